"""Headers of dates in calendars of rounds: `from` and `to`, `ilk gün` and `son gün` under what lasts from the one to the other."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.keys import spelled
from exchange_app.sheets.infer.vocabulary.ideas import ideas

_FROM, _TO = frozenset(("from", "itibaren", "etibaren")), frozenset(("to", "till", "until", "dek", "kadar", "qeder"))
_BEGINS, _FINISHES = frozenset(("start", "first")), frozenset(("end", "finish", "until"))
_APPLYING = frozenset(("application", "reception"))


def periods_of(kind: str) -> Mapping[str, tuple[str, str]]:
    """The first and the last field of what lasts, by the idea that says what does; {} where nothing does."""
    imported = KINDS[kind].imported
    return imported.periods if imported is not None else {}


def period_scores(own: str, groups: str) -> dict[str, float]:
    """The end of a period that the lowest level of a header names; what lasts so long is said by the `groups` above it.
    {} where it names none."""
    words, several = set(spelled(own)), set(ideas(own))
    begins, finishes = bool(several & _BEGINS or words & _FROM), bool(several & _FINISHES or words & _TO)
    if begins == finishes or several - _BEGINS - _FINISHES - _FREE:
        return {}
    above = set(ideas(groups))
    lasting = "age" if "age" in above else "application" if above & _APPLYING else "date"
    return {periods_of("cohort")[lasting][0 if begins else 1]: 0.98}


_FREE = frozenset(("date", "sending", "il"))
"""What the header of an end may hold beside: `son gün`; `from` is one word with what sends."""
