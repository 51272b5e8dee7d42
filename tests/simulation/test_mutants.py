"""Merges known to be bad are told from the good one, each within a few stories."""

from __future__ import annotations

import pytest

from .mutants import MUTANTS, TELLING, applied
from .running import run

pytestmark = pytest.mark.slow

_STORIES = 60


@pytest.mark.parametrize("name", MUTANTS)
def test_a_bad_merge_breaks_a_law(name: str) -> None:
    with applied(name):
        told = (run(seed, agencies=2, often=TELLING.get(name, ())).broken for seed in range(_STORIES))
        broken = next((each for each in told if each is not None), None)
    assert broken is not None, f"{_STORIES} stories hold although {name}"
    assert broken.law[0].isdigit(), broken
