"""Chooses one of a list's columns by typing some letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from exchange_app.text import Words, fold
from ui.components.icons import icon
from ui.components.keys import CommonKeys
from ui.lists.list_columns import ListColumn
from ui.lists.popup import ROW, Popup

_MOST_ROWS = 14


class FieldPopup(Popup):
    """Every column that is offered, in the order of the list; those that are `used` carry a tick. The arrows go through them while
    the cursor stays in the search."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: Words,
        offered: Iterable[ListColumn],
        used: Collection[str],
        chosen: Callable[[str], object],
    ) -> None:
        super().__init__(parent, title)
        self._chosen = chosen
        self.search = QLineEdit()
        self.search.setPlaceholderText(words._("Search the list"))
        self.search.setAccessibleName(words._("Search the list"))
        self.search.textChanged.connect(self._narrow)
        self.body.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for column in offered:
            item = QListWidgetItem(column.full_label(words))
            item.setData(Qt.ItemDataRole.UserRole, column.key)
            item.setSizeHint(QSize(0, ROW))
            if column.key in used:
                item.setIcon(icon("check", "accent"))
            self.list.addItem(item)
        self.list.setFixedHeight(ROW * min(self.list.count(), _MOST_ROWS) + 4)
        self.list.clicked.connect(self._choose)
        self.body.addWidget(self.list)
        self._narrow("")
        self.search.setFocus()

    def _narrow(self, text: str) -> None:
        """Those whose names have the letters; of those that begin with them the shortest name is taken first."""
        said, found = fold(text), list[tuple[bool, int, int]]()
        for row in range(self.list.count()):
            name = fold(self.list.item(row).text())
            self.list.item(row).setHidden(said not in name)
            if said in name:
                found.append((not name.startswith(said), len(name) if said else 0, row))
        self.list.setCurrentRow(min(found)[2] if found else -1)

    def _step(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count() and self.list.item(row).isHidden():
            row += step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through what is found, Enter takes it."""
        match CommonKeys.of(event):
            case CommonKeys.DOWN:
                self._step(1)
            case CommonKeys.UP:
                self._step(-1)
            case CommonKeys.OPEN:
                self._choose(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close()
            self._chosen(index.data(Qt.ItemDataRole.UserRole))
