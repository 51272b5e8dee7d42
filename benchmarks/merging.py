"""Merging a returned workbook of 50,000 people, end to end, beside importing a list of the same people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.importing import ROWS, ours, workbook
from benchmarks.measure import compare, seconds
from benchmarks.people import people
from exchange_app.services.access import Access
from exchange_app.services.exporting import export
from exchange_app.services.merging import apply, open_review
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

EVERY = 10
"""One row in so many was edited by the partner."""
_CITY = "Bakı"
_OTHER = "Xankəndi"


def sent(folder: Path) -> tuple[Path, Path]:
    """A store with the people, and the workbook that was sent of it and comes back with edited cells."""
    path = folder / "store.exdesk"
    spec, partner = (
        AgencySpec("TR", "Türkiye Medya Ajansı", "TR", "tr"),
        AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az"),
    )
    with Store.create(path, agency=spec, partners=[partner]) as store:
        with store.write(msg("People"), author="bench") as work:
            work.create_many("applicant", people(ROWS), agency="AZ")
        export(store, folder / "sent.xlsx", to="AZ", access=Access("bench"))
    returned = folder / "returned.xlsx"
    edit(folder / "sent.xlsx", returned)
    return path, returned


def edit(source: Path, target: Path) -> None:
    """Type another city into one row in EVERY that has the commonest one, as a person would, without loading the book."""
    with ZipFile(source) as package, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as made:
        for name in package.namelist():
            data = package.read(name)
            if name.startswith("xl/worksheets/"):
                rows = data.split(b"</row>")
                wanted = _CITY.encode()
                for at in range(0, len(rows), EVERY):
                    rows[at] = rows[at].replace(b">" + wanted + b"<", b">" + _OTHER.encode() + b"<")
                data = b"</row>".join(rows)
            made.writestr(name, data)


@contextmanager
def _copy(store: Path) -> Iterator[Store]:
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        place = Path(name) / "store.exdesk"
        copyfile(store, place)
        with Store.open(place) as opened:
            yield opened


def merging(store: Path, returned: Path) -> float:
    """Seconds of one merge: opened in a child process, told apart from its base, held against the store, written, indexed."""
    with _copy(store) as opened:
        took = seconds(lambda: apply(opened, open_review(opened, returned), access=Access("bench")))
        with opened.read() as reader:
            if not reader.app_data.receipts()[0].counts["changed"]:
                raise RuntimeError("nothing was merged")
        return took


def run() -> None:
    """Print the ratio."""
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        folder = Path(name)
        store, returned = sent(folder)
        workbook(folder / "list.xlsx")
        compare(
            "merge of a returned workbook of 50000 rows",
            1.6,
            lambda: merging(store, returned),
            lambda: ours(folder / "list.xlsx"),
        )
