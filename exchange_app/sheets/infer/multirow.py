"""Records that take two rows, under a header of two rows or each under its own, and lists whose columns were left together in one cell."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from exchange_app.domain.sheet_address import column_index
from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.header_lines import is_header
from exchange_app.sheets.infer.headers import ENOUGH, Levels, is_row_number, telling
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.layout import LOOKED_AT, Table, find_tables
from exchange_app.sheets.infer.profile import profile_of, row_number
from exchange_app.sheets.infer.results import MappedSheet
from exchange_app.sheets.infer.transpose import Found, Redrawn, regrouped
from exchange_app.sheets.raw import Cell, RawSheet, Row
from exchange_app.sheets.values.several import parts, people
from exchange_app.sheets.values.texts import clean

_LOOKED_AT = 40
_SEPARATORS = ";\t|,"
_PARTS = 2
"""Separators in a line that may be a row of cells."""
_NEARLY = 0.8
"""The share of rows that hold several people from which on they are parted."""


def folded(sheet: RawSheet, table: Table) -> Redrawn | None:
    """The table with every two rows in one, where its two header rows name different columns and its rows take turns; else None."""
    if len(table.header_rows) != 2 or table.header_rows[1] != table.header_rows[0] + 1:
        return None
    upper, lower = (_named(sheet, row) for row in table.header_rows)
    if (
        len(upper) < 3
        or len(lower) < 3
        or any(span.right > span.left and span.top in table.header_rows for span in sheet.merged)
    ):
        return None
    if sum(column in upper for column in lower) < 2 or set(upper.values()) & set(lower.values()):
        return None
    filled = [
        index
        for index in range(table.first, min(table.last, len(sheet.rows)))
        if sheet.rows[index] and index not in table.repeated
    ]
    pairs = _numbered(sheet, filled, upper, lower)
    if not pairs:
        lone = any(len(sheet.rows[index]) - sheet.rows[index].count(None) < 2 for index in filled)
        turns = len(filled) >= 4 and not len(filled) % 2 and not lone
        if not turns or not _take_turns([sheet.rows[index] for index in filled[:_LOOKED_AT]]):
            return None
        pairs = list(zip(filled[::2], filled[1::2], strict=True))
    return _in_one(sheet, pairs, upper, lower, filled)


def _numbered(
    sheet: RawSheet, filled: Sequence[int], upper: dict[int, str], lower: dict[int, str]
) -> list[tuple[int, int]]:
    """The two rows of each record where the first of them is numbered in a column that the second leaves empty; [] where none is."""
    counting = next((column for column, text in upper.items() if column not in lower and is_row_number(text)), None)
    if counting is None:
        return []
    known = set(filled)
    first = [index for index in filled if row_number(sheet.cell(index, counting)) is not None]
    if len(first) < 2 or any(index + 1 not in known or sheet.cell(index + 1, counting) is not None for index in first):
        return []
    return [(index, index + 1) for index in first] if 2 * len(first) >= 0.8 * len(filled) else []


def _in_one(
    sheet: RawSheet, pairs: Sequence[tuple[int, int]], upper: dict[int, str], lower: dict[int, str], filled: Sequence[int]
) -> Redrawn:  # fmt: skip
    """The sheet with the two rows of each record side by side. Rows of `filled` that are in no pair stay as they are, to be judged alone."""
    paired = {index for pair in pairs for index in pair}
    alone = [(index,) for index in filled if index > pairs[0][0] and index not in paired]
    headers: dict[tuple[int, int], Levels] = {
        (part, at): (texts[at],) if at in texts else ()
        for part, texts in enumerate((upper, lower))
        for at in range(sheet.width)
    }
    records: list[dict[tuple[int, int], Found]] = [
        {
            (part, at): ((index, at), cell)
            for part, index in enumerate(each)
            for at, cell in enumerate(sheet.rows[index])
        }
        for each in sorted([*pairs, *alone])
    ]
    return regrouped(sheet, headers, records)


def interleaved(sheet: RawSheet) -> Redrawn | None:
    """The sheet with each record in one row, where every record's second line stands under a header of its own that comes again and
    again: `Adı | Soyadı`, a person, `Telefonu | E-postası`, that person's, the next person …; else None."""
    headed: dict[int, dict[int, str]] = {}
    keys: list[tuple[str, ...]] = []
    filled = [index for index, _ in sheet.filled_rows()]
    begin = [sheet.rows[index] for index in filled[:LOOKED_AT]]
    if len(set(begin)) == len(begin):
        return None
    for at, index in enumerate(filled):
        if at == LOOKED_AT and len(headed) < 3:
            return None
        if is_header(sheet, index) and (texts := _named(sheet, index)):
            headed[index] = texts
            keys.append(tuple(normal(text) for text in texts.values()))
    if len(headed) < 3 or len(set(keys)) != 2 or keys[0] == keys[1]:
        return None
    under = dict(zip(headed, keys, strict=True))
    pairs: list[tuple[int, int]] = []
    for at, index in enumerate(filled[:-2]):
        above, below, last = filled[at : at + 3]
        if above not in headed and under.get(below) == keys[1] and last not in headed and index >= next(iter(headed)):
            pairs.append((above, last))
    if len(pairs) < 2 or len(pairs) < sum(key == keys[1] for key in keys):
        return None
    upper, lower = (
        headed[next(index for index, key in under.items() if key == wanted)] for wanted in (keys[0], keys[1])
    )
    return _in_one(sheet, pairs, upper, lower, [index for index in filled if index not in headed])


def stacked(sheet: RawSheet, table: Table, read: MappedSheet) -> Redrawn | None:
    """The table with each person in a row of their own, where nearly each of its rows holds several, one below the other; else None. What
    a row says once is true of all of them. `read` is what the table gives as it is."""
    naming = set(KINDS[read.kind].name_fields) if KINDS[read.kind].people else set()
    names = [column_index(each.column) for each in read.columns if naming.intersection(each.fields)]
    rows = [each.row - 1 for each in read.rows]

    def count(at: int) -> int:
        """How many people stand in a row: as many in each of its cells that hold several, and as many values in another one."""
        many = {column: len(parts(cell)) for column, cell in enumerate(sheet.rows[at]) if column in table.columns}
        several = max(many.get(column, 1) for column in names)
        whole = all(len(people(str(sheet.cell(at, column)))) == several for column in names)
        told = whole or any(many[column] == several for column in many if column not in names)
        alike = {*many.values()} <= {0, 1, several} and {many.get(column) for column in names} == {several}
        return several if several and told and alike else 1

    begin = rows[:_LOOKED_AT] if names else []
    if not begin or sum(count(at) > 1 for at in begin) < _NEARLY * len(begin):
        return None
    records: list[dict[int, Found]] = []
    for at in rows:
        cells = [(column, cell, parts(cell)) for column, cell in enumerate(sheet.rows[at])]
        for number in range(several := count(at)):
            records.append(
                {
                    column: ((at, column), apart[number] if len(apart) == several > 1 else cell)
                    for column, cell, apart in cells
                }
            )
    headers = {column: table.headers.get(column, ()) for column in table.columns}
    return regrouped(sheet, headers, records, table.header_rows)


def _named(sheet: RawSheet, row: int) -> dict[int, str]:
    texts = {
        column: clean(cell) for column, cell in enumerate(sheet.rows[row]) if isinstance(cell, str) and clean(cell)
    }
    return texts if sum(telling(text) >= ENOUGH for text in texts.values()) >= 0.5 * len(texts) else {}


def _take_turns(rows: Sequence[Row]) -> bool:
    """Whether the cells of every second row are of another form than those between."""
    width = max(map(len, rows))
    unlike = both = 0
    for column in range(width):
        one, other = (
            profile_of([row[column] if column < len(row) else None for row in rows[start::2]]) for start in (0, 1)
        )
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
        if sum(count >= _PARTS for count in counts) >= 0.8 * len(counts):
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
