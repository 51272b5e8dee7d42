"""Paints the cells of both tables straight from the lines: no queries through the model, so that 50,000 rows scroll smoothly."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from exchange_app.text import Words
from ui.components import marks
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens
from ui.pages.imports.lines import STATE_TONE, ImportLine, LineState
from ui.pages.imports.sheet_model import ReviewModel

PAD = 8


class ReviewDelegate(QStyledItemDelegate):
    """Left: the sheet's cell, framed where it could not be read. Right: the value, or `empty` where it stays out."""

    def __init__(self, model: ReviewModel, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self.of = model, tokens()
        self._text, self._medium, self._pill = font("text"), font("medium"), font("second-medium")
        self._italic = QFont(self._text)
        self._italic.setItalic(True)
        self._metrics = {id(face): QFontMetrics(face) for face in (self._text, self._medium, self._italic)}
        self._empty = words.p_("value", "empty")
        self._heading = words._("A heading or an empty row, left out")
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = self._model.text(self._model.line(index.row()), index.column())
        return QSize(self._metrics[id(self._text)].horizontalAdvance(text) + 2 * PAD + 4, 28)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, column, rect = self._model, index.column(), option.rect
        line = model.line(index.row())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        of = self.of
        if not line.is_record:
            painter.fillRect(rect, ink(of.accent_tint if selected else of.header))
        elif selected:
            painter.fillRect(rect, ink(of.accent_tint))
        if not line.is_record:
            self._paint_over(painter, option, line, column)
        elif column < model.left_count:
            self._paint_theirs(painter, rect, line, column)
        elif column == model.left_count:
            self._paint_state(painter, rect, line)
        else:
            self._paint_value(painter, rect, line, column)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.line))
        if (
            option.state & QStyle.StateFlag.State_HasFocus
            and column < model.left_count
            and line.trouble_at(column) is None
        ):
            painter.setPen(ink(of.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _write(self, painter: QPainter, room: QRect, text: str, face: QFont, colour: str) -> None:
        painter.setFont(face)
        painter.setPen(ink(colour))
        draw_text(painter, room, text)

    def _paint_over(self, painter: QPainter, option: QStyleOptionViewItem, line: ImportLine, column: int) -> None:
        """A cell of a line that is no record: a text reaches over the empty cells right of it, as in a spreadsheet program."""
        left, rect, view = self._model.left_count, option.rect, option.widget
        if column < left:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), ink(self.of.line))
        start = (
            next((at for at in range(column, -1, -1) if self._model.text(line, at)), None) if column < left else left
        )
        if start is None or not isinstance(view, QTableView):
            return
        text = (
            self._model.text(line, start) if column < left else self._words.say(line.why) if line.why else self._heading
        )
        if column >= left and line.waits:
            text = self._words._("{reason}: A takes it in, R leaves it out", reason=text)
        face = self._italic if column < left else self._text
        at = view.columnViewportPosition(start) + PAD
        painter.save()
        painter.setClipRect(rect)
        last = self._model.columnCount() - 1 if column >= left else left - 1
        end = next((at - 1 for at in range(start + 1, last + 1) if column < left and self._model.text(line, at)), last)
        right = view.columnViewportPosition(end) + view.columnWidth(end) - 5
        colour = self.of.warning if line.waits else self.of.second
        self._write(painter, QRect(at, rect.top(), right - at, rect.height() - 1), text, face, colour)
        painter.restore()

    def _paint_theirs(self, painter: QPainter, rect: QRect, line: ImportLine, column: int) -> None:
        of = self.of
        text = self._model.text(line, column)
        if line.trouble_at(column) is not None:
            self._frame(painter, rect, "bad")
        elif column in line.guessed:
            self._frame(painter, rect, "warning")
        else:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), ink(of.line))
        if text:
            dim = line.left_out or not self._model.heads[column].label
            self._write(painter, rect.adjusted(PAD, 0, -5, -1), text, self._text, of.second if dim else of.text)

    def _frame(self, painter: QPainter, rect: QRect, tone: str) -> None:
        colour, tint = marks.tone_colours(self.of, tone)
        painter.fillRect(rect, ink(tint))
        painter.setPen(ink(colour))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -2))
        for step in range(8):
            painter.drawLine(rect.right() - 7 + step, rect.top() + step, rect.right() - 1, rect.top() + step)

    def _paint_state(self, painter: QPainter, rect: QRect, line: ImportLine) -> None:
        state = line.shown_state
        text = self._model.text(line, self._model.left_count)
        room = rect.adjusted(PAD, 0, -4, -1)
        used = marks.paint_pill(painter, room, text, STATE_TONE[state], self.of, self._pill)
        if line.troubles and state is not LineState.SKIP:
            marks.paint_dot(painter, room.adjusted(used + 8, 0, 0, 0), "bad", self.of)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_value(self, painter: QPainter, rect: QRect, line: ImportLine, column: int) -> None:
        of, target = self.of, self._model.targets[column - self._model.left_count - 1]
        room = rect.adjusted(PAD, 0, -4, -1)
        value = line.values.get(target.key)
        dim = line.left_out or line.state is LineState.SKIP
        if value is None:
            if line.trouble_of(target.key) is not None:
                marks.paint_dot(painter, room, "bad", of)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                self._write(painter, room.adjusted(marks.DOT + 6, 0, 0, 0), self._empty, self._text, of.bad)
            return
        text = target.show(value)
        if target.key in line.changed and not dim:
            width = min(self._metrics[id(self._text)].horizontalAdvance(text) + 8, room.width() + 4)
            painter.fillRect(QRect(rect.left() + 4, rect.top() + 4, width, rect.height() - 9), ink(of.theirs_tint))
            self._write(painter, room, text, self._text, of.theirs)
            return
        self._write(painter, room, text, self._medium if target.names else self._text, of.second if dim else of.text)
