"""People, score sheets and what a cohort asks, as plain data. A person stands for one application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Points = Mapping[str, Decimal]
"""Criteria with their points, or with their weights, in order."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What one evaluator gave one person. One with a conflict of interest is kept, and counts for nothing."""

    person: str
    evaluator: str
    points: Points
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody who may be selected. `groups` are those of the minimums to which the person belongs; `score` is one that was
    given without sheets; `level` counts from 0 (A1), -1 where none is known."""

    person: str
    side: str
    groups: frozenset[str] = frozenset()
    level: int = -1
    experience: int = -1
    submitted: date | None = None
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SelectionRules:
    """What a cohort asks of its selection. None: no bound."""

    criteria: Points = field(default_factory=dict)
    scale: int = 10
    sheets_each: int = 1
    pass_score: Decimal | None = None
    ties: tuple[str, ...] = ()
    seats: int | None = None
    seats_by_side: Mapping[str, int] = field(default_factory=dict)
    minimums: Mapping[str, int] = field(default_factory=dict)
    seed: int = 0
