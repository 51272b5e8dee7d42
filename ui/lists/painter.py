"""Paints the visible part of a list in one go: backgrounds by row, then the cells by column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ui.components import icons, paint_tools
from ui.components.marks import DOT, paint_dot
from ui.components.theme import fill, ink, mixed
from ui.lists.cell_table import CellTable
from ui.lists.list_columns import ListColumn, Look
from ui.lists.list_row import ListRow

PAD = 8


class PagePainter:
    """Draws a page of a CellTable. Qt's own way, a call for every cell and role, costs several times as much."""

    def __init__(self, view: CellTable, brush: paint_tools.Brush, own_agency: str) -> None:
        self._view = view
        self._brush = brush
        self._own = own_agency
        of = brush.of
        self._checked = ink(of.accent_tint)
        self._hover = mixed(of.hover, of.surface, 0.75)
        self._line = QPen(ink(of.line), 1)
        self._range = mixed(of.accent, of.surface, 0.10)
        self._text, self._second = QPen(ink(of.text)), QPen(ink(of.second))

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Draw everything of the view that lies in `dirty` (viewport pixels)."""
        view = self._view
        first, last = view.rowAt(dirty.top()), view.rowAt(dirty.bottom())
        count = view.model_().rowCount()
        if first < 0 or not count:
            return
        last = count - 1 if last < 0 else last
        lines = view.model_().lines(range(first, last + 1))
        height = view.verticalHeader().defaultSectionSize()
        top = view.rowViewportPosition(first)
        self._backgrounds(painter, lines, first, top, height, dirty)
        self._ranges(painter, first, last)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        header, frozen = view.horizontalHeader(), view.frozen()
        for section, column in enumerate(view.model_().columns):
            if section == 0 and frozen:
                self._column(painter, column, section, lines, 0, frozen, top, height)
                # What is scrolled away is not seen under it.
                painter.setClipRect(QRect(frozen, 0, header.length(), view.viewport().height()))
                continue
            left, width = header.sectionViewportPosition(section), header.sectionSize(section)
            if left + width < dirty.left() or left > dirty.right() or not width:
                continue
            self._column(painter, column, section, lines, left, width, top, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if view.currentIndex().column() == 0:
            painter.setClipping(False)
        self._current(painter)
        painter.setClipping(False)
        if frozen:
            fill(painter, QRect(frozen - 1, 0, 1, top + len(lines) * height), ink(self._brush.of.strong_line))

    def paint_fill(self, painter: QPainter, square: QRect | None, target: QRect | None) -> None:
        """The square at the corner of the selected cells, and a frame round those that it would fill."""
        accent, surface = ink(self._brush.of.accent), ink(self._brush.of.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if target is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
            painter.drawRect(target.adjusted(0, 0, -1, -1))
        if square is not None and self._view.hasFocus():
            fill(painter, square, surface)
            fill(painter, square.adjusted(1, 1, 0, 0), accent)

    def _backgrounds(
        self, painter: QPainter, lines: Sequence[ListRow], first: int, top: int, height: int, dirty: QRect
    ) -> None:
        checked, hovered = self._view.model_().checked, self._view.hovered_row
        left, width = dirty.left(), dirty.width()
        for at, line in enumerate(lines):
            if line.key in checked:
                fill(painter, QRect(left, top + at * height, width, height), self._checked)
            elif first + at == hovered:
                fill(painter, QRect(left, top + at * height, width, height), self._hover)
        painter.setPen(self._line)
        for at in range(1, len(lines) + 1):
            painter.drawLine(left, top + at * height - 1, left + width, top + at * height - 1)

    def _ranges(self, painter: QPainter, first: int, last: int) -> None:
        view = self._view
        several = view.selects_several()
        for each in view.ranges():
            if not several or each.bottom() < first or each.top() > last:
                continue
            rect = view.range_rect(each)
            if view.is_whole(each):
                continue
            accent = ink(self._brush.of.accent)
            light = type(accent)(accent)
            light.setAlpha(26)
            fill(painter, rect, light)
            painter.setPen(QPen(ink(self._brush.of.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _current(self, painter: QPainter) -> None:
        view = self._view
        index = view.currentIndex()
        if not index.isValid() or not view.hasFocus():
            return
        rect = view.visualRect(index).adjusted(0, 0, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink(self._brush.of.accent), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _column(
        self,
        painter: QPainter,
        column: ListColumn,
        section: int,
        lines: Sequence[ListRow],
        left: int,
        width: int,
        top: int,
        height: int,
    ) -> None:
        match column.look:
            case Look.NAME:
                self._names(painter, section, lines, left, width, top, height)
            case Look.SIDE:
                middle = top + height // 2
                for at, line in enumerate(lines):
                    if line.texts[section]:
                        letters = line.texts[section]
                        paint_tools.side_letters(
                            painter, self._brush, left + PAD, middle + at * height, letters, ours=letters == self._own
                        )
            case Look.STATUS:
                for at, line in enumerate(lines):
                    if line.texts[section]:
                        place = QRect(left + PAD, top + at * height, width - 2 * PAD + 4, height - 1)
                        tone = paint_tools.tone_of(str(line.raw[section]))
                        paint_tools.pill(
                            painter,
                            self._brush,
                            place,
                            line.texts[section],
                            tone,
                            on_tint=line.key in self._view.model_().checked,
                        )
            case Look.PROBLEMS:
                self._problems(painter, section, lines, left, width, top, height)
            case Look.CODE:
                self._texts(painter, "code", self._second, section, lines, left, width, top, height, right=False)
            case Look.MASKED:
                self._texts(painter, "text", self._second, section, lines, left, width, top, height, right=False)
            case Look.NUMBER:
                self._texts(painter, "code", self._text, section, lines, left, width, top, height, right=True)
            case Look.TEXT | Look.FLAG:
                self._texts(painter, "text", self._text, section, lines, left, width, top, height, right=False)

    def _texts(
        self,
        painter: QPainter,
        role: str,
        pen: QPen,
        section: int,
        lines: Sequence[ListRow],
        left: int,
        width: int,
        top: int,
        height: int,
        *,
        right: bool,
    ) -> None:
        brush = self._brush
        painter.setFont(getattr(brush, role))
        painter.setPen(pen)
        y, room = brush.baseline(role, top, height), width - 2 * PAD
        for line in lines:
            text = line.texts[section]
            if text and right:
                brush.write(painter, text, role, left + PAD - 4, y, room, right=True)
            elif text:
                brush.write(painter, text, role, left + PAD, y, room)
            y += height

    def _names(
        self, painter: QPainter, section: int, lines: Sequence[ListRow], left: int, width: int, top: int, height: int
    ) -> None:
        brush = self._brush
        painter.setFont(brush.medium)
        painter.setPen(self._text)
        y = brush.baseline("medium", top, height)
        marked: list[tuple[int, int, str]] = []
        pencils: list[QRect] = []
        for at, line in enumerate(lines):
            text = line.texts[section]
            unsaved = line.id in self._view.model_().drafts
            room = width - 2 * PAD - 16 * (bool(line.problems) + bool(line.conflicts) + unsaved)
            used = brush.write(painter, text, "medium", left + PAD, y + at * height, room) if text else 0
            if line.problems or line.conflicts or unsaved:
                x = left + PAD + used + 8
                if line.problems:
                    marked.append((at, x, "bad"))
                if line.conflicts:
                    marked.append((at, x + (DOT + 4 if line.problems else 0), "warning"))
                if unsaved:
                    x += (DOT + 4) * (bool(line.problems) + bool(line.conflicts))
                    pencils.append(QRect(x, top + at * height + (height - 13) // 2, 12, 12))
        for at, x, tone in marked:
            paint_dot(painter, QRect(x, top + at * height, DOT, height - 1), tone, brush.of)
        for place in pencils:
            icons.paint(painter, "pencil", place, brush.of.accent)

    def _problems(
        self, painter: QPainter, section: int, lines: Sequence[ListRow], left: int, width: int, top: int, height: int
    ) -> None:
        brush = self._brush
        for at, line in enumerate(lines):
            if line.problems:
                paint_dot(painter, QRect(left + PAD, top + at * height, DOT, height - 1), "bad", brush.of)
                painter.setFont(brush.code)
                painter.setPen(self._text)
                y, room = brush.baseline("code", top + at * height, height), width - 2 * PAD - 14
                brush.write(painter, str(line.problems), "code", left + PAD + 14, y, room)
