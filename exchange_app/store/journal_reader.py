"""The part of the reader that tells what was done: operations, the history of a record, what Undo would take back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Value
from exchange_app.store.codec import Stored, decode, decode_seen, moment
from exchange_app.store.columns import Scope
from exchange_app.store.kind_schema import plan
from exchange_app.store.reading import Reading
from exchange_app.store.results import HistoryEntry, OperationInfo
from exchange_app.text import Message

if TYPE_CHECKING:
    from exchange_app.store.dashboard_figures import ChangeEntry

_LAST = "SELECT max(number) FROM operation WHERE action = 'do' AND undoable = 1 AND undone_by IS NULL"
_UNDONE = (
    "SELECT number FROM operation WHERE undone_by IS NOT NULL AND undone_by > "
    "(SELECT coalesce(max(number), 0) FROM operation WHERE action = 'do' AND undoable = 1) "
    "ORDER BY undone_by DESC LIMIT 1"
)


def last_undoable(cursor: Any) -> int | None:
    """The number of the operation that Undo would take back."""
    found: int | None = cursor.execute(_LAST).fetchone()[0]
    return found


def last_undone(cursor: Any) -> int | None:
    """The number of the operation that Redo would bring back: undone, and nothing done since."""
    row = cursor.execute(_UNDONE).fetchone()
    return None if row is None else int(row[0])


def label_of(cursor: Any, number: int) -> Message:
    """The label of an operation, as it was entered."""
    (data,) = cursor.execute("SELECT label FROM operation WHERE number = ?", (number,)).fetchone()
    return Message.from_data(json.loads(data))


class JournalReading(Reading):
    """The journal."""

    def operations(self, limit: int = 100, before: int | None = None) -> list[OperationInfo]:
        """The latest operations, newest first; with `before`, those of smaller numbers."""
        self.cursor.execute(
            "SELECT number, label, author, origin, at, action, undone_by, undoable, counts FROM operation "
            "WHERE ? IS NULL OR number < ? ORDER BY number DESC LIMIT ?",
            (before, before, limit),
        )
        return [
            OperationInfo(
                number,
                Message.from_data(json.loads(label)),
                author,
                origin,
                moment(at),
                action,
                undone_by is not None,
                bool(undoable),
                json.loads(counts or "{}"),
            )
            for number, label, author, origin, at, action, undone_by, undoable, counts in self.cursor.fetchall()
        ]

    def history(self, id: RecordId) -> list[HistoryEntry]:
        """Everything done to one record, newest first; also who was shown sensitive values of it."""
        self.cursor.execute(
            "SELECT c.kind, o.number, o.at, o.author, o.origin, o.label, c.action, o.undone_by, c.data, o.fields, c.pk "
            "FROM change c JOIN operation o ON o.number = c.operation WHERE c.record = ?1 UNION ALL "
            "SELECT d.kind, o.number, o.at, o.author, o.origin, o.label, 'disclose', NULL, NULL, NULL, 0 "
            "FROM disclosure d JOIN operation o ON o.number = d.operation WHERE d.record = ?1 ORDER BY 2 DESC, 11 DESC",
            (id,),
        )
        return [_history(row[:-1], self.masked) for row in self.cursor.fetchall()]

    def changes(self, since: int = 0, limit: int = 50) -> list[ChangeEntry]:
        """The latest changes that hold, of any record, made by operations after number `since`; newest first."""
        self.cursor.execute(
            "SELECT c.record, c.kind, o.number, o.at, o.author, o.origin, o.label, c.action, o.undone_by, c.data, o.fields "
            "FROM change c JOIN operation o ON o.number = c.operation WHERE o.number > ? AND o.action = 'do' "
            "AND o.undone_by IS NULL ORDER BY c.pk DESC LIMIT ?",
            (since, limit),
        )
        return [self._entry(record, row) for record, *row in self.cursor.fetchall()]

    def _entry(self, record: RecordId, row: list[Any]) -> ChangeEntry:
        from exchange_app.store.dashboard_figures import ChangeEntry

        entry = _history(row, self.masked)
        scope = Scope(row[0])
        name = scope.column("name").value
        code, title = self.cursor.execute(
            f"SELECT t.code, {name} FROM {scope.source()} WHERE t.id = ?", (record,)
        ).fetchone()
        return ChangeEntry(row[0], record, code, title or code, entry)

    def undoable(self) -> Message | None:
        """What Undo would take back, by its label."""
        number = last_undoable(self.cursor)
        return None if number is None else label_of(self.cursor, number)

    def redoable(self) -> Message | None:
        """What Redo would bring back, by its label."""
        number = last_undone(self.cursor)
        return None if number is None else label_of(self.cursor, number)

    def data_version(self) -> int:
        """The number of the last operation that wrote something, not only showed it: it rises whenever any window writes."""
        found: int = self.cursor.execute(
            "SELECT coalesce(max(number), 0) FROM operation WHERE number NOT IN (SELECT operation FROM disclosure)"
        ).fetchone()[0]
        return found


def _history(row: Sequence[Any], masked: bool) -> HistoryEntry:
    kind, number, at, author, origin, label, action, undone_by, data, fields = row
    return HistoryEntry(
        number,
        moment(at),
        author,
        origin,
        Message.from_data(json.loads(label)),
        action,
        undone_by is not None,
        _changes(kind, action, data, fields, decode_seen if masked else decode),
    )


def _changes(
    kind: str,
    action: str,
    data: str | None,
    fields: str | None,
    read: Callable[[Field, Stored], Value | None],
) -> dict[str, tuple[Value | None, Value | None]]:
    declared = plan(kind).fields
    held: Any = json.loads(data) if data else None
    match action:
        case "create":
            first = dict(zip(json.loads(fields or "{}").get(kind, ()), held or (), strict=False))
            return {
                key: (None, read(declared[key], value))
                for key, value in first.items()
                if value is not None and key in declared
            }
        case "update":
            return {
                key: (read(declared[key], old), read(declared[key], new))
                for key, (old, new, _version) in held.items()
                if key in declared
            }
        case _:
            return {}
