"""The bar at the foot of a page: what is going to happen, and the buttons for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget


class FootBar(QWidget):
    """One row on the foot's ground, of a height in pixels; higher where a sentence in it takes more lines."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 48, right: int = 16, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 4, right, 4)
        self.row.setSpacing(spacing)
