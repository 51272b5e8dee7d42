"""The unit of work: everything written to a store is written here, as one operation, entered in the journal.

It runs in one transaction (BEGIN IMMEDIATE). Leaving it normally commits; an exception rolls everything back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.kinds import Value
from exchange_app.kinds.registry import current_owner, per_registry, referrers
from exchange_app.store.app_data_writer import AppDataWriter
from exchange_app.store.bulk import insert_many
from exchange_app.store.codec import encode
from exchange_app.store.identity import StoreIdentity
from exchange_app.store.kind_schema import plan
from exchange_app.store.operation import Operation
from exchange_app.store.pair_writer import PairWriter
from exchange_app.store.problem_notes import ProblemNotes
from exchange_app.store.record_rows import RecordRows
from exchange_app.store.removal import Removals
from exchange_app.store.results import OperationResult
from exchange_app.store.state_writer import StateWriter
from exchange_app.store.statements import Statement
from exchange_app.store.tables import table
from exchange_app.store.trouble import RecordInUse, RecordMissing
from exchange_app.text import Message, nmsg


@per_registry
def _users(kind: str, key: str) -> Statement:
    of = table(kind).c
    return Statement(sa.select(of.id).where(of[key] == sa.bindparam("id"), of.removed == 0))


class Work:
    """Records made, changed, removed and restored by one operation. Get it from Store.write; it is of no use after that
    block has ended.

    problems  what waits for a person at records
    pairs     what was said of two records
    states    states that came together with a partner's
    app_data  layouts, filters, exports, receipts, reviews, drafts
    """

    def __init__(
        self, connection: sa.Connection, identity: StoreIdentity, label: Message, *, author: str, origin: str
    ) -> None:
        self.operation = Operation(connection, identity, author)
        self.db, self.reader = self.operation.db, self.operation.reader
        self.label = label
        self.origin = origin
        self.undoable = True
        self.result = OperationResult(0, label)
        self.rows = RecordRows(self.operation)
        self.removals = Removals(self.operation, self.rows)
        self.problems = ProblemNotes(self.operation)
        self.states = StateWriter(self.operation, self.rows, self.removals, self.problems)
        self.pairs = PairWriter(self.operation)
        self.app_data = AppDataWriter(self.operation)

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
        made = insert_many(
            self.operation, plan(kind), rows, ids=ids, codes=codes, agency=agency or self.operation.agency
        )
        self.operation.journal.created(kind, made)
        if (current := current_owner(kind)) is not None:
            self.rows.settle_current(kind, (str(row[current[1]]) for row in rows if row.get(current[1])))
        return made

    def update(
        self, kind: str, id: RecordId, values: Mapping[str, Value | None], *, version: int | None = None
    ) -> bool:
        """Change fields of one record (None clears); whether anything differed.

        `version` is that of the record when the form was opened. Raises StaleRecord when the record has changed since,
        RecordMissing when there is none or it has been removed.
        """
        shape = plan(kind)
        head, held = self.rows.one(shape, id, values)
        if head["removed"]:
            raise RecordMissing(head["code"])
        fresh = {key: encode(value) for key, value in values.items()}
        self.rows.refuse_stale(shape, id, version, head, fresh)
        changed = {key: value for key, value in fresh.items() if held[key] != value}
        if changed:
            self.rows.write(shape, id, head, held, changed)
            self.problems.solve_fields(id, changed)
        return bool(changed)

    def remove(self, kind: str, id: RecordId, version: int | None = None, *, cascade: bool = False) -> None:
        """Remove a record: it becomes a tombstone. With `cascade` the records that cannot be without it go too, and
        optional references to it are cleared. Raises RecordInUse without `cascade`, StaleRecord, RecordMissing."""
        shape = plan(kind)
        head, held = self.rows.one(shape, id)
        if head["removed"]:
            return
        self.rows.refuse_stale(shape, id, version, head, {})
        users = self.users(kind, id)
        if users and not cascade:
            raise RecordInUse(head["code"], len({user for *_, user in users}))
        for other, key, required, user in users:
            if required:
                self.remove(other, user, cascade=True)
            else:
                self.update(other, user, {key: None})
        self.removals.put(shape, id, head, held, True)

    def users(self, kind: str, id: RecordId) -> list[tuple[str, str, bool, RecordId]]:
        """Records that stand and refer to this one: (kind, field, whether they need it, id)."""
        found = []
        for other, key, required in referrers(kind):
            found += [(other, key, required, user) for user in self.db.list(_users(other, key), id=id)]
        return found

    def restore(self, kind: str, id: RecordId) -> None:
        """Bring a removed record back as it was. Raises RecordMissing."""
        shape = plan(kind)
        head, held = self.rows.one(shape, id)
        if head["removed"]:
            self.removals.put(shape, id, head, held, False)

    def finish(self) -> OperationResult:
        """Enter everything in the journal. Called by Store.write just before it commits."""
        operation = self.operation
        self.problems.flush()
        if operation.settled:
            # what was written over does not go without a word: the label stands in the message, in Undo, in the history
            self.label = nmsg(
                "{what}; {count} conflict settled",
                "{what}; {count} conflicts settled",
                operation.settled,
                what=self.label,
            )
        self.result = operation.journal.close(
            self.label, author=operation.author, origin=self.origin, at=operation.at, undoable=self.undoable
        )
        return self.result
