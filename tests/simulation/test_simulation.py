"""Sixty stories of offices that exchange workbooks; every law holds in each. More of them: `python3 dev.py simulate`."""

from __future__ import annotations

import pytest

from .numbers import must_hold, some
from .running import Step, again, run
from .shrinking import shrunk, story

pytestmark = pytest.mark.slow

_CHUNK = 10


@pytest.mark.parametrize("first", range(0, 60, _CHUNK))
def test_every_law_holds(first: int) -> None:
    counts = must_hold(range(first, first + _CHUNK))
    assert counts["merge"] > 100 and counts["law 5, 6 every edit is live or seen"] > 100


def test_a_seed_tells_the_same_story_again() -> None:
    one, other = run(3), run(3)
    assert one.lines == other.lines and one.counts == other.counts
    assert again(3, one.agencies, one.steps).lines == one.lines


def test_a_broken_law_is_told_by_its_shortest_story(monkeypatch: pytest.MonkeyPatch) -> None:
    from . import mutants

    with mutants.applied("last writer wins"):
        ran = next(each for each in some(range(10)) if each.broken is not None)
        short = shrunk(ran)
    assert short.broken is not None and ran.broken is not None and short.broken.law == ran.broken.law
    assert len(short.steps) < len(ran.steps) and isinstance(short.steps[0], Step)
    assert f"BROKEN: {short.broken}" in story(short)
