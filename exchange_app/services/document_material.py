"""What documents are made from, read from the store: the people of a cohort or at an outlet with their application and the
place they hold, and the agencies of the programme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_app.documents.document import Request
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import text
from exchange_app.domain.rules.placing import holds
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.placement import PLACEMENT
from exchange_app.kinds.registry import roster_kinds
from exchange_app.services.placement_rules import unfounded
from exchange_app.services.placing import cohorts as cohorts_in_order
from exchange_app.store import Reader
from exchange_app.text import Language, Message, msg, sort_key

_PARTS = ("applicant", "cohort")
"""The references of an application that are records of the entry itself."""
_LINE = frozenset(("applicant", "application", "placement", "opening", "outlet", "cohort"))
"""The kinds whose records a line is made of."""


def read_material(reader: Reader, request: Request, own: str) -> Material:
    """Everything that the document may say. `own` is the code of the own agency. Raises what the reader raises for an
    unknown cohort or outlet.
    """
    reader = reader.clear(Purpose.DOCUMENT)
    outlet = reader.record("outlet", request.outlet) if request.outlet else None
    cohort = reader.record("cohort", request.cohort) if request.cohort else None
    if outlet is not None:
        entries = _at_outlet(reader, outlet, request.cohort)
    elif cohort is not None:
        entries = _of_cohort(reader, cohort)
    else:
        raise ValueError("a document needs a cohort or an outlet")
    return Material(
        as_of=request.as_of or date.today(),
        agencies=_agencies(reader, own, cohort, entries),
        cohort=cohort,
        outlet=outlet,
        entries=entries,
        outlets=_mentioned(reader, entries),
    )


def entered_twice(reader: Reader, entries: Sequence[PersonEntry]) -> Iterator[Message]:
    """A sentence for each two people on a document who are one person entered twice."""
    listed = {each.applicant.id: each.applicant for each in entries}
    for first, second in reader.pairs.same():
        if first in listed and second in listed:
            one, other = (titles.title(listed[each]) for each in (first, second))
            yield msg("{name} and {other} are one person entered twice", name=one, other=other)


def without_claim(reader: Reader, entries: Sequence[PersonEntry]) -> Iterator[Message]:
    """A sentence for each person on a document who is at an outlet and not selected for it."""
    placements = [held for each in entries if (held := each.records.get(PLACEMENT.key)) is not None]
    yield from (each.sentence for each in unfounded(reader, placements))


def _of_cohort(reader: Reader, cohort: Record) -> list[PersonEntry]:
    openings = _living(reader.find("opening", "cohort", cohort.id))
    outlets = _by_id(reader.records("outlet", sorted({ref for each in openings if (ref := text(each, "outlet"))})))
    placed: dict[RecordId, tuple[Record, Record]] = {}
    for opening in openings:
        for placement in reader.find("placement", "opening", opening.id):
            held_by = text(placement, "application")
            if holds(placement) and held_by and _later(placement, opening, placed.get(held_by)):
                placed[held_by] = (placement, opening)
    applications = _living(reader.find("application", "cohort", cohort.id))
    persons = _by_id(reader.records("applicant", [ref for each in applications if (ref := text(each, "applicant"))]))
    entries = []
    for application in applications:
        person = persons.get(text(application, "applicant") or "")
        if person is None or person.removed:
            continue
        held, at = placed.get(application.id, (None, None))
        outlet = outlets.get(text(at, "outlet") or "") if at else None
        entries.append(_entry(reader, person, application, cohort, held, at, outlet))
    return entries


def _at_outlet(reader: Reader, outlet: Record, cohort: RecordId | None) -> list[PersonEntry]:
    openings = _living(reader.find("opening", "outlet", outlet.id))
    if cohort is not None:
        openings = [each for each in openings if each.get("cohort") == cohort]
    places = [
        (each, opening)
        for opening in openings
        for each in reader.find("placement", "opening", opening.id)
        if holds(each)
    ]
    applications = _by_id(
        reader.records("application", [ref for each, _ in places if (ref := text(each, "application"))])
    )
    persons = _by_id(
        reader.records("applicant", [ref for each in applications.values() if (ref := text(each, "applicant"))])
    )
    cohorts = _by_id(reader.records("cohort", sorted({ref for each in openings if (ref := text(each, "cohort"))})))
    entries = []
    for placement, opening in places:
        application = applications.get(text(placement, "application") or "")
        person = persons.get(text(application, "applicant") or "") if application else None
        if application is None or person is None or person.removed or application.removed:
            continue
        where = cohorts.get(text(opening, "cohort") or "")
        entries.append(_entry(reader, person, application, where, placement, opening, outlet))
    return entries


def _mentioned(reader: Reader, entries: Iterable[PersonEntry]) -> dict[RecordId, str]:
    """The names of the outlets that applications refer to: what people wish for."""
    keys = [
        each.key for each in kind("application").fields if each.type is FieldType.REFERENCE and each.key not in _PARTS
    ]
    ids = {ref for each in entries for key in keys if (ref := text(each.records["application"], key))}
    return {each.id: titles.title(each) for each in reader.records("outlet", sorted(ids))} if ids else {}


def _living(records: Iterable[Record]) -> list[Record]:
    return [each for each in records if not each.removed]


def _by_id(records: Iterable[Record]) -> dict[RecordId, Record]:
    return {each.id: each for each in records}


def _entry(reader: Reader, *line: Record | None) -> PersonEntry:
    """A line of these records, as far as they are there, and of what else is shown of the person."""
    records = {each.kind: each for each in line if each is not None}
    return PersonEntry(records | _beyond(reader, records))


def _later(placement: Record, opening: Record, other: tuple[Record, Record] | None) -> bool:
    """Whether a placement stands instead of another of the same application: the one that begins later."""
    return other is None or _begins(placement, opening) > _begins(*other)


def _begins(placement: Record, opening: Record) -> date:
    found = placement.get("starts") or opening.get("starts")
    return found if isinstance(found, date) else date.min


def _agencies(reader: Reader, own: str, cohort: Record | None, entries: Sequence[PersonEntry]) -> tuple[Record, ...]:
    """Those that the cohort names, else those of the people listed; the own one first; all there are where it is alone."""
    every = {text(each, "code") or each.code: each for each in reader.records("agency") if not each.removed}
    cohorts = [cohort] if cohort else [found for each in entries if (found := each.records.get("cohort"))]
    named = {code for each in cohorts for code in _sides(each)} | {each.applicant.agency for each in entries} | {own}
    if len(named & every.keys()) < 2:
        named = set(every)
    return tuple(every[code] for code in sorted(named & every.keys(), key=lambda code: (code != own, code)))


def _sides(cohort: Record) -> tuple[str, ...]:
    sending, hosting = cohort.get("sending"), cohort.get("hosting")
    return (*(sending if isinstance(sending, tuple) else ()), *((hosting,) if isinstance(hosting, str) else ()))


@dataclass(frozen=True, slots=True)
class Subject:
    """A cohort or an outlet that documents are made of: its id, its name, and a line that tells it from others."""

    id: RecordId
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """Everything documents are made of: cohorts under way first, then the latest; outlets in alphabetical order."""

    cohorts: tuple[Subject, ...]
    outlets: tuple[Subject, ...]


def subjects(reader: Reader, language: Language) -> Subjects:
    """The cohorts and outlets that stand."""
    cohorts = cohorts_in_order(reader)
    outlets = sorted(reader.records("outlet"), key=lambda each: sort_key(titles.title(each), language))
    return Subjects(
        tuple(Subject(each.id, titles.title(each), each.code) for each in cohorts),
        tuple(Subject(each.id, titles.title(each), text(each, "city") or "") for each in outlets),
    )


def _beyond(reader: Reader, known: Mapping[str, Record]) -> dict[str, Record]:
    """Of each other kind that a list of people can show the newest record that stands and refers to those of the line."""
    found: dict[str, Record] = {}
    for key in roster_kinds():
        references = kind(key).references
        own = {by: known[target].id for by, target in references.items() if target in known}
        if key in known or key in _LINE or not own:
            continue
        first = next(iter(own))
        standing = [
            each
            for each in reader.find(key, first, own[first])
            if not each.removed and all(each.get(by) in (None, id) for by, id in own.items())
        ]
        if standing:
            found[key] = max(standing, key=lambda each: each.code)
    return found
