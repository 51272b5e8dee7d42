"""Undo and redo as the Edit menu and the command line use them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from exchange_app.services.access import Access
from exchange_app.services.disclosures import disclose
from exchange_app.services.undo import Steps, obstacle, operations, redo, steps, undo
from exchange_app.store import AgencySpec, Sought, Store
from exchange_app.text import Message, msg, words


def test_the_menu_offers_undo_then_redo_by_name(tmp_path: Path) -> None:
    def offered() -> tuple[str | None, str | None]:
        with store.read() as reader:
            found: Steps = steps(reader)
        return tuple(None if each is None else words("en").say(each) for each in (found.undo, found.redo))

    with Store.create(tmp_path / "office.exdesk", agency=AgencySpec("AZ", "A", "AZ", "az")) as store:
        assert offered() == (None, None)
        with store.write(msg("Outlet added"), author="Selin") as work:
            work.create("outlet", {"name": "Kaspi TV"})
        assert offered() == ("Outlet added", None)
        assert isinstance(undo(store, access=Access("Selin")).label, Message)
        assert offered() == (None, "Outlet added")
        redo(store, access=Access("Selin"))
        undo(store, access=Access("Selin"), number=2)
        with store.read() as reader:
            assert [(each.number, each.undone) for each in operations(reader)] == [
                (5, False),
                (4, False),
                (3, False),
                (2, True),
                (1, False),
            ]


def test_the_history_of_the_store_is_sought_by_person_kind_and_day(tmp_path: Path) -> None:
    with Store.create(tmp_path / "office.exdesk", agency=AgencySpec("AZ", "A", "AZ", "az")) as store:
        with store.write(msg("Outlet added"), author="Selin") as work:
            outlet = work.create("outlet", {"name": "Kaspi TV"})
        with store.write(msg("Person added"), author="Derya") as work:
            person = work.create("applicant", {"family_name": "Kaya", "national_id": "10000000146"})
        disclose(store, "applicant", person, access=Access("Selin"))
        with store.write(msg("Outlet renamed"), author="Derya") as work:
            work.update("outlet", outlet, {"name": "Kaspi"})

        def numbers(**sought: Any) -> list[int]:
            with store.read() as reader:
                return [each.number for each in reader.journal.sought(Sought(**sought)) if each.number > 1]

        assert numbers() == [5, 4, 3, 2]
        assert numbers(author="Selin") == [4, 2]
        assert numbers(kind="outlet") == [5, 2]
        assert numbers(kind="applicant") == [4, 3]
        assert numbers(shown=True) == [4]
        now = datetime.now(UTC)
        assert numbers(since=now - timedelta(minutes=5), until=now + timedelta(minutes=5)) == [5, 4, 3, 2]
        assert numbers(since=now + timedelta(minutes=5)) == numbers(until=now - timedelta(days=1)) == []
        with store.read() as reader:
            assert reader.journal.authors()[-2:] == ["Derya", "Selin"]
            assert [each.number for each in reader.journal.sought(Sought(), 2, before=5)] == [4, 3]


def test_what_stands_in_the_way_of_a_step_is_told_and_nothing_is_done(tmp_path: Path) -> None:
    with Store.create(tmp_path / "office.exdesk", agency=AgencySpec("AZ", "A", "AZ", "az")) as store:
        with store.write(msg("Outlet added"), author="Selin") as work:
            outlet = work.create("outlet", {"name": "Kaspi TV"})
        with store.write(msg("Outlet renamed"), author="Derya") as work:
            work.update("outlet", outlet, {"name": "Kaspi"})
        told = obstacle(store, 2)
        assert told is not None and "“Outlet renamed”" in words("en").say(told)
        assert obstacle(store, 3) is None
        with store.read() as reader:
            assert reader.journal.operations(1)[0].number == 3
            assert reader.record("outlet", outlet).get("name") == "Kaspi"
