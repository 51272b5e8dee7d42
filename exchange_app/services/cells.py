"""Changes typed into the cells of a list: many cells, new rows among them, written as one operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Value, kind
from exchange_app.kinds.registry import column_field
from exchange_app.kinds.values import check
from exchange_app.text import Message, msg, nmsg

if TYPE_CHECKING:
    from exchange_app.store import OperationResult, Reader, Store, Work


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: the row key of its record, the column, and its new value (None clears)."""

    key: int
    column: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class CellChanges:
    """What is to be written in one operation: cells of records that are there, and new records by column."""

    kind: str
    cells: Sequence[CellChange] = ()
    rows: Sequence[Mapping[str, Value | None]] = field(default_factory=tuple)

    @property
    def records(self) -> int:
        """How many records are touched or made."""
        return len({each.key for each in self.cells}) + len(self.rows)


def field_of(kind_key: str, column: str) -> tuple[str, Field]:
    """The kind and field behind a column; `application.…` columns belong to the current application. Raises KeyError."""
    found = column_field(kind_key, column)
    if found is None:
        raise KeyError(column)
    return found


def label_of(changes: CellChanges) -> Message:
    """How the operation is called in the Edit menu and in histories."""
    declared = kind(changes.kind)
    if changes.rows and not changes.cells:
        return nmsg(
            "{count} record added to {list}", "{count} records added to {list}", len(changes.rows), list=declared.plural
        )
    columns = {each.column for each in changes.cells}
    if len(columns) == 1 and not changes.rows:
        _, changed = field_of(changes.kind, next(iter(columns)))
        return nmsg(
            "{field} changed in {count} record",
            "{field} changed in {count} records",
            changes.records,
            field=changed.label,
        )
    return nmsg(
        "{count} record of {list} changed", "{count} records of {list} changed", changes.records, list=declared.plural
    )


def write_cells(store: Store, changes: CellChanges, *, author: str, label: Message | None = None) -> OperationResult:
    """Write everything as one operation. Raises what the store raises; then nothing has changed."""
    with store.write(label or label_of(changes), author=author) as work:
        for (kind_key, record), values in _by_record(work.reader, changes).items():
            work.update(kind_key, record, values)
        _create(work, changes)
    return work.result


def _by_record(reader: Reader, changes: CellChanges) -> dict[tuple[str, RecordId], dict[str, Value | None]]:
    keys = list(dict.fromkeys(each.key for each in changes.cells))
    current = kind(changes.kind).current
    applied = current is not None and any(_foreign(changes.kind, each.column) for each in changes.cells)
    rows = reader.rows(changes.kind, (f"{current.kind}.id",) if applied and current is not None else (), keys)
    ids = {row[0]: row for row in rows}
    found: dict[tuple[str, RecordId], dict[str, Value | None]] = {}
    for each in changes.cells:
        owner, declared = field_of(changes.kind, each.column)
        row = ids.get(each.key)
        record = None if row is None else row[1] if owner == changes.kind else row[2]
        if record is not None:
            found.setdefault((owner, record), {})[declared.key] = each.value
    return found


def _create(work: Work, changes: CellChanges) -> None:
    own = [{key: value for key, value in row.items() if not _foreign(changes.kind, key)} for row in changes.rows]
    made = work.create_many(changes.kind, own)
    current = kind(changes.kind).current
    if current is None:
        return
    for record, row in zip(made, changes.rows, strict=True):
        application = {
            key.partition(".")[2]: value
            for key, value in row.items()
            if _foreign(changes.kind, key) and value is not None
        }
        needed = {each.key for each in kind(current.kind).fields if each.required} - {current.by}
        if needed <= application.keys():
            work.create(current.kind, {**application, current.by: record})


def _foreign(kind_key: str, column: str) -> bool:
    current = kind(kind_key).current
    return current is not None and column.startswith(f"{current.kind}.")


def missing(kind_key: str, row: Mapping[str, Value | None]) -> list[Message]:
    """What a new record lacks: the sentence of each required field without a value."""
    return [
        why
        for declared in kind(kind_key).fields
        if declared.required
        and row.get(declared.key) is None
        and declared.default is None
        and (why := check(declared, None)) is not None
    ]


def without_application(reader: Reader, keys: Iterable[int]) -> int:
    """How many of these applicants have applied nowhere, so that there is no status to change."""
    return sum(1 for row in reader.rows("applicant", ("application.id",), list(keys)) if row[2] is None)


NO_APPLICATION = msg("This person has applied to no cohort yet; add an application first.")
