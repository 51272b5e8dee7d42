"""Makes a half of a suspected pair from a record."""

from __future__ import annotations

from exchange_app.kinds import kind
from exchange_app.kinds.values import show
from exchange_app.services.duplicates.suspects import PairSide
from exchange_app.text import Words
from ui.lists.pairs.pair import Half


def half(kind_key: str, entry: PairSide, own: str, words: Words) -> Half:
    """An entry as a half of a pair; `own` is our agency's code."""
    parts = (entry.title, fact(kind_key, entry, 0, words), fact(kind_key, entry, 1, words))
    return Half(entry.agency, entry.agency == own, parts, entry.code)


def fact(kind_key: str, entry: PairSide, which: int, words: Words) -> str:
    """Its first or second fact."""
    return show(kind(kind_key).field(kind(kind_key).facts[which]), entry.facts[which], words)
