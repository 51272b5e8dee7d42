"""Merges known to be bad are told from the good one, each within a few stories."""

from __future__ import annotations

import pytest

from .mutants import MUTANTS, applied
from .running import run

_SEEDS = 120


@pytest.mark.parametrize("name", MUTANTS)
def test_a_bad_merge_breaks_a_law(name: str) -> None:
    with applied(name):
        assert any(run(seed).broken is not None for seed in range(_SEEDS)), f"{_SEEDS} stories hold although {name}"
