"""*Best overall*: no outcome is better by the aims in their order; wishes are kept to; the clock and a person stop it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from exchange_app.domain.placing import sentences
from exchange_app.domain.placing.best import best
from exchange_app.domain.placing.model import Nominee, Opening, PlacingInput, PlacingOutcome, Wish, WishKind, kept
from exchange_app.domain.placing.stable import stable
from exchange_app.text import words
from tests.placing import plain
from tests.placing.inputs import made, mixed
from tests.placing.textbook import large

EN = words("en")

EXAMPLES = 2000 if os.environ.get("EXCHANGE_APP_LONG") else 150


def aims(given: PlacingInput, at: Mapping[str, str]) -> tuple[object, ...]:
    """How good an outcome is, aim by aim; the smaller the better."""
    locked = dict(given.locked)
    chosen = Counter(given.choice(*pair) for pair in at.items() if pair[0] not in locked)
    last = max((len(each.choices) for each in given.people), default=0)
    sides = Counter({each.side: 0 for each in given.people})
    sides.update(given.person[person].side for person in at)
    standing = sum(plain.place_in_order(given, pair)[0] for pair in at.items() if pair[0] not in locked)
    low = tuple(chosen[choice] for choice in (0, *range(last, 1, -1)))
    return -len(at), low, max(sides.values()) - min(sides.values()), standing


@pytest.mark.slow
@drawn(st.integers(0, 2**32))
@example(3832)
@example(126)
@example(103695)
@settings(max_examples=EXAMPLES, deadline=None)
def test_it_equals_the_best_of_all_possibilities(seed: int) -> None:
    given = made(seed, people=5, openings=4, wishes=True)
    possible = [at for at in plain.assignments(given) if all(kept(given, at, each) for each in given.wishes)]
    found = best(given)
    if found is None:
        assert not possible, "only where wishes and locks leave nothing"
        return
    assert found.optimal and found.broken() == () and dict(found.at) in possible
    assert aims(given, found.at) == min(aims(given, at) for at in possible)
    again = best(mixed(given, seed))
    assert again is not None and list(again.at.items()) == list(found.at.items())


def test_two_who_belong_together_share_an_outlet_and_two_who_do_not_never_do() -> None:
    people = (Nominee("a", choices=("u1",), rank=1), Nominee("b", choices=("u2",), rank=2))
    openings = (Opening("o1", "u1", 2, city="İzmir"), Opening("o2", "u2", 1, city="Bakı"))
    given = PlacingInput(people, openings)
    together = replace(given, wishes=(Wish(WishKind.TOGETHER, ("a", "b")),))
    alone = replace(given, wishes=(Wish(WishKind.NOT_ALONE, ("b",)),))
    found = [best(each) for each in (given, together, alone)]
    assert [each.at for each in found if each] == [
        {"a": "o1", "b": "o2"}, {"a": "o1", "b": "o1"}, {"a": "o1", "b": "o1"},
    ]  # fmt: skip
    only = replace(given, openings=openings[:1], wishes=(Wish(WishKind.APART, ("a", "b")),))
    apart = best(only)
    assert apart is not None and apart.at == {"a": "o1"}


def test_nothing_is_given_when_it_is_stopped_and_nothing_is_printed(capfd) -> None:
    given = made(7)
    assert best(given) is not None
    assert best(given, stopped=lambda: True) is None
    assert capfd.readouterr().out == "", "standard output belongs to the command"


def test_when_the_time_is_over_what_was_found_is_given_with_how_far_it_may_be_from_the_best() -> None:
    given = large(120, 20, 8, ranked=False)
    found = best(given, seconds=0)
    assert found is not None and len(found.at) >= len(stable(given).at), "never fewer than by the official method"
    assert found.optimal == (found.gap == 0), "on a quick machine it may be done all the same"
    short = PlacingOutcome(given, "best", {}, "placed", 0.015)
    assert EN.say(sentences.stopped(short, EN)) == "The time is over: up to 1.5 % more people might be placed."
