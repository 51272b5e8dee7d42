"""Paints the rows of the review straight from the arrays: headings, changes, and the conflict that stands open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from exchange_app.domain.exchange.comparing import Change, Group
from ui.components import icons, marks
from ui.components.text_painting import draw_text, draw_wrapped
from ui.components.theme import font, ink, tokens
from ui.pages.merge.change_model import BASE, FIELD, OURS, RESULT, STATE, THEIRS, ChangeModel
from ui.pages.merge.texts import cell_first

Index = QModelIndex | QPersistentModelIndex
ROW, OPEN = 32, 104
PAD = 12
_SIGNS = {
    "accepted": ("check", "good"),
    "ours": ("check", "ours"),
    "theirs": ("check", "theirs"),
    "other": ("pencil", "ours"),
    "refused": ("close", "second"),
    "open": ("clock", "warning"),
}


class ChangeDelegate(QStyledItemDelegate):
    """Knows the model, the view and the own agency's code; looks up nothing else."""

    def __init__(self, model: ChangeModel, view: QTableView, own: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._view, self._own, self.of = model, view, own, tokens()
        self._faces = {role: font(role) for role in ("text", "medium", "strong", "second", "second-medium")}
        self._metrics = {role: QFontMetrics(face) for role, face in self._faces.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        said = self._model.text(index.row(), index.column())
        return QSize(self._metrics["text"].horizontalAdvance(said) + 2 * PAD, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, row, column = option.rect, index.row(), index.column()
        painter.save()
        painter.setClipRect(rect)
        current = self._view.currentIndex().row() == row
        if self._model.number(row) < 0:
            self._heading(painter, rect, row, column, current)
        else:
            self._change(painter, rect, row, column, current)
        painter.restore()

    # Pieces --------------------------------------------------------------------------------------------------------

    def _write(self, painter: QPainter, room: QRect, text: str, role: str, colour: str) -> int:
        painter.setFont(self._faces[role])
        painter.setPen(ink(colour))
        return draw_text(painter, room, text)

    def _whole(self, rect: QRect, column: int, last: int = STATE) -> QRect:
        """The room from the first column to `last`, wherever the cell is that is painted now."""
        header = self._view.horizontalHeader()
        left = rect.left() - header.sectionPosition(column)
        return QRect(left, rect.top(), header.sectionPosition(last) + header.sectionSize(last), rect.height())

    def _wrap(self, painter: QPainter, room: QRect, text: str, role: str, colour: str) -> None:
        """Words in as many lines as they need, in the middle of the room."""
        painter.setFont(self._faces[role])
        painter.setPen(ink(colour))
        draw_wrapped(painter, room, text)

    def _heading(self, painter: QPainter, rect: QRect, row: int, column: int, current: bool) -> None:
        of, whole = self.of, self._whole(rect, column)
        painter.fillRect(rect, ink(of.accent_tint if current else of.header))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.line))
        if current:
            painter.fillRect(whole.left(), whole.top(), 3, whole.height(), ink(of.accent))
        closed = self._model.number(row) in self._model.closed
        icons.paint(
            painter,
            "chevron-right" if closed else "chevron-down",
            QRect(whole.left() + PAD, whole.top(), 14, ROW - 1),
            of.second,
        )
        tally = self._model.tally(row)
        room = whole.adjusted(PAD + 20, 0, -PAD, -1)
        width = self._metrics["second"].horizontalAdvance(tally)
        self._write(painter, room.adjusted(room.width() - width - 2, 0, 0, 0), tally, "second", of.second)
        room.setRight(room.right() - width - 20)
        name, code, side, said = self._model.heading(row)
        room.setLeft(room.left() + self._write(painter, room, name, "strong", of.text) + 10)
        if code and room.width() > 60:
            room.setLeft(room.left() + self._write(painter, room, code, "second", of.second) + 10)
        if side and room.width() > 40:
            room.setLeft(room.left() + marks.paint_side(painter, room, side, side == self._own, of) + 10)
        if room.width() > 40:
            self._write(painter, room, said, "second", of.second)

    def _change(self, painter: QPainter, rect: QRect, row: int, column: int, current: bool) -> None:
        of, change = self.of, self._model.change(row)
        if change is None:
            return
        opened = current and rect.height() > ROW and change.group is Group.CONFLICT
        if current:
            painter.fillRect(rect, ink(of.accent_tint))
        elif change.group is Group.CONFLICT and column == STATE:
            pass
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.accent if opened else of.line))
        if opened:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, ink(of.accent))
        if column == RESULT:
            painter.fillRect(
                rect.left(), rect.top(), 1, rect.height(), ink(of.strong_line if not current else of.accent)
            )
        if current and column == FIELD:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), ink(of.accent))
        line = QRect(rect.left(), rect.top() + (8 if opened else 0), rect.width(), ROW - (2 if opened else 1))
        room = line.adjusted(PAD, 0, -8, 0)
        match column:
            case 0:
                dim = of.text if opened or self._model.shown.by_column else of.second
                self._write(
                    painter, room, self._model.field_label(self._model.number(row)), "strong" if opened else "text", dim
                )
            case 1:
                self._write(painter, room, self._model.text(row, BASE), "text", of.text)
            case 2 | 3:
                self._side(painter, line, room, change, column, opened)
            case 4:
                self._result(painter, room, row, change)
            case _:
                self._state(painter, room, self._model.state(self._model.number(row)))
        if opened:
            self._more(painter, rect, row, column, change)

    def _side(self, painter: QPainter, line: QRect, room: QRect, change: Change, column: int, opened: bool) -> None:
        sayer, tone = self._model.sayer, "ours" if column == OURS else "theirs"
        if sayer is None:
            return
        if opened:
            proposed = change.after == (change.ours if column == OURS else change.theirs)
            box = QRectF(line.left() + 4, line.top() + 0.5, line.width() - 12, line.height() - 1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink(self.of.ours if column == OURS else self.of.theirs), 2 if proposed else 1))
            painter.setBrush(ink(self.of.surface))
            painter.drawRoundedRect(box, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            room = room.adjusted(0, 0, -8, 0)
        spans = sayer.spans(change, change.ours if column == OURS else change.theirs, tone)  # type: ignore[arg-type]
        marks.paint_spans(painter, room, spans, self.of, self._faces["text"])

    def _result(self, painter: QPainter, room: QRect, row: int, change: Change) -> None:
        sayer, decider, of = self._model.sayer, self._model.decider, self.of
        number = self._model.number(row)
        if sayer is None or decider is None or number == self._model.typing:
            return
        result = decider.result(number)
        side = self._model.side(number)
        words = self._model._words.p_("side", "both") if side == "both" else side
        width = self._metrics["second"].horizontalAdvance(words) + 4 if side == "both" else marks.side_width(side)
        said = sayer.of(change, result)
        place = room.adjusted(0, 0, -width - 12, 0)
        if said:
            self._write(painter, place, said, "medium", of.text)
        else:
            self._write(painter, place, sayer.empty, "text", of.second)
        mark = QRect(room.right() - width, room.top(), width + 1, room.height())
        if side == "both":
            self._write(painter, mark, words, "second", of.second)
        else:
            marks.paint_side(painter, mark, side, side == self._own, of)

    def _state(self, painter: QPainter, room: QRect, state: str) -> None:
        said, of = self._model.state_word(state), self.of
        if state in ("conflict", "waiting"):
            marks.paint_pill(painter, room, said, "warning", of, self._faces["second-medium"])
            return
        sign = _SIGNS.get(state)
        colour = getattr(of, sign[1]) if sign is not None else of.second
        if sign is not None:
            icons.paint(painter, sign[0], QRect(room.left(), room.top(), 14, room.height()), colour)
            room = room.adjusted(20, 0, 0, 0)
        self._write(
            painter,
            room,
            said,
            "second-medium" if state in ("accepted", "ours", "theirs", "other") else "second",
            colour,
        )

    def _more(self, painter: QPainter, rect: QRect, row: int, column: int, change: Change) -> None:
        """The second and third line of the conflict that stands open."""
        sayer, table, of = self._model.sayer, self._model.table, self.of
        if sayer is None or table is None:
            return
        second = QRect(rect.left() + PAD, rect.top() + 42, rect.width() - PAD - 8, 20)
        if column in (FIELD, BASE):
            low = self._whole(rect, column, BASE)
            self._wrap(
                painter,
                QRect(low.left() + PAD, rect.top() + 62, low.width() - PAD - 8, OPEN - 64),
                sayer.unseen(),
                "second",
                of.second,
            )
        match column:
            case 0:
                self._write(painter, second, cell_first(change.cell or "", sayer.words), "second", of.second)
            case 1:
                self._write(painter, second, sayer.base_from(), "second", of.second)
            case 2:
                record = table.records[table.record_of[self._model.number(row)]]
                self._write(painter, second, sayer.who_ours(record, change), "second", of.ours)
            case 3:
                self._write(painter, second, sayer.who_theirs(), "second", of.theirs)
            case _ if self._model.number(row) != self._model.typing:
                wide = self._whole(rect, column)
                header = self._view.horizontalHeader()
                start = wide.left() + header.sectionPosition(RESULT) + PAD
                self._write(
                    painter,
                    QRect(start, rect.top() + 42, wide.right() - start - 8, 20),
                    sayer.why(change),
                    "second",
                    of.second,
                )


__all__ = ["OPEN", "ROW", "THEIRS", "ChangeDelegate"]
