"""The small square at the corner of the selected cells: drawn up or down, it fills the cells that it passes with them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QTableView

from ui.lists.cell_table import CellTable

_SIZE, _REACH = 7, 5
"""Pixels of the square, and how far beside it the mouse still takes it."""
_EVERY = 60
"""Milliseconds from row to row while the mouse is held above or below the list."""


class FillHandle(QObject):
    """Follows the mouse that draws it."""

    drawn = Signal(int, int)
    """the first and the last row that are to be filled, beside the selected ones"""

    def __init__(self, view: CellTable) -> None:
        super().__init__(view)
        self._view = view
        self.target: tuple[int, int] | None = None
        """The rows that would be filled, while it is drawn."""
        self.held = False
        self._at = QPoint()
        self._further = QTimer(self, interval=_EVERY)
        self._further.timeout.connect(self._scroll)

    def place(self) -> QRect | None:
        """Where it is seen; None where nothing that is selected can fill other cells."""
        view = self._view
        chosen = view.cell_range() if len(view.blocks()) == 1 else None
        editing = view.state() == QTableView.State.EditingState
        if chosen is None or editing or chosen[2] - chosen[0] + 1 >= view.model_().rowCount():
            return None
        _top, left, bottom, right = chosen
        if bottom not in view.rows_in_sight() or not view.column_in_sight(right) or not view.typed_into(left, right):
            return None
        x = min(view.column_right(right), view.viewport().width()) - 1
        y = view.rowViewportPosition(bottom) + view.verticalHeader().defaultSectionSize() - 1
        return QRect(x - _SIZE + 1, y - _SIZE + 1, _SIZE, _SIZE)

    def met(self, at: QPoint) -> bool:
        """Whether the mouse is over it."""
        place = self.place()
        return place is not None and place.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at)

    def press(self, at: QPoint) -> bool:
        """Take it, if it is there."""
        self.held = self.met(at)
        return self.held

    def move(self, at: QPoint) -> None:
        """Go on to the row under the mouse; above and below the list the rows come to it."""
        self._at = at
        inside = 0 <= at.y() < self._view.viewport().height()
        if inside:
            self._further.stop()
        elif not self._further.isActive():
            self._further.start()
        self._aim()

    def release(self) -> None:
        """What it passed is to be filled."""
        target = self.target
        self.give_up()
        if target is not None:
            self.drawn.emit(*target)

    def give_up(self) -> None:
        """Nothing is filled."""
        self._further.stop()
        self.held, self.target = False, None
        self._view.viewport().update()

    def _aim(self) -> None:
        view, chosen = self._view, self._view.cell_range()
        if chosen is None:
            return
        height = view.verticalHeader().defaultSectionSize()
        row = (self._at.y() + view.verticalOffset()) // height
        row = max(0, min(row, view.model_().rowCount() - 1))
        if row > chosen[2]:
            self.target = (chosen[2] + 1, row)
        elif row < chosen[0]:
            self.target = (row, chosen[0] - 1)
        else:
            self.target = None
        view.viewport().update()

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        step = self._view.verticalHeader().defaultSectionSize()
        bar.setValue(bar.value() + (step if self._at.y() > 0 else -step))
        self._aim()

    def target_rect(self) -> QRect | None:
        """The pixels of the cells that would be filled, as far as they are near the viewport."""
        view, chosen = self._view, self._view.cell_range()
        if self.target is None or chosen is None:
            return None
        height, offset = view.verticalHeader().defaultSectionSize(), view.verticalOffset()
        top = max(self.target[0] * height - offset, -4)
        bottom = min((self.target[1] + 1) * height - offset, view.viewport().height() + 4)
        left, right = view.column_left(chosen[1]), view.column_right(chosen[3])
        return QRect(left, top, right - left, bottom - top)


CURSOR = Qt.CursorShape.CrossCursor
