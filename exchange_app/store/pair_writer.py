"""Writing what people said of two records."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.domain.exchange.pairs import Pair, Verdict, ordered, pair_text
from exchange_app.domain.records import RecordId
from exchange_app.store.operation import Operation
from exchange_app.store.statements import Statement, Upsert
from exchange_app.store.system_tables import PAIR, PAIR_CHANGE

_CHANGED = Statement(
    Upsert(PAIR_CHANGE, ("operation", "first", "second"), lambda fresh: {"new": fresh.new}), *PAIR_CHANGE.c.keys()
)
_SAID = Statement(Upsert(PAIR, ("first", "second")), *PAIR.c.keys())
_FORGOTTEN = Statement(
    sa.delete(PAIR).where(PAIR.c.first == sa.bindparam("first"), PAIR.c.second == sa.bindparam("second"))
)


class PairWriter:
    """Pairs of records that are the same, or different."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self._pairs = operation.reader.pairs

    def say(self, kind: str, one: RecordId, other: RecordId, verdict: Verdict | None) -> None:
        """Remember what a person said of two records: the same, different, or (None) nothing any more."""
        pair = self._pairs.of(kind, *ordered(one, other))
        lineage = self._operation.reader.states.lineage
        self.put(pair.said(verdict, lineage.version(self._operation.number), lineage.offices))

    def put(self, pair: Pair) -> None:
        """Set what stands of a pair, and enter it in the journal."""
        old = self._pairs.of(pair.kind, pair.first, pair.second)
        if old == pair:
            return
        self._operation.journal.noted = True
        of = {"first": pair.first, "second": pair.second, "kind": pair.kind, "operation": self._operation.number}
        text = pair_text(pair)
        self._operation.db.run(_CHANGED, **of, old=pair_text(old) if old.register.entries else None, new=text)
        if pair.register.entries:
            self._operation.db.run(_SAID, **of, verdict=pair.verdict, registers=text, changed_at=self._operation.at)
        else:
            self._operation.db.run(_FORGOTTEN, first=pair.first, second=pair.second)
