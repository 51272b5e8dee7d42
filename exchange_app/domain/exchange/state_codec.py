"""States as a store keeps them beside the fields' columns, and as a workbook carries them.

Most fields hold one value, written by one version whose writer had seen just the earlier ones of the same store. So a
record keeps one version for all its fields, and spells out only those that differ. In the text (JSON):

    {"o": version of every field that is not named below, "w": fields never heard of,
     "f": {field: version, or {"l": [[version, content], …], "s": {incarnation: number}, "t": [typed version, …]}},
     "r": the same for the removal, "v": true for a record whose coming was taken back}

A removal is spelled in full once it says that the record goes. A plain version for a field means: it alone stands, with the content of the field's column (each element of it, for a
set), and it had seen what its store had written before. Store and workbook use the same text, so that equal texts beside
equal columns are equal states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from exchange_app.domain.exchange.registers import UNKNOWN, Register, fresh, rewrite, shown
from exchange_app.domain.exchange.state_text import StateText, compact
from exchange_app.domain.exchange.states import REMOVAL, RecordState, Standing
from exchange_app.domain.exchange.versions import Content, Offices, Seen, Version, seen_of, side_of
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Merge, kind

REMOVED = Field(REMOVAL, kind("agency").fields[0].label)
"""What the removal's register is read and written as."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as it is kept: its columns, and the text that says by whom they were written.

    `columns` are the contents shown, by field; `removed` whether the record is shown as taken out.
    """

    kind: str
    id: RecordId
    code: str
    agency: str
    columns: Mapping[str, Content]
    registers: str
    removed: bool = False


VOID = compact({"v": True})
"""The text of a record that others refer to and nothing was heard of."""


def voided(registers: str, void: bool = True) -> str:
    """The text of a record whose coming is taken back, as if nothing had been heard of it; or of one that comes again.

    Of what others only refer to, nothing was heard either way."""
    text = StateText.read(registers)
    text.void = void or registers == VOID
    return text.written()


def state_of(kept: Kept, offices: Offices) -> RecordState:
    """The state that a kept record stands for."""
    text = StateText.read(kept.registers)
    if text.void:
        return RecordState(kept.kind, kept.id, kept.code, kept.agency)
    found: dict[str, Register] = {}
    for declared in kind(kept.kind).fields:
        key = declared.key
        spelled = text.spelled(key)
        if spelled is not None:
            found[key] = register_of(declared, spelled, kept.columns.get(key), offices)
    return RecordState(kept.kind, kept.id, kept.code, kept.agency, found, removal_in(text, offices))


def register_of(declared: Field, spelled: Any, content: Content, offices: Offices) -> Register:
    """The register that is spelled so beside that content."""
    if isinstance(spelled, str):
        return fresh(declared, content, spelled, offices)
    entries = frozenset((str(version), content) for version, content in spelled["l"])
    return Register(entries, Seen(spelled.get("s", {}), frozenset(spelled.get("t", ()))))


def register_in(kept: Kept, key: str, offices: Offices) -> Register:
    """The register of one field of a kept record; UNKNOWN where nothing was heard of it."""
    spelled = StateText.read(kept.registers).spelled(key)
    return (
        UNKNOWN if spelled is None else register_of(kind(kept.kind).field(key), spelled, kept.columns.get(key), offices)
    )


def removal_in(text: StateText, offices: Offices) -> Register:
    """The register of a record's removal; UNKNOWN where nothing was heard of it, as of a row that was only typed."""
    spelled = text.spelled_removal()
    return UNKNOWN if spelled is None else register_of(REMOVED, spelled, 0, offices)


def open_conflicts(kept: Kept, offices: Offices) -> list[str]:
    """The fields of a record in which different values stand; `removed` where its removal is contested.

    Of a record that was taken out nobody is asked, until it comes back.
    """
    if kept.removed or '"l"' not in kept.registers:
        return []
    text = StateText.read(kept.registers)
    shape = kind(kept.kind)
    found = [
        key
        for key, spelled in text.fields.items()
        if isinstance(spelled, dict) and len({compact(content) for _version, content in spelled["l"]}) > 1
        and shape.field(key).merge is Merge.REGISTER
    ]  # fmt: skip
    contested = text.removal is not None and state_of(kept, offices).standing is Standing.CONTESTED
    return found + [REMOVAL] * contested


def keep(state: RecordState, owner: Mapping[str, str], offices: Offices) -> Kept:
    """A state as it is kept, shown with the values of each field's owning agency first (`owner`: field → agency code).

    The greatest version that stands plainly for most fields becomes the one for all.
    """
    columns: dict[str, Content] = {}
    spelled: dict[str, Any] = {}
    unheard: set[str] = set()
    for declared in kind(state.kind).fields:
        key = declared.key
        register = state.fields.get(key)
        if register is None or (not register.entries and not register.seen.counters and not register.seen.typed):
            unheard.add(key)
            continue
        ours = owner.get(key)
        columns[key] = shown(
            declared,
            register,
            lambda version, ours=ours: ours is not None and side_of(version, offices) == ours,  # type: ignore[misc]
        )
        spelled[key] = spell(declared, register, columns[key], offices)
    removed = state.standing is Standing.REMOVED
    removal = None
    if state.removal != UNKNOWN:
        removal = spell(REMOVED, state.removal, 0, offices)
    else:
        unheard.add(REMOVAL)
    origin = _commonest([*spelled.values(), removal])
    text = StateText(
        origin,
        frozenset(unheard) if origin is not None else frozenset(),
        {key: each for key, each in spelled.items() if each != origin or origin is None},
        removal if removal != origin else None,
    )
    return Kept(state.kind, state.id, state.code, state.agency, columns, text.written(), removed)


def _commonest(spelled: Iterable[Any]) -> Version | None:
    counts: dict[Version, int] = {}
    for each in spelled:
        if isinstance(each, str):
            counts[each] = counts.get(each, 0) + 1
    return max(counts, key=lambda version: (counts[version], version), default=None)


def spell(declared: Field, register: Register, content: Content, offices: Offices) -> Any:
    """A register as its one version where that says all, else in full."""
    for version in _only(register):
        if fresh(declared, content, version, offices) == register:
            return version
    held: dict[str, Any] = {"l": sorted([list(each) for each in register.entries], key=compact)}
    if register.seen.counters:
        held["s"] = dict(register.seen.counters)
    if register.seen.typed:
        held["t"] = sorted(register.seen.typed)
    return held


def _only(register: Register) -> Iterable[Version]:
    """The versions that may say all of a register: the one that stands, or for an empty set the ones seen."""
    if register.entries:
        return register.versions if len(register.versions) == 1 else ()
    return (
        *register.seen.typed,
        *(f"{incarnation}:{number}" for incarnation, number in register.seen.counters.items()),
    )


def restricted(registers: str, known: frozenset[str], every: frozenset[str]) -> str:
    """The text of a state of which only the fields `known` are told, out of `every` field of its kind."""
    hidden = every - known
    if not hidden:
        return registers
    text = StateText.read(registers)
    if text.origin is not None:
        text.unheard |= hidden
    for key in hidden:
        text.fields.pop(key, None)
    return text.written()


def rewritten(
    kept: Kept, changed: Mapping[str, Content], version: Version, offices: Offices, *, removed: bool | None = None
) -> str:
    """The text after the application wrote fields of a record, or took it out or back, having seen all of it."""
    text = StateText.read(kept.registers)
    shape = kind(kept.kind)
    for key, content in changed.items():
        declared, spelled = shape.field(key), text.spelled(key)
        before = UNKNOWN if spelled is None else register_of(declared, spelled, kept.columns.get(key), offices)
        after = rewrite(declared, before, content, version, offices)
        text.set_field(key, spell(declared, after, content, offices))
    if removed is not None:
        after = state_of(kept, offices).with_removal(removed, version, offices).removal
        text.removal = spell(REMOVED, after, 0, offices)
    text.void = False
    return text.written()


def plain(
    origin: Version, versions: Mapping[str, Version], removal: tuple[Version, bool] | None, offices: Offices
) -> str:
    """The text of a record that only this store's application wrote: one version for all fields, others by field, and
    the version by which it was taken out or brought back."""
    text = StateText(origin, frozenset(), {key: each for key, each in versions.items() if each != origin})
    if removal is not None:
        version, removed = removal
        register = Register(frozenset(((version, int(removed)),)), seen_of((version,), offices))
        text.removal = spell(REMOVED, register, 0, offices)
    return text.written()
