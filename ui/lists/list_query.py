"""What a list asks of the store: the filters, the search and the marks of its bar, and its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from exchange_app.store.query import Filter, Query, Sort
from ui.lists.filter_bar import FilterBar
from ui.lists.filters import query_from, to_data
from ui.lists.list_columns import ListColumn


class ListQuery(QObject):
    """The question of one list. It is changed in the filter bar, by the heads of the columns, and from other pages."""

    changed = Signal()

    def __init__(self, first: Query, available: Mapping[str, ListColumn], bar: FilterBar) -> None:
        super().__init__(bar)
        self._kind, self._language, self._available, self._bar = first.kind, first.language, available, bar
        self.sort: tuple[Sort, ...] = first.sort
        self._put(first)
        bar.changed.connect(self.changed)

    def _put(self, query: Query) -> None:
        self.sort = query.sort
        self._bar.set_filters(
            query.filters, search=query.search, problems=query.with_problems, conflicts=query.with_conflicts
        )

    def query(self) -> Query:
        """What the list shows now."""
        bar = self._bar
        return Query(
            self._kind, search=bar.search.text().strip(), filters=bar.filters, sort=self.sort, language=self._language,
            with_problems=bar.problems.isChecked(), with_conflicts=bar.conflicts.isChecked(),
        )  # fmt: skip

    def to_data(self) -> dict[str, Any]:
        """It as JSON data, as saved views keep it."""
        return to_data(self.query())

    def use(self, data: Any) -> None:
        """Ask what JSON data says; an order that it does not name stays."""
        if isinstance(data, dict):
            self._put(query_from(data, self._kind, self._available, self._language, self.sort))
            self.changed.emit()

    def use_filters(self, filters: Sequence[Filter], *, problems: bool = False, search: str = "") -> None:
        """Put these filters in the place of all others."""
        known = tuple(each for each in filters if each.column in self._available)
        self._put(Query(self._kind, search, known, self.sort, self._language, with_problems=problems))
        self.changed.emit()

    def sort_by(self, key: str, add: bool, descending: bool | None = None) -> None:
        """Sort by a column, or turn its direction; with `add` behind the columns that sort already."""
        there = next((each for each in self.sort if each.column == key), None)
        turned = descending if descending is not None else bool(there and not there.descending)
        if add:
            rest = [each for each in self.sort if each.column != key]
            at = next((at for at, each in enumerate(self.sort) if each.column == key), len(rest))
            self.sort = (*rest[:at], Sort(key, turned), *rest[at:])
        else:
            self.sort = (Sort(key, turned if (there and len(self.sort) == 1) or descending is not None else False),)
        self.changed.emit()

    def marks(self, columns: Iterable[ListColumn]) -> tuple[dict[int, tuple[int, bool]], set[int]]:
        """For the heads of columns: by place the number in the order (from 1) and whether descending; and which filter."""
        places = {column.key: at for at, column in enumerate(columns)}
        order = {
            places[each.column]: (number, each.descending)
            for number, each in enumerate(self.sort, 1)
            if each.column in places
        }
        return order, {places[each.column] for each in self._bar.filters if each.column in places}
