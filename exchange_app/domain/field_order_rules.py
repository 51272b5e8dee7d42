"""Pairs of fields of one record of which the second may not lie below the first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from exchange_app.kinds import Value, kind

_ORDERED = (("starts", "ends"), ("opens", "closes"), ("minimum_age", "maximum_age"))


@lru_cache(maxsize=16)
def fields_in_order(record_kind: str) -> Sequence[tuple[str, str]]:
    """The pairs that a kind has, as (lower, higher)."""
    keys = kind(record_kind).keys
    return tuple(pair for pair in _ORDERED if pair[1] in keys)


def below(high: Value | None, low: Value | None) -> bool:
    """Whether what should be the higher lies below the lower; never where one of them is not given."""
    if isinstance(high, date) and isinstance(low, date):
        return high < low
    return isinstance(high, int) and isinstance(low, int) and high < low
