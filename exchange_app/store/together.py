"""The part of the reader that tells what stands side by side; how states are read comes when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from exchange_app.domain.exchange.ownership import Facts, Ownership
from exchange_app.domain.exchange.pairs import Pair
from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.exchange.versions import Content, Offices, Seen, Version
from exchange_app.domain.records import RecordId
from exchange_app.store.reading import Reading
from exchange_app.store.states import Lineage, StateReading


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A field in which different values stand; `field` is `removed` where a removal is contested."""

    kind: str
    record: RecordId
    field: str


class Together(Reading):
    """Open conflicts, records that are the same, and by way of StateReading the states of records."""

    def open_conflicts(self, record: RecordId | None = None) -> list[OpenConflict]:
        """Fields in which different values stand: of one record, or of all that stand."""
        self.cursor.execute(
            "SELECT kind, record, field FROM conflict WHERE ?1 IS NULL OR record = ?1 ORDER BY kind, record, field",
            (record,),
        )
        return [OpenConflict(*row) for row in self.cursor.fetchall()]

    def linked(self, record: RecordId) -> list[RecordId]:
        """The records of which somebody said that they are the same as this one, also by way of others."""
        found = [record]
        for each in found:
            self.cursor.execute(
                "SELECT first, second FROM pair WHERE verdict = 'same' AND (first = ?1 OR second = ?1) ORDER BY first, second",
                (each,),
            )
            found += [other for pair in self.cursor.fetchall() for other in pair if other not in found]
        return found[1:]

    @cached_property
    def _states(self) -> StateReading:
        return StateReading(self.db)

    @property
    def lineage(self) -> Lineage:
        """Who wrote what this store holds."""
        return self._states.lineage

    def forget_lineage(self) -> None:
        """Ask again who wrote what: another incarnation has become known."""
        self.__dict__.pop("_states", None)

    def kept(self, kind: str, ids: Iterable[RecordId] | None = None) -> Iterator[Kept]:
        """Records of a kind as they are kept, removed ones too: those of `ids` in that order, or all by row key."""
        return self._states.kept(kind, ids)

    def kept_gone(self, kind: str) -> list[Kept]:
        """The removed records of a kind of which something was heard, by row key."""
        return self._states.kept_gone(kind)

    def offices(self) -> Offices:
        """Every incarnation of a store that is known: this one's and others'."""
        return self._states.offices()

    def ownership(self, coming: Callable[[RecordId], Facts | None] | None = None) -> Ownership:
        """Whose the fields of records are, as the store stands; `coming` tells of records that are not here yet."""
        return self._states.ownership(coming)

    def common_content(self, kind: str, record: RecordId, field: str, seen: Seen) -> Content:
        """What we held in a field when another side, which has `seen` that much of it, still agreed with us."""
        return self._states.common_content(kind, record, field, seen)

    def written_by(self, version: Version) -> tuple[str | None, datetime | None]:
        """Who wrote a version of this store, and when; nothing of others' and of what was typed into workbooks."""
        return self._states.written_by(version)

    def pairs(self) -> list[Pair]:
        """Every pair of records of which somebody said something."""
        return self._states.pairs()

    def pair(self, kind: str, first: RecordId, second: RecordId) -> Pair:
        """What was said of two records, the smaller id first."""
        return self._states.pair(kind, first, second)
