"""What the store answers with, beside records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from exchange_app.kinds import Value
from exchange_app.text import Message


@dataclass(frozen=True, slots=True)
class OperationResult:
    """What one committed operation did: its number (0: it changed nothing), the ids it touched, by kind, and of kinds of
    which fields alone were written, those fields; a kind of which records came or went stands in `changed` alone."""

    number: int
    label: Message
    changed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many records it touched."""
        return sum(len(ids) for ids in self.changed.values())


class OperationInfo(NamedTuple):
    """A line of the list of operations; `counts` tells how many records it touched, by kind."""

    number: int
    label: Message
    author: str
    origin: str
    at: datetime
    action: str
    undone: bool
    undoable: bool
    counts: Mapping[str, int]


class Sought(NamedTuple):
    """Which operations a person looks for: by whom, of which kind of record, from when and until when (not included), and
    whether only those by which something was shown or given away. None: all."""

    author: str | None = None
    kind: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    shown: bool = False


class HistoryEntry(NamedTuple):
    """What one operation did to one record: field → (old, new); `action` is create, update, remove, restore, or disclose
    where sensitive values were shown."""

    operation: int
    at: datetime
    author: str
    origin: str
    label: Message
    action: str
    undone: bool
    changes: Mapping[str, tuple[Value | None, Value | None]]


class SearchHit(NamedTuple):
    """One record found by the search over everything: its name as title, and a line that tells it from others."""

    kind: str
    id: str
    code: str
    title: str
    line: str


class Problem(NamedTuple):
    """What waits for a person at a record. `source` is import or check; `cell` holds the words that could not be read
    and `place` where they stand (sheet and address). Of a row of a list that was set aside (`source` is row) `record` and `place` are
    its file, sheet and number."""

    number: int
    kind: str
    record: str
    field: str | None
    source: str
    message: Message
    cell: str | None
    place: str | None
    operation: int
