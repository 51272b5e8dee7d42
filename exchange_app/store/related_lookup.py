"""The part of the reader that finds who belongs to many records at once, by ids only."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from exchange_app.domain.records import Record, RecordId
from exchange_app.store.expressions import among
from exchange_app.store.kind_schema import plan
from exchange_app.store.reading import Reading
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import PAIR
from exchange_app.store.tables import table

_SAME = Statement(
    sa.select(PAIR.c.first, PAIR.c.second).where(PAIR.c.verdict == "same").order_by(PAIR.c.first, PAIR.c.second)
)


class Neighbours(Reading):
    """Ids of records by the values of a field, for thousands of values in one statement."""

    def holding(self, kind: str, field: str, values: Iterable[str]) -> set[RecordId]:
        """The ids of records that stand and hold one of the stored values in a field."""
        wanted = sorted(set(values))
        if not wanted:
            return set()
        if field not in plan(kind).fields:
            raise KeyError(field)
        of = table(kind).c
        return set(self.db.list(sa.select(of.id).where(among(of[field], wanted), of.removed == 0)))

    def sketches(self, kind: str, ids: Iterable[RecordId]) -> list[Record]:
        """Records by id, removed ones too, with nothing but their names and references."""
        wanted = sorted(set(ids))
        if not wanted:
            return []
        shape = plan(kind)
        keys = list(
            dict.fromkeys((*shape.kind.name_fields, *shape.kind.list_name, *(key for key, _target in shape.references)))
        )
        of = table(kind).c
        statement = sa.select(of.id, of.code, of.agency, of.version, of.removed, *(of[each] for each in keys)).where(
            among(of.id, wanted)
        )
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
            for id, code, agency, version, removed, *held in self.db.all(statement)
        ]

    def links(self) -> list[tuple[RecordId, RecordId]]:
        """The pairs of ids (smaller first) of which a person said that they are the same, and nobody that they are not."""
        return [(first, second) for first, second in self.db.all(_SAME)]
