"""After publication: nobody loses by it, as many as can be get a place, and nothing changes that need not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from hypothesis import example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from exchange_app.domain.placing.chains import after_publication
from exchange_app.domain.placing.model import Nominee, Opening, PlacingInput
from exchange_app.domain.placing.stable import stable
from tests.placing import plain
from tests.placing.inputs import made, mixed


def later(given: PlacingInput, chance: Random) -> PlacingInput:
    """The same some weeks later: somebody has withdrawn, an opening has fewer places or more."""
    people = tuple(each for each in given.people if each.id in given.lock or chance.random() < 0.75)
    openings = tuple(
        replace(each, places=max(each.places + chance.choice((0, 0, -1, 1)), len(locked_at(given, each.id))))
        for each in given.openings
    )
    return replace(given, people=people, openings=openings)


def locked_at(given: PlacingInput, opening: str) -> list[str]:
    return [person for person, at in given.locked if at == opening]


def worse(given: PlacingInput, person: str, before: str, after: str | None) -> bool:
    wanted = given.wanted(given.person[person])
    if after is None:
        return True
    return after != before and before in wanted and wanted.index(after) > wanted.index(before)


def moves(before: Mapping[str, str], after: Mapping[str, str]) -> int:
    return sum(after.get(person) != opening for person, opening in before.items())


def named(given: PlacingInput, stay: Mapping[str, str], at: Mapping[str, str]) -> int:
    """The sum of the choices of the newly placed; a place that was not named counts as one after all choices."""
    last = max((len(each.choices) for each in given.people), default=0)
    return sum(given.choice(*pair) or last + 1 for pair in at.items() if pair[0] not in stay)


@drawn(st.integers(0, 2**32))
@example(1685)
@settings(max_examples=150, deadline=None)
def test_nobody_is_worse_off_as_many_as_can_be_are_placed_and_the_fewest_move(seed: int) -> None:
    first, chance = made(seed, people=6, openings=4), Random(seed)
    published, given = stable(first).at, later(first, chance)
    found = after_publication(given, published)
    at = found.outcome.at
    stay = {
        each: opening for each, opening in published.items() if each in given.person and each not in found.displaced
    }
    assert plain.within_caps(given, at.items()) and set(given.locked) <= set(at.items())
    assert not any(worse(given, person, opening, at.get(person)) for person, opening in stay.items())
    allowed = (
        [
            other
            for other in plain.assignments(replace(given, locked=()))
            if set(given.locked) <= set(other.items())
            and not any(worse(given, person, opening, other.get(person)) for person, opening in stay.items())
        ]
        if not given.locked
        else []
    )
    if allowed:
        most = max(map(len, allowed))
        assert len(at) == most
        order = [*found.displaced, *(each for each in given.person if each not in stay and each not in found.displaced)]
        first_placed = max(tuple(each in other for each in order) for other in allowed if len(other) == most)
        assert tuple(each in at for each in order) == first_placed, (
            "those who lost a place first, then by the selection"
        )
        same = [other for other in allowed if tuple(each in other for each in order) == first_placed]
        assert (moves(stay, at), named(given, stay, at)) == min(
            (moves(stay, other), named(given, stay, other)) for other in same
        )
    again = after_publication(mixed(given, seed), dict(reversed(published.items())))
    assert list(again.outcome.at.items()) == list(at.items()) and again.moves == found.moves


@drawn(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_without_a_change_nothing_moves_and_each_move_finds_room(seed: int) -> None:
    first = made(seed)
    published = stable(first).at
    assert after_publication(first, published).moves == ()
    given = later(first, Random(seed))
    found = after_publication(given, published)
    now = {each: at for each, at in published.items() if each in given.person and each not in found.displaced}
    for each in found.moves:
        assert now.get(each.person, "") == each.before
        now[each.person] = each.to
        assert plain.within_caps(given, now.items())
    assert now == found.outcome.at


def test_a_freed_place_goes_on_by_the_shortest_chain_with_the_consents_it_needs() -> None:
    people = (
        Nominee("a", "AZ", ("u1",), False, rank=1),
        Nominee("b", "AZ", ("u1", "u2"), False, rank=2),
        Nominee("c", "AZ", ("u2",), False, rank=3),
    )
    given = PlacingInput(people, (Opening("o1", "u1"), Opening("o2", "u2")))
    published = stable(given).at
    assert published == {"a": "o1", "b": "o2"}
    found = after_publication(replace(given, people=people[1:]), published)
    assert [(each.person, each.before, each.to, each.choice_before, each.choice) for each in found.moves] == [
        ("b", "o2", "o1", 2, 1),
        ("c", "", "o2", 0, 1),
    ]
    assert [(each.side, each.outlets) for each in found.moves] == [("AZ", ("u1", "u2")), ("AZ", ("u2",))]
    free = after_publication(
        replace(given, people=people[1:], openings=(*given.openings, Opening("o3", "u2"))), published
    )
    assert [(each.person, each.to) for each in free.moves] == [("c", "o3")], "nobody moves where nobody need"
