"""Taking records out, and bringing them back, by new versions of this store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.records import RecordId
from exchange_app.kinds.registry import current_owner, per_registry, referrers
from exchange_app.store.codec import Stored, dumps
from exchange_app.store.expressions import among, listed, with_member
from exchange_app.store.journal import REGISTERS
from exchange_app.store.kind_schema import Plan, plan
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import CONFLICT
from exchange_app.store.tables import table
from exchange_app.store.trouble import RecordInUse
from exchange_app.store.writing import Writing, field_versions

_CONTESTED = Statement(
    sa.select(CONFLICT.c.kind).where(CONFLICT.c.record == sa.bindparam("record"), CONFLICT.c.field == REMOVAL)
)


@per_registry
def _users(kind: str, key: str) -> Statement:
    of = table(kind).c
    return Statement(sa.select(of.id).where(of[key] == sa.bindparam("id"), of.removed == 0))


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


class Removing(Writing):
    """Tombstones. A row is never deleted."""

    def remove(self, kind: str, id: RecordId, version: int | None = None, *, cascade: bool = False) -> None:
        """Remove a record: it becomes a tombstone. With `cascade` the records that cannot be without it go too, and
        optional references to it are cleared. Raises RecordInUse without `cascade`, StaleRecord, RecordMissing."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        if head["removed"]:
            return
        self._refuse_stale(shape, id, version, head, held, {})
        users = self.users(kind, id)
        if users and not cascade:
            raise RecordInUse(head["code"], len({user for *_, user in users}))
        for other, key, required, user in users:
            if required:
                self.remove(other, user, cascade=True)
            else:
                self.update(other, user, {key: None})
        self._set_removed(shape, id, head, held, True)

    def users(self, kind: str, id: RecordId) -> list[tuple[str, str, bool, RecordId]]:
        """Records that stand and refer to this one: (kind, field, whether they need it, id)."""
        found = []
        for other, key, required in referrers(kind):
            found += [(other, key, required, user) for user in self.db.list(_users(other, key), id=id)]
        return found

    def restore(self, kind: str, id: RecordId) -> None:
        """Bring a removed record back as it was. Raises RecordMissing."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        if head["removed"]:
            self._set_removed(shape, id, head, held, False)

    def set_removed(self, kind: str, ids: Iterable[RecordId], removed: bool) -> None:
        """Remove or restore records of a kind and nothing else: for undo and redo, which look at what refers to them."""
        shape = plan(kind)
        turned = self.db.all(_turned(kind), ids=list(ids), removed=int(removed))
        for id in [id for id, _pk, merged in turned if merged is not None]:
            head, held = self._row(shape, id)
            self._set_removed(shape, id, head, held, removed)
        found = [(id, pk) for id, pk, merged in turned if merged is None]
        every = [pk for _id, pk in found]
        self.db.run(
            _set(kind),
            fresh=[pk for id, pk in found if not self.journal.is_touched(id)],
            every=every,
            now_removed=int(removed),
            at=self.at,
            author=self.author,
            number=self.number,
        )
        for id, pk in found:
            self.journal.removed(kind, id, removed)
            self.journal.reindex(kind, pk)
        if (current := current_owner(kind)) is not None:
            of = table(kind).c
            owner = of[current[1]]
            owners = self.db.list(sa.select(owner).distinct().where(among(of.pk, every), owner.is_not(None)))
            self.settle_current(kind, owners)

    def _set_removed(
        self, shape: Plan, id: RecordId, head: Mapping[str, Any], held: Mapping[str, Stored], removed: bool
    ) -> None:
        """Take a record out, or back, by a version of ours."""
        contested = False
        if head["registers"] or self.journal.exact:
            text = self._text_after(shape, id, head, held, {}, removed)
            contested = self.db.value(_CONTESTED, record=id) is not None
            columns: dict[str, Stored] = {"registers": text}
            self.settle_conflicts(id, (REMOVAL,))
        else:
            text = None
            columns = {"field_versions": dumps({**field_versions(head), REMOVAL: self.number})}
        if bool(head["removed"]) != removed:
            self._mark_removed(shape, id, head, held, removed, columns)
        else:
            self._stamp(shape, id, head, columns)
        if self.journal.exact:
            self.journal.updated(shape.name, id, {REGISTERS: (head["registers"], text, 0)})
        elif contested and text:
            before, after = (StateText.read(each).part((), removal=True) for each in (head["registers"], text))
            self.journal.updated(shape.name, id, {REGISTERS: (before, after, 0)})
            self.settled += 1

    def _mark_removed(
        self,
        shape: Plan,
        id: RecordId,
        head: Mapping[str, Any],
        held: Mapping[str, Stored],
        removed: bool,
        columns: Mapping[str, Stored] | None = None,
    ) -> None:
        self._stamp(shape, id, head, {"removed": int(removed), **(columns or {})})
        self.journal.removed(shape.name, id, removed)
        self.journal.reindex(shape.name, head["pk"])
        if head["registers"]:
            self.note_conflicts(self.reader.kept(shape.name, [id]))
        if (current := current_owner(shape.name)) is not None and held[current[1]]:
            self.settle_current(shape.name, [str(held[current[1]])])
