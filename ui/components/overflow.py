"""A row of buttons in any width: those that do not fit stand in a menu at its end, with all their words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QToolButton, QWidget

from ui.components.buttons import tool_button
from ui.components.theme import font

SPACING = 4


class OverflowRow(QWidget):
    """Shows as many of its buttons as fit, whole; the others are in the menu behind `more`."""

    def __init__(self, more: str, parent: QWidget | None = None) -> None:
        """`more` is the word on the button of the menu."""
        super().__init__(parent)
        self._buttons: list[QAbstractButton] = []
        self.menu = QMenu(self)
        self.more = tool_button(more, menu=self.menu)
        self.more.setParent(self)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(28)

    def add(self, button: QAbstractButton) -> None:
        """Put a button at the end of the row."""
        button.setParent(self)
        self._buttons.append(button)
        button.show()
        # The menu is reached behind the last button.
        self.more.raise_()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize(_width(self._buttons), 28)

    def minimumSizeHint(self) -> QSize:
        """Room for the menu alone."""
        return QSize(self.more.sizeHint().width(), 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count, room = len(self._buttons), self.width()
        if _width(self._buttons) > room:
            room -= self.more.sizeHint().width() + SPACING
            while count and _width(self._buttons[:count]) > room:
                count -= 1
        place = 0
        for at, each in enumerate(self._buttons):
            each.setVisible(at < count)
            if at < count:
                wide = each.sizeHint().width()
                each.setGeometry(QRect(place, 0, wide, 28))
                place += wide + SPACING
        left = self._buttons[count:]
        self.more.setVisible(bool(left))
        self.more.setGeometry(QRect(place, 0, self.more.sizeHint().width(), 28))
        self._offer(left)

    def _offer(self, buttons: list[QAbstractButton]) -> None:
        self.menu.clear()
        self.menu.setFont(font("text"))
        for each in buttons:
            words = each.text().strip()
            inner = each.menu() if isinstance(each, QToolButton) else None
            if inner is not None:
                inner.setTitle(words)
                self.menu.addMenu(inner)
            else:
                action = self.menu.addAction(each.icon(), words)
                action.triggered.connect(lambda _checked=False, each=each: each.click())


def _width(buttons: list[QAbstractButton]) -> int:
    return sum(each.sizeHint().width() for each in buttons) + SPACING * max(len(buttons) - 1, 0)
