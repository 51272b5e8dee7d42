"""Notes of what waits for a person at a record, struck out when it is solved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.store.codec import dumps
from exchange_app.store.operation import Operation
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import OPEN_PROBLEM, PROBLEM
from exchange_app.text import Message


def _solved(*where: sa.ColumnElement[bool]) -> Statement:
    return Statement(sa.update(PROBLEM).where(*where, OPEN_PROBLEM), "solved", "solved_by")


_AT_RECORD = PROBLEM.c.record == sa.bindparam("at_record")
_SOLVED = _solved(PROBLEM.c.pk == sa.bindparam("number"))
_SOLVED_AT_FIELD = _solved(_AT_RECORD, PROBLEM.c.field == sa.bindparam("at_field"))
_REPLACED = _solved(
    _AT_RECORD,
    PROBLEM.c.field.is_not_distinct_from(sa.bindparam("at_field")),
    PROBLEM.c.source == sa.bindparam("of_source"),
)
_WAITING = Statement(sa.select(PROBLEM.c.record).where(OPEN_PROBLEM).distinct())
_NOTED = ("kind", "record", "field", "source", "message", "cell", "place", "operation")
_ENTERED = Statement(sa.insert(PROBLEM), *_NOTED)


class ProblemNotes:
    """Problems of records, as an operation notes and solves them."""

    def __init__(self, operation: Operation) -> None:
        self._db, self._journal, self._number = operation.db, operation.journal, operation.number
        self._noted: list[dict[str, Any]] = []
        self._waiting: frozenset[RecordId] | None = None
        """The records at which something waited before this operation noted anything, once it was asked for."""

    def note(
        self,
        kind: str,
        id: RecordId,
        field: str | None,
        message: Message,
        cell: str | None = None,
        *,
        place: str | None = None,
        source: str = "import",
    ) -> None:
        """Note something about a record, at a field where it belongs to one. The same field's earlier note of that
        source is replaced. `cell` is the words of an unreadable cell, `place` its sheet and address."""
        noted = (kind, id, field, source, dumps(message.to_data()), cell, place, self._number)
        self._noted.append(dict(zip(_NOTED, noted, strict=True)))

    def solve_fields(self, id: RecordId, fields: Iterable[str]) -> None:
        """Strike out what was noted at fields that got a new value."""
        if self._waiting is None:
            self._waiting = frozenset(self._db.list(_WAITING))
        if id not in self._waiting:
            return
        self._solve(_SOLVED_AT_FIELD, [{"at_record": id, "at_field": field} for field in fields])

    def solve(self, number: int) -> None:
        """Strike out one note, by its number."""
        self._journal.noted = True
        self._solve(_SOLVED, [{"number": number}])

    def flush(self) -> None:
        """Write what was noted."""
        if not self._noted:
            return
        self._journal.noted = True
        self._solve(
            _REPLACED,
            [
                {"at_record": each["record"], "at_field": each["field"], "of_source": each["source"]}
                for each in self._noted
            ],
        )
        self._db.many(_ENTERED, self._noted)
        self._noted.clear()

    def _solve(self, statement: Statement, keys: Iterable[dict[str, Any]]) -> None:
        self._db.many(statement, ({"solved": 1, "solved_by": self._number, **each} for each in keys))
