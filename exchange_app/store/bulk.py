"""Inserting many records at once: one driver-level executemany for the rows and one for the search index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import repeat
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.record_columns import Gathered
from exchange_app.kinds import FieldType, Value
from exchange_app.kinds.masking import Masked, MaskedValue
from exchange_app.kinds.registry import per_registry
from exchange_app.store.codec import ENCODED, encode
from exchange_app.store.ids import new_ids
from exchange_app.store.kind_schema import NAME_COLUMNS, Plan
from exchange_app.store.operation import Operation
from exchange_app.store.search_tables import index_words
from exchange_app.store.search_words import words_of_all
from exchange_app.store.sort_keys import name_keys
from exchange_app.store.statements import Statement, Upsert
from exchange_app.store.system_tables import CODE_COUNTER
from exchange_app.store.tables import table

_COUNTED = Statement(
    Upsert(
        CODE_COUNTER,
        ("prefix",),
        lambda fresh: {"last": CODE_COUNTER.c.last + fresh.last},
        returning=(CODE_COUNTER.c.last,),
    ),
    "prefix",
    "last",
)
_WORTH_IT = 2000
"""Records from which on building an index anew is faster than entering each, if no more are there already."""
_NUMBERS = frozenset((FieldType.INTEGER, FieldType.BOOLEAN))


def insert_many(
    operation: Operation,
    shape: Plan,
    rows: Sequence[Mapping[str, Value | None]],
    *,
    ids: Sequence[str] | None,
    codes: Sequence[str] | None,
    agency: str,
) -> list[str]:
    """Insert rows of one kind with their names' sort keys and search words; gives their ids, in order."""
    count = len(rows)
    given = list(ids) if ids is not None else new_ids(count)
    columns = _columns(shape, Gathered(rows))
    own_codes = list(columns.pop(shape.kind.code_field, ())) if shape.kind.code_field else None
    minted = list(codes) if codes is not None else own_codes or _mint(operation, shape, agency, count)
    of = table(shape.name)
    first: int = operation.db.value(sa.select(sa.func.coalesce(sa.func.max(of.c.pk), 0) + 1))
    fixed = {"agency": agency, "version": 1, "origin": operation.number}
    fixed |= {
        "created_at": operation.at,
        "created_by": operation.author,
        "changed_at": operation.at,
        "changed_by": operation.author,
    }
    everything: dict[str, Iterable[Any]] = {
        **{key: repeat(value, count) for key, value in fixed.items()},
        "pk": range(first, first + count),
        "id": given,
        "code": minted,
        **columns,
        **(_name_columns(shape, columns, count) if shape.named else {}),
    }
    with _indexes_afterwards(operation, of, first, count):
        operation.db.columns(_insert(shape.name, tuple(everything)), everything)
    words = words_of_all(shape, minted, {**columns, "code": minted})
    operation.db.columns(index_words(shape.name), {"rowid": range(first, first + count), "words": words})
    return given


@per_registry
def _insert(kind: str, columns: tuple[str, ...]) -> Statement:
    return Statement(sa.insert(table(kind)), *columns)


@contextmanager
def _indexes_afterwards(operation: Operation, of: sa.Table, first: int, count: int) -> Iterator[None]:
    """Without the table's indexes while a large part of it is inserted; they are built again, sorted, in one go."""
    indexes = sorted(of.indexes, key=lambda each: str(each.name)) if count >= max(_WORTH_IT, first) else []
    for each in indexes:
        operation.db.define(sa.schema.DropIndex(each))
    yield
    for each in indexes:
        operation.db.define(sa.schema.CreateIndex(each))


def _columns(shape: Plan, rows: Gathered) -> dict[str, Sequence[Any]]:
    """Column name → stored values, for the fields that any row gives or that have a default."""
    given = rows.keys()
    if unknown := given - shape.fields.keys():
        raise KeyError(f"{shape.name} has no field {sorted(unknown)[0]}")
    columns: dict[str, Sequence[Any]] = {}
    for key, field in shape.fields.items():
        if key not in given and field.default is None:
            continue
        values = rows.column(key, field.default)
        if field.sensitive and any(isinstance(value, Masked) for value in values):
            raise MaskedValue
        if field.type is FieldType.DATE:
            days = {day: day.isoformat() if isinstance(day, date) else None for day in set(values)}
            columns[key] = list(map(days.__getitem__, values))
        elif field.type in ENCODED:
            columns[key] = list(map(encode, values))
        elif field.type in _NUMBERS:
            columns[key] = values
        else:
            columns[key] = values if all(values) else [value or None for value in values]
    return columns


def _name_columns(shape: Plan, columns: Mapping[str, Sequence[str | None]], count: int) -> dict[str, Sequence[str]]:
    """The columns of the names' sort keys; each different name is worked out once."""
    parts = [columns[key] for key in shape.kind.name_fields if key in columns]
    names = list(zip(*parts, strict=True)) if parts else [()] * count
    keys = {name: name_keys([part for part in name if part]) for name in set(names)}
    return dict(zip(NAME_COLUMNS, zip(*map(keys.__getitem__, names), strict=True), strict=True))


def _mint(operation: Operation, shape: Plan, agency: str, count: int) -> list[str]:
    """The next codes of a kind for an agency and this year, such as AZ-2026-0042."""
    prefix = f"{agency}-{shape.kind.code_letter}{operation.at[:4]}-"
    last: int = operation.db.value(_COUNTED, prefix=prefix, last=count)
    return [f"{prefix}{number:04}" for number in range(last - count + 1, last + 1)]
