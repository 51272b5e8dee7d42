"""Lists so long that their keys are read in several pieces."""

from __future__ import annotations

import pytest

from exchange_app.store.list_queries import _AT_ONCE, keys_of


@pytest.mark.parametrize("count", [0, 1, 2, 1000, 40_000])
def test_every_key_comes_once_and_in_its_order(count):
    wanted = [(7 * each) % 40_009 + 1 for each in range(count)]
    assert list(keys_of(f"[{','.join(map(str, wanted))}]")) == wanted


def test_no_key_is_cut_wherever_a_piece_ends():
    for length in range(_AT_ONCE - 3, _AT_ONCE + 4):
        first = "1" * 9
        text = "[" + ",".join([first] * (length // 10)) + ",23456,78" + "]"
        assert list(keys_of(text))[-2:] == [23456, 78]
        assert len(keys_of(text)) == length // 10 + 2
