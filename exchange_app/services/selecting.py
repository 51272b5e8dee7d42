"""The selection of a cohort: who may be selected, who ranks where and why, and the one operation that decides it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import day, number, text
from exchange_app.domain.rules.eligibility import LEVELS
from exchange_app.domain.rules.requirements import Requirement, bars, requirements
from exchange_app.domain.selection import (
    Contender,
    Outcome,
    Ranked,
    ScoredPerson,
    ScoreSheet,
    SelectionRules,
    clash,
    outcome,
    score,
)
from exchange_app.domain.selection.scores import complete, strange_criteria
from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.kinds.choices import TIE_BREAK
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.points import NoPoints, figure, order_of, points_of
from exchange_app.kinds.values import show
from exchange_app.services.access import Access
from exchange_app.services.records import Edit, write
from exchange_app.store import OperationResult, Reader, Store
from exchange_app.text import LANGUAGES, Message, Words, fold, msg, nmsg, words

TOOK_PART = frozenset({"arrived", "completed", "curtailed"})
"""Statuses of a placement by which somebody took part in a cohort."""


class CannotSelect(Trouble):
    """What a cohort asks cannot be: it contradicts itself, or no choice of people keeps it."""

    code = "selecting.contradiction"

    def __init__(self, messages: Sequence[Message]) -> None:
        whole = messages[0]
        for each in messages[1:]:
            whole = msg("{one} {other}", one=whole, other=each)
        super().__init__(whole)
        self.messages = tuple(messages)


@dataclass(frozen=True, slots=True)
class Applying:
    """Somebody who applied: the application, the person's name, what is asked of them, and what bars them."""

    application: Record
    name: str
    side: str
    requirements: tuple[Requirement, ...]
    barred: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The selection of a cohort as its records make it. `decided`: it was decided before, and this is who moves up into the
    seats that are free; the scores are then those of the decision. `standing` are those who have a seat already."""

    cohort: Record
    rules: SelectionRules
    people: Mapping[RecordId, Applying]
    candidates: tuple[Contender, ...]
    scores: Mapping[str, ScoredPerson]
    outcome: Outcome
    decided: bool
    standing: tuple[Contender, ...]
    few_sheets: tuple[RecordId, ...]
    """Those with fewer sheets than the cohort asks for, of whom a seat may hang on it."""

    def held(self) -> Counter[str]:
        """How many have a seat then, by group of the minimums."""
        selected = [*self.standing, *(each.candidate for each in self.outcome.selected)]
        return Counter(group for each in selected for group in each.groups)

    def seats(self) -> Counter[str]:
        """How many have a seat then, by side."""
        selected = [*self.standing, *(each.candidate for each in self.outcome.selected)]
        return Counter(each.side for each in selected)

    def barred(self) -> list[Applying]:
        """Those whom a rule keeps out, by code."""
        return sorted((each for each in self.people.values() if each.barred), key=lambda each: each.application.code)

    def waits(self) -> Iterator[Message]:
        """What waits for a person before, or after, the decision."""
        if many := len(self.outcome.unscored):
            yield nmsg("{count} person has no score yet.", "{count} people have no score yet.", many)
        if many := len(self.few_sheets):
            yield nmsg(
                "{count} person has fewer score sheets than asked for; every sheet that is missing can change the order.",
                "{count} people have fewer score sheets than asked for; every sheet that is missing can change the order.",
                many,
            )
        unknown = sum(any(one.met is None for one in each.requirements) for each in self.people.values())
        if unknown and not self.decided:
            yield nmsg(
                "Of {count} person a rule of eligibility cannot be judged, because something is not entered.",
                "Of {count} people a rule of eligibility cannot be judged, because something is not entered.",
                unknown,
            )


def read_selection(reader: Reader, cohort: RecordId, today: date | None = None) -> Selection:
    """The selection of a cohort. Raises CannotSelect, with all that contradicts itself, before anything is computed."""
    reader = reader.clear(Purpose.RULES)
    record, day_of = reader.record("cohort", cohort), today or date.today()
    applications = [each for each in reader.find("application", "cohort", cohort) if not each.removed]
    persons = {
        each.id: each
        for each in reader.records("applicant", sorted({str(each.get("applicant")) for each in applications}))
    }
    applications = [each for each in applications if str(each.get("applicant")) in persons]
    sheets = [sheet for each in applications for sheet in _sheets(reader, each)]
    rules, wrong = _rules(record)
    wrong += _strange(rules, sheets)
    if wrong:
        raise CannotSelect(wrong)
    people = {
        each.id: _applying(reader, each, persons[str(each.get("applicant"))], record, day_of)
        for each in applications
        if text(each, "status") != "withdrawn"
    }
    decided = any(day(each, "decided_on") is not None for each in applications)
    spoken = text(record, "language_required")
    made = {
        id: _candidate(rules, persons[str(each.application.get("applicant"))], each, spoken)
        for id, each in people.items()
    }
    if decided:
        scores: Mapping[str, ScoredPerson] = {}
        standing = tuple(made[id] for id, each in people.items() if text(each.application, "status") == "selected")
        chosen = [made[id] for id, each in people.items() if text(each.application, "status") == "waitlisted"]
    else:
        scores, standing = score(rules, sheets), ()
        chosen = [made[id] for id, each in people.items() if not each.barred]
        able = [each for each in chosen if _passes(rules, each, scores)]
        if clashing := clash(rules, able):
            raise CannotSelect([_clash_said(rules, clashing, able)])
    found = outcome(rules, chosen, scores, standing)
    counted = Counter(each.person for each in sheets if not each.conflict and complete(rules, each))
    few = (
        ()
        if decided or not counted
        else tuple(each.person for each in chosen if 0 < counted[each.person] < rules.sheets_each)
    )
    return Selection(record, rules, people, tuple(chosen), scores, found, decided, standing, few)


def decide(store: Store, cohort: RecordId, *, access: Access, say: Words, today: date | None = None) -> OperationResult:
    """Write the decisions of a selection as one operation that Undo takes back: states, scores, ranks, reasons and the number
    of the lot. Raises CannotSelect, StoreTrouble, StaleRecord."""
    day_of = today or date.today()
    with store.read() as reader:
        found = read_selection(reader, cohort, day_of)
    edits = [
        Edit("application", id, values, found.people[id].application.version)
        for id, values in _decisions(found, say, day_of)
    ]
    if found.cohort.get("lot_seed") is None:
        edits.append(Edit("cohort", cohort, {"lot_seed": found.rules.seed}))
    label = msg("Selection for {cohort}", cohort=titles.title(found.cohort))
    return write(store, label, edits, access=access, today=day_of)


def why(found: Selection, each: Ranked) -> Message:
    """In one sentence, why somebody ranks where they do and what that means."""
    given = found.scores.get(each.candidate.person)
    rank, total = each.rank, figure(each.score)
    if given is not None and given.evened != given.average:
        said = msg(
            "Rank {rank}, evened score {score} (average {average})",
            rank=rank,
            score=total,
            average=figure(given.average),
        )
    else:
        said = msg("Rank {rank}, score {score}", rank=rank, score=total)
    if each.decided_by:
        by = TIE_BREAK.labels.get(each.decided_by, each.decided_by)
        said = msg("{sentence}; behind the one before by: {rule}", sentence=said, rule=by)
    return said


def decision_of(found: Selection) -> Iterator[tuple[Ranked, str, int | None]]:
    """Everybody who has a score, by rank, with what is decided of them and their place on the waiting list of their side."""
    places = {each.candidate.person: at + 1 for some in found.outcome.waiting.values() for at, each in enumerate(some)}
    every = [
        *found.outcome.selected,
        *found.outcome.below,
        *(one for some in found.outcome.waiting.values() for one in some),
    ]
    selected = {each.candidate.person for each in found.outcome.selected}
    for each in sorted(every, key=lambda each: each.rank):
        person = each.candidate.person
        yield (
            each,
            "selected" if person in selected else "waitlisted" if person in places else "rejected",
            places.get(person),
        )


def _decisions(found: Selection, say: Words, today: date) -> Iterator[tuple[RecordId, dict[str, Value | None]]]:
    for each, status, place in decision_of(found):
        values: dict[str, Value | None] = {"status": status, "waitlist_rank": place}
        if status == "selected" or not found.decided:
            values |= {"decided_on": today, "decision_reason": say.say(why(found, each))}
        if not found.decided:
            values |= {"score": each.score, "rank": each.rank}
        yield each.candidate.person, values
    if found.decided:
        return
    for one in found.barred():
        reason = say.say(one.barred[0].why or one.barred[0].label)
        values = {"decided_on": today, "decision_reason": reason}
        yield one.application.id, values | ({} if one.barred[0].rule == "state" else {"status": "ineligible"})


# -- what the records say ----------------------------------------------------------------------------------------------


def _rules(cohort: Record) -> tuple[SelectionRules, list[Message]]:
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
    seed = number(cohort, "lot_seed")
    rules = SelectionRules(
        criteria,
        number(cohort, "scale") or 10,
        number(cohort, "evaluators_per_application") or 1,
        passing if isinstance(passing, Decimal) else None,
        order_of(cohort.get("tie_break")),
        number(cohort, "seats"),
        dict(by_side) if isinstance(by_side, dict) else {},
        {group: int(least) for group, least in minimums.items()},
        _lot_of(cohort) if seed is None else seed,
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


def _lot_of(cohort: Record) -> int:
    """The number of the lot where none was entered: it follows from the cohort's ID, which stood before anybody applied, so
    that nobody can draw until they like what comes out. Deciding records it."""
    return int(sha256(cohort.id.encode()).hexdigest(), 16) % 10**9


def _strange(rules: SelectionRules, sheets: Sequence[ScoreSheet]) -> list[Message]:
    known = ", ".join(rules.criteria) or "–"
    return [
        msg(
            "Score sheets give points for “{name}”, which is no criterion of the cohort ({criteria}). Was it renamed? Correct the one or the other.",
            name=each,
            criteria=known,
        )
        for each in strange_criteria(rules, sheets)
    ]


def _clash_said(rules: SelectionRules, clashing: Sequence[str], able: Sequence[Contender]) -> Message:
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


def _passes(rules: SelectionRules, each: Contender, scores: Mapping[str, ScoredPerson]) -> bool:
    found = scores.get(each.person)
    worth = found.evened if found is not None else each.score
    return worth is not None and (rules.pass_score is None or worth >= rules.pass_score)


def _sheets(reader: Reader, application: Record) -> Iterator[ScoreSheet]:
    """The score sheets about an application. Those without a name are one evaluator each."""
    for each in reader.find("evaluation", "about_application", application.id):
        if each.removed or text(each, "form") not in (None, "selection"):
            continue
        try:
            given = points_of(each.get("scores"))
        except NoPoints:
            continue
        if given:
            by = text(each, "by_name")
            evaluator = f"{fold(by)} · {text(each, 'side') or each.agency}" if by else each.id
            yield ScoreSheet(application.id, evaluator, given, each.get("conflict_of_interest") is True)


def _applying(reader: Reader, application: Record, person: Record, cohort: Record, today: date) -> Applying:
    papers = [each for each in reader.find("paper", "applicant", person.id) if not each.removed]
    asked = requirements(person, application, cohort, papers, _earlier(reader, person, cohort), today)
    barred = tuple(bars(asked, application))
    return Applying(application, titles.title(person), person.agency, tuple(asked), barred)


def _earlier(reader: Reader, person: Record, cohort: Record) -> list[str]:
    """The cohorts in which somebody took part before."""
    found = []
    for other in reader.find("application", "applicant", person.id):
        where = str(other.get("cohort") or "")
        if (
            where
            and where != cohort.id
            and any(text(each, "status") in TOOK_PART for each in reader.find("placement", "application", other.id))
        ):
            found.append(titles.title(reader.record("cohort", where)))
    return found


def _candidate(rules: SelectionRules, person: Record, each: Applying, language: str | None) -> Contender:
    level = text(person, f"level_{language}") if language else None
    given = each.application.get("score")
    experience = number(person, "experience_years")
    return Contender(
        each.application.id,
        each.side,
        frozenset(group for group in rules.minimums if _is_of(person, group)),
        LEVELS.index(level) if level in LEVELS else -1,
        -1 if experience is None else experience,
        day(each.application, "submitted_on"),
        given if isinstance(given, Decimal) else None,
    )


def _is_of(person: Record, group: str) -> bool:
    """Whether somebody belongs to a group such as `gender:F` or `city:!Bakı`; nobody does of whom it is not known."""
    key, _, wanted = group.partition(":")
    field, has = kind("applicant").field(key), person.get(key)
    if has is None:
        return False
    called = {fold(str(has)), *(fold(show(field, has, words(each))) for each in LANGUAGES)}
    return (fold(wanted.strip().removeprefix("!").strip()) in called) is not wanted.strip().startswith("!")
