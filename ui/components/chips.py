"""Filter chips: one that says what is filtered and can be removed, one that adds, one that is on or off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.components import icons, marks
from ui.components.keys import ChipKeys
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens

HEIGHT = 24


class _Chip(QAbstractButton):
    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _frame(self, painter: QPainter, ground: str, line: str, dashed: bool = False) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens().accent if self.hasFocus() else line
        pen = QPen(ink(edge), 1, Qt.PenStyle.DashLine if dashed and not self.hasFocus() else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(ink(ground))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class Chip(_Chip):
    """A filter in force, or what is marked, as `name: value ×`. A click changes it, × or Delete takes it away."""

    removed = Signal()

    def __init__(
        self,
        name: str,
        value: str,
        remove_tip: str,
        parent: QWidget | None = None,
        *,
        mark: tuple[str, str] | None = None,
    ) -> None:
        """`mark` are the shape and the tone of what it marks instead of filtering."""
        super().__init__(f"{name}: {value}", parent)
        self._name, self._value, self._mark = f"{name}: ", value, mark
        self._lead = 8 if mark is None else 24
        self._remove_tip = remove_tip
        self.setToolTip(f"{name}: {value}")

    def sizeHint(self) -> QSize:
        name = QFontMetrics(font("second")).horizontalAdvance(self._name)
        value = QFontMetrics(font("second-medium")).horizontalAdvance(self._value)
        return QSize(min(self._lead + name + value + 26, 320), HEIGHT)

    def _cross(self) -> QRect:
        return QRect(self.width() - 24, 0, 24, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if ChipKeys.of(event) is ChipKeys.REMOVE:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = tokens()
        painter = QPainter(self)
        ground, edge = (of.accent_tint, of.accent_tint) if self._mark is None else (of.surface, of.strong_line)
        self._frame(painter, ground, of.accent if self.underMouse() else edge)
        if self._mark is not None:
            marks.paint_shape(painter, QRect(8, 0, 9, HEIGHT), *self._mark, of)
        face, lead = font("second"), self._lead
        painter.setFont(face)
        painter.setPen(ink(of.second))
        width = QFontMetrics(face).horizontalAdvance(self._name)
        draw_text(painter, QRect(lead, 0, min(width + 2, self.width() - 32 - lead), HEIGHT), self._name)
        face = font("second-medium")
        painter.setFont(face)
        painter.setPen(ink(of.accent))
        room = QRect(lead + width, 0, self.width() - lead - width - 24, HEIGHT)
        draw_text(painter, room, self._value)
        inside = self._cross().contains(self.mapFromGlobal(self.cursor().pos()))
        painter.setOpacity(1.0 if inside else 0.8)
        icons.paint(painter, "close", QRect(self.width() - 20, 6, 12, 12), of.text if inside else of.accent)


class AddChip(_Chip):
    """The dashed chip at the end: adds a filter."""

    def __init__(self, text: str, clicked: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setText(text)
        self.clicked.connect(lambda: clicked())

    def foot(self) -> QPoint:
        """Where its menu opens."""
        return self.mapToGlobal(QPoint(0, self.height() + 2))

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(font("second-medium")).horizontalAdvance(self.text()) + 34, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = tokens()
        painter = QPainter(self)
        ground = of.hover if self.underMouse() else of.window
        self._frame(painter, ground, of.strong_line, dashed=True)
        icons.paint(painter, "plus", QRect(8, 6, 12, 12), of.second)
        painter.setFont(font("second-medium"))
        painter.setPen(ink(of.second))
        draw_text(painter, self.rect().adjusted(24, 0, -4, 0), self.text())


class ToggleChip(_Chip):
    """A filter that is on or off, with a dot and a count: `with problems 4`."""

    def __init__(self, text: str, tone: str = "bad", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setText(text)
        self.setCheckable(True)
        self._tone, self._count = tone, ""

    def set_count(self, shown: str) -> None:
        """The figure behind the words."""
        self._count = shown
        self.setAccessibleName(f"{self.text()} {shown}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        text = QFontMetrics(font("second-medium")).horizontalAdvance(self.text())
        count = QFontMetrics(font("second")).horizontalAdvance(self._count)
        return QSize(24 + text + (count + 6 if self._count else 0) + 10, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = tokens()
        painter = QPainter(self)
        on = self.isChecked()
        ground = of.accent_tint if on else of.hover if self.underMouse() else of.surface
        self._frame(painter, ground, of.accent if on else of.strong_line)
        marks.paint_dot(painter, QRect(9, 0, 8, HEIGHT), self._tone, of)
        face = font("second-medium")
        width = QFontMetrics(face).horizontalAdvance(self.text())
        painter.setFont(face)
        painter.setPen(ink(of.accent if on else of.text))
        draw_text(painter, QRect(24, 0, min(width + 2, self.width() - 24), HEIGHT), self.text())
        painter.setFont(font("second"))
        painter.setPen(ink(of.second))
        draw_text(painter, self.rect().adjusted(30 + width, 0, 0, 0), self._count)
