"""What is right, said as plainly as it can be: by trying all possibilities. Nothing of the engine is used but its data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, product

from exchange_app.domain.placing.model import Cap, CapLevel, PlacingInput

Pair = tuple[str, str]


def caps(given: PlacingInput) -> list[Cap]:
    """All that bounds: the places of each opening, and the caps."""
    own = [Cap(CapLevel.OPENING, each.id, each.places, frozenset([each.id])) for each in given.openings]
    return [*own, *given.caps]


def within_caps(given: PlacingInput, pairs: Collection[Pair]) -> bool:
    """Whether no cap holds more people than it may."""
    side = {each.id: each.side for each in given.people}
    return all(
        sum(opening in cap.openings and cap.side in ("", side[person]) for person, opening in pairs) <= cap.most
        for cap in caps(given)
    )


def place_in_order(given: PlacingInput, pair: Pair) -> tuple[int, int]:
    """How high a person stands at an opening: by the outlet's own order, else by rank, score, lot, id."""
    order = [each.id for each in sorted(given.people, key=lambda each: each.standing)]
    person, opening = pair
    ranking = next(each.ranking for each in given.openings if each.id == opening)
    at = order.index(person)
    if person in ranking:
        return ranking.index(person), at
    return len(ranking) + at, at


def reserves_filled(given: PlacingInput, pairs: Collection[Pair]) -> int:
    """How many reserved places are held by people of the side for which they are."""
    side = {each.id: each.side for each in given.people}
    return sum(
        min(count, sum(opening == each.id and side[person] == of for person, opening in pairs))
        for each in given.openings
        for of, count in each.reserved.items()
    )


def chosen(given: PlacingInput, asking: Collection[Pair]) -> frozenset[Pair]:
    """Whom the places take, of pairs that ask, beside those who are locked: as many reserved places as can be, then those
    who stand highest."""
    locked = frozenset(given.locked)
    free = sorted(set(asking) - locked, key=lambda pair: place_in_order(given, pair))
    sets = [
        each
        for size in range(len(free) + 1)
        for each in combinations(range(len(free)), size)
        if within_caps(given, locked | {free[at] for at in each})
    ]

    def worth(of: tuple[int, ...]) -> tuple[int, tuple[bool, ...]]:
        taken = locked | {free[at] for at in of}
        return reserves_filled(given, taken), tuple(at in of for at in range(len(free)))

    return locked | {free[at] for at in max(sets, key=worth)}


def blocking(given: PlacingInput, at: Mapping[str, str]) -> Iterator[Pair]:
    """Pairs of which the person would rather be there, no rule is against it, and the places would take the person."""
    for person in given.people:
        if person.id in dict(given.locked):
            continue
        for opening in given.wanted(person):
            if at.get(person.id) == opening:
                break
            pair = (person.id, opening)
            if pair not in given.objections and pair in chosen(given, [*at.items(), pair]):
                yield pair


def assignments(given: PlacingInput) -> Iterator[dict[str, str]]:
    """Every way in which people can be placed: those who are locked where they are, the others at an opening that they take
    and to which no rule objects, or nowhere; within all caps."""
    locked = dict(given.locked)
    ways = [
        [locked[each.id]]
        if each.id in locked
        else [None, *(opening for opening in given.wanted(each) if (each.id, opening) not in given.objections)]
        for each in given.people
    ]
    for way in product(*ways):
        at = {person.id: opening for person, opening in zip(given.people, way, strict=True) if opening is not None}
        if within_caps(given, at.items()):
            yield at
