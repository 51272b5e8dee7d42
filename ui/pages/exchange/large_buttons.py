"""The two large buttons of the Exchange page: what to do, and a line that says what it means now."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.components.icons import pixmap
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens

HEIGHT = 72
_ICON = 24
_LINE = 300


class LargeButton(QAbstractButton):
    """An icon, a title and a line under it. `primary` is filled; `waiting` shows that something may be dropped here."""

    def __init__(self, title: str, icon_name: str, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._of = icon_name, tokens()
        self.primary = primary
        self.waiting = False
        self._line = ""
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.say(title, "")

    def say(self, title: str, line: str) -> None:
        """Other words; `line` stands under the title."""
        self.setText(title)
        self._line = line
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setToolTip(line)
        self.updateGeometry()
        self.update()

    def line(self) -> str:
        """The words under the title."""
        return self._line

    def set_waiting(self, on: bool) -> None:
        """Whether something that is dragged may be let go here."""
        self.waiting = on
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for its title, and for the line under it when that is not long."""
        title = QFontMetrics(font("heading")).horizontalAdvance(self.text())
        line = min(QFontMetrics(font("second")).horizontalAdvance(self._line), _LINE)
        return QSize(max(title, line) + 16 + _ICON + 16 + 20, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The title stands whole; a long line under it gives way."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, title and line."""
        painter, of = QPainter(self), self._of
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover, down = self.underMouse() and self.isEnabled(), self.isDown()
        if self.primary:
            ground = of.accent_pressed if down else of.accent_hover if hover else of.accent
            title, line, frame = of.on_accent, of.on_accent, ground
        else:
            ground = of.accent_tint if self.waiting or down else of.hover if hover else of.surface
            title, line = of.text if self.isEnabled() else of.disabled, of.second
            frame = of.accent if self.waiting else of.strong_line
        pen = QPen(ink(frame), 1.5 if self.waiting else 1)
        if not self.primary and not self.hasFocus():
            pen.setStyle(Qt.PenStyle.DashLine if self.waiting else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(ink(ground))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(ink(of.on_accent if self.primary else of.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
        painter.drawPixmap(
            16,
            (HEIGHT - _ICON) // 2,
            pixmap(self._icon, title if self.primary else of.accent, _ICON, self.devicePixelRatioF()),
        )
        room = QRect(16 + _ICON + 16, 14, self.width() - 16 - _ICON - 32, 22)
        self._words(painter, room, self.text(), "heading", title)
        self._words(painter, room.translated(0, 23), self._line, "second", line)

    def _words(self, painter: QPainter, room: QRect, text: str, role: str, colour: str) -> None:
        painter.setFont(font(role))  # type: ignore[arg-type]
        painter.setPen(ink(colour))
        draw_text(painter, room, text)
