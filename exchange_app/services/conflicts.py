"""Open conflicts at a record: what stands side by side, who wrote it, and settling it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, NamedTuple

from exchange_app.domain.exchange.state_codec import register_in, state_of
from exchange_app.domain.exchange.versions import Content, Version, is_typed, side_of
from exchange_app.domain.records import REMOVAL, RecordId
from exchange_app.errors import Trouble
from exchange_app.kinds import Field, Value, kind
from exchange_app.kinds.masking import Masked, Purpose, mask, seen
from exchange_app.services import records
from exchange_app.services.access import Access, operation
from exchange_app.services.records import Edit
from exchange_app.store import OperationResult, Reader, RecordMissing, Store
from exchange_app.store.codec import decode
from exchange_app.text import msg


class AlikeMasked(Trouble):
    """A person chose between values of a sensitive field that look alike while they are masked."""

    code: ClassVar[str] = "conflict.alike_masked"

    def __init__(self, field: Field) -> None:
        super().__init__(
            msg(
                "The values of {field} look alike while they are masked. Show the field, then choose.",
                field=field.label,
            )
        )


class SettledMeanwhile(Trouble):
    """A person chose between values of which one holds already."""

    code: ClassVar[str] = "conflict.settled"

    def __init__(self, code: str) -> None:
        super().__init__(
            msg(
                "This conflict at {code} was settled in another window, so nothing was changed. "
                "Look at the record again; if another value should stand there, type it.",
                code=code,
            )
        )


class Side(NamedTuple):
    """One of the values that stand: what was written, at which agency, and by whom and when where we know it.

    For a contested removal the value is True (it goes) or False (it stays). `typed` tells that it was typed into a workbook.
    """

    value: Value | None
    agency: str
    typed: bool
    author: str | None = None
    at: datetime | None = None


class Conflict(NamedTuple):
    """A field of a record in which different values stand (`removed` for a contested removal); the shown one first."""

    kind: str
    record: RecordId
    field: str
    sides: tuple[Side, ...]


def conflicts_at(reader: Reader, record: RecordId) -> list[Conflict]:
    """The open conflicts of a record."""
    return [_conflict(reader, each.kind, record, each.field) for each in reader.states.open_conflicts(record)]


def _conflict(reader: Reader, record_kind: str, record: RecordId, field: str) -> Conflict:
    # How states are told apart comes with the first conflict that is looked at: at most records there is none.

    (kept,) = reader.states.kept(record_kind, [record])
    offices = reader.states.offices()
    if field == REMOVAL:
        state = state_of(kept, offices)
        gone = [_side(reader, version, True) for version, content in sorted(state.removal.entries) if content]
        stays = [_side(reader, version, False) for _key, version in sorted(state.unseen_by_removal())]
        return Conflict(record_kind, record, field, (*_each_once(stays), *_each_once(gone)))
    declared = kind(record_kind).field(field)
    shown = kept.columns.get(field)
    entries = sorted(register_in(kept, field, offices).entries, key=lambda entry: (entry[1] != shown, entry[0]))
    sides: dict[Content, Side] = {}
    for version, content in entries:
        value = decode(declared, content)
        sides.setdefault(content, _side(reader, version, seen(declared, value) if reader.masked else value))
    return Conflict(record_kind, record, field, tuple(sides.values()))


def _each_once(sides: list[Side]) -> list[Side]:
    return list({side.agency: side for side in sides}.values())


def _side(reader: Reader, version: Version, value: Value | None) -> Side:
    agency = side_of(version, reader.states.offices())
    author, at = reader.states.written_by(version)
    return Side(value, agency, is_typed(version), author, at)


def _behind(reader: Reader, record_kind: str, record: RecordId, field: str, masked: Masked) -> Value:
    """The value that stands in a field and is masked like this. Raises AlikeMasked."""
    declared = kind(record_kind).field(field)
    sides = _conflict(reader, record_kind, record, field).sides
    alike = [each.value for each in sides if each.value is not None and mask(declared, each.value) == masked]
    if len(alike) != 1:
        raise AlikeMasked(declared)
    return alike[0]


def settle_conflict(
    store: Store,
    record_kind: str,
    record: RecordId,
    field: str,
    value: Value | None,
    *,
    access: Access,
    version: int | None = None,
) -> OperationResult:
    """Write what a person decided: nothing stands beside it any more, here and, once it has travelled, at the partner.

    For a contested removal `value` is True to take the record out, else it stays. Undo opens the conflict again.
    A mask stands for the one value that looks like it. `version` is that of the record when the person saw what stands. Raises
    RecordMissing where the record was taken out meanwhile, AlikeMasked where several look like it, SettledMeanwhile, and what
    every write of a record raises.
    """
    with store.read() as reader:
        found = reader.record(record_kind, record)
        code = found.code
        if found.removed and field != REMOVAL:
            raise RecordMissing(code)
        if isinstance(value, Masked):
            value = _behind(reader.clear(Purpose.WRITING), record_kind, record, field, value)
    with operation(store, msg("Conflict at {code} settled", code=code), access) as work:
        if all(each.field != field for each in work.reader.states.open_conflicts(record)):
            raise SettledMeanwhile(code)
        if field == REMOVAL:
            records.settle_removal(work, record_kind, record, bool(value), version)
        else:
            records.settle(work, Edit(record_kind, record, {field: value}, version))
    return work.result
