"""Two agencies that exchange workbooks for some weeks, with real stores and real files: what the help's pictures show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from exchange_app.domain.titles import listed
from exchange_app.services.access import Access
from exchange_app.services.demo import fill
from exchange_app.services.exporting import export
from exchange_app.services.merging import apply, keep_review, open_review
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, sort_key

TR = AgencySpec("TR", "Boğaz Medya Akademisi", "TR", "tr")
AZ = AgencySpec("AZ", "Xəzər Media Mərkəzi", "AZ", "az")
DERYA, GUNEL = "Derya Koç", "Günel Məmmədova"
PEOPLE = 2
"""The place of the applicants' sheet in a workbook."""


@contextmanager
def days_ago(days: float) -> Iterator[None]:
    """What is written in the block bears an earlier date."""
    then = datetime.now(UTC) - timedelta(days=days)

    class Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return then

    stamp = then.isoformat(timespec="milliseconds")
    with (
        patch("exchange_app.store.operation.now", lambda: stamp),
        patch("exchange_app.services.exporting.datetime", Then),
    ):
        yield


def tell(folder: Path) -> tuple[Path, Path]:
    """Write the story into `folder`; gives the store of TR, and the workbook of AZ that waits to be opened there."""
    path, other = folder / "tr.exdesk", folder / "az.exdesk"
    with Store.create(path, agency=TR, partners=[AZ]) as ours, Store.create(other, agency=AZ, partners=[TR]) as theirs:
        fill(ours, today=date.today(), agencies={"TR": "TR", "AZ": "AZ"}, home="TR")
        with days_ago(45):
            export(ours, folder / "TR-no1-for-AZ.xlsx", to="AZ", access=Access(DERYA))
        _merge(theirs, folder / "TR-no1-for-AZ.xlsx", 43, GUNEL)
        _change(theirs, 40, GUNEL, "AZ", "phone", [f"+99455{at:07}" for at in range(3120077, 3120089)])
        with days_ago(38):
            export(theirs, folder / "AZ-no1-for-TR.xlsx", to="TR", access=Access(GUNEL))
        _merge(ours, folder / "AZ-no1-for-TR.xlsx", 36, DERYA)
        with days_ago(30):
            export(
                ours,
                folder / "TR-no2-for-AZ.xlsx",
                to="AZ",
                with_sensitive=True,
                basis="visa application",
                password="kalem bulut tren deniz",
                access=Access(DERYA),
            )
        with days_ago(26):
            export(ours, folder / "TR-no3-for-AZ.xlsx", to="AZ", access=Access(DERYA))
        _fill_in(folder / "TR-no3-for-AZ.xlsx", folder / "TR-no3-for-AZ (filled in).xlsx")
        _merge(ours, folder / "TR-no3-for-AZ (filled in).xlsx", 19, DERYA)
        for number, days in ((2, 15), (3, 9)):
            _change(theirs, days + 1, GUNEL, "AZ", "city", ["Şəki", "Quba", "Lənkəran", "Gəncə", "Naxçıvan"][number:])
            with days_ago(days):
                export(theirs, folder / f"AZ-no{number}-for-TR.xlsx", to="TR", access=Access(GUNEL))
        _merge(ours, folder / "AZ-no3-for-TR.xlsx", 8, DERYA)
        with days_ago(5):
            export(ours, folder / "TR-no4-for-AZ.xlsx", to="AZ", access=Access(DERYA))
        waiting = folder / "TR-no4-for-AZ (1).xlsx"
        _fill_in(
            folder / "TR-no4-for-AZ.xlsx", waiting, people=9, added=("Orxan", "Vəliyev", "+994557002266"), removed=6
        )
        _change(ours, 1, "Selin Aydın", "AZ", "phone", [f"+99450{at:07}" for at in range(7310018, 7310021)])
        _change(ours, 0.2, DERYA, "TR", "position", ["muhabir", "baş editör", "kameraman", "sunucu"])
        with ours.write(msg("New"), author=DERYA) as work:
            work.create("outlet", {"name": "Kuzey Radyo", "city": "Trabzon", "country": "TR", "places": 3}, agency="AZ")
        review = open_review(ours, waiting)
        keep_review(ours, review, waiting.read_bytes(), access=Access(DERYA))
    return path, waiting


def _merge(store: Store, path: Path, days: float, author: str) -> None:
    review = open_review(store, path)
    with days_ago(days):
        apply(store, review, access=Access(author))


def _change(store: Store, days: float, author: str, agency: str, field: str, values: list[str]) -> None:
    """Type new values into a field of the first people of an agency."""
    with store.read() as reader:
        people = sorted(
            (each for each in reader.records("applicant") if each.agency == agency),
            key=lambda each: sort_key(listed(each), "az"),
        )
    with days_ago(days), store.write(msg("Edit"), author=author) as work:
        for each, value in zip(people, values, strict=False):
            work.update("applicant", each.id, {field: value})


def _fill_in(
    path: Path,
    target: Path,
    people: int = 5,
    added: tuple[str, str, str] = ("Nigar", "Rəhimova", "+994551230099"),
    removed: int | None = None,
) -> None:
    """What a person in a spreadsheet does: corrects phones and cities, adds somebody in a spare row, takes one out."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[PEOPLE]
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    own = own_rows(sheet)
    for at, row in enumerate(own[:people]):
        sheet.cell(row, heads["Telefon"]).value = f"+99455{4410000 + 37 * at + 100 * people + row:07}"
        if at % 2:
            sheet.cell(row, heads["Şəhər"]).value = "Mingəçevir"
    spare = spare_rows(sheet)[0]
    for head, value in zip(("Adı", "Soyadı", "Telefon", "Şəhər"), (*added, "Bakı"), strict=True):
        sheet.cell(spare, heads[head]).value = value
    if removed is not None:
        sheet.cell(own[removed], heads["Sil? (bəli)"]).value = "bəli"
    book.save(target)


def own_rows(sheet: Worksheet) -> list[int]:
    """The rows that the partner's side may fill."""
    return [
        row
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, 2).value and not sheet.cell(row, 2).protection.locked
    ]


def spare_rows(sheet: Worksheet) -> list[int]:
    """The free rows at the end."""
    return [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value is None]
