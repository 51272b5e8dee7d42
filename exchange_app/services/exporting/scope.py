"""Which records a partner may have, and which fields of them the partner's side may fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exchange_app.domain.records import Record, RecordId
from exchange_app.errors import Trouble
from exchange_app.store import Reader
from exchange_app.text import msg

KINDS = ("cohort", "applicant", "application", "outlet", "opening", "placement")
"""The sheets of an exchange workbook, in their order."""


class UnknownPartner(Trouble):
    """There is no partner agency of that code."""

    code = "exporting.partner"


class UnknownCohort(Trouble):
    """There is no cohort of that code, or the partner has no part in it."""

    code = "exporting.cohort"


@dataclass(frozen=True, slots=True)
class Scope:
    """The records that one export holds, by kind, in the order of their sheets."""

    partner: Record
    cohorts: tuple[str, ...]
    records: dict[str, list[Record]]

    def all(self) -> Iterable[Record]:
        """Every record of it."""
        for kind in KINDS:
            yield from self.records[kind]


def scope(reader: Reader, own: str, to: str, cohorts: Sequence[str]) -> Scope:
    """What `to` may have: its cohorts (or those named by code), who applied to them, and who hosts them.

    Without named cohorts the partner's own people and outlets come along, whether they applied or not, and whatever it
    knows from an earlier exchange.
    Raises UnknownPartner, UnknownCohort.
    """
    partner = next((each for each in reader.find("agency", "code", to) if not each.removed), None)
    if partner is None or to == own:
        partners = ", ".join(each for each in reader.partners())
        raise UnknownPartner(
            msg("There is no partner agency {code}; the partners are: {partners}.", code=to, partners=partners or "–")
        )
    known: frozenset[RecordId] | set[RecordId] = frozenset() if cohorts else reader.shared_with(to)
    chosen = _cohorts(reader, to, cohorts)
    ids = {each.id for each in chosen}
    told = [each for each in reader.records("cohort") if each.id in ids or each.id in known]
    applications = [each for each in reader.records("application") if each.get("cohort") in ids or each.id in known]
    openings = [each for each in reader.records("opening") if each.get("cohort") in ids or each.id in known]
    kept = {each.id for each in applications}
    placements = [each for each in reader.records("placement") if each.get("application") in kept or each.id in known]
    people = {each.get("applicant") for each in applications} | known
    hosts = (
        known
        | {each.get("outlet") for each in openings}
        | {value for each in applications for key, value in each.values.items() if key.startswith("preference_")}
    )
    everything = not cohorts
    records = {
        "cohort": told,
        "applicant": [
            each for each in reader.records("applicant") if each.id in people or (everything and each.agency == to)
        ],
        "application": applications,
        "outlet": [each for each in reader.records("outlet") if each.id in hosts or (everything and each.agency == to)],
        "opening": openings,
        "placement": placements,
    }
    return Scope(partner, tuple(each.code for each in chosen), records)


def _cohorts(reader: Reader, to: str, codes: Sequence[str]) -> list[Record]:
    shared = [each for each in reader.records("cohort") if to in (*_sides(each), each.get("hosting"))]
    if not codes:
        return shared
    by_code = {each.code: each for each in shared}
    for code in codes:
        if code not in by_code:
            raise UnknownCohort(
                msg(
                    "{agency} has no cohort {code}. List the cohorts to see their codes and sides.",
                    agency=to,
                    code=code,
                )
            )
    return [by_code[code] for code in dict.fromkeys(codes)]


def _sides(cohort: Record) -> tuple[str, ...]:
    found = cohort.get("sending")
    return found if isinstance(found, tuple) else ()
