"""Scores of several evaluators, made comparable.

A sheet's total is the mean of its points by the weights of the criteria, on the cohort's scale. Beside the plain average stands
the *evened* score: each evaluator's severity is how much less they give the same people than the others do, and is taken off.

Why so, and not the usual z-score of evaluators with five sheets or more: measured on generated years with a known truth (40
people, 6 evaluators, 2 sheets each, who mostly judge their own side's people, while the sides differ), of the best third 80 in 100
were found so, 77 by the z-score and 75 by plain averages; in rank correlation with the truth the z-score of few sheets was even
below the plain average. It treats an evaluator who was given good people as generous; comparing on the same people does not. Two sheets are
counted in beside an evaluator's own that say nothing (`RESERVE`): who filled in few is moved little, and there is no number of
sheets at which all jumps. The method is that of two-way additive models with a shrunken evaluator effect (Searle, Casella,
McCulloch, Variance Components, 1992, chapter 7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from exchange_app.domain.selection.model import Points, ScoreSheet, SelectionRules
from exchange_app.text import fold

RESERVE = 2
"""Sheets without a word that are counted in beside those of each evaluator."""
_ROUNDS = 2000
_STILL = 1e-10
_PLACES = Decimal("0.001")
DISAGREE = Decimal("0.3")
"""The part of the scale from which on two evaluators disagree strongly."""


@dataclass(frozen=True, slots=True)
class ScoredPerson:
    """The scores of one person: how many sheets count, their average, the evened score, the average of each criterion, and
    how far the highest and the lowest total lie apart."""

    sheets: int
    average: Decimal
    evened: Decimal
    criteria: Points
    spread: Decimal
    disagree: bool


def complete(rules: SelectionRules, sheet: ScoreSheet) -> bool:
    """Whether a sheet has points for every criterion, within the scale."""
    given = {fold(name): points for name, points in sheet.points.items()}
    return bool(rules.criteria) and all(0 <= given.get(fold(name), -1) <= rules.scale for name in rules.criteria)


def strange_criteria(rules: SelectionRules, sheets: Iterable[ScoreSheet]) -> list[str]:
    """Criteria that stand on sheets and that the cohort does not have: renamed or taken out since."""
    known = {fold(name) for name in rules.criteria}
    return sorted({name for each in sheets for name in each.points if fold(name) not in known})


def total(rules: SelectionRules, sheet: ScoreSheet) -> Decimal:
    """The points of a complete sheet as one number on the cohort's scale."""
    given = {fold(name): points for name, points in sheet.points.items()}
    weights = sum(rules.criteria.values(), Decimal(0)) or Decimal(1)
    return sum((weight * given[fold(name)] for name, weight in rules.criteria.items()), Decimal(0)) / weights


def score(rules: SelectionRules, sheets: Iterable[ScoreSheet]) -> dict[str, ScoredPerson]:
    """The scores of everybody who has a sheet that counts, whatever the order of the sheets."""
    counted = sorted(
        (each for each in sheets if not each.conflict and complete(rules, each)),
        key=lambda each: (each.person, each.evaluator, sorted(each.points.items())),
    )
    totals = [(each.person, each.evaluator, total(rules, each)) for each in counted]
    severity = severities(totals)
    of: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for person, evaluator, found in totals:
        of[person].append((evaluator, found))
    shown: dict[str, list[ScoreSheet]] = defaultdict(list)
    for each in counted:
        shown[each.person].append(each)
    return {person: _scored(rules, shown[person], given, severity) for person, given in of.items()}


def _scored(
    rules: SelectionRules,
    sheets: list[ScoreSheet],
    given: list[tuple[str, Decimal]],
    severity: Mapping[str, float],
) -> ScoredPerson:
    plain = [found for _evaluator, found in given]
    evened = sum(float(found) + severity[evaluator] for evaluator, found in given) / len(given)
    spread = max(plain) - min(plain)
    folded = [{fold(name): points for name, points in each.points.items()} for each in sheets]
    criteria = {name: _rounded(_mean([each[fold(name)] for each in folded])) for name in rules.criteria}
    within = min(max(evened, 0.0), float(rules.scale))
    return ScoredPerson(
        len(given),
        _rounded(_mean(plain)),
        _rounded(Decimal(within)),
        criteria,
        _rounded(spread),
        spread >= DISAGREE * rules.scale,
    )


def severities(totals: list[tuple[str, str, Decimal]]) -> dict[str, float]:
    """By evaluator, how much less they give than the others give the same people; of (person, evaluator, total)."""
    by_person: dict[str, list[tuple[str, float]]] = defaultdict(list)
    by_evaluator: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for person, evaluator, found in totals:
        by_person[person].append((evaluator, float(found)))
        by_evaluator[evaluator].append((person, float(found)))
    severe = dict.fromkeys(by_evaluator, 0.0)
    for _ in range(_ROUNDS):
        worth = {
            person: sum(found + severe[evaluator] for evaluator, found in given) / len(given)
            for person, given in by_person.items()
        }
        after = {
            evaluator: sum(worth[person] - found for person, found in given) / (len(given) + RESERVE)
            for evaluator, given in by_evaluator.items()
        }
        moved = max((abs(after[each] - severe[each]) for each in after), default=0.0)
        severe = after
        if moved < _STILL:
            break
    return severe


def _mean(several: list[Decimal]) -> Decimal:
    return sum(several, Decimal(0)) / len(several)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(_PLACES, ROUND_HALF_UP)
