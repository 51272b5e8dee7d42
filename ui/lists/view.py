"""The list itself: a table with a spreadsheet's keys, record check boxes, and its own painting."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QToolTip, QWidget

from exchange_app.text import Words
from ui.components import paint_tools
from ui.components.keys import ListKeys
from ui.components.spoken import announce
from ui.components.theme import HEADER, Tokens, row_height
from ui.lists import keys
from ui.lists.cell_table import CellTable
from ui.lists.fill_handle import CURSOR, FillHandle
from ui.lists.header import MARKS_WIDTH, CheckAll, ColumnHeader, MarksHeader
from ui.lists.list_columns import ListColumn
from ui.lists.painter import PagePainter
from ui.lists.table_model import AnyIndex, RecordModel


class RecordView(CellTable):
    """Shows a RecordModel. Current cell, selected cells and checked records are kept by their records' keys when the
    rows change.
    """

    current_key_changed = Signal(object)
    """Key of the record of the current row, or None."""
    columns_moved = Signal(list)
    """The column keys in their new order."""
    keys_came = Signal()
    rows_painted = Signal()
    """The first picture with rows in it stands on the screen."""

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
        self._painter = PagePainter(self, self._brush, own_agency)
        self._told: object = None
        self.rows_stand = False
        """Whether rows were seen by a person."""
        self._quiet = False
        self.fill = FillHandle(self)
        self.setModel(model)
        self.head = ColumnHeader(self._brush, self)
        self.setHorizontalHeader(self.head)
        self.marks = MarksHeader(self, self._brush, row_height(density))
        self.setVerticalHeader(self.marks)
        self.check_all = CheckAll(self, self._brush, words)
        self.check_all.clicked.connect(self.toggle_all)
        self.marks.toggled.connect(self.toggle_mark)
        self.head.sectionMoved.connect(self._moved)
        self.head.menu_asked.connect(self.menu_asked)
        self.setCornerButtonEnabled(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(words._("Select all records shown, or none"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        model.checked_changed.connect(self._say_tick)

    # What is shown -------------------------------------------------------------------------------------------------

    def set_rows(self, rows: array[int]) -> None:
        """Show other rows (or the same anew). The current record stays current, or the nearest that is still there;
        the selected cells stay those of the very same records, or only the current cell is selected.
        """
        model, index = self.model_(), self.currentIndex()
        before, chosen = model.keys, self.blocks()
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
        if sum(each.cells for each in chosen) > 1:
            self._select_records([(before[each.top : each.bottom + 1], each.left, each.right) for each in chosen])
        if stayed:
            visible = 0 <= within < self.viewport().height()
            self.verticalScrollBar().setValue(row * self.marks.defaultSectionSize() - within if visible else offset)
        elif row >= 0:
            self.scrollTo(self.currentIndex())
        self._quiet = False
        self._tell()
        self.repaint_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in sight where something takes room below the list."""
        super().resizeEvent(event)
        foot = self.rowViewportPosition(self.currentIndex().row()) + self.marks.defaultSectionSize()
        beyond = foot - self.viewport().height()
        if self.currentIndex().isValid() and 0 < beyond <= event.oldSize().height() - event.size().height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond)

    def _place(self, row: int, column: int) -> None:
        model = self.model_()
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                model.index(row, min(column, model.columnCount() - 1)),
                QItemSelectionModel.SelectionFlag.ClearAndSelect,
            )

    def _select_records(self, ranges: Sequence[tuple[array[int], int, int]]) -> None:
        """Select cells of these records if of each range all are there and stand together; else leave it."""
        model, spans = self.model_(), QItemSelection()
        for records, left, right in ranges:
            wanted = set(records)
            top = next((row for row, key in enumerate(model.keys) if key in wanted), -1)
            if top < 0 or set(model.keys[top : top + len(records)]) != wanted:
                return
            spans.select(model.index(top, left), model.index(top + len(records) - 1, right))
        self.selectionModel().select(spans, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_columns(self, columns: Sequence[ListColumn], widths: dict[str, int]) -> None:
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
        width = 0
        for section, column in enumerate(self.model_().columns):
            width = max(40, widths.get(column.key, column.width))
            self.head.resizeSection(section, width)
        self.head.fill(width)

    def widths(self) -> dict[str, int]:
        """The width of every column shown but the last, which takes what is left."""
        columns = self.model_().columns
        return {each.key: self.head.sectionSize(at) for at, each in enumerate(columns[:-1])}

    def _moved(self, logical: int, old: int, new: int) -> None:
        columns = self.model_().columns
        keys_now = [columns[self.head.logicalIndex(at)].key for at in range(len(columns))]
        self.columns_moved.emit(keys_now)

    def reread(self) -> None:
        """Read the cells in sight again, the rows being the same."""
        self.model_().reread()
        self.repaint_marks()

    def mark_drafts(self, records: frozenset[str]) -> None:
        """These records (ids) have something typed that is not saved."""
        if records != self.model_().drafts:
            self.model_().drafts = records
            self.viewport().update()

    # Current record ------------------------------------------------------------------------------------------------

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

    def repaint_marks(self) -> None:
        """Paint boxes and tints anew."""
        self.marks.viewport().update()
        self.check_all.update()
        self.viewport().update()

    def _say_tick(self) -> None:
        """Tell those who do not see it whether the current row is ticked now."""
        row = self.currentIndex().row()
        if row >= 0 and self.hasFocus():
            said = self.model_().headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
            announce(self, str(said))

    # Qt ------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A spreadsheet's keys; what is left is Qt's own."""
        if not keys.press(self, event):
            super().keyPressEvent(event)
            if ListKeys.of(event) is ListKeys.EDIT:
                self.opened_to_edit.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys are in the list."""
        super().focusInEvent(event)
        self.keys_came.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the cell; where that is not typed into it opens the record."""
        index = self.indexAt(event.position().toPoint())
        super().mouseDoubleClickEvent(event)
        self.opened_to_edit.emit()
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and not self.current_is_typed_into():
            self.open_asked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button opens the menu of the selected cells; of the cell under it where that is none of them."""
        if event.button() == Qt.MouseButton.LeftButton and self.fill.press(event.position().toPoint()):
            return
        if event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.cell_menu_asked.emit(event.globalPosition().toPoint())

    def stop_drawing(self) -> bool:
        """Escape lets go of the square at the corner."""
        held = self.fill.held
        self.fill.give_up()
        return held

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the square at the corner passed is filled."""
        if self.fill.held and event.button() == Qt.MouseButton.LeftButton:
            self.fill.release()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The visible page in one go."""
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect())
        self._painter.paint_fill(painter, self.fill.place(), self.fill.target_rect())
        painter.end()
        if not self.rows_stand and self.model_().rowCount():
            QTimer.singleShot(0, self, self._stand)

    def _stand(self) -> None:
        if not self.rows_stand:
            self.rows_stand = True
            self.rows_painted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse; draw the square at the corner, where it is held."""
        at = event.position().toPoint()
        self.hover_at(at.y())
        if self.fill.held:
            self.fill.move(at)
            return
        self.viewport().setCursor(CURSOR if not event.buttons() and self.fill.met(at) else Qt.CursorShape.ArrowCursor)
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
        told += self.model_().told_of(line, column)
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
    if row < 0:
        return 0
    there = set(rows)
    near = next((key for key in before[row + 1 :] if key in there), None)
    if near is None and row > 0:
        near = next((key for key in reversed(before[:row]) if key in there), None)
    return rows.index(near) if near is not None else 0
