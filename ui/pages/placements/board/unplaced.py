"""The people without a place, as a column of cards that scrolls by itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from exchange_app.domain import titles
from exchange_app.domain.placing_board import Card, why_left
from exchange_app.text import Words
from ui.components.spoken_part import Role, SpokenPart
from ui.components.theme import ink
from ui.pages.placements.board.geometry import CARD, GAP
from ui.pages.placements.board.painting import Brushwork, CardLook
from ui.pages.placements.board.spoken_board import slot_words
from ui.pages.placements.board.state import UNPLACED, BoardState, Spot

SIDE_PAD = 8


class UnplacedArea(QAbstractScrollArea):
    """Paints the cards from the state, and tells what is pressed. Takes no keys: the board does."""

    pressed = Signal(object, object)
    dragged = Signal(object)
    released = Signal(object)
    opened = Signal(object)
    spoken_role = Role.List

    def __init__(self, state: BoardState, brush: Brushwork, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._brush, self._words = state, brush, words
        self.setAccessibleName(words._("Without a place"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        state.changed.connect(self.refresh)
        state.moved.connect(self._show_cursor)

    def refresh(self) -> None:
        """Count again and repaint."""
        height = self.viewport().height()
        needed = GAP + len(self._state.unplaced) * (CARD + GAP)
        self.verticalScrollBar().setRange(0, max(0, needed - height))
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setSingleStep(CARD + GAP)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _slot(self, row: int) -> QRect:
        top = GAP + row * (CARD + GAP) - self.verticalScrollBar().value()
        return QRect(SIDE_PAD, top, self.viewport().width() - 2 * SIDE_PAD, CARD)

    def spoken_parts(self) -> list[SpokenPart]:
        """The cards."""
        return [
            SpokenPart(slot_words(self._state, Spot(UNPLACED, row), self._words), self._slot(row))
            for row in range(len(self._state.unplaced))
        ]

    def slot_rect(self, spot: Spot) -> QRect:
        """Where a slot is seen in the viewport."""
        return self._slot(spot.row)

    def spot_under(self, point: QPoint) -> Spot | None:
        """The card under a point of the viewport."""
        row = (point.y() + self.verticalScrollBar().value() - GAP) // (CARD + GAP)
        inside = 0 <= row < len(self._state.unplaced) and self._slot(row).contains(point)
        return Spot(UNPLACED, row) if inside else None

    def _show_cursor(self) -> None:
        state, bar = self._state, self.verticalScrollBar()
        if state.held is None and state.spot.opening == UNPLACED:
            top = GAP + state.spot.row * (CARD + GAP)
            bar.setValue(min(top - GAP, max(bar.value(), top + CARD + GAP - self.viewport().height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, state = QPainter(self.viewport()), self._state
        view = self.viewport().rect()
        painter.fillRect(view, ink(self._brush.of.window))
        held = state.held
        if held is not None and held.target == UNPLACED and held.origin != UNPLACED:
            painter.fillRect(view, ink(self._brush.of.accent_tint))
        first = max(0, self.verticalScrollBar().value() // (CARD + GAP) - 1)
        for row in range(first, len(state.unplaced)):
            rect = self._slot(row)
            if rect.top() > view.bottom():
                break
            card = state.unplaced[row]
            up = held is not None and held.card.id == card.id
            current = held is None and state.spot == Spot(UNPLACED, row)
            self._brush.card(painter, rect, card, CardLook(current, up, note=self.first_choice(card)))
        painter.end()

    def first_choice(self, card: Card) -> str:
        """The outlet that the person would like best."""
        column = self._state.board.first_choice(card)
        return titles.title(column.outlet) if column is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_under(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(spot, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_under(event.position().toPoint())
        if spot is not None:
            self.opened.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())
            return
        spot = self.spot_under(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if spot else Qt.CursorShape.ArrowCursor)
        card = self._state.card(spot) if spot else None
        left = self._state.board.choices_left(card) if card else 0
        tip = self._words.n_(
            "{count} of the choices has a free place", "{count} of the choices have a free place", left
        )
        why = self._words.say(why_left(self._state.board, card)) if card else ""
        self.viewport().setToolTip(f"{card.name}\n{tip}\n{why}" if card else "")
