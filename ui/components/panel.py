"""Panels: a frame of one pixel with an optional head and foot. And the head of a page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.flow import FlowLayout
from ui.components.labels import Elided, label
from ui.components.theme import PAGE_HEADER

_SIDE = 16
"""Between the edge of a page and its head."""


_TOLD = 160
"""Pixels of the words behind a page's title that its buttons leave to them."""


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


class _BarLayout(FlowLayout):
    """First what names the bar, then buttons at the right of it; as many of the first as do not fit there stand under it."""

    def __init__(self, parent: QWidget, named: QLayout, height: int, side: int) -> None:
        super().__init__(parent)
        self._height, self._side = height, side
        self.yielding: QWidget | None = None
        """What of the name gives way before a button goes under it, down to _TOLD pixels."""
        self.addChildLayout(named)
        self.addItem(named)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 2 * self._side, self._height)

    def minimumSize(self) -> QSize:
        return QSize(super().minimumSize().width() + 2 * self._side, self._height)

    def _place(self, rect: QRect, *, move: bool) -> int:
        named, *buttons = [each for each in self._items if not each.isEmpty()]
        room = rect.adjusted(self._side, 0, -self._side, 0)
        told = self.yielding.sizeHint().width() if self.yielding is not None and self.yielding.isVisible() else 0
        least = room.x() + named.sizeHint().width() - max(0, told - _TOLD)
        right, at = room.right() + 1, len(buttons)
        while at and (left := right - (size := buttons[at - 1].sizeHint()).width()) - self.spacing() >= least:
            at, right = at - 1, left - self.spacing()
            if move:
                buttons[at].setGeometry(QRect(QPoint(left, room.y() + (self._height - size.height()) // 2), size))
        if move:
            named.setGeometry(QRect(room.x(), room.y(), right - room.x(), self._height - (4 if at else 0)))
        under = self._flow(buttons[:at], QRect(room.x(), room.y() + self._height - 4, room.width(), 0), move=move)
        return self._height + (under + 4 if under else 0)


class BreakingBar(QWidget):
    """A bar that breaks into lines where it is too narrow: `row` names it at the left, what is added stands at the right."""

    def __init__(self, height: int, parent: QWidget | None = None, *, side: int = _SIDE) -> None:
        """`side`: what is left free at its left and right."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self._all = _BarLayout(self, self.row, height, side)

    def name_by(self, words: QWidget) -> None:
        """Words at the end of its name, which give way before a button goes under it."""
        self.row.addWidget(words, 1)
        self._all.yielding = words

    def add(self, widget: QWidget) -> None:
        """A button at the right; the primary one last."""
        self._all.addWidget(widget)


class PageHeader(BreakingBar):
    """The head of a page, 52 high: title, count in the second colour, then buttons at the right."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(PAGE_HEADER, parent)
        self.title: QLabel = Elided(title, "title")
        # What stands behind it gives way first.
        self.title.setMinimumWidth(0)
        self.title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.note: QLabel = Elided(note, "text", "second")
        self.row.addWidget(self.title)
        self.row.addSpacing(4)
        self.row.addWidget(self.note)
        self.row.addStretch(1)
        self._all.yielding = self.note

    def replace_title(self, widget: QWidget) -> None:
        """Another widget stands as the title, such as the cohort chooser."""
        self.row.replaceWidget(self.title, widget)
        self.title.hide()
