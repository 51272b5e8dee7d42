"""Changes typed into the cells of a list, as edits of the records behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Value, kind
from exchange_app.kinds.registry import column_field
from exchange_app.kinds.values import check
from exchange_app.services.records import Edit, NewRecord
from exchange_app.store.ids import new_ids
from exchange_app.text import Message, msg, nmsg


class CellChange(NamedTuple):
    """One cell: the row key of its record, the column, and its new value (None clears)."""

    key: int
    column: str
    value: Value | None


class SeenRecord(NamedTuple):
    """A record of a list as a person saw it: its id and version, and those of a person's current application."""

    id: RecordId
    version: int
    application: RecordId | None = None
    application_version: int | None = None


def seen_columns(kind_key: str) -> tuple[str, ...]:
    """The columns of a list in which stands what a SeenRecord says behind the id."""
    newest = kind(kind_key).current
    return ("version", *((f"{newest.kind}.id", f"{newest.kind}.version") if newest is not None else ()))


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
        if all(each.value is None for each in changes.cells):
            return nmsg(
                "{field} emptied in {count} record",
                "{field} emptied in {count} records",
                changes.records,
                field=changed.label,
            )
        return nmsg(
            "{field} changed in {count} record",
            "{field} changed in {count} records",
            changes.records,
            field=changed.label,
        )
    return nmsg(
        "{count} record of {list} changed", "{count} records of {list} changed", changes.records, list=declared.plural
    )


def edits_of(changes: CellChanges, seen: Mapping[int, SeenRecord]) -> tuple[list[Edit], list[NewRecord]]:
    """The records behind cells and rows, with the versions in which they were seen. Cells of a current application that a
    person does not have are left out."""
    found: dict[tuple[str, RecordId], tuple[int | None, dict[str, Value | None]]] = {}
    fields = {column: field_of(changes.kind, column) for column in {each.column for each in changes.cells}}
    for each in changes.cells:
        owner, declared = fields[each.column]
        record = seen[each.key]
        id, version = (
            (record.id, record.version) if owner == changes.kind else (record.application, record.application_version)
        )
        if id is not None:
            found.setdefault((owner, id), (version, {}))[1][declared.key] = each.value
    edits = [Edit(kind_key, id, values, version) for (kind_key, id), (version, values) in found.items()]
    return edits, _new(changes)


def _new(changes: CellChanges) -> list[NewRecord]:
    """The records of new rows, and then the current records that are typed along with them."""
    ids = new_ids(len(changes.rows))
    found = [
        NewRecord(changes.kind, {key: value for key, value in row.items() if not _foreign(changes.kind, key)}, id=id)
        for id, row in zip(ids, changes.rows, strict=True)
    ]
    current = kind(changes.kind).current
    if current is None:
        return found
    for id, row in zip(ids, changes.rows, strict=True):
        application = {
            key.partition(".")[2]: value
            for key, value in row.items()
            if _foreign(changes.kind, key) and value is not None
        }
        needed = {each.key for each in kind(current.kind).fields if each.required} - {current.by}
        if needed <= application.keys():
            found.append(NewRecord(current.kind, {**application, current.by: id}))
    return found


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


NO_APPLICATION = msg("This person has applied to no cohort yet; add an application first.")
