"""Panels: a frame of one pixel with an optional head and foot. And the head of a page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.flow import FlowLayout
from ui.components.labels import Elided, label
from ui.components.theme import PAGE_HEADER

_SIDE = 16
"""Between the edge of a page and its head."""


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


class _HeadLayout(FlowLayout):
    """First what names the page, then buttons at the right of it; as many of the first as do not fit there stand under it."""

    def __init__(self, parent: QWidget, named: QLayout) -> None:
        super().__init__(parent)
        self.addChildLayout(named)
        self.addItem(named)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 2 * _SIDE, PAGE_HEADER)

    def minimumSize(self) -> QSize:
        return QSize(super().minimumSize().width() + 2 * _SIDE, PAGE_HEADER)

    def _place(self, rect: QRect, *, move: bool) -> int:
        named, *buttons = [each for each in self._items if not each.isEmpty()]
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        least, right, at = room.x() + named.sizeHint().width(), room.right() + 1, len(buttons)
        while at and (left := right - (size := buttons[at - 1].sizeHint()).width()) - self.spacing() >= least:
            at, right = at - 1, left - self.spacing()
            if move:
                buttons[at].setGeometry(QRect(QPoint(left, room.y() + (PAGE_HEADER - size.height()) // 2), size))
        if move:
            named.setGeometry(QRect(room.x(), room.y(), right - room.x(), PAGE_HEADER))
        under = self._flow(buttons[:at], QRect(room.x(), room.y() + PAGE_HEADER - 4, room.width(), 0), move=move)
        return PAGE_HEADER + (under + 4 if under else 0)


class PageHeader(QWidget):
    """The head of a page, 52 high: title, count in the second colour, then buttons at the right."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self._all = _HeadLayout(self, self.row)
        self.title: QLabel = Elided(title, "title")
        self.note: QLabel = Elided(note, "text", "second")
        self.row.addWidget(self.title)
        self.row.addSpacing(4)
        self.row.addWidget(self.note)
        self.row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """A button at the right; the primary one last."""
        self._all.addWidget(widget)

    def replace_title(self, widget: QWidget) -> None:
        """Another widget stands as the title, such as the cohort chooser."""
        self.row.replaceWidget(self.title, widget)
        self.title.hide()
