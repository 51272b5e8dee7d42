"""Exports of forms in long form: one row an answer, with the question in one column and the answer in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from exchange_app.sheets.infer.headers import ENOUGH, Levels, telling
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.transpose import Found, Redrawn, regrouped
from exchange_app.sheets.raw import Cell, RawSheet
from exchange_app.sheets.values.texts import clean, words_of

_WIDEST, _QUESTIONS, _LOOKED_AT, _OFTEN = 8, 4, 400, 1.2


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
    filled = [index for index, _ in sheet.filled_rows() if index > head]
    answer = _answer_column(sheet, head + 1, question)
    if answer is None or any(
        sheet.cell(index, key) is None or not isinstance(sheet.cell(index, question), str) for index in filled
    ):
        return None
    same = [column for column in range(sheet.width) if column not in (question, answer)]
    if sum(_hangs_on(sheet, filled, column, (key, question)) for column in same) <= len(same) / 2:
        return None
    titles = {column: clean(words_of(sheet.cell(head, column))) for column in same}
    headers: dict[int | str, Levels] = {column: (title,) if title else () for column, title in titles.items()}
    people: list[dict[int | str, Found]] = []
    for _, group in groupby(filled, key=lambda index: sheet.cell(index, key)):
        rows = list(group)
        person: dict[int | str, Found] = {at: ((rows[0], at), _together(sheet, rows, at)) for at in same}
        for index in rows:
            asked, given = str(sheet.cell(index, question)), sheet.cell(index, answer)
            headers.setdefault(normal(asked), (clean(asked),))
            place, before = person.get(normal(asked), ((index, answer), None))
            person[normal(asked)] = place, given if before is None else _joined([before, given])
        people.append(person)
    return regrouped(sheet, headers, people, (head,)) if len(people) > 1 else None


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


def _hangs_on(sheet: RawSheet, rows: list[int], column: int, on: tuple[int, ...]) -> bool:
    """Whether a column says the same in all rows of a respondent, or of a question, as a rule."""
    sorts = ({sheet.cell(row, at) for row in rows} for at in on)
    pairs = ({(sheet.cell(row, at), sheet.cell(row, column)) for row in rows} for at in on)
    return any(len(both) <= _OFTEN * len(alone) for alone, both in zip(sorts, pairs, strict=True))


def _answer_column(sheet: RawSheet, first: int, question: int) -> int | None:
    """The fullest of the columns behind the questions."""
    rows = [row for row in sheet.rows[first : first + _LOOKED_AT] if row]
    counts = {
        column: sum(column < len(row) and row[column] is not None for row in rows)
        for column in range(question + 1, sheet.width)
    }
    best = max(counts, key=lambda column: counts[column], default=None)
    return best if best is not None and counts[best] >= 0.5 * len(rows) else None


def _together(sheet: RawSheet, rows: list[int], column: int) -> Cell:
    """What a column says of a respondent: its one value, or all of them in one cell."""
    return _joined([sheet.cell(index, column) for index in rows])


def _joined(cells: list[Cell]) -> Cell:
    values = dict.fromkeys(cell for cell in cells if cell is not None)
    return next(iter(values), None) if len(values) < 2 else ", ".join(map(words_of, values))
