"""Records that take two rows under a header of two rows, and lists whose columns were left together in one cell."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from exchange_app.sheets.raw import Cell, RawSheet, Row
from exchange_app.sheets.reading.headers import ENOUGH, Levels, telling
from exchange_app.sheets.reading.layout import Table, find_tables
from exchange_app.sheets.reading.profile import profile_of
from exchange_app.sheets.reading.turning import Redrawn
from exchange_app.sheets.reading.values.texts import clean

_LOOKED_AT = 40
_SEPARATORS = ";\t|,"


def folded(sheet: RawSheet, table: Table) -> Redrawn | None:
    """The table with every two rows in one, where its two header rows name different columns and its rows take turns; else None."""
    if len(table.header_rows) != 2 or table.header_rows[1] != table.header_rows[0] + 1:
        return None
    upper, lower = (_named(sheet, row) for row in table.header_rows)
    if len(upper) < 3 or len(lower) < 3 or any(span.right > span.left and span.top in table.header_rows for span in sheet.merged):
        return None
    if sum(column in upper for column in lower) < 2 or set(upper.values()) & set(lower.values()):
        return None
    filled = [index for index in range(table.first, min(table.last, len(sheet.rows))) if sheet.rows[index] and index not in table.repeated]
    if len(filled) < 4 or len(filled) % 2 or not _take_turns([sheet.rows[index] for index in filled[:_LOOKED_AT]]):
        return None
    width = sheet.width
    rows: list[Row] = [()] * (filled[-1] + 1)
    second: dict[int, int] = {}
    for first, other in zip(filled[::2], filled[1::2], strict=True):
        row = sheet.rows[first]
        rows[first] = (*row, *[None] * (width - len(row)), *sheet.rows[other])
        second[first] = other
    headers: dict[int, Levels] = {column: (text,) for column, text in upper.items()}
    headers.update({width + column: (text,) for column, text in lower.items()})
    columns = tuple(sorted({*headers, *(at for index in second for at, cell in enumerate(rows[index]) if cell is not None)}))
    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)

    def place(row: int, column: int) -> tuple[int, int]:
        return (row, column) if column < width else (second.get(row, row), column - width)

    return Redrawn(drawn, Table((), headers, columns, filled[0], len(rows)), False, place)


def _named(sheet: RawSheet, row: int) -> dict[int, str]:
    texts = {column: clean(cell) for column, cell in enumerate(sheet.rows[row]) if isinstance(cell, str) and clean(cell)}
    return texts if sum(telling(text) >= ENOUGH for text in texts.values()) >= 0.5 * len(texts) else {}


def _take_turns(rows: Sequence[Row]) -> bool:
    """Whether the cells of every second row are of another form than those between."""
    width = max(map(len, rows))
    unlike = both = 0
    for column in range(width):
        one, other = (profile_of([row[column] if column < len(row) else None for row in rows[start::2]]) for start in (0, 1))
        if one.count and other.count:
            both += 1
            unlike += not one.alike(other)
        elif one.count or other.count:
            both += 1
            unlike += 1
    return both >= 3 and unlike >= 0.5 * both


def parted(sheet: RawSheet) -> Redrawn | None:
    """The list with its columns apart, where every row stands in one cell with separators in it; else None."""
    texts = {index: row[0] for index, row in sheet.filled_rows() if len(row) == 1 and isinstance(row[0], str)}
    if len(texts) < 3 or len(texts) < 0.9 * sum(1 for _ in sheet.filled_rows()):
        return None
    for separator in _SEPARATORS:
        counts = [str(text).count(separator) for text in texts.values()]
        if sum(count >= 3 for count in counts) >= 0.8 * len(counts):
            return _split(sheet, {index: str(text) for index, text in texts.items()}, separator)
    return None


def _split(sheet: RawSheet, texts: dict[int, str], separator: str) -> Redrawn | None:
    rows: list[Row] = [()] * (max(texts) + 1)
    for index, text in texts.items():
        cells: list[Cell] = [clean(part) or None for part in next(csv.reader([text], delimiter=separator), [])]
        rows[index] = tuple(cells)
    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)
    tables = find_tables(drawn)
    return Redrawn(drawn, tables[0], False, lambda row, column: (row, 0)) if tables else None
