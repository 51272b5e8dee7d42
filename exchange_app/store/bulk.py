"""Inserting many records at once: one driver-level executemany for the rows and one for the search index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from exchange_app.fields import FieldType, Value
from exchange_app.store.codec import ENCODED, encode
from exchange_app.store.ids import new_ids
from exchange_app.store.letters import name_keys
from exchange_app.store.plans import NAME_COLUMNS, PREFIXES, Plan
from exchange_app.store.searchwords import words_of

if TYPE_CHECKING:
    from exchange_app.store.work import Work

_NUMBERS = frozenset((FieldType.INTEGER, FieldType.BOOLEAN))


def insert_many(
    work: Work,
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
    columns = _columns(shape, rows)
    own_codes = list(columns.pop("code", ())) if shape.name == "agency" else None
    minted = list(codes) if codes is not None else own_codes or _mint(work, shape, agency, count)
    (first,) = work.cursor.execute(f"SELECT coalesce(max(pk), 0) + 1 FROM {shape.name}").fetchone()
    fixed = (agency, 1, work.at, work.author, work.at, work.author, work.number)
    names = zip(*_name_columns(shape, rows), strict=True) if shape.named else ()
    everything = {
        "pk": range(first, first + count),
        "id": given,
        "code": minted,
        **columns,
        **(dict(zip(NAME_COLUMNS, names, strict=True)) if shape.named else {}),
    }
    stamped = ("agency", "version", "created_at", "created_by", "changed_at", "changed_by", "origin")
    places = ", ".join("?" * (len(stamped) + len(everything)))
    work.cursor.executemany(
        f"INSERT INTO {shape.name} ({', '.join((*stamped, *everything))}) VALUES ({places})",
        (fixed + row for row in zip(*everything.values(), strict=True)),
    )
    absent = [None] * count
    searched = zip(*(minted if key == "code" else columns.get(key, absent) for key in shape.searched), strict=True)
    work.cursor.executemany(
        f"INSERT INTO {shape.name}_search (rowid, words) VALUES (?, ?)",
        (
            (pk, words_of(shape, code, values))
            for pk, code, values in zip(everything["pk"], minted, searched, strict=True)
        ),
    )
    return given


def _columns(shape: Plan, rows: Sequence[Mapping[str, Value | None]]) -> dict[str, list[Any]]:
    """Column name → stored values, for the fields that any row gives or that have a default."""
    given: set[str] = set().union(*rows)
    if unknown := given - shape.fields.keys():
        raise KeyError(f"{shape.name} has no field {sorted(unknown)[0]}")
    columns: dict[str, list[Any]] = {}
    for key, field in shape.fields.items():
        if key not in given and field.default is None:
            continue
        values = [row.get(key, field.default) for row in rows]
        if field.type in ENCODED:
            columns[key] = [encode(value) for value in values]
        elif field.type in _NUMBERS:
            columns[key] = values
        else:
            columns[key] = [value or None for value in values]
    return columns


def _name_columns(shape: Plan, rows: Sequence[Mapping[str, Value | None]]) -> list[tuple[str, ...]]:
    fields = shape.kind.name_fields
    return [name_keys(tuple(str(row[key]) for key in fields if row.get(key))) for row in rows]


def _mint(work: Work, shape: Plan, agency: str, count: int) -> list[str]:
    """The next codes of a kind for an agency and this year, such as AZ-2026-0042."""
    prefix = f"{agency}-{PREFIXES[shape.name]}{work.at[:4]}-"
    (last,) = work.cursor.execute(
        "INSERT INTO code_counter (prefix, last) VALUES (?, ?) "
        "ON CONFLICT (prefix) DO UPDATE SET last = last + excluded.last RETURNING last",
        (prefix, count),
    ).fetchone()
    return [f"{prefix}{number:04}" for number in range(last - count + 1, last + 1)]
