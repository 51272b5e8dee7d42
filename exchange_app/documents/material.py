"""What a document is made from: plain records, read by services/document_material."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from exchange_app.domain.records import Record, RecordId


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One person as a document sees them: their records by kind (applicant, application, placement, opening, outlet, cohort)."""

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
class Material:
    """All that documents about a cohort, or about an outlet, may say.

    `entries` are everybody who applied to the cohort, or who holds a place at the outlet (in `cohort` alone where there is
    one), unsorted. `agencies` are those of the programme, the own one first. `outlets` names every outlet, for references.
    """

    as_of: date
    agencies: tuple[Record, ...]
    cohort: Record | None = None
    outlet: Record | None = None
    entries: Sequence[PersonEntry] = ()
    outlets: Mapping[RecordId, str] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """The kind of the record that the document is about."""
        return "outlet" if self.outlet is not None else "cohort"

    @property
    def subjects(self) -> tuple[Record, ...]:
        """The records that the document is about."""
        return tuple(each for each in (self.cohort, self.outlet) if each is not None)
