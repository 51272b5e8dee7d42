"""The groups of a list: what its records hold in one column, and how many hold it; one of them alone is shown when it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from exchange_app.kinds import FieldType
from exchange_app.kinds.columns import SIDE
from exchange_app.progress import Progress
from exchange_app.store.query import Filter, Query
from exchange_app.text import Words
from ui.components.buttons import icon_button
from ui.components.delegate import CellDelegate
from ui.components.hit_rows import HitRow, Rows
from ui.components.labels import Elided
from ui.desk.context import Desk
from ui.desk.operations import Running
from ui.lists.cell_menu import only
from ui.lists.filters import way_of
from ui.lists.list_columns import ListColumn

_MOST = 500
_LEAST, _WIDTH, _SHARE = 132, 196, 0.3
"""Pixels that it takes, and how much of the list at most."""
_NOT_ONE = (FieldType.LIST, FieldType.AGENCIES, FieldType.COUNTS, FieldType.LONG_TEXT)
"""Of these a record holds several values, or one that no other holds."""


class GroupRow(NamedTuple):
    """What is said of it, how many records it has, and the filters that leave them alone."""

    text: str
    records: int
    filters: tuple[Filter, ...]


def is_groupable(column: ListColumn) -> bool:
    """Whether records can be told apart by a column: each holds one value, which is not masked."""
    way = way_of(column)
    if way is None or way == "given":
        return False
    return column.key == SIDE.key if column.field is None else column.field.type not in _NOT_ONE


class ListGroups(QWidget):
    """Stands beside the rows while a list is grouped. It is read again with them, beside the window."""

    chosen = Signal(object)
    """The filters of the group that is to be shown alone; none of them: all."""
    closed = Signal()

    def __init__(self, desk: Desk, column: ListColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self._desk, self._words = desk, desk.words
        self._running: Running | None = None
        self._in_force: tuple[Filter, ...] = ()
        self.groups: list[GroupRow] = []
        words = desk.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 4, 2)
        head.addWidget(Elided(words._("By {column}", column=column.label), "second-medium", "second"), 1)
        head.addWidget(icon_button("close", words._("No groups (Ctrl+Shift+G)"), clicked=self.closed.emit))
        outer.addLayout(head)
        self._model = Rows(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(CellDelegate(self.list, lines=False))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words._("Groups by {column}", column=column.label))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        outer.addWidget(self.list, 1)

    def fit(self, room: int) -> None:
        """Be as wide as a list of so many pixels lets it be."""
        self.setFixedWidth(max(_LEAST, min(_WIDTH, int(room * _SHARE))))

    def read(self, query: Query) -> None:
        """Count what the list shows, but for what shows one group of it alone."""
        if self._running is not None:
            self._running.drop()
        desk, column = self._desk, self.column
        self._in_force = tuple(each for each in query.filters if each.column == column.key)
        bare = query._replace(filters=tuple(each for each in query.filters if each.column != column.key), sort=())

        def task(_progress: Progress) -> tuple[list[GroupRow], bool]:
            with desk.store.read() as reader:
                found = reader.groups(bare, column.key, _MOST + 1)
                total = reader.count(bare)
            return [_all(total, self._words), *_groups(column, found[:_MOST], self._words)], len(found) > _MOST

        self._running = desk.operations.run(task, lambda found: self._show(*found), owner=self)

    def _show(self, groups: Sequence[GroupRow], more: bool) -> None:
        self._running = None
        self.groups = list(groups)
        number: Callable[[int], str] = self._words.number
        rows = [HitRow(each.text, number(each.records), go=lambda: None) for each in groups]
        if more:
            rows.append(HitRow(self._words._("More than {count}: narrow the list first.", count=_MOST)))
        self._model.show(rows)
        for row, each in enumerate(self.groups):
            if each.filters == self._in_force:
                self.list.setCurrentIndex(self._model.index(row))

    def _go(self, index: QModelIndex) -> None:
        if index.row() < len(self.groups):
            self.chosen.emit(self.groups[index.row()].filters)


def _all(total: int, words: Words) -> GroupRow:
    return GroupRow(words._("All"), total, ())


def _groups(column: ListColumn, found: Sequence[tuple[object, object, int]], words: Words) -> list[GroupRow]:
    groups = []
    for value, shown, count in found:
        filters = only(column, value)  # type: ignore[arg-type]
        if filters is not None:
            text = column.format(shown) if shown is not None else words.p_("filter", "not given")
            groups.append(GroupRow(text, count, filters))
    return groups
