"""The rows of records as an operation reads and writes them: with their versions, registers, stamps, conflicts and journal."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.exchange.state_codec import Kept, open_conflicts, rewritten
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Merge
from exchange_app.kinds.registry import current_owner, per_registry
from exchange_app.store.codec import Stored, dumps
from exchange_app.store.expressions import among, listed
from exchange_app.store.journal import REGISTERS
from exchange_app.store.kind_schema import NAME_COLUMNS, Plan, current_column, plan
from exchange_app.store.operation import Operation
from exchange_app.store.sort_keys import name_keys
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import CONFLICT
from exchange_app.store.tables import table
from exchange_app.store.trouble import RecordMissing, StaleRecord
from exchange_app.store.version_check import stale_since

_HEAD = ("pk", "code", "agency", "version", "origin", "field_versions", "registers", "removed")
Row = tuple[dict[str, Any], dict[str, Stored]]
"""What a record carries, and what its fields hold."""
AHEAD = 256
"""Records that are expected to be written and are read at once."""

_SETTLED = Statement(sa.delete(CONFLICT).where(CONFLICT.c.record == sa.bindparam("record")))
_SETTLED_FIELD = Statement(
    sa.delete(CONFLICT).where(CONFLICT.c.record == sa.bindparam("record"), CONFLICT.c.field == sa.bindparam("field"))
)
_OPENED = Statement(sa.insert(CONFLICT), "record", "field", "kind")


@per_registry
def _rows(kind: str, fields: tuple[str, ...]) -> Statement:
    of = table(kind).c
    return Statement(sa.select(*(of[each] for each in ("id", *_HEAD, *fields))).where(among(of.id, listed("ids"))))


@per_registry
def columns_of_one(kind: str, *columns: str) -> Statement:
    """Sets columns of the record with the row key `at_pk`."""
    of = table(kind)
    return Statement(sa.update(of).where(of.c.pk == sa.bindparam("at_pk")), *columns)


@per_registry
def _settle(kind: str) -> Statement:
    """Lets some records show the newest record of a kind that refers to them and stands."""
    current = current_owner(kind)
    assert current is not None
    owner, by = table(current[0]), current[1]
    referring = table(kind).alias("n")
    newest = sa.select(sa.func.max(referring.c.pk)).where(referring.c[by] == owner.c.id, referring.c.removed == 0)
    return Statement(
        sa.update(owner)
        .where(among(owner.c.id, listed("owners")))
        .values({current_column(kind): newest.scalar_subquery()})
    )


def field_versions(head: Mapping[str, Any]) -> Mapping[str, int]:
    """The operations that wrote the fields of a record last, as far as they are later ones than made it."""
    return _versions_in(head["field_versions"])


@lru_cache(maxsize=4096)
def _versions_in(text: str | None) -> Mapping[str, int]:
    """Most records of a store share their text."""
    known: dict[str, int] = json.loads(text or "{}")
    return known


@lru_cache(maxsize=4096)
def _text_of(before: str | None, fields: frozenset[str], number: int) -> str | None:
    """The text of field versions after operation `number` wrote fields."""
    known = {**_versions_in(before), **dict.fromkeys(fields, number)}
    return dumps(known) if known else None


class _Expected:
    """Records of a kind that will be written one after another, and those of their rows that were read ahead."""

    def __init__(self, ids: Sequence[RecordId], fields: tuple[str, ...]) -> None:
        self.fields = fields
        self.rows: dict[RecordId, Row] = {}
        self.covers = frozenset(fields).issuperset
        self._ids = ids
        self._places = {id: at for at, id in enumerate(ids)}

    def following(self, id: RecordId) -> Sequence[RecordId]:
        """A record and those that come after it; nothing where it was not expected, or has been read before."""
        place = self._places.pop(id, None)
        return () if place is None else self._ids[place : place + AHEAD]


class RecordRows:
    """Rows read, many at a time where they are expected, and columns written by new versions of this store."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self.db, self.reader, self.journal = operation.db, operation.reader, operation.journal
        self._expected: dict[str, _Expected] = {}

    def expect(self, kind: str, ids: Iterable[RecordId], fields: Collection[str]) -> None:
        """Some of these fields of these records will be written, one record after another, in this order: they are read many
        at a time, and nothing else of them."""
        shape, wanted = plan(kind), set(fields)
        if shape.named and not wanted.isdisjoint(shape.kind.name_fields):
            wanted.update(shape.kind.name_fields)
        self._expected[kind] = _Expected(list(ids), tuple(key for key in shape.stored if key in wanted))

    def write_stored(self, kind: str, id: RecordId, stored: Mapping[str, Stored]) -> None:
        """Set columns to what the journal holds of them, also in a removed record: for undo and redo."""
        shape = plan(kind)
        head, held = self.one(shape, id, stored)
        changed = {key: value for key, value in stored.items() if held[key] != value}
        if changed:
            self.write(shape, id, head, held, changed)

    def write(
        self,
        shape: Plan,
        id: RecordId,
        head: Mapping[str, Any],
        held: Mapping[str, Stored],
        changed: Mapping[str, Stored],
        registers: str | None = None,
        versions: Mapping[str, int] | None = None,
    ) -> None:
        """Write columns. `registers` and the `versions` of all fields are given where they are known, not made by a new
        version of ours."""
        before = field_versions(head)
        old = {key: before.get(key, head["origin"]) for key in changed}
        text = self.text_after(shape, id, head, held, changed) if registers is None else registers or None
        columns: dict[str, Stored] = dict(changed)
        if shape.named and not changed.keys().isdisjoint(shape.kind.name_fields):
            columns.update(zip(NAME_COLUMNS, self._name_keys(shape, {**held, **changed}), strict=True))
        if versions is None:
            columns["field_versions"] = _text_of(head["field_versions"], frozenset(changed), self._operation.number)
        else:
            columns["field_versions"] = dumps(versions) if versions else None
        columns["registers"] = text
        self.stamp(shape, id, head, columns)
        changes = {key: (held[key], value, old[key]) for key, value in changed.items()}
        if self.journal.exact:
            changes[REGISTERS] = (head["registers"], text, 0)
        elif registers is None and head["registers"] and text:
            stood = StateText.read(head["registers"])
            settled = stood.settled_by_writing(changed)
            self._operation.settled += len(settled)
            if apart := [*changed] if stood.taken_out and not head["removed"] else settled:
                # what stood side by side comes again when this is taken back; of a record whose removal is contested all
                # that is written stands beside the removal
                changes[REGISTERS] = (stood.part(apart), StateText.read(text).part(apart), 0)
        self.journal.updated(shape.name, id, changes)
        if not changed.keys().isdisjoint(("code", *shape.searched)):
            self.journal.reindex(shape.name, head["pk"])
        if head["registers"] and registers is None:
            self.settle_conflicts(id, changed)
        if (current := current_owner(shape.name)) is not None and (by := current[1]) in changed:
            self.settle_current(shape.name, (str(each) for each in (held[by], changed[by]) if each))

    def text_after(
        self,
        shape: Plan,
        id: RecordId,
        head: Mapping[str, Any],
        held: Mapping[str, Stored],
        changed: Mapping[str, Stored],
        removed: bool | None = None,
    ) -> str | None:
        """The text of the record's state after we wrote; None while one version for each field still says all."""
        sets = any(shape.fields[key].merge is Merge.SET for key in changed)
        if not head["registers"] and not sets and removed is None:
            return None
        lineage = self.reader.states.lineage
        before = lineage.text(head["origin"], head["field_versions"], head["registers"], head["removed"])
        kept = Kept(shape.name, id, head["code"], head["agency"], held, before, bool(head["removed"]))
        return rewritten(kept, changed, lineage.version(self._operation.number), lineage.offices, removed=removed)

    def stamp(self, shape: Plan, id: RecordId, head: Mapping[str, Any], columns: dict[str, Stored]) -> None:
        if (expected := self._expected.get(shape.name)) is not None:
            expected.rows.pop(id, None)
        columns["version"] = head["version"] + (0 if self.journal.is_touched(id) else 1)
        columns["changed_at"] = self._operation.at
        columns["changed_by"] = self._operation.author
        self.db.run(columns_of_one(shape.name, *columns), at_pk=head["pk"], **columns)

    def settle_conflicts(self, id: RecordId, fields: Iterable[str]) -> None:
        """Strike out conflicts of a record that a write of ours has settled."""
        self.db.many(_SETTLED_FIELD, ({"record": id, "field": field} for field in fields))

    def note_conflicts(self, kept: Iterable[Kept]) -> None:
        """Enter which fields of records are open conflicts."""
        offices = self.reader.states.offices()
        stale: list[dict[str, str]] = []
        fresh: list[dict[str, str]] = []
        for each in kept:
            stale.append({"record": each.id})
            fresh += [{"record": each.id, "field": key, "kind": each.kind} for key in open_conflicts(each, offices)]
        self.db.many(_SETTLED, stale)
        self.db.many(_OPENED, fresh)

    def refuse_stale(
        self,
        shape: Plan,
        id: RecordId,
        version: int | None,
        head: Mapping[str, Any],
        fresh: Mapping[str, Stored],
    ) -> None:
        """Raises StaleRecord when a record has changed since somebody saw it in `version`; None: nobody did."""
        if version is not None and version != head["version"] and not self.journal.is_touched(id):
            _head, held = self.several(shape, [id])[id]
            raise StaleRecord(stale_since(self.db, shape, id, version, head, held, fresh))

    def one(self, shape: Plan, id: RecordId, fields: Collection[str] | None = None) -> Row:
        """What a record carries and what its fields hold; of one that was expected to be written, where only `fields` are asked
        for, no others but those that make its name with them. Raises RecordMissing."""
        expected = self._expected.get(shape.name)
        if expected is None or fields is None or not expected.covers(fields):
            found = self.several(shape, [id]).get(id)
        else:
            if id not in expected.rows:
                expected.rows.update(self.several(shape, expected.following(id) or [id], expected.fields))
            found = expected.rows.pop(id, None)
        if found is None:
            raise RecordMissing()
        return found

    def several(
        self, shape: Plan, ids: Sequence[RecordId], fields: tuple[str, ...] | None = None
    ) -> dict[RecordId, Row]:
        """What records carry and what their fields hold (all, or some), by id, as far as they are there."""
        fields = shape.stored if fields is None else fields
        split = 1 + len(_HEAD)
        return {
            row[0]: (dict(zip(_HEAD, row[1:split], strict=True)), dict(zip(fields, row[split:], strict=True)))
            for row in self.db.all(_rows(shape.name, fields), ids=ids)
        }

    def _name_keys(self, shape: Plan, stored: Mapping[str, Stored]) -> tuple[str, ...]:
        return name_keys([str(stored[key]) for key in shape.kind.name_fields if stored.get(key)])

    def settle_current(self, kind: str, owners: Iterable[str]) -> None:
        """Let records, by id, show the newest record of a kind that refers to them."""
        if current_owner(kind) is not None:
            self.db.run(_settle(kind), owners=list(set(owners)))
