"""The heads of a list: columns with their order and filters, and the check boxes at the left of the rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHeaderView

from exchange_app.text import Words
from ui.components import icons, paint_tools
from ui.components.marks import CHECK, paint_check
from ui.components.theme import HEADER, fill, ink, mixed
from ui.lists.cell_table import CellTable
from ui.lists.viewport import give_viewport

MARKS_WIDTH = 36
_GRIP = 4
"""Pixels behind the edge of a column at which that is taken."""


class ColumnHeader(QHeaderView):
    """Labels in sentence case; an arrow and, with several, a number where the list is sorted; a funnel where filtered."""

    sort_asked = Signal(int, bool)
    """section; whether it is added behind the columns that already sort"""
    menu_asked = Signal(int, QPoint)
    """section and global position"""

    def __init__(self, brush: paint_tools.Brush, parent: CellTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        give_viewport(self)
        self._brush, self._view = brush, parent
        self._shift: int | None = None
        """While a button is held that was pressed on the first column where it stays: how far that is from its own place."""
        self._order: dict[int, tuple[int, bool]] = {}
        self._filtered: set[int] = set()
        self._pressed_at: QPoint | None = None
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        # Qt would select the whole column at a click: a click sorts, and selects nothing.
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(HEADER)
        self.setStretchLastSection(True)

    def set_marks(self, order: dict[int, tuple[int, bool]], filtered: set[int]) -> None:
        """By section: place in the order (from 1) and whether descending; and the sections that filter."""
        self._order, self._filtered = order, filtered
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head of the first column above where that stays, over those that are scrolled away."""
        super().paintEvent(event)
        frozen = self._view.frozen()
        if frozen:
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, frozen, self.height()), 0)
            fill(painter, QRect(frozen - 1, 0, 1, self.height()), ink(self._brush.of.strong_line))

    def _met(self, event: QMouseEvent) -> QMouseEvent:
        """The event as Qt's header takes it: what is met at the first column where it stays is met at its own place."""
        place, frozen = event.position(), self._view.frozen()
        shift = self._shift
        if shift is None:
            shift = self.offset() if frozen and place.x() < frozen + _GRIP else 0
        if not shift:
            return event
        there = QPointF(place.x() - shift, place.y())
        return QMouseEvent(
            event.type(), there, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Columns are resized and moved."""
        super().mouseMoveEvent(self._met(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a move of the column."""
        self._pressed_at = event.position().toPoint()
        met = self._met(event)
        self._shift = round(event.position().x() - met.position().x())
        super().mousePressEvent(met)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """At the edge of a column it is made as wide as its words."""
        super().mouseDoubleClickEvent(self._met(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click sorts by the column; with Shift it is added to the order."""
        start, self._pressed_at = self._pressed_at, None
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        met, self._shift = self._met(event), None
        super().mouseReleaseEvent(met)
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or start is None or resizing:
            return
        if (place - start).manhattanLength() < 6:
            section = self.section_at(place)
            if section >= 0:
                self.sort_asked.emit(section, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the column under the mouse."""
        section = self.section_at(event.pos())
        if section >= 0:
            self.menu_asked.emit(section, event.globalPos())

    def section_at(self, place: QPoint) -> int:
        """The column whose head is seen at a place."""
        return 0 if place.x() < self._view.frozen() else self.logicalIndexAt(place)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One head of a column."""
        of, brush = self._brush.of, self._brush
        fill(painter, rect, ink(of.header))
        painter.setPen(QPen(ink(of.strong_line), 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        label = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        sorted_by = self._order.get(section)
        numbered = sorted_by is not None and len(self._order) > 1
        extra = (16 if sorted_by else 0) + (8 if numbered else 0) + (16 if section in self._filtered else 0)
        font_role = "medium" if sorted_by else "second"
        painter.setFont(brush.pill_font if sorted_by else brush.second)
        painter.setPen(ink(of.text if sorted_by else of.second))
        role = "pill_font" if font_role == "medium" else "second"
        room = rect.width() - 16 - extra
        width = brush.metrics[role].horizontalAdvance(brush.fit(label, role, room))
        left = rect.right() - 12 - width - extra if self._numeric(section) else rect.left() + 8
        brush.write(painter, label, role, left, brush.baseline(role, rect.top(), rect.height()), room)
        at = left + width + 3
        if sorted_by:
            place, descending = sorted_by
            name = "chevron-down" if descending else "chevron-up"
            icons.paint(painter, name, QRect(at, rect.center().y() - 7, 14, 14), of.text)
            at += 15
            if numbered:
                painter.setFont(brush.side_font)
                y = brush.baseline("side_font", rect.top(), rect.height())
                brush.write(painter, str(place), "side_font", at - 1, y, 12)
                at += 8
        if section in self._filtered:
            icons.paint(painter, "filter", QRect(at, rect.center().y() - 6, 12, 12), of.accent)

    def _numeric(self, section: int) -> bool:
        alignment = Qt.ItemDataRole.TextAlignmentRole
        model = self.model()
        if not model.rowCount():
            return False
        return bool(int(model.data(model.index(0, section), alignment) or 0) & int(Qt.AlignmentFlag.AlignRight.value))

    def sizeHint(self) -> QSize:
        """As high as the look says."""
        return QSize(super().sizeHint().width(), HEADER)


class MarksHeader(QHeaderView):
    """At the left of each row its check box, and the bar of the current row. Stays while columns scroll."""

    toggled = Signal(int, bool)
    """row; whether it is a range from the row toggled before"""

    def __init__(self, view: CellTable, brush: paint_tools.Brush, row_height: int) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        give_viewport(self)
        self._view = view
        self._brush = brush
        self._hover = mixed(brush.of.hover, brush.of.surface, 0.75)
        self.setDefaultSectionSize(row_height)
        self.setMinimumSectionSize(row_height)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(MARKS_WIDTH)
        self.setHighlightSections(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All visible boxes in one go."""
        painter = QPainter(self.viewport())
        of, view = self._brush.of, self._view
        fill(painter, event.rect(), ink(of.surface))
        model, height = view.model_(), self.defaultSectionSize()
        first, last = view.rowAt(0), view.rowAt(self.viewport().height())
        if first < 0:
            return
        last = model.rowCount() - 1 if last < 0 else last
        top = view.rowViewportPosition(first)
        current = view.currentIndex().row()
        for row, line in enumerate(model.lines(range(first, last + 1)), first):
            y = top + (row - first) * height
            checked = line.key in model.checked
            if checked:
                fill(painter, QRect(0, y, MARKS_WIDTH, height), ink(of.accent_tint))
            elif row == view.hovered_row:
                fill(painter, QRect(0, y, MARKS_WIDTH, height), self._hover)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(ink(of.line), 1))
            painter.drawLine(0, y + height - 1, MARKS_WIDTH, y + height - 1)
            if row == current:
                fill(painter, QRect(0, y, 3, height - 1), ink(of.accent))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
            paint_check(painter, QRect(10, y, CHECK, height - 1), state, of)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check or uncheck the row; with Shift all rows since the one before."""
        row = self._view.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.toggled.emit(row, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Rows are not resized here."""
        self._view.hover_at(event.position().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more than the press did."""


class CheckAll(QAbstractButton):
    """The box above the boxes: all records, some, or none."""

    def __init__(self, view: CellTable, brush: paint_tools.Brush, words: Words) -> None:
        super().__init__(view)
        self._view, self._brush = view, brush
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(words._("Select all records shown, or none"))
        self.setAccessibleName(words._("Select all records shown, or none"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box on the ground of the header."""
        painter = QPainter(self)
        of, model = self._brush.of, self._view.model_()
        fill(painter, self.rect(), ink(of.header))
        painter.setPen(QPen(ink(of.strong_line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = Qt.CheckState.Unchecked
        if model.checked_here:
            state = Qt.CheckState.Checked if model.checked_here >= model.rowCount() else Qt.CheckState.PartiallyChecked
        paint_check(painter, QRect(10, 0, CHECK, self.height() - 1), state, of)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list, not of a button."""
        event.ignore()
