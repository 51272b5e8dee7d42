"""Merging a workbook that came back, or in: read it, look at what it would change, decide, apply as one operation.

reading    workbook → what it says (domain/exchange/incoming)     provenance how it stands in the line of exports
reviewing  held against the store                                 applying   one operation, one line in the ledger
same_people  two that may be one, said before Apply
custom_value  a third value, where neither side's is right
saved_reviews  reviews left for tomorrow                          reporting  a workbook for the partner, cells marked
"""

from __future__ import annotations

from exchange_app.domain.rules.diff import RuleFinding
from exchange_app.services.merging.applying import Merged, apply
from exchange_app.services.merging.custom_value import other_content
from exchange_app.services.merging.reporting import report
from exchange_app.services.merging.review import (
    ASKED,
    HELD,
    LOSING,
    ChangeKey,
    Decision,
    Decisions,
    Losses,
    Others,
    Review,
    Story,
    rules_after,
)
from exchange_app.services.merging.reviewing import open_review, review
from exchange_app.services.merging.rules import standing_rules
from exchange_app.services.merging.saved_reviews import (
    forget_review,
    keep_review,
    kept_reviews,
    open_with_kept,
    resume_review,
)
from exchange_app.services.merging.trouble import ReviewGone, ReviewOutdated

__all__ = [
    "ASKED", "HELD", "LOSING", "ChangeKey", "Decision", "Decisions", "Losses", "Merged", "Others", "Review", "ReviewGone", "ReviewOutdated", "RuleFinding", "Story",
    "apply", "forget_review", "keep_review", "kept_reviews", "open_review", "open_with_kept", "other_content", "report", "resume_review", "review", "rules_after", "standing_rules",
]  # fmt: skip
