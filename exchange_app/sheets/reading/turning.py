"""Sheets whose records do not stand in rows: one record a column, or one card below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exchange_app.sheets.raw import Cell, RawSheet, Row, Span
from exchange_app.sheets.reading.headers import ENOUGH, Levels, telling
from exchange_app.sheets.reading.keys import normal
from exchange_app.sheets.reading.layout import Table
from exchange_app.sheets.reading.values.texts import clean, words_of

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
    """The sheet with its records in rows, where labels stand down one of its first columns: as cards, else on its side."""
    column = _label_column(sheet)
    if column is None:
        return []
    return [found for found in (_cards(sheet, column), _turned(sheet, column)) if found is not None]


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
    sections = _sections(sheet, label)
    width = sheet.width
    padded = [(*row, *[None] * (width - len(row))) if index not in sections else (None,) * width for index, row in enumerate(sheet.rows)]
    rows: list[Row] = [_trimmed(cells) for cells in zip(*padded, strict=True)]
    merged = tuple(Span(span.left, span.top, span.right, span.bottom) for span in sheet.merged if span.top not in sections)
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
        if begun and lone and (following := next((each for each in sheet.rows[index + 1 :] if each), ())) and len(following) > label + 1:
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


def _cards(sheet: RawSheet, column: int) -> Redrawn | None:
    """Cards below one another: the same labels down a column again and again, the answer in the next filled cell of the row."""
    labels: list[tuple[int, str]] = []
    met: dict[Cell, str | None] = {}
    for index, row in enumerate(sheet.rows):
        if column >= len(row) or not isinstance(cell := row[column], str):
            continue
        if cell not in met and index < _LEARNT_FROM:
            met[cell] = _label(cell)
        if label := met.get(cell):
            labels.append((index, label))
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
    answers = [sum(cell is not None for cell in sheet.rows[index][column + 1 :]) for index, _ in labels]
    if sum(answers) > 1.3 * len(answers) or len(known) < _LABELS or sum(len(card) for card in cards) < 0.6 * len(known) * len(cards):
        return None
    order = list(known)
    first_rows = [min(index for index, _ in card.values()) for card in cards]
    by_row = dict(zip(first_rows, cards, strict=True))
    rows: list[Row] = [()] * (first_rows[-1] + 1)
    for index, card in by_row.items():
        rows[index] = _trimmed([sheet.cell(*card[key]) if key in card else None for key in order])
    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)

    def place(row: int, number: int) -> tuple[int, int]:
        return by_row[row].get(order[number], (row, column))

    table = Table((), {at: (known[key],) for at, key in enumerate(order)}, tuple(range(len(order))), first_rows[0], len(rows))
    return Redrawn(drawn, table, False, place)
