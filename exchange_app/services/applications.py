"""Who can still be put into a cohort, and how many of its seats are filled."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_app.domain.records import RecordId
from exchange_app.kinds import kind
from exchange_app.store import Filter, Query, Reader, Sort
from exchange_app.text import Language

COHORT = "cohort"
"""The kind into which people go, and the field of their applications that says into which."""

MOST = 500
"""How many people are offered at once; more are chosen in their list."""


@dataclass(frozen=True, slots=True)
class PersonOutside:
    """A person who has no application in a cohort. `nowhere`: nor in any other."""

    id: RecordId
    name: str
    agency: str
    city: str
    nowhere: bool


def people_outside(reader: Reader, cohort: RecordId, language: Language = "en") -> tuple[list[PersonOutside], int]:
    """The people who have no application in a cohort, by name: those who are in none first, at most MOST of them; and how many
    there are."""
    current = kind("applicant").current
    assert current is not None
    there = {str(each.get(current.by)) for each in reader.find(current.kind, COHORT, cohort)}
    columns = ("name", "agency", "city", f"{current.kind}.{COHORT}.id")
    rows = reader.table(Query("applicant", sort=(Sort("name"),), language=language), columns)
    outside = [
        PersonOutside(id, name or "", agency, city or "", not newest)
        for _, id, name, agency, city, newest in rows
        if id not in there
    ]
    return sorted(outside, key=lambda each: not each.nowhere)[:MOST], len(outside)


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a cohort, how many people are selected for them, and how many have a place."""

    selected: int
    placed: int
    seats: int


def seats_of(reader: Reader, cohort: RecordId) -> Seats | None:
    """The seats of a cohort; None where it does not say how many it has."""
    seats = reader.record(COHORT, cohort).get(kind(COHORT).listed.sum)
    if not isinstance(seats, int):
        return None
    current = kind("applicant").current
    assert current is not None
    chosen = Filter(COHORT, "is", cohort), Filter("status", "is", "selected")
    placed = reader.dashboard.seated(cohort).placed
    return Seats(reader.count(Query(current.kind, filters=chosen)), placed, seats)
