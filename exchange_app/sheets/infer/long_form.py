"""Exports of forms in long form: one row an answer, with the question in one column and the answer in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from exchange_app.sheets.infer.headers import ENOUGH, telling
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.transpose import Redrawn
from exchange_app.sheets.raw import Cell, RawSheet, Row
from exchange_app.sheets.values.texts import clean, words_of

_WIDEST, _QUESTIONS, _LOOKED_AT = 8, 4, 400


def answered(sheet: RawSheet) -> Redrawn | None:
    """The sheet with a row for each respondent and a column for each question; None where it is no such export, or has rows that
    are no answers. Several answers to one question stand in one cell."""
    if not 3 <= sheet.width <= _WIDEST:
        return None
    head = next((index for index, row in sheet.filled_rows() if len(row) - row.count(None) >= 3), None)
    if head is None:
        return None
    found = next(_asking(sheet, head + 1), None)
    if found is None:
        return None
    key, question = found
    groups = _respondents(sheet, head + 1, key)
    answer = _answer_column(sheet, head + 1, question)
    asking = [
        index for index, _ in sheet.filled_rows() if index > head and isinstance(sheet.cell(index, question), str)
    ]
    if (
        answer is None
        or len(groups) < 2
        or asking != [index for index, _ in sheet.filled_rows() if index > head]
        or len(asking) != sum(map(len, groups))
    ):
        return None
    same = [column for column in range(sheet.width) if column not in (question, answer)]
    asked: dict[str, str] = {}
    for group in groups:
        for index in group:
            if isinstance(text := sheet.cell(index, question), str):
                asked.setdefault(normal(text), clean(text))
    order = list(asked)
    rows: list[Row] = [()] * (groups[-1][0] + 1)
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for group in groups:
        cells: list[Cell] = [_of_group(sheet, group, column) for column in same] + [None] * len(order)
        places.update({(group[0], at): (group[0], column) for at, column in enumerate(same)})
        for index in group:
            text = sheet.cell(index, question)
            at = len(same) + order.index(normal(str(text)))
            given = sheet.cell(index, answer)
            if cells[at] is None:
                cells[at] = given
                places[group[0], at] = index, answer
            elif given is not None and given != cells[at]:
                cells[at] = f"{words_of(cells[at])}, {words_of(given)}"
        rows[group[0]] = tuple(cells)
    texts = {at: str(sheet.cell(head, column) or "") for at, column in enumerate(same)} | {
        len(same) + at: asked[each] for at, each in enumerate(order)
    }
    drawn = RawSheet(sheet.name, rows, sheet.hidden, (), sheet.date1904)
    table = Table((head,), {at: (text,) for at, text in texts.items() if text}, tuple(texts), groups[0][0], len(rows))
    return Redrawn(drawn, table, False, lambda row, column: places.get((row, column), (row, answer)))


def _asking(sheet: RawSheet, first: int) -> Iterator[tuple[int, int]]:
    """The column that tells respondents apart, with that of the questions: words like headers, the same ones in every group."""
    rows = [row for row in sheet.rows[first : first + _LOOKED_AT] if row]
    for question in range(1, sheet.width):
        texts = [row[question] for row in rows if question < len(row)]
        counts = Counter(normal(text) for text in texts if isinstance(text, str))
        if (
            len(texts) < 2 * _QUESTIONS
            or len(counts) < _QUESTIONS
            or min(len(texts), sum(counts.values())) < 0.9 * len(rows)
        ):
            continue
        named = {key for key in counts if counts[key] > 1}
        spoken = {normal(text) for text in texts if isinstance(text, str) and telling(clean(text)) >= ENOUGH}
        if len(named) < 0.7 * len(counts) or len(spoken & named) < 0.6 * len(named):
            continue
        for key in range(question):
            runs = [len(list(group)) for _, group in groupby(row[key] if key < len(row) else None for row in rows)]
            if (
                len(runs) > 1
                and len(runs) <= 0.5 * len(rows)
                and max(runs) <= 2 * len(counts)
                and sorted(counts.values())[len(counts) // 2] <= len(runs)
            ):
                yield key, question
                break


def _respondents(sheet: RawSheet, first: int, key: int) -> list[list[int]]:
    """The rows of each respondent."""
    filled = [index for index, row in sheet.filled_rows() if index >= first and sheet.cell(index, key) is not None]
    return [list(group) for _, group in groupby(filled, key=lambda index: sheet.cell(index, key))]


def _answer_column(sheet: RawSheet, first: int, question: int) -> int | None:
    """The fullest of the columns behind the questions."""
    rows = [row for row in sheet.rows[first : first + _LOOKED_AT] if row]
    counts = {
        column: sum(column < len(row) and row[column] is not None for row in rows)
        for column in range(question + 1, sheet.width)
    }
    best = max(counts, key=lambda column: counts[column], default=None)
    return best if best is not None and counts[best] >= 0.5 * len(rows) else None


def _of_group(sheet: RawSheet, group: list[int], column: int) -> Cell:
    """What a column says of a respondent: its one value, or all of them in one cell."""
    values = dict.fromkeys(cell for index in group if (cell := sheet.cell(index, column)) is not None)
    return next(iter(values), None) if len(values) < 2 else ", ".join(map(words_of, values))
