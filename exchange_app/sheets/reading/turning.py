"""Sheets whose records do not stand in rows: one record a column, or one card below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exchange_app.sheets.raw import Cell, RawSheet, Row, Span
from exchange_app.sheets.reading.headers import ENOUGH, telling
from exchange_app.sheets.reading.keys import normal
from exchange_app.sheets.reading.values.texts import clean

_TALLEST, _WIDEST = 300, 2000
_CARD_ROWS = 20000
_LABELS = 4
"""So many labels there must be before a sheet is taken to stand on its side."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A sheet drawn anew with its records in rows.

    `place` gives for a cell of `sheet` (row and column from 0) where it stands in the file; `number` for a row of it the number
    by which a person finds the record: that of its column (`turned`), or of the first row of its card.
    """

    sheet: RawSheet
    turned: bool
    place: Callable[[int, int], tuple[int, int]]
    number: Callable[[int], int]


def redrawn(sheet: RawSheet) -> list[Redrawn]:
    """The sheet with its records in rows, where labels stand down one of its first columns: as cards, else on its side."""
    column = _label_column(sheet)
    if column is None:
        return []
    return [found for found in (_cards(sheet, column), _turned(sheet)) if found is not None]


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


def _turned(sheet: RawSheet) -> Redrawn | None:
    if sheet.height > _TALLEST or sheet.width < 3:
        return None
    width = sheet.width
    padded = [(*row, *[None] * (width - len(row))) for row in sheet.rows]
    rows: list[Row] = [_trimmed(cells) for cells in zip(*padded, strict=True)]
    merged = tuple(Span(span.left, span.top, span.right, span.bottom) for span in sheet.merged)
    turned = RawSheet(sheet.name, rows, sheet.hidden, merged, sheet.date1904)
    return Redrawn(turned, True, lambda row, column: (column, row), lambda row: row + 1)


def _trimmed(cells: Sequence[Cell]) -> Row:
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return tuple(cells[:end])


def _cards(sheet: RawSheet, column: int) -> Redrawn | None:
    """Cards below one another: the same labels down a column again and again, the answer in the next filled cell of the row."""
    labels = [(index, label) for index, row in enumerate(sheet.rows[:_CARD_ROWS]) if column < len(row) and (label := _label(row[column]))]
    keys = [normal(label) for _, label in labels]
    if not keys or keys.count(keys[0]) < 2:
        first = next((key for key in keys if keys.count(key) >= 2), None)
        if first is None:
            return None
    else:
        first = keys[0]
    starts = [at for at, key in enumerate(keys) if key == first]
    known: dict[str, str] = {}
    cards: list[dict[str, tuple[int, int]]] = []
    for at, end in zip(starts, [*starts[1:], len(labels)], strict=True):
        card: dict[str, tuple[int, int]] = {}
        for (index, label), key in zip(labels[at:end], keys[at:end], strict=True):
            known.setdefault(key, label)
            answer = next((at for at in range(column + 1, len(sheet.rows[index])) if sheet.rows[index][at] is not None), column + 1)
            card.setdefault(key, (index, answer))
        cards.append(card)
    if len(known) < _LABELS or sum(len(card) for card in cards) < 0.6 * len(known) * len(cards):
        return None
    order = list(known)
    header: Row = tuple(known[key] for key in order)
    rows: list[Row] = [header]
    rows += [_trimmed([sheet.cell(*card[key]) if key in card else None for key in order]) for card in cards]
    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)
    first_rows = [min(index for index, _ in card.values()) for card in cards]

    def place(row: int, number: int) -> tuple[int, int]:
        card = cards[row - 1]
        return card.get(order[number], (first_rows[row - 1], column))

    return Redrawn(drawn, False, place, lambda row: first_rows[row - 1] + 1)
