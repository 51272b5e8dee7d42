"""The part of the reader that gives back what the application remembers: problems, layouts, filters, exports."""

from __future__ import annotations

import json

from exchange_app.domain.records import RecordId
from exchange_app.store.codec import moment
from exchange_app.store.memory import Export, Layout, SavedFilter
from exchange_app.store.reading import Reading
from exchange_app.store.results import Problem
from exchange_app.text import Message

_PROBLEM = "SELECT pk, kind, record, field, source, message, cell, place, operation FROM problem"
_EXPORT = (
    "SELECT id, agency, number, operation, at, author, cohorts, fields, people, basis, file_name, file_hash FROM export"
)


class MemoryReading(Reading):
    """Everything beside records and journal."""

    def problems(self, kind: str | None = None, record: RecordId | None = None, limit: int = 1000) -> list[Problem]:
        """What waits for a person: of everything, of a kind or at one record; the oldest first."""
        self.cursor.execute(
            f"{_PROBLEM} WHERE solved = 0 AND withdrawn = 0 AND (?1 IS NULL OR kind = ?1) "
            "AND (?2 IS NULL OR record = ?2) ORDER BY pk LIMIT ?3",
            (kind, record, limit),
        )
        return [
            Problem(number, kind, id, field, source, Message.from_data(json.loads(message)), cell, place, operation)
            for number, kind, id, field, source, message, cell, place, operation in self.cursor.fetchall()
        ]

    def layout(self, signature: str) -> Layout | None:
        """The remembered layout of a signature."""
        return next((each for each in self.layouts() if each.signature == signature), None)

    def layouts(self) -> list[Layout]:
        """All remembered layouts, the latest first."""
        self.cursor.execute("SELECT signature, name, mapping FROM layout ORDER BY changed_at DESC, signature")
        return [Layout(signature, name, json.loads(mapping)) for signature, name, mapping in self.cursor.fetchall()]

    def saved_filters(self, kind: str) -> list[SavedFilter]:
        """The saved filters of a list, by name."""
        self.cursor.execute("SELECT kind, name, query FROM saved_filter WHERE kind = ? ORDER BY fold(name)", (kind,))
        return [SavedFilter(kind, name, json.loads(query)) for kind, name, query in self.cursor.fetchall()]

    def exports(self, agency: str | None = None) -> list[Export]:
        """The transfer log, the latest first; to one agency or to all."""
        self.cursor.execute(f"{_EXPORT} WHERE ?1 IS NULL OR agency = ?1 ORDER BY operation DESC", (agency,))
        return [
            Export(
                id,
                to,
                number,
                operation,
                moment(at),
                author,
                tuple(json.loads(cohorts)),
                tuple(json.loads(fields)),
                *rest,
            )
            for id, to, number, operation, at, author, cohorts, fields, *rest in self.cursor.fetchall()
        ]

    def export_base(self, id: str) -> bytes | None:
        """The base kept with an export."""
        row = self.cursor.execute("SELECT base FROM export WHERE id = ?", (id,)).fetchone()
        return None if row is None else bytes(row[0])

    def not_same(self) -> set[tuple[RecordId, RecordId]]:
        """Pairs of ids (smaller first) of which a person said that they are not the same."""
        self.cursor.execute("SELECT first, second FROM pair WHERE verdict = 'different'")
        return {(first, second) for first, second in self.cursor.fetchall()}

    def partners(self) -> list[str]:
        """The codes of the other agencies that stand in the store."""
        self.cursor.execute(
            "SELECT code FROM agency WHERE removed = 0 AND code <> (SELECT agency FROM identity) ORDER BY pk"
        )
        return [code for (code,) in self.cursor.fetchall()]
