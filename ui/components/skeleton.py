"""What stands on a page while its data comes: pale bars where the words will be."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.components.theme import ink, tokens

_ROWS = (0.52, 0.38, 0.61, 0.45, 0.33, 0.57, 0.41, 0.49, 0.36, 0.55)


class Skeleton(QWidget):
    """Bars in the shape of a list (or of Home: tiles and two panels). Painted, nothing else."""

    def __init__(self, shape: str = "list", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(of.neutral))
        width, height = self.width(), self.height()
        painter.drawRoundedRect(QRectF(20, 18, 180, 16), 4, 4)
        if self._shape == "home":
            self._frame(painter, QRectF(20, 52, width - 40, 108))
            side = 444 if width >= 1150 else 400
            self._frame(painter, QRectF(20, 176, width - 56 - side, height - 196))
            self._frame(painter, QRectF(width - side - 20, 176, side, 260))
            self._frame(painter, QRectF(width - side - 20, 452, side, max(40, height - 472)))
            return
        self._frame(painter, QRectF(-1, 100, width + 2, height))
        for row, share in enumerate(_ROWS):
            y = 116 + row * 36
            if y > height:
                break
            painter.setBrush(ink(of.neutral))
            painter.drawRoundedRect(QRectF(20, y, (width - 40) * share * 0.4, 12), 4, 4)
            painter.drawRoundedRect(QRectF(20 + (width - 40) * 0.5, y, (width - 40) * share * 0.3, 12), 4, 4)

    def _frame(self, painter: QPainter, rect: QRectF) -> None:
        of = tokens()
        painter.setPen(ink(of.line))
        painter.setBrush(ink(of.surface))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(of.neutral))
        for row in range(min(6, int(rect.height() // 36))):
            painter.drawRoundedRect(
                QRectF(rect.left() + 16, rect.top() + 18 + row * 36, rect.width() * _ROWS[row], 10), 4, 4
            )
