"""The line of files, painted: our lane above, theirs below, to a scale of days; each file can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from exchange_app.services.ledger import Filed, State
from exchange_app.text import Words
from ui.components import marks
from ui.components.text import CENTRE, draw_text
from ui.components.theme import font, ink, tokens
from ui.pages.exchange import texts
from ui.pages.exchange.lanes import GAP, LEFT, Lanes, Node, lay_out

OURS, THEIRS = 52, 98
"""Where the two lanes lie, from the top."""
AXIS = 148
HEIGHT = 168
_RADIUS = 6
_READ = (State.ACKNOWLEDGED, State.RETURNED, State.MERGED)


class Timeline(QWidget):
    """Paints the files. Left and Right go from one to the next, Home and End to the ends."""

    selected = Signal(int)
    """The place of a file in the line."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._of = words, tokens()
        self._files: Sequence[Filed] = ()
        self._own, self._agency = "", ""
        self._lanes = Lanes((), (), 0)
        self._current = -1
        self._hovered = -1
        self._labels: dict[int, QRect] = {}
        self.now = datetime.now(UTC)
        self.viewport_width = 400
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words._("Files sent and received"))

    def show_files(self, files: Sequence[Filed], own: str, agency: str) -> None:
        """Show the files between two agencies, in the order of time; an earlier one that was chosen stays so, else it is the latest."""
        kept = self._files[self._current] if 0 <= self._current < len(self._files) - 1 else None
        self._files, self._own, self._agency = files, own, agency
        self.now = datetime.now(UTC)
        places = {(each.way, each.number): at for at, each in enumerate(files)}
        self._current = len(files) - 1 if kept is None else places.get((kept.way, kept.number), len(files) - 1)
        self.fit(self.viewport_width)
        self._tell()

    def fit(self, width: int) -> None:
        """Lay out anew for so much room."""
        self.viewport_width = width
        self._lanes = lay_out(self._files, self.now, width)
        self.setFixedWidth(self._lanes.width)
        self._labels = self._label_places()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its files need."""
        return QSize(self._lanes.width, HEIGHT)

    @property
    def current(self) -> int:
        """The place of the chosen file; -1 for none."""
        return self._current

    def choose(self, at: int) -> None:
        """Choose a file by its place."""
        if 0 <= at < len(self._files) and at != self._current:
            self._current = at
            self._labels = self._label_places()
            self.update()
            self._tell()

    def place(self, at: int) -> QRect:
        """Where a file's node lies."""
        node = self._lanes.nodes[at]
        return QRect(round(node.x) - 10, self._y(node) - 10, 20, 20)

    def _tell(self) -> None:
        each = self._files[self._current] if 0 <= self._current < len(self._files) else None
        self.setAccessibleDescription("" if each is None else texts.tip(each, self._agency, self._words))
        self.selected.emit(self._current)

    @staticmethod
    def _y(node: Node) -> int:
        return OURS if node.ours else THEIRS

    # ---- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lanes, ways, nodes, words, days."""
        painter, of = QPainter(self), self._of
        painter.fillRect(event.rect(), ink(of.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = self.width() - 16
        for y, code, ours in ((OURS, self._own, True), (THEIRS, self._agency, False)):
            marks.paint_side(painter, QRect(16, y - 10, 40, 20), code, ours, of)
            painter.setPen(QPen(ink(of.ours if ours else of.theirs), 1))
            painter.drawLine(LEFT - 6, y, right, y)
        self._paint_days(painter)
        for node in self._lanes.nodes:
            self._paint_way(painter, node)
        for node in self._lanes.nodes:
            self._paint_node(painter, node)
        for at, room in self._labels.items():
            self._paint_label(painter, at, room)

    def _paint_days(self, painter: QPainter) -> None:
        of, words = self._of, self._words
        painter.setFont(font("small"))
        for x, day in self._lanes.ticks:
            painter.setPen(QPen(ink(of.line), 1))
            painter.drawLine(QPointF(x, AXIS - 4), QPointF(x, AXIS))
            painter.setPen(ink(of.second))
            text = f"{day.day} {words.month(day.month)[:3]}"
            draw_text(painter, QRect(round(x) - 40, AXIS, 80, 16), text, CENTRE)

    def _paint_way(self, painter: QPainter, node: Node) -> None:
        """The way a file took to the other lane, and back."""
        each, of = self._files[node.at], self._of
        start = QPointF(node.x, self._y(node))
        path = QPainterPath(start)
        pen = QPen(ink(of.ours if node.ours else of.theirs), 1.5)
        if each.state is State.LOST:
            end = QPointF(node.x + 16, (OURS + THEIRS) / 2)
            path.cubicTo(QPointF(node.x + 12, THEIRS), QPointF(node.x + 4, end.y()), end)
            pen.setColor(ink(of.bad))
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            painter.setPen(QPen(ink(of.bad), 1.5))
            for slope in (1, -1):
                painter.drawLine(end + QPointF(-4, -4 * slope), end + QPointF(4, 4 * slope))
            return
        if node.ends is None or each.state is State.TAKEN_BACK:
            return
        end = QPointF(max(node.ends, node.x + 14), OURS)
        if node.ours:
            middle = QPointF((start.x() + end.x()) / 2, THEIRS)
            reach = (middle.x() - start.x()) * 0.6
            path.cubicTo(start + QPointF(reach, 0), middle - QPointF(reach, 0), middle)
            path.cubicTo(middle + QPointF(reach, 0), end - QPointF(reach, 0), end)
        else:
            reach = (end.x() - start.x()) * 0.5
            path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(ink(of.surface))
        painter.drawEllipse(end, 3.5, 3.5)

    def _paint_node(self, painter: QPainter, node: Node) -> None:
        each, of = self._files[node.at], self._of
        side = of.ours if node.ours else of.theirs
        centre = QPointF(node.x, self._y(node))
        if node.at == self._current or node.at == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(of.ours_tint if node.ours else of.theirs_tint))
            painter.drawEllipse(centre, 12, 12)
        if node.at == self._current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink(of.focus_ring if self.hasFocus() else side), 2 if self.hasFocus() else 1))
            painter.drawEllipse(centre, 11, 11)
        colour = (
            of.bad
            if each.state is State.LOST
            else of.second
            if each.state in (State.SUPERSEDED, State.TAKEN_BACK)
            else side
        )
        painter.setPen(QPen(ink(colour), 2))
        painter.setBrush(ink(colour if each.state in _READ else of.surface))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)

    def _paint_label(self, painter: QPainter, at: int, room: QRect) -> None:
        each, of = self._files[at], self._of
        number, state = self._label_words(at)
        painter.setFont(font("second-medium"))
        painter.setPen(ink(of.text))
        upper = QRect(room.left(), room.top(), room.width(), 15)
        draw_text(painter, upper, number, CENTRE)
        painter.setFont(font("small"))
        painter.setPen(ink(marks.tone_colours(of, texts.STATES[each.state][1])[0]))
        draw_text(painter, upper.translated(0, 15), state, CENTRE)

    def _label_words(self, at: int) -> tuple[str, str]:
        each = self._files[at]
        return self._words._("no. {number}", number=each.number), texts.state_word(each, self._words)

    def _label_places(self) -> dict[int, QRect]:
        """Where words stand: the chosen file first, then the latest; those without room are told by the tooltip."""
        found: dict[int, QRect] = {}
        strong, small = QFontMetrics(font("second-medium")), QFontMetrics(font("small"))
        order = sorted(self._lanes.nodes, key=lambda node: (node.at != self._current, -node.at))
        for node in order:
            number, state = self._label_words(node.at)
            wide = max(strong.horizontalAdvance(number), small.horizontalAdvance(state)) + 4
            left = min(max(round(node.x) - wide // 2, 4), max(self.width() - wide - 4, 4))
            room = QRect(left, OURS - 44 if node.ours else THEIRS + 12, wide, 31)
            if wide <= GAP * 2 and not any(room.adjusted(-6, 0, 6, 0).intersects(other) for other in found.values()):
                found[node.at] = room
        return found

    # ---- mouse and keys --------------------------------------------------------------------------------------

    def _at(self, point: QPointF) -> int:
        near = [(abs(node.x - point.x()) + abs(self._y(node) - point.y()), node.at) for node in self._lanes.nodes]
        distance, at = min(near, default=(99.0, -1))
        if distance <= 16:
            return at
        return next((each for each, room in self._labels.items() if room.contains(point.toPoint())), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the file under the mouse."""
        at = self._at(event.position())
        if at != self._hovered:
            self._hovered = at
            self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton and (at := self._at(event.position())) >= 0:
            self.choose(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From file to file."""
        steps = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._files) - 1,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.choose(min(max(wanted, 0), len(self._files) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They are elsewhere."""
        self.update()

    def event(self, event: QEvent) -> bool:
        """The tooltip of the file under the mouse."""
        if isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()))
            if at >= 0:
                QToolTip.showText(event.globalPos(), texts.tip(self._files[at], self._agency, self._words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


class TimelineView(QScrollArea):
    """The line of files, scrolled where it is longer than the page is wide; it starts at its end."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Timeline(words)
        self.setWidget(self.line)
        self.setWidgetResizable(False)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(HEIGHT + 12)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setObjectName("surface")
        self.line.selected.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line takes the room there is."""
        super().resizeEvent(event)
        self.line.fit(self.viewport().width())
        self._show(self.line.current)

    def _show(self, at: int) -> None:
        if at >= 0:
            place = self.line.place(at)
            self.ensureVisible(place.center().x(), place.center().y(), GAP, 0)
