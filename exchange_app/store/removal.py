"""Taking records out, and bringing them back, by new versions of this store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.records import RecordId
from exchange_app.kinds.registry import current_owner, per_registry
from exchange_app.store.codec import Stored, dumps
from exchange_app.store.expressions import among, listed, with_member
from exchange_app.store.journal import REGISTERS
from exchange_app.store.kind_schema import Plan, plan
from exchange_app.store.operation import Operation
from exchange_app.store.record_rows import RecordRows, field_versions
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import CONFLICT
from exchange_app.store.tables import table

_CONTESTED = Statement(
    sa.select(CONFLICT.c.kind).where(CONFLICT.c.record == sa.bindparam("record"), CONFLICT.c.field == REMOVAL)
)


@per_registry
def _turned(kind: str) -> Statement:
    """The records of some ids that are not as removed, or as standing, as they shall be."""
    of = table(kind).c
    return Statement(
        sa.select(of.id, of.pk, of.registers).where(among(of.id, listed("ids")), of.removed != sa.bindparam("removed"))
    )


@per_registry
def _set(kind: str) -> Statement:
    of = table(kind)
    return Statement(
        sa.update(of)
        .where(among(of.c.pk, listed("every")))
        .values(
            removed=sa.bindparam("now_removed"),
            version=of.c.version + sa.case((among(of.c.pk, listed("fresh")), 1), else_=0),
            changed_at=sa.bindparam("at"),
            changed_by=sa.bindparam("author"),
            field_versions=with_member(of.c.field_versions, REMOVAL, sa.bindparam("number")),
        )
    )


class Removals:
    """Tombstones. A row is never deleted."""

    def __init__(self, operation: Operation, rows: RecordRows) -> None:
        self._operation, self._rows = operation, rows
        self.db, self.journal = operation.db, operation.journal

    def put_many(self, kind: str, ids: Iterable[RecordId], removed: bool) -> None:
        """Remove or restore records of a kind and nothing else: for undo and redo, which look at what refers to them."""
        shape = plan(kind)
        turned = self.db.all(_turned(kind), ids=list(ids), removed=int(removed))
        for id in [id for id, _pk, merged in turned if merged is not None]:
            head, held = self._rows.one(shape, id)
            self.put(shape, id, head, held, removed)
        found = [(id, pk) for id, pk, merged in turned if merged is None]
        every = [pk for _id, pk in found]
        self.db.run(
            _set(kind),
            fresh=[pk for id, pk in found if not self.journal.is_touched(id)],
            every=every,
            now_removed=int(removed),
            at=self._operation.at,
            author=self._operation.author,
            number=self._operation.number,
        )
        for id, pk in found:
            self.journal.removed(kind, id, removed)
            self.journal.reindex(kind, pk)
        if (current := current_owner(kind)) is not None:
            of = table(kind).c
            owner = of[current[1]]
            owners = self.db.list(sa.select(owner).distinct().where(among(of.pk, every), owner.is_not(None)))
            self._rows.settle_current(kind, owners)

    def put(
        self, shape: Plan, id: RecordId, head: Mapping[str, Any], held: Mapping[str, Stored], removed: bool
    ) -> None:
        """Take a record out, or back, by a version of ours."""
        contested = False
        if head["registers"] or self.journal.exact:
            text = self._rows.text_after(shape, id, head, held, {}, removed)
            contested = self.db.value(_CONTESTED, record=id) is not None
            columns: dict[str, Stored] = {"registers": text}
            self._rows.settle_conflicts(id, (REMOVAL,))
        else:
            text = None
            columns = {"field_versions": dumps({**field_versions(head), REMOVAL: self._operation.number})}
        if bool(head["removed"]) != removed:
            self.mark(shape, id, head, held, removed, columns)
        else:
            self._rows.stamp(shape, id, head, columns)
        if self.journal.exact:
            self.journal.updated(shape.name, id, {REGISTERS: (head["registers"], text, 0)})
        elif contested and text:
            before, after = (StateText.read(each).part((), removal=True) for each in (head["registers"], text))
            self.journal.updated(shape.name, id, {REGISTERS: (before, after, 0)})
            self._operation.settled += 1

    def mark(
        self,
        shape: Plan,
        id: RecordId,
        head: Mapping[str, Any],
        held: Mapping[str, Stored],
        removed: bool,
        columns: Mapping[str, Stored] | None = None,
    ) -> None:
        self._rows.stamp(shape, id, head, {"removed": int(removed), **(columns or {})})
        self.journal.removed(shape.name, id, removed)
        self.journal.reindex(shape.name, head["pk"])
        if head["registers"]:
            self._rows.note_conflicts(self._operation.reader.states.kept(shape.name, [id]))
        if (current := current_owner(shape.name)) is not None and held[current[1]]:
            self._rows.settle_current(shape.name, [str(held[current[1]])])
