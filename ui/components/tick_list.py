"""A list whose lines are ticked, by their boxes or by their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class TickList(QListWidget):
    """A click anywhere on a line ticks it, or takes its tick away."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: tuple[QListWidgetItem, Qt.CheckState] | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember on which line, and whether it is ticked."""
        item = self.itemAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (item, item.checkState()) if left and item is not None else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt has turned the tick where its box was met."""
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if pressed is not None and item is pressed[0] and item.checkState() is pressed[1]:
            off, on = Qt.CheckState.Unchecked, Qt.CheckState.Checked
            item.setCheckState(on if pressed[1] is off else off)
