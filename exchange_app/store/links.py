"""What people said of two records, as a unit of work writes it."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.domain.exchange.pairs import Pair, Verdict, ordered, pair_text
from exchange_app.domain.records import RecordId
from exchange_app.store.journal import Journal
from exchange_app.store.reader import Reader
from exchange_app.store.statements import Database, Statement, Upsert
from exchange_app.store.system_tables import PAIR, PAIR_CHANGE

_CHANGED = Statement(
    Upsert(PAIR_CHANGE, ("operation", "first", "second"), lambda fresh: {"new": fresh.new}), *PAIR_CHANGE.c.keys()
)
_SAID = Statement(Upsert(PAIR, ("first", "second")), *PAIR.c.keys())
_FORGOTTEN = Statement(
    sa.delete(PAIR).where(PAIR.c.first == sa.bindparam("first"), PAIR.c.second == sa.bindparam("second"))
)


class Pairing:
    """Pairs of records that are the same, or different."""

    db: Database
    reader: Reader
    journal: Journal
    number: int
    at: str

    def say_of_pair(self, kind: str, one: RecordId, other: RecordId, verdict: Verdict | None) -> None:
        """Remember what a person said of two records: the same, different, or (None) nothing any more."""
        pair = self.reader.pairs.of(kind, *ordered(one, other))
        lineage = self.reader.states.lineage
        self.put_pair(pair.said(verdict, lineage.version(self.number), lineage.offices))

    def put_pair(self, pair: Pair) -> None:
        """Set what stands of a pair, and enter it in the journal."""
        old = self.reader.pairs.of(pair.kind, pair.first, pair.second)
        if old == pair:
            return
        self.journal.noted = True
        of = {"first": pair.first, "second": pair.second, "kind": pair.kind, "operation": self.number}
        text = pair_text(pair)
        self.db.run(_CHANGED, **of, old=pair_text(old) if old.register.entries else None, new=text)
        if pair.register.entries:
            self.db.run(_SAID, **of, verdict=pair.verdict, registers=text, changed_at=self.at)
        else:
            self.db.run(_FORGOTTEN, first=pair.first, second=pair.second)
