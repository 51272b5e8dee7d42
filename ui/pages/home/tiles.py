"""Five figures in one frame; each clicks through to the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.components import marks
from ui.components.icons import pixmap
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens

HEIGHT = 108


@dataclass(frozen=True, slots=True)
class Figure:
    """What one tile says: heading, the figure and its unit, a bar (one share, or both sides), a line under it."""

    heading: str
    figure: str
    unit: str
    line: str
    share: float = 0.0
    tone: str = "accent"
    sides: tuple[float, float] | None = None


class Tile(QAbstractButton):
    """One figure, painted; the whole cell is the button."""

    def __init__(
        self, figure: Figure, clicked: Callable[[], object], last: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.figure, self._last, self._of, self._over = figure, last, tokens(), False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT - 2)
        self.setAccessibleName(f"{figure.heading}: {figure.figure} {figure.unit}, {figure.line}")
        self.setToolTip(f"{figure.heading}: {figure.figure} {figure.unit}\n{figure.line}")
        self.clicked.connect(lambda: clicked())

    def sizeHint(self) -> QSize:
        """As wide as its share of the row."""
        return QSize(200, HEIGHT - 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tint under the pointer."""
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Plain again."""
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heading, figure, bar, line."""
        painter, of, told = QPainter(self), self._of, self.figure
        area = self.rect()
        if self._over or self.isDown():
            painter.fillRect(area, ink(of.hover))
            picture = pixmap("arrow-right", of.second, 16, self.devicePixelRatioF())
            painter.drawPixmap(area.right() - 30, 12, picture)
        if not self._last:
            painter.fillRect(area.right(), 0, 1, area.height(), ink(of.line))
        room = area.adjusted(16, 12, -16, -10)
        painter.setFont(font("second-medium"))
        painter.setPen(ink(of.second))
        draw_text(painter, QRect(room.left(), room.top(), room.width() - 20, 16), told.heading)
        painter.setFont(font("figure"))
        painter.setPen(ink(of.text))
        width = draw_text(painter, QRect(room.left(), room.top() + 20, room.width(), 30), told.figure)
        painter.setFont(font("text"))
        painter.setPen(ink(of.second))
        rest = QRect(room.left() + width + 9, room.top() + 22, room.width() - width - 9, 30)
        draw_text(painter, rest, told.unit)
        bar = QRect(room.left(), room.top() + 55, room.width(), 4)
        if told.sides is not None:
            marks.paint_two(painter, bar, *told.sides, of)
        else:
            marks.paint_bar(painter, bar, told.share, getattr(of, told.tone), of)
        painter.setFont(font("second"))
        painter.setPen(ink(of.second))
        draw_text(painter, QRect(room.left(), room.top() + 66, room.width(), 18), told.line)
        if self.hasFocus():
            painter.setPen(ink(of.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))


class Tiles(QFrame):
    """The row of tiles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)

    def show_figures(self, figures: Sequence[tuple[Figure, Callable[[], object]]]) -> None:
        """Put these in the place of the present ones."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for at, (figure, clicked) in enumerate(figures):
            self._row.addWidget(Tile(figure, clicked, at == len(figures) - 1), 1)
