"""The part of the reader that finds who belongs to many records at once, by ids only."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds.registry import per_registry
from exchange_app.store.expressions import among, listed
from exchange_app.store.kind_schema import plan
from exchange_app.store.reading import Reading
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import PAIR
from exchange_app.store.tables import table

_SAME = Statement(
    sa.select(PAIR.c.first, PAIR.c.second).where(PAIR.c.verdict == "same").order_by(PAIR.c.first, PAIR.c.second)
)


@per_registry
def _holding(kind: str, field: str) -> Statement:
    of = table(kind).c
    return Statement(sa.select(of.id).where(among(of[field], listed("wanted")), of.removed == 0))


def _named_by(kind: str) -> tuple[str, ...]:
    shape = plan(kind)
    references = (key for key, _target in shape.references)
    return tuple(dict.fromkeys((*shape.kind.name_fields, *shape.kind.list_name, *references)))


@per_registry
def _sketches(kind: str) -> Statement:
    of = table(kind).c
    columns = (of.id, of.code, of.agency, of.version, of.removed, *(of[each] for each in _named_by(kind)))
    return Statement(sa.select(*columns).where(among(of.id, listed("ids"))))


class Neighbours(Reading):
    """Ids of records by the values of a field, for thousands of values in one statement."""

    def holding(self, kind: str, field: str, values: Iterable[str]) -> set[RecordId]:
        """The ids of records that stand and hold one of the stored values in a field."""
        wanted = sorted(set(values))
        if not wanted:
            return set()
        if field not in plan(kind).fields:
            raise KeyError(field)
        return set(self.db.list(_holding(kind, field), wanted=wanted))

    def sketches(self, kind: str, ids: Iterable[RecordId]) -> list[Record]:
        """Records by id, removed ones too, with nothing but their names and references."""
        wanted = sorted(set(ids))
        if not wanted:
            return []
        keys = _named_by(kind)
        return [
            Record(
                kind,
                id,
                code,
                agency,
                version,
                {key: value for key, value in zip(keys, held, strict=True) if value is not None},
                removed=bool(removed),
            )
            for id, code, agency, version, removed, *held in self.db.all(_sketches(kind), ids=wanted)
        ]

    def links(self) -> list[tuple[RecordId, RecordId]]:
        """The pairs of ids (smaller first) of which a person said that they are the same, and nobody that they are not."""
        return [(first, second) for first, second in self.db.all(_SAME)]
