"""Taking records out, and bringing them back, by new versions of this store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.records import RecordId
from exchange_app.kinds.registry import current_owner, referrers
from exchange_app.store.codec import Stored, dumps
from exchange_app.store.journal import REGISTERS
from exchange_app.store.kind_schema import Plan, plan
from exchange_app.store.trouble import RecordInUse, StaleRecord
from exchange_app.store.version_check import stale_since
from exchange_app.store.writing import Writing


class Removing(Writing):
    """Tombstones. A row is never deleted."""

    def remove(self, kind: str, id: RecordId, version: int | None = None, *, cascade: bool = False) -> None:
        """Remove a record: it becomes a tombstone. With `cascade` the records that cannot be without it go too, and
        optional references to it are cleared. Raises RecordInUse without `cascade`, StaleRecord, RecordMissing."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        if head["removed"]:
            return
        if version is not None and version != head["version"] and not self.journal.is_touched(id):
            raise StaleRecord(stale_since(self.cursor, shape, id, version, head, held, {}))
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
            self.cursor.execute(f"SELECT id FROM {other} WHERE {key} = ? AND removed = 0", (id,))
            found += [(other, key, required, user) for (user,) in self.cursor.fetchall()]
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
        self.cursor.execute(
            f"SELECT id FROM {kind} WHERE id IN (SELECT value FROM json_each(?)) AND removed <> ? AND registers IS NOT NULL",
            (json.dumps(list(ids)), int(removed)),
        )
        for (id,) in self.cursor.fetchall():
            head, held = self._row(shape, id)
            self._set_removed(shape, id, head, held, removed)
        self.cursor.execute(
            f"SELECT id, pk FROM {kind} WHERE id IN (SELECT value FROM json_each(?)) AND removed <> ?",
            (json.dumps(list(ids)), int(removed)),
        )
        found = self.cursor.fetchall()
        fresh = json.dumps([pk for id, pk in found if not self.journal.is_touched(id)])
        every = json.dumps([pk for _id, pk in found])
        self.cursor.execute(
            f"UPDATE {kind} SET removed = ?, version = version + (pk IN (SELECT value FROM json_each(?))), changed_at = ?, "
            f"changed_by = ?, field_versions = json_set(coalesce(field_versions, '{{}}'), '$.{REMOVAL}', ?) "
            "WHERE pk IN (SELECT value FROM json_each(?))",
            (int(removed), fresh, self.at, self.author, self.number, every),
        )
        for id, pk in found:
            self.journal.removed(kind, id, removed)
            self.journal.reindex(kind, pk)
        if (current := current_owner(kind)) is not None:
            self.cursor.execute(
                f"SELECT DISTINCT {current[1]} FROM {kind} WHERE pk IN (SELECT value FROM json_each(?))", (every,)
            )
            self.settle_current(kind, [owner for (owner,) in self.cursor.fetchall() if owner])

    def _set_removed(
        self, shape: Plan, id: RecordId, head: Mapping[str, Any], held: Mapping[str, Stored], removed: bool
    ) -> None:
        """Take a record out, or back, by a version of ours."""
        contested = False
        if head["registers"] or self.journal.exact:
            text = self._text_after(shape, id, head, held, {}, removed)
            contested = bool(
                self.cursor.execute("SELECT 1 FROM conflict WHERE record = ? AND field = ?", (id, REMOVAL)).fetchone()
            )
            columns: dict[str, Stored] = {"registers": text}
            self.settle_conflicts(id, (REMOVAL,))
        else:
            text = None
            columns = {"field_versions": dumps({**json.loads(head["field_versions"] or "{}"), REMOVAL: self.number})}
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
