"""The two lists of Home: what waits, in groups by day, and what changed, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.components import marks
from ui.components.icons import pixmap
from ui.components.keys import CommonKeys
from ui.components.text_painting import CENTRE, RIGHT, draw_text
from ui.components.theme import font, ink, tokens

Index = QModelIndex | QPersistentModelIndex
GROUP, ITEM, ACTION, NOTE, LEAD = 28, 35, 84, 170, 92
LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A group's heading (no action) or an item. `spans` are pieces of the sentence with their tones."""

    text: str
    note: str = ""
    action: str = ""
    icon: str = ""
    bad: bool = False
    lead: str = ""
    spans: tuple[tuple[str, str], ...] = ()
    do: Callable[[], object] | None = None

    @property
    def heading(self) -> bool:
        """Whether it heads a group."""
        return self.do is None and not self.spans


class Lines(QAbstractListModel):
    """Lines as a model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[HomeLine] = ()

    def show_lines(self, lines: Sequence[HomeLine]) -> None:
        """Put these in the place of the present ones."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The line itself, and its words for screen readers and tooltips."""
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                said = line.text or "".join(words for words, _tone in line.spans)
                return ", ".join(part for part in (line.lead, said, line.note) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return None if line.heading else line.text or "".join(words for words, _tone in line.spans)
            case _ if role == LINE:
                return line
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        return (
            Qt.ItemFlag.ItemIsEnabled
            if self.lines[index.row()].heading
            else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        )


class LineDelegate(QStyledItemDelegate):
    """Paints headings and items; the action's frame shows on the hovered or current row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = tokens()
        self._ratio = parent.devicePixelRatioF() if parent is not None else 1.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """28 for a heading, 35 for an item."""
        return QSize(100, GROUP if index.data(LINE).heading else ITEM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        line: HomeLine = index.data(LINE)
        area: QRect = option.rect
        of = self._of
        painter.save()
        if line.heading:
            painter.fillRect(area, ink(of.header))
            self._heading(painter, area, line)
        else:
            active = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
            if active:
                painter.fillRect(area, ink(of.hover))
            self._item(painter, area, line, active)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, ink(of.line))
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, line: HomeLine) -> None:
        of = self._of
        painter.setFont(font("second-medium"))
        painter.setPen(ink(of.bad if line.bad else of.second))
        width = draw_text(painter, area.adjusted(16, 0, -8, 0), line.text)
        painter.setFont(font("second"))
        draw_text(painter, area.adjusted(16 + width + 8, 0, -8, 0), line.note)

    def _item(self, painter: QPainter, area: QRect, line: HomeLine, active: bool) -> None:
        of, right = self._of, area.right() - 12
        left = area.left() + 16
        if line.icon:
            picture = pixmap(line.icon, of.second, 16, self._ratio)
            painter.drawPixmap(left, area.top() + (area.height() - 16) // 2, picture)
            left += 28
        if line.action:
            box = QRect(right - ACTION, area.top() + 3, ACTION, area.height() - 7)
            painter.setFont(font("second-medium"))
            if active:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(ink(of.strong_line), 1))
                painter.setBrush(ink(of.surface))
                painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
            painter.setPen(ink(of.text if active else of.accent))
            draw_text(painter, box.adjusted(4, 0, -4, 0), line.action, CENTRE)
            right -= ACTION + 12
        if line.lead:
            painter.setFont(font("second"))
            painter.setPen(ink(of.second))
            left += max(LEAD, draw_text(painter, QRect(left, area.top(), right - left, area.height()), line.lead) + 8)
        if line.note:
            face = font("second")
            width = min(QFontMetrics(face).horizontalAdvance(line.note) + 4, NOTE)
            painter.setFont(face)
            painter.setPen(ink(of.second))
            draw_text(painter, QRect(right - width, area.top(), width, area.height()), line.note, RIGHT)
            right -= width + 12
        room = QRect(left, area.top(), right - left, area.height() - 1)
        marks.paint_spans(painter, room, line.spans or ((line.text, ""),), of)


class LineList(QListView):
    """A list of lines: a click or Enter does what the line offers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plainList")
        self.lines = Lines(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def _do(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, HomeLine) and line.do is not None:
            line.do()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click does it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._do(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it."""
        if CommonKeys.of(event) in (CommonKeys.OPEN, CommonKeys.PRESS):
            self._do(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The hand over what can be clicked."""
        if isinstance(event, QMouseEvent):
            index = self.indexAt(event.position().toPoint())
            line = index.data(LINE) if index.isValid() else None
            hand = isinstance(line, HomeLine) and line.do is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        return super().viewportEvent(event)
