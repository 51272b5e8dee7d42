"""A layout that breaks lines, for what stands side by side where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Places widgets one after another and goes on in the next line where the width ends."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, between: int | None = None) -> None:
        """`between` the lines there may be less or more room than between widgets."""
        super().__init__()
        self._between = spacing if between is None else between
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def insertWidget(self, position: int, widget: QWidget) -> None:
        """Put a widget in before those that follow."""
        self.addWidget(widget)
        self._items.insert(position, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        visible = [item.sizeHint() for item in self._items if not item.isEmpty()]
        if not visible:
            return QSize(0, 0)
        return QSize(
            sum(size.width() for size in visible) + self.spacing() * (len(visible) - 1),
            max(size.height() for size in visible),
        )

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        return self._flow(self._items, rect, move=move)

    def _flow(self, items: Sequence[QLayoutItem], rect: QRect, *, move: bool) -> int:
        """Items in lines from the top of a room; gives the height of all lines."""
        y = rect.y()
        for line in self._lines(items, rect.width()):
            x, height = rect.x(), max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self._between
        return max(0, y - self._between - rect.y())

    def _lines(self, items: Sequence[QLayoutItem], width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        line: list[tuple[QLayoutItem, QSize]] = []
        left = width
        for item in items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 24), 10_000))
            if line and size.width() > left:
                yield line
                line, left = [], width
            line.append((item, size))
            left -= size.width() + self.spacing()
        if line:
            yield line
