"""A page behind a tab: what it shows is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class LaterPage(QWidget):
    """Scrolls up and down, and holds nothing before it is seen: most records are only looked at by their first tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[], QWidget] | None = None
        self._area: QScrollArea | None = None

    def put(self, make: Callable[[], QWidget]) -> None:
        """Show what `make` gives, at once where the page is seen, else when it comes to be."""
        self._make = make
        if self.isVisible():
            self.fill()

    def fill(self) -> None:
        """Make what waits."""
        make, self._make = self._make, None
        if make is None:
            return
        if self._area is None:
            self._area = QScrollArea(self)
            self._area.setWidgetResizable(True)
            self._area.setFrameShape(QScrollArea.Shape.NoFrame)
            self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            room = QVBoxLayout(self)
            room.setContentsMargins(0, 0, 0, 0)
            room.addWidget(self._area)
        self._area.setWidget(make())
        self._area.show()

    def widget(self) -> QWidget | None:
        """What was made last."""
        return None if self._area is None else self._area.widget()

    def showEvent(self, event: QShowEvent) -> None:
        """Seen now."""
        self.fill()
        super().showEvent(event)
