"""The columns side of the board: cities, outlets, cards and free places, painted; scrolls both ways under fixed heads."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from exchange_app.domain.records import RecordId
from exchange_app.text import Words
from ui.components import icons
from ui.components.spoken_part import Role, SpokenPart
from ui.components.text_painting import RIGHT
from ui.components.theme import ink
from ui.pages.placements.board.geometry import BAND, CARD, GAP, HEAD, TOP, BandBox, BoardLayout, ColumnBox, lay_out
from ui.pages.placements.board.painting import Brushwork, CardLook
from ui.pages.placements.board.spoken_board import (
    claim_words,
    column_words,
    filled_words,
    held_words,
    objection_words,
    slot_words,
)
from ui.pages.placements.board.state import BoardState, Spot


class ColumnsArea(QAbstractScrollArea):
    """Paints the openings from the state, and tells what is pressed. Takes no keys: the board does."""

    pressed = Signal(object, object)
    """Spot, and the QPoint on the screen."""
    dragged = Signal(object)
    """QPoint on the screen, while the button is held."""
    released = Signal(object)
    """QPoint on the screen."""
    opened = Signal(object)
    """Spot that was double-clicked."""
    folding = Signal(str)
    """Key of the city whose head was clicked."""
    spoken_role = Role.List

    def __init__(self, state: BoardState, brush: Brushwork, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._brush, self._words = state, brush, words
        self._layout = lay_out(state.board, set(), frozenset(), 0)
        self.setAccessibleName(words._("Outlets with their places"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setMouseTracking(True)
        state.changed.connect(self.refresh)
        state.moved.connect(self._show_cursor)

    @property
    def boxes(self) -> BoardLayout:
        """Where everything lies now."""
        return self._layout

    def spoken_parts(self) -> list[SpokenPart]:
        """The columns, each with its cards and free places; the one under a held card with what it says to it."""
        held = self._state.held
        return [
            SpokenPart(
                column_words(box.column, self._words),
                QRect(box.left, 0, box.width, self.viewport().height()).translated(-self._offset.x(), 0),
                Role.List,
                held_words(self._state, self._words)
                if held is not None and held.target == box.column.id
                else objection_words(self._state, box.column, self._words),
                parts=partial(self._spoken_slots, box),
            )
            for box in self._layout.columns()
        ]

    def _spoken_slots(self, box: ColumnBox) -> list[SpokenPart]:
        spots = (Spot(box.column.id, row) for row in range(box.slots))
        return [
            SpokenPart(slot_words(self._state, spot, self._words), box.slot(spot.row).translated(-self._offset))
            for spot in spots
        ]

    def refresh(self) -> None:
        """Lay out again and repaint."""
        state = self._state
        self._layout = lay_out(state.board, state.folded, state.hidden, self.viewport().width())
        view = self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(0, self._layout.width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setSingleStep(48)
        self.verticalScrollBar().setRange(0, max(0, self._layout.height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(CARD + GAP)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @property
    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def column_under(self, point: QPoint) -> RecordId | None:
        """The opening under a point of the viewport."""
        box = self._layout.column_at(point.x() + self._offset.x())
        return box.column.id if box is not None and self.viewport().rect().contains(point) else None

    def slot_rect(self, spot: Spot) -> QRect | None:
        """Where a slot is seen in the viewport; None where its column is folded away."""
        box = self._layout.box_of(spot.opening)
        return box.slot(spot.row).translated(-self._offset) if box else None

    def nudge(self, point: QPoint) -> None:
        """Scroll a little where a card is held near an edge."""
        edge, bar = 48, self.horizontalScrollBar()
        if point.x() > self.viewport().width() - edge:
            bar.setValue(bar.value() + 24)
        elif 0 <= point.x() < edge:
            bar.setValue(bar.value() - 24)

    def _show_cursor(self) -> None:
        held = self._state.held
        if held is not None and held.by_pointer:
            return
        opening = self._state.in_view()
        box = self._layout.box_of(opening)
        if box is None:
            return
        bar, width = self.horizontalScrollBar(), self.viewport().width()
        bar.setValue(min(box.left, max(bar.value(), box.left + box.width - width)))
        if held is None and opening == self._state.spot.opening:
            slot, high = box.slot(self._state.spot.row), self.verticalScrollBar()
            high.setValue(
                min(slot.top() - TOP - GAP, max(high.value(), slot.bottom() + GAP - self.viewport().height()))
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, of = QPainter(self.viewport()), self._brush.of
        view, offset = self.viewport().rect(), self._offset
        painter.fillRect(view, ink(of.window))
        painter.save()
        painter.setClipRect(view.adjusted(0, TOP, 0, 0))
        painter.translate(-offset)
        seen = view.translated(offset)
        for box in self._layout.columns():
            if box.left <= seen.right() and box.left + box.width >= seen.left():
                self._paint_slots(painter, box, seen)
        painter.restore()
        painter.save()
        painter.translate(-offset.x(), 0)
        for band in self._layout.bands:
            if band.left <= seen.right() and band.left + band.width >= seen.left():
                self._paint_band(painter, band, view.height())
        painter.restore()
        painter.end()

    def _paint_slots(self, painter: QPainter, box: ColumnBox, seen: QRect) -> None:
        state, column = self._state, box.column
        held = state.held
        hot = held is not None and held.target == column.id and held.origin != column.id
        tone, _ = self._brush.verdict(held.verdicts.get(column.id) if held else None)
        for row in range(box.slots):
            rect = box.slot(row)
            if rect.bottom() < seen.top() + TOP or rect.top() > seen.bottom():
                continue
            current = held is None and state.spot == Spot(column.id, row)
            card = box.card(row)
            if card is None:
                self._brush.free(painter, rect, current=current, colour=tone if hot else None)
            else:
                up = held is not None and held.card.id == card.id
                look = CardLook(current, up, None, card.choice_of(column.outlet.id))
                self._brush.card(painter, rect, card, look)

    def _paint_band(self, painter: QPainter, box: BandBox, height: int) -> None:
        brush, of = self._brush, self._brush.of
        if box.folded:
            self._paint_folded(painter, box, height)
            return
        head = QRect(box.left, 0, box.width, BAND)
        painter.fillRect(head, ink(of.window))
        inner = head.adjusted(12, 0, -12, 0)
        numbers = self._words._("{taken} of {places}", taken=box.band.taken, places=box.band.places)
        used = brush.text(painter, inner, numbers, brush.small_font, of.second, RIGHT)
        city = box.band.city or self._words._("Without a city")
        name = brush.text(painter, inner.adjusted(0, 0, -used - 44, 0), city, brush.band_font, of.text)
        if box.band.side:
            brush.side(painter, inner.left() + name + 36, head.center().y() + 1, box.band.side)
        held = self._state.held
        for index, column in enumerate(box.columns):
            own = held is not None and held.origin == column.column.id
            verdict = held.verdicts.get(column.column.id) if held and not own else None
            hot = held is not None and held.target == column.column.id and held.origin != column.column.id
            painter.fillRect(column.head(), ink(of.window))
            brush.head(painter, column.head(), column.column, verdict, hot)
            if held is not None and not hot and verdict and verdict[0].blocks:
                brush.veil(painter, QRect(column.left, TOP, column.width, height - TOP))
            if index:
                painter.fillRect(column.left, BAND, 1, height - BAND, ink(of.line))
            if hot:
                tone, _ = brush.verdict(verdict)
                painter.setPen(ink(tone))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(column.left, BAND, column.width, height - BAND - 1)
        painter.fillRect(box.left, BAND - 1, box.width, 1, ink(of.line))
        painter.fillRect(box.left + box.width - 1, 0, 1, height, ink(of.strong_line))

    def _paint_folded(self, painter: QPainter, box: BandBox, height: int) -> None:
        brush, of = self._brush, self._brush.of
        painter.fillRect(QRect(box.left, 0, box.width, height), ink(of.surface))
        icons.paint(painter, "chevron-right", QRect(box.left + 12, 8, 16, 16), of.second)
        if box.band.side:
            brush.side(painter, box.left + 33, 40, box.band.side)
        top = 56
        for column in box.band.columns:
            size = min(72, 17 * max(1, column.places))
            if top + size > height // 2:
                break
            brush.capacity(painter, QRect(box.left + 18, top, 4, size), column, upright=True)
            top += size + 8
        rest = self._words._("{taken} of {places}", taken=box.band.taken, places=box.band.places)
        names = self._words.join(column.name for column in box.band.columns)
        city = box.band.city or self._words._("Without a city")
        brush.standing(painter, QRect(box.left + 8, top + 4, 24, max(0, height - top - 12)), city, f"{names} {rest}")
        painter.fillRect(box.left + box.width - 1, 0, 1, height, ink(of.strong_line))

    def spot_under(self, point: QPoint) -> Spot | None:
        """The slot under a point of the viewport."""
        if point.y() < TOP:
            return None
        found = self._layout.slot_at(point + self._offset)
        return Spot(found[0].column.id, found[1]) if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        band = self._layout.band_at(point.x() + self._offset.x())
        if event.button() == Qt.MouseButton.LeftButton and band and (band.folded or point.y() < BAND):
            self.folding.emit(band.key)
            return
        spot = self.spot_under(point)
        if spot is None and self._state.held is not None and (opening := self.column_under(point)):
            spot = Spot(opening)
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(spot, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_under(event.position().toPoint())
        if spot is not None:
            self.opened.emit(spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())
            return
        point = event.position().toPoint()
        band = self._layout.band_at(point.x() + self._offset.x())
        over_head = band is not None and (band.folded or point.y() < BAND)
        card = self._state.card(spot) if (spot := self.spot_under(point)) else None
        shape = Qt.CursorShape.PointingHandCursor if over_head else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if card else shape)
        self.viewport().setToolTip(self._tip(point))

    def _tip(self, point: QPoint) -> str:
        if (spot := self.spot_under(point)) and (card := self._state.card(spot)):
            column = self._state.board.column(spot.opening)
            return claim_words(self._state, card, column, self._words) if column is not None else ""
        if not BAND <= point.y() < BAND + HEAD:
            return ""
        box = self._layout.column_at(point.x() + self._offset.x())
        if box is None:
            return ""
        parts = (
            box.column.name,
            box.column.opening.get("department"),
            self._brush.asks(box.column),
            filled_words(box.column, self._words),
            objection_words(self._state, box.column, self._words),
        )
        return "\n".join(str(part) for part in parts if part)
