"""Our own reader of OpenDocument spreadsheets: repeated cells stay cheap, merged cells, errors and hidden sheets are known.

Values as in OpenDocument 1.3 part 3, 19.385 (office:value-type).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

from exchange_app.sheets.raw import Broken, BrokenCell, Cell

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|Err:\d+|#N/A")


class TooManyCells(Exception):
    """Repetition makes more cells than a list can have."""


class EncryptedOds(Exception):
    """The content is encrypted."""


@dataclass(slots=True)
class OdsSheet:
    """One table: as RawSheet, rows not yet cut."""

    name: str
    hidden: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)


def read_sheets(package: zipfile.ZipFile, most_cells: int) -> Iterator[OdsSheet]:
    """The tables one after another. Raises EncryptedOds, TooManyCells, ParseError, KeyError, zipfile.BadZipFile."""
    if b"encryption-data" in _read(package, "META-INF/manifest.xml"):
        raise EncryptedOds
    hidden_styles: set[str] = set()
    style, depth = "", 0
    sheet: OdsSheet | None = None
    left = most_cells
    with package.open("content.xml") as stream:
        for event, element in ElementTree.iterparse(stream, ("start", "end")):
            tag = element.tag
            if event == "start":
                if tag == _TABLE + "table":
                    depth += 1
                    if depth == 1:
                        hidden = element.get(_TABLE + "style-name", "") in hidden_styles
                        sheet = OdsSheet(element.get(_TABLE + "name", ""), hidden)
                elif tag == _STYLE + "style":
                    style = element.get(_STYLE + "name", "")
                elif tag == _STYLE + "table-properties" and element.get(_TABLE + "display") == "false":
                    hidden_styles.add(style)
            elif tag == _TABLE + "table-row" and sheet is not None and depth == 1:
                left -= _add_row(sheet, element, left)
                element.clear()
            elif tag == _TABLE + "table":
                depth -= 1
                if depth == 0 and sheet is not None:
                    while sheet.rows and not sheet.rows[-1]:
                        sheet.rows.pop()
                    yield sheet
                    sheet = None
                element.clear()


def _add_row(sheet: OdsSheet, element: Any, left: int) -> int:
    """Append the row as often as it is repeated; gives the number of filled cells."""
    cells: list[Cell] = []
    top = len(sheet.rows)
    gap = 0
    for child in element:
        if child.tag not in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            continue
        times = min(_count(child, "number-columns-repeated"), _MOST_COLUMNS)
        value = _value(child)
        across, down = _count(child, "number-columns-spanned"), _count(child, "number-rows-spanned")
        if across > 1 or down > 1:
            column = len(cells) + gap
            sheet.merged.append((top, column, top + down - 1, column + across - 1))
        if value is None:
            gap += times
            continue
        cells.extend([None] * gap)
        gap = 0
        cells.extend([value] * times)
        if len(cells) > _MOST_COLUMNS:
            raise TooManyCells
    times = min(_count(element, "number-rows-repeated"), _MOST_ROWS - top)
    if len(cells) * times > left:
        raise TooManyCells
    if cells and element.get(_TABLE + "visibility", "visible") != "visible":
        sheet.hidden_rows.extend(range(top, top + times))
    sheet.rows.extend([cells] * times)
    return len(cells) * times


def _count(element: Any, name: str) -> int:
    text = element.get(_TABLE + name, "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _value(cell: Any) -> Cell:
    kind = cell.get(_OFFICE + "value-type")
    if kind is None:
        if len(cell) == 0:
            formula = cell.get(_TABLE + "formula")
            return BrokenCell(Broken.UNCALCULATED, "=" + formula.partition("=")[2][:200]) if formula else None
        return _words(cell) or None
    if cell.get(_CALC + "value-type") == "error":
        return BrokenCell(Broken.ERROR, _words(cell) or "#ERROR!")
    if cell.get(_TABLE + "formula") and _ERROR.fullmatch(_words(cell)):
        return BrokenCell(Broken.ERROR, _words(cell))
    try:
        return _typed(kind, cell)
    except (ValueError, OverflowError):
        return _words(cell) or None


def _typed(kind: str, cell: Any) -> Cell:
    match kind:
        case "float" | "percentage" | "currency":
            return float(cell.get(_OFFICE + "value", ""))
        case "boolean":
            return bool(cell.get(_OFFICE + "boolean-value") == "true")
        case "date":
            return _day(cell.get(_OFFICE + "date-value", ""))
        case "time":
            return _duration(cell.get(_OFFICE + "time-value", ""))
        case _:
            stored: str | None = cell.get(_OFFICE + "string-value")
            return stored or _words(cell) or None


def _day(text: str) -> date | datetime:
    moment = datetime.fromisoformat(text)
    return moment.date() if moment.time() == time() else moment.replace(tzinfo=None)


def _duration(text: str) -> time | timedelta:
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError("no duration")
    sign, days, hours, minutes, seconds, part = found.groups()
    micro = int((part or "0")[:6].ljust(6, "0"))
    length = timedelta(int(days or 0), int(seconds or 0), micro, 0, int(minutes or 0), int(hours or 0))
    if sign or length >= timedelta(days=1):
        return -length if sign else length
    return (datetime.min + length).time()


def _words(cell: Any) -> str:
    """The text of a cell: its paragraphs, one to a line, without its notes."""
    return "\n".join(_flow(child) for child in cell if child.tag == _TEXT + "p")


def _flow(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        match child.tag.removeprefix(_TEXT):
            case "s":
                parts.append(" " * min(1000, _spaces(child)))
            case "tab":
                parts.append("\t")
            case "line-break":
                parts.append("\n")
            case "note" | "ruby-text":
                pass
            case _:
                if child.tag != _OFFICE + "annotation":
                    parts.append(_flow(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _spaces(element: Any) -> int:
    text = element.get(_TEXT + "c", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        return package.read(name)
    except KeyError:
        return b""


def made_by_and_properties(package: zipfile.ZipFile) -> tuple[str, dict[str, str]]:
    """The program that wrote the file, and the custom properties by name."""
    try:
        root = ElementTree.fromstring(_read(package, "meta.xml"))
    except ElementTree.ParseError:
        return "", {}
    generator = next((element.text or "" for element in root.iter(_META + "generator")), "")
    custom = {element.get(_META + "name", ""): element.text or "" for element in root.iter(_META + "user-defined")}
    return generator.partition("/")[0][:80], custom
