"""A small floating frame that closes when one looks elsewhere; filters and column choosers stand in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import label

ROW = 26
"""Height of a line of the lists in it, in pixels."""


class Popup(QFrame):
    """A floating frame with a heading. Escape and a click elsewhere close it."""

    def __init__(self, parent: QWidget, title: str, width: int = 288) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setFixedWidth(width)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 10, 12, 12)
        self.body.setSpacing(8)
        self.body.addWidget(label(title, "strong"))

    def foot(self) -> QHBoxLayout:
        """A line of buttons at the foot."""
        line = QHBoxLayout()
        line.setSpacing(8)
        self.body.addLayout(line)
        return line

    def show_at(self, place: QPoint) -> None:
        """Open at a global place, moved in where the screen ends."""
        self.adjustSize()
        screen = self.screen().availableGeometry() if self.screen() else None
        if screen is not None:
            self.resize(self.width(), min(self.height(), screen.height() - 8))
            place.setX(max(screen.left() + 4, min(place.x(), screen.right() - self.width() - 4)))
            place.setY(max(screen.top() + 4, min(place.y(), screen.bottom() - self.height() - 4)))
        self.move(place)
        self.show()
