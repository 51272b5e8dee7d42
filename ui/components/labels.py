"""Labels: text in a role of the type scale and a tone of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.components.text_painting import cut, draw_text
from ui.components.theme import Role, fill, font, ink, tokens


def label(text: str = "", role: Role = "text", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label in a role of the type scale; `tone` is second, good, warning, bad, accent or disabled."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(role))
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def line(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel across."""
    made = QFrame(parent)
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


def upright(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel from top to bottom."""
    made = QFrame(parent)
    made.setObjectName("line")
    made.setFixedWidth(1)
    return made


class SectionHeading(QWidget):
    """The heading of a section: words and a thin line to the right; widgets may stand behind the line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        metrics = QFontMetrics(font("second-medium"))
        self._end = metrics.horizontalAdvance(text) + 8
        row = QHBoxLayout(self)
        row.setContentsMargins(self._end, 8, 0, 4)
        row.setSpacing(8)
        row.addStrut(metrics.height())
        row.addStretch(1)
        self._row = row
        self._behind: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """Put a pill or a button at the end of the line."""
        self._row.addWidget(widget)
        self._behind.append(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and the line up to what stands behind it."""
        of, painter = tokens(), QPainter(self)
        room = self.contentsRect().adjusted(0, 8, 0, -4)
        painter.setFont(font("second-medium"))
        painter.setPen(ink(of.second))
        draw_text(painter, room, self._text)
        right = min((each.x() - 8 for each in self._behind if not each.isHidden()), default=room.right() + 1)
        if right > self._end:
            fill(painter, QRect(self._end, room.top() + (room.height() - 1) // 2, right - self._end, 1), ink(of.line))


class Elided(QLabel):
    """A label that gives way: what does not fit ends in an ellipsis and is told whole in the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: Role = "text",
        tone: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self.setFont(font(role))
        self._tone, self._mode = tone, mode
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def cut_to(self, width: int) -> str:
        """What of the text has room."""
        return cut(self.text(), self.font(), width, self._mode)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(ink(getattr(tokens(), self._tone or "text")))
        room = self.contentsRect()
        shown = self.cut_to(room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        draw_text(painter, room, shown, self.alignment() | Qt.AlignmentFlag.AlignVCenter)
