"""One row of a list as it was read from the store."""

from __future__ import annotations

from typing import Any

from exchange_app.services.cell_edits import SeenRecord


class ListRow:
    """One row that has been read: key, id, raw cells and what is shown in them, in column order."""

    __slots__ = ("conflicts", "id", "key", "problems", "raw", "seen", "texts")

    def __init__(
        self,
        key: int,
        record: str,
        raw: tuple[Any, ...],
        texts: list[str],
        problems: int,
        conflicts: int,
        seen: SeenRecord,
    ) -> None:
        self.key = key
        self.id = record
        self.raw = raw
        self.texts = texts
        self.problems = problems
        self.conflicts = conflicts
        self.seen = seen
