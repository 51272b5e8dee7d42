"""Merges known to be bad. Each was a design once, somewhere; the laws must tell every one of them from a good merge."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from exchange_app.domain.exchange import comparing, record_join, rows, state_codec
from exchange_app.domain.exchange.identities import Told
from exchange_app.domain.exchange.incoming import CellEdit, FindingKind, Incoming, RowRemoval
from exchange_app.domain.exchange.misaligned_columns import Apart
from exchange_app.domain.exchange.registers import Register
from exchange_app.domain.exchange.states import RecordState, Standing
from exchange_app.domain.exchange.versions import seen_of
from exchange_app.store import undo_writer
from exchange_app.store.journal import REGISTERS
from exchange_app.store.sqlite import restoration

from . import reading

Change = tuple[Any, str, Any]
"""Where, under which name, and by what."""


def _last_writer_wins(self: Register, other: Register) -> Register:
    return Register(other.entries or self.entries, self.seen | other.seen)


def _seen_ignored(self: Register, other: Register) -> Register:
    return Register(self.entries | other.entries, self.seen | other.seen)


def _nothing_seen(field: Any, register: Register, content: Any, version: str, offices: Any) -> Register:
    fresh = state_codec.fresh(field, content, version, offices)
    return Register(fresh.entries, seen_of((version,), offices))


def _counted(agency: str, export: str, record: str, field: str, content: Any) -> str:
    told = json.dumps([export, record, field])
    return f"~{agency}~{hashlib.sha256(told.encode()).hexdigest()[:24]}"


def _says(change: Callable[[Incoming], Incoming]) -> Callable[..., Incoming]:
    read = reading.read_grids
    return lambda *told: change(read(*told))


def _every_cell(incoming: Incoming) -> Incoming:
    edits = {(each.record, each.field): each for each in incoming.edits}
    for sheet in incoming.carried.sheets:
        for kept in sheet.records.values():
            for key, _header in sheet.columns:
                edits.setdefault((kept.id, key), CellEdit(sheet.kind, kept.id, key, None, kept.columns.get(key), ""))
    return replace(incoming, edits=tuple(edits.values()))


def _absent_rows_go(incoming: Incoming) -> Incoming:
    short = {each.record_kind for each in incoming.findings if each.kind is FindingKind.MISSING_ROW}
    gone = [
        RowRemoval(kept.kind, kept.id, "")
        for sheet in incoming.carried.sheets
        if sheet.kind in short
        for kept in sheet.records.values()
    ]
    return replace(incoming, removals=tuple(gone))


def _blanks_ignored(incoming: Incoming) -> Incoming:
    return replace(incoming, edits=tuple(each for each in incoming.edits if each.content is not None))


def _unreadable_clears(incoming: Incoming) -> Incoming:
    cleared = [
        CellEdit(str(each.record_kind), each.record, each.field, None, None, str(each.cell), str(each.words))
        for each in incoming.findings
        if each.kind is FindingKind.UNREADABLE and each.record and each.field
    ]
    return replace(incoming, edits=(*incoming.edits, *cleared))


def _last_row_wins(self: Any, short: str, several: Sequence[Any], kept: dict[str, Any]) -> None:
    kept[short] = several[-1]


def _by_id_alone(known: Mapping[str, Any], without: Sequence[Any], present: Any, base: Any) -> Told:
    return Told(own=dict(known), nobodys=list(without))


def _undo_writes(work: Any, entries: list[Any], number: int, *, side: int) -> None:
    told = []
    for each in entries:
        data = json.loads(each.data or "{}") if each.action == "update" else None
        if isinstance(data, dict):
            data.pop(REGISTERS, None)
        told.append(each if data is None else each._replace(data=json.dumps(data)))
    undo_writer._write(work, told, number, side=side)


def _gone_for_good(self: RecordState) -> Standing:
    return Standing.REMOVED if 1 in self.removal.contents else Standing.STANDS


MUTANTS: Mapping[str, Callable[[], Sequence[Change]]] = {
    "last writer wins": lambda: [(Register, "join", _last_writer_wins)],
    "what was seen is ignored": lambda: [(Register, "join", _seen_ignored)],
    "a writer forgets what it had seen": lambda: [
        (state_codec, "rewrite", _nothing_seen),
        (record_join, "rewrite", _nothing_seen),
    ],
    "the base is forgotten": lambda: [(reading, "read_grids", _says(_every_cell))],
    "a counter instead of the content": lambda: [(comparing, "typed", _counted)],
    "a restored backup keeps its incarnation": lambda: [(restoration, "take_new_incarnation", lambda *_: "")],
    "an absent row deletes": lambda: [(reading, "read_grids", _says(_absent_rows_go))],
    "a blank is ignored": lambda: [(reading, "read_grids", _says(_blanks_ignored))],
    "words that cannot be read clear": lambda: [(reading, "read_grids", _says(_unreadable_clears))],
    "of doubled IDs the last row wins": lambda: [(rows._Rows, "_share_out", _last_row_wins)],
    "rows are known by their ID alone": lambda: [
        (rows, "tell", _by_id_alone),
        (rows, "sorted_apart", lambda *_: Apart({}, {})),
    ],
    "undo of a merge is a new version": lambda: [(undo_writer, "_put_back", _undo_writes)],
    "a tombstone always wins": lambda: [(RecordState, "standing", property(_gone_for_good))],
}
"""By name: what is put in the place of what."""

TELLING: Mapping[str, tuple[str, ...]] = {
    "a counter instead of the content": ("type", "copy", "deliver"),
    "a restored backup keeps its incarnation": ("back up", "go back", "edit"),
    "of doubled IDs the last row wins": ("muddle", "deliver"),
    "rows are known by their ID alone": ("muddle", "deliver"),
    "undo of a merge is a new version": ("undo", "deliver"),
    "a tombstone always wins": ("remove", "edit", "deliver"),
}
"""The moves that tell a bad merge from a good one; those that are not named are told by any."""


@contextmanager
def applied(name: str) -> Iterator[None]:
    """Within it merges are bad in that way."""
    with ExitStack() as stack:
        for where, what, by in MUTANTS[name]():
            stack.enter_context(patch.object(where, what, by))
        yield
