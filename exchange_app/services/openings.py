"""Places that many outlets offer to a cohort, opened in one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import Value
from exchange_app.services.access import Access, operation
from exchange_app.services.agencies import countries_of_agencies
from exchange_app.services.naming import title_of
from exchange_app.services.proposals import proposed_values
from exchange_app.services.records import make_many
from exchange_app.store import OperationResult, Query, Reader, Sort, Store
from exchange_app.text import Language, nmsg

PLACES = "places"
"""The field of an outlet, and of an opening, that says how many people it takes."""


@dataclass(frozen=True, slots=True)
class OfferingOutlet:
    """An outlet that offers no places to a cohort yet. `hosts`: it takes part, and stands where the cohort is hosted."""

    id: RecordId
    name: str
    city: str
    places: int
    hosts: bool


def offering_outlets(
    reader: Reader, cohort: Record, among: Collection[RecordId] = (), language: Language = "en"
) -> list[OfferingOutlet]:
    """The outlets (those `among`, else all) that can still offer places to a cohort, those that host first, by name."""
    country = countries_of_agencies(reader).get(str(cohort.get("hosting")))
    there = {str(each.get("outlet")) for each in reader.find("opening", "cohort", cohort.id)}
    columns = ("name", "city", "country", PLACES, "active")
    rows = reader.table(Query("outlet", sort=(Sort("name"),), language=language), columns)
    found = []
    for _, id, name, city, where, places, active in rows:
        if id not in there and (not among or id in among):
            count = 1 if places is None else int(places)
            hosts = bool(active) and count > 0 and country in (None, where)
            found.append(OfferingOutlet(id, name or "", city or "", count, hosts))
    return sorted(found, key=lambda each: not each.hosts)


def offer_places(
    store: Store, cohort: RecordId, places: Mapping[RecordId, int], more: Mapping[str, Value], *, access: Access
) -> OperationResult:
    """An opening of so many places at each outlet for the cohort, as one operation. `more` holds of each, as its days; the rest
    follows from outlet and cohort. Raises UnfitValues, StoreTrouble."""
    with store.read() as reader:
        title = title_of(reader, "cohort", cohort)
    label = nmsg(
        "{count} outlet offers places to {cohort}",
        "{count} outlets offer places to {cohort}",
        len(places),
        cohort=title,
    )
    with operation(store, label, access) as work:
        common = {"cohort": cohort, **more}
        rows = [
            proposed_values(work.reader, "opening", {**common, "outlet": id, PLACES: count})
            for id, count in places.items()
        ]
        make_many(work, "opening", rows)
    return work.result
