"""All lines of what a partner has not been sent, as small numbers: their order is made without reading a value."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import IntEnum

from exchange_app.kinds.registry import shared_kinds


class What(IntEnum):
    """What became of a record since the export; of a field it is CHANGED."""

    CHANGED = 0
    ADDED = 1
    REMOVED = 2
    RESTORED = 3


@dataclass(slots=True)
class PendingKeys:
    """All lines of the list, four small numbers each: its first and last change in the journal, what it is, and its
    field's place in the catalogue (-1: the record itself). A record's lines stand together, the latest record first."""

    first: array[int] = field(default_factory=lambda: array("q"))
    last: array[int] = field(default_factory=lambda: array("q"))
    what: array[int] = field(default_factory=lambda: array("b"))
    place: array[int] = field(default_factory=lambda: array("h"))
    kind: array[int] = field(default_factory=lambda: array("b"))
    records: dict[str, int] = field(default_factory=dict)
    """Records with lines, by kind."""
    whats: dict[What, int] = field(default_factory=dict)
    """Lines by what they are."""

    def __len__(self) -> int:
        return len(self.first)

    def of_kind(self, kind: str | None) -> array[int]:
        """The numbers of the lines of one kind, or of all."""
        if kind is None:
            return array("q", range(len(self)))
        wanted = shared_kinds().index(kind)
        return array("q", (at for at, each in enumerate(self.kind) if each == wanted))


Line = tuple[int, int, int, int]
"""First and last change in the journal, what it is, and the field's place in the catalogue."""
Sorted = tuple[int, int, int, int, int, int]
"""A line to be sorted, the latest record first: its record's last change (negative), the field's place, the first and the last
change, what it is, and the number of its kind."""
