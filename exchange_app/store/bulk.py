"""Inserting many records at once: one driver-level executemany for the rows and one for the search index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from exchange_app.fields import FieldType, Value
from exchange_app.store.codec import ENCODED, encode
from exchange_app.store.ids import new_ids
from exchange_app.store.letters import name_keys
from exchange_app.store.plans import NAME_COLUMNS, PREFIXES, Plan
from exchange_app.store.searchwords import words_of

if TYPE_CHECKING:
    from exchange_app.store.work import Work

_WORTH_IT = 2000
"""Records from which on building an index anew is faster than entering each, if no more are there already."""
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
    with _indexes_afterwards(work, shape, first, count):
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


@contextmanager
def _indexes_afterwards(work: Work, shape: Plan, first: int, count: int) -> Iterator[None]:
    """Without the table's indexes while a large part of it is inserted; they are built again, sorted, in one go."""
    found: list[tuple[str, str]] = []
    if count >= max(_WORTH_IT, first):
        found = work.cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
            (shape.name,),
        ).fetchall()
    for name, _sql in found:
        work.cursor.execute(f"DROP INDEX {name}")
    yield
    for _name, sql in found:
        work.cursor.execute(sql)


def _columns(shape: Plan, rows: Sequence[Mapping[str, Value | None]]) -> dict[str, list[Any]]:
    """Column name → stored values, for the fields that any row gives or that have a default."""
    given: set[str] = set().union(*rows)
    if unknown := given - shape.fields.keys():
        raise KeyError(f"{shape.name} has no field {sorted(unknown)[0]}")
    columns: dict[str, list[Any]] = {}
    for key, field in shape.fields.items():
        if key not in given and field.default is None:
            continue
        default = field.default
        if field.type is FieldType.DATE:
            days = [row.get(key, default) for row in rows]
            columns[key] = [day.isoformat() if isinstance(day, date) else None for day in days]
        elif field.type in ENCODED:
            columns[key] = [encode(row.get(key, default)) for row in rows]
        elif field.type in _NUMBERS:
            columns[key] = [row.get(key, default) for row in rows]
        else:
            columns[key] = [row.get(key, default) or None for row in rows]
    return columns


def _name_columns(shape: Plan, rows: Sequence[Mapping[str, Value | None]]) -> list[tuple[str, ...]]:
    fields = shape.kind.name_fields
    return [name_keys([str(row[key]) for key in fields if row.get(key)]) for row in rows]


def _mint(work: Work, shape: Plan, agency: str, count: int) -> list[str]:
    """The next codes of a kind for an agency and this year, such as AZ-2026-0042."""
    prefix = f"{agency}-{PREFIXES[shape.name]}{work.at[:4]}-"
    (last,) = work.cursor.execute(
        "INSERT INTO code_counter (prefix, last) VALUES (?, ?) "
        "ON CONFLICT (prefix) DO UPDATE SET last = last + excluded.last RETURNING last",
        (prefix, count),
    ).fetchone()
    return [f"{prefix}{number:04}" for number in range(last - count + 1, last + 1)]
