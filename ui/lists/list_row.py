"""The rows of a list as they are read from the store, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from exchange_app.kinds import FieldType, Value
from exchange_app.progress import Progress, Silent
from exchange_app.services.cell_edits import SeenRecord
from exchange_app.text import msg
from ui.lists.list_columns import ListColumn
from ui.lists.source import RowSource

_ALWAYS = ("problems", "conflicts")
_BATCH = 2_000
_READING = msg("Reading the list")


class ListRow:
    """One row that has been read: key, id, raw cells and what is shown in them, in column order; and by column to which record
    a reference refers."""

    __slots__ = ("conflicts", "id", "key", "problems", "raw", "referred", "seen", "texts")

    def __init__(
        self,
        key: int,
        record: str,
        raw: tuple[Any, ...],
        texts: list[str],
        problems: int,
        conflicts: int,
        seen: SeenRecord,
        referred: Mapping[int, str | None],
    ) -> None:
        self.key = key
        self.id = record
        self.raw = raw
        self.texts = texts
        self.problems = problems
        self.conflicts = conflicts
        self.seen = seen
        self.referred = referred


class RowReading:
    """How the rows of a list are read: from where, and which columns. It does not change, and any thread may use it."""

    def __init__(self, source: RowSource, columns: Sequence[ListColumn]) -> None:
        self._source = source
        self.columns = tuple(columns)
        self._formats = [each.format for each in columns]
        self._flags = [each.field is not None and each.field.type is FieldType.BOOLEAN for each in columns]
        self._references = [
            at for at, each in enumerate(columns) if each.field is not None and each.field.type is FieldType.REFERENCE
        ]
        ids = tuple(f"{columns[at].key}.id" for at in self._references)
        self._wanted = (*(each.key for each in columns), *_ALWAYS, *source.seen, *ids)
        self._points = len(columns) + 2
        self._versions = self._points + len(_ALWAYS)
        self._ids = self._versions + len(source.seen)

    def cells(self, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """For each key what `line` makes a row of; nothing stands in one whose record is gone."""
        found = self._source.rows(self._wanted, keys)
        if len(found) == len(keys):
            return found
        by_key = {each[0]: each for each in found}
        return [by_key.get(key) or self._gone(key) for key in keys]

    def _gone(self, key: int) -> tuple[Any, ...]:
        return (key, "", *(None for _ in self._wanted))

    def gone(self, key: int) -> ListRow:
        """The row of a record that is there no more: nothing stands in it."""
        return self.line(self._gone(key))

    def line(self, cells: tuple[Any, ...]) -> ListRow:
        """A row of what was read for it."""
        raw, (problems, conflicts) = cells[2 : self._points], cells[self._points : self._versions]
        texts = [form(value) if value is not None else "" for form, value in zip(self._formats, raw, strict=True)]
        referred = dict(zip(self._references, cells[self._ids :], strict=True))
        return ListRow(cells[0], cells[1], raw, texts, problems or 0, conflicts or 0, self.seen(cells), referred)

    def seen(self, cells: tuple[Any, ...]) -> SeenRecord:
        """Which version of a record was read."""
        return SeenRecord(cells[1], *cells[self._versions : self._ids])

    def lines(
        self, keys: Sequence[int], known: Mapping[int, ListRow] | None = None, progress: Progress | None = None
    ) -> Iterator[ListRow]:
        """Rows by their keys, whether shown or not; those whose records are gone are left out. What is `known` is not read again.
        Stops when cancelled."""
        progress, known = progress or Silent(), known or {}
        for start in range(0, len(keys), _BATCH):
            progress.step(start, len(keys), _READING)
            some = keys[start : start + _BATCH]
            rest = [key for key in some if key not in known]
            read = {row[0]: row for row in self._source.rows(self._wanted, rest)} if rest else {}
            for key in some:
                if key in known:
                    yield known[key]
                elif key in read:
                    yield self.line(read[key])

    def value(self, line: ListRow, at: int) -> Value | None:
        """The canonical value of a cell; of a reference the id, not the name that is shown."""
        if at in line.referred:
            return line.referred[at]
        raw = cast("Value | None", line.raw[at])
        return bool(raw) if raw is not None and self._flags[at] else raw
