"""Which rows of a sheet are its headers, told before anything is known of its columns: signs whose weights are learned.

The weights are those of resources/vocabulary/row_weights.toml, in natural logarithms of odds (tests/lists/fit.py learns them).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, islice
from typing import Any

from exchange_app.sheets.infer.headers import ENOUGH, is_row_number, telling
from exchange_app.sheets.infer.row_words import instructs
from exchange_app.sheets.infer.vocabulary.ideas import ideas
from exchange_app.sheets.raw import RawSheet, Span
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.texts import clean, words_of
from exchange_app.sheets.word_files import vocabulary
from exchange_app.text import fold

_ALSO_VALUES = frozenset(("turkish", "azerbaijani", "english", "russian", "language", "level"))
"""Names of languages and countries stand in headers and in cells alike."""
_DATA = re.compile(
    r"\S@\S+\.\w|^www\.|^\d{1,2}(?:[./]\d{1,2}(?:[./]\d{2,4})?)?\s*[–—-]\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d{1,3} (?:kişi(?:lik)?|nəfər|yıl|il|places|people|years|yer)$|^\+?\d[\d\s()-]{6,}$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$"
)
"""E-mails, phones and dates: no header has them."""
_ASKED = re.compile(r"(?:Q|S|Soru|Sual|Question)?\s*\d{1,2}\s*[.):]\s+(?=\D)", re.IGNORECASE)
_BEGINNING, _BELOW, _NEAR_BY, _MOST, _LIKELY = 200, 8, 40, 400, 20
"""So many letters of a cell tell what it looks like; so many rows are looked at below a line; more cells are
no header; the likeliest header is among so many rows."""
_SURE, _NEAR, _HEARD, _MOSTLY, _WIDER = 0.9, 0.5, 0.3, 0.6, 1.5


def _bare(text: str) -> str:
    return _ASKED.sub("", text, count=1).rstrip(" :*") if text[:1] in "QSqs0123456789" else text.rstrip(" :*")


@dataclass
class Line:
    """A row as it is looked at before the columns are known. `headed`: a header stands further up; `under`: right above."""

    sheet: RawSheet
    index: int
    headed: bool = False
    under: bool = False

    def __post_init__(self) -> None:
        self.row = self.sheet.rows[self.index] if self.index < len(self.sheet.rows) else ()
        self.words = {at: text for at, cell in enumerate(self.row) if isinstance(cell, str) and (text := clean(cell))}
        self.texts = list(self.words.values())
        self.figures = sum(cell is not None and not isinstance(cell, str) for cell in self.row)

    @cached_property
    def filled(self) -> dict[int, str]:
        """What stands in the row, by column."""
        return {at: text for at, cell in enumerate(self.row) if cell is not None and (text := clean(words_of(cell)))}

    @cached_property
    def told(self) -> list[str]:
        """The texts that name a field."""
        return [text for text in self.texts if telling(_bare(text)) >= ENOUGH and not is_row_number(text)]

    @cached_property
    def below(self) -> list[Sequence[Any]]:
        """The next filled rows."""
        rows = self.sheet.rows
        near = range(self.index + 1, min(len(rows), self.index + _NEAR_BY))
        return list(islice((rows[at] for at in near if rows[at]), _BELOW))

    @cached_property
    def little(self) -> bool:
        """Whether few of the texts name fields."""
        return len(self.told) < _MOSTLY * len(self.texts)

    def spans(self) -> list[Span]:
        """The merged cells that reach through the row."""
        return [span for span in self.sheet.merged if span.top <= self.index <= span.bottom]

    def share(self, holds: Callable[[str], Any]) -> float:
        """The share of the texts of which something is true."""
        return sum(map(bool, map(holds, self.texts))) / len(self.texts)

    def share_below(self, holds: Callable[[int], Any]) -> float:
        """The share of the next rows of whose number of cells something is true."""
        return sum(bool(holds(len(row) - row.count(None))) for row in self.below) / max(1, len(self.below))


def _like_data(text: str) -> bool:
    return bool(_DATA.search(text[:_BEGINNING])) or sum(map(str.isdecimal, text)) > 2


def _near(text: str) -> bool:
    return telling(_bare(text)) >= _NEAR


def _heard(text: str) -> bool:
    return telling(text) >= _HEARD


def _surely(text: str) -> bool:
    return telling(_bare(text)) >= _SURE and not set(ideas(text)) <= _ALSO_VALUES


def _instructs(text: str) -> bool:
    return instructs(fold(text))


def _known(text: str) -> bool:
    """Whether a text is known for a person or a place."""
    return not {"person", "given", "city", "country"}.isdisjoint(kinds_of(text))


def _forms_below(line: Line) -> float:
    """How many words stand over cells that have a form of their own, as no header has: e-mails, numbers, days."""
    count = 0
    for column in line.words:
        cells = [row[column] for row in line.below if column < len(row) and row[column] is not None]
        formed = sum(not isinstance(each, str) or _like_data(each) for each in cells)
        count += len(cells) >= 2 and formed >= 0.8 * len(cells)
    return min(count, 3) / 3


def _doubtful(line: Line) -> float:
    """How much of what names fields is said in cells too: names of languages."""
    return sum(set(ideas(text)) <= _ALSO_VALUES for text in line.told) / max(1, len(line.told))


def _differs(line: Line) -> float:
    """How much of a row right under a header, and as full, says something else than the header over each of its cells: neither the same in
    another language nor the parts of a group."""
    above = Line(line.sheet, line.index - 1).words if line.under else {}
    if not line.words.keys() <= above.keys() or 2 * len(line.words) <= len(above):
        return 0.0
    return sum(set(ideas(text)).isdisjoint(ideas(above[at])) for at, text in line.words.items()) / len(line.texts)


HEADER: Mapping[str, Callable[[Line], float]] = {
    "always": lambda line: 1.0,
    "figures": lambda line: line.figures / (line.figures + len(line.texts)),
    "an address, a telephone or a day": lambda line: any(_DATA.search(text[:_BEGINNING]) for text in line.texts),
    "the same words again and again": lambda line: 1.0 - _of(len(set(line.texts)), len(line.texts)),
    "one text": lambda line: len(line.texts) == 1,
    "rows below are wider": lambda line: line.share_below(lambda count: count > _WIDER * len(line.texts)),
    "no two rows below": lambda line: len(line.below) < 2,
    "names no field": lambda line: not line.told,
    "names one field": lambda line: len(line.told) == 1,
    "names fields": lambda line: min(len(line.told), 4) / 4,
    "all name fields": lambda line: len(line.told) == len(line.texts),
    "share of names of fields": lambda line: len(line.told) / len(line.texts),
    "share near to names of fields": lambda line: line.share(_near),
    "near to names of fields, over cells of a form": lambda line: line.share(_near) * _forms_below(line),
    "surely names a field": lambda line: any(map(_surely, line.told)),
    "one that surely names a field, over rows of one cell": lambda line: len(line.texts) == 1 and not line.headed and _surely(line.texts[0]) and len(line.below) > 1 and line.share_below(lambda count: count == 1) == 1.0,
    "most says how to fill it in": lambda line: line.share(_instructs) > 0.5,
    "names of languages": _doubtful,
    "names of people and places": lambda line: line.share(_known),
    "a header above": lambda line: line.headed,
    "a header above, and little names fields": lambda line: line.headed * line.little,
    "right under a header": lambda line: line.under,
    "right under a header that says something else": _differs,
    "right under a header, and little names fields": lambda line: line.under * line.little,
}  # fmt: skip
"""What speaks for and against a row's being a header; what is told fast comes first."""


@cache
def _weights(question: str) -> tuple[list[float], list[float]]:
    """The weights of the signs of a question, and for each how much those from it on can still bring."""
    known = vocabulary("row_weights")[question]
    weights = [known.get(name, 0.0) for name in QUESTIONS[question]]
    return weights, [*accumulate(max(0.0, each) for each in reversed(weights))][::-1]


def is_header(sheet: RawSheet, index: int, *, headed: bool = False, under: bool = False) -> bool:
    """Whether a row of cells reads like headers. `headed`: one stands further up; `under`: right above."""
    line = Line(sheet, index, headed, under)
    return 0 < len(line.texts) <= _MOST and _total("header", line) > 0.0


@dataclass
class Neighbours:
    """A row and the one above it, one of which is a header."""

    upper: Line
    lower: Line

    def __post_init__(self) -> None:
        above, below = self.upper.filled, self.lower.filled
        self.above, self.below = above, below
        self.inside = [
            each for each in self.upper.spans() if each.right > each.left and each.bottom == self.upper.index
        ]
        self.tall = [each for each in self.lower.spans() if each.top <= self.upper.index]
        self.held = {at for at in above if any(each.left <= at <= each.right for each in self.tall)}

    def over(self, column: int) -> Span | None:
        """The merged cell of the upper row that reaches over a column."""
        return next((each for each in self.inside if each.left <= column <= each.right), None)


def _of(count: int, whole: int) -> float:
    return count / whole if whole else 0.0


GROUP: Mapping[str, Callable[[Neighbours], float]] = {
    "always": lambda pair: 1.0,
    "a cell reaches into the header": lambda pair: bool(pair.tall),
    "a label with figures": lambda pair: any(":" in text and any(map(str.isdecimal, text)) for text in pair.above.values()),
    "one text": lambda pair: len(pair.above) == 1,
    "one text over the first column": lambda pair: len(pair.above) == 1 and min(pair.above) <= min(pair.below, default=0),
    "most below says how to fill it in": lambda pair: 2 * sum(map(_instructs, pair.below.values())) > len(pair.below),
    "share over several columns": lambda pair: len(pair.above) > 1 and _of(sum(pair.over(at) is not None for at in pair.above), len(pair.above)),
    "most near to names of fields": lambda pair: 2 * sum(map(_heard, pair.above.values())) >= len(pair.above),
    "names of people and places": lambda pair: _of(sum(map(_known, pair.above.values())), len(pair.above)),
}  # fmt: skip
"""What speaks for and against a row above a header's holding groups of its columns, and no title."""

PART: Mapping[str, Callable[[Neighbours], float]] = {
    "always": lambda pair: 1.0,
    "an address, a telephone or a day": lambda pair: any(_DATA.search(text[:_BEGINNING]) for text in pair.below.values()),
    "share held from above": lambda pair: _of(len(pair.held), len(pair.above)),
    "most held from above, and nothing stands there": lambda pair: not pair.held & pair.below.keys() and len(pair.held) >= 0.5 * len(pair.above),
    "all under wide cells": lambda pair: bool(pair.inside) and all(pair.over(at) for at in pair.below),
    "one text that names a field better": lambda pair: len(pair.below) == 1 and all(telling(text) >= 0.95 > telling(pair.above.get(at, "")) and "cohort" not in ideas(text) for at, text in pair.below.items()),
}  # fmt: skip
"""What speaks for and against a row below a header's still belonging to it: names of the parts of its groups."""

QUESTIONS: Mapping[str, Mapping[str, Callable[[Any], float]]] = {"header": HEADER, "group": GROUP, "part": PART}


def is_group(sheet: RawSheet, index: int) -> bool:
    """Whether a row holds groups of the columns that the header below it names."""
    pair = Neighbours(Line(sheet, index), Line(sheet, index + 1))
    return bool(pair.above) and _total("group", pair) > 0.0


def is_part(sheet: RawSheet, index: int) -> bool:
    """Whether a row goes on with the header above it."""
    pair = Neighbours(Line(sheet, index - 1), Line(sheet, index))
    return bool(pair.below) and _total("part", pair) > 0.0


def likely_header(sheet: RawSheet) -> int | None:
    """Which of the first rows is the likeliest header; None in an empty sheet."""
    lines = [line for index, _ in islice(sheet.filled_rows(), _LIKELY) if (line := Line(sheet, index)).texts]
    best = max(lines, key=lambda line: (_total("header", line, whole=True), len(line.texts)), default=None)
    return best.index if best is not None else None


def _total(question: str, of: Line | Neighbours, *, whole: bool = False) -> float:
    """What all signs weigh; but for the `whole` no further one is looked at once they cannot turn it."""
    total = 0.0
    for has, weight, left in zip(QUESTIONS[question].values(), *_weights(question), strict=True):
        if total + left <= 0.0 and not whole:
            break
        total += weight * has(of)
    return total


def signs_of_line(question: str, of: Line | Neighbours) -> list[tuple[str, float]]:
    """Every sign that a row has, to learn from."""
    return [(name, float(has(of))) for name, has in QUESTIONS[question].items()]


__all__ = ["Line", "Neighbours", "is_group", "is_header", "is_part", "likely_header", "signs_of_line"]
