"""A table of records: which cell is current, which cells are selected, which records checked, and what of it is seen."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import QItemSelectionRange, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QTableView, QWidget

from ui.lists.table_model import RecordModel
from ui.lists.viewport import give_viewport

_LEAST_SEEN = 40
"""Pixels of a column that must stand in the window for it to be seen."""


class CellTable(QTableView):
    """What the headers, the painting and the keys of a list know of it."""

    copy_asked = Signal()
    copy_headed_asked = Signal()
    """as copy, with the headings of the columns above"""
    paste_asked = Signal()
    clear_asked = Signal()
    fill_asked = Signal()
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

    def cell_range(self) -> tuple[int, int, int, int] | None:
        """The selected cells as top, left, bottom, right; the current cell where nothing more is selected."""
        chosen = self.ranges()
        if chosen:
            return (
                min(each.top() for each in chosen), min(each.left() for each in chosen),
                max(each.bottom() for each in chosen), max(each.right() for each in chosen),
            )  # fmt: skip
        index = self.currentIndex()
        return (index.row(), index.column(), index.row(), index.column()) if index.isValid() else None

    def ranges(self) -> list[QItemSelectionRange]:
        """The selected ranges of cells."""
        return self.selectionModel().selection().toList()

    def range_rect(self, chosen: QItemSelectionRange) -> QRect:
        """The pixels of a range, as far as they are near the viewport."""
        height = self.verticalHeader().defaultSectionSize()
        left, right = (
            self.columnViewportPosition(chosen.left()),
            self.columnViewportPosition(chosen.right()) + self.columnWidth(chosen.right()),
        )
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
        left = self.columnViewportPosition(section)
        return left + self.columnWidth(section) >= _LEAST_SEEN and left <= self.viewport().width() - _LEAST_SEEN

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
        chosen, model = self.cell_range(), self.model_()
        if chosen is not None:
            rows = model.keys[chosen[0] : chosen[2] + 1]
            model.check(rows, any(key not in model.checked for key in rows))

    # The mouse --------------------------------------------------------------------------------------------------------

    def hover_at(self, y: int) -> None:
        """Mark the row under the mouse."""
        row = self.rowAt(y)
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
            self.verticalHeader().viewport().update()
