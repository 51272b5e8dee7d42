"""Chooses the columns of a list and their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidgetItem, QWidget

from exchange_app.text import Words, fold
from ui.components.buttons import button
from ui.components.keys import OrderKeys
from ui.components.labels import label
from ui.components.tick_list import TickList
from ui.lists.list_columns import ListColumn
from ui.lists.popup import ROW, Popup


class _Columns(TickList):
    """Check marks, moved with the mouse or with Alt and the arrows."""

    def sizeHint(self) -> QSize:
        """As many lines as are looked over at once; fewer where the screen is low."""
        return QSize(super().sizeHint().width(), 336)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the current column."""
        pressed = OrderKeys.of(event)
        if pressed in (OrderKeys.UP, OrderKeys.DOWN):
            step = -1 if pressed is OrderKeys.UP else 1
            row = self.currentRow()
            if 0 <= row + step < self.count():
                item = self.takeItem(row)
                self.insertItem(row + step, item)
                self.setCurrentRow(row + step)
                self.model().rowsMoved.emit(self.rootIndex(), row, row, self.rootIndex(), row + step)
            return
        super().keyPressEvent(event)


class ColumnPopup(Popup):
    """Every change shows at once in the list behind it."""

    def __init__(
        self, parent: QWidget, words: Words, available: Mapping[str, ListColumn], shown: Sequence[str], lead: str, changed: Callable[[list[str]], None],
        reset: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(parent, words._("Columns"))
        self._changed, self._quiet = changed, True
        self.body.addWidget(
            label(words._("Drag to reorder, or hold Alt and use the arrows."), "second", "second", wrap=True)
        )
        search = QLineEdit()
        search.setPlaceholderText(words._("Search the list"))
        search.setAccessibleName(words._("Search the list"))
        search.textChanged.connect(self._narrow)
        self.body.addWidget(search)
        self.list = _Columns()
        self.list.setAccessibleName(words._("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumHeight(4 * ROW)
        for key in [*shown, *(each for each in available if each not in shown)]:
            if key == lead:
                continue
            item = QListWidgetItem(available[key].full_label(words))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setSizeHint(QSize(0, ROW))
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.model().rowsMoved.connect(lambda *_: self._tell())
        self.body.addWidget(self.list)
        foot = self.foot()

        def start_again() -> None:
            self.close()
            reset()

        foot.addWidget(button(words._("As at first"), "flat", clicked=start_again))
        foot.addStretch(1)
        foot.addWidget(button(words._("Close"), clicked=self.close))
        self._quiet = False
        self.list.setFocus()

    def keys(self) -> list[str]:
        """The columns chosen, in their order."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _tell(self) -> None:
        if not self._quiet:
            self._changed(self.keys())

    def _narrow(self, text: str) -> None:
        said = fold(text)
        for at in range(self.list.count()):
            self.list.item(at).setHidden(said not in fold(self.list.item(at).text()))
