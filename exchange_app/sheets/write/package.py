"""An xlsx package put together: sheets streamed into the zip, the rest from `parts`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from exchange_app.domain.sheet_address import column_letters
from exchange_app.progress import Progress, Silent
from exchange_app.sheets.embedded_names import HIDDEN_SHEET
from exchange_app.sheets.trouble import TooManyRows
from exchange_app.sheets.write import parts
from exchange_app.sheets.write.cell_xml import data_rows, header_row, inline
from exchange_app.sheets.write.model import Book, SheetPlan
from exchange_app.sheets.write.styles import style, styles_part
from exchange_app.sheets.write.validations import validations
from exchange_app.text import msg

CHUNK = 29_000
MOST_ROWS = 1_048_576
COMPRESSION = 1
_START = f'{parts.HEAD}<worksheet xmlns="{parts.MAIN}" xmlns:r="{parts.RELATIONS}">'
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"{shown}><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    '<selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews>'
)
_PROTECTION = (
    '<sheetProtection sheet="1" objects="0" scenarios="0" formatCells="0" formatColumns="0" formatRows="0" '
    'sort="0" autoFilter="0"/>'
)
_RELATION = parts.RELATIONS


def write_book(book: Book, target: Path | IO[bytes], progress: Progress | None = None) -> None:
    """Write a workbook into memory, or to a path, which is replaced in place: go through `replacing` for a person's file.

    Raises OSError of the disk, TooManyRows, Cancelled.
    """
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as package:
        _Writer(book, package, progress or Silent()).write()


class _Writer:
    def __init__(self, book: Book, package: ZipFile, progress: Progress) -> None:
        self.book, self.package, self.progress = book, package, progress
        self.names: list[tuple[str, str]] = []
        self.tables = 0
        self.done = 0

    def write(self) -> None:
        """All parts, sheets first."""
        if self.book.readme is not None:
            title, lines = self.book.readme
            self._sheet(title, _readme(lines))
        places = self._places()
        for sheet in self.book.sheets:
            self._data_sheet(sheet, places)
        if self.book.lists:
            self._sheet(self.book.lists_name, _lists(list(self.book.lists.values())), state="hidden")
        if self.book.hidden:
            self._sheet(HIDDEN_SHEET, _chunks(self.book.hidden), state="veryHidden")
        self._rest()

    def _rest(self) -> None:
        custom = bool(self.book.properties)
        count = len(self.names)
        sheets = [(f"{_RELATION}/worksheet", f"worksheets/sheet{n}.xml") for n in range(1, count + 1)]
        more = [(f"{_RELATION}/styles", "styles.xml")]
        roots = [
            (f"{_RELATION}/officeDocument", "xl/workbook.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ]
        if custom:
            more.append((f"{_RELATION}/customXml", "../customXml/item1.xml"))
            roots.append((f"{_RELATION}/custom-properties", "docProps/custom.xml"))
            self._part("docProps/custom.xml", parts.custom_properties(self.book.properties))
            self._part("customXml/item1.xml", parts.custom_xml(self.book.hidden))
            self._part("customXml/itemProps1.xml", parts.custom_xml_properties())
            props = [(f"{_RELATION}/customXmlProps", "itemProps1.xml")]
            self._part("customXml/_rels/item1.xml.rels", parts.relations(props))
        self._part("docProps/core.xml", parts.core_properties())
        self._part("xl/styles.xml", styles_part())
        self._part("xl/workbook.xml", parts.workbook(self.names))
        self._part("xl/_rels/workbook.xml.rels", parts.relations([*sheets, *more]))
        self._part("_rels/.rels", parts.relations(roots))
        self._part("[Content_Types].xml", parts.content_types(count, self.tables, custom))

    def _part(self, name: str, text: str) -> None:
        self.package.writestr(name, text)

    def _sheet(self, name: str, chunks: Iterator[str], state: str = "visible") -> int:
        """Stream one sheet into the package and give its number."""
        self.names.append((name, state))
        number = len(self.names)
        with self.package.open(f"xl/worksheets/sheet{number}.xml", "w") as stream:
            for chunk in chunks:
                stream.write(chunk.encode("utf-8"))
        return number

    def _data_sheet(self, sheet: SheetPlan, places: Mapping[str, str]) -> None:
        self.tables += 1
        table, last = self.tables, [1]
        shown = ' tabSelected="1"' if not self.names else ""
        number = self._sheet(sheet.name, self._data_chunks(sheet, places, shown, last))
        headers = [column.header for column in sheet.columns]
        self._part(f"xl/tables/table{table}.xml", parts.table(table, headers, last[0]))
        link = [(f"{_RELATION}/table", f"../tables/table{table}.xml")]
        self._part(f"xl/worksheets/_rels/sheet{number}.xml.rels", parts.relations(link))

    def _data_chunks(self, sheet: SheetPlan, places: Mapping[str, str], shown: str, last: list[int]) -> Iterator[str]:
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{column.width + 2}" customWidth="1"/>'
            for n, column in enumerate(sheet.columns, 1)
        )
        yield f"{_START}{_FROZEN.format(shown=shown)}<cols>{columns}</cols><sheetData>{header_row(sheet)}"
        row = 1
        for chunk, row in data_rows(sheet):
            if row > MOST_ROWS:
                raise TooManyRows(sheet.name)
            self.progress.step(self.done + row, None, msg("Writing {sheet}", sheet=sheet.name))
            yield chunk
        self.done += row
        last[0] = row
        protection = _PROTECTION if sheet.protected else ""
        rules = validations(sheet, self.book, places, row)
        page = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        yield f'</sheetData>{protection}{rules}{page}<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'

    def _places(self) -> dict[str, str]:
        """Where each list of choices stands in the sheet of lists."""
        name = self.book.lists_name.replace("'", "''")
        return {
            key: f"'{name}'!${column_letters(at)}$1:${column_letters(at)}${max(len(values), 1)}"
            for at, (key, values) in enumerate(self.book.lists.items())
        }


def _readme(lines: Sequence[str]) -> Iterator[str]:
    yield f'{_START}<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
    yield '<cols><col min="1" max="1" width="110" customWidth="1"/></cols><sheetData>'
    for row, line in enumerate(lines, 1):
        look = style("title") if row == 1 else style("line")
        yield f'<row r="{row}"><c r="A{row}" s="{look}" t="inlineStr">{inline(line)}</c></row>'
    yield '</sheetData><sheetProtection sheet="1"/></worksheet>'


def _lists(lists: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"{_START}<sheetData>"
    for row in range(1, max((len(values) for values in lists), default=0) + 1):
        cells = (
            f'<c r="{column_letters(at)}{row}" t="inlineStr">{inline(values[row - 1])}</c>'
            for at, values in enumerate(lists)
            if row <= len(values)
        )
        yield f'<row r="{row}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def _chunks(text: str) -> Iterator[str]:
    yield f"{_START}<sheetData>"
    for row, start in enumerate(range(0, len(text), CHUNK), 1):
        yield f'<row r="{row}"><c r="A{row}" t="inlineStr">{inline(text[start : start + CHUNK])}</c></row>'
    yield "</sheetData></worksheet>"
