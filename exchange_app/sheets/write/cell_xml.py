"""Cells and rows as sheet XML. Data is only ever a string, a number or a date; never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from exchange_app.domain.sheet_address import column_letters
from exchange_app.sheets.write.model import CellKind, CellValue, SheetPlan
from exchange_app.sheets.write.styles import style

EPOCH = date(1899, 12, 30).toordinal()
FIRST_SAFE_DAY = date(1900, 3, 1).toordinal()
ROWS_A_CHUNK = 512
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|^\s|\s$|[\n\t]|_x[0-9A-Fa-f]{4}_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LOOKS_A_FORMULA = ("=", "+", "-", "@")


def xml_text(text: str) -> str:
    """A text as it stands between tags: escaped, and what XML cannot hold in the spreadsheet's own notation."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return escape(_CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def inline(text: str) -> str:
    """A text as the inside of an inline string cell."""
    if _SPECIAL.search(text) is None:
        return f"<is><t>{text}</t></is>"
    return f'<is><t xml:space="preserve">{xml_text(text)}</t></is>'


def header_row(sheet: SheetPlan) -> str:
    """The first row: the headers."""
    number = style("header")
    cells = (
        f'<c r="{column_letters(at)}1" s="{number}" t="inlineStr">{inline(column.header)}</c>'
        for at, column in enumerate(sheet.columns)
    )
    return f'<row r="1" ht="32" customHeight="1">{"".join(cells)}</row>'


def data_rows(sheet: SheetPlan) -> Iterator[tuple[str, int]]:
    """The rows below the header, some hundreds at a time, with the number of the last row so far."""
    letters = [column_letters(at) for at in range(len(sheet.columns))]
    kinds = [column.kind for column in sheet.columns]
    dressed = [_dress(kinds, free) for free in sheet.patterns]
    row, chunk = 1, []
    for values, pattern in sheet.rows:
        row += 1
        chunk.append(f'<row r="{row}">{"".join(_cells(letters, row, values, dressed[pattern]))}</row>')
        if len(chunk) == ROWS_A_CHUNK:
            yield "".join(chunk), row
            chunk = []
    yield "".join(chunk), row


def _dress(kinds: Sequence[CellKind], free: Sequence[bool]) -> list[tuple[str, str]]:
    """For each column of a pattern: its style, and its style for texts that look like a formula."""
    return [
        (f'" s="{style(kind, free=is_free)}"', f'" s="{style(kind, free=is_free, quoted=True)}"')
        for kind, is_free in zip(kinds, free, strict=True)
    ]


def _cells(letters: list[str], row: int, values: Sequence[CellValue], dressed: list[tuple[str, str]]) -> Iterable[str]:
    for letter, value, (plain, quoted) in zip(letters, values, dressed, strict=True):
        if value is None:
            yield f'<c r="{letter}{row}{plain}/>'
        elif type(value) is str:
            look = quoted if value[:1] in _LOOKS_A_FORMULA and value else plain
            if _SPECIAL.search(value) is None:
                yield f'<c r="{letter}{row}{look} t="inlineStr"><is><t>{value}</t></is></c>'
            else:
                yield f'<c r="{letter}{row}{look} t="inlineStr">{inline(value)}</c>'
        else:
            yield f'<c r="{letter}{row}{plain}{_other(value)}</c>'


def _other(value: CellValue) -> str:
    """The rest of a cell that is no text."""
    match value:
        case date():
            day = value.toordinal()
            if day < FIRST_SAFE_DAY:
                return f' t="inlineStr">{inline(value.isoformat())}'
            return f"><v>{day - EPOCH}</v>"
        case bool():
            return f' t="b"><v>{int(value)}</v>'
        case int() | Decimal():
            return f"><v>{value}</v>"
        case _:
            return f' t="inlineStr">{inline(str(value))}'
