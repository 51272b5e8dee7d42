"""The readers of each format, as they run inside the child process. Each yields sheets: a head, then its rows."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exchange_app.sheets.limits import MB, Limits
from exchange_app.sheets.open import binary, ooxml, text_files
from exchange_app.sheets.open import html as web_page
from exchange_app.sheets.open import ods as open_document
from exchange_app.sheets.open.ooxml import Place, SpanData
from exchange_app.sheets.open.worksheets import Source, content, opened, worksheets
from exchange_app.sheets.raw import BrokenCell


@dataclass(slots=True)
class SheetData:
    """A sheet on its way out of the child: rows as the reader gives them, broken cells by place."""

    name: str
    hidden: bool
    rows: Iterable[Sequence[Any]]
    height: int | None = None
    merged: list[SpanData] = field(default_factory=list)
    broken: dict[Place, BrokenCell] = field(default_factory=dict)
    date1904: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    struck_rows: list[int] = field(default_factory=list)
    unclosed_rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class BookData:
    """A workbook on its way out of the child."""

    format: str
    sheets: Iterator[SheetData]
    encoding: str | None = None
    separator: str | None = None
    made_by: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    carried: str = ""


class EncryptedFile(Exception):
    """A password is needed."""


def xlsx_by_calamine(path: Source, limits: Limits, name: str) -> BookData:
    """An xlsx or xlsm, fast. Raises CalamineError and whatever the package's damage raises."""
    from python_calamine import CalamineWorkbook

    extra = worksheets(path, limits)
    book = CalamineWorkbook.from_filelike(content(path))

    def sheets() -> Iterator[SheetData]:
        for title, hidden in _worksheets(book):
            sheet = book.get_sheet_by_name(title)
            merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            found = SheetData(title, hidden, _rows(sheet), sheet.total_height, merged, date1904=contents.date1904)
            if extra:
                found.broken = extra.broken(title)
                found.hidden_rows, found.struck_rows = extra.aside(title)
            yield found

    contents = extra.contents if extra else ooxml.Package(())
    notes = [] if extra else ["formulas"]
    return BookData(
        name, sheets(), made_by=contents.made_by, properties=contents.properties, notes=notes, carried=contents.carried
    )


def xlsx_by_openpyxl(path: Source, limits: Limits, name: str) -> BookData:
    """An xlsx or xlsm that the fast reader cannot open; declared dimensions are not believed."""
    from openpyxl import load_workbook

    warnings.simplefilter("ignore")
    extra = worksheets(path, limits)
    book = load_workbook(opened(path), read_only=True, data_only=True, keep_links=False)

    def sheets() -> Iterator[SheetData]:
        for sheet in book.worksheets:
            if not hasattr(sheet, "reset_dimensions"):
                continue
            sheet.reset_dimensions()
            hidden, rows = sheet.sheet_state != "visible", sheet.iter_rows(values_only=True)
            found = SheetData(sheet.title, hidden, rows, date1904=book.epoch.year == 1904)
            if extra:
                found.merged, found.broken = extra.merged(sheet.title), extra.broken(sheet.title)
                found.hidden_rows, found.struck_rows = extra.aside(sheet.title)
            yield found

    contents = extra.contents if extra else ooxml.Package(())
    return BookData(
        name,
        sheets(),
        made_by=contents.made_by,
        properties=contents.properties,
        notes=["partial"],
        carried=contents.carried,
    )


def _worksheets(book: Any) -> Iterator[tuple[str, bool]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for about in book.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet:
            yield about.name, about.visible != SheetVisibleEnum.Visible


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """The rows of calamine's sheet from A1 on, made one by one; it leaves empty columns out that come before all others."""
    if not sheet.start or not sheet.start[1]:
        return iter(sheet.iter_rows())
    before = [None] * sheet.start[1]
    return (before + row for row in sheet.iter_rows())


def xls(path: Path) -> BookData:
    """An xls of Excel 5 to 2003, in an OLE container or bare. Raises EncryptedFile, CalamineError."""
    from python_calamine import CalamineWorkbook

    stream = _xls_stream(path)
    extra = binary.scan_xls(stream)
    if extra.encrypted:
        raise EncryptedFile
    book = CalamineWorkbook.from_filelike(content(path))

    def sheets() -> Iterator[SheetData]:
        for title, hidden in _worksheets(book):
            sheet = book.get_sheet_by_name(title)
            merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            about = extra.sheets.get(title, binary.Extras())
            yield SheetData(
                title, hidden, _rows(sheet), sheet.total_height, merged, about.broken, extra.date1904, about.hidden_rows
            )

    return BookData("xls", sheets(), made_by="Microsoft Excel")


def _xls_stream(path: Path) -> bytes:
    import olefile  # type: ignore[import-untyped]

    if not olefile.isOleFile(str(path)):
        return path.read_bytes()
    with olefile.OleFileIO(str(path)) as container:
        for name in ("Workbook", "Book"):
            if container.exists(name):
                return bytes(container.openstream(name).read())
    raise ooxml.NotThisFormat


def is_encrypted_package(path: Path) -> bool:
    """Whether the OLE container holds an encrypted xlsx. Raises NotThisFormat where it is no workbook at all."""
    import olefile

    with olefile.OleFileIO(str(path)) as container:
        if container.exists("EncryptedPackage"):
            return True
        if not (container.exists("Workbook") or container.exists("Book")):
            raise ooxml.NotThisFormat
    return False


def xlsb(path: Source) -> BookData:
    """An xlsb. Raises CalamineError."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(content(path))

    def sheets() -> Iterator[SheetData]:
        for number, (title, hidden) in enumerate(_worksheets(book), 1):
            sheet = book.get_sheet_by_name(title)
            with zipfile.ZipFile(opened(path)) as package:
                part = f"xl/worksheets/sheet{number}.bin"
                about = binary.scan_xlsb(package.read(part)) if part in package.namelist() else binary.Extras()
            rows, height = _rows(sheet), sheet.total_height
            yield SheetData(title, hidden, rows, height, about.merged, about.broken, False, about.hidden_rows)

    return BookData("xlsb", sheets(), made_by="Microsoft Excel")


def ods(path: Path, limits: Limits) -> BookData:
    """An ods by our own reader. Raises ods.EncryptedOds, ods.TooManyCells, ParseError, KeyError."""
    with zipfile.ZipFile(path) as package:
        made_by, properties = open_document.made_by_and_properties(package)

    def sheets() -> Iterator[SheetData]:
        with zipfile.ZipFile(path) as package:
            for sheet in open_document.read_sheets(package, limits.cells):
                yield SheetData(sheet.name, sheet.hidden, sheet.rows, None, sheet.merged, hidden_rows=sheet.hidden_rows)

    return BookData("ods", sheets(), made_by=made_by, properties=properties)


def text(path: Path) -> BookData:
    """A csv, tsv or other separated text. Raises text.NotText."""
    words, encoding = text_files.decode(path.read_bytes())
    rows, separator, unclosed = text_files.separate(words)
    sheet = SheetData(path.stem, False, rows, len(rows), unclosed_rows=unclosed)
    return BookData("csv", iter([sheet]), encoding, separator)


def html(path: Path) -> BookData:
    """The tables of a web page, one sheet each."""
    data = path.read_bytes()
    declared = b"charset=utf-8" in data[:4096].lower() or b'charset="utf-8' in data[:4096].lower()
    page, encoding = (data.decode("utf-8", "replace"), "utf-8") if declared else text_files.decode(data)
    tables = web_page.TableReader()
    stream = io.StringIO(page)
    while piece := stream.read(MB):
        tables.feed(piece)
    tables.close()
    sheets = [
        SheetData(f"{path.stem} {number}" if number > 1 else path.stem, False, table, len(table), spans)
        for number, (table, spans) in enumerate(zip(tables.tables, tables.spans, strict=True), 1)
        if table
    ]
    if not sheets:
        raise ooxml.NotThisFormat
    return BookData("html", iter(sheets), encoding)


def chunks(rows: Iterable[Sequence[Any]], most_rows: int, most_cells: int) -> Iterator[list[Sequence[Any]]]:
    """The rows in lists of so many at most; wide ones in shorter lists, of so many cells when all are as wide as the widest."""
    piece: list[Sequence[Any]] = []
    width = 0
    for row in rows:
        wider = max(width, len(row))
        if piece and (len(piece) >= most_rows or (len(piece) + 1) * wider > most_cells):
            yield piece
            piece, wider = [], len(row)
        piece.append(row)
        width = wider
    if piece:
        yield piece
