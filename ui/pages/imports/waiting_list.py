"""The rows of earlier lists that were set aside and wait: what each says, why it waits, and that nothing is left to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from exchange_app.store import Problem
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.labels import label

_MOST, _LINE = 6, 26
_LISTED = 1000
"""The oldest rows; the others come as these are settled."""


class _Rows(QListWidget):
    settled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_R):
            self.settled.emit()
        else:
            super().keyPressEvent(event)


class WaitingList(QWidget):
    """Hidden while nothing waits. A row is taken in by importing its file again, or entered by hand; or it is settled here."""

    settled = Signal(object)
    """The Problem of a row about which nothing is left to do."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: Sequence[Problem] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 16, 48, 16)
        column.setSpacing(6)
        self.head = label("", "strong")
        column.addWidget(self.head)
        told = words._(
            "Rows of imported lists that were not taken. Import the file again to take one in, or settle it here."
        )
        column.addWidget(label(told, "second", "second", wrap=True))
        self.list = _Rows()
        self.list.setAccessibleName(words._("Rows that wait"))
        self.list.settled.connect(self._settle)
        column.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.settle = button(words._("Nothing to do"), icon_name="check", clicked=self._settle)
        self.settle.setToolTip(words._("The row is no record: it waits no longer (Delete)"))
        foot.addWidget(self.settle)
        column.addLayout(foot)
        self.hide()

    def fill(self, rows: Sequence[Problem]) -> None:
        """Show these rows."""
        at = max(0, self.list.currentRow())
        self._rows = rows
        self.list.clear()
        for row in rows[:_LISTED]:
            why = self._words.say(row.message)
            self.list.addItem(self._words.join((row.place or "", row.cell or "", why)))
        self.list.setFixedHeight(_LINE * min(_MOST, max(1, len(rows))) + 4)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.head.setText(self._words.n_("{count} row waits", "{count} rows wait", len(rows)))
        self.setVisible(bool(rows))

    def _settle(self) -> None:
        if 0 <= self.list.currentRow() < len(self._rows):
            self.settled.emit(self._rows[self.list.currentRow()])
