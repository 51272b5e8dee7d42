"""The figures behind Home, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from exchange_app.domain.records import RecordId
from exchange_app.store.results import HistoryEntry


class FreeOpening(NamedTuple):
    """An opening with places nobody holds."""

    id: RecordId
    outlet: str
    department: str | None
    cohort: str
    places: int
    taken: int


class Expiring(NamedTuple):
    """A person whose passport ends too early: `stays_until` is the end of the stay, `needed_until` six months later."""

    applicant: RecordId
    name: str
    expires: date
    stays_until: date
    needed_until: date


class Deadline(NamedTuple):
    """A day of a cohort that lies ahead; `field` is opens, closes, starts or ends."""

    cohort: RecordId
    title: str
    field: str
    day: date


class SinceExport(NamedTuple):
    """What a partner has not been sent: records changed and records added since the last export to it, if any."""

    agency: str
    number: int | None
    at: datetime | None
    changed: int
    added: int


class Balance(NamedTuple):
    """One agency's side: whom it sends (applicants, selected, placed, days of stay), what it offers as a host."""

    agency: str
    applicants: int
    selected: int
    placed: int
    days: int
    offered: int


class ChangeEntry(NamedTuple):
    """One change of one record, for the list of what happened lately."""

    kind: str
    record: RecordId
    code: str
    title: str
    entry: HistoryEntry


class Seated(NamedTuple):
    """How many people are placed, and how many of those are selected, as all of them should be."""

    placed: int
    selected: int


class Begun(NamedTuple):
    """How far the work of a store has come: whether there is any outlet, any applicant, anybody in a cohort, any opening, anybody
    selected, anybody placed, whether a document was printed or saved, and whether a workbook was sent."""

    outlets: bool
    applicants: bool
    applications: bool
    openings: bool
    selected: bool
    placed: bool
    printed: bool
    sent: bool


class Summary(NamedTuple):
    """One cohort, or all that are not over.

    `problems_of` counts open problems by (kind, field); `by_choice` placed people by which of their choices they got (0: none of them). `waiting` are
    selected and not placed, `unfounded` placed and not selected.
    """

    applicants: Mapping[str, int]
    problems: int
    problems_of: Mapping[tuple[str, str | None], int]
    seats: int
    selected: int
    placed: int
    waiting: int
    unfounded: int
    by_choice: Mapping[int, int]
    unscored: int
    uninsured: int
    free: tuple[FreeOpening, ...]
    passports: tuple[Expiring, ...]
    deadlines: tuple[Deadline, ...]
    exports: tuple[SinceExport, ...]
    balance: tuple[Balance, ...]
