"""The order with its reasons, the lot, the outcome as a whole, and with it who moves up when a seat is free again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from exchange_app.domain.selection.model import Contender, SelectionRules
from exchange_app.domain.selection.scores import ScoredPerson
from exchange_app.domain.selection.seats import seated
from exchange_app.text import fold

LOT = "lot"


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody's place in the order: the score that counts, and what put them behind the one before where scores are equal
    (a tie-break of the cohort, or LOT); empty where the score did."""

    candidate: Contender
    rank: int
    score: Decimal
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who is selected, who waits (by side, in order), who is below the pass score, and who has no score yet; by rank."""

    selected: tuple[Ranked, ...]
    waiting: Mapping[str, tuple[Ranked, ...]]
    below: tuple[Ranked, ...]
    unscored: tuple[Contender, ...]


def lot(seed: int, person: str) -> str:
    """Somebody's lot, whoever else takes part: the lowest comes first. SHA-256 of the number of the lot and the ID."""
    return sha256(f"{seed}:{person}".encode()).hexdigest()


def ranked(
    rules: SelectionRules, candidates: Iterable[Contender], scores: Mapping[str, ScoredPerson]
) -> tuple[Ranked, ...]:
    """Everybody who has a score, in order: the score, then the cohort's tie-breaks, last the lot."""
    ties = (*(each for each in rules.ties if each != LOT), LOT)
    keyed = []
    for each in candidates:
        found = scores.get(each.person)
        worth = found.evened if found is not None else each.score
        if worth is not None:
            keyed.append(((-worth, *(_tie(rules, by, each, found) for by in ties), each.person), each, worth))
    keyed.sort(key=lambda entry: entry[0])
    made: list[Ranked] = []
    for at, (key, each, worth) in enumerate(keyed):
        before = keyed[at - 1][0] if at else None
        made.append(Ranked(each, at + 1, worth, _decider(ties, before, key)))
    return tuple(made)


def _tie(rules: SelectionRules, by: str, each: Contender, found: ScoredPerson | None) -> tuple[int, object]:
    """Where a tie-break puts somebody: the lower the earlier; who has no value stands last."""
    match by:
        case "level":
            return (0, -each.level)
        case "experience_years":
            return (0, -each.experience)
        case "submitted_on":
            return (0, each.submitted or date.max)
        case "lot":
            return (0, lot(rules.seed, each.person))
        case _:
            points = {fold(name): value for name, value in found.criteria.items()} if found is not None else {}
            return (0, -points[fold(by)]) if fold(by) in points else (1, 0)


def _decider(ties: Sequence[str], before: tuple[object, ...] | None, key: tuple[object, ...]) -> str:
    if before is None or before[0] != key[0]:
        return ""
    return next((by for by, one, two in zip(ties, before[1:], key[1:], strict=False) if one != two), "")


def outcome(
    rules: SelectionRules,
    candidates: Sequence[Contender],
    scores: Mapping[str, ScoredPerson],
    already: Sequence[Contender] = (),
) -> Outcome:
    """Who is selected, beside those who have a seat `already`, and who waits."""
    order = ranked(rules, candidates, scores)
    passed = [each for each in order if rules.pass_score is None or each.score >= rules.pass_score]
    chosen = {each.person for each in seated(rules, [each.candidate for each in passed], already)}
    waiting: dict[str, list[Ranked]] = {}
    for each in passed:
        if each.candidate.person not in chosen:
            waiting.setdefault(each.candidate.side, []).append(each)
    have = {each.candidate.person for each in order}
    return Outcome(
        tuple(each for each in passed if each.candidate.person in chosen),
        {side: tuple(several) for side, several in sorted(waiting.items())},
        order[len(passed) :],
        tuple(each for each in candidates if each.person not in have),
    )
