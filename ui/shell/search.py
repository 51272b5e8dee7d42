"""The field in the menu bar that searches everything. What was found is shown by search_results, once a store is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from exchange_app.text import Words
from ui.components.fields import dress_search
from ui.components.keys import SearchKeys
from ui.components.labels import label
from ui.components.theme import font

_STEPS = {SearchKeys.DOWN: 1, SearchKeys.UP: -1, SearchKeys.ON: 8, SearchKeys.BACK: -8}


class SearchBox(QLineEdit):
    """280 × 28 in the menu bar. It tells what is asked and keeps the keys; Up, Down and Enter are those of the list under it."""

    asked = Signal(str)
    """A moment after the last key: the words to search, empty where there are none."""
    moved = Signal(int)
    """Another line is wanted, by so many."""
    chosen = Signal()
    """Enter: the line is meant."""
    left = Signal()
    """The person goes elsewhere: the list is to close."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words._("Search everything"))
        self.setAccessibleName(words._("Search everything"))
        dress_search(self, words, clears=False)
        self.setFixedSize(280, 28)
        cap = QHBoxLayout(self)
        cap.setContentsMargins(0, 5, 6, 5)
        self._hint = label("Ctrl K", "small", "second")
        self._hint.setFont(font("second"))
        self._hint.setObjectName("keycap")
        cap.addStretch(1)
        cap.addWidget(self._hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(50)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(lambda: self._timer.start())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hint.hide()
        self.selectAll()
        if self.text().strip():
            self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hint.setVisible(not self.text())
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match SearchKeys.of(event):
            case SearchKeys.DOWN | SearchKeys.UP | SearchKeys.ON | SearchKeys.BACK as pressed:
                self.moved.emit(_STEPS[pressed])
            case SearchKeys.TAKE:
                self.chosen.emit()
            case SearchKeys.LEAVE:
                self.leave()
            case _:
                super().keyPressEvent(event)

    def leave(self) -> None:
        """Empty the field, close the list and give the keys back to the page."""
        self.clear()
        self.left.emit()
        self.clearFocus()
        self._hint.show()
