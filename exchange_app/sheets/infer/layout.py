"""Where the tables of a sheet lie: header rows of one or more levels, and the rows and columns under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from exchange_app.sheets.infer.header_dialogue import in_two_languages, referred, unnumbered
from exchange_app.sheets.infer.header_lines import Line, is_group, is_header, is_part
from exchange_app.sheets.infer.headers import Levels, telling
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.profile import row_number
from exchange_app.sheets.raw import RawSheet
from exchange_app.sheets.values.texts import clean, words_of

_PREFIX = re.compile(r"(\S[^\n]*?)\s*(?:\s[-–—]\s|>>?|→|::|:\s)\s*([^\n]*\S)")
"""A header that names its group first."""

LOOKED_AT = 300
"""So many filled rows are looked at one by one; further down only rows that follow a gap or repeat a header."""

_FURTHER, _DEEPEST = 8, 4
_FURTHER_ROWS = 1500
"""So many rows after gaps are looked at: a list with a gap after each record must not cost minutes."""


@dataclass(slots=True)
class Table:
    """A stretch of a sheet that may hold records. Rows and columns count from 0; `last` is exclusive. `top` is its first row: titles stand
    between that and the header.

    `headers` gives the levels of each column's header, top down; columns without one are missing in it. `repeated` are rows that
    repeat the header, `numbering` those that number the columns.
    """

    header_rows: tuple[int, ...]
    headers: dict[int, Levels]
    columns: tuple[int, ...]
    first: int
    last: int
    repeated: set[int] = field(default_factory=set)
    numbering: set[int] = field(default_factory=set)
    parts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Columns that were put together in one: that one → all of them."""
    top: int | None = None

    @property
    def above(self) -> range:
        """The rows above the header that belong to the table."""
        return range(self.top or 0, self.header_rows[0] if self.header_rows and self.top is not None else 0)


def find_tables(sheet: RawSheet) -> list[Table]:
    """The tables of a sheet by their headers, from the top; side by side from the left. No header, no table."""
    blocks = _blocks(sheet)
    tables: list[Table] = []
    tops = [0, *(_top(sheet, above[-1] + 1, block[0]) for above, block in pairwise(blocks)), len(sheet.rows)]
    for block, top, end in zip(blocks, tops, tops[1:], strict=False):
        for table in _tables_under(sheet, block, end):
            table.top = top
            _add(tables, table, sheet, block)
    return tables


def _top(sheet: RawSheet, first: int, head: int) -> int:
    """Where a table below another one begins: with its header, or with lines of one cell above that which an empty row sets apart."""
    top = head
    while top > first and len(sheet.rows[top - 1]) - sheet.rows[top - 1].count(None) == 1:
        top -= 1
    return top if top > first and not sheet.rows[top - 1] else head


def _add(tables: list[Table], table: Table, sheet: RawSheet, block: tuple[int, ...]) -> None:
    """A header met again continues the table above it."""
    for above in tables:
        if above.last == table.top and _same_header(above, table):
            above.last = table.last
            above.repeated.update(table.header_rows)
            above.numbering.update(table.numbering)
            return
    tables.append(table)


def _same_header(one: Table, other: Table) -> bool:
    first = {column: normal(levels[-1]) for column, levels in one.headers.items()}
    second = {column: normal(levels[-1]) for column, levels in other.headers.items()}
    same = sum(second.get(column) == text for column, text in first.items())
    return same >= 0.8 * max(len(first), len(second), 1)


def _blocks(sheet: RawSheet) -> list[tuple[int, ...]]:
    """Groups of neighbouring header rows."""
    blocks: list[list[int]] = []
    for index, _ in _interesting(sheet):
        apart = not blocks or index > blocks[-1][-1] + 1
        if not is_header(sheet, index, headed=bool(blocks) and apart, under=not apart):
            continue
        if apart:
            blocks.append([index])
        else:
            blocks[-1].append(index)
    out: list[tuple[int, ...]] = []
    for block in blocks:
        floor = out[-1][-1] if out else -1
        while block[0] - 1 > floor and len(block) < _DEEPEST and is_group(sheet, block[0] - 1):
            block.insert(0, block[0] - 1)
        while block[-1] + 1 < len(sheet.rows) and len(block) < _DEEPEST and is_part(sheet, block[-1] + 1):
            block.append(block[-1] + 1)
        if not (out and block[0] <= out[-1][-1]):
            out.append(tuple(block))
    return out


def _interesting(sheet: RawSheet) -> Iterator[tuple[int, Sequence[Any]]]:
    """Rows that may be headers: the first ones all, further down those after a gap or beginning as a header did."""
    seen = 0
    further = _FURTHER_ROWS
    gap = False
    known: set[str] = set()
    for index, row in enumerate(sheet.rows):
        if not row:
            gap = True
            continue
        if seen < LOOKED_AT:
            seen += 1
            if any(isinstance(cell, str) and telling(clean(cell)) >= 0.9 for cell in row[:3]):
                known.update(cell for cell in row[:3] if isinstance(cell, str))
            yield index, row
            continue
        filled = len(row) - row.count(None)
        if (row[0] is not None and row[0] in known) or (len(row) > 1 and row[1] is not None and row[1] in known):
            yield index, row
        elif (gap or filled <= 2) and further:
            further -= 1
            yield index, row
        gap = filled <= 2


def _tables_under(sheet: RawSheet, block: tuple[int, ...], end: int) -> Iterator[Table]:
    headers = _headers(sheet, block)
    if not headers:
        return
    first = block[-1] + 1
    numbering = set()
    while first < end and _numbers_columns(sheet.rows[first]):
        numbering.add(first)
        first += 1
    filled = _filled_columns(sheet, first, end, max(headers) + _FURTHER)
    for columns in _side_by_side(sorted(set(headers) | filled), headers, filled):
        yield Table(
            block,
            {column: levels for column, levels in headers.items() if column in columns},
            tuple(columns),
            first,
            end,
            numbering=set(numbering),
        )


def _numbers_columns(row: Sequence[Any]) -> bool:
    """`1 | 2 | 3 | …` under a header, as official forms have it."""
    cells = [cell for cell in row if cell is not None]
    numbers = [row_number(cell) for cell in cells]
    return len(numbers) >= 4 and numbers in ([*range(len(numbers))], [*range(1, len(numbers) + 1)])


def _filled_columns(sheet: RawSheet, first: int, end: int, furthest: int) -> set[int]:
    rows = sheet.rows[first:end]
    columns = range(min(furthest + 1, max(map(len, rows), default=0)))
    return {at for at in columns if any(at < len(row) and row[at] is not None and words_of(row[at]) for row in rows)}


def _headers(sheet: RawSheet, block: tuple[int, ...]) -> dict[int, Levels]:
    """The levels of every column's header. Merged cells reach over what they span; without merging, a group reaches
    to the right over empty cells as long as something stands below them."""
    rows = [Line(sheet, row).filled for row in block]
    merged = any(Line(sheet, row).spans() for row in block)
    for depth, row in enumerate(block):
        own = dict(rows[depth])
        for span in Line(sheet, row).spans():
            text = clean(words_of(sheet.cell(span.top, span.left)))
            if text and span.right - span.left < 400:
                for column in range(span.left, span.right + 1):
                    rows[depth].setdefault(column, text)
        if not merged and depth + 1 < len(block):
            _reach_right(own, rows[depth], rows[depth + 1 :])
    out: dict[int, Levels] = {}
    for column in sorted(set().union(*rows)):
        levels: list[str] = []
        for texts in rows:
            level = texts.get(column)
            if level and level not in levels:
                levels.append(level)
        raw = _typed(sheet, block, column, levels)
        out[column] = raw
    if len(block) == 2 and not any(span.right > span.left for row in block for span in Line(sheet, row).spans()):
        out = in_two_languages(out)
    return referred(_prefixed(unnumbered(out)))


def _prefixed(headers: dict[int, Levels]) -> dict[int, Levels]:
    """`Address - City`, `Address - Country` side by side are a group and its columns, as forms write them."""
    split = {column: found.groups() for column, levels in headers.items() if (found := _PREFIX.fullmatch(levels[-1]))}
    for column, (prefix, own) in split.items():
        near = [split[other] for other in (column - 1, column + 1) if other in split]
        if any(normal(other) == normal(prefix) and normal(rest) != normal(own) for other, rest in near):
            headers[column] = (*headers[column][:-1], prefix, own)
    return headers


def _typed(sheet: RawSheet, block: tuple[int, ...], column: int, levels: list[str]) -> Levels:
    """The levels with the line breaks of the lowest one kept: they part two languages."""
    for row in reversed(block):
        cell = sheet.cell(row, column)
        if isinstance(cell, str) and clean(cell) == levels[-1]:
            return (*levels[:-1], "\n".join(part for each in cell.splitlines() if (part := clean(each))))
    return tuple(levels)


def _reach_right(own: dict[int, str], reached: dict[int, str], below: Sequence[dict[int, str]]) -> None:
    for column, text in own.items():
        at = column + 1
        while at not in own and any(at in texts for texts in below):
            reached[at] = text
            at += 1


def _side_by_side(columns: list[int], headers: dict[int, Levels], filled: set[int]) -> list[list[int]]:
    """The columns of each table where an empty column parts two tables that begin alike; else all columns."""
    parts: list[list[int]] = [[]]
    for column in columns:
        if parts[-1] and column > parts[-1][-1] + 1:
            parts.append([])
        parts[-1].append(column)
    if len(parts) < 2:
        return [columns]
    keys = [{normal(headers[column][-1]) for column in part if column in headers} for part in parts]
    if all(len(key) >= 2 for key in keys) and all(len(keys[0] & key) >= 2 for key in keys[1:]):
        return parts
    return [columns]


def table_at(sheet: RawSheet, block: tuple[int, ...]) -> Table:
    """The table under header rows that a person named; () for a table without headers from the first filled row."""
    block = tuple(row for row in sorted(block) if 0 <= row < len(sheet.rows))
    if block:
        headers = _headers(sheet, block)
        first = block[-1] + 1
    else:
        headers = {}
        first = next((index for index, _ in sheet.filled_rows()), 0)
    filled = _filled_columns(sheet, first, len(sheet.rows), max(headers, default=sheet.width) + _FURTHER)
    columns = tuple(sorted(set(headers) | filled)) or (0,)
    return Table(block, headers, columns, first, len(sheet.rows), top=0)
