"""*Stable*, the official method: people propose, places choose, until nobody is left who is refused and has not asked on.

Deferred acceptance (Gale, Shapley, 1962) with the choice of `seating`. In what it gives, nobody has a reason to complain:
wherever somebody would rather be, a rule is against it, or the places went to people who stand higher there or are of the
side for which they are kept. No other such outcome is better for anybody, and nobody gains by naming other choices than
the true ones (Hatfield, Milgrom, Matching with contracts, 2005).
"""

from __future__ import annotations

from collections.abc import Iterator

from exchange_app.domain.placing.model import Nominee, PlacingInput, PlacingOutcome
from exchange_app.domain.placing.seating import Bench, Seating, take

STABLE = "stable"


def stable(given: PlacingInput) -> PlacingOutcome:
    """Who is placed where by *stable*. The input has been looked at by `bad_input`. Raises Crossing."""
    seating = Seating(given)
    wishes: dict[str, Iterator[tuple[Bench, int]]] = {}
    at = dict(given.lock)
    for person in given.free_people:
        asking = person.id
        wishes[asking] = _proposals(seating, person)
        while (proposal := next(wishes[asking], None)) is not None:
            bench, key = proposal
            dropped = take(bench, key)
            if dropped != key:
                at[asking] = bench.opening
            if dropped is None:
                break
            if dropped != key:
                asking = seating.person_of(dropped)
                del at[asking]
    return PlacingOutcome(given, STABLE, {person: at[person] for person in given.person if person in at})


def _proposals(seating: Seating, person: Nominee) -> Iterator[tuple[Bench, int]]:
    """The places that a person asks for, one after another, with how high the person stands there."""
    given, objections, benches = seating.given, seating.given.objections, seating.benches
    id, side = person.id, person.side
    named = (opening for outlet in person.choices for opening in given.of_outlet.get(outlet, ()))
    for opening in given.wanted(person) if person.unranked else named:
        if (id, opening) not in objections:
            yield benches[opening, side], seating.key(id, opening)
