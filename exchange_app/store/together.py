"""The part of the reader that tells what stands side by side: open conflicts, pairs, and the states of records."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.store.statements import Statement, either
from exchange_app.store.states import StateReading
from exchange_app.store.system_tables import CONFLICT, PAIR

_SAID_SAME = Statement(
    sa.select(PAIR.c.first, PAIR.c.second)
    .where(
        PAIR.c.verdict == "same",
        sa.or_(PAIR.c.first == sa.bindparam("record"), PAIR.c.second == sa.bindparam("record")),
    )
    .order_by(PAIR.c.first, PAIR.c.second)
)
_OPEN = Statement(
    sa.select(CONFLICT.c.kind, CONFLICT.c.record, CONFLICT.c.field)
    .where(either(CONFLICT.c.record, "record"))
    .order_by(CONFLICT.c.kind, CONFLICT.c.record, CONFLICT.c.field)
)


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A field in which different values stand; `field` is `removed` where a removal is contested."""

    kind: str
    record: RecordId
    field: str


class Together(StateReading):
    """Open conflicts, records that are the same, and the states of records."""

    def open_conflicts(self, record: RecordId | None = None) -> list[OpenConflict]:
        """Fields in which different values stand: of one record, or of all that stand."""
        return [OpenConflict(*row) for row in self.db.all(_OPEN, record=record)]

    def linked(self, record: RecordId) -> list[RecordId]:
        """The records of which somebody said that they are the same as this one, also by way of others."""
        found = [record]
        for each in found:
            pairs = self.db.all(_SAID_SAME, record=each)
            found += [other for pair in pairs for other in pair if other not in found]
        return found[1:]

    def forget_lineage(self) -> None:
        """Ask again who wrote what: another incarnation has become known."""
        self.__dict__.pop("lineage", None)
