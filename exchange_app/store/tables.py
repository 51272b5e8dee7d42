"""The tables of the kinds of record, made from their declarations: one column for each field, named by its key.

A value is stored as text or whole number (see codec). Beside its fields every record carries: `pk` (the row key that
lists work with), `id` (UUIDv7), `code`, `agency` (who made it), `version` (rises with every operation that touches
it), stamps (UTC, ISO), `removed` (a tombstone: rows are never deleted by a person's removal), `origin` (the number of
the operation that made it, and so the version of all its first values), `field_versions` (JSON: field → number of the
operation that last changed it, for fields changed since), `registers` (the state that came together with a partner's,
as domain/exchange/state_codec.py writes it; empty while only this store wrote the record) and, where it has a name of
its own, the sort keys of that in three alphabets.
"""

from __future__ import annotations

import threading

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, literal

from exchange_app.kinds import KINDS, Field, FieldType, Kind, kind
from exchange_app.kinds.checking import CARRIED
from exchange_app.kinds.registry import on_change
from exchange_app.store.kind_schema import NAME_COLUMNS, current_column

METADATA = MetaData()
_making = threading.RLock()
_whole: dict[str, Table] = {}
"""The tables that are made to their last column, by kind."""

WHOLE = (FieldType.INTEGER, FieldType.BOOLEAN)
"""The types whose columns hold whole numbers; those of all others hold text."""


def table(key: str) -> Table:
    """The table of a kind. Raises KeyError for an unknown one."""
    declared = kind(key)
    if key not in _whole:
        # Another thread sees it only when it is whole.
        with _making:
            if key not in METADATA.tables:
                _made(declared)
            _whole[key] = METADATA.tables[key]
    return _whole[key]


def record_tables() -> list[Table]:
    """The tables of all kinds, in their order."""
    return [table(key) for key in KINDS]


def column_of(field: Field) -> Column[str] | Column[int]:
    """The column of a field, as a table or an `ALTER TABLE … ADD COLUMN` has it."""
    if field.type in WHOLE:
        return Column(field.key, Integer)
    if field.target is not None:
        return Column(field.key, Text, ForeignKey(f"{field.target}.id", deferrable=True, initially="DEFERRED"))
    return Column(field.key, Text)


def _made(declared: Kind) -> None:
    """Make a kind's table: its own columns between those that every record carries, and its indexes."""
    names = [Column(each, Text, nullable=False) for each in NAME_COLUMNS] if declared.named else []
    current = None if declared.current is None else current_column(declared.current.kind)
    made = Table(
        declared.key,
        METADATA,
        Column("pk", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("code", Text, nullable=False),
        Column("agency", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("created_at", Text, nullable=False),
        Column("created_by", Text, nullable=False),
        Column("changed_at", Text, nullable=False),
        Column("changed_by", Text, nullable=False),
        Column("removed", Integer, nullable=False, server_default=literal(0)),
        Column("origin", Integer, nullable=False),
        Column("field_versions", Text),
        Column("registers", Text),
        *(column_of(each) for each in declared.fields if each.key not in CARRIED),
        # Kept by the unit of work, so that lists join the newest one at once.
        *([] if current is None else [Column(current, Integer)]),
        *names,
        info={"record": True},
    )
    key = declared.key
    Index(f"{key}_by_code", made.c.code)
    Index(f"{key}_by_agency", made.c.agency, sqlite_where=made.c.removed == 0)
    Index(f"{key}_by_origin", made.c.origin)
    for named in names:
        Index(f"{key}_by_{named.name}", made.c[named.name], sqlite_where=made.c.removed == 0)
    for indexed in declared.indexed:
        Index(f"{key}_by_{indexed}", made.c[indexed])
    if current is not None:
        Index(f"{key}_by_{current}", made.c[current], sqlite_where=made.c[current].is_not(None))


def _forget() -> None:
    """After the registry changed every kind's table is made anew when it is next asked for."""
    _whole.clear()
    for name in [each for each in METADATA.tables if METADATA.tables[each].info.get("record")]:
        METADATA.remove(METADATA.tables[name])


on_change(_forget)
