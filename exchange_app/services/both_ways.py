"""A cohort in which one side sends and one hosts, and people or places of another that came into it: what there is to say, and the
cohort made both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.services.access import Access, operation
from exchange_app.services.agencies import countries_of_agencies
from exchange_app.services.records import Edit, change
from exchange_app.store import OperationResult, Reader, Store
from exchange_app.text import Message, msg, nmsg


@dataclass(frozen=True, slots=True)
class OneWay:
    """A cohort that is too narrow for what came into it, and why."""

    cohort: RecordId
    why: Message


def one_way(reader: Reader, changed: Mapping[str, Iterable[RecordId]]) -> OneWay | None:
    """The first cohort that names its sides and not that of people or outlets which an operation, by the ids it `changed`, put
    into it."""
    return next(filter(None, (_people(reader, changed), _places(reader, changed))), None)


def _people(reader: Reader, changed: Mapping[str, Iterable[RecordId]]) -> OneWay | None:
    for cohort, people in _into(reader, "application", "applicant", changed):
        sending = cohort.get("sending")
        if not isinstance(sending, tuple) or not sending:
            continue
        if count := sum(each.agency not in sending for each in people):
            why = nmsg(
                "In {cohort} only {sending} sends people, and {count} of these is of another side.",
                "In {cohort} only {sending} sends people, and {count} of these are of another side.",
                count, cohort=titles.title(cohort), sending=", ".join(sending),
            )  # fmt: skip
            return OneWay(cohort.id, why)
    return None


def _places(reader: Reader, changed: Mapping[str, Iterable[RecordId]]) -> OneWay | None:
    for cohort, outlets in _into(reader, "opening", "outlet", changed):
        country = countries_of_agencies(reader).get(host := str(cohort.get("hosting")))
        if country is None:
            continue
        if count := sum(each.get("country") not in (None, country) for each in outlets):
            why = nmsg(
                "In {cohort} only {host} hosts, and {count} of these outlets stands in another country.",
                "In {cohort} only {host} hosts, and {count} of these outlets stand in another country.",
                count, cohort=titles.title(cohort), host=host,
            )  # fmt: skip
            return OneWay(cohort.id, why)
    return None


def _into(
    reader: Reader, kind_key: str, field: str, changed: Mapping[str, Iterable[RecordId]]
) -> list[tuple[Record, list[Record]]]:
    """The cohorts of the records of a kind that were changed, each with the records to which a field of these refers."""
    into: dict[str, list[str]] = {}
    for each in reader.records(kind_key, list(changed.get(kind_key, ()))) if changed.get(kind_key) else ():
        into.setdefault(str(each.get("cohort")), []).append(str(each.get(field)))
    return [(reader.record("cohort", id), list(reader.records(field, ids))) for id, ids in into.items()]


def make_both_ways(store: Store, cohort: RecordId, *, access: Access) -> OperationResult:
    """Everybody sends to the cohort, and no side alone hosts it. Raises StoreTrouble."""
    with store.read() as reader:
        title = titles.title(reader.record("cohort", cohort))
        sides = tuple(countries_of_agencies(reader))
    with operation(store, msg("{cohort} made both ways", cohort=title), access) as work:
        change(work, [Edit("cohort", cohort, {"sending": sides, "hosting": None})])
    return work.result
