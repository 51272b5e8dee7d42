"""The selection of a cohort: who may be selected, who ranks where and why, and the one operation that decides it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import day, text
from exchange_app.domain.rules.placing import OVER
from exchange_app.domain.rules.requirements import Requirement, bars, requirements
from exchange_app.domain.rules.selection import clash_said, contender, rules_of, score_sheet, strange_said
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
from exchange_app.domain.selection.scores import complete
from exchange_app.errors import Trouble
from exchange_app.kinds import Value
from exchange_app.kinds.application import DECIDED, PLACE, REASON
from exchange_app.kinds.choices import TIE_BREAK
from exchange_app.kinds.cohort import LOT
from exchange_app.kinds.evaluation import EVALUATION
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.points import figure
from exchange_app.services.access import Access
from exchange_app.services.records import Edit, write
from exchange_app.store import OperationResult, Reader, Store
from exchange_app.text import Message, Words, msg, nmsg

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
    seats that are free; the scores are then those of the decision. `standing` are those who have a seat already, also where a
    person gave it to them by hand: nobody loses it here."""

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
    whose = {each.id: str(each.get("applicant")) for each in applications}
    persons = {each.id: each for each in reader.records("applicant", sorted(set(whose.values())))}
    applications = [each for each in applications if whose[each.id] in persons]
    sheets = [sheet for each in applications for sheet in _sheets(reader, each)]
    rules, wrong = rules_of(record)
    wrong += strange_said(rules, sheets)
    if wrong:
        raise CannotSelect(wrong)
    people = {
        each.id: _applying(reader, each, persons[whose[each.id]], record, day_of)
        for each in applications
        if text(each, "status") != "withdrawn"
    }
    decided = any(day(each, DECIDED) is not None for each in applications)
    made = {id: contender(rules, persons[whose[id]], each.application, record) for id, each in people.items()}
    standing = tuple(made[id] for id, each in people.items() if _state(each) == "selected")
    scores: Mapping[str, ScoredPerson] = {} if decided else score(rules, sheets)
    chosen = [
        made[id]
        for id, each in people.items()
        if (_state(each) == "waitlisted" if decided else not each.barred and _state(each) != "selected")
    ]
    able = [each for each in chosen if _passes(rules, each, scores)]
    if not decided and (clashing := clash(rules, able, standing)):
        raise CannotSelect([clash_said(rules, clashing, [*standing, *able])])
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
    if text(found.cohort, "status") in OVER:
        raise CannotSelect(
            [
                msg(
                    "{cohort} is over or cancelled, so nobody is selected in it any more.",
                    cohort=titles.title(found.cohort),
                )
            ]
        )
    edits = [
        Edit("application", id, values, found.people[id].application.version)
        for id, values in _decisions(found, say, day_of)
    ]
    if found.cohort.get(LOT) is None:
        edits.append(Edit("cohort", cohort, {LOT: found.rules.seed}))
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
    if groups := _minimums_between(found, each):
        said = msg(
            "{sentence}; the minimum of {groups} decides about the seat", sentence=said, groups=", ".join(groups)
        )
    return said


def _minimums_between(found: Selection, each: Ranked) -> list[str]:
    """The groups for whose minimum somebody has a seat, or has none, against the order of ranks."""
    one = each.candidate
    waiting = [other for some in found.outcome.waiting.values() for other in some]
    selected = any(other.candidate == one for other in found.outcome.selected)
    others = waiting if selected else found.outcome.selected
    bound = found.rules.seats_by_side
    against = [
        other.candidate
        for other in others
        if (other.rank < each.rank) is selected and (other.candidate.side == one.side or one.side not in bound)
    ]
    if selected:
        return sorted({group for group in one.groups if any(group not in other.groups for other in against)})
    return sorted({group for other in against for group in other.groups - one.groups})


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
        values: dict[str, Value | None] = {"status": status, PLACE: place}
        if status == "selected" or not found.decided:
            values |= {DECIDED: today, REASON: say.say(why(found, each))}
        if not found.decided:
            values |= {"score": each.score, "rank": each.rank}
        yield each.candidate.person, values
    if found.decided:
        return
    for one in found.barred():
        reason = say.say(one.barred[0].why or one.barred[0].label)
        values = {DECIDED: today, REASON: reason}
        yield one.application.id, values | ({} if one.barred[0].rule == "state" else {"status": "ineligible"})


def _state(each: Applying) -> str | None:
    return text(each.application, "status")


def _passes(rules: SelectionRules, each: Contender, scores: Mapping[str, ScoredPerson]) -> bool:
    found = scores.get(each.person)
    worth = found.evened if found is not None else each.score
    return worth is not None and (rules.pass_score is None or worth >= rules.pass_score)


def _sheets(reader: Reader, application: Record) -> Iterator[ScoreSheet]:
    """The score sheets about an application that can be read."""
    for each in reader.find(EVALUATION.key, str(EVALUATION.belongs_to), application.id):
        if not each.removed and (sheet := score_sheet(application, each)) is not None:
            yield sheet


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
