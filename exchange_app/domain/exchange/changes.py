"""One record of a workbook beside ours: what changes in it, field by field, and of which group each change is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from exchange_app.domain.exchange.incoming import CellEdit, RowRemoval
from exchange_app.domain.exchange.registers import Register, in_conflict
from exchange_app.domain.exchange.state_codec import Kept, register_in, state_of
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL, Standing
from exchange_app.domain.exchange.versions import Content, Offices, Seen
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Merge, kind

Common = Callable[[str, RecordId, str, Seen], Content]
"""Kind, record, field and what the other side had seen of it → what we held there when both sides still agreed."""


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
    LOCKED = "locked"
    """They changed a cell that was locked, since it is not theirs to fill in."""
    SAME = "same"
    """Both came to the same value."""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record that differs: what it was in the base, what it is here, what the workbook says, and what is
    shown after merging when nobody decides otherwise. `field` is `removed` for a record that goes or comes back.

    `cell` is the address where the workbook says it; None where the sender's own store says it. `locked` says that the cell
    was not to be filled in.
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
    locked: bool = False


@dataclass(frozen=True, slots=True)
class RecordMerge:
    """One record that comes together: as it was here (None: it is new), as the workbook has it, as it will be, and its
    changes."""

    kind: str
    id: RecordId
    code: str
    ours: Kept | None
    theirs: Kept
    after: Kept
    changes: tuple[Change, ...]

    @property
    def new(self) -> bool:
        """Whether the record is not here yet (or its coming had been taken back)."""
        return self.ours is None or StateText.read(self.ours.registers).void


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the workbook says it."""

    theirs: Kept
    edits: Mapping[str, CellEdit]
    removal: RowRemoval | None
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Tells the changes of a record: `row` as the workbook has it, `ours` as it is here (None: not at all), `after` as it
    will be, `owner` whose each field is."""

    row: Row
    ours: Kept | None
    after: Kept
    owner: Mapping[str, str]
    offices: Offices
    common: Common

    def record(self, keys: Iterable[str] | None) -> RecordMerge:
        """The record with all its changes; `keys` are the fields that can differ, where that is known."""
        after, ours = self.after, self.ours
        changes = [*self._standing()]
        if ours is None:
            changes += self._added()
        elif not after.removed:
            changes += self._changed(ours, keys)
        return RecordMerge(after.kind, after.id, after.code, ours, self.row.theirs, after, tuple(changes))

    def _standing(self) -> Iterator[Change]:
        """That a record comes, goes, comes back, or is wanted by one side and not by the other."""
        row, ours, after = self.row, self.ours, self.after
        if '"r":' in after.registers and state_of(after, self.offices).standing is Standing.CONTESTED:
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
        yield Change(
            after.kind,
            after.id,
            REMOVAL,
            group,
            None,
            was,
            said,
            int(after.removed),
            cell,
            typed=row.removal is not None,
        )

    def _added(self) -> Iterator[Change]:
        row, after = self.row, self.after
        for key, now in after.columns.items():
            if now is not None and not after.removed:
                typed = key in row.edits
                said = row.edits[key].content if typed else row.theirs.columns.get(key)
                yield Change(
                    after.kind,
                    after.id,
                    key,
                    Group.ADDED,
                    None,
                    None,
                    said,
                    now,
                    row.cells.get(key),
                    self.owner.get(key),
                    typed,
                )

    def _changed(self, ours: Kept, keys: Iterable[str] | None) -> Iterator[Change]:
        row, after, offices = self.row, self.after, self.offices
        was_text, now_text = StateText.read(ours.registers), StateText.read(after.registers)
        shape = kind(after.kind)
        for declared in shape.fields if keys is None else map(shape.field, keys):
            key, edit = declared.key, row.edits.get(declared.key)
            if edit is None and key not in row.theirs.columns:
                continue
            was, now = ours.columns.get(key), after.columns.get(key)
            if now_text.spelled(key) == was_text.spelled(key) and now == was:
                continue
            register = register_in(after, key, offices)
            if register == register_in(ours, key, offices):
                continue
            said = edit.content if edit is not None else row.theirs.columns.get(key)
            locked = edit is not None and edit.locked
            group = _group(declared, register, was, said, now, locked=locked)
            if group is not None:
                base = edit.was if edit is not None else self._base(key, group, was)
                yield Change(
                    after.kind,
                    after.id,
                    key,
                    group,
                    base,
                    was,
                    said,
                    now,
                    row.cells.get(key),
                    self.owner.get(key),
                    edit is not None,
                    locked,
                )

    def _base(self, key: str, group: Group, ours: Content) -> Content:
        """What both sides had before one of them changed it: ours, where only they did."""
        if group in (Group.CHANGED, Group.CLEARED):
            return ours
        return self.common(self.after.kind, self.after.id, key, register_in(self.row.theirs, key, self.offices).seen)


def _group(
    declared: Field, register: Register, was: Content, said: Content, now: Content, *, locked: bool
) -> Group | None:
    """Of which group a change is; None where nothing is shown otherwise and nobody said the same."""
    if in_conflict(declared, register):
        return Group.CONFLICT
    if now == was:
        return Group.SAME if said == now else None
    if locked and now is not None:
        return Group.LOCKED
    if declared.merge is not Merge.REGISTER and now != said:
        return Group.COMBINED
    return Group.CLEARED if now is None else Group.CHANGED
