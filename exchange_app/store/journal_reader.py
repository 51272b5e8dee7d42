"""Reading the journal: operations, the history of a record, what Undo would take back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Value
from exchange_app.store.codec import Stored, decode, decode_seen, moment, stamp_of
from exchange_app.store.dashboard_figures import ChangeEntry
from exchange_app.store.kind_schema import plan
from exchange_app.store.record_names import names
from exchange_app.store.results import HistoryEntry, OperationInfo, Sought
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Database, Statement
from exchange_app.store.system_tables import CHANGE, DISCLOSURE, OPERATION
from exchange_app.text import Message, msg

_DONE = sa.and_(OPERATION.c.action == "do", OPERATION.c.undoable == 1)
_LAST = Statement(sa.select(sa.func.max(OPERATION.c.number)).where(_DONE, OPERATION.c.undone_by.is_(None)))
_LATEST_DONE = sa.select(sa.func.coalesce(sa.func.max(OPERATION.c.number), 0)).where(_DONE).scalar_subquery()
_UNDONE = Statement(
    sa.select(OPERATION.c.number)
    .where(OPERATION.c.undone_by.is_not(None), OPERATION.c.undone_by > _LATEST_DONE)
    .order_by(OPERATION.c.undone_by.desc())
    .limit(1)
)
_UNDONE_BY = Statement(sa.select(OPERATION.c.undone_by).where(OPERATION.c.number == sa.bindparam("number")))
_LABEL = Statement(sa.select(OPERATION.c.label).where(OPERATION.c.number == sa.bindparam("number")))
WHOSE = Statement(sa.select(OPERATION.c.author, OPERATION.c.at).where(OPERATION.c.number == sa.bindparam("number")))
"""Who did an operation, and when."""
_OPERATIONS = (
    sa.select(
        *(
            OPERATION.c[each]
            for each in ("number", "label", "author", "origin", "at", "action", "undone_by", "undoable", "counts")
        )
    )
    .order_by(OPERATION.c.number.desc())
    .limit(sa.bindparam("limit"))
)
_ALL = Statement(_OPERATIONS)
_ONE = Statement(_OPERATIONS.where(OPERATION.c.number == sa.bindparam("number")))
_BEFORE = Statement(_OPERATIONS.where(OPERATION.c.number < sa.bindparam("before")))
_SHOWN_BY = sa.select(DISCLOSURE.c.operation).where(DISCLOSURE.c.operation == OPERATION.c.number)
_SOUGHT = Statement(
    _OPERATIONS.where(
        *(
            sa.or_(sa.bindparam(name).is_(None), condition)
            for name, condition in (
                ("before", OPERATION.c.number < sa.bindparam("before")),
                ("author", OPERATION.c.author == sa.bindparam("author")),
                ("since", OPERATION.c.at >= sa.bindparam("since")),
                ("until", OPERATION.c.at < sa.bindparam("until")),
                (
                    "kind",
                    sa.or_(
                        OPERATION.c.counts.like(sa.literal('%"') + sa.bindparam("kind") + sa.literal('":%')),
                        _SHOWN_BY.where(DISCLOSURE.c.kind == sa.bindparam("kind")).exists(),
                    ),
                ),
                ("shown", _SHOWN_BY.exists()),
            )
        )
    )
)
_AUTHORS = Statement(sa.select(OPERATION.c.author).distinct().order_by(OPERATION.c.author))
_CHANGES = (
    sa.select(
        CHANGE.c.kind,
        *(OPERATION.c[each] for each in ("number", "at", "author", "origin", "label")),
        CHANGE.c.action,
        OPERATION.c.undone_by,
        CHANGE.c.data,
        OPERATION.c.fields,
    )
    .join_from(CHANGE, OPERATION, OPERATION.c.number == CHANGE.c.operation)
    .order_by(CHANGE.c.pk.desc())
)
_SHOWN = sa.select(
    DISCLOSURE.c.kind,
    *(OPERATION.c[each] for each in ("number", "at", "author", "origin", "label")),
    sa.literal("disclose"),
    *(sa.null() for _each in ("undone_by", "data", "fields")),
    sa.literal(0).label("pk"),
).join_from(DISCLOSURE, OPERATION, OPERATION.c.number == DISCLOSURE.c.operation)
_HISTORY = Statement(
    sa.union_all(
        _CHANGES.order_by(None).add_columns(CHANGE.c.pk).where(CHANGE.c.record == sa.bindparam("record")),
        _SHOWN.where(DISCLOSURE.c.record == sa.bindparam("record")),
    ).order_by(sa.desc("number"), sa.desc("pk"))
)
_HOLDING = Statement(
    _CHANGES.add_columns(CHANGE.c.record)
    .where(OPERATION.c.number > sa.bindparam("since"), OPERATION.c.action == "do", OPERATION.c.undone_by.is_(None))
    .limit(sa.bindparam("limit"))
)
_NEWEST = Statement(
    sa.select(sa.func.coalesce(sa.func.max(OPERATION.c.number), 0)).where(
        OPERATION.c.number.not_in(sa.select(DISCLOSURE.c.operation))
    )
)


def last_undoable(db: Database) -> int | None:
    """The number of the operation that Undo would take back."""
    found: int | None = db.value(_LAST)
    return found


def last_undone(db: Database) -> int | None:
    """The number of the operation that Redo would bring back: undone, and nothing done since."""
    found: int | None = db.value(_UNDONE)
    return found


def label_of(db: Database, number: int) -> Message:
    """The label of an operation, as it was entered."""
    return Message.from_data(json.loads(db.value(_LABEL, number=number)))


class JournalReader:
    """What was done, by operation and by record."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.db = snapshot.db
        self.masked = snapshot.masked

    def operations(self, limit: int = 100, before: int | None = None) -> list[OperationInfo]:
        """The latest operations, newest first; with `before`, those of smaller numbers."""
        rows = self.db.all(_ALL, limit=limit) if before is None else self.db.all(_BEFORE, before=before, limit=limit)
        return [_operation(row) for row in rows]

    def sought(self, sought: Sought, limit: int = 100, before: int | None = None) -> list[OperationInfo]:
        """As operations, those alone that a person looks for."""
        since, until = (stamp_of(each) if each is not None else None for each in sought[2:4])
        rows = self.db.all(
            _SOUGHT, limit=limit, before=before, author=sought.author, kind=sought.kind, since=since, until=until,
            shown=1 if sought.shown else None,
        )  # fmt: skip
        return [_operation(row) for row in rows]

    def authors(self) -> list[str]:
        """Everybody who ever did something."""
        return [row[0] for row in self.db.all(_AUTHORS)]

    def to_undo(self) -> OperationInfo | None:
        """The operation that Undo would take back."""
        number = last_undoable(self.db)
        return None if number is None else self._one(number)

    def to_redo(self) -> tuple[OperationInfo, OperationInfo] | None:
        """The operation that Redo would bring back, and the one that took it back."""
        number = last_undone(self.db)
        return None if number is None else (self._one(number), self._one(self.db.value(_UNDONE_BY, number=number)))

    def _one(self, number: int) -> OperationInfo:
        return _operation(self.db.first(_ONE, number=number, limit=1))

    def history(self, id: RecordId) -> list[HistoryEntry]:
        """Everything done to one record, newest first; also who was shown sensitive values of it."""
        return [_history(row[:-1], self.masked) for row in self.db.all(_HISTORY, record=id)]

    def changes(self, since: int = 0, limit: int = 50) -> list[ChangeEntry]:
        """The latest changes that hold, of any record, made by operations after number `since`; newest first."""
        rows = self.db.all(_HOLDING, since=since, limit=limit)
        named: dict[RecordId, tuple[str, str]] = {}
        for kind in {row[0] for row in rows}:
            named |= names(self.db, kind, {row[-1] for row in rows if row[0] == kind})
        return [ChangeEntry(row[0], record, *named[record], _history(row, self.masked)) for *row, record in rows]

    def undoable(self, me: str | None = None) -> Message | None:
        """What Undo would take back, by its label; where `me` is given and somebody else did it, also by whom and when."""
        found = self.to_undo()
        return None if found is None else named_for(found, me)

    def redoable(self) -> Message | None:
        """What Redo would bring back, by its label."""
        number = last_undone(self.db)
        return None if number is None else label_of(self.db, number)

    def data_version(self) -> int:
        """The number of the last operation that wrote something, not only showed it: it rises whenever any window writes."""
        found: int = self.db.value(_NEWEST)
        return found


def named_for(operation: OperationInfo, me: str | None) -> Message:
    """The label of an operation; where `me` is given and somebody else did it, also by whom and when."""
    if me is None or operation.author == me:
        return operation.label
    at = operation.at.astimezone()
    return msg(
        "{what} ({author}, {date}, {time})",
        what=operation.label, author=operation.author, date=at.date(), time=f"{at:%H:%M}",
    )  # fmt: skip


def _operation(row: Sequence[Any]) -> OperationInfo:
    number, label, author, origin, at, action, undone_by, undoable, counts = row
    return OperationInfo(
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
