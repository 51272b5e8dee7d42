"""Home, Exchange and a change of 10,000 records with 100,000 applicants, each beside the bare SQL that cannot be spared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import compare, seconds
from benchmarks.people import programme_with
from exchange_app.kinds.registry import shared_kinds
from exchange_app.services.access import Access
from exchange_app.services.home import home
from exchange_app.services.ledger import ledger
from exchange_app.services.records import Edit, write
from exchange_app.store import Query, Store
from exchange_app.store.sqlite.engine import equipped
from exchange_app.text import msg

ROWS = 100_000
MANY = 10_000
TODAY = date(2026, 11, 30)
PARTNER = "TR"


def scan(connection: Any) -> None:
    """Read every record of every kind that leaves for a partner, and nothing else."""
    for key in shared_kinds():
        connection.execute(f"SELECT count(*), max(changed_by || origin || removed) FROM {key}").fetchall()


def send(store: Store) -> None:
    """Enter an export to the partner, as if everything had gone to it."""
    with store.write(msg("Sent"), author="bench") as work:
        work.app_data.log_export(PARTNER, cohorts=[], fields=[], people=0, file_name="", file_hash="", base=b"")


def cities(store: Store, names: Iterator[str]) -> None:
    """Change the city of many applicants, as from the bar of the selected records."""
    with store.read() as reader:
        rows = reader.rows("applicant", ("version",), reader.keys(Query("applicant"))[:MANY])
    city = next(names)
    edits = [Edit("applicant", id, {"city": city}, version) for _key, id, version in rows]
    write(store, msg("Benchmark"), edits, access=Access("bench"))


def update(connection: Any, city: str) -> None:
    """The same with one bare statement for each record, and no journal."""
    connection.execute("BEGIN IMMEDIATE")
    chosen = connection.execute("SELECT id FROM applicant ORDER BY pk LIMIT ?", (MANY,)).fetchall()
    connection.executemany("UPDATE applicant SET city = ? WHERE id = ?", [(city, id) for (id,) in chosen])
    connection.execute("COMMIT")


def run() -> None:
    """Print the ratios: both pages before anything was sent and after a change of many records since, the change, its undo."""
    names = (f"Şəhər {letter}{other}" for letter in "abcdefgh" for other in "abcdefgh")
    with TemporaryDirectory(prefix="exchange-bench-") as folder:
        path = Path(folder) / "store.exchange"
        copyfile(programme_with(ROWS), path)
        connection = equipped(path, None)
        with Store.open(path) as store:

            def pages(when: str) -> None:
                for page, bound, read in (
                    ("home", 15, lambda: home(store, None, TODAY)),
                    ("exchange", 20, lambda: ledger(store, PARTNER)),
                ):
                    compare(
                        f"{page} {when}",
                        bound,
                        lambda read=read: seconds(read),  # type: ignore[misc]
                        lambda: seconds(lambda: scan(connection)),
                        rounds=3,
                    )

            def taken_back() -> float:
                cities(store, names)
                return seconds(lambda: store.undo("bench"))

            pages("before the first export")
            send(store)
            bare = lambda: seconds(lambda: update(connection, next(names)))  # noqa: E731
            compare(f"{MANY} records changed", 30, lambda: seconds(lambda: cities(store, names)), bare, rounds=3)
            pages("after many changes")
            compare(f"{MANY} records taken back", 30, taken_back, bare, rounds=3)
        connection.close()
