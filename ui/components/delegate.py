"""The one delegate that lists share: pills, side letters, problem dots, check boxes, marks, second lines."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.components import marks
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens

Index = QModelIndex | QPersistentModelIndex


class Mark(IntEnum):
    """Item data roles beside Qt's own. A model gives only those that a cell has."""

    PILL = Qt.ItemDataRole.UserRole + 40
    """tone: the display text stands in a pill"""
    SIDE = Qt.ItemDataRole.UserRole + 41
    """bool, ours: the display text is an agency's letters"""
    DOT = Qt.ItemDataRole.UserRole + 42
    """tone of a problem's dot behind the text"""
    TONE = Qt.ItemDataRole.UserRole + 43
    """name of a token for the text: second, bad, disabled …"""
    SPANS = Qt.ItemDataRole.UserRole + 44
    """[(words, tone)]: text in pieces, see marks.paint_spans"""
    WEIGHT = Qt.ItemDataRole.UserRole + 45
    """role of the type scale: medium, strong, code …"""
    AFTER = Qt.ItemDataRole.UserRole + 46
    """words in the second colour behind the text"""
    LEVEL = Qt.ItemDataRole.UserRole + 47
    """int: steps of a language level behind the text"""
    FRAME = Qt.ItemDataRole.UserRole + 48
    """tone of a frame and tint round the cell, with a corner"""
    GROUND = Qt.ItemDataRole.UserRole + 49
    """name of a token for the cell's ground"""


PADDING = 8


class CellDelegate(QStyledItemDelegate):
    """Paints a cell of a table or a row of a list by the roles of Mark. Made anew when the theme changes."""

    def __init__(self, parent: QObject | None = None, *, lines: bool = True, height: int = 28, bar: int = 0) -> None:
        """`lines`: a line under each row; `bar`: logical column that carries the current row's bar, -1 for none."""
        super().__init__(parent)
        self.tokens = tokens()
        self.lines, self.height, self.bar = lines, height, bar
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}

    def face(self, role: str) -> tuple[QFont, QFontMetrics]:
        """Font and metrics of a role of the type scale, made once."""
        found = self._fonts.get(role)
        if found is None:
            made = font(role)  # type: ignore[arg-type]
            found = self._fonts[role] = (made, QFontMetrics(made))
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = index.data(Qt.ItemDataRole.DisplayRole)
        _, metrics = self.face(index.data(Mark.WEIGHT) or "text")
        width = metrics.horizontalAdvance(str(text)) if text else 0
        return QSize(width + 2 * PADDING + (16 if index.data(Mark.PILL) else 0), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        self.paint_ground(painter, option, index, rect)
        self.paint_cell(painter, option, index, rect.adjusted(PADDING, 0, -PADDING, -1 if self.lines else 0))
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        """Ground, row line, the bar of the current row and the frame of the current cell."""
        of, state = self.tokens, option.state
        ground = index.data(Mark.GROUND)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, ink(of.accent_tint))
        elif ground:
            painter.fillRect(rect, ink(getattr(of, ground)))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, ink(of.hover))
        frame = index.data(Mark.FRAME)
        if frame:
            self._paint_frame(painter, rect, frame)
        elif self.lines:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.line))
        view = option.widget
        if self.bar == index.column() and isinstance(view, QAbstractItemView):
            current = view.currentIndex()
            if current.row() == index.row() and current.parent() == index.parent():
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), ink(of.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(ink(of.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_frame(self, painter: QPainter, rect: QRect, tone: str) -> None:
        colour, tint = marks.tone_colours(self.tokens, tone)
        painter.fillRect(rect, ink(tint))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(ink(colour), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        for step in range(8):
            painter.drawLine(rect.right() - 7 + step, rect.top() + step, rect.right(), rect.top() + step)

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, room: QRect) -> None:
        """What stands in the cell."""
        of = self.tokens
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        if check is not None:
            marks.paint_check(painter, QRect(room.left(), room.top(), 14, room.height()), Qt.CheckState(check), of)
            room = room.adjusted(22, 0, 0, 0)
        decoration: Any = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(decoration, QIcon):
            decoration.paint(painter, QRect(room.left(), room.top(), 16, room.height()))
            room = room.adjusted(24, 0, 0, 0)
        spans = index.data(Mark.SPANS)
        if spans is not None:
            marks.paint_spans(painter, room, spans, of, self.face(index.data(Mark.WEIGHT) or "text")[0])
            return
        text = index.data(Qt.ItemDataRole.DisplayRole)
        dot = index.data(Mark.DOT)
        if text is None or text == "":
            if dot:
                marks.paint_dot(painter, room, dot, of)
            return
        pill = index.data(Mark.PILL)
        side = index.data(Mark.SIDE)
        if pill:
            used = marks.paint_pill(painter, room, str(text), pill, of, self.face("second-medium")[0])
        elif side is not None:
            used = marks.paint_side(painter, room, str(text), bool(side), of)
        else:
            used = self._paint_text(painter, index, str(text), room, bool(dot))
        rest = room.adjusted(used + 8, 0, 0, 0)
        if dot and rest.width() >= marks.DOT:
            rest = rest.adjusted(marks.paint_dot(painter, rest, dot, of) + 8, 0, 0, 0)
        level = index.data(Mark.LEVEL)
        if level and rest.width() > 40:
            marks.paint_level(painter, rest, int(level), of)

    def _paint_text(self, painter: QPainter, index: Index, text: str, room: QRect, dot: bool) -> int:
        of = self.tokens
        face, metrics = self.face(index.data(Mark.WEIGHT) or "text")
        width = room.width() - (marks.DOT + 8 if dot else 0)
        long = metrics.horizontalAdvance(text)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flags = Qt.AlignmentFlag(int(align)) if align is not None else Qt.AlignmentFlag.AlignLeft
        painter.setFont(face)
        painter.setPen(ink(getattr(of, index.data(Mark.TONE) or "text")))
        place = QRect(room.left(), room.top(), width, room.height())
        draw_text(painter, place, text, flags | Qt.AlignmentFlag.AlignVCenter)
        after = index.data(Mark.AFTER)
        if after and long + 8 < width:
            painter.setPen(ink(of.second))
            draw_text(painter, room.adjusted(long + 8, 0, 0, 0), str(after))
        return min(long, width)
