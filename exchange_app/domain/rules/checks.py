"""Which rules are broken at one subject. The rules of placing are those of the board; here they are asked of what stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules.case import Case, Finding, Stay, day, number
from exchange_app.domain.rules.placing import (
    RULES,
    capacity,
    holds,
    over_places,
    over_seats,
    over_seats_of,
    overlap,
    seats,
)
from exchange_app.domain.rules.record import choice_findings, order_findings
from exchange_app.domain.rules.snapshot import RecordSnapshot, references
from exchange_app.kinds import Field, kind
from exchange_app.kinds.registry import cleared
from exchange_app.kinds.values import check
from exchange_app.text import Message, msg, nmsg

Subject = tuple[str, str]
"""What a rule is asked about: `record`, `references`, `placement`, `opening`, `cohort` or `person` with an id; or a field
of snapshot.IDENTITY with a value that people share."""

_ALONE = tuple(rule for rule in RULES if rule not in (capacity, overlap, seats))
"""Rules about one placement whatever the others are."""
_NOT_HERE = frozenset({"placing.cohort_over", "placing.passport_missing", "placing.declined"})
"""Findings that speak of placing now, not of a placement that stands. Passports seldom leave the agency that sends."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule at a record. `key` tells it from other breaches of the same rule there; it is the same before and after,
    whatever the numbers in the sentence."""

    rule: str
    record: RecordId
    key: str
    message: Message


def breaches(snapshot: RecordSnapshot, subject: Subject) -> Iterator[Breach]:
    """The rules broken at a subject."""
    what, id = subject
    yield from _ASKED.get(what, _shared(what))(snapshot, id)


def _record(snapshot: RecordSnapshot, id: RecordId) -> Iterator[Breach]:
    """Required fields without a value, ends before starts, a choice made twice."""
    record = snapshot.standing(id)
    if record is None:
        return
    for field in _required(record.kind):
        if field.key not in record.values and (why := check(field, None)) is not None:
            yield Breach("field.required", id, field.key, why)
    if kind(record.kind).placing is None or not holds(record):
        for found in order_findings(record.kind, record.values):
            yield Breach(found.code, id, found.fields[0].partition(".")[2], found.message)
    for found in choice_findings(record.kind, record.values, title=lambda _kind, chosen: _name(snapshot, chosen)):
        yield Breach(found.code, id, str(record.get(found.fields[0].partition(".")[2])), found.message)


@cleared
@lru_cache(maxsize=16)
def _required(record_kind: str) -> tuple[Field, ...]:
    return tuple(each for each in kind(record_kind).fields if each.required)


def _references(snapshot: RecordSnapshot, id: RecordId) -> Iterator[Breach]:
    """Fields that refer to a record that does not stand."""
    record = snapshot.standing(id)
    if record is None:
        return
    for key in references(record.kind):
        target = record.get(key)
        if not isinstance(target, str) or snapshot.standing(target) is not None:
            continue
        label, name = kind(record.kind).field(key).label, _name(snapshot, target)
        sentence = (
            msg("{field}: {name} has been removed", field=label, name=name) if name
            else msg("{field}: that record is not here", field=label)
        )  # fmt: skip
        yield Breach("store.removed_reference", id, key, sentence)


def _name(snapshot: RecordSnapshot, id: RecordId) -> str:
    found = snapshot.get(id)
    return "" if found is None else snapshot.title(found)


def _placement(snapshot: RecordSnapshot, id: RecordId) -> Iterator[Breach]:
    """What speaks against a placement whatever the others are: status, dates, languages, age, passport, sides."""
    case = case_of(snapshot, snapshot.standing(id))
    if case is not None:
        for rule in _ALONE:
            for found in rule(case):
                if found.code not in _NOT_HERE:
                    yield _breach(found, id)


def _breach(found: Finding, id: RecordId, more: str = "") -> Breach:
    return Breach(found.code, id, more or " ".join(found.fields), found.message)


def case_of(snapshot: RecordSnapshot, placement: Record | None, elsewhere: tuple[Stay, ...] = ()) -> Case | None:
    """A placement that holds a place, as the rules of placing look at it; None where something it refers to is missing."""
    if placement is None or not holds(placement):
        return None
    application, opening = snapshot.target(placement, "application"), snapshot.target(placement, "opening")
    if application is None or opening is None:
        return None
    applicant, cohort, outlet = (
        snapshot.target(application, "applicant"),
        snapshot.target(application, "cohort"),
        snapshot.target(opening, "outlet"),
    )
    if applicant is None or cohort is None or outlet is None:
        return None
    starts, ends = day(placement, "starts"), day(placement, "ends")
    return Case(
        applicant,
        application,
        cohort,
        opening,
        outlet,
        starts=starts,
        ends=ends,
        elsewhere=elsewhere,
        countries=snapshot.countries,
    )


def _opening(snapshot: RecordSnapshot, id: RecordId) -> Iterator[Breach]:
    """More people than places."""
    opening = snapshot.standing(id)
    if opening is None:
        return
    placed = sum(case_of(snapshot, each) is not None for each in snapshot.referring("placement.opening", id))
    places = number(opening, "places")
    if places is not None and placed > places:
        sentence = over_places(snapshot.title(opening), places, placed)
        yield Breach("placing.capacity", id, "", sentence)


def _cohort(snapshot: RecordSnapshot, id: RecordId) -> Iterator[Breach]:
    """More people placed than the cohort has seats, in all and for a side."""
    cohort = snapshot.standing(id)
    if cohort is None:
        return
    placed: Counter[str] = Counter()
    for application in snapshot.referring("application.cohort", id):
        person = snapshot.target(application, "applicant")
        for placement in snapshot.referring("placement.application", application.id) if person is not None else ():
            placed[person.agency] += case_of(snapshot, placement) is not None  # type: ignore[union-attr]
    every, limit = placed.total(), number(cohort, "seats")
    if limit is not None and every > limit:
        yield Breach("placing.seats", id, "", over_seats(limit, every))
    by_side = cohort.get("seats_by_side")
    for agency, limit in sorted(by_side.items()) if isinstance(by_side, dict) else ():
        if placed[agency] > limit:
            yield Breach("placing.seats", id, agency, over_seats_of(agency, limit, placed[agency]))


def _person(snapshot: RecordSnapshot, id: RecordId) -> Iterator[Breach]:
    """One person at two outlets on one day, also where the person is entered twice. Said at the later placement."""
    stays: list[tuple[Record, Case, RecordId]] = []
    for person in snapshot.one_with(id):
        for application in snapshot.referring("application.applicant", person):
            for placement in snapshot.referring("placement.application", application.id):
                if (case := case_of(snapshot, placement)) is not None:
                    stays.append((placement, case, person))
    stays.sort(key=lambda each: each[0].id)
    for at, (placement, case, person) in enumerate(stays):
        for other, its, whose in stays[:at]:
            entered = its.applicant.code if whose != person else ""
            stay = Stay(other.id, its.outlet_name, its.first_day, its.last_day, entered)
            for found in overlap(_with(case, stay)):
                yield _breach(found, placement.id, other.id)


def _with(case: Case, stay: Stay) -> Case:
    return Case(
        case.applicant,
        case.application,
        case.cohort,
        case.opening,
        case.outlet,
        case.starts,
        case.ends,
        elsewhere=(stay,),
        countries=case.countries,
    )


def _shared(field: str) -> Callable[[RecordSnapshot, str], Iterator[Breach]]:
    """Two people with one document or one address, unless they are said to be the same person."""

    def ask(snapshot: RecordSnapshot, value: str) -> Iterator[Breach]:
        people = {snapshot.one_with(each.id)[0]: each for each in reversed(snapshot.sharing(field, value))}
        found = sorted(people.values(), key=lambda each: each.id)
        if len(found) < 2:
            return
        names, label = [snapshot.title(each) for each in found], kind("applicant").field(field).label
        if len(found) == 2:
            sentence = msg("{field}: the same for {name} and {other}", field=label, name=names[0], other=names[1])
        else:
            sentence = nmsg(
                "{field}: the same for {name}, {other} and {count} more", "{field}: the same for {name}, {other} and {count} more",
                len(found) - 2, field=label, name=names[0], other=names[1],
            )  # fmt: skip
        yield Breach("store.shared_identity", found[0].id, f"{field} {value}", sentence)

    return ask


_ASKED: Mapping[str, Callable[[RecordSnapshot, RecordId], Iterator[Breach]]] = {
    "record": _record, "references": _references, "placement": _placement, "opening": _opening, "cohort": _cohort, "person": _person,
}  # fmt: skip

ORDER = (
    "store.removed_reference", "placing.capacity", "placing.overlap", "placing.entered_twice", "placing.seats",
    "placing.wrong_cohort", "placing.not_selected", "placing.same_side", "placing.order", "placing.dates", "record.order",
    "store.shared_identity", "placing.not_sending", "placing.not_hosting", "placing.inactive", "placing.level", "placing.track",
    "placing.age", "placing.age_unknown", "placing.passport", "record.move", "record.chosen_twice", "field.required",
)  # fmt: skip
"""Every rule, what weighs most first."""


def weight(rule: str) -> int:
    """The place of a rule in ORDER."""
    return ORDER.index(rule) if rule in ORDER else len(ORDER)
