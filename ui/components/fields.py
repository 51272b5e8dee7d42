"""Entry fields used on every page: the search field, a combo box of coded choices, a field under its label."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components.icons import icon
from ui.components.keys import CommonKeys
from ui.components.labels import label
from ui.components.theme import set_property


def dress_search(line: QLineEdit, words: Words, *, clears: bool = True) -> None:
    """The glass before a line that is searched by, and behind it the cross that empties it; each says what it is."""
    line.addAction(icon("search", "second"), QLineEdit.ActionPosition.LeadingPosition).setText(words._("Search"))
    if clears:
        line.setClearButtonEnabled(True)
        cross = line.findChild(QAction, "_q_qlineeditclearaction")
        if cross is not None:
            cross.setText(words._("Empty the field"))
    for button in line.findChildren(QToolButton):
        said = button.defaultAction().text()
        button.setAccessibleName(said)
        button.setToolTip(said)


class SearchField(QLineEdit):
    """Filter as you type: `typed` comes a moment after the last key. Escape empties it, Down goes on to the list."""

    typed = Signal(str)
    left_down = Signal()

    def __init__(self, words: Words, placeholder: str, parent: QWidget | None = None, *, wait: int = 60) -> None:
        """`wait`: milliseconds of quiet before `typed`."""
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        dress_search(self, words)
        self.setFixedHeight(28)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(wait)
        self._timer.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textChanged.connect(lambda: self._timer.start())

    def put(self, text: str) -> None:
        """Set the text and tell nobody. (With its signals blocked it would keep the cross of the text before.)"""
        self.setText(text)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if CommonKeys.of(event) is CommonKeys.CLOSE and self.text():
            self.clear()
        elif CommonKeys.of(event) is CommonKeys.DOWN:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class SteadyBox(QComboBox):
    """A combo box that the wheel does not change: whoever turns it scrolls what lies around."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turned = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.isEditable():
            # Qt would look for an entry that begins with it; it is meant for what lies around.
            event.ignore()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        self._turned = self._turned or self.currentIndex() != before

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._turned = False
        super().focusOutEvent(event)

    def takes_choice(self) -> bool:
        """Whether Enter only takes the entry that the keys went to while the list was closed, as it does in an open list. Asked
        once: the next Enter is another matter."""
        turned, self._turned = self._turned, False
        return turned


class Choice(SteadyBox):
    """A combo box of (code, words)."""

    picked = Signal(str)

    def __init__(self, choices: Iterable[tuple[str, str]], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.setFixedHeight(28)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for code, text in choices:
            self.addItem(text, code)
        self.activated.connect(lambda: self.picked.emit(self.code()))

    def code(self) -> str:
        """The code chosen."""
        return str(self.currentData() or "")

    def set_code(self, code: str) -> None:
        """Choose without telling anyone."""
        self.setCurrentIndex(max(0, self.findData(code)))


class Labelled(QWidget):
    """A field under its label, with room for help or for what is wrong beneath it."""

    def __init__(self, text: str, field: QWidget, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = label(text, "second", "second")
        self.label.setBuddy(field)
        self.field = field
        self._help = help_text
        self.below = label(help_text, "second", "second", wrap=True)
        self.below.setVisible(bool(help_text))
        column.addWidget(self.label)
        column.addWidget(field)
        column.addWidget(self.below)
        if not field.accessibleName():
            field.setAccessibleName(text)

    def complain(self, sentence: str) -> None:
        """Frame the field and say what is wrong under it; empty: all is well."""
        set_property(self.field, "state", "bad" if sentence else "")
        set_property(self.below, "tone", "bad" if sentence else "second")
        self.below.setText(sentence or self._help)
        self.below.setVisible(bool(sentence or self._help))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            set_property(self.label, "tone", "second" if self.isEnabled() else "disabled")
        super().changeEvent(event)
