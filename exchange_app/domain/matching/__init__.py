"""The one finder of the same person, outlet or cohort: for lists that come, records entered twice, and merges.

What two records are to each other is judged in `people` and `places` alone, so that every door gives one answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, cast

from exchange_app.domain.matching import people, places
from exchange_app.domain.matching.matches import Key, Likeness, Match, Pair, RowMatch
from exchange_app.domain.matching.people import Identity
from exchange_app.domain.matching.places import Place
from exchange_app.kinds import Kind, Value

__all__ = ["Entry", "Identity", "Key", "Likeness", "Match", "Pair", "Place", "RowMatch"]

Entry = Identity | Place
"""A record as it is compared with others."""


def entries(declared: Kind, keys: Sequence[Key], column: Callable[[str], Sequence[Value | None]]) -> list[Entry]:
    """Records of a kind as they are compared. `column` gives for each of its telling_fields the values of all records."""
    marked = declared.same.identity if declared.same is not None else {}

    def texts(mark: str) -> list[str]:
        return [str(each) if each else "" for each in column(marked[mark])] if mark in marked else [""] * len(keys)

    if declared.people:
        born = column(marked["birth"]) if "birth" in marked else [None] * len(keys)
        columns = [born if mark == "birth" else texts(mark) for mark in Identity._fields[1:]]
        return list(map(Identity._make, zip(keys, *columns, strict=True)))
    parts = zip(*map(column, declared.name_fields), strict=True)
    names = [", ".join(str(part) for part in each if part) for each in parts]
    marks = _marks(declared)
    values = list(zip(*map(column, marks), strict=True)) if marks else [()] * len(keys)
    return list(map(Place, keys, names, values, texts("phone"), texts("email")))


def compare(one: Entry, other: Entry) -> Match:
    """What two records of a kind are to each other."""
    if isinstance(one, Identity) and isinstance(other, Identity):
        return people.compare(one, other)
    return places.compare(cast(Place, one), cast(Place, other))


def matches(
    declared: Kind,
    new: Sequence[Entry],
    known: Sequence[Entry] = (),
    *,
    apart: Collection[Pair] = (),
    tick: Callable[[], object] = lambda: None,
) -> list[Match]:
    """Pairs of which at least one is `new` that are the same or may be, the surest first. Pairs in `apart` were decided to
    be two. `tick` is called now and then, and may raise to end it."""
    finder: Any = people if declared.people else places
    return cast("list[Match]", finder.matches(new, known, apart=apart, tick=tick))


def judge(declared: Kind, rows: Sequence[Entry], known: Sequence[Entry]) -> list[RowMatch]:
    """For each row of a list, in order, the record it is or which it may be. The key of a row is its index."""
    finder: Any = people if declared.people else places
    return cast("list[RowMatch]", finder.judge(rows, known))


def _marks(declared: Kind) -> tuple[str, ...]:
    return declared.imported.marks if declared.imported is not None else ()
