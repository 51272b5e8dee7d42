"""What the journal tells of records in a partner's scope since an export: which were made, went, came back or changed, net."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.kinds.registry import per_registry, shared_fields
from exchange_app.store.codec import Stored
from exchange_app.store.expressions import among, in_one, listed
from exchange_app.store.list_queries import keys_of
from exchange_app.store.partner_scope import AGENCY, in_scope
from exchange_app.store.pending_keys import Line, PendingAction
from exchange_app.store.pending_states import Unseen
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import CHANGE, EXPORT, OPERATION, RECEIPT
from exchange_app.store.tables import table

_SINCE = sa.bindparam("since", type_=sa.Integer())
_TOUCHED = listed("touched")
"""The operations of a partner's workbooks, and what was taken back or brought back of them."""

_THEIRS = Statement(
    sa.select(RECEIPT.c.operation)
    .outerjoin_from(RECEIPT, EXPORT, EXPORT.c.id == RECEIPT.c.export)
    .where(
        RECEIPT.c.operation > _SINCE,
        sa.or_(RECEIPT.c.sender == AGENCY, EXPORT.c.agency == AGENCY),
    )
)
"""The merges of a partner's workbooks since an operation."""
_TOUCHING = Statement(
    sa.select(OPERATION.c.number).where(
        OPERATION.c.number > _SINCE,
        sa.or_(among(OPERATION.c.number, listed("theirs")), among(OPERATION.c.target, listed("theirs"))),
    )
)
_LATER = Statement(sa.select(CHANGE.c.kind).where(CHANGE.c.operation > _SINCE, CHANGE.c.action != "create").distinct())
"""The kinds of whose records something was changed since."""
_BY_THEIRS = sa.select(CHANGE.c.record).where(among(CHANGE.c.operation, _TOUCHED))


@per_registry
def _fresh(kind: str) -> tuple[Statement, Statement]:
    """The records of a kind that were made since and stand, save those that the partner's workbooks touched: how many, and
    the first and the last change of each, all in one row."""
    of = table(kind).alias("t")
    where = (of.c.origin > _SINCE, of.c.removed == 0, in_scope(kind, of), of.c.id.not_in(_BY_THEIRS))
    made = (
        sa.select(sa.func.min(CHANGE.c.pk).label("first"), sa.func.max(CHANGE.c.pk).label("last"))
        .select_from(of.join(CHANGE, CHANGE.c.record == of.c.id))
        .where(*where)
        .group_by(of.c.origin, of.c.pk)
        .subquery("made")
    )
    return (
        Statement(sa.select(sa.func.count()).select_from(of).where(*where)),
        Statement(sa.select(in_one(made.c.first), in_one(made.c.last)).select_from(made)),
    )


@per_registry
def _later(kind: str) -> Statement:
    """What happened since to records of a kind that were there before, save those that the partner's workbooks touched."""
    of = table(kind).alias("t")
    return Statement(
        sa.select(CHANGE.c.pk, CHANGE.c.record, CHANGE.c.action, CHANGE.c.data, of.c.removed)
        .select_from(of.join(CHANGE, CHANGE.c.record == of.c.id))
        .where(
            CHANGE.c.operation > _SINCE,
            CHANGE.c.kind == kind,
            CHANGE.c.action != "create",
            of.c.origin <= _SINCE,
            in_scope(kind, of),
            of.c.id.not_in(_BY_THEIRS),
        )
        .order_by(CHANGE.c.pk)
    )


@per_registry
def _met(kind: str) -> Statement:
    """The records of a kind that the partner's workbooks touched since, each with its last change."""
    of = table(kind).alias("t")
    return Statement(
        sa.select(of.c.id, sa.func.max(CHANGE.c.pk))
        .select_from(of.join(CHANGE, CHANGE.c.record == of.c.id))
        .where(of.c.id.in_(_BY_THEIRS), CHANGE.c.operation > _SINCE, in_scope(kind, of))
        .group_by(of.c.id)
    )


class PendingQuestion:
    """What an agency has not been sent of `fields` since an operation, asked kind by kind."""

    def __init__(self, snapshot: Snapshot, agency: str, since: int, fields: Collection[str]) -> None:
        self._db, self._agency, self._since = snapshot.db, agency, since
        self._places = {named: at for at, named in enumerate(shared_fields()) if named in fields}
        merges = self._db.list(_THEIRS, agency=agency, since=since)
        self._touched = self._db.list(_TOUCHING, theirs=merges, since=since) if merges else []
        self._unseen = Unseen(snapshot, agency, since, merges, fields)
        # Before the first operation there was no record.
        self._later = frozenset(self._db.list(_LATER, since=since) if since else ())

    def added(self, kind: str) -> tuple[array[int], array[int]]:
        """The first and the last change of each record that was made since and stands, save those that the partner met."""
        first, last = self._db.first(_fresh(kind)[1], **self._of())
        return keys_of(first), keys_of(last)

    def count_added(self, kind: str) -> int:
        """How many records `added` gives."""
        found: int = self._db.value(_fresh(kind)[0], **self._of())
        return found

    def others(self, kind: str) -> dict[RecordId, tuple[int, list[Line]]]:
        """Every other record of which there is something to tell: its last change and its lines."""
        found: dict[RecordId, tuple[int, list[Line]]] = {}
        for record, group in self._entered(kind).items():
            if lines := [*self._turned(group), *self._changed(kind, group)]:
                found[record] = group[-1][0], lines
        if self._touched:
            met = dict(self._db.all(_met(kind), **self._of()))
            for record, lines in self._unseen.lines(kind, met).items():
                if lines:
                    found[record] = met[record], lines
        return found

    def _of(self) -> dict[str, Any]:
        return {"agency": self._agency, "since": self._since, "touched": self._touched}

    def _entered(self, kind: str) -> dict[RecordId, list[tuple[int, str, str | None, int]]]:
        """What the journal says of each record that was there before: number, action, data, whether it is gone now."""
        groups: dict[RecordId, list[tuple[int, str, str | None, int]]] = {}
        if kind in self._later:
            for pk, record, action, data, removed in self._db.all(_later(kind), **self._of()):
                groups.setdefault(record, []).append((pk, action, data, removed))
        return groups

    def _turned(self, group: Iterable[tuple[int, str, str | None, int]]) -> Iterator[Line]:
        """That a record went or came back, unless it did both."""
        turn = next((each for each in group if each[1] != "update"), None)
        if turn is not None:
            pk, action, _data, removed = turn
            if action == ("remove" if removed else "restore"):
                yield pk, pk, PendingAction.REMOVED if removed else PendingAction.RESTORED, -1

    def _changed(self, kind: str, group: Sequence[tuple[int, str, str | None, int]]) -> Iterator[Line]:
        """The fields of a record that stands and hold something else than before."""
        if group[-1][3]:
            return
        fields: dict[str, tuple[int, Stored, int, Stored]] = {}
        for pk, action, data, _removed in group:
            if action == "update":
                for key, (old, new, *_more) in json.loads(data or "{}").items():
                    first = fields.get(key)
                    fields[key] = (pk, old, pk, new) if first is None else (first[0], first[1], pk, new)
        for key, (first_pk, old, last_pk, new) in fields.items():
            if old != new and (place := self._places.get(f"{kind}.{key}")) is not None:
                yield first_pk, last_pk, PendingAction.CHANGED, place
