"""A cohort made again for another term: what it asks and offers is taken over, its days and those of its openings are moved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.services.access import Access, operation
from exchange_app.services.naming import title_of_values
from exchange_app.services.openings import PLACES
from exchange_app.services.records import make_many
from exchange_app.store import OperationResult, Reader, Store
from exchange_app.text import Language, msg, sort_key

YEAR = timedelta(weeks=52)
"""After which a term is proposed again: the same day of the week."""

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([/–-])(\d\d))?(?!\d)")


COHORT = kind("cohort")
assert COHORT.listed.next_term is not None
TERM = COHORT.listed.next_term


@dataclass(frozen=True, slots=True)
class RenewedOpening:
    """An opening that the next cohort could have too. `stands`: its outlet takes part."""

    id: RecordId
    name: str
    places: int
    stands: bool


def first_day(cohort: Record) -> date | None:
    """The first day of a cohort; None where it says none."""
    day = cohort.get(TERM.day)
    return day if isinstance(day, date) else None


def next_values(cohort: Record, starts: date | None) -> dict[str, Value]:
    """The cohort as it begins on another first day: its other days are moved by as many, the years in its name too.

    Without a first day, old or new, there is nothing to move by, and the next one has no days.
    """
    before = first_day(cohort)
    values = _moved(cohort, days := _distance(cohort, starts))
    if before is not None and days is not None:
        for key in COHORT.name_fields:
            values[key] = next_title(str(values.get(key, "")), (before + days).year - before.year)
    return values if starts is None else values | {TERM.day: starts}


def renewed_openings(reader: Reader, cohort: RecordId, language: Language = "en") -> list[RenewedOpening]:
    """The openings of a cohort, by the names of their outlets."""
    by_outlet: dict[RecordId, list[Record]] = {}
    for each in reader.find(TERM.along, COHORT.key, cohort):
        by_outlet.setdefault(str(each.get("outlet")), []).append(each)
    stands = {each.id for each in reader.records("outlet", list(by_outlet)) if each.get("active")}
    names = reader.names(TERM.along, [each.id for some in by_outlet.values() for each in some])
    found = [
        RenewedOpening(each.id, names[each.id][1], _count(each.get(PLACES)), outlet in stands)
        for outlet, some in by_outlet.items()
        for each in some
    ]
    return sorted(found, key=lambda each: sort_key(each.name, language))


def make_next(
    store: Store, cohort: RecordId, given: Mapping[str, Value], places: Mapping[RecordId, int], *, access: Access
) -> tuple[RecordId, OperationResult]:
    """Make the next cohort, of which its name and first day are `given`, with these openings of the old one, each with so many
    places, as one operation; gives its id. Raises UnfitValues, RecordMissing, StoreTrouble."""
    starts = given.get(TERM.day)
    with store.read() as reader:
        old = reader.record(COHORT.key, cohort)
        values = next_values(old, starts if isinstance(starts, date) else None) | dict(given)
        label = msg(
            "{cohort} made as the next of {old}",
            cohort=title_of_values(reader, COHORT.key, values),
            old=title_of_values(reader, COHORT.key, old.values),
        )
    with operation(store, label, access) as work:
        (made,) = make_many(work, COHORT.key, [values])
        openings = [each for each in work.reader.find(TERM.along, COHORT.key, cohort) if each.id in places]
        days = _distance(old, values.get(TERM.day))
        rows: list[dict[str, Value]] = [
            _moved(each, days) | {COHORT.key: made, PLACES: places[each.id]} for each in openings
        ]
        make_many(work, TERM.along, rows)
    return made, work.result


def next_title(title: str, years: int) -> str:
    """A title with the years in it moved, as `Radio 2026` or `2025/26`."""

    def moved(found: re.Match[str]) -> str:
        year, sign, short = found.groups()
        return f"{int(year) + years}" + (f"{sign}{(int(short) + years) % 100:02}" if sign else "")

    return _YEARS.sub(moved, title)


def _distance(cohort: Record, starts: Value | None) -> timedelta | None:
    before = first_day(cohort)
    return starts - before if before is not None and isinstance(starts, date) else None


def _moved(record: Record, days: timedelta | None) -> dict[str, Value]:
    """What a record says that is not of its own term, its days moved; none where it is not known by how much."""
    found: dict[str, Value] = {}
    for field in kind(record.kind).fields:
        value = record.get(field.key)
        if value is None or field.of_its_term:
            continue
        if field.type is not FieldType.DATE:
            found[field.key] = value
        elif isinstance(value, date) and days is not None:
            found[field.key] = value + days
    return found


def _count(value: Value | None) -> int:
    return value if isinstance(value, int) else 0
