"""A list in which lines are ticked, with a search field and a tick for all of them; a number can stand in each line's last column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exchange_app.text import Words, fold
from ui.components.fields import SearchField

ROW = 28
Index = QModelIndex | QPersistentModelIndex
_ID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class TickLine:
    """A line: what it stands for, what its columns say, whether it is ticked."""

    id: str
    texts: Sequence[str]
    ticked: bool = True


class _Tree(QTreeWidget):
    """Space ticks the line, a figure goes into its last column where that is typed into."""

    typed_column = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            item.setCheckState(0, _OFF if item.checkState(0) is _ON else _ON)
        elif event.text().isdecimal() and self.typed_column < 0:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def edit(self, index: Index, *how: Any) -> bool | None:  # type: ignore[override]
        """Whatever part of the line is current, it is the number that is typed."""
        if self.typed_column < 0:
            return False
        at = self.model().index(index.row(), self.typed_column) if index.isValid() else index
        return super().edit(at, *how)


class TickTree(QWidget):
    """The lines with search field and tick for all. `typed`: the last column is one that is typed into."""

    changed = Signal()
    """A tick or a number is another."""

    def __init__(
        self, words: Words, spoken: str, heads: Sequence[str], *, typed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        self.all = QCheckBox(words._("All"))
        self.all.setToolTip(words._("Tick all that are shown, or none"))
        self.search = SearchField(words.p_("list", "Search"))
        self.tree = _Tree()
        self.tree.setObjectName("framedTree")
        self.tree.setProperty("lines", True)
        self.tree.setAccessibleName(spoken)
        self.tree.setColumnCount(len(heads))
        self.tree.setHeaderLabels(list(heads))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setSectionsMovable(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if typed:
            self.tree.typed_column = len(heads) - 1
        triggers = QAbstractItemView.EditTrigger
        self.tree.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
            if typed
            else triggers.NoEditTriggers
        )
        self._typed = typed
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(self.search)
        self.search.setMinimumWidth(200)
        column.addLayout(row)
        column.addWidget(self.tree, 1)
        self.all.clicked.connect(self._tick_all)
        self.search.typed.connect(self._narrow)
        self.search.left_down.connect(self.tree.setFocus)
        self.tree.itemChanged.connect(lambda *_: self._changed())
        self.setFocusProxy(self.tree)

    def fill(self, lines: Sequence[TickLine]) -> None:
        """Show these lines in the place of the present ones."""
        blocked = self.tree.blockSignals(True)
        self.tree.clear()
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        for each in lines:
            item = QTreeWidgetItem(self.tree, list(each.texts))
            item.setData(0, _ID, each.id)
            item.setSizeHint(0, QSize(0, ROW))
            item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if self._typed else flags)
            item.setCheckState(0, _ON if each.ticked else _OFF)
            if self._typed:
                item.setTextAlignment(
                    self.tree.typed_column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
        self.tree.blockSignals(blocked)
        if items := self._items():
            self.tree.setCurrentItem(items[0])
        self._narrow(self.search.text())
        self._changed()

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        return [each for each in found if each is not None]

    def _shown(self) -> list[QTreeWidgetItem]:
        return [each for each in self._items() if not each.isHidden()]

    def _tick_all(self, on: bool) -> None:
        blocked = self.tree.blockSignals(True)
        for each in self._shown():
            each.setCheckState(0, _ON if on else _OFF)
        self.tree.blockSignals(blocked)
        self._changed()
        self.tree.viewport().update()

    def _narrow(self, words: str) -> None:
        sought = fold(words).split()
        for each in self._items():
            told = fold(" ".join(each.text(at) for at in range(self.tree.columnCount())))
            each.setHidden(not all(word in told for word in sought))
        self._say_all()

    def _say_all(self) -> None:
        shown = self._shown()
        self.all.setChecked(bool(shown) and all(each.checkState(0) is _ON for each in shown))

    def _changed(self) -> None:
        self._say_all()
        self.changed.emit()

    def ticked(self) -> list[str]:
        """What the ticked lines stand for, also those that the search hides."""
        return [str(each.data(0, _ID)) for each in self._items() if each.checkState(0) is _ON]

    def typed(self) -> dict[str, str]:
        """What stands in the last column of the ticked lines."""
        return {
            str(each.data(0, _ID)): each.text(self.tree.columnCount() - 1)
            for each in self._items()
            if each.checkState(0) is _ON
        }

    def put(self, typed: Mapping[str, str]) -> None:
        """Tick just these lines, with this in their last column."""
        for each in self._items():
            said = typed.get(str(each.data(0, _ID)))
            each.setCheckState(0, _OFF if said is None else _ON)
            if said is not None and self._typed:
                each.setText(self.tree.columnCount() - 1, said)

    def go_to(self, id: str) -> None:
        """Make a line current."""
        found = next((each for each in self._items() if each.data(0, _ID) == id), None)
        if found is not None:
            found.setHidden(False)
            self.tree.setCurrentItem(found)
            self.tree.setFocus()
