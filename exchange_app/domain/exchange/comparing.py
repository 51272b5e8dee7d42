"""What merging a workbook would change here, record by record and field by field, before anybody decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exchange_app.domain.exchange.encoding import Kept, register_in, restricted, state_of
from exchange_app.domain.exchange.incoming import Edit, Incoming, NewRow, Removal
from exchange_app.domain.exchange.joining import Typed, joined
from exchange_app.domain.exchange.ownership import Facts, Ownership
from exchange_app.domain.exchange.registers import in_conflict
from exchange_app.domain.exchange.states import REMOVAL, Standing
from exchange_app.domain.exchange.statetext import StateText
from exchange_app.domain.exchange.versions import Content, Offices, Version, typed
from exchange_app.domain.records import RecordId
from exchange_app.fields import Merge, kind

OurKept = Callable[[str, list[RecordId]], Iterable[Kept]]
"""Kind and ids → our records of those ids, as far as they are there."""


class Group(StrEnum):
    """What a change is, and in which group the review shows it."""

    CHANGED = "changed"
    """Theirs is newer than ours."""
    CLEARED = "cleared"
    """They emptied a field that holds something."""
    CONFLICT = "conflict"
    """Both changed it, and differently."""
    COMBINED = "combined"
    """Both changed a set or a free text: all of it is kept."""
    SAME = "same"
    """Both came to the same value."""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record that differs: what it was in the base, what it is here, what the workbook says, and what is
    shown after merging when nobody decides otherwise. `field` is `removed` for a record that goes or comes back.

    `cell` is the address where the workbook says it; None where the sender's own store says it.
    """

    kind: str
    record: RecordId
    field: str
    group: Group
    base: Content
    ours: Content
    theirs: Content
    after: Content
    cell: str | None = None
    owner: str | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class RecordMerge:
    """One record that comes together: as it was here (None: it is new), as the workbook has it, as it will be, and its
    changes; `name` is what it is called."""

    kind: str
    id: RecordId
    code: str
    name: str
    ours: Kept | None
    theirs: Kept
    after: Kept
    changes: tuple[Change, ...]

    @property
    def new(self) -> bool:
        """Whether the record is not here yet (or its coming had been taken back)."""
        return self.ours is None or StateText.read(self.ours.registers).void


@dataclass(slots=True)
class Comparison:
    """A workbook held against a store: the records that differ, in the workbook's order."""

    incoming: Incoming
    records: list[RecordMerge] = field(default_factory=list)

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


@dataclass(frozen=True, slots=True)
class _Row:
    """One record as the workbook says it."""

    theirs: Kept
    edits: Mapping[str, Edit]
    removal: Removal | None
    cells: Mapping[str, str]


def compare(incoming: Incoming, ours: OurKept, ownership: Ownership, offices: Offices) -> Comparison:
    """Hold a workbook against our records. Owners are found as our records stand, and where we have none, as theirs do."""
    found = Comparison(incoming)
    export, typist = incoming.carried.export, incoming.typist
    as_sent = _AsSent({sheet.kind: frozenset(key for key, _header in sheet.columns) for sheet in incoming.carried.sheets})
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
            owner = ownership.owners(record_kind, Facts(row.theirs.agency, held.columns if held is not None else row.theirs.columns))
            after = joined(held, row.theirs, typed_cells, removal, owner, offices, as_sent=sent)
            if held is not None and after.registers == held.registers and after.columns == held.columns:
                continue
            found.records.append(_merge(row, held, after, owner, offices, row.edits if sent else None))
    return found


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


def _rows(incoming: Incoming) -> dict[str, dict[RecordId, _Row]]:
    """Every record the workbook knows of, by kind and id, with what was typed into its row."""
    edits: dict[RecordId, dict[str, Edit]] = {}
    for edit in incoming.edits:
        edits.setdefault(edit.record, {})[edit.field] = edit
    removals = {each.record: each for each in incoming.removals}
    found: dict[str, dict[RecordId, _Row]] = {}
    carried = incoming.carried
    for sheet in carried.sheets:
        of_kind = found.setdefault(sheet.kind, {})
        for kept in sheet.records.values():
            typed_here = edits.get(kept.id, {})
            of_kind[kept.id] = _Row(kept, typed_here, removals.get(kept.id), {key: each.cell for key, each in typed_here.items()})
    for row in incoming.added:
        found.setdefault(row.kind, {})[row.record] = _new(row, removals.get(row.record))
    for kept in carried.gone:
        found.setdefault(kept.kind, {})[kept.id] = _Row(kept, {}, None, {})
    return found


def _new(row: NewRow, removal: Removal | None) -> _Row:
    """A new row is a record of which nothing was known, and every cell of it typed."""
    nothing = Kept(row.kind, row.record, row.code, row.agency, {}, "{}")
    edits = {
        key: Edit(row.kind, row.record, key, None, content, row.cells.get(key, ""))
        for key, content in row.contents.items()
    }
    return _Row(nothing, edits, removal, row.cells)


def _merge(
    row: _Row, ours: Kept | None, after: Kept, owner: Mapping[str, str], offices: Offices, keys: Iterable[str] | None
) -> RecordMerge:
    """`keys` are the fields that can differ, where that is known."""
    held = None if ours is None or StateText.read(ours.registers).void else ours
    changes = [*_standing(row, held, after, offices)]
    if held is None:
        changes += _added(row, after, owner)
    elif not after.removed:
        changes += _changed(row, held, after, owner, offices, keys)
    name = kind(after.kind).name({key: str(each) for key in kind(after.kind).name_fields if (each := after.columns.get(key)) is not None})
    return RecordMerge(after.kind, after.id, after.code, name, held, row.theirs, after, tuple(changes))


def _standing(row: _Row, ours: Kept | None, after: Kept, offices: Offices) -> Iterator[Change]:
    """That a record comes, goes, comes back, or is wanted by one side and not by the other."""
    contested = _may_be_contested(after) and state_of(after, offices).standing is Standing.CONTESTED
    if contested:
        group = Group.CONFLICT
    elif ours is None and not after.removed:
        group = Group.ADDED
    elif ours is not None and ours.removed != after.removed:
        group = Group.REMOVED if after.removed else Group.ADDED
    else:
        return
    said = int(row.removal is not None or row.theirs.removed)
    was = None if ours is None else int(ours.removed)
    cell = row.removal.cell if row.removal is not None else None
    yield Change(after.kind, after.id, REMOVAL, group, None, was, said, int(after.removed), cell, typed=row.removal is not None)


def _may_be_contested(kept: Kept) -> bool:
    return '"r":' in kept.registers


def _added(row: _Row, after: Kept, owner: Mapping[str, str]) -> Iterator[Change]:
    for key, now in after.columns.items():
        if now is not None and not after.removed:
            typed_here = key in row.edits
            said = row.edits[key].content if typed_here else row.theirs.columns.get(key)
            yield Change(after.kind, after.id, key, Group.ADDED, None, None, said, now, row.cells.get(key), owner.get(key), typed_here)


def _changed(
    row: _Row, ours: Kept, after: Kept, owner: Mapping[str, str], offices: Offices, keys: Iterable[str] | None
) -> Iterator[Change]:
    was_text, now_text = StateText.read(ours.registers), StateText.read(after.registers)
    shape = kind(after.kind)
    for declared in shape.fields if keys is None else map(shape.field, keys):
        key, edit = declared.key, row.edits.get(declared.key)
        if edit is None and key not in row.theirs.columns:
            continue
        spelled = now_text.spelled(key)
        if spelled == was_text.spelled(key) and after.columns.get(key) == ours.columns.get(key):
            continue
        register = register_in(after, key, offices)
        if register == register_in(ours, key, offices):
            continue
        base, said = (edit.was, edit.content) if edit is not None else (row.theirs.columns.get(key),) * 2
        was, now = ours.columns.get(key), after.columns.get(key)
        if in_conflict(declared, register):
            group = Group.CONFLICT
        elif now == was:
            if said != now:
                continue
            group = Group.SAME
        elif declared.merge is not Merge.REGISTER and now != said:
            group = Group.COMBINED
        else:
            group = Group.CLEARED if now is None else Group.CHANGED
        yield Change(after.kind, after.id, key, group, base, was, said, now, row.cells.get(key), owner.get(key), edit is not None)
