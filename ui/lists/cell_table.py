"""A table of records: which cell is current, which cells are selected, which records checked, and what of it is seen."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from typing import NamedTuple, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QTableView, QWidget

from ui.lists.list_columns import ListColumn
from ui.lists.table_model import RecordModel
from ui.lists.viewport import give_viewport

_MOST_FROZEN = 0.6
"""Of the window the first column takes at most so much when it stays."""
_LEAST_SEEN = 40
"""Pixels of a column that must stand in the window for it to be seen."""


class Block(NamedTuple):
    """A range of cells."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def cells(self) -> int:
        """How many they are."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    @property
    def columns(self) -> range:
        """The places of its columns."""
        return range(self.left, self.right + 1)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class CellTable(QTableView):
    """What the headers, the painting and the keys of a list know of it."""

    copy_asked = Signal()
    copy_headed_asked = Signal()
    """as copy, with the headings of the columns above"""
    paste_asked = Signal()
    clear_asked = Signal()
    fill_asked = Signal()
    replace_asked = Signal()
    save_asked = Signal()
    edge_asked = Signal(bool, bool)
    """whether down (else up) the current cell goes to the edge of what is filled, and whether that selects up to there"""
    find_asked = Signal()
    opened_to_edit = Signal()
    """F2 or a double click came to a cell, and opened its editor where it has one."""
    open_asked = Signal()
    locked_asked = Signal()
    """letters were typed on a cell that is not typed into"""
    remove_asked = Signal()
    menu_asked = Signal(int, QPoint)
    """section and global position, for the menu of a column"""
    cell_menu_asked = Signal(QPoint)
    """global position, for the menu of the selected cells"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self.hovered_row = -1
        self._anchor: int | None = None
        """key of the record that was checked last"""

    def model_(self) -> RecordModel:
        """The model, as the kind it is."""
        return cast(RecordModel, self.model())

    def current_key(self) -> int | None:
        """Key of the current record."""
        index = self.currentIndex()
        return self.model_().keys[index.row()] if index.isValid() and index.row() < self.model_().rowCount() else None

    def current_column(self) -> str:
        """Key of the current column."""
        index = self.currentIndex()
        return self.model_().columns[index.column()].key if index.isValid() else ""

    # Cells ---------------------------------------------------------------------------------------------------------

    def blocks(self) -> list[Block]:
        """The selected ranges of cells, from above; the current cell where nothing more is selected."""
        found = [Block(each.top(), each.left(), each.bottom(), each.right()) for each in self.ranges()]
        index = self.currentIndex()
        if not found and index.isValid():
            found = [Block(index.row(), index.column(), index.row(), index.column())]
        return sorted(found)

    def cell_range(self) -> Block | None:
        """The selected cells; of several ranges the one with the current cell."""
        blocks, index = self.blocks(), self.currentIndex()
        at = index.row(), index.column()
        return next((each for each in blocks if each.holds(*at)), blocks[-1] if blocks else None)

    def aligned(self) -> tuple[list[int], list[int]] | None:
        """The rows and the columns of all selected cells, where these are all cells that lie in both: one range, or several of the
        same columns or of the same rows."""
        blocks = self.blocks()
        rows = list(dict.fromkeys(row for each in blocks for row in range(each.top, each.bottom + 1)))
        columns = list(dict.fromkeys(at for each in sorted(blocks, key=lambda one: one.left) for at in each.columns))
        cells = sum(each.cells for each in blocks)
        return (rows, columns) if blocks and cells == len(rows) * len(columns) else None

    def marked_keys(self) -> array[int]:
        """The keys of the records of all selected cells, in order."""
        rows = sorted({row for each in self.blocks() for row in range(each.top, each.bottom + 1)})
        keys = self.model_().keys
        return array(keys.typecode, (keys[row] for row in rows))

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """A cell that the program goes to is selected alone, also while Ctrl is held; only the mouse and the keys add to what is selected."""
        command = super().selectionCommand(index, event)
        adds = event is None and command & QItemSelectionModel.SelectionFlag.Toggle
        return QItemSelectionModel.SelectionFlag.ClearAndSelect if adds else command

    def stop_drawing(self) -> bool:
        """Give up what the mouse is drawing. False where it draws nothing."""
        return False

    def selects_several(self) -> bool:
        """Whether more than one cell is selected."""
        return sum(each.cells for each in self.blocks()) > 1

    def typed_into(self, left: int, right: int) -> dict[int, ListColumn]:
        """By place those of some columns that are typed into."""
        several = enumerate(self.model_().columns[left : right + 1], left)
        return {at: column for at, column in several if column.editable and column.field is not None}

    def ranges(self) -> list[QItemSelectionRange]:
        """The selected ranges of cells."""
        return self.selectionModel().selection().toList()

    def range_rect(self, chosen: QItemSelectionRange) -> QRect:
        """The pixels of a range, as far as they are near the viewport."""
        height = self.verticalHeader().defaultSectionSize()
        left, right = self.column_left(chosen.left()), self.column_right(chosen.right())
        top = max(chosen.top() * height - self.verticalOffset(), -4)
        bottom = min((chosen.bottom() + 1) * height - self.verticalOffset(), self.viewport().height() + 4)
        return QRect(left, top, right - left, max(bottom - top, 0))

    def is_whole(self, chosen: QItemSelectionRange) -> bool:
        """Whether a range is the whole list, which the check boxes then say."""
        return (
            chosen.height() == self.model_().rowCount()
            and chosen.width() == self.model_().columnCount()
            and chosen.height() > 1
        )

    def current_is_typed_into(self) -> bool:
        """Whether the current cell has an editor; where there is no cell nothing is locked."""
        index = self.currentIndex()
        return not index.isValid() or self.model_().columns[index.column()].editable

    # What a person sees ---------------------------------------------------------------------------------------------

    def rows_in_sight(self) -> range:
        """The rows of which at least half stands in the window."""
        height, offset = self.verticalHeader().defaultSectionSize(), self.verticalOffset()
        first = max(0, -(-(offset - height // 2) // height))
        last = (offset + self.viewport().height() - height // 2 - 1) // height
        return range(first, min(last + 1, self.model_().rowCount()))

    def unseen(self, keys: Collection[int]) -> int:
        """How many of these records do not stand in the window."""
        seen = self.rows_in_sight()
        return len(set(keys).difference(self.model_().keys[seen.start : seen.stop]))

    def column_in_sight(self, section: int) -> bool:
        """Whether a column stands in the window, at least with its first letters."""
        left, right = self.column_left(section), self.column_right(section)
        return (
            right - left >= min(_LEAST_SEEN, self.columnWidth(section))
            and left <= self.viewport().width() - _LEAST_SEEN
        )

    # The first column stays ------------------------------------------------------------------------------------------

    def frozen(self) -> int:
        """How many pixels the first column takes at the left, where it stays while the others scroll away under it; 0 while nothing
        is scrolled away, and where it would leave too little room for them."""
        width = self.columnWidth(0) if self.horizontalOffset() > 0 else 0
        return width if width <= self.viewport().width() * _MOST_FROZEN else 0

    def column_left(self, section: int) -> int:
        """Where what is seen of a column begins in the viewport."""
        return max(self.columnViewportPosition(section), self.frozen()) if section or not self.frozen() else 0

    def column_right(self, section: int) -> int:
        """Where what is seen of a column ends in the viewport."""
        right = self.columnViewportPosition(section) + self.columnWidth(section)
        return max(right, self.frozen())

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """A cell of the first column is where it stays."""
        place = super().visualRect(index)
        if index.isValid() and index.column() == 0 and self.frozen():
            place.moveLeft(0)
        return place

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Over the first column its cells are met, not those that are scrolled away under it."""
        found = super().indexAt(pos)
        return found.siblingAtColumn(0) if found.isValid() and pos.x() < self.frozen() else found

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell out from under the first column; for that one itself nothing moves to the side."""
        bar = self.horizontalScrollBar()
        before, stays = bar.value(), index.column() == 0 and self.frozen() > 0
        super().scrollTo(index, hint)
        if stays:
            bar.setValue(before)
        elif index.column() > 0 and (hidden := self.frozen() - self.columnViewportPosition(index.column())) > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What has been painted goes along with the columns, but the first one stays."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    # Checked records -----------------------------------------------------------------------------------------------

    def toggle_all(self) -> None:
        """Check every record of the list, or none of them if all are."""
        model = self.model_()
        model.check(model.keys, model.checked_here < model.rowCount())

    def toggle_mark(self, row: int, ranged: bool) -> None:
        """Check a record or uncheck it; with `ranged` all since the one before."""
        model = self.model_()
        on = model.keys[row] not in model.checked
        anchor = model.row_of(self._anchor) if ranged and self._anchor is not None else -1
        if anchor >= 0:
            low, high = sorted((anchor, row))
            model.check(model.keys[low : high + 1], model.keys[anchor] in model.checked)
        else:
            model.check([model.keys[row]], on)
        self._anchor = model.keys[row]
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def toggle_range(self) -> None:
        """Check the records of the selected cells, or uncheck them if all are checked."""
        model, keys = self.model_(), self.marked_keys()
        model.check(keys, any(key not in model.checked for key in keys))

    # The mouse --------------------------------------------------------------------------------------------------------

    def hover_at(self, y: int) -> None:
        """Mark the row under the mouse."""
        row = self.rowAt(y)
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
            self.verticalHeader().viewport().update()
