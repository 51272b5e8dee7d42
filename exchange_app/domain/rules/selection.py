"""What a cohort asks of its selection, who belongs to which group, and what contradicts itself, read from records."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from exchange_app.domain.records import Record
from exchange_app.domain.rules.case import day, number, text
from exchange_app.domain.rules.eligibility import LEVELS
from exchange_app.domain.selection import Contender, ScoreSheet, SelectionRules
from exchange_app.domain.selection.scores import strange_criteria
from exchange_app.kinds import kind
from exchange_app.kinds.choices import TIE_BREAK
from exchange_app.kinds.points import NoPoints, figure, order_of, points_of
from exchange_app.kinds.values import show
from exchange_app.text import LANGUAGES, Message, fold, msg, words


def seed_of(cohort: Record) -> int:
    """The number by which the lot of a cohort is drawn: the one recorded, else one that follows from the cohort."""
    recorded = number(cohort, "lot_seed")
    return lot_of(cohort) if recorded is None else recorded


def rules_of(cohort: Record) -> tuple[SelectionRules, list[Message]]:
    """What a cohort asks, and what of that contradicts itself."""
    wrong: list[Message] = []

    def points(key: str) -> dict[str, Decimal]:
        try:
            return points_of(cohort.get(key))
        except NoPoints:
            label = kind("cohort").field(key).label
            wrong.append(
                msg("{field}: write each word with its number, such as Motivation 3; Portfolio 4.", field=label)
            )
            return {}

    criteria, minimums = points("criteria"), points("minimums")
    by_side = cohort.get("seats_by_side")
    passing = cohort.get("pass_score")
    rules = SelectionRules(
        criteria,
        number(cohort, "scale") or 10,
        number(cohort, "evaluators_per_application") or 1,
        passing if isinstance(passing, Decimal) else None,
        order_of(cohort.get("tie_break")),
        number(cohort, "seats"),
        dict(by_side) if isinstance(by_side, dict) else {},
        {group: int(least) for group, least in minimums.items()},
        seed_of(cohort),
    )
    if criteria and not any(criteria.values()):
        wrong.append(msg("Every criterion has the weight 0; give one of them a higher one."))
    sides = sum(rules.seats_by_side.values())
    if rules.seats is not None and sides > rules.seats:
        wrong.append(
            msg(
                "The sides have {sides} seats together, and the cohort has {seats}; correct one of the two.",
                sides=sides,
                seats=rules.seats,
            )
        )
    if criteria and rules.pass_score is not None and rules.pass_score > rules.scale:
        wrong.append(
            msg(
                "The pass score {score} lies above the highest points, {scale}.",
                score=figure(rules.pass_score),
                scale=rules.scale,
            )
        )
    known = {*map(fold, criteria), *TIE_BREAK.codes}
    for each in rules.ties:
        if each not in known and fold(each) not in known:
            wrong.append(
                msg("Where scores are equal “{name}” shall decide, and it is no criterion of the cohort.", name=each)
            )
    person = kind("applicant")
    for group in rules.minimums:
        key, between, value = group.partition(":")
        if not between or key not in person.keys or person.field(key).sensitive or not value.strip(" !"):
            wrong.append(
                msg("The minimum “{group}” names no group; write a field and its value, such as gender:F.", group=group)
            )
    return rules, wrong


def lot_of(cohort: Record) -> int:
    """The number of the lot where none was entered: it follows from the cohort's ID, which stood before anybody applied, so
    that nobody can draw until they like what comes out. Deciding records it."""
    return int(sha256(cohort.id.encode()).hexdigest(), 16) % 10**9


def strange_said(rules: SelectionRules, sheets: Sequence[ScoreSheet]) -> list[Message]:
    """The sentences for criteria that stand on score sheets only."""
    known = ", ".join(rules.criteria) or "–"
    return [
        msg(
            "Score sheets give points for “{name}”, which is no criterion of the cohort ({criteria}). Was it renamed? Correct the one or the other.",
            name=each,
            criteria=known,
        )
        for each in strange_criteria(rules, sheets)
    ]


def clash_said(rules: SelectionRules, clashing: Sequence[str], able: Sequence[Contender]) -> Message:
    """Which minimums cannot be kept, together or alone."""
    named = "; ".join(f"{group} {rules.minimums[group]}" for group in clashing)
    if len(clashing) == 1:
        there = sum(clashing[0] in each.groups for each in able)
        return msg(
            "The minimum {group} cannot be kept: {count} who may be selected are of that group, and the seats are {seats}. Lower it, or let more people in.",
            group=named, count=there, seats=_seats_said(rules),
        )  # fmt: skip
    return msg(
        "These minimums cannot all be kept with the seats that there are ({seats}), though each of them alone could: {groups}. Lower one of them.",
        groups=named, seats=_seats_said(rules),
    )  # fmt: skip


def _seats_said(rules: SelectionRules) -> str:
    sides = ", ".join(f"{side} {seats}" for side, seats in rules.seats_by_side.items())
    return " · ".join(filter(None, ("" if rules.seats is None else str(rules.seats), sides))) or "–"


def score_sheet(application: Record, evaluation: Record) -> ScoreSheet | None:
    """An evaluation as a score sheet; None where it is another form, or holds no scores that can be read. One without a name
    is an evaluator of its own."""
    if text(evaluation, "form") not in (None, "selection"):
        return None
    try:
        given = points_of(evaluation.get("scores"))
    except NoPoints:
        return None
    by = text(evaluation, "by_name")
    evaluator = f"{fold(by)} · {text(evaluation, 'side') or evaluation.agency}" if by else evaluation.id
    conflict = evaluation.get("conflict_of_interest") is True
    return ScoreSheet(application.id, evaluator, given, conflict) if given else None


def contender(rules: SelectionRules, person: Record, application: Record, cohort: Record) -> Contender:
    """Somebody who applied, as a selection looks at them; the level is that of the language that the cohort asks for."""
    language = text(cohort, "language_required")
    level = text(person, f"level_{language}") if language else None
    given = application.get("score")
    experience = number(person, "experience_years")
    return Contender(
        application.id,
        person.agency,
        frozenset(group for group in rules.minimums if is_of(person, group)),
        LEVELS.index(level) if level in LEVELS else -1,
        -1 if experience is None else experience,
        day(application, "submitted_on"),
        given if isinstance(given, Decimal) else None,
    )


def is_of(person: Record, group: str) -> bool:
    """Whether somebody belongs to a group such as `gender:F` or `city:!Bakı`; nobody does of whom it is not known."""
    key, _, wanted = group.partition(":")
    field, has = kind("applicant").field(key), person.get(key)
    if has is None:
        return False
    called = {fold(str(has)), *(fold(show(field, has, words(each))) for each in LANGUAGES)}
    return (fold(wanted.strip().removeprefix("!").strip()) in called) is not wanted.strip().startswith("!")
