"""Panels: a frame of one pixel with an optional head and foot. And the head of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.components.labels import Elided, label
from ui.components.theme import PAGE_HEADER


class Panel(QFrame):
    """A framed surface. Put content into `body`; head and foot come when something is put there."""

    def __init__(self, title: str = "", count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.title = label(title, "strong")
        self.count = label(count, "text", "second")
        self.head = self._bar("panelHead", 40)
        self.head_row = self._row(self.head)
        self.head_row.addWidget(self.title)
        self.head_row.addWidget(self.count)
        self.head_row.addStretch(1)
        self.head.setVisible(bool(title))
        self._column.addWidget(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._column.addLayout(self.body, 1)
        self.foot = self._bar("panelFoot", 40)
        self.foot_row = self._row(self.foot)
        self.foot.setVisible(False)
        self._column.addWidget(self.foot)

    def _bar(self, name: str, height: int) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName(name)
        bar.setFixedHeight(height)
        return bar

    def _row(self, bar: QFrame) -> QHBoxLayout:
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        return row

    def add_to_head(self, widget: QWidget) -> None:
        """At the right of the head."""
        self.head.setVisible(True)
        self.head_row.addWidget(widget)

    def add_to_foot(self, widget: QWidget, stretch: int = 0) -> None:
        """Into the foot, from the left."""
        self.foot.setVisible(True)
        self.foot_row.addWidget(widget, stretch)


class PageHeader(QWidget):
    """The head of a page, 52 high: title, count in the second colour, then buttons at the right."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(PAGE_HEADER)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 16, 0)
        self.row.setSpacing(8)
        self.title: QLabel = Elided(title, "title")
        self.note: QLabel = Elided(note, "text", "second")
        self.row.addWidget(self.title)
        self.row.addSpacing(4)
        self.row.addWidget(self.note)
        self.row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """A button at the right; the primary one last."""
        self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def replace_title(self, widget: QWidget) -> None:
        """Another widget stands as the title, such as the cohort chooser."""
        self.row.replaceWidget(self.title, widget)
        self.title.hide()
