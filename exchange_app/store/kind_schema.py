"""For each kind, how its declaration meets its table: which columns to read, how to make a record of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from exchange_app.domain.records import Record
from exchange_app.kinds import KINDS, Field, Kind, Value
from exchange_app.kinds.checking import CARRIED
from exchange_app.kinds.masking import seen
from exchange_app.kinds.registry import per_registry
from exchange_app.store.codec import coding_decoder, moment
from exchange_app.text import LANGUAGES


@dataclass(frozen=True)
class Plan:
    """One kind's declaration as it meets its table."""

    kind: Kind
    fields: Mapping[str, Field]
    searched: tuple[str, ...]
    decoders: tuple[tuple[int, Callable[[Any], Value]], ...]
    sensitive: tuple[tuple[int, Field], ...]

    @property
    def name(self) -> str:
        """The kind's key, which is its table's name as well."""
        return self.kind.key

    @cached_property
    def named(self) -> bool:
        """Whether the table holds sort keys of the record's own name."""
        return self.kind.named

    @property
    def current(self) -> str:
        """The kind whose newest record stands in its list; empty where there is none."""
        return self.kind.current.kind if self.kind.current is not None else ""

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """The columns of its fields, in catalogue order."""
        return tuple(self.fields)

    @cached_property
    def references(self) -> tuple[tuple[str, str], ...]:
        """Its reference fields with the kinds they point to."""
        return tuple(self.kind.references.items())

    def record(self, row: Sequence[Any], masked: bool) -> Record:
        """The record of a row that holds what every record carries and then its fields; sensitive values masked or in the
        clear."""
        values = list(row[len(CARRIED) :])
        for at, decode in self.decoders:
            if values[at] is not None:
                values[at] = decode(values[at])
        if masked:
            for at, field in self.sensitive:
                values[at] = seen(field, values[at])
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

    def records(self, rows: Iterable[Sequence[Any]], masked: bool) -> list[Record]:
        """The records of such rows."""
        return [self.record(row, masked) for row in rows]


@per_registry
def plan(kind: str) -> Plan:
    """The plan of a kind. Raises KeyError for an unknown one."""
    declared = KINDS[kind]
    fields = {each.key: each for each in declared.fields}
    decoders = tuple(
        (at, found) for at, each in enumerate(declared.fields) if (found := coding_decoder(each)) is not None
    )
    sensitive = tuple((at, each) for at, each in enumerate(declared.fields) if each.sensitive)
    return Plan(declared, fields, declared.searched, decoders, sensitive)


def current_column(kind: str) -> str:
    """The column in which a kind holds the row key of the newest record of another kind that refers to it."""
    return f"current_{kind}"


NAME_COLUMNS = tuple(f"name_{language}" for language in LANGUAGES)
"""Columns of the name's sort keys, in the order in which letters.name_keys gives them."""
