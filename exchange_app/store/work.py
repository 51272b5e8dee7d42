"""The unit of work: everything written to a store is written here, as one operation, entered in the journal.

It runs in one transaction (BEGIN IMMEDIATE). Leaving it normally commits; an exception rolls everything back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from exchange_app.domain.exchange.encoding import Kept, rewritten, state_of, voided
from exchange_app.domain.exchange.states import REMOVAL, Standing
from exchange_app.domain.exchange.statetext import StateText
from exchange_app.domain.records import RecordId
from exchange_app.fields import Merge, Value
from exchange_app.store.bulk import insert_many
from exchange_app.store.codec import Stored, dumps, encode, now
from exchange_app.store.engine import raw
from exchange_app.store.identity import Identity
from exchange_app.store.joining import UNNAMED, Joining
from exchange_app.store.journal import REGISTERS, Journal
from exchange_app.store.letters import name_keys
from exchange_app.store.memory import Memory
from exchange_app.store.noting import Noting
from exchange_app.store.plans import NAME_COLUMNS, Plan, plan, referrers
from exchange_app.store.reader import Reader
from exchange_app.store.results import OperationResult
from exchange_app.store.staleness import clashes_since
from exchange_app.store.trouble import RecordInUse, RecordMissing, StaleRecord
from exchange_app.text import Message

if TYPE_CHECKING:
    import sqlalchemy as sa

_HEAD = ("pk", "code", "agency", "version", "origin", "field_versions", "registers", "removed")


class Work(Noting, Memory, Joining):
    """One operation under way. Get it from Store.write; it is of no use after that block has ended."""

    def __init__(
        self, connection: sa.Connection, identity: Identity, label: Message, *, author: str, origin: str
    ) -> None:
        self.reader = Reader(raw(connection))
        self.label = label
        self.author = author
        self.origin = origin
        self.agency = identity.agency
        self.at = now()
        self.cursor = raw(connection).cursor()
        self.journal = Journal(self.cursor, identity.incarnation)
        self.number = self.journal.number
        self.result = OperationResult(0, label)
        self.undoable = True
        self._noted: list[tuple[Any, ...]] = []

    # -- making

    def create(
        self,
        kind: str,
        values: Mapping[str, Value | None],
        *,
        id: RecordId | None = None,
        code: str | None = None,
        agency: str | None = None,
    ) -> RecordId:
        """Make one record and give its id. Fields left out take the catalogue's default."""
        return self.create_many(
            kind, [values], ids=None if id is None else [id], codes=None if code is None else [code], agency=agency
        )[0]

    def create_many(
        self,
        kind: str,
        rows: Sequence[Mapping[str, Value | None]],
        *,
        ids: Sequence[RecordId] | None = None,
        codes: Sequence[str] | None = None,
        agency: str | None = None,
    ) -> list[RecordId]:
        """Make many records of a kind at the speed of a bulk insert and give their ids, in order.

        `agency` is the code of the agency that made them (default: our own); ids and codes are minted when not given.
        """
        if not rows:
            return []
        made = insert_many(self, plan(kind), rows, ids=ids, codes=codes, agency=agency or self.agency)
        self.journal.created(kind, made)
        if kind == "application":
            self.settle_current(str(row["applicant"]) for row in rows if row.get("applicant"))
        return made

    # -- changing

    def update(
        self, kind: str, id: RecordId, values: Mapping[str, Value | None], *, version: int | None = None
    ) -> bool:
        """Change fields of one record (None clears); whether anything differed.

        `version` is that of the record when the form was opened. Raises StaleRecord when the record has changed since,
        RecordMissing when there is none or it has been removed.
        """
        shape = plan(kind)
        head, held = self._row(shape, id)
        if head["removed"]:
            raise RecordMissing(head["code"])
        fresh = {key: encode(value) for key, value in values.items()}
        if version is not None and version != head["version"] and not self.journal.is_touched(id):
            raise StaleRecord(
                head["code"],
                head["version"],
                clashes_since(self.cursor, shape, id, version, head["version"], held, fresh),
            )
        changed = {key: value for key, value in fresh.items() if held[key] != value}
        if changed:
            self._write(shape, id, head, held, changed)
            self.solve_fields(id, changed)
        return bool(changed)

    def update_many(self, kind: str, changes: Mapping[RecordId, Mapping[str, Value | None]]) -> int:
        """Change many records of a kind; how many differed. Raises RecordMissing."""
        return sum(self.update(kind, id, values) for id, values in changes.items())

    def write_stored(self, kind: str, id: RecordId, stored: Mapping[str, Stored]) -> None:
        """Set columns to what the journal holds of them, also in a removed record: for undo and redo."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        changed = {key: value for key, value in stored.items() if held[key] != value}
        if changed:
            self._write(shape, id, head, held, changed)

    def _write(
        self,
        shape: Plan,
        id: RecordId,
        head: Mapping[str, Any],
        held: Mapping[str, Stored],
        changed: Mapping[str, Stored],
        registers: str | None = None,
        versions: Mapping[str, int] | None = None,
    ) -> None:
        """Write columns. `registers` and `versions` are given where they are known, not made by a new version of ours."""
        known: dict[str, int] = json.loads(head["field_versions"] or "{}")
        old = {key: known.get(key, head["origin"]) for key in changed}
        known.update(dict.fromkeys(changed, self.number) if versions is None else versions)
        text = self._text_after(shape, id, head, held, changed) if registers is None else registers or None
        columns: dict[str, Stored] = dict(changed)
        if shape.named and not changed.keys().isdisjoint(shape.kind.name_fields):
            columns.update(zip(NAME_COLUMNS, self._name_keys(shape, {**held, **changed}), strict=True))
        columns["field_versions"] = dumps(known) if known else None
        columns["registers"] = text
        self._stamp(shape, id, head, columns)
        changes = {key: (held[key], value, old[key]) for key, value in changed.items()}
        if self.journal.exact:
            changes[REGISTERS] = (head["registers"], text, 0)
        self.journal.updated(shape.name, id, changes)
        if not changed.keys().isdisjoint(("code", *shape.searched)):
            self.journal.reindex(shape.name, head["pk"])
        if head["registers"] and registers is None:
            self.settle_conflicts(id, changed)
        if shape.name == "application" and "applicant" in changed:
            self.settle_current(str(each) for each in (held["applicant"], changed["applicant"]) if each)

    def _text_after(
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
        lineage = self.reader.lineage
        before = lineage.text(head["origin"], head["field_versions"], head["registers"], head["removed"])
        kept = Kept(shape.name, id, head["code"], head["agency"], held, before, bool(head["removed"]))
        return rewritten(kept, changed, lineage.version(self.number), lineage.offices, removed=removed)

    def put_state(self, kept: Kept) -> None:
        """Set one record that is there to a state that came together with another store's."""
        shape = plan(kept.kind)
        head, held = self._row(shape, kept.id)
        changed = {key: value for key, value in kept.columns.items() if held[key] != value}
        present = self.reader.lineage.text(head["origin"], head["field_versions"], head["registers"], head["removed"])
        if not changed and present == kept.registers and bool(head["removed"]) == kept.removed:
            return
        self._write(shape, kept.id, head, held, changed, registers=kept.registers)
        self.solve_fields(kept.id, changed)
        if head["code"] == UNNAMED or (head["registers"] and StateText.read(head["registers"]).void):
            self.cursor.execute(f"UPDATE {shape.name} SET code = ?, agency = ? WHERE pk = ?", (kept.code, kept.agency, head["pk"]))
            self.journal.reindex(shape.name, head["pk"])
            self.settle_codes(shape.name, [kept.code])
        if bool(head["removed"]) != kept.removed:
            head, held = self._row(shape, kept.id)
            self._mark_removed(shape, kept.id, head, held, kept.removed)
        self.note_conflicts([kept])

    def put_back(
        self, kind: str, id: RecordId, stored: Mapping[str, Stored], registers: str | None, versions: Mapping[str, int]
    ) -> None:
        """Set a record to the very state of before or after an exact operation: for undo and redo."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        changed = {key: value for key, value in stored.items() if held[key] != value}
        origin = head["origin"]
        self._write(shape, id, head, held, changed, registers=registers or "", versions=versions)
        known = {key: each for key, each in json.loads(self._row(shape, id)[0]["field_versions"] or "{}").items() if each != origin}
        self.cursor.execute(
            f"UPDATE {shape.name} SET field_versions = ? WHERE pk = ?", (dumps(known) if known else None, head["pk"])
        )
        self.note_conflicts(self.reader.kept(kind, [id]))

    def _stamp(self, shape: Plan, id: RecordId, head: Mapping[str, Any], columns: dict[str, Stored]) -> None:
        columns["version"] = head["version"] + (0 if self.journal.is_touched(id) else 1)
        columns["changed_at"] = self.at
        columns["changed_by"] = self.author
        settings = ", ".join(f"{key} = ?" for key in columns)
        self.cursor.execute(f"UPDATE {shape.name} SET {settings} WHERE pk = ?", (*columns.values(), head["pk"]))

    def settle(self, kind: str, id: RecordId, stored: Mapping[str, Stored]) -> None:
        """Write fields so that nothing stands beside them any more, also where they are shown so already.

        The operation becomes exact: taking it back opens the conflict again.
        """
        self.journal.exact = True
        shape = plan(kind)
        head, held = self._row(shape, id)
        self._write(shape, id, head, held, stored)
        self.solve_fields(id, stored)

    def settle_removal(self, kind: str, id: RecordId, removed: bool) -> None:
        """Take a record out, or say that it stays, so that nothing contests it any more. What refers to it stays."""
        self.journal.exact = True
        shape = plan(kind)
        head, held = self._row(shape, id)
        self._set_removed(shape, id, head, held, removed)

    def put_void(self, kind: str, id: RecordId, *, void: bool) -> None:
        """Make a record that a merge made as if nothing had been heard of it, or let it come again: for undo and redo."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        lineage = self.reader.lineage
        text = voided(lineage.text(head["origin"], head["field_versions"], head["registers"], head["removed"]), void)
        self._write(shape, id, head, held, {}, registers=text, versions={})
        (kept,) = self.reader.kept(kind, [id])
        self.settle_codes(kind, [head["code"]])
        self.put_removed(kind, id, void or state_of(kept, lineage.offices).standing is Standing.REMOVED)
        self.note_conflicts(self.reader.kept(kind, [id]))

    def put_removed(self, kind: str, id: RecordId, removed: bool) -> None:
        """Mark a record as taken out or not, its state being what it is: for undo and redo of exact operations."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        if bool(head["removed"]) != removed:
            self._mark_removed(shape, id, head, held, removed)

    # -- removing

    def remove(self, kind: str, id: RecordId, version: int | None = None, *, cascade: bool = False) -> None:
        """Remove a record: it becomes a tombstone. With `cascade` the records that cannot be without it go too, and
        optional references to it are cleared. Raises RecordInUse without `cascade`, StaleRecord, RecordMissing."""
        shape = plan(kind)
        head, held = self._row(shape, id)
        if head["removed"]:
            return
        if version is not None and version != head["version"] and not self.journal.is_touched(id):
            raise StaleRecord(
                head["code"], head["version"], clashes_since(self.cursor, shape, id, version, head["version"], held, {})
            )
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
        if kind == "application":
            self.cursor.execute(
                "SELECT DISTINCT applicant FROM application WHERE pk IN (SELECT value FROM json_each(?))", (every,)
            )
            self.settle_current([applicant for (applicant,) in self.cursor.fetchall() if applicant])

    def _set_removed(
        self, shape: Plan, id: RecordId, head: Mapping[str, Any], held: Mapping[str, Stored], removed: bool
    ) -> None:
        """Take a record out, or back, by a version of ours."""
        if head["registers"] or self.journal.exact:
            text = self._text_after(shape, id, head, held, {}, removed)
            columns: dict[str, Stored] = {"registers": text}
            self.settle_conflicts(id, (REMOVAL,))
            if self.journal.exact:
                self.journal.updated(shape.name, id, {REGISTERS: (head["registers"], text, 0)})
        else:
            columns = {"field_versions": dumps({**json.loads(head["field_versions"] or "{}"), REMOVAL: self.number})}
        if bool(head["removed"]) != removed:
            self._mark_removed(shape, id, head, held, removed, columns)
        else:
            self._stamp(shape, id, head, columns)

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
        if shape.name == "application" and held["applicant"]:
            self.settle_current([str(held["applicant"])])

    # -- finishing

    def finish(self) -> OperationResult:
        """Enter everything in the journal. Called by Store.write just before it commits."""
        self.flush_notes()
        self.result = self.journal.close(
            self.label, author=self.author, origin=self.origin, at=self.at, undoable=self.undoable
        )
        return self.result

    def _row(self, shape: Plan, id: RecordId) -> tuple[dict[str, Any], dict[str, Stored]]:
        columns = (*_HEAD, *shape.stored)
        self.cursor.execute(f"SELECT {', '.join(columns)} FROM {shape.name} WHERE id = ?", (id,))
        found = self.cursor.fetchone()
        if found is None:
            raise RecordMissing(id)
        return (
            dict(zip(_HEAD, found[: len(_HEAD)], strict=True)),
            dict(zip(shape.stored, found[len(_HEAD) :], strict=True)),
        )

    def _name_keys(self, shape: Plan, stored: Mapping[str, Stored]) -> tuple[str, ...]:
        return name_keys([str(stored[key]) for key in shape.kind.name_fields if stored.get(key)])

    def settle_current(self, applicants: Iterable[str]) -> None:
        self.cursor.execute(
            "UPDATE applicant SET current_application = "
            "(SELECT max(pk) FROM application WHERE applicant = applicant.id AND removed = 0) "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(set(applicants))),),
        )
