"""The part of the reader that gives whole records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import KINDS, Value
from exchange_app.kinds.registry import referrers
from exchange_app.store.codec import encode
from exchange_app.store.kind_schema import plan
from exchange_app.store.reading import Reading
from exchange_app.store.trouble import RecordMissing

_BATCH = 500


class RecordReading(Reading):
    """Records by id, by code, by a field's value, and those that belong to them."""

    def record(self, kind: str, id: RecordId) -> Record:
        """The record of an id, also a removed one. Raises RecordMissing."""
        shape = plan(kind)
        row = self.cursor.execute(f"{shape.select} WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise RecordMissing(id)
        return shape.record(row, self.masked)

    def by_code(self, code: str) -> Record:
        """The record of a code; one that stands before a removed one. Raises RecordMissing."""
        for kind in KINDS:
            shape = plan(kind)
            row = self.cursor.execute(f"{shape.select} WHERE code = ? ORDER BY removed, pk LIMIT 1", (code,)).fetchone()
            if row is not None:
                return shape.record(row, self.masked)
        raise RecordMissing(code)

    def records(
        self, kind: str, ids: Iterable[RecordId] | None = None, *, with_removed: bool = False
    ) -> Iterator[Record]:
        """Records of a kind: those of `ids` in that order (also removed ones), or all that stand by row key."""
        shape = plan(kind)
        if ids is not None:
            wanted = list(ids)
            for start in range(0, len(wanted), _BATCH):
                some = wanted[start : start + _BATCH]
                self.cursor.execute(f"{shape.select} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(some),))
                found = {row[1]: row for row in self.cursor.fetchall()}
                yield from (shape.record(found[id], self.masked) for id in some if id in found)
            return
        condition = "" if with_removed else "AND removed = 0"
        last = 0
        while rows := self.cursor.execute(
            f"{shape.select} WHERE pk > ? {condition} ORDER BY pk LIMIT {_BATCH}", (last,)
        ).fetchall():
            last = rows[-1][0]
            yield from shape.records(rows, self.masked)

    def find(self, kind: str, field: str, value: Value) -> list[Record]:
        """Records that stand and hold exactly this value in a field (or in `code`, `agency`)."""
        shape = plan(kind)
        if field not in shape.fields and field not in ("code", "agency"):
            raise KeyError(field)
        self.cursor.execute(f"{shape.select} WHERE {field} = ? AND removed = 0 ORDER BY pk", (encode(value),))
        return shape.records(self.cursor.fetchall(), self.masked)

    def related(self, kind: str, id: RecordId) -> list[tuple[str, Record]]:
        """Records that stand and belong to this one: those it refers to first, then those that refer to it."""
        own = self.record(kind, id)
        found: dict[RecordId, tuple[str, Record]] = {}
        for key, target in plan(kind).references:
            if (referred := own.get(key)) is not None:
                other = self.record(target, str(referred))
                found.setdefault(other.id, (target, other))
        for other_kind, key, _required in referrers(kind):
            for other in self.find(other_kind, key, id):
                found.setdefault(other.id, (other_kind, other))
        return list(found.values())
