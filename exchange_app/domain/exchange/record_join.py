"""Joins one record of a workbook with ours, at the cost of the fields that differ, not of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from exchange_app.domain.exchange.registers import UNKNOWN, Register, rewrite, shown
from exchange_app.domain.exchange.state_codec import REMOVED, Kept, keep, register_of, removal_in, spell, state_of
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import RecordState, Standing
from exchange_app.domain.exchange.versions import Content, Offices, Version, side_of
from exchange_app.kinds import Field, kind

Typed = Mapping[str, tuple[Content, Version]]
"""Field → what was typed, and its version."""


def theirs_after(theirs: Kept, typed: Typed, removal: Version | None, offices: Offices) -> RecordState:
    """The state that a workbook's row says: the base it was made from, and what was typed upon it."""
    state = state_of(theirs, offices)
    fields = dict(state.fields)
    for key, (content, version) in typed.items():
        fields[key] = rewrite(kind(theirs.kind).field(key), state.register(key), content, version, offices)
    state = replace(state, fields=fields)
    return state if removal is None else state.with_removal(True, version=removal, offices=offices)


def joined(
    ours: Kept | None,
    theirs: Kept,
    typed: Typed,
    removal: Version | None,
    owner: Mapping[str, str],
    offices: Offices,
    *,
    as_sent: bool = False,
) -> Kept:
    """Our record together with a workbook's row; `owner` gives each field's agency. Equal to joining the whole states.

    `as_sent` tells that our record is still what the row was made from, so that only what was typed can differ.
    """
    if (
        ours is None
        or ours.removed
        or theirs.removed
        or removal is not None
        or _removal_spelled(ours)
        or _removal_spelled(theirs)
    ):
        state = theirs_after(theirs, typed, removal, offices)
        return keep(state if ours is None else state_of(ours, offices).join(state), owner, offices)
    mine, other = StateText.read(ours.registers), StateText.read(theirs.registers)
    if mine.void or other.void:
        return keep(state_of(ours, offices).join(theirs_after(theirs, typed, None, offices)), owner, offices)
    columns = dict(ours.columns)
    if mine.origin != other.origin:
        _join_removals(mine, other, offices)
    shape = kind(ours.kind)
    for declared in map(shape.field, typed) if as_sent else shape.fields:
        key = declared.key
        left, right, edit = mine.spelled(key), other.spelled(key), typed.get(key)
        if edit is None and (right is None or (left == right and columns.get(key) == theirs.columns.get(key))):
            continue
        before = UNKNOWN if left is None else register_of(declared, left, columns.get(key), offices)
        coming = UNKNOWN if right is None else register_of(declared, right, theirs.columns.get(key), offices)
        if edit is not None:
            coming = rewrite(declared, coming, *edit, offices)
        after = before.join(coming)
        if after != before:
            columns[key] = _shown(declared, after, owner.get(key), offices)
            mine.set_field(key, spell(declared, after, columns[key], offices))
    return replace(ours, columns=columns, registers=mine.written())


def held_back(ours: Kept, after: Kept, keys: Iterable[str], offices: Offices) -> Kept:
    """What came together, but for some fields, of which nothing that the workbook says is taken over: nor that by a change of
    them alone a record that was taken out here would stand again."""
    columns, text, held = dict(after.columns), StateText.read(after.registers), StateText.read(ours.registers)
    for key in keys:
        spelled = held.spelled(key)
        if spelled is not None:
            columns[key] = ours.columns.get(key)
            text.set_field(key, spelled)
    kept = replace(after, columns=columns, registers=text.written())
    return replace(kept, removed=state_of(kept, offices).standing is Standing.REMOVED)


def _removal_spelled(kept: Kept) -> bool:
    return '"r":' in kept.registers


def _join_removals(mine: StateText, other: StateText, offices: Offices) -> None:
    """Two records that nobody took out and that were made by different versions: the same row typed in two stores."""
    left, right = (removal_in(each, offices) for each in (mine, other))
    both = left.join(right)
    if both != left:
        mine.removal = spell(REMOVED, both, 0, offices)


def _shown(declared: Field, register: Register, owner: str | None, offices: Offices) -> Content:
    return shown(declared, register, lambda version: owner is not None and side_of(version, offices) == owner)
