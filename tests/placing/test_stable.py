"""*Stable*: what must hold of every outcome, tried on small inputs made by chance against all possibilities."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from exchange_app.domain.placing.model import Cap, CapLevel, Nominee, Opening, PlacingInput
from exchange_app.domain.placing.seating import Crossing, Seating
from exchange_app.domain.placing.stable import stable
from tests.placing import plain
from tests.placing.inputs import REFUSED, made, mixed

SEEDS = st.integers(0, 2**32)


@drawn(SEEDS)
@settings(max_examples=150, deadline=None)
def test_caps_and_requirements_hold_locks_stay_and_no_pair_would_rather_have_each_other(seed: int) -> None:
    given = made(seed)
    at = stable(given).at
    assert plain.within_caps(given, at.items())
    assert set(given.locked) <= set(at.items())
    asked = {pair for pair in at.items() if pair not in given.locked}
    assert not asked & set(given.objections)
    assert all(opening in given.wanted(given.person[person]) for person, opening in asked)
    assert list(plain.blocking(given, at)) == []


@drawn(SEEDS, SEEDS)
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_means_nothing(seed: int, order: int) -> None:
    given = made(seed)
    assert list(stable(given).at.items()) == list(stable(mixed(given, order)).at.items())


@drawn(SEEDS)
@settings(max_examples=100, deadline=None)
def test_whom_the_places_take_is_the_best_of_all_possibilities_in_whatever_order_people_ask(seed: int) -> None:
    given, chance = made(seed, people=7), Random(seed)
    pairs = [pair for pair in plain_pairs(given) if pair not in given.objections and pair[0] not in given.lock]
    asking = dict(chance.sample(pairs, min(7, len(pairs))))
    seating = Seating(given)
    people = list(asking)
    chance.shuffle(people)
    held = {}
    for person in people:
        held[person] = asking[person]
        if (dropped := seating.seat(person, asking[person])) is not None:
            del held[dropped]
    assert {*held.items(), *given.locked} == plain.chosen(given, asking.items())


def plain_pairs(given: PlacingInput) -> list[tuple[str, str]]:
    return [(person.id, opening.id) for person in given.people for opening in given.openings]


def test_a_reserved_place_goes_to_the_lower_ranked_of_its_side_and_to_all_when_nobody_of_it_asks() -> None:
    people = (
        Nominee("a", "AZ", ("u",), rank=1),
        Nominee("b", "AZ", ("u",), rank=2),
        Nominee("c", "TR", ("u",), rank=3),
    )
    given = PlacingInput(people, (Opening("o", "u", 2, reserved={"TR": 1}),))
    assert stable(given).at == {"a": "o", "c": "o"}
    assert stable(replace(given, people=people[:2])).at == {"a": "o", "b": "o"}


def test_a_cap_on_a_city_goes_to_those_who_stand_highest_at_its_outlets() -> None:
    people = tuple(Nominee(each, "AZ", (f"u{at}",), False, rank=at) for at, each in enumerate("abc", 1))
    openings = tuple(Opening(f"o{at}", f"u{at}", 1, city="İzmir") for at in (1, 2, 3))
    city = Cap(CapLevel.CITY, "İzmir", 2, frozenset(each.id for each in openings))
    assert stable(PlacingInput(people, openings, caps=(city,))).at == {"a": "o1", "b": "o2"}
    against = {("a", "o1"): (REFUSED,)}
    assert stable(PlacingInput(people, openings, against, (city,))).at == {"b": "o2", "c": "o3"}


def test_an_outlets_own_ranking_comes_before_that_of_the_selection_and_the_lot_parts_equals() -> None:
    people = (Nominee("a", choices=("u",), rank=1, lot="2"), Nominee("b", choices=("u",), rank=1, lot="1"))
    assert stable(PlacingInput(people, (Opening("o", "u"),))).at == {"b": "o"}
    assert stable(PlacingInput(people, (Opening("o", "u", ranking=("a",)),))).at == {"a": "o"}


def test_caps_that_cross_are_refused() -> None:
    people = (Nominee("a", "AZ"), Nominee("b", "TR"))
    openings = (Opening("o1", "u1"), Opening("o2", "u2"))
    sent = Cap(CapLevel.SIDE, "AZ", 0, frozenset({"o1", "o2"}), "AZ")
    with pytest.raises(Crossing) as crossing:
        stable(PlacingInput(people, openings, caps=(sent,)))
    assert {each.level for each in crossing.value.caps} == {CapLevel.OPENING, CapLevel.SIDE}
