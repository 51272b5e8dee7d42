"""Reading what people said of two records: that they are the same, or not."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.domain.exchange.pairs import Pair, pair_of
from exchange_app.domain.records import RecordId
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import PAIR

_BOTH = sa.select(PAIR.c.first, PAIR.c.second).order_by(PAIR.c.first, PAIR.c.second)
_PAIRS = Statement(
    sa.select(PAIR.c.kind, PAIR.c.first, PAIR.c.second, PAIR.c.registers).order_by(PAIR.c.first, PAIR.c.second)
)
_PAIR = Statement(
    sa.select(PAIR.c.registers).where(PAIR.c.first == sa.bindparam("first"), PAIR.c.second == sa.bindparam("second"))
)
_SAME = Statement(_BOTH.where(PAIR.c.verdict == "same"))
_DIFFERENT = Statement(_BOTH.where(PAIR.c.verdict == "different"))
_SAME_AS = Statement(
    _BOTH.where(
        PAIR.c.verdict == "same",
        sa.or_(PAIR.c.first == sa.bindparam("record"), PAIR.c.second == sa.bindparam("record")),
    )
)


class PairReader:
    """Pairs of records, the smaller id first."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.db = snapshot.db

    def every(self) -> list[Pair]:
        """Every pair of records of which somebody said something."""
        return [pair_of(*row) for row in self.db.all(_PAIRS)]

    def of(self, kind: str, first: RecordId, second: RecordId) -> Pair:
        """What was said of two records, the smaller id first."""
        return pair_of(kind, first, second, self.db.value(_PAIR, first=first, second=second))

    def same(self) -> list[tuple[RecordId, RecordId]]:
        """The pairs of which a person said that they are the same, and nobody that they are not."""
        return [(first, second) for first, second in self.db.all(_SAME)]

    def different(self) -> set[tuple[RecordId, RecordId]]:
        """The pairs of which a person said that they are not the same."""
        return {(first, second) for first, second in self.db.all(_DIFFERENT)}

    def same_as(self, record: RecordId) -> list[RecordId]:
        """The records of which somebody said that they are the same as this one, also by way of others."""
        found = [record]
        for each in found:
            pairs = self.db.all(_SAME_AS, record=each)
            found += [other for pair in pairs for other in pair if other not in found]
        return found[1:]
