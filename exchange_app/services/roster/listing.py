"""The roster read from the store: who, in which order and groups, with which values. From it come paper and workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import day, text
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.services.roster import columns as known
from exchange_app.services.roster import people
from exchange_app.services.roster.columns import RosterColumn
from exchange_app.services.roster.people import Entry, People
from exchange_app.text import Language, Message, msg, sort_key

if TYPE_CHECKING:
    from exchange_app.store import Reader

Orientation = Literal["auto", "portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class RosterRequest:
    """What a person asked for. At least one of `cohort` and `outlet` (record ids); no columns: the usual ones.

    With an outlet it lists who holds a place there, in that cohort or in all; `people` counts for a cohort alone.
    `grouped` puts a cohort's people under their outlets, an outlet's under their cohorts.
    """

    cohort: RecordId | None = None
    outlet: RecordId | None = None
    languages: tuple[Language, ...] = ("en",)
    columns: tuple[str, ...] = ()
    people: People = People.ALL
    grouped: bool = False
    signatures: bool = True
    orientation: Orientation = "auto"
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The people under one heading: an outlet, a cohort, or nothing (the placeless, or a list without groups)."""

    heading: Record | None
    entries: list[Entry]
    rows: list[tuple[Value | None, ...]]


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole roster as values; `agencies` are those of the programme, the own one first."""

    request: RosterRequest
    cohort: Record | None
    outlet: Record | None
    agencies: tuple[Record, ...]
    columns: tuple[RosterColumn, ...]
    sections: tuple[Section, ...]
    as_of: date
    twice: tuple[Message, ...] = ()
    """A sentence for each two lines that are one person entered twice."""

    @property
    def size(self) -> int:
        """How many people are on it."""
        return sum(len(section.rows) for section in self.sections)


def read(reader: Reader, request: RosterRequest, own: str) -> Listing:
    """Read a roster. `own` is the code of the own agency. Raises UnknownColumn, and what the reader raises for an
    unknown cohort or outlet.
    """
    outlet = reader.record("outlet", request.outlet) if request.outlet else None
    cohort = reader.record("cohort", request.cohort) if request.cohort else None
    keys = request.columns or known.usual(by_outlet=outlet is not None, grouped=request.grouped)
    columns = known.find(keys)
    preferences = any(column.field.type is FieldType.REFERENCE for column in columns)
    if outlet is not None:
        found = people.at_outlet(reader, outlet, request.cohort, preferences=preferences)
    elif cohort is not None:
        found = people.of_cohort(reader, cohort, request.people, preferences=preferences)
    else:
        raise ValueError("a roster needs a cohort or an outlet")
    language = request.languages[0]
    sections = [
        Section(
            heading,
            entries,
            [tuple(people.value(each, column, found.outlets) for column in columns) for each in entries],
        )
        for heading, entries in _grouped(people.alphabetical(found.entries, language), request, language)
    ]
    agencies = _agencies(reader, own, cohort, found.entries)
    today = request.as_of or date.today()
    return Listing(
        replace(request, columns=tuple(keys)),
        cohort,
        outlet,
        agencies,
        columns,
        tuple(sections),
        today,
        tuple(_twice(reader, found.entries)),
    )


def _twice(reader: Reader, entries: list[Entry]) -> Iterator[Message]:
    """What is to be said of people who are on the list twice."""
    listed = {each.applicant.id: each.applicant for each in entries}
    for first, second in reader.links():
        if first in listed and second in listed:
            one, other = (kind("applicant").title(listed[each].values) or listed[each].code for each in (first, second))
            yield msg("{name} and {other} are one person entered twice", name=one, other=other)


def _grouped(
    entries: list[Entry], request: RosterRequest, language: Language
) -> Iterable[tuple[Record | None, list[Entry]]]:
    if not request.grouped:
        return [(None, entries)]
    of = "cohort" if request.outlet else "outlet"
    groups: dict[RecordId | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.at(of), []).append(entry)

    def order(key: RecordId | None) -> tuple[bool, date, str]:
        if key is None:
            return (True, date.max, "")
        heading = groups[key][0].records[of]
        begins = (day(heading, "starts") or date.max) if of == "cohort" else date.max
        return (False, begins, sort_key(text(heading, kind(of).name_fields[0]) or "", language))

    return [(groups[key][0].records[of] if key else None, groups[key]) for key in sorted(groups, key=order)]


def _agencies(reader: Reader, own: str, cohort: Record | None, entries: list[Entry]) -> tuple[Record, ...]:
    """Those that the cohort names, else those of the people listed; the own one first; all there are where it is alone."""
    every = {text(each, "code") or each.code: each for each in reader.records("agency") if not each.removed}
    cohorts = [cohort] if cohort else [each.records["cohort"] for each in entries if "cohort" in each.records]
    named = {code for each in cohorts for code in _sides(each)} | {each.applicant.agency for each in entries} | {own}
    if len(named & every.keys()) < 2:
        named = set(every)
    return tuple(every[code] for code in sorted(named & every.keys(), key=lambda code: (code != own, code)))


def _sides(cohort: Record) -> tuple[str, ...]:
    sending, hosting = cohort.get("sending"), cohort.get("hosting")
    return (*(sending if isinstance(sending, tuple) else ()), *((hosting,) if isinstance(hosting, str) else ()))


@dataclass(frozen=True, slots=True)
class Subject:
    """A cohort or an outlet that a roster can be made of: its id, its name, and a line that tells it from others."""

    id: RecordId
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """Everything a roster can be made of: cohorts under way first, then the latest; outlets in alphabetical order."""

    cohorts: tuple[Subject, ...]
    outlets: tuple[Subject, ...]


def subjects(reader: Reader, language: Language) -> Subjects:
    """The cohorts and outlets that stand."""
    from exchange_app.services.placing import cohorts as in_order

    cohorts = in_order(reader)
    outlets = sorted(reader.records("outlet"), key=lambda each: sort_key(text(each, "name") or "", language))
    return Subjects(
        tuple(Subject(each.id, text(each, "title") or each.code, each.code) for each in cohorts),
        tuple(Subject(each.id, text(each, "name") or each.code, text(each, "city") or "") for each in outlets),
    )
