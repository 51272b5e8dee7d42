"""What a write changed, and the one way in which what is on the screen follows it: what is seen reads again, what is hidden
only notes that it is behind and reads when it comes to the front."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk.signals import Signals

if TYPE_CHECKING:
    from exchange_app.store.results import OperationResult


@dataclass(frozen=True, slots=True)
class WrittenRecords:
    """The ids that were written, by kind, and of kinds of which no record came or went the fields; `everything` where it
    cannot be said which, as when another window wrote, two records were linked or a file was sent."""

    records: Mapping[str, frozenset[str]] = field(default_factory=dict)
    everything: bool = False
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, result: OperationResult | None) -> WrittenRecords:
        """What one operation changed; None: another window wrote."""
        if result is None or not result.changed:
            return EVERYTHING
        return cls(result.changed, fields=result.fields)

    def __or__(self, other: WrittenRecords) -> WrittenRecords:
        if self.everything or other.everything:
            return EVERYTHING
        both = (self, other)
        records: dict[str, frozenset[str]] = {}
        fields: dict[str, frozenset[str]] = {}
        for kind in {*self.records, *other.records}:
            of = [each for each in both if kind in each.records]
            records[kind] = frozenset().union(*(each.records[kind] for each in of))
            if all(kind in each.fields for each in of):
                fields[kind] = frozenset().union(*(each.fields[kind] for each in of))
        return WrittenRecords(records, fields=fields)

    def touches(self, kinds: Collection[str]) -> bool:
        """Whether a record of one of these kinds may have changed."""
        return self.everything or any(each in self.records for each in kinds)

    def touches_any(self, kind: str, ids: Collection[str]) -> bool:
        """Whether one of these records may have changed."""
        return self.everything or not self.records.get(kind, frozenset()).isdisjoint(ids)

    def writes(self, kind: str, fields: Collection[str]) -> bool:
        """Whether one of these fields may hold something else in a record of a kind, or a record of it came or went."""
        return self.touches((kind,)) and (kind not in self.fields or not self.fields[kind].isdisjoint(fields))


EVERYTHING = WrittenRecords(everything=True)


class Freshness(QObject):
    """Keeps one widget as new as the store. The widget calls `seen` from its showEvent."""

    def __init__(
        self,
        widget: QWidget,
        signals: Signals,
        concerned: Callable[[WrittenRecords], bool],
        read: Callable[[WrittenRecords], object],
    ) -> None:
        """`concerned` says whether changes are of what the widget shows, `read` reads it again."""
        super().__init__(widget)
        self._widget, self._concerned, self._read = widget, concerned, read
        self._missed: WrittenRecords | None = None
        signals.changed.connect(self._changed)

    @property
    def behind(self) -> bool:
        """Whether something was written that the widget does not show yet."""
        return self._missed is not None

    def _changed(self, result: OperationResult | None) -> None:
        changes = WrittenRecords.of(result)
        if not self._concerned(changes):
            return
        if self._widget.isVisible():
            self._read(changes)
        else:
            self._missed = changes if self._missed is None else self._missed | changes

    def seen(self) -> None:
        """The widget has come to the front: it reads what it missed."""
        missed, self._missed = self._missed, None
        if missed is not None:
            self._read(missed)
