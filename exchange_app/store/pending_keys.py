"""All lines of what a partner has not been sent, as small numbers: their order is made without reading a value."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from exchange_app.kinds.registry import shared_kinds


class PendingAction(IntEnum):
    """What became of a record since the export; of a field it is CHANGED."""

    CHANGED = 0
    ADDED = 1
    REMOVED = 2
    RESTORED = 3


@dataclass(slots=True)
class PendingKeys:
    """All lines of the list, four small numbers each: its first and last change in the journal, what it is, and its
    field's place in the catalogue (-1: the record itself). A record's lines stand together, the latest record first."""

    first: array[int] = field(default_factory=lambda: array("i"))
    last: array[int] = field(default_factory=lambda: array("i"))
    what: array[int] = field(default_factory=lambda: array("b"))
    place: array[int] = field(default_factory=lambda: array("h"))
    kind: array[int] = field(default_factory=lambda: array("b"))
    records: dict[str, int] = field(default_factory=dict)
    """Records with lines, by kind."""
    agency: str = ""
    """Who has not seen it."""
    whats: dict[PendingAction, int] = field(default_factory=dict)
    """Lines by what they are."""

    def __len__(self) -> int:
        return len(self.first)

    def add(self, kind: int, first: Collection[int], last: Collection[int], what: int, place: int) -> None:
        """Put lines of one kind, by its number, and of one field at the end."""
        self.first.extend(first)
        self.last.extend(last)
        for column, value in ((self.what, what), (self.place, place), (self.kind, kind)):
            column.extend(array(column.typecode, (value,)) * len(first))

    def arrange(self, order: Sequence[int]) -> None:
        """Put the lines in another order, given by their numbers."""
        for column in (self.first, self.last, self.what, self.place, self.kind):
            column[:] = array(column.typecode, map(column.__getitem__, order))

    def of_kind(self, kind: str | None) -> array[int]:
        """The numbers of the lines of one kind, or of all."""
        if kind is None:
            return array("q", range(len(self)))
        wanted = shared_kinds().index(kind)
        return array("q", (at for at, each in enumerate(self.kind) if each == wanted))


Line = tuple[int, int, int, int]
"""First and last change in the journal, what it is, and the field's place in the catalogue."""
