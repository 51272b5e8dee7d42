"""Columns to fields: all columns of a table together, each field once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.catalogue import only_names
from exchange_app.sheets.infer.headers import ENOUGH, Levels, is_row_number
from exchange_app.sheets.infer.keys import parts, tokens
from exchange_app.sheets.infer.profile import Profile, row_number
from exchange_app.sheets.infer.signs import Beside, Heading, asked_beside, heading_of, nearness
from exchange_app.sheets.infer.views import BY_BOTH, BY_HEADER, BY_VALUES, Assignment, ColumnView, Meaning
from exchange_app.sheets.infer.vocabulary.ideas import ideas, weight
from exchange_app.sheets.infer.weighing import Weighed, likelihood, weigh_beside, weighed
from exchange_app.text import Language


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
        if view.counts_rows:
            continue
        heading = heading_of(view, kind, language)
        meanings = weighed(view, kind, language, heading)
        several.append(_Column(view, heading, meanings, meanings))
    names = set(KINDS[kind].name_fields)
    chosen = _settled(several, found, language)
    for column in several:
        best = chosen.get(column.view.index)
        if best is not None and likelihood(best, column.left) >= _LIKELY:
            score = max(
                (score for key, (score, _) in column.heading.scores.items() if set(key) <= set(best.fields)),
                default=0.0,
            )
            why = (
                BY_VALUES
                if score < ENOUGH
                else BY_HEADER
                if score >= _SURE or not column.view.profile.count
                else BY_BOTH
            )
            sure = round(likelihood(best, column.left, wanted=not best.guessed), 2)
            if names.intersection(best.fields):
                found.named = max(found.named, likelihood(best, column.left, wanted=False))
                said = "another" if column.heading.state == "said" else column.heading.state
                found.headed = max(found.headed, (score, nearness(score, said)))
            found.meanings[column.view.index] = Meaning(best.fields, sure, why, best.order, best.signs)
            found.doubles.pop(column.view.index, None)
            nothing = next(each for each in column.meanings if not each.fields)
            if not best.guessed:
                found.gain += min(_MOST, best.total - best.wanted - nothing.total)
    return found


def _settled(several: Sequence[_Column], found: Assignment, language: Language) -> dict[int, Weighed]:
    """What the columns are once what each is agrees with what those beside it are."""
    chosen = _beside(several, {}, found, language)
    for _ in range(_ROUNDS):
        before, chosen = chosen, _beside(several, chosen, found, language)
        if {at: each.fields for at, each in before.items()} == {at: each.fields for at, each in chosen.items()}:
            break
    return chosen


def _beside(
    several: Sequence[_Column], chosen: dict[int, Weighed], found: Assignment, language: Language
) -> dict[int, Weighed]:
    """The meanings once more, with what the columns on both sides say."""

    views = {column.view.index: column.view for column in several}

    def beside(index: int) -> tuple[ColumnView | None, tuple[str, ...]]:
        return views.get(index), chosen[index].fields if index in chosen else ()

    asked = asked_beside({column.view.index: column.heading for column in several})
    giving = Counter(key for each in chosen.values() for key in each.fields)
    for column in several:
        at = column.view.index
        mine = chosen[at].fields if at in chosen else ()
        given = {key for key, columns in giving.items() if columns > (key in mine)}
        near = Beside(beside(at - 1), beside(at + 1), given, asked[at])
        weigh_beside(column.meanings, column.view, found.kind, language, column.heading, near)
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
        key, rivals = next(((key, many) for key, many in wanting.items() if len(many) > 1), ("", []))
        if not rivals:
            break
        single = {key for column in several if len(column.left[0].fields) == 1 for key in column.left[0].fields}
        rivals.sort(
            key=lambda column: (not _told_in_parts(column, single), _year(column), *_loss(column, key)), reverse=True
        )
        keeps, taken = rivals[0], set(rivals[0].left[0].fields)
        for column in rivals[1:]:
            if likelihood(column.left[0], column.left) >= _LIKELY:
                found.doubles.setdefault(column.view.index, keeps.view.index)
            whole = _told_in_parts(column, single)
            column.left = [
                each
                for meaning in column.left
                if (each := meaning.without(taken)) is not None
                and not (whole and only_names(each.fields) and each.fields)
            ]
    for column in several:
        if column.left[0].fields:
            chosen[column.view.index] = column.left[0]
    return chosen


def _told_in_parts(column: _Column, single: set[str]) -> bool:
    """Whether columns of their own give each of the fields that this one holds together: the parts win."""
    fields = column.left[0].fields
    return len(fields) > 1 and set(fields) <= single


def _loss(column: _Column, key: str) -> tuple[bool, float]:
    """How much a column would lose if it did not give a field; an empty one loses nothing."""
    best = column.left[0]
    kept = {key} if best.spare else set(best.fields)
    others = [each.total - each.wanted for meaning in column.left if (each := meaning.without(kept)) is not None]
    return bool(column.view.profile.count), best.total - best.wanted - max(others, default=best.total)


def _year(column: _Column) -> int:
    """The year that its heading names: of `2025 kontenjanı | 2027 kontenjanı` the last one is meant."""
    return max(map(int, _YEAR.findall(" ".join(column.view.levels))), default=0)


_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_ROUNDS = 5
"""So often what the columns are is asked again with what those beside them are."""
_SURE = 0.95
_LIKELY = 0.55
"""A column that is less likely than so to be one thing is left to the person."""
_MOST = 8.0
"""No single column tells the kind of a list by more than so much."""


_LITTLE = frozenset(
    key for word in "id ids no code kod ref number nömrə numara kodu applicant app".split() for key in tokens(word)
)
"""Headings that may number or mark anything: `ID` over X0, X1 … is no national ID."""


def counts_rows(levels: Levels, cells: Sequence[Any], seen: Profile) -> bool:
    """Whether a column numbers the rows: by its header, or by its values where that says little."""
    own = levels[-1] if levels else ""
    if own and is_row_number(own):
        given = [cell for cell in cells[:200] if cell is not None]
        numbers = sum(row_number(cell) is not None for cell in given)
        return numbers >= 0.5 * len(given) and not any(
            weight(idea) >= 0.6 for level in levels[:-1] for idea in ideas(level)
        )
    return seen.share("counting") > 0 and (not parts(own)[0] or set(tokens(own)) <= _LITTLE)


__all__ = ["assign", "counts_rows"]
