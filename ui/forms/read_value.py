"""A value as it is read in a form: what is said, how much room that takes, and how it is painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSpacerItem

from exchange_app.kinds import Field, FieldType
from exchange_app.text import Words
from ui.components.marks import PILL_HEIGHT, paint_level, paint_pill
from ui.components.text import cut, draw_text, draw_wrapped
from ui.components.theme import font, ink, tokens
from ui.lists.paint_tools import tone_of

ROW_HEIGHT = 24
LEAST_WIDTH = 120
_ONE_LINE = 34
"""Letters of which a value stands in one line; longer ones wrap, but for addresses, which would break anywhere."""


class ReadValue:
    """No widget of its own: dozens of those are a sixth of what a form takes to be made and kept."""

    def __init__(self, field: Field, words: Words) -> None:
        self._field, self._words = field, words
        self.text, self.after, self.level, self.status = "", "", 0, ""
        self.lacking = False

    def say(self, text: str, *, after: str = "", level: int = 0, status: str = "", lacking: bool = False) -> None:
        """What stands there; `after` in the second colour, `level` as steps, `status` as a pill."""
        self.text, self.after, self.level, self.status, self.lacking = text, after, level, status, lacking

    @property
    def name(self) -> str:
        """Field and value, as they are read out."""
        return f"{self._words.say(self._field.label)}: {self.text or self._words.p_('filter', 'not given')}"

    @property
    def wraps(self) -> bool:
        """Whether it takes as many lines as it needs."""
        return self._field.type is FieldType.LONG_TEXT or (
            len(self.text) > _ONE_LINE and self._field.type not in (FieldType.EMAIL, FieldType.URL)
        )

    def width(self) -> int:
        """The pixels of one whole line, where something stands behind it; else those it is content with."""
        if self._field.sensitive and not self.wraps:
            return QFontMetrics(font("code")).horizontalAdvance(self.text or "—") + 14
        return LEAST_WIDTH

    def height(self, width: int) -> int:
        """The pixels it is high at a width."""
        if not self.wraps:
            return ROW_HEIGHT
        box = QFontMetrics(font("code")).boundingRect(
            QRect(0, 0, max(width - 8, 40), 10_000), int(Qt.TextFlag.TextWordWrap), self.text
        )
        return max(ROW_HEIGHT, box.height() + 6)

    def paint(self, painter: QPainter, whole: QRect, *, focused: bool, pointed: bool) -> str:
        """The value in its room, with a frame where the mouse or the focus is. Gives the text that had room."""
        of, room = tokens(), whole.adjusted(4, 0, -4, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if focused or pointed:
            painter.setPen(QPen(ink(of.accent if focused else of.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.status:
            paint_pill(
                painter,
                QRect(room.left(), whole.top() + (whole.height() - PILL_HEIGHT) // 2, room.width(), PILL_HEIGHT),
                self.text,
                tone_of(self.status),
                of,
            )
            return self.text
        face = font("medium" if self.level else "code")
        painter.setFont(face)
        if not self.text:
            painter.setPen(ink(of.bad if self.lacking else of.disabled))
            draw_text(painter, room, self._words._("required") if self.lacking else "—")
            return ""
        painter.setPen(ink(of.text))
        if self.wraps:
            draw_wrapped(painter, room.adjusted(0, 3, 0, -3), self.text, Qt.AlignmentFlag.AlignLeft)
            return self.text
        shown = cut(self.text, face, room.width())
        at = room.left() + draw_text(painter, room, self.text) + 6
        if self.level:
            paint_level(painter, QRect(room.left() + 30, room.top(), 48, room.height()), self.level, of)
        elif self.after and at < room.right():
            painter.setPen(ink(of.second))
            draw_text(painter, QRect(at, room.top(), room.right() - at, room.height()), self.after)
        return shown


class ValueRoom(QSpacerItem):
    """Where the value is painted, among the widgets that stand beside and under it; none while its editor is there."""

    def __init__(self, value: ReadValue, *, fixed: bool) -> None:
        super().__init__(0, 0)
        self._value, self._fixed = value, fixed
        self.taken = False

    def isEmpty(self) -> bool:
        return self.taken

    def sizeHint(self) -> QSize:
        return (
            QSize(0, 0)
            if self.taken
            else QSize(self._value.width(), self._value.height(max(self.geometry().width(), LEAST_WIDTH)))
        )

    def minimumSize(self) -> QSize:
        return self.sizeHint() if self._fixed else QSize(0, self.sizeHint().height())

    def maximumSize(self) -> QSize:
        return QSize(self.sizeHint().width() if self._fixed else 10_000, 10_000)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0) if self._fixed or self.taken else Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return not self.taken and self._value.wraps

    def heightForWidth(self, width: int) -> int:
        return self._value.height(width)
