"""The part of the reader that gives whole records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import KINDS, Value
from exchange_app.kinds.checking import CARRIED
from exchange_app.kinds.registry import per_registry, referrers
from exchange_app.store.codec import encode
from exchange_app.store.expressions import among, listed
from exchange_app.store.kind_schema import plan
from exchange_app.store.reading import Reading
from exchange_app.store.statements import Statement
from exchange_app.store.tables import table
from exchange_app.store.trouble import RecordMissing

_BATCH = 500


def _whole(kind: str) -> sa.Select[Any]:
    """What Plan.record makes a record of."""
    return sa.select(*(table(kind).c[each] for each in (*CARRIED, *plan(kind).fields)))


@per_registry
def _by_id(kind: str) -> Statement:
    return Statement(_whole(kind).where(table(kind).c.id == sa.bindparam("id")))


@per_registry
def _by_ids(kind: str) -> Statement:
    return Statement(_whole(kind).where(among(table(kind).c.id, listed("ids"))))


@per_registry
def _by_code(kind: str) -> Statement:
    of = table(kind).c
    return Statement(_whole(kind).where(of.code == sa.bindparam("code")).order_by(of.removed, of.pk).limit(1))


@per_registry
def _after(kind: str, with_removed: bool) -> Statement:
    of = table(kind).c
    conditions = [of.pk > sa.bindparam("last")] + ([] if with_removed else [of.removed == 0])
    return Statement(_whole(kind).where(*conditions).order_by(of.pk).limit(sa.bindparam("batch")))


@per_registry
def _holding(kind: str, field: str) -> Statement:
    of = table(kind).c
    return Statement(_whole(kind).where(of[field] == sa.bindparam("value"), of.removed == 0).order_by(of.pk))


class RecordReading(Reading):
    """Records by id, by code, by a field's value, and those that belong to them."""

    def record(self, kind: str, id: RecordId) -> Record:
        """The record of an id, also a removed one. Raises RecordMissing."""
        shape = plan(kind)
        row = self.db.first(_by_id(kind), id=id)
        if row is None:
            raise RecordMissing()
        return shape.record(row, self.masked)

    def by_code(self, code: str) -> Record:
        """The record of a code; one that stands before a removed one. Raises RecordMissing."""
        for kind in KINDS:
            shape = plan(kind)
            row = self.db.first(_by_code(kind), code=code)
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
                found = {row[1]: row for row in self.db.all(_by_ids(kind), ids=some)}
                yield from (shape.record(found[id], self.masked) for id in some if id in found)
            return
        last = 0
        while rows := self.db.all(_after(kind, with_removed), last=last, batch=_BATCH):
            last = rows[-1][0]
            yield from shape.records(rows, self.masked)

    def find(self, kind: str, field: str, value: Value) -> list[Record]:
        """Records that stand and hold exactly this value in a field (or in `code`, `agency`)."""
        shape = plan(kind)
        if field not in shape.fields and field not in ("code", "agency"):
            raise KeyError(field)
        return shape.records(self.db.all(_holding(kind, field), value=encode(value)), self.masked)

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
