"""Import of 50,000 rows of 25 columns, end to end, beside reading the same file and putting its rows into a bare table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import load_workbook
from sqlcipher3 import dbapi2 as driver

from benchmarks.measure import compare, seconds
from benchmarks.people import people
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.values import show
from exchange_app.services.access import Access
from exchange_app.services.importing import apply, prepare
from exchange_app.sheets.write import write_table
from exchange_app.store import AgencySpec, Store
from exchange_app.store.sqlite.engine import PRAGMAS
from exchange_app.text import words

ROWS = 50_000
_SAID = frozenset((FieldType.CHOICE, FieldType.LEVEL, FieldType.COUNTRY))


def workbook(path: Path, count: int = ROWS, columns: int | None = None) -> None:
    """A list as a partner agency mails it: Azerbaijani headers, days as days, choices in words."""
    azerbaijani = words("az")
    rows = people(count)
    fields = [kind("applicant").field(key) for key in list(rows[0])[:columns]]
    lines = (
        [show(field, row[field.key], azerbaijani) if field.type in _SAID else row[field.key] for field in fields]
        for row in rows
    )
    types = [field.type if field.type in (FieldType.DATE, FieldType.INTEGER) else FieldType.TEXT for field in fields]
    write_table(path, [azerbaijani.say(field.label) for field in fields], lines, types)


@contextmanager
def _fresh_store() -> Iterator[Store]:
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        spec = AgencySpec("TR", "Türkiye Medya Ajansı", "TR", "tr")
        partner = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
        with Store.create(Path(name) / "store.exchange", agency=spec, partners=[partner]) as store:
            yield store


def ours(path: Path) -> float:
    """Seconds of one import into an empty store: opened in a child process, mapped, checked, compared, written, indexed."""
    with _fresh_store() as store:
        took = seconds(lambda: apply(store, prepare(store, path), access=Access("bench")))
        with store.read() as reader:
            written = len(list(reader.records("applicant")))
        if written < ROWS * 0.95:
            raise RuntimeError(f"only {written} of {ROWS} rows were written")
        return took


def bare(path: Path) -> float:
    """Seconds of the least that brings the same cells into a table of the same engine with the same pragmas."""
    with TemporaryDirectory(prefix="exchange-bench-") as name:

        def insert() -> None:
            head, *rows = load_workbook(path).get_sheet_by_index(0).to_python()
            connection = driver.connect(str(Path(name) / "bare.db"), isolation_level=None)
            for key, value in (("journal_mode", "WAL"), *PRAGMAS):
                connection.execute(f"PRAGMA {key} = {value}")
            connection.execute(f"CREATE TABLE bare ({', '.join(f'c{at}' for at in range(len(head)))})")
            places = ", ".join("?" * len(head))
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                f"INSERT INTO bare VALUES ({places})",
                ([cell if isinstance(cell, str | float | int) else cell.isoformat() for cell in row] for row in rows),
            )
            connection.execute("COMMIT")
            connection.close()

        return seconds(insert)


def run() -> None:
    """Print the ratio."""
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        path = Path(name) / "list.xlsx"
        workbook(path)
        compare("import of 50000 rows of 25", 2.5, lambda: ours(path), lambda: bare(path))
