"""The report workbook: the partner's own file, its faulty cells marked and commented, and a sheet that lists them all."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange_app.files import replacing
from exchange_app.sheets.encryption import decrypted, sealed, takes_password
from exchange_app.sheets.limits import MB
from exchange_app.sheets.open import ooxml
from exchange_app.sheets.raw import BrokenCell, Cell, RawBook
from exchange_app.text import Words

_OWN_FILE_UP_TO = 8 * MB
_MOST_CELLS_MERGED = 200_000
_MOST_COMMENTS = 5_000
_FAULT, _HEAD = "FFF4B6B0", "FF1F4E5F"
_ILLEGAL = {code: None for code in range(32) if code not in (9, 10, 13)}


@dataclass(frozen=True, slots=True)
class ReportedCell:
    """A cell that could not be read: `row` from 1 and `column` letters as the spreadsheet shows them ("" for a whole row).
    Row 0 is no place in the sheet: the finding is only listed.

    `field` is the field's label and `message` the sentence, both in the report's language; `words` is what the cell holds.
    """

    sheet: str
    row: int
    column: str
    field: str
    message: str
    words: str = ""

    @property
    def place(self) -> str:
        """The address of the cell, or of the row's first cell."""
        return f"{self.column or 'A'}{self.row}"


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands above the list of findings: what it is about, and what the reader is asked to do."""

    about: str
    please: str


def write_report(
    source: Path, book: RawBook, findings: Sequence[ReportedCell], target: Path, words: Words, *,
    headline: Headline | None = None, password: str | None = None, opens_with: str | None = None,
) -> int:  # fmt: skip
    """Write the report on `source`, which was read as `book`, to `target` (xlsx); gives the number of cells marked.

    An xlsx or xlsm is copied with its looks; of other formats, and of files past 8 MB, the report holds a faithful grid of
    the cells. The source is not touched. `headline` is that of an import where none is given; a `password` seals the
    report; `opens_with` is that of a sealed source. Raises TargetBusy, TargetFull, TargetForbidden, TargetMissing.
    """
    with replacing(target) as draft:
        copy = _own_copy(source, book, opens_with) or _grid(book)
        marked = _mark(copy, findings)
        _list(copy, findings, words, headline or of_import(findings, words))
        workbook = _saved(copy)
        draft.write(workbook if password is None else sealed(workbook, password))
    return marked


def _saved(copy: Any) -> bytes:
    """The workbook, in memory: by itself openpyxl writes each sheet into the system's temporary folder, open to be read."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):  # type: ignore[misc]
        def write_worksheet(self, sheet: Any) -> None:
            sheet._drawing = SpreadsheetDrawing()
            sheet._drawing.charts, sheet._drawing.images = sheet._charts, sheet._images
            writer = WorksheetWriter(sheet, io.BytesIO())
            writer.write()
            sheet._rels = writer._rels
            self._archive.writestr(sheet.path[1:], writer.out.getvalue())
            self.manifest.append(sheet)

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        InMemory(copy, package).save()
    return target.getvalue()


def _own_copy(source: Path, book: RawBook, password: str | None) -> Any:
    """The partner's workbook with its looks; None where it is another format, too large, or cannot be taken over."""
    if book.format not in ("xlsx", "xlsm") or "partial" in book.notes or source.stat().st_size > _OWN_FILE_UP_TO:
        return None
    if sum(len(sheet.rows) * 8 + sum(map(len, sheet.rows)) for sheet in book.sheets) > 3_000_000:
        return None
    try:
        plain: Path | io.BytesIO = (
            io.BytesIO(decrypted(source, password)) if password is not None and takes_password(source) else source
        )
        if _merged_cells(plain) > _MOST_CELLS_MERGED:
            return None
        from openpyxl import load_workbook

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(plain, keep_links=False)
    except Exception:
        return None


def _merged_cells(source: Path | io.BytesIO) -> int:
    """Cells under merged ranges as the file declares them."""
    count = 0
    with zipfile.ZipFile(source) as package:
        for part in ooxml.contents(package).parts:
            if part.path:
                for top, left, bottom, right in ooxml.merged_in(package.read(part.path)):
                    count += max(0, bottom - top + 1) * max(0, right - left + 1)
    return count


def _grid(book: RawBook) -> Any:
    """A workbook with the same cells at the same places."""
    from openpyxl import Workbook

    copy = Workbook()
    copy.remove(copy.active)
    taken: set[str] = set()
    for raw in book.sheets:
        sheet = copy.create_sheet(sheet_name(raw.name, taken))
        sheet.sheet_state = "hidden" if raw.hidden else "visible"
        for index, row in raw.filled_rows():
            for column, value in enumerate(row, 1):
                if value is not None:
                    put(sheet.cell(index + 1, column), value)
        for span in raw.merged:
            sheet.merge_cells(None, span.top + 1, span.left + 1, span.bottom + 1, span.right + 1)
    return copy


def sheet_name(name: str, taken: set[str]) -> str:
    """The name as a sheet may be called (31 characters, none of them []:*?/\\), unlike all in `taken`; enters it there."""
    plain = "".join("-" if letter in "[]:*?/\\" or ord(letter) < 32 else letter for letter in name).strip("' ") or "-"
    plain, number = plain[:31], 1
    candidate = plain
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{plain[: 30 - len(str(number))]} {number}"
    taken.add(candidate.casefold())
    return candidate


def put(cell: Any, value: Cell) -> None:
    """Set a cell to a value as it stands; text is text, whatever it begins with."""
    match value:
        case BrokenCell():
            value = value.words
        case str():
            pass
        case _:
            cell.value = value
            return
    cell.value = value.translate(_ILLEGAL)[:32_767]
    if cell.value:
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@"


def _mark(copy: Any, findings: Sequence[ReportedCell]) -> int:
    """Fill and comment the cells of the findings; gives how many."""
    from openpyxl.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    fill = PatternFill("solid", fgColor=_FAULT)
    said: dict[tuple[str, str], list[str]] = {}
    for finding in (each for each in findings if each.row):
        said.setdefault((finding.sheet, finding.place), []).append(finding.message)
    marked = 0
    names = {sheet.title: sheet for sheet in copy.worksheets}
    if len(names) == 1:
        [only] = names.values()
        names |= {sheet: only for sheet, _ in said}
    for number, ((name, place), messages) in enumerate(said.items()):
        if name not in names:
            continue
        sheet = names[name]
        cell = _first_of_merge(sheet, place) if isinstance(sheet[place], MergedCell) else sheet[place]
        cell.fill = fill
        if number < _MOST_COMMENTS:
            text = "\n".join(dict.fromkeys(messages))
            cell.comment = Comment(text[:2000], "Exchange Desk", height=40 + 18 * (1 + len(text) // 34), width=260)
        marked += 1
    return marked


def _first_of_merge(sheet: Any, place: str) -> Any:
    for found in sheet.merged_cells.ranges:
        if place in found:
            return sheet.cell(found.min_row, found.min_col)
    return sheet[place]


def of_import(findings: Sequence[ReportedCell], words: Words) -> Headline:
    """The headline of an import's report."""
    return Headline(
        words.n_("{count} cell could not be read", "{count} cells could not be read", len(findings)),
        words._("Please correct the marked cells in the sheets of this workbook and send it back."),
    )


def _list(copy: Any, findings: Sequence[ReportedCell], words: Words, headline: Headline) -> None:
    """The first sheet: every finding with its place, in the order of the file."""
    from openpyxl.styles import Alignment, Font, PatternFill

    taken = {sheet.title.casefold() for sheet in copy.worksheets} | {
        sheet.title.casefold() for sheet in copy.chartsheets
    }
    sheet = copy.create_sheet(sheet_name(words.p_("sheet", "Problems"), taken), 0)
    put(sheet["A1"], headline.about)
    put(sheet["A2"], headline.please)
    sheet["A1"].font = Font(bold=True, size=14)
    headers = (
        words.p_("report", "Sheet"),
        words.p_("report", "Row"),
        words.p_("report", "Cell"),
        words.p_("report", "Field"),
        words.p_("report", "What the cell says"),
        words.p_("report", "What is wrong"),
    )
    for column, (header, width) in enumerate(zip(headers, (24, 8, 8, 26, 34, 70), strict=True), 1):
        cell = sheet.cell(4, column)
        put(cell, header)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor=_HEAD)
        sheet.column_dimensions[cell.column_letter].width = width
    wrap = Alignment(wrap_text=True, vertical="top")
    titles = {each.title for each in copy.worksheets}
    for row, finding in enumerate(findings, 5):
        values: tuple[str | int, ...] = (
            finding.sheet,
            finding.row or "",
            finding.column,
            finding.field,
            finding.words,
            finding.message,
        )
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            put(cell, value)
            cell.alignment = wrap
        if finding.row and finding.sheet in titles:
            quoted = finding.sheet.replace("'", "''")
            sheet.cell(row, 3).hyperlink = f"#'{quoted}'!{finding.place}"
            put(sheet.cell(row, 3), finding.place)
            sheet.cell(row, 3).font = Font(color="FF1F4E9F", underline="single")
    sheet.freeze_panes = "A5"
    sheet.auto_filter.ref = f"A4:F{max(5, 4 + len(findings))}"
    copy.active = 0
