"""How the exchange with one partner stands: what it has not seen, the line of files, what waits, what to do next.

files   the line of files and what is known of each      steps   what to do next, in sentences
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange_app.domain.records import Record, RecordId
from exchange_app.services.agencies import partner_of
from exchange_app.services.ledger.files import Filed, FileState, Way, line_of
from exchange_app.services.ledger.steps import NextStep, Step, next_steps
from exchange_app.services.naming import names_of
from exchange_app.store import Export, KeptReview, OpenConflict, PendingKeys, PendingLine, Reader, Store

CONFLICTS_LISTED = 500


@dataclass(frozen=True, slots=True)
class NamedConflict:
    """An open conflict, with the name of its record; `field` is `removed` where a removal is contested."""

    kind: str
    record: RecordId
    field: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """How the exchange with `partner` stands. `files` is in the order of time; `pending` are the lines of what changed
    since operation `since`; `leaving` the fields (kind.field) that leave for the partner; `steps` the most pressing first."""

    partner: Record
    own: str
    files: tuple[Filed, ...]
    exports: tuple[Export, ...]
    pending: PendingKeys
    leaving: frozenset[str]
    since: int
    reviews: tuple[KeptReview, ...]
    conflicts: tuple[NamedConflict, ...]
    conflict_count: int
    steps: tuple[NextStep, ...]

    @property
    def code(self) -> str:
        """The partner's code."""
        return str(self.partner.get("code"))

    @property
    def next_number(self) -> int:
        """The number that the next workbook gets."""
        return max((each.number for each in self.exports), default=0) + 1

    @property
    def last(self) -> Export | None:
        """The last export to the partner."""
        return self.exports[0] if self.exports else None


def partners(store: Store) -> list[Record]:
    """The partner agencies, in the order in which they were added."""
    with store.read() as reader:
        return [each for each in reader.records("agency") if each.get("code") != store.agency]


def ledger(store: Store, agency: str) -> Ledger:
    """Read how the exchange with an agency stands. Raises UnknownPartner."""
    with store.read() as reader:
        partner = partner_of(reader, store.agency, agency)
        exports = tuple(reader.app_data.exports(agency))
        files = line_of(agency, exports, reader.app_data.receipts(with_withdrawn=True))
        leaving = reader.pending.leaving(agency)
        since = exports[0].operation if exports else 0
        pending = reader.pending.keys(agency, since, fields=leaving)
        reviews = tuple(reader.app_data.kept_reviews())
        conflicts = reader.states.open_conflicts()
        named = _named(reader, conflicts[:CONFLICTS_LISTED])
    steps = next_steps(agency, files, pending, reviews=len(reviews), conflicts=len(conflicts))
    return Ledger(partner, store.agency, files, exports, pending, leaving, since, reviews, named, len(conflicts), steps)


def lines(store: Store, keys: PendingKeys, numbers: Sequence[int]) -> list[PendingLine]:
    """A page of what the partner has not seen."""
    with store.read() as reader:
        return reader.pending.lines(keys, numbers)


def with_reviews(store: Store, known: Ledger) -> Ledger:
    """A ledger with the reviews as they are left now: one is kept quietly, while a person decides."""
    with store.read() as reader:
        reviews = tuple(reader.app_data.kept_reviews())
    if reviews == known.reviews:
        return known
    steps = next_steps(known.code, known.files, known.pending, reviews=len(reviews), conflicts=known.conflict_count)
    return replace(known, reviews=reviews, steps=steps)


def _named(reader: Reader, conflicts: Sequence[OpenConflict]) -> tuple[NamedConflict, ...]:
    named = names_of(reader, ((each.kind, each.record) for each in conflicts))
    return tuple(
        NamedConflict(each.kind, each.record, each.field, *named.get(each.record, ("", ""))) for each in conflicts
    )


__all__ = [
    "FileState",
    "Filed",
    "Ledger",
    "NamedConflict",
    "NextStep",
    "Step",
    "Way",
    "ledger",
    "line_of",
    "lines",
    "next_steps",
    "partners",
    "with_reviews",
]  # fmt: skip
