"""Who is selected: scores of several evaluators made comparable, ranks, seats by side, minimums, the waiting list. Pure.

model    people, score sheets and what a cohort asks, as plain data
scores   totals, averages, evened scores, spread
seats    who gets a seat: by rank, within the seats of each side, keeping the minimums; and which of them clash
ranking  the order with its reasons, the lot, the outcome as a whole, and who moves up
"""

from __future__ import annotations

from exchange_app.domain.selection.model import Contender, ScoreSheet, SelectionRules
from exchange_app.domain.selection.ranking import Outcome, Ranked, outcome, ranked
from exchange_app.domain.selection.scores import ScoredPerson, score
from exchange_app.domain.selection.seats import clash

__all__ = [
    "Contender",
    "Outcome",
    "Ranked",
    "ScoreSheet",
    "ScoredPerson",
    "SelectionRules",
    "clash",
    "outcome",
    "ranked",
    "score",
]
