"""Sheets whose records do not stand in rows: one record a column, or one card below the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exchange_app.sheets.infer.headers import ENOUGH, Levels, telling
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.raw import Cell, RawSheet, Row, Span
from exchange_app.sheets.values.texts import clean, words_of

_TALLEST, _WIDEST = 300, 2000
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


def redrawn(sheet: RawSheet) -> list[Redrawn]:
    """The sheet with its records in rows, where labels stand down one of its first columns or before their answers."""
    column = _label_column(sheet)
    sides = (
        (_blocks(sheet, column), _turned(sheet, column)) if column is not None and _answers(sheet, column) > 1.3 else ()
    )
    return [found for found in (*sides, _cards(sheet)) if found is not None]


def _answers(sheet: RawSheet, column: int) -> float:
    """How many cells stand beside a label, on average."""
    counts = [
        len(row) - column - 1 - row[column + 1 :].count(None)
        for row in sheet.rows[:200]
        if column < len(row) and _label(row[column]) and len(row) > column + 1
    ]
    return sum(counts) / len(counts) if counts else 0.0


def _label(cell: Cell) -> str | None:
    text = clean(cell).rstrip(" :*") if isinstance(cell, str) else ""
    return text if text and telling(text) >= ENOUGH else None


def _label_column(sheet: RawSheet) -> int | None:
    """The first of the leftmost columns whose texts mostly read like headers."""
    if sheet.width > _WIDEST:
        return None
    for column in range(min(3, sheet.width - 1)):
        texts = [row[column] for row in sheet.rows[:200] if column < len(row) and isinstance(row[column], str)]
        named = {normal(label) for text in texts if (label := _label(text)) is not None}
        known = sum(_label(text) is not None for text in texts)
        if len(named) >= _LABELS and known >= 0.5 * len(texts):
            return column
    return None


def _turned(sheet: RawSheet, label: int) -> Redrawn | None:
    if sheet.height > _TALLEST or sheet.width < label + 3:
        return None
    asked = sum(
        isinstance(cell, str) and cell.rstrip().endswith(":") and _label(cell) is not None
        for row in sheet.rows
        for cell in row[label + 1 : label + 12]
    )
    if asked >= 2:
        return None
    sections = _sections(sheet, label)
    width = sheet.width
    padded = [
        (*row, *[None] * (width - len(row))) if index not in sections else (None,) * width
        for index, row in enumerate(sheet.rows)
    ]
    rows: list[Row] = [_trimmed(cells) for cells in zip(*padded, strict=True)]
    merged = tuple(
        Span(span.left, span.top, span.right, span.bottom) for span in sheet.merged if span.top not in sections
    )
    turned = RawSheet(sheet.name, rows, sheet.hidden, merged, sheet.date1904)
    headers: dict[int, Levels] = {}
    section = ""
    left = ""
    for index, row in enumerate(sheet.rows):
        section, left = sections.get(index, section), "" if index in sections else left
        own = row[label] if index not in sections and label < len(row) else None
        if own is None or not (text := clean(words_of(own))):
            continue
        left = next((clean(words_of(cell)) for cell in row[:label] if cell is not None), left)
        headers[index] = tuple(dict.fromkeys(level for level in (section, left, text) if level))
    table = Table((label,), headers, tuple(headers), label + 1, len(rows))
    return Redrawn(turned, table, True, lambda row, column: (column, row))


def _sections(sheet: RawSheet, label: int) -> dict[int, str]:
    """Rows with one text alone below the first label: headings of the rows that follow."""
    found: dict[int, str] = {}
    begun = False
    for index, row in enumerate(sheet.rows):
        filled = [cell for cell in row if cell is not None]
        lone = len(filled) == 1 and isinstance(filled[0], str) and (row[0] is not None or len(row) == label + 1)
        if (
            begun
            and lone
            and (following := next((each for each in sheet.rows[index + 1 :] if each), ()))
            and len(following) > label + 1
        ):
            wide = any(span.top == index and span.right > span.left for span in sheet.merged)
            if wide or _label(filled[0]) is None or clean(str(filled[0])).isupper():
                found[index] = clean(str(filled[0])).rstrip(" :")
        begun = begun or (label < len(row) and _label(row[label]) is not None and len(filled) > 1)
    return found


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
    cards: list[dict[str, tuple[tuple[int, int], Cell]]] = []
    known: dict[str, str] = {}
    answered = 0
    for key, (label, at, column, value) in zip(keys, pairs, strict=True):
        if key == first or not cards:
            cards.append({})
        known.setdefault(key, label)
        if key not in cards[-1]:
            cards[-1][key] = ((at, column), value)
            answered += value is not None
    cards = [card for card in cards if first in card]
    if len(known) < _LABELS or not cards or answered < 0.6 * len(known) * len(cards):
        return None
    order = list(known)
    by_row: dict[int, dict[str, tuple[tuple[int, int], Cell]]] = {}
    for card in cards:
        row = min(place[0] for place, _ in card.values())
        while row in by_row:
            row += 1
        by_row[row] = card
    rows: list[Row] = [()] * (max(by_row) + 1)
    for index, card in by_row.items():
        rows[index] = _trimmed([card[key][1] if key in card else None for key in order])
    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)

    def place(row: int, number: int) -> tuple[int, int]:
        found = by_row[row].get(order[number])
        return found[0] if found else (row, 0)

    table = Table(
        (), {at: (known[key],) for at, key in enumerate(order)}, tuple(range(len(order))), min(by_row), len(rows)
    )
    return Redrawn(drawn, table, False, place)


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
    known: dict[str, str] = {}
    blocks: list[dict[str, int]] = []
    for key, (index, text) in zip(keys, labels, strict=True):
        if key == keys[0]:
            blocks.append({})
        known.setdefault(key, text)
        blocks[-1].setdefault(key, index)
    order = list(known)
    places: dict[int, tuple[dict[str, int], int]] = {}
    for block in blocks:
        row = min(block.values())
        for column in range(label + 1, sheet.width):
            if sum(sheet.cell(index, column) is not None for index in block.values()) >= 2:
                while row in places:
                    row += 1
                places[row] = (block, column)
    if len(places) <= len(blocks) or min(map(len, blocks)) < 0.6 * len(known):
        return None
    rows: list[Row] = [()] * (max(places) + 1)
    for row, (block, column) in places.items():
        rows[row] = _trimmed([sheet.cell(block[key], column) if key in block else None for key in order])
    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)

    def place(row: int, number: int) -> tuple[int, int]:
        block, column = places[row]
        return block.get(order[number], min(block.values())), column

    table = Table(
        (), {at: (known[key],) for at, key in enumerate(order)}, tuple(range(len(order))), min(places), len(rows)
    )
    return Redrawn(drawn, table, False, place)
