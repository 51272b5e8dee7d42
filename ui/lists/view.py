"""The list itself: a table with a spreadsheet's keys, record check boxes, and its own painting."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableView, QToolTip, QWidget

from exchange_app.text import Words
from ui.components import paint_tools
from ui.components.theme import HEADER, Tokens, mixed, row_height
from ui.lists import keys
from ui.lists.columns import Column
from ui.lists.header import MARKS_WIDTH, CheckAll, ColumnHeader, MarksHeader
from ui.lists.model import AnyIndex, RecordModel
from ui.lists.open_points import waiting
from ui.lists.painter import PagePainter

_LEAST_SEEN = 40
"""Pixels of a column that must stand in the window for it to be seen."""


class RecordView(QTableView):
    """Shows a RecordModel. Current cell, selected cells and checked records are kept by their records' keys when the
    rows change.
    """

    current_key_changed = Signal(object)
    """Key of the record of the current row, or None."""
    copy_asked = Signal()
    paste_asked = Signal()
    clear_asked = Signal()
    fill_asked = Signal()
    find_asked = Signal()
    opened_to_edit = Signal()
    """F2 or a double click opened the editor of a cell, where it has one; a letter did not."""
    open_asked = Signal()
    locked_asked = Signal()
    """letters were typed on a cell that is not typed into"""
    remove_asked = Signal()
    columns_moved = Signal(list)
    """The column keys in their new order."""

    def __init__(
        self,
        model: RecordModel,
        words: Words,
        of: Tokens,
        own_agency: str,
        density: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._brush = paint_tools.Brush(of)
        self._own = own_agency
        self.hovered_row = -1
        self._hover_colour = mixed(of.hover, of.surface, 0.75)
        self._painter = PagePainter(self, self._brush, own_agency)
        self._told: object = None
        self._anchor: int | None = None
        self._quiet = False
        self.setModel(model)
        self.head = ColumnHeader(self._brush, self)
        self.setHorizontalHeader(self.head)
        self.marks = MarksHeader(self, self._brush, row_height(density))
        self.setVerticalHeader(self.marks)
        self.check_all = CheckAll(self, self._brush, words)
        self.check_all.clicked.connect(self.toggle_all)
        self.marks.toggled.connect(self._toggle_mark)
        self.head.sectionMoved.connect(self._moved)
        self.setCornerButtonEnabled(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(words._("Select all records shown, or none"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setWordWrap(False)
        self.set_widths({})
        model.checked_changed.connect(self.repaint_marks)

    def model_(self) -> RecordModel:
        """The model, as the kind it is."""
        return cast(RecordModel, self.model())

    # What is shown -------------------------------------------------------------------------------------------------

    def set_rows(self, rows: array[int]) -> None:
        """Show other rows (or the same anew). The current record stays current, or the nearest that is still there;
        the selected cells stay those of the very same records, or only the current cell is selected.
        """
        model, index = self.model_(), self.currentIndex()
        before, chosen = model.keys, self.cell_range()
        key = self.current_key()
        offset = self.verticalScrollBar().value()
        within = self.rowViewportPosition(index.row()) if index.isValid() else 0
        column = max(index.column(), 0)
        self._quiet = True
        model.set_keys(rows)
        row = model.row_of(key) if key is not None else -1
        stayed = row >= 0
        if not stayed and len(rows):
            row = _nearest(before, index.row(), rows)
        self._place(row, column)
        if chosen is not None:
            self._select_records(before[chosen[0] : chosen[2] + 1], chosen[1], chosen[3])
        if stayed:
            visible = 0 <= within < self.viewport().height()
            self.verticalScrollBar().setValue(row * self.marks.defaultSectionSize() - within if visible else offset)
        elif row >= 0:
            self.scrollTo(self.currentIndex())
        self._quiet = False
        self._tell()
        self.repaint_marks()

    def _place(self, row: int, column: int) -> None:
        model = self.model_()
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                model.index(row, min(column, model.columnCount() - 1)),
                QItemSelectionModel.SelectionFlag.ClearAndSelect,
            )

    def _select_records(self, records: array[int], left: int, right: int) -> None:
        """Select cells of these records if all of them are there and stand together; else leave it."""
        model = self.model_()
        if len(records) * (right - left + 1) <= 1:
            return
        wanted = set(records)
        top = next((row for row, key in enumerate(model.keys) if key in wanted), -1)
        if top >= 0 and set(model.keys[top : top + len(records)]) == wanted:
            span = QItemSelection(model.index(top, left), model.index(top + len(records) - 1, right))
            self.selectionModel().select(span, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_columns(self, columns: Sequence[Column], widths: dict[str, int]) -> None:
        """Show these columns; the current row stays."""
        key, column = self.current_key(), self.current_column()
        self._quiet = True
        self.model_().set_columns(columns)
        self.head.reset()
        self.set_widths(widths)
        self._quiet = False
        self.go_to(key, column)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Widths in pixels by column key; the columns' own where nothing is said."""
        for section, column in enumerate(self.model_().columns):
            self.head.resizeSection(section, max(40, widths.get(column.key, column.width)))

    def widths(self) -> dict[str, int]:
        """The width of every column shown but the last, which takes what is left."""
        columns = self.model_().columns
        return {each.key: self.head.sectionSize(at) for at, each in enumerate(columns[:-1])}

    def _moved(self, logical: int, old: int, new: int) -> None:
        columns = self.model_().columns
        keys_now = [columns[self.head.logicalIndex(at)].key for at in range(len(columns))]
        self.columns_moved.emit(keys_now)

    # Current record ------------------------------------------------------------------------------------------------

    def current_key(self) -> int | None:
        """Key of the current record."""
        index = self.currentIndex()
        return self.model_().keys[index.row()] if index.isValid() and index.row() < self.model_().rowCount() else None

    def current_column(self) -> str:
        """Key of the current column."""
        index = self.currentIndex()
        return self.model_().columns[index.column()].key if index.isValid() else ""

    def go_to(self, key: int | None, column: str = "") -> bool:
        """Make the record of a key current and visible. False if the list does not hold it."""
        row = self.model_().row_of(key) if key is not None else -1
        if row < 0:
            self._tell()
            return False
        place = next(
            (at for at, each in enumerate(self.model_().columns) if each.key == column),
            max(self.currentIndex().column(), 0),
        )
        index = self.model_().index(row, place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._tell()
        return True

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which record is current, once for each."""
        super().currentChanged(current, previous)
        if not hasattr(self, "marks"):
            return
        if not self._quiet:
            self._tell()
        self.marks.viewport().update()
        self.viewport().update()

    def _tell(self) -> None:
        key = self.current_key()
        if key != self._told:
            self._told = key
            self.current_key_changed.emit(key)

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
        height = self.marks.defaultSectionSize()
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
        height, offset = self.marks.defaultSectionSize(), self.verticalOffset()
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
        """Check every record of the list, or none if all are."""
        model = self.model_()
        model.check(model.keys, len(model.checked) < model.rowCount())

    def _toggle_mark(self, row: int, ranged: bool) -> None:
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

    def repaint_marks(self) -> None:
        """Paint boxes and tints anew."""
        self.marks.viewport().update()
        self.check_all.update()
        self.viewport().update()

    # Qt ------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A spreadsheet's keys; what is left is Qt's own."""
        if not keys.press(self, event):
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_F2:
                self.opened_to_edit.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the cell; where that is not typed into it opens the record."""
        index = self.indexAt(event.position().toPoint())
        super().mouseDoubleClickEvent(event)
        self.opened_to_edit.emit()
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and not self.current_is_typed_into():
            self.open_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The visible page in one go."""
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect())
        painter.end()

    def hover_colour(self) -> QColor:
        """The ground of the row under the mouse."""
        return self._hover_colour

    def hover_at(self, y: int) -> None:
        """Mark the row under the mouse."""
        row = self.rowAt(y)
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
            self.marks.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse."""
        self.hover_at(event.position().toPoint().y())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        self.hover_at(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip for a text that is cut, and for the marks of what waits."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _tip(self, place: QPoint, at: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            QToolTip.hideText()
            return
        line, column = self.model_().line(index.row()), self.model_().columns[index.column()]
        text = line.texts[index.column()]
        told = []
        if self._brush.metrics["text"].horizontalAdvance(text) > self.columnWidth(index.column()) - 16:
            told.append(text)
        told += waiting(line, column, self._words)
        QToolTip.showText(at, "\n".join(told), self, self.visualRect(index)) if told else QToolTip.hideText()

    def updateGeometries(self) -> None:
        """Keep the box above the boxes at its corner."""
        super().updateGeometries()
        if not hasattr(self, "check_all"):
            return
        self.check_all.setGeometry(self.frameWidth(), self.frameWidth(), MARKS_WIDTH, HEADER)
        self.check_all.raise_()


def _nearest(before: array[int], row: int, rows: array[int]) -> int:
    """The new row of the record that stood nearest below a row, or else above it; 0 where none of them is left."""
    there = set(rows)
    near = next((key for key in before[row + 1 :] if key in there), None) if row >= 0 else None
    if near is None and row > 0:
        near = next((key for key in reversed(before[:row]) if key in there), None)
    return rows.index(near) if near is not None else 0
