"""What people said of two records, as a unit of work writes it."""

from __future__ import annotations

from typing import Any

from exchange_app.domain.exchange.pairs import Pair, Verdict, ordered, pair_text
from exchange_app.domain.records import RecordId
from exchange_app.store.journal import Journal
from exchange_app.store.reader import Reader


class Pairing:
    """Pairs of records that are the same, or different."""

    cursor: Any
    reader: Reader
    journal: Journal
    number: int
    at: str

    def say_of_pair(self, kind: str, one: RecordId, other: RecordId, verdict: Verdict | None) -> None:
        """Remember what a person said of two records: the same, different, or (None) nothing any more."""
        pair = self.reader.pair(kind, *ordered(one, other))
        lineage = self.reader.lineage
        self.put_pair(pair.said(verdict, lineage.version(self.number), lineage.offices))

    def put_pair(self, pair: Pair) -> None:
        """Set what stands of a pair, and enter it in the journal."""
        old = self.reader.pair(pair.kind, pair.first, pair.second)
        if old == pair:
            return
        self.journal.noted = True
        self.cursor.execute(
            "INSERT INTO pair_change (operation, first, second, kind, old, new) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (operation, first, second) DO UPDATE SET new = excluded.new",
            (
                self.number,
                pair.first,
                pair.second,
                pair.kind,
                pair_text(old) if old.register.entries else None,
                pair_text(pair),
            ),
        )
        if not pair.register.entries:
            self.cursor.execute("DELETE FROM pair WHERE first = ? AND second = ?", (pair.first, pair.second))
            return
        self.cursor.execute(
            "INSERT INTO pair (first, second, kind, verdict, registers, changed_at, operation) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (first, second) DO UPDATE SET verdict = excluded.verdict, registers = excluded.registers, "
            "changed_at = excluded.changed_at, operation = excluded.operation",
            (pair.first, pair.second, pair.kind, pair.verdict, pair_text(pair), self.at, self.number),
        )
