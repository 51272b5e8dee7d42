"""How both sides stand: bars to the left and right of their names, one scale a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.text_painting import CENTRE, RIGHT, draw_text
from ui.components.theme import font, ink, tokens

ROW, BAR, LABELS, FIGURES = 27, 10, 122, 46


class BalanceBars(QWidget):
    """Rows of (name, ours, theirs)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[str, int, int]] = ()
        self._of = tokens()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, int, int]], said: str) -> None:
        """Show these; `said` is what a screen reader says of them."""
        self._rows = rows
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row each."""
        return QSize(320, len(self._rows) * ROW + 8)

    def minimumSizeHint(self) -> QSize:
        """As low as it gets."""
        return QSize(260, len(self._rows) * ROW + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars and figures."""
        painter, of = QPainter(self), self._of
        middle, reach = self.width() // 2, (self.width() - LABELS) // 2 - FIGURES - 16
        for at, (name, ours, theirs) in enumerate(self._rows):
            top = 4 + at * ROW
            most = max(ours, theirs, 1)
            painter.setFont(font("second"))
            painter.setPen(ink(of.second))
            label = QRect(middle - LABELS // 2 + 4, top, LABELS - 8, ROW)
            draw_text(painter, label, name, CENTRE)
            left, right = middle - LABELS // 2, middle + LABELS // 2
            bar_top = top + (ROW - BAR) // 2
            ours_width, theirs_width = round(reach * ours / most), round(reach * theirs / most)
            painter.fillRect(left - ours_width, bar_top, ours_width, BAR, ink(of.ours))
            painter.fillRect(right, bar_top, theirs_width, BAR, ink(of.theirs))
            painter.setFont(font("code"))
            painter.setPen(ink(of.text))
            draw_text(painter, QRect(16, top, FIGURES, ROW), str(ours))
            draw_text(painter, QRect(self.width() - 16 - FIGURES, top, FIGURES, ROW), str(theirs), RIGHT)
