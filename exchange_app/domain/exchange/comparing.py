"""What merging a workbook would change here, record by record and field by field, before anybody decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from exchange_app.domain.exchange.changes import Change, Changes, Common, Group, RecordMerge, Row
from exchange_app.domain.exchange.incoming import CellEdit, Incoming, NewRow, RowRemoval
from exchange_app.domain.exchange.ownership import Facts, Ownership
from exchange_app.domain.exchange.record_join import Typed, joined
from exchange_app.domain.exchange.state_codec import Kept, restricted, state_of
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Offices, Version, typed
from exchange_app.domain.records import RecordId
from exchange_app.kinds import kind

OurKept = Callable[[str, list[RecordId]], Iterable[Kept]]
"""Kind and ids → our records of those ids, as far as they are there."""


@dataclass(slots=True)
class Comparison:
    """A workbook held against a store: the records that differ, in the workbook's order."""

    incoming: Incoming
    records: list[RecordMerge] = field(default_factory=list)
    offices: Offices = field(default_factory=dict)
    """All incarnations that the store or the workbook knows of."""

    def changes(self) -> Iterator[Change]:
        """Every change."""
        for record in self.records:
            yield from record.changes

    def count(self, group: Group) -> int:
        """How many changes of a group there are; records, for those added and removed."""
        return sum(change.group is group for change in self.changes())

    @property
    def nothing_changes(self) -> bool:
        """Whether nothing that is shown here would be another thing."""
        return not any(change.group is not Group.SAME for change in self.changes())


def compare(incoming: Incoming, ours: OurKept, ownership: Ownership, offices: Offices, common: Common) -> Comparison:
    """Hold a workbook against our records. Owners are found as our records stand, and where we have none, as theirs do."""
    found = Comparison(incoming, offices=offices)
    export, typist = incoming.carried.export, incoming.typist
    as_sent = _AsSent(
        {sheet.kind: frozenset(key for key, _header in sheet.columns) for sheet in incoming.carried.sheets}
    )
    for record_kind, rows in _rows(incoming).items():
        mine = {each.id: each for each in ours(record_kind, list(rows))}
        for id, row in rows.items():
            held = mine.get(id)
            sent = held is not None and as_sent(held, row.theirs)
            if sent and not row.edits and row.removal is None:
                continue
            typed_cells: Typed = {
                key: (edit.content, typed(typist, export, id, key, edit.content)) for key, edit in row.edits.items()
            }
            removal: Version | None = typed(typist, export, id, REMOVAL, 1) if row.removal is not None else None
            owner = ownership.owners(
                record_kind, Facts(row.theirs.agency, held.columns if held is not None else row.theirs.columns)
            )
            after = joined(held, row.theirs, typed_cells, removal, owner, offices, as_sent=sent)
            if held is not None and _stands_already(held, after, offices):
                continue
            known = None if held is None or StateText.read(held.registers).void else held
            found.records.append(Changes(row, known, after, owner, offices, common).record(row.edits if sent else None))
    return found


def _stands_already(held: Kept, after: Kept, offices: Offices) -> bool:
    """Whether our record is what came together. Fields of which nothing was ever heard have no content to compare, and one
    state may be spelled in two ways."""
    if held.removed != after.removed or not after.columns.items() <= held.columns.items():
        return False
    if after.registers == held.registers:
        return True
    return not StateText.read(held.registers).void and state_of(after, offices) == state_of(held, offices)


class _AsSent:
    """Tells whether our record is still the very state that a workbook was made from. Texts are alike for most records."""

    def __init__(self, sent: Mapping[str, frozenset[str]]) -> None:
        self._sent = sent
        self._told: dict[tuple[str, str], str] = {}

    def __call__(self, ours: Kept, theirs: Kept) -> bool:
        if ours.removed != theirs.removed or theirs.kind not in self._sent:
            return False
        key = (ours.kind, ours.registers)
        told = self._told.get(key)
        if told is None:
            every = frozenset(kind(ours.kind).keys)
            told = self._told[key] = restricted(ours.registers, self._sent[ours.kind], every)
        return told == theirs.registers and theirs.columns.items() <= ours.columns.items()


def _rows(incoming: Incoming) -> dict[str, dict[RecordId, Row]]:
    """Every record the workbook knows of, by kind and id, with what was typed into its row."""
    edits: dict[RecordId, dict[str, CellEdit]] = {}
    for edit in incoming.edits:
        edits.setdefault(edit.record, {})[edit.field] = edit
    removals = {each.record: each for each in incoming.removals}
    found: dict[str, dict[RecordId, Row]] = {}
    carried = incoming.carried
    for sheet in carried.sheets:
        of_kind = found.setdefault(sheet.kind, {})
        for kept in sheet.records.values():
            typed_here = edits.get(kept.id, {})
            of_kind[kept.id] = Row(
                kept, typed_here, removals.get(kept.id), {key: each.cell for key, each in typed_here.items()}
            )
    for row in incoming.added:
        found.setdefault(row.kind, {})[row.record] = _new(row, removals.get(row.record))
    for kept in carried.gone:
        found.setdefault(kept.kind, {})[kept.id] = Row(kept, {}, None, {})
    return found


def _new(row: NewRow, removal: RowRemoval | None) -> Row:
    """A new row is a record of which nothing was known, and every cell of it typed."""
    nothing = Kept(row.kind, row.record, row.code, row.agency, {}, "{}")
    edits = {
        key: CellEdit(row.kind, row.record, key, None, content, row.cells.get(key, ""))
        for key, content in row.contents.items()
    }
    return Row(nothing, edits, removal, row.cells)


__all__ = ["Change", "Common", "Comparison", "Group", "OurKept", "RecordMerge", "compare"]
