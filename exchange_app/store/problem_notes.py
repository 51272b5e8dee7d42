"""The part of the unit of work that notes what waits for a person at a record, and strikes it out when it is solved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exchange_app.domain.records import RecordId
from exchange_app.store.codec import dumps
from exchange_app.store.journal import Journal
from exchange_app.text import Message

_OPEN = "solved = 0 AND withdrawn = 0"


class Noting:
    """Problems of records, as a unit of work writes them."""

    cursor: Any
    number: int
    journal: Journal
    _noted: list[tuple[Any, ...]]

    def problem(
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
        self._noted.append((kind, id, field, source, dumps(message.to_data()), cell, place, self.number))

    def solve_fields(self, id: RecordId, fields: Iterable[str]) -> None:
        """Strike out what was noted at fields that got a new value."""
        self._solve("record = ? AND field = ?", ((id, field) for field in fields))

    def solve_problem(self, number: int) -> None:
        """Strike out one note, by its number."""
        self.journal.noted = True
        self._solve("pk = ?", [(number,)])

    def flush_notes(self) -> None:
        """Write what was noted."""
        if not self._noted:
            return
        self.journal.noted = True
        self._solve("record = ? AND field IS ? AND source = ?", ((note[1], note[2], note[3]) for note in self._noted))
        self.cursor.executemany(
            "INSERT INTO problem (kind, record, field, source, message, cell, place, operation) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self._noted,
        )
        self._noted.clear()

    def _solve(self, where: str, keys: Iterable[tuple[Any, ...]]) -> None:
        self.cursor.executemany(
            f"UPDATE problem SET solved = 1, solved_by = {self.number:d} WHERE {where} AND {_OPEN}", keys
        )
