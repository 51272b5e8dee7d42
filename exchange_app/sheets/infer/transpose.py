"""Sheets whose records do not stand in rows: one record a column, or one card below the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from exchange_app.sheets.infer.headers import ENOUGH, Levels, telling
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.layout import Table, find_tables
from exchange_app.sheets.raw import Cell, RawSheet, Row, Span
from exchange_app.sheets.values.texts import clean

_TALLEST, _WIDEST, _FIRST = 300, 2000, 3
_LEARNT_FROM = 2000
"""So many rows show which labels the cards have."""
_LABELS = 4
"""So many labels there must be before a sheet is taken to stand on its side."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A sheet drawn anew with its records in rows, and the `table` on it.

    `place` gives for a cell of `sheet` (row and column from 0) where it stands in the file. A record has the number of its
    column (`turned`), or of the first row of its card.
    """

    sheet: RawSheet
    table: Table
    turned: bool
    place: Callable[[int, int], tuple[int, int]]


Key = TypeVar("Key", bound=Hashable)
Found = tuple[tuple[int, int], Cell]
"""Where a cell stands in the file, and what it says."""


def regrouped(
    sheet: RawSheet, headers: Mapping[Key, Levels], records: Iterable[Mapping[Key, Found]], header_rows: tuple[int, ...] = ()
) -> Redrawn:  # fmt: skip
    """The sheet with a row for each record and a column for each key, under what `headers` has for it. A record has the number of the
    first row in which something of it stands."""
    numbered: dict[int, Mapping[Key, Found]] = {}
    for record in records:
        row = min(place[0] for place, _ in record.values())
        while row in numbered:
            row += 1
        numbered[row] = record
    keys = list(headers)
    rows: list[Row] = [()] * (max(numbered) + 1)
    for row, record in numbered.items():
        rows[row] = _trimmed([record[key][1] if key in record else None for key in keys])
    headed = {at: levels for at, levels in enumerate(headers.values()) if levels}
    filled = {at for row in rows for at, cell in enumerate(row) if cell is not None}

    def place(row: int, column: int) -> tuple[int, int]:
        record = numbered[row]
        return record[keys[column]][0] if keys[column] in record else min(at for at, _ in record.values())

    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)
    table = Table(header_rows, headed, tuple(sorted({*headed, *filled})), min(numbered), len(rows))
    return Redrawn(drawn, table, False, place)


def redrawn(sheet: RawSheet) -> list[Redrawn]:
    """The sheet with its records in rows, where labels stand down one of its first columns or before their answers."""
    sides = _on_its_side(sheet) if sheet.height <= _TALLEST and 3 <= sheet.width <= _WIDEST else []
    return [found for found in (*sides, _cards(sheet)) if found is not None]


def _label(cell: Cell) -> str | None:
    text = clean(cell).rstrip(" :*") if isinstance(cell, str) else ""
    return text if text and telling(text) >= ENOUGH else None


def _on_its_side(sheet: RawSheet) -> list[Redrawn | None]:
    """The readings of a sheet whose labels stand one below the other, as headers do side by side once it is turned."""
    width = sheet.width
    padded = [(*row, *[None] * (width - len(row))) for row in sheet.rows]
    merged = tuple(Span(span.left, span.top, span.right, span.bottom) for span in sheet.merged)
    rows = [_trimmed(cells) for cells in zip(*padded, strict=True)]
    turned = RawSheet(sheet.name, rows, sheet.hidden, merged, sheet.date1904)
    table = next((each for each in find_tables(turned) if each.header_rows[0] < _FIRST), None)
    if table is None or len(table.headers) < _LABELS:
        return []
    label = table.header_rows[-1]
    asked = sum(
        isinstance(cell, str) and cell.rstrip().endswith(":") and _label(cell) is not None
        for row in rows[label + 1 : label + 12]
        for cell in row
    )
    counts = [sum(at < len(row) and row[at] is not None for row in rows[label + 1 :]) for at in table.headers]
    if asked >= 2 or sum(counts) <= 1.3 * len(counts):
        return []
    headers: dict[int, Levels] = {}
    section: Levels = ()
    for at, levels in sorted(each for each in table.headers.items() if each[0] < sheet.height):
        alone = sum(cell is not None for cell in sheet.rows[at]) == 1
        wide = any(span.top == at and span.right > span.left for span in sheet.merged)
        if headers and alone and (wide or _label(levels[-1]) is None or levels[-1].isupper()):
            section = (levels[-1].rstrip(" :"),)
        else:
            headers[at] = tuple(dict.fromkeys((*section, *levels)))
    filled = [at for at in table.columns if at in headers]
    whole = Redrawn(
        turned, replace(table, headers=headers, columns=tuple(filled)), True, lambda row, column: (column, row)
    )
    return [_blocks(sheet, label), whole]


def _trimmed(cells: Sequence[Cell]) -> Row:
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return tuple(cells[:end])


def _cards(sheet: RawSheet) -> Redrawn | None:
    """Cards: labels with their answers in the next cell or behind a colon; the first label met again begins another card."""
    pairs = list(_pairs(sheet))
    keys = [normal(label) for label, _, _, _ in pairs]
    counts = Counter(keys)
    first = next((key for key in keys if counts[key] >= 2), keys[0] if keys else "")
    cards: list[dict[str, Found]] = []
    known: dict[str, Levels] = {}
    answered = 0
    for key, (label, at, column, value) in zip(keys, pairs, strict=True):
        if key == first or not cards:
            cards.append({})
        known.setdefault(key, (label,))
        if key not in cards[-1]:
            cards[-1][key] = ((at, column), value)
            answered += value is not None
    cards = [card for card in cards if first in card]
    if len(known) < _LABELS or not cards or answered < 0.6 * len(known) * len(cards):
        return None
    return regrouped(sheet, known, cards)


_INLINE = re.compile(r"([^:]{2,80}?)\s*:\s*(\S.*)", re.DOTALL)


def _several_inline(cell: str, label_of: Callable[[Cell], str | None]) -> list[tuple[str, str]]:
    """Labels and answers of a cell that holds a whole card: `Ad: Sevgi; Soyad: Kaya; Tel: 0541 …`; none of any other cell."""
    if cell.count(":") < _INLINES or len(cell) > _LONGEST_CARD:
        return []
    for mark in (r"\n", ";", r"\|", ","):
        pieces = [piece for each in re.split(mark, cell) if (piece := each.strip())]
        if len(pieces) < _INLINES:
            continue
        matched = [_INLINE.fullmatch(piece) for piece in pieces]
        told = [(label, found[2]) for found in matched if found and (label := label_of(found[1].strip())) is not None]
        if len(told) >= _INLINES and len(told) >= 0.6 * len(pieces):
            return told
    return []


_INLINES, _LONGEST_CARD = 3, 2000


def _pairs(sheet: RawSheet) -> Iterator[tuple[str, int, int, Cell]]:
    """Labels with the place and the value of their answers, row by row."""
    met: dict[str, str | None] = {}

    def label_of(cell: Cell) -> str | None:
        if not isinstance(cell, str) or len(cell) > 120:
            return None
        if cell not in met and len(met) < _LEARNT_FROM:
            met[cell] = _label(cell)
        return met.get(cell)

    for index, row in enumerate(sheet.rows):
        cells = [(column, cell) for column, cell in enumerate(row) if cell is not None]
        at = 0
        while at < len(cells):
            column, cell = cells[at]
            at += 1
            inline = _INLINE.fullmatch(cell.strip()) if isinstance(cell, str) else None
            if isinstance(cell, str) and (several := _several_inline(cell, label_of)):
                yield from ((label, index, column, answer) for label, answer in several)
            elif inline and (label := label_of(inline[1])):
                yield label, index, column, inline[2]
            elif label := label_of(cell):
                answer = (
                    cells[at]
                    if at < len(cells) and (label_of(cells[at][1]) is None or _asks_alone(cell, cells[at][1]))
                    else None
                )
                yield label, index, answer[0] if answer else column, answer[1] if answer else None
                at += answer is not None


def _asks_alone(label: Cell, answer: Cell) -> bool:
    """`Vətəndaşlığı: | Azərbaycan`: of the two only the first asks, so that the other answers however much it looks like a label."""
    return (
        isinstance(label, str)
        and label.rstrip(" *").endswith(":")
        and not (isinstance(answer, str) and answer.rstrip(" *").endswith(":"))
    )


def _blocks(sheet: RawSheet, label: int) -> Redrawn | None:
    """Records in columns, several blocks of them below one another: the first label met again begins another block."""
    labels = [
        (index, text)
        for index, row in enumerate(sheet.rows[:_TALLEST])
        if label < len(row) and len(row) > label + 1 and (text := _label(row[label]))
    ]
    keys = [normal(text) for _, text in labels]
    if len(set(keys)) < _LABELS or keys.count(keys[0]) < 2 or sheet.height > _TALLEST:
        return None
    known: dict[str, Levels] = {}
    blocks: list[dict[str, int]] = []
    for key, (index, text) in zip(keys, labels, strict=True):
        if key == keys[0]:
            blocks.append({})
        known.setdefault(key, (text,))
        blocks[-1].setdefault(key, index)
    records = [
        {key: ((index, column), sheet.cell(index, column)) for key, index in block.items()}
        for block in blocks
        for column in range(label + 1, sheet.width)
        if sum(sheet.cell(index, column) is not None for index in block.values()) >= 2
    ]
    if len(records) <= len(blocks) or min(map(len, blocks)) < 0.6 * len(known):
        return None
    return regrouped(sheet, known, records)
