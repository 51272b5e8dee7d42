"""Placing: *stable* beside deferred acceptance as a textbook has it and beside the package `matching` (where that is installed),
the reasons of all pairs, and *best overall*. What stands in seconds has a bound in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from benchmarks.measure import compare, seconds
from exchange_app.domain.placing.best import best
from exchange_app.domain.placing.model import PlacingInput
from exchange_app.domain.placing.reasons import Reasons
from exchange_app.domain.placing.stable import stable
from tests.placing.textbook import deferred_acceptance, large, plain_input

SIZES = ((1_000, 100), (5_000, 300))
BESIDE_TEXTBOOK, BESIDE_MATCHING = 3.0, 1 / 25
ALL_REASONS, BEST_OVERALL = 2.0, 5.0
"""Seconds."""

Timed = Callable[[], float]


def afresh(given: PlacingInput) -> PlacingInput:
    """The same input with nothing kept of what was computed from it."""
    return PlacingInput(given.people, given.openings)


def ours(given: PlacingInput) -> Timed:
    """*Stable* from people and openings."""
    return lambda: seconds(lambda: stable(afresh(given)))


def textbook(given: PlacingInput) -> Timed:
    """Deferred acceptance from the same people and openings, its ranks made too."""
    return lambda: seconds(lambda: deferred_acceptance(*plain_input(afresh(given))))


def matching(given: PlacingInput) -> Timed:
    """The game of `matching`, everybody ranking everything, made from dictionaries and solved. It copies players who refer to one another, so deeply that
    the limit of recursion must be lifted."""
    from matching.games import HospitalResident

    choices, ranks, places = plain_input(given)
    wanted: dict[str, list[str]] = {each: [] for each in places}
    for person, several in choices.items():
        for each in several:
            wanted[each].append(person)
    orders = {each: sorted(people, key=ranks[each].__getitem__) for each, people in wanted.items()}
    sys.setrecursionlimit(1_000_000)

    def act() -> object:
        game: Any = HospitalResident.create_from_dictionaries(choices, orders, places)
        return game.solve(optimal="resident")

    return lambda: seconds(act)


def run() -> None:
    """Print all of them."""
    for people, openings in SIZES:
        given = large(people, openings, 10)
        name = f"stable {people} by {openings} beside"
        compare(f"{name} the textbook", BESIDE_TEXTBOOK, ours(given), textbook(given))
        if find_spec("matching") is None:
            print("The package matching is not installed here (pip install matching).")
        elif (people, openings) == SIZES[0]:
            whole = large(people, openings, openings)
            compare(f"{name} matching", BESIDE_MATCHING, ours(whole), matching(whole), rounds=3)
    outcome = stable(large(1_000, 100, 10))
    compare(
        "reasons of all pairs of 1000 by 100 in seconds",
        ALL_REASONS,
        lambda: seconds(lambda: list(Reasons(outcome).all())),
        lambda: 1.0,
    )
    small = large(200, 40, 10, ranked=False)
    compare("best overall of 200 in seconds", BEST_OVERALL, lambda: seconds(lambda: best(small)), lambda: 1.0, rounds=3)
