"""The line of files between two agencies, painted: our lane above, theirs below, to a scale of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

from exchange_app.services.ledger import Filed, FileState
from exchange_app.text import Words
from ui.components import file_words, marks
from ui.components.keys import TimelineKeys
from ui.components.spoken import tell_focus
from ui.components.spoken_part import Path, Role, SpokenPart
from ui.components.text_painting import CENTRE, draw_text
from ui.components.theme import font, ink, tokens
from ui.components.timeline_layout import GAP, LEFT, Lanes, Node, lay_out

SCROLL_BAR = 12
_RADIUS = 6
_READ = (FileState.ACKNOWLEDGED, FileState.RETURNED, FileState.MERGED)


@dataclass(frozen=True, slots=True)
class Heights:
    """Where the lanes lie, from the top, and where their words; without `axis` no days are marked."""

    whole: int
    ours: int
    theirs: int
    ours_words: int
    theirs_words: int
    axis: int = 0


FULL = Heights(168, 52, 98, 8, 110, 148)
LOW = Heights(110, 43, 68, 2, 77)


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a node: of which file (None: of the merge that is going on), where, what and in which colour."""

    at: int | None
    room: QRect
    strong: str
    plain: str
    colour: str


class Timeline(QWidget):
    """Paints the files. One is chosen: Left and Right go from one to the next, Home and End to the ends. Where `choosing`
    is off none is, and no key stops there: what is drawn is described as a whole."""

    spoken_role = Role.List
    selected = Signal(int)
    """The place of a file in the line."""

    def __init__(
        self, words: Words, parent: QWidget | None = None, *, heights: Heights = FULL, choosing: bool = True
    ) -> None:
        super().__init__(parent)
        self._words, self._of = words, tokens()
        self._heights, self._choosing = heights, choosing
        self._files: Sequence[Filed] = ()
        self._own, self._agency = "", ""
        self._lanes = Lanes((), (), 0)
        self._current = -1
        self._hovered = -1
        self._merging = -1
        self._labels: list[Label] = []
        self.now = datetime.now(UTC)
        self.viewport_width = 400
        self._ground = self._of.surface if choosing else self._of.window
        if choosing:
            self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choosing else Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(heights.whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words._("Files sent and received"))

    def show_files(self, files: Sequence[Filed], own: str, agency: str, merging: str = "") -> None:
        """Show the files between two agencies, in the order of time; an earlier one that was chosen stays so, else it is the
        latest. `merging` is the export that is being merged."""
        kept = self._files[self._current] if 0 <= self._current < len(self._files) - 1 else None
        self._files, self._own, self._agency = files, own, agency
        self.now = datetime.now(UTC)
        self._merging = next((at for at, each in enumerate(files) if merging and each.export == merging), -1)
        places = {(each.way, each.number): at for at, each in enumerate(files)}
        if self._choosing:
            self._current = len(files) - 1 if kept is None else places.get((kept.way, kept.number), len(files) - 1)
        self.fit(self.viewport_width)
        self._tell()

    def fit(self, width: int) -> None:
        """Lay out anew for so much room."""
        self.viewport_width = width
        self._lanes = lay_out(self._files, self.now, width, self._merging)
        self.setFixedWidth(self._lanes.width)
        self._labels = self._label_places()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its files need."""
        return QSize(self._lanes.width, self._heights.whole)

    @property
    def current(self) -> int:
        """The place of the chosen file; -1 for none."""
        return self._current

    def choose(self, at: int) -> None:
        """Choose a file by its place."""
        if self._choosing and 0 <= at < len(self._files) and at != self._current:
            self._current = at
            self._labels = self._label_places()
            self.update()
            self._tell()

    def place(self, at: int) -> QRect:
        """Where a file's node lies."""
        node = self._lanes.nodes[at]
        return QRect(round(node.x) - 10, self._y(node) - 10, 20, 20)

    def spoken_parts(self) -> list[SpokenPart]:
        """The files, in the order of time."""
        return [
            SpokenPart(file_words.tip(each, self._agency, self._words), self.place(at))
            for at, each in enumerate(self._files[: len(self._lanes.nodes)])
        ]

    def spoken_focus(self) -> tuple[QWidget, Path]:
        """The file that is chosen."""
        return self, (self._current,) if self._current >= 0 else ()

    def _tell(self) -> None:
        words, chosen = self._words, self._files[self._current : self._current + 1] if self._current >= 0 else ()
        self.setAccessibleDescription(
            "\n".join(file_words.tip(each, self._agency, words) for each in chosen)
            if self._choosing
            else words.join(file_words.named_state(each, self._agency, words) for each in self._files)
        )
        self.selected.emit(self._current)
        tell_focus(self)

    def _y(self, node: Node) -> int:
        return self._heights.ours if node.ours else self._heights.theirs

    # ---- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lanes, ways, nodes, words, days."""
        painter, of, heights = QPainter(self), self._of, self._heights
        painter.fillRect(event.rect(), ink(self._ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = self.width() - 16
        for y, code, ours in ((heights.ours, self._own, True), (heights.theirs, self._agency, False)):
            marks.paint_side(painter, QRect(16, y - 10, 40, 20), code, ours, of)
            painter.setPen(QPen(ink(of.ours if ours else of.theirs), 1))
            painter.drawLine(LEFT - 6, y, right, y)
        if heights.axis:
            self._paint_days(painter, heights.axis)
        for node in self._lanes.nodes:
            self._paint_way(painter, node)
        for node in self._lanes.nodes:
            self._paint_node(painter, node)
        for each in self._labels:
            self._paint_label(painter, each)

    def _paint_days(self, painter: QPainter, axis: int) -> None:
        of, words = self._of, self._words
        painter.setFont(font("small"))
        for x, day in self._lanes.ticks:
            painter.setPen(QPen(ink(of.line), 1))
            painter.drawLine(QPointF(x, axis - 4), QPointF(x, axis))
            painter.setPen(ink(of.second))
            text = f"{day.day} {words.month(day.month)[:3]}"
            draw_text(painter, QRect(round(x) - 40, axis, 80, 16), text, CENTRE)

    def _paint_way(self, painter: QPainter, node: Node) -> None:
        """The way a file took to the other lane, and back."""
        each, of, ours, theirs = self._files[node.at], self._of, self._heights.ours, self._heights.theirs
        start = QPointF(node.x, self._y(node))
        path = QPainterPath(start)
        pen = QPen(ink(of.ours if node.ours else of.theirs), 1.5)
        if each.state is FileState.LOST:
            end = QPointF(node.x + 16, (ours + theirs) / 2)
            path.cubicTo(QPointF(node.x + 12, theirs), QPointF(node.x + 4, end.y()), end)
            pen.setColor(ink(of.bad))
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            painter.setPen(QPen(ink(of.bad), 1.5))
            for slope in (1, -1):
                painter.drawLine(end + QPointF(-4, -4 * slope), end + QPointF(4, 4 * slope))
            return
        if node.ends is None or (each.state is FileState.TAKEN_BACK and node.at != self._merging):
            return
        end = QPointF(max(node.ends, node.x + 14), ours)
        if node.ours:
            middle = QPointF((start.x() + end.x()) / 2, theirs)
            reach = (middle.x() - start.x()) * 0.6
            path.cubicTo(start + QPointF(reach, 0), middle - QPointF(reach, 0), middle)
            path.cubicTo(middle + QPointF(reach, 0), end - QPointF(reach, 0), end)
        else:
            reach = (end.x() - start.x()) * 0.5
            path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(ink(self._ground))
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
            painter.setPen(QPen(ink(of.text if self.hasFocus() else side), 2 if self.hasFocus() else 1))
            painter.drawEllipse(centre, 11, 11)
        colour = (
            of.bad
            if each.state is FileState.LOST
            else of.second
            if each.state in (FileState.SUPERSEDED, FileState.TAKEN_BACK)
            else side
        )
        painter.setPen(QPen(ink(colour), 2))
        painter.setBrush(ink(colour if each.state in _READ else self._ground))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)

    def _paint_label(self, painter: QPainter, each: Label) -> None:
        upper = QRect(each.room.left(), each.room.top(), each.room.width(), 15)
        painter.setFont(font("second-medium"))
        painter.setPen(ink(self._of.text))
        draw_text(painter, upper, each.strong, CENTRE)
        painter.setFont(font("small"))
        painter.setPen(ink(each.colour))
        draw_text(painter, upper.translated(0, 15), each.plain, CENTRE)

    def _wanted_labels(self) -> list[tuple[int | None, float, bool, str, str, str]]:
        """What is to be written, the most wanted first: the file chosen or being merged, what becomes of it, then the latest."""
        words, of = self._words, self._of
        first = self._merging if self._merging >= 0 else self._current
        found: list[tuple[int | None, float, bool, str, str, str]] = []
        for node in sorted(self._lanes.nodes, key=lambda node: (node.at != first, -node.at)):
            each = self._files[node.at]
            tone = file_words.STATES[each.state][1]
            said = file_words.state_word(each, words) if node.at != self._merging else words.p_("file", "this file")
            number = words._("no. {number}", number=each.number)
            found.append((node.at, node.x, node.ours, number, said, marks.tone_colours(of, tone)[0]))
            if node.at == self._merging and node.ends is not None:
                today = self.now.astimezone()
                day = f"{today.day} {words.month(today.month)}"
                found.append((None, max(node.ends, node.x + 14), True, words._("this merge"), day, of.second))
        return found

    def _label_places(self) -> list[Label]:
        """Where words stand; those without room are told by the tooltip."""
        found: list[Label] = []
        strong, small = QFontMetrics(font("second-medium")), QFontMetrics(font("small"))
        for at, x, ours, number, state, colour in self._wanted_labels():
            wide = max(strong.horizontalAdvance(number), small.horizontalAdvance(state)) + 4
            left = min(max(round(x) - wide // 2, 4), max(self.width() - wide - 4, 4))
            room = QRect(left, self._heights.ours_words if ours else self._heights.theirs_words, wide, 31)
            if wide <= GAP * 2 and not any(room.adjusted(-6, 0, 6, 0).intersects(other.room) for other in found):
                found.append(Label(at, room, number, state, colour))
        return found

    # ---- mouse and keys --------------------------------------------------------------------------------------

    def _at(self, point: QPointF) -> int:
        near = [(abs(node.x - point.x()) + abs(self._y(node) - point.y()), node.at) for node in self._lanes.nodes]
        distance, at = min(near, default=(99.0, -1))
        if distance <= 16:
            return at
        near_words = (each.at for each in self._labels if each.room.contains(point.toPoint()))
        return next((each for each in near_words if each is not None), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the file under the mouse."""
        at = self._at(event.position())
        if at != self._hovered:
            self._hovered = at
            pointing = at >= 0 and self._choosing
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton and (at := self._at(event.position())) >= 0:
            self.choose(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From file to file."""
        steps: dict[TimelineKeys | None, int] = {
            TimelineKeys.BEFORE: self._current - 1,
            TimelineKeys.AFTER: self._current + 1,
            TimelineKeys.FIRST: 0,
            TimelineKeys.LAST: len(self._files) - 1,
        }
        wanted = steps.get(TimelineKeys.of(event))
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
                QToolTip.showText(event.globalPos(), file_words.tip(self._files[at], self._agency, self._words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


class TimelineView(QScrollArea):
    """The line of files, scrolled where it is longer than the page is wide; it starts at its end."""

    def __init__(
        self, words: Words, parent: QWidget | None = None, *, heights: Heights = FULL, choosing: bool = True
    ) -> None:
        super().__init__(parent)
        self.line = Timeline(words, heights=heights, choosing=choosing)
        self.setWidget(self.line)
        self.setWidgetResizable(False)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(heights.whole + SCROLL_BAR)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if choosing:
            self.viewport().setObjectName("surface")
        self.line.selected.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line takes the room there is."""
        super().resizeEvent(event)
        self.line.fit(self.viewport().width())
        self._show(self.line.current)

    def show_files(self, files: Sequence[Filed], own: str, agency: str, merging: str = "") -> None:
        """As the line's own, with its end in sight."""
        self.line.show_files(files, own, agency, merging)
        self._show(len(files) - 1)

    def _show(self, at: int) -> None:
        if at >= 0:
            place = self.line.place(at)
            self.ensureVisible(place.center().x(), place.center().y(), GAP, 0)
