"""Reading a store: its records and lists of them, and what stands beside them, all of one moment."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import KINDS, Value
from exchange_app.kinds.checking import CARRIED
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.registry import per_registry, referrers
from exchange_app.store import record_names, search_index
from exchange_app.store.app_data_reader import AppDataReader
from exchange_app.store.codec import encode
from exchange_app.store.dashboard_queries import DashboardReader
from exchange_app.store.expressions import among, in_one, listed
from exchange_app.store.joined_columns import Joins
from exchange_app.store.journal_reader import JournalReader
from exchange_app.store.kind_schema import plan
from exchange_app.store.list_queries import added_up, clauses, converted, filled, grouped, keys_of, selection, window
from exchange_app.store.pair_reader import PairReader
from exchange_app.store.partner_scope import ScopeReader
from exchange_app.store.pending import PendingReader
from exchange_app.store.query import Query
from exchange_app.store.results import SearchHit
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Database, Statement
from exchange_app.store.states import StateReader
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
def _having(kind: str, field: str) -> Statement:
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


@per_registry
def _holding(kind: str, field: str) -> Statement:
    of = table(kind).c
    return Statement(_whole(kind).where(of[field] == sa.bindparam("value"), of.removed == 0).order_by(of.pk))


class Reader:
    """Records and lists of them, as they stand at one moment. Get it from Store.read, and use it in that block and thread
    only. Sensitive values are masked unless it reads them in the clear for a `purpose`.

    states     records as the exchange compares them, and where different values stand
    pairs      what people said of two records
    journal    what was done
    app_data   problems, layouts, filters, exports, receipts, reviews and drafts
    scope      what a partner may have
    pending    what a partner has not been sent
    dashboard  the figures of Home
    """

    def __init__(self, connection: sa.Connection | Database, purpose: Purpose | None = None) -> None:
        snapshot = Snapshot(connection, purpose)
        self.purpose = purpose
        self.masked = snapshot.masked
        self.db = snapshot.db
        self.states = StateReader(snapshot)
        self.pairs = PairReader(snapshot)
        self.journal = JournalReader(snapshot)
        self.app_data = AppDataReader(snapshot)
        self.scope = ScopeReader(snapshot)
        self.pending = PendingReader(snapshot)
        self.dashboard = DashboardReader(snapshot, self.pending)

    def clear(self, purpose: Purpose) -> Reader:
        """The same moment, read in the clear for a purpose."""
        return self if self.purpose is not None else Reader(self.db, purpose)

    # Records -----------------------------------------------------------------------------------------------------

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

    def holding(self, kind: str, field: str, values: Iterable[str]) -> set[RecordId]:
        """The ids of records that stand and hold one of the stored values in a field."""
        wanted = sorted(set(values))
        if not wanted:
            return set()
        if field not in plan(kind).fields:
            raise KeyError(field)
        return set(self.db.list(_having(kind, field), wanted=wanted))

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

    def names(self, kind: str, ids: Iterable[RecordId]) -> dict[RecordId, tuple[str, str]]:
        """Code and name of records by id, removed ones too, as lists show them."""
        return record_names.names(self.db, kind, ids)

    # Lists -------------------------------------------------------------------------------------------------------

    def keys(self, query: Query) -> array[int]:
        """The row keys of everything the query shows, in its order."""
        scope, where, order = clauses(query)
        # One row instead of a hundred thousand: at each the driver lets other threads pass, and waits for them.
        ordered = scope.select(scope.own.c.pk).where(*where).order_by(*order).subquery("ordered")
        return keys_of(self.db.value(sa.select(in_one(ordered.c.pk)).select_from(ordered)))

    def count(self, query: Query) -> int:
        """How many records the query shows."""
        scope, where, _order = clauses(query)
        found: int = self.db.value(scope.select(sa.func.count()).where(*where))
        return found

    def rows(self, kind: str, columns: Sequence[str], keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """Canonical values of columns for a window of row keys, in their order; before them come the pk and the id.

        References give the shown name of the record they point to; append `.id` or `.code` for those.
        """
        statement, converters = window(kind, tuple(columns), self.masked)
        found = {row[0]: row for row in converted(self.db.all(statement, keys=keys), converters)}
        return [found[key] for key in keys if key in found]

    def filled(self, kind: str, column: str, keys: Sequence[int]) -> array[int]:
        """Those of some row keys, in no order, whose records hold something in a column."""
        return keys_of(self.db.value(filled(kind, column), keys=keys))

    def table(self, query: Query, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """All rows the query shows, in its order, as `rows` gives them."""
        scope, where, order = clauses(query)
        chosen, converters = selection(scope, columns, self.masked)
        return converted(self.db.all(scope.select(*chosen).where(*where).order_by(*order)), converters)

    def sums(
        self, kind: str, columns: Sequence[str], summed: str, keys: Sequence[int]
    ) -> list[tuple[tuple[Any, ...], int, int]]:
        """Of records by row key: what their columns hold, together, how many hold that, and what whole numbers in the column
        `summed` (empty: none) add up to."""
        rows = self.db.all(added_up(kind, tuple(columns), summed), keys=keys)
        return [(tuple(held), count, total or 0) for *held, count, total in rows]

    def groups(self, query: Query, column: str, limit: int) -> list[tuple[Any, Any, int]]:
        """What records of a query hold in a column, at most `limit` different values in the column's order, none last: the value (of
        a reference the id), the value as `rows` gives it, and how many hold it."""
        statement, convert = grouped(query, column)
        found = []
        for value, shown, count in self.db.all(statement.limit(limit)):
            said = None if shown is None else convert(shown)
            found.append((said if value == shown else value, said, count))
        return found

    def distinct(self, kind: str, column: str, limit: int = 200) -> list[Any]:
        """The different values of a column among records that stand, the commonest first, at most `limit`."""
        scope = Joins(kind)
        found = scope.column(column).value.label("found")
        _chosen, converters = selection(scope, [column], self.masked)
        rows = self.db.list(
            scope.select(found)
            .where(scope.own.c.removed == 0, found.is_not(None))
            .group_by(found)
            .order_by(sa.func.count().desc(), found)
            .limit(limit)
        )
        convert = converters[0][1] if converters else lambda value: value
        return [convert(value) for value in rows]

    def key(self, kind: str, id: str) -> int | None:
        """The row key of a record."""
        of = table(kind)
        found: int | None = self.db.value(sa.select(of.c.pk).where(of.c.id == id))
        return found

    def ids(self, kind: str, keys: Sequence[int]) -> list[str]:
        """The ids of records, by row key, in order."""
        return [row[1] for row in self.rows(kind, (), keys)]

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Records of all kinds whose words begin with the words of `text`; a code stands first."""
        return search_index.hits(self.db, text, limit)
