"""Where a list gets its rows: the least of the store that a table needs."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Protocol

from exchange_app.services.cell_edits import seen_columns
from exchange_app.store import Query, Store


class RowSource(Protocol):
    """Ordered row keys of a whole list, and the cells of a few of them."""

    seen: tuple[str, ...]
    """The columns in which it stands which version of a record its cells show; see cell_edits.SeenRecord, without the id."""

    def keys(self, query: Query) -> array[int]:
        """The keys of all rows of the query, in its order."""

    def rows(self, columns: Sequence[str], keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """For each key: the key, the record's id, then the raw values of `columns`."""


class StoreSource:
    """The rows of one kind in a store. Each call is a snapshot of its own and may come from any thread."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind
        self.seen = seen_columns(kind)

    def keys(self, query: Query) -> array[int]:
        """The keys of all rows of the query, in its order."""
        with self._store.read() as reader:
            return reader.keys(query)

    def rows(self, columns: Sequence[str], keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """For each key: the key, the record's id, then the raw values of `columns`."""
        with self._store.read() as reader:
            return reader.rows(self._kind, columns, keys)
