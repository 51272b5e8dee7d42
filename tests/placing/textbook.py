"""Deferred acceptance as a textbook has it (Gale, Shapley, 1962), and large inputs by seed: to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from random import Random

from exchange_app.domain.placing.model import Nominee, Opening, PlacingInput


def deferred_acceptance(
    choices: Mapping[str, Sequence[str]], ranks: Mapping[str, Mapping[str, int]], places: Mapping[str, int]
) -> dict[str, str]:
    """Who goes where: people ask down their `choices`, an opening keeps as many as it has `places` of the lowest `ranks`."""
    held: dict[str, list[tuple[int, str]]] = {each: [] for each in places}
    asked = dict.fromkeys(choices, 0)
    for first in choices:
        person: str | None = first
        while person is not None and asked[person] < len(choices[person]):
            opening = choices[person][asked[person]]
            asked[person] += 1
            heappush(held[opening], (-ranks[opening][person], person))
            person = heappop(held[opening])[1] if len(held[opening]) > places[opening] else None
    return {person: opening for opening, people in held.items() for _rank, person in people}


def large(people: int, openings: int, choices: int, seed: int = 1, ranked: bool = True) -> PlacingInput:
    """So many people of two sides with so many choices each, at openings that together have room for them and, where asked
    for, an order of their own."""
    chance = Random(seed)
    ids = [f"p{at:05}" for at in range(people)]
    opened = []
    for at in range(openings):
        order = chance.sample(ids, len(ids)) if ranked else ()
        opened.append(Opening(f"o{at:03}", f"u{at:03}", -(-people // openings), ranking=tuple(order), name=f"u{at}"))
    outlets = [each.outlet for each in opened]
    asked = [
        Nominee(id, ("AZ", "TR")[at % 2], tuple(chance.sample(outlets, choices)), False, rank=at + 1, name=id)
        for at, id in enumerate(ids)
    ]
    return PlacingInput(tuple(asked), tuple(opened))


def plain_input(
    given: PlacingInput,
) -> tuple[dict[str, list[str]], dict[str, dict[str, int]], dict[str, int]]:
    """The same as choices, ranks and places; each outlet has one opening."""
    opening = {each.outlet: each.id for each in given.openings}
    order = list(given.person)
    choices = {each.id: [opening[outlet] for outlet in each.choices] for each in given.people}
    ranks = {each.id: {person: at for at, person in enumerate(each.ranking or order)} for each in given.openings}
    return choices, ranks, {each.id: each.places for each in given.openings}
