"""The part of the reader that finds who belongs to many records at once, by ids only."""

from __future__ import annotations

import json
from collections.abc import Iterable

from exchange_app.domain.records import Record, RecordId
from exchange_app.store.kind_schema import plan
from exchange_app.store.reading import Reading


class Neighbours(Reading):
    """Ids of records by the values of a field, for thousands of values in one statement."""

    def holding(self, kind: str, field: str, values: Iterable[str]) -> set[RecordId]:
        """The ids of records that stand and hold one of the stored values in a field."""
        wanted = sorted(set(values))
        if not wanted:
            return set()
        if field not in plan(kind).fields:
            raise KeyError(field)
        self.cursor.execute(
            f"SELECT id FROM {kind} WHERE {field} IN (SELECT value FROM json_each(?)) AND removed = 0",
            (json.dumps(wanted),),
        )
        return {id for (id,) in self.cursor.fetchall()}

    def sketches(self, kind: str, ids: Iterable[RecordId]) -> list[Record]:
        """Records by id, removed ones too, with nothing but their names and references."""
        wanted = sorted(set(ids))
        if not wanted:
            return []
        shape = plan(kind)
        keys = list(dict.fromkeys((*shape.kind.name_fields, *(key for key, _target in shape.references))))
        self.cursor.execute(
            f"SELECT id, code, agency, version, removed, {', '.join(keys)} FROM {shape.name} WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
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
            for id, code, agency, version, removed, *held in self.cursor.fetchall()
        ]

    def links(self) -> list[tuple[RecordId, RecordId]]:
        """The pairs of ids (smaller first) of which a person said that they are the same, and nobody that they are not."""
        self.cursor.execute("SELECT first, second FROM pair WHERE verdict = 'same' ORDER BY first, second")
        return [(first, second) for first, second in self.cursor.fetchall()]
