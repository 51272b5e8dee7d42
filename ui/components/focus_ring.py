"""A frame around what has the keys, where that does not show it by itself: lists, tables, tabs, what is scrolled, primary buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.components.theme import ink, tokens


class FocusRing(QWidget):
    """Lies over the edge of one widget at a time and lets every click through."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._fit(around)
        around.installEventFilter(self)
        self.show()
        self.raise_()

    def _fit(self, around: QWidget) -> None:
        self.setGeometry(_edge(around))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It follows the size of what it lies around."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._fit(watched)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        parent = self.parentWidget()
        painter.setPen(QPen(ink(tokens().on_accent if parent is not None and _primary(parent) else tokens().accent), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _edge(around: QWidget) -> QRect:
    if isinstance(around, QTabBar):
        return around.tabRect(around.currentIndex())
    # Within the ground of a button, and with room to its words.
    return around.rect().adjusted(3, 3, -3, -3) if _primary(around) else around.rect()


def _primary(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton) and widget.property("kind") == "primary"


def shows_nothing(widget: QWidget) -> bool:
    """Whether one would not see that a widget has the keys: a list without a current line, what is scrolled, tabs, and a button whose
    ground has the colour of the frame. What paints by itself says so by `shows_keys`."""
    said: bool | None = getattr(widget, "shows_keys", None)
    if said is not None:
        return not said
    scrolled = isinstance(widget, QAbstractScrollArea | QTabBar) and not isinstance(widget, QPlainTextEdit | QTextEdit)
    return scrolled or _primary(widget)


class FocusRings(QObject):
    """Puts the ring around what has the keys, as long as the application runs."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()
        if now is not None and shows_nothing(now):
            self._ring = FocusRing(now)


def follow(app: QApplication) -> None:
    """From now on the ring follows the keys. To be called once for an application; again does nothing."""
    if not app.property("exchangeRings"):
        app.setProperty("exchangeRings", True)
        FocusRings(app)
