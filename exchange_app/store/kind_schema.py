"""For each kind, how its declaration meets its table: which columns to read, how to make a record of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from exchange_app.domain.records import Record
from exchange_app.kinds import KINDS, Field, FieldType, Kind, Personal, Value
from exchange_app.store.codec import decoder, moment
from exchange_app.text import LANGUAGES

_HEAD = ("pk", "id", "code", "agency", "version", "created_at", "created_by", "changed_at", "changed_by", "removed")

NAMED = ("agency", "cohort", "applicant", "outlet")
"""Kinds with a name of their own; the others are named by the records they refer to."""

_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "agency": ("code", "name"),
    "cohort": ("title", "programme"),
    "applicant": ("family_name", "given_name", "patronymic", "email", "phone", "city", "employer", "position"),
    "application": ("status_reason",),
    "outlet": ("name", "city", "contact_name", "contact_email", "contact_phone", "website", "departments"),
    "opening": ("department", "mentor"),
    "placement": ("mentor", "accommodation", "certificate_number"),
}

PREFIXES: Mapping[str, str] = {
    "agency": "G",
    "cohort": "C",
    "applicant": "",
    "application": "A",
    "outlet": "O",
    "opening": "P",
    "placement": "L",
}
"""The letter before the year in a code: an applicant is AZ-2026-0042, a cohort AZ-C2026-0003."""


@dataclass(frozen=True)
class Plan:
    """One kind's declaration and table, and the statements made from both."""

    kind: Kind
    fields: Mapping[str, Field]
    searched: tuple[str, ...]
    select: str
    decoders: tuple[tuple[int, Callable[[Any], Value]], ...]

    @property
    def name(self) -> str:
        """The kind's key, which is its table's name as well."""
        return self.kind.key

    @property
    def named(self) -> bool:
        """Whether the table holds sort keys of the record's own name."""
        return self.kind.key in NAMED

    @property
    def stored(self) -> tuple[str, ...]:
        """The columns of its fields, in catalogue order."""
        return tuple(self.fields)

    @property
    def references(self) -> tuple[tuple[str, str], ...]:
        """Its reference fields with the kinds they point to."""
        return tuple((f.key, f.target) for f in self.fields.values() if f.type is FieldType.REFERENCE and f.target)

    def record(self, row: Sequence[Any]) -> Record:
        """The record of a row read by `select`."""
        values = list(row[len(_HEAD) :])
        for at, decode in self.decoders:
            if values[at] is not None:
                values[at] = decode(values[at])
        return Record(
            kind=self.kind.key,
            id=row[1],
            code=row[2],
            agency=row[3],
            version=row[4],
            values={key: value for key, value in zip(self.fields, values, strict=True) if value is not None},
            created_at=moment(row[5]),
            created_by=row[6],
            changed_at=moment(row[7]),
            changed_by=row[8],
            removed=bool(row[9]),
        )

    def records(self, rows: Iterable[Sequence[Any]]) -> list[Record]:
        """The records of rows read by `select`."""
        return [self.record(row) for row in rows]


@lru_cache(maxsize=len(KINDS))
def plan(kind: str) -> Plan:
    """The plan of a kind. Raises KeyError for an unknown one."""
    declared = KINDS[kind]
    fields = {each.key: each for each in declared.fields}
    searched = _SEARCHED[kind]
    if any(fields[key].personal is Personal.SENSITIVE for key in searched):
        raise ValueError("a sensitive field must not be searched")
    decoders = tuple((at, found) for at, each in enumerate(declared.fields) if (found := decoder(each)) is not None)
    columns = ", ".join((*_HEAD, *fields))
    return Plan(declared, fields, searched, f"SELECT {columns} FROM {kind}", decoders)


NAME_COLUMNS = tuple(f"name_{language}" for language in LANGUAGES)
"""Columns of the name's sort keys, in the order in which letters.name_keys gives them."""


def referrers(kind: str) -> tuple[tuple[str, str, bool], ...]:
    """Who refers to records of a kind: (kind, field, required)."""
    return tuple(
        (other, each.key, each.required)
        for other, declared in KINDS.items()
        for each in declared.fields
        if each.type is FieldType.REFERENCE and each.target == kind
    )
