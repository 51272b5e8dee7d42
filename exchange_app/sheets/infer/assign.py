"""Columns to fields: all columns of a table together, each field once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.catalogue import only_names
from exchange_app.sheets.infer.completing import complete
from exchange_app.sheets.infer.headers import ENOUGH, Levels, is_row_number
from exchange_app.sheets.infer.keys import parts, tokens
from exchange_app.sheets.infer.profile import row_number
from exchange_app.sheets.infer.signs import Heading, heading_of, signs_beside
from exchange_app.sheets.infer.views import BY_BOTH, BY_HEADER, BY_VALUES, Assignment, ColumnView, Meaning
from exchange_app.sheets.infer.vocabulary.ideas import ideas, weight
from exchange_app.sheets.infer.weighing import Weighed, add_signs, likelihood, weighed
from exchange_app.text import Language

_WANTED = 3.0
"""How much it speaks for a column's naming the records that no other does."""


@dataclass(slots=True)
class _Column:
    """A column with what it may be. `left` are its meanings whose fields no surer column gives."""

    view: ColumnView
    heading: Heading
    meanings: list[Weighed]
    left: list[Weighed]


def assign(columns: Sequence[ColumnView], kind: str, language: Language) -> Assignment:
    """The likeliest reading of all columns together as a list of this kind: each field once, the surest column first."""
    found = Assignment(kind)
    several = []
    for view in columns:
        if view.counts_rows and not _names_document(view):
            continue
        heading = heading_of(view, kind, language)
        meanings = weighed(view, kind, language, heading)
        several.append(_Column(view, heading, meanings, meanings))
    _latest_first(several)
    chosen = _together(several, found)
    named = {key for each in chosen.values() for key in each.fields}
    if not set(KINDS[kind].name_fields) & named:
        for column in several:
            for each in column.meanings:
                if set(KINDS[kind].name_fields) <= set(each.fields):
                    each.total += _WANTED
            column.meanings.sort(key=lambda each: -each.total)
        chosen = _together(several, found)
    chosen = _beside(several, chosen, found)
    for column in several:
        best = chosen.get(column.view.index)
        if best is not None and likelihood(best, column.left) >= _LIKELY:
            score, order = column.heading.scores.get(best.fields, (0.0, ()))
            why = (
                BY_VALUES
                if score < ENOUGH
                else BY_HEADER
                if score >= _SURE or not column.view.profile.count
                else BY_BOTH
            )
            sure = round(likelihood(best, column.left), 2)
            found.meanings[column.view.index] = Meaning(best.fields, sure, why, order, best.signs)
            found.doubles.pop(column.view.index, None)
            nothing = next(each for each in column.meanings if not each.fields)
            found.gain += min(_MOST, best.total - nothing.total)
    complete(found, {view.index: view for view in columns}, kind, language)
    return found


def _beside(several: Sequence[_Column], chosen: dict[int, Weighed], found: Assignment) -> dict[int, Weighed]:
    """The meanings once more, with what the columns on both sides say."""

    def near(index: int) -> tuple[str, ...]:
        return chosen[index].fields if index in chosen else ()

    for column in several:
        at = column.view.index
        for each in column.meanings:
            add_signs(each, tuple(signs_beside(found.kind, each.fields, near(at - 1), near(at + 1))))
        column.meanings.sort(key=lambda each: -each.total)
    return _together(several, found)


def _together(several: Sequence[_Column], found: Assignment) -> dict[int, Weighed]:
    """The best meanings of columns so that each field is given once: the column keeps it that would lose most without it."""
    chosen: dict[int, Weighed] = {}
    found.doubles.clear()
    for column in several:
        column.left = column.meanings
    while True:
        wanting: dict[str, list[_Column]] = {}
        for column in several:
            for key in column.left[0].fields:
                wanting.setdefault(key, []).append(column)
        rivals = next((many for many in wanting.values() if len(many) > 1), None)
        if rivals is None:
            break
        single = {key for column in several if len(column.left[0].fields) == 1 for key in column.left[0].fields}
        rivals.sort(key=lambda column: (not _told_in_parts(column, single), *_loss(column)), reverse=True)
        keeps, taken = rivals[0], set(rivals[0].left[0].fields)
        for column in rivals[1:]:
            found.doubles.setdefault(column.view.index, keeps.view.index)
            whole = _told_in_parts(column, single)
            column.left = [
                each
                for each in column.left
                if not taken & set(each.fields) and not (whole and only_names(each.fields) and each.fields)
            ]
    for column in several:
        if column.left[0].fields:
            chosen[column.view.index] = column.left[0]
    return chosen


def _told_in_parts(column: _Column, single: set[str]) -> bool:
    """Whether columns of their own give each of the fields that this one holds together: the parts win."""
    fields = column.left[0].fields
    return len(fields) > 1 and set(fields) <= single


def _loss(column: _Column) -> tuple[bool, float]:
    """How much a column would lose if it were not its likeliest meaning; an empty one loses nothing."""
    best = column.left[0]
    other = next((each for each in column.left if not set(each.fields) & set(best.fields)), best)
    return bool(column.view.profile.count), best.total - other.total


def _latest_first(several: Sequence[_Column]) -> None:
    """Of columns for the same field that name years the last one is meant: `2025 kontenjanı | 2027 kontenjanı`."""
    years = {
        column.view.index: max(found)
        for column in several
        if (found := [int(year) for year in _YEAR.findall(" ".join(column.view.levels))])
    }
    last: dict[str, int] = {}
    dated = [column for column in several if column.view.index in years]
    for column in dated:
        for key in column.left[0].fields:
            last[key] = max(last.get(key, 0), years[column.view.index])
    for column in dated:
        best = column.left[0]
        if any(years[column.view.index] < last[key] for key in best.fields):
            column.meanings = [each for each in column.meanings if not set(each.fields) & set(best.fields)]


_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_SURE = 0.95
_LIKELY = 0.55
"""A column that is less likely than so to be one thing is left to the person."""
_MOST = 8.0
"""No single column tells the kind of a list by more than so much."""


def _names_document(view: ColumnView) -> bool:
    return "identity" in ideas(view.own) and view.profile.share("identity") + view.profile.share("fin") > 0.5


_LITTLE = frozenset(
    key for word in "id ids no code kod ref number nömrə numara kodu applicant app".split() for key in tokens(word)
)


def _says_little(header: str) -> bool:
    """Whether a header may number or mark anything: `ID` over X0, X1 … is no national ID."""
    return set(tokens(header)) <= _LITTLE


def counts_rows(levels: Levels, cells: Sequence[Any]) -> bool:
    """Whether a column numbers the rows: by its header, or by its values where it has none."""
    own = levels[-1] if levels else ""
    if own and is_row_number(own):
        given = [cell for cell in cells[:200] if cell is not None]
        if sum(row_number(cell) is not None for cell in given) < 0.5 * len(given):
            return False
        return not any(weight(idea) >= 0.6 for level in levels[:-1] for idea in ideas(level))
    little = bool(own) and _says_little(own)
    if parts(own)[0] and not little:
        return False
    numbers = [number for cell in cells[:200] if (number := row_number(cell)) is not None]
    filled = sum(cell is not None for cell in cells[:200])
    rising = sum(b - a in (0, 1) for a, b in itertools.pairwise(numbers))
    if little and not (
        numbers and len(numbers) == filled and numbers[1:] == list(range(numbers[0] + 1, numbers[0] + filled))
    ):
        return False
    return len(numbers) >= 3 and len(numbers) > 0.7 * filled and rising > 0.8 * (len(numbers) - 1) and numbers[0] <= 2


__all__ = ["assign", "counts_rows"]
