"""How alike two texts are, by RapidFuzz, which is imported when the first two are compared: a list opens without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any


@cache
def _library() -> Any:
    import rapidfuzz

    return rapidfuzz


def ratio(one: str, other: str) -> float:
    """How alike two texts are in all their letters, 0 to 100."""
    return scorer()(one, other)


def scorer() -> Callable[..., float]:
    """The function behind `ratio`, for whoever compares very many; it also takes `score_cutoff`, below which it gives 0."""
    found: Callable[..., float] = _library().fuzz.ratio
    return found


def ratio_from_the_start(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1; the first letters count most."""
    return float(_library().distance.JaroWinkler.similarity(one, other))


def slips(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one text the other."""
    return int(_library().distance.Levenshtein.distance(one, other))


def most_alike(text: str, others: Iterable[str], *, limit: int, least: float) -> list[tuple[str, float]]:
    """At most `limit` of the others that are at least so alike (0 to 100), the likest first, each with how much it is."""
    found = _library().process.extract(text, others, scorer=scorer(), limit=limit, score_cutoff=least)
    return [(other, score) for other, score, _at in found]
