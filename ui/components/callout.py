"""A callout: a small floating frame under a place, with icon, heading, words and actions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.components import icons
from ui.components.labels import label
from ui.components.theme import tokens


class Callout(QFrame):
    """Lies over its parent, at most 420 wide. Escape closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self._host = parent
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        self._picture = QLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        row.addLayout(column, 1)
        self.heading = label("", "strong", wrap=True)
        self.words = label("", "second", "second", wrap=True)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        self.setFixedWidth(420)
        self.hide()

    def say(self, heading: str, text: str, icon_name: str = "warning", tone: str = "bad") -> None:
        """What it says; `tone` is a token's name."""
        self._picture.setPixmap(icons.pixmap(icon_name, getattr(tokens(), tone), 18, self.devicePixelRatioF()))
        self.heading.setText(heading)
        self.words.setText(text)
        self.words.setVisible(bool(text))
        self.setAccessibleName(f"{heading} {text}".strip())

    def show_at(self, target: QRect) -> None:
        """Under a rectangle of the parent, above it where there is no room beneath."""
        self.adjustSize()
        area = self._host.rect()
        x = max(8, min(target.left(), area.right() - self.width() - 8))
        y = target.bottom() + 6
        if y + self.height() > area.bottom() - 8:
            y = max(8, target.top() - self.height() - 6)
        self.move(QPoint(x, y))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
            return
        super().keyPressEvent(event)
