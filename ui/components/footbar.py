"""The bar at the foot of a page: what is going to happen, and the buttons for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget


class FootBar(QWidget):
    """One row on the foot's ground, of a fixed height in pixels."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 48, right: int = 16, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(height)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, right, 0)
        self.row.setSpacing(spacing)
