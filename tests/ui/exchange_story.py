"""A store of TR that has exchanged files with AZ for a while: written into a real store, as exports and merges write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from exchange_app.store import Store
from exchange_app.text import msg

FIELDS = ["applicant.given_name", "applicant.family_name", "applicant.phone", "applicant.city", "outlet.name"]


def tell(path: Path) -> dict[str, str]:
    """Two files of ours (the first came back, the second is confirmed), nos. 1 and 3 of theirs, a third one of ours."""
    ids: dict[str, str] = {}
    with Store.open(path) as store:

        def send(key: str, days: int, **how) -> None:
            with store.write(msg("Sent"), author="Derya Koç") as work:
                work.operation.at = _before(days)
                given = {
                    "cohorts": ["TR-C2026-0001"],
                    "fields": FIELDS,
                    "people": 214,
                    "file_name": f"for-AZ-{key}.xlsx",
                    "file_hash": "ab" * 32,
                    "base": b"",
                }
                ids[key] = work.app_data.log_export("AZ", **(given | how))

        def merge(export: str, number: int, days: int, sender: str = "AZ", knows=()) -> None:
            with store.write(msg("Merged"), author="Mert Aydın") as work:
                work.operation.at = _before(days)
                work.app_data.log_receipt(
                    export, sender=sender, number=number, made_at=_before(days + 1), file_name=f"from-AZ-{number}.xlsx", file_hash="", content_hash=export,
                    base="from file", acknowledged=list(knows), counts={"changed": 31, "added": 2, "conflicts": 4},
                )  # fmt: skip

        send("one", 40)
        merge(ids["one"], 1, 30, sender="TR")
        send("two", 25, fields=[*FIELDS, "applicant.passport_number"], basis="visa application", encrypted=True)
        merge("az-1", 1, 20, knows=[ids["two"]])
        merge("az-3", 3, 8)
        send("three", 3)
    return ids


def work_on(path: Path, count: int) -> list[str]:
    """Change the city of so many people; gives their ids."""
    with Store.open(path) as store:
        with store.read() as reader:
            people = [each.id for each in reader.records("applicant")][:count]
        with store.write(msg("Cities"), author="Selin") as work:
            for at, each in enumerate(people):
                work.update("applicant", each, {"city": f"Town {at}"})
    return people


def _before(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
