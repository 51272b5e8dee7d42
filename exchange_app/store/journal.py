"""The journal of one operation: gathered while it runs, written when it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat

import sqlalchemy as sa

from exchange_app.domain.exchange.state_text import StateText
from exchange_app.kinds.registry import per_registry
from exchange_app.store.codec import Stored, dumps
from exchange_app.store.expressions import among, as_list, listed
from exchange_app.store.kind_schema import plan
from exchange_app.store.results import OperationResult
from exchange_app.store.search_tables import forget_words, index_words
from exchange_app.store.search_words import words_of_all
from exchange_app.store.statements import Database, Statement
from exchange_app.store.system_tables import CHANGE, OPERATION
from exchange_app.store.tables import table
from exchange_app.text import Message

REGISTERS = "registers"
"""The name under which a change holds the text of a record's state before and after, beside its fields: the whole of it in
an exact operation, else of those fields alone in which different values had stood, and that were settled by writing."""


def _both(text: str, over: str) -> str:
    """Two texts of some fields each as one; where both tell of a field, `over` holds."""
    one, other = StateText.read(text), StateText.read(over)
    one.fields |= other.fields
    one.removal = other.removal if other.removal is not None else one.removal
    return one.written()


FieldChange = tuple[Stored, Stored, int]
"""Old and new content of a column, and the number of the operation that had written the old one."""

_NEXT = Statement(sa.select(sa.func.coalesce(sa.func.max(OPERATION.c.number), 0) + 1))
_OPERATION = Statement(sa.insert(OPERATION), *(each.name for each in OPERATION.c if each is not OPERATION.c.undone_by))
_CHANGE = Statement(sa.insert(CHANGE), "operation", "kind", "record", "action", "data")


class Journal:
    """What one operation has done so far. A record stands in it once, however often it was touched."""

    def __init__(self, db: Database, incarnation: str) -> None:
        self._db = db
        self._incarnation = incarnation
        self.number: int = db.value(_NEXT)
        self._created: dict[str, set[str]] = {}
        self._updated: dict[str, tuple[str, dict[str, FieldChange]]] = {}
        self._removed: dict[str, tuple[str, bool]] = {}
        self._stale_index: dict[str, set[int]] = {}
        self.action = "do"
        self.target: int | None = None
        self.exact = False
        """Whether it is taken back to the very states before (a merge), not by a new version of its own."""
        self.entered = False
        """Whether it is entered even when no record changed (an export was logged, a filter saved)."""
        self.noted = False
        """Whether it noted or struck out something that undo takes back although no record changed."""

    def is_touched(self, id: str) -> bool:
        """Whether this operation has already touched the record, so that its version has risen."""
        return id in self._updated or id in self._removed or any(id in made for made in self._created.values())

    def created(self, kind: str, ids: Sequence[str]) -> None:
        """Records were inserted; their values are taken from their rows when the operation ends."""
        self._created.setdefault(kind, set()).update(ids)

    def updated(self, kind: str, id: str, changes: Mapping[str, FieldChange]) -> None:
        """Columns of a record were written; what it was before the operation stays the old value."""
        if id in self._created.get(kind, ()):
            return
        held = self._updated.setdefault(id, (kind, {}))[1]
        for key, (old, new, version) in changes.items():
            first = held.get(key)
            if first is not None and key == REGISTERS and not self.exact:
                old, new = _both(str(old), str(first[0])), _both(str(first[1]), str(new))
                held[key] = (old, new, 0)
            else:
                held[key] = (old, new, version) if first is None else (first[0], new, first[2])

    def removed(self, kind: str, id: str, removed: bool) -> None:
        """A record became a tombstone, or stopped being one; both in one operation is neither."""
        if self._removed.get(id, (kind, removed))[1] != removed:
            del self._removed[id]
        else:
            self._removed[id] = (kind, removed)

    def reindex(self, kind: str, pk: int) -> None:
        """A record's search words are no longer right."""
        self._stale_index.setdefault(kind, set()).add(pk)

    def close(self, label: Message, *, author: str, origin: str, at: str, undoable: bool) -> OperationResult:
        """Write the operation and its changes, and put the search index right."""
        changed = self._changed()
        if not changed and not self.entered and not self.noted:
            return OperationResult(0, label)
        for kind in self._created:
            self._write_created(kind)
        self._write_changes()
        self._write_index()
        self._db.run(
            _OPERATION,
            number=self.number,
            incarnation=self._incarnation,
            label=dumps(label.to_data()),
            author=author,
            origin=origin,
            at=at,
            action=self.action,
            target=self.target,
            undoable=int(undoable and (bool(changed) or self.noted)),
            fields=dumps({kind: list(plan(kind).stored) for kind in self._created}) if self._created else None,
            counts=dumps({kind: len(ids) for kind, ids in changed.items()}),
            exact=int(self.exact),
        )
        return OperationResult(
            self.number, label, {kind: frozenset(ids) for kind, ids in changed.items()}, self._fields()
        )

    def _changed(self) -> dict[str, set[str]]:
        changed = {kind: set(ids) for kind, ids in self._created.items()}
        for id, (kind, _fields) in self._updated.items():
            changed.setdefault(kind, set()).add(id)
        for id, (kind, _removed) in self._removed.items():
            changed.setdefault(kind, set()).add(id)
        return changed

    def _fields(self) -> dict[str, frozenset[str]]:
        """The fields that were written, of the kinds of which no record came or went."""
        found: dict[str, set[str]] = {}
        for kind, changes in self._updated.values():
            found.setdefault(kind, set()).update(changes)
        other = {*self._created, *(kind for kind, _removed in self._removed.values())}
        return {kind: frozenset(fields - {REGISTERS}) for kind, fields in found.items() if kind not in other}

    def _write_created(self, kind: str) -> None:
        self._db.run(_created(kind), count=len(self._created[kind]), number=self.number)

    def _write_changes(self) -> None:
        rows: list[tuple[str, str, str, str | None]]
        rows = [(kind, id, "update", dumps(fields)) for id, (kind, fields) in self._updated.items()]
        rows += [(kind, id, "remove" if removed else "restore", None) for id, (kind, removed) in self._removed.items()]
        if rows:
            kinds, ids, actions, data = zip(*rows, strict=True)
            columns = {"kind": kinds, "record": ids, "action": actions, "data": data}
            self._db.columns(_CHANGE, {"operation": repeat(self.number, len(rows)), **columns})

    def _write_index(self) -> None:
        """In the order of the rows: a full-text index begins a new piece for each row that stands before the last one."""
        for kind, pks in self._stale_index.items():
            shape = plan(kind)
            self._db.columns(forget_words(kind), {"pk": sorted(pks)})
            if rows := self._db.all(_words(kind), pks=pks):
                numbers, codes, *values = zip(*rows, strict=True)
                words = words_of_all(shape, codes, dict(zip(shape.searched, values, strict=True)))
                self._db.columns(index_words(kind), {"rowid": numbers, "words": words})


@per_registry
def _created(kind: str) -> Statement:
    """Enters the records of a kind that the operation `number` made, `count` of them: the last rows of their table."""
    of = table(kind)
    rows = (
        sa.select(
            of.c.origin,
            sa.literal(kind),
            of.c.id,
            sa.literal("create"),
            as_list(*(of.c[each] for each in plan(kind).stored)),
        )
        .where(
            of.c.pk > sa.select(sa.func.max(of.c.pk)).scalar_subquery() - sa.bindparam("count"),
            of.c.origin == sa.bindparam("number"),
        )
        .order_by(of.c.pk)
    )
    return Statement(sa.insert(CHANGE).from_select(["operation", "kind", "record", "action", "data"], rows))


@per_registry
def _words(kind: str) -> Statement:
    of = table(kind).c
    columns = (of[each] for each in ("pk", "code", *plan(kind).searched))
    return Statement(sa.select(*columns).where(among(of.pk, listed("pks")), of.removed == 0).order_by(of.pk))
