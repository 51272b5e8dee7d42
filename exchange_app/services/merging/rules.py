"""Rules that would be broken after a merge: problems to show, never reasons to refuse."""

from __future__ import annotations

from exchange_app.domain.exchange.comparing import Comparison
from exchange_app.services.merging.review import RuleFinding
from exchange_app.store import Reader


def broken_rules(reader: Reader, comparison: Comparison) -> tuple[RuleFinding, ...]:
    """The rules that the records of a comparison break before or after it."""
    return ()
