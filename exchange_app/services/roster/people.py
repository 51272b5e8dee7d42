"""Who is on a roster: the people of a cohort or at an outlet, with their application and the place they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import text
from exchange_app.domain.rules.placing import holds
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.registry import roster_kinds
from exchange_app.services.roster.columns import RosterColumn
from exchange_app.text import Language, sort_key

if TYPE_CHECKING:
    from exchange_app.store import Reader


_LINE = frozenset(("applicant", "application", "placement", "opening", "outlet", "cohort"))
"""The kinds whose records a line is made of."""


class People(StrEnum):
    """Which of a cohort's people a roster lists."""

    ALL = "all"
    SELECTED = "selected"
    """Selected, or holding a place."""
    PLACED = "placed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a roster: the records from which its columns are read, by kind."""

    records: Mapping[str, Record]

    @property
    def applicant(self) -> Record:
        """The person."""
        return self.records["applicant"]

    def at(self, of: str) -> RecordId | None:
        """The id of the record of a kind, or None where the person has none."""
        found = self.records.get(of)
        return found.id if found else None


@dataclass(frozen=True, slots=True)
class Found:
    """Everybody on the roster, unsorted, and the names of the outlets that are mentioned."""

    entries: list[Entry]
    outlets: Mapping[RecordId, str] = field(default_factory=dict)


def of_cohort(reader: Reader, cohort: Record, people: People, *, preferences: bool) -> Found:
    """The people of a cohort. With `preferences`, the names of all outlets that they wish for are looked up as well."""
    openings = _living(reader.find("opening", "cohort", cohort.id))
    outlets = _by_id(reader.records("outlet", sorted({ref for each in openings if (ref := text(each, "outlet"))})))
    placed: dict[RecordId, tuple[Record, Record]] = {}
    for opening in openings:
        for placement in reader.find("placement", "opening", opening.id):
            held_by = text(placement, "application")
            if holds(placement) and held_by and _later(placement, opening, placed.get(held_by)):
                placed[held_by] = (placement, opening)
    applications = [
        each for each in _living(reader.find("application", "cohort", cohort.id)) if _wanted(each, people, placed)
    ]
    persons = _by_id(reader.records("applicant", [ref for each in applications if (ref := text(each, "applicant"))]))
    entries = []
    for application in applications:
        person = persons.get(text(application, "applicant") or "")
        if person is None or person.removed:
            continue
        records = {"applicant": person, "application": application, "cohort": cohort}
        if application.id in placed:
            records |= _place(*placed[application.id], outlets)
        entries.append(Entry(records | _beyond(reader, records)))
    names = {
        each.id: text(each, "name") or "" for each in (reader.records("outlet") if preferences else outlets.values())
    }
    return Found(entries, names)


def at_outlet(reader: Reader, outlet: Record, cohort: RecordId | None, *, preferences: bool) -> Found:
    """The people who hold a place at an outlet, in one cohort or in all."""
    openings = [
        each for each in _living(reader.find("opening", "outlet", outlet.id)) if cohort in (None, each.get("cohort"))
    ]
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
        records = {"applicant": person, "application": application} | _place(placement, opening, {outlet.id: outlet})
        if (where := cohorts.get(text(opening, "cohort") or "")) is not None:
            records["cohort"] = where
        entries.append(Entry(records | _beyond(reader, records)))
    mentioned = reader.records("outlet") if preferences else [outlet]
    return Found(entries, {each.id: text(each, "name") or "" for each in mentioned})


def _beyond(reader: Reader, known: Mapping[str, Record]) -> dict[str, Record]:
    """Of each other kind that a roster can show the newest record that stands and refers to those of the line."""
    found: dict[str, Record] = {}
    for key in roster_kinds():
        fitting = [key_of for key_of, target in kind(key).references.items() if target in known]
        if key in known or key in _LINE or not fitting:
            continue
        own = {each: known[kind(key).references[each]].id for each in fitting}
        several = [
            each
            for each in _living(reader.find(key, fitting[0], own[fitting[0]]))
            if all(each.get(field) in (None, id) for field, id in own.items())
        ]
        if several:
            found[key] = max(several, key=lambda each: each.code)
    return found


def value(entry: Entry, column: RosterColumn, outlets: Mapping[RecordId, str]) -> Value | None:
    """What stands in a column for a person; the name for a reference; the opening's dates where the placement has none."""
    match column.key:
        case "code":
            return entry.applicant.code
        case "agency":
            return entry.applicant.agency
        case "name":
            return kind("applicant").name(entry.applicant.values)
    record = entry.records.get(column.of)
    if record is None:
        return None
    found = record.get(column.field.key)
    if found is None and column.of == "placement" and column.field.key in ("starts", "ends"):
        opening = entry.records.get("opening")
        return opening.get(column.field.key) if opening else None
    if column.field.type is FieldType.REFERENCE:
        return outlets.get(str(found))
    return found


def alphabetical(entries: Iterable[Entry], language: Language) -> list[Entry]:
    """By family name, then given name, then code, as the language orders its letters."""
    names = kind("applicant").name_fields

    def order(entry: Entry) -> tuple[str, ...]:
        return (*(sort_key(text(entry.applicant, each) or "", language) for each in names), entry.applicant.code)

    return sorted(entries, key=order)


def _living(records: Iterable[Record]) -> list[Record]:
    return [each for each in records if not each.removed]


def _by_id(records: Iterable[Record]) -> dict[RecordId, Record]:
    return {each.id: each for each in records}


def _place(placement: Record, opening: Record, outlets: Mapping[RecordId, Record]) -> dict[str, Record]:
    outlet = outlets.get(text(opening, "outlet") or "")
    return {"placement": placement, "opening": opening} | ({"outlet": outlet} if outlet else {})


def _wanted(application: Record, people: People, placed: Mapping[RecordId, object]) -> bool:
    match people:
        case People.ALL:
            return True
        case People.SELECTED:
            return text(application, "status") == "selected" or application.id in placed
        case People.PLACED:
            return application.id in placed


def _later(placement: Record, opening: Record, other: tuple[Record, Record] | None) -> bool:
    """Whether a placement stands instead of another of the same application: the one that begins later."""
    return other is None or _begins(placement, opening) > _begins(*other)


def _begins(placement: Record, opening: Record) -> date:
    found = placement.get("starts") or opening.get("starts")
    return found if isinstance(found, date) else date.min
