"""Values of many records kept by column, each record seen as a mapping of what it gives.

A list of 50,000 people has 50,000 times 25 values. Measured with a mapping of its own for each person instead (processor time
of the importing process, two runs each): the preview took 4.7–5.6 s for 3.0–3.6, writing it 4.1–4.9 s for 2.8, and the peak of
memory was 40 MB higher. That is an import which takes half as long again, and so these columns stay. They are tuples: those
hold for good what they hold, so that Python's collector looks through each of them once and not whenever it comes by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, overload

from exchange_app.kinds.model import Value


class Columns:
    """Values by field, as many for each; None where a record gives none."""

    __slots__ = ("count", "of")

    def __init__(self, of: Mapping[str, tuple[Value | None, ...]], count: int) -> None:
        self.of = of
        self.count = count

    def lines(self) -> list[ColumnsRow]:
        """The records, in order."""
        return [ColumnsRow(self, at) for at in range(self.count)]


class ColumnsRow(Mapping[str, Value]):
    """What one record of Columns gives, in the order of the columns."""

    __slots__ = ("at", "table")

    def __init__(self, table: Columns, at: int) -> None:
        self.table = table
        self.at = at

    def __getitem__(self, key: str) -> Value:
        value = self.table.of[key][self.at]
        if value is None:
            raise KeyError(key)
        return value

    @overload
    def get(self, key: str, /) -> Value | None: ...
    @overload
    def get(self, key: str, /, default: Any) -> Any: ...
    def get(self, key: str, /, default: Any = None) -> Any:
        """The value of a field, or `default` where the record gives none."""
        column = self.table.of.get(key)
        value = None if column is None else column[self.at]
        return default if value is None else value

    def __contains__(self, key: object) -> bool:
        column = self.table.of.get(key)  # type: ignore[call-overload]
        return column is not None and column[self.at] is not None

    def __iter__(self) -> Iterator[str]:
        at = self.at
        return (key for key, column in self.table.of.items() if column[at] is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Gathered:
    """Rows of values as columns: taken from the columns that they are lines of, else from row after row."""

    def __init__(self, rows: Sequence[Mapping[str, Value | None]]) -> None:
        self._rows = rows
        first = rows[0] if rows else None
        self._table = first.table if isinstance(first, ColumnsRow) else None
        self._places: list[int] = []
        self._runs: list[slice] = []
        if self._table is not None:
            self._places = [row.at for row in rows if type(row) is ColumnsRow and row.table is self._table]
            if len(self._places) < len(rows):
                self._table = None
            else:
                self._runs = _runs(self._places)

    def keys(self) -> set[str]:
        """The fields of all rows; of lines also those that none of them gives."""
        return set(self._table.of) if self._table is not None else set().union(*self._rows)

    def column(self, key: str, default: Value | None = None) -> tuple[Any, ...]:
        """One value a row: `default` where the row has none."""
        if self._table is None:
            return tuple([row.get(key, default) for row in self._rows])
        column = self._table.of.get(key)
        if column is None:
            return (default,) * len(self._rows)
        if len(self._runs) == 1:
            found = column[self._runs[0]]
        else:
            found = tuple(chain.from_iterable(column[run] for run in self._runs))
        return found if default is None else tuple([default if value is None else value for value in found])

    def only(self, keys: Collection[str]) -> Sequence[Mapping[str, Value | None]]:
        """The rows without any other fields."""
        if self.keys() <= set(keys):
            return self._rows
        if self._table is None:
            return [{key: value for key, value in row.items() if key in keys} for row in self._rows]
        fewer = Columns({key: column for key, column in self._table.of.items() if key in keys}, self._table.count)
        return [ColumnsRow(fewer, at) for at in self._places]


def _runs(places: Sequence[int]) -> list[slice]:
    """Places as stretches of neighbours: of a list nearly all rows are taken, and a few stretches are copied faster than rows."""
    cuts = [at for at, (one, following) in enumerate(pairwise(places), 1) if following != one + 1]
    return [slice(places[first], places[last - 1] + 1) for first, last in pairwise([0, *cuts, len(places)])]
