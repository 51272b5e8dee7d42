"""The line of exports between two agencies, drawn to the scale of days: two lanes, what was lost, this file, this merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from exchange_app.services.merging import Known, Story
from exchange_app.text import Words
from ui.components import marks
from ui.components.text import draw_text
from ui.components.theme import font, ink, tokens

MOST = 9
LEFT, RIGHT = 56, 28
TOP, LOW = 38, 74


@dataclass(frozen=True, slots=True)
class Stop:
    """One export on its lane. `x` runs from 0 to 1; `day` is None where nobody knows it."""

    known: Known
    x: float
    day: date | None


def stops_of(line: Sequence[Known], today: date) -> list[Stop]:
    """The latest exports on the scale of days; those without a date stand between their neighbours."""
    some = list(line[-MOST:])
    days: list[date | None] = [each.at.astimezone().date() if each.at is not None else None for each in some]
    dated = [day for day in days if day is not None]
    first = min([*dated, today - timedelta(days=1)])
    span = max(1, (today - first).days)
    order = sorted(range(len(some)), key=lambda at: (some[at].direction, some[at].number))
    places: dict[int, float] = {}
    for position, at in enumerate(order):
        day = days[at]
        if day is not None:
            places[at] = max(0.0, (day - first).days / span)
            continue
        near = [
            days[other]
            for other in (
                order[position - 1] if position else -1,
                order[position + 1] if position + 1 < len(order) else -1,
            )
            if other >= 0 and some[other].direction == some[at].direction
        ]
        shares = [(other - first).days / span for other in near if other is not None]
        places[at] = sum(shares) / len(shares) if shares else 0.5
    return [Stop(some[at], places[at], days[at]) for at in range(len(some))]


class Timeline(QWidget):
    """112 high. Ours on the upper lane, the partner's on the lower one."""

    def __init__(self, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._own, self._partner = words, own, ""
        self._stops: list[Stop] = []
        self._story: Story | None = None
        self._today = date.today()
        self.setMinimumWidth(320)

    def tell(self, story: Story, partner: str, today: date) -> None:
        """Draw a story."""
        self._story, self._partner, self._today = story, partner, today
        self._stops = stops_of(story.line, today)
        said = [self._label(stop) for stop in self._stops]
        self.setAccessibleName(
            self._words._(
                "Exports between {own} and {partner}: {list}",
                own=self._own,
                partner=partner,
                list=self._words.join(" ".join(each) for each in said),
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(680, 112)

    def _day(self, day: date) -> str:
        return f"{day.day} {self._words.month(day.month)}"

    def _label(self, stop: Stop) -> tuple[str, str]:
        words, known = self._words, stop.known
        number = words._("no. {number}", number=known.number)
        day = self._day(stop.day) if stop.day is not None else ""
        if known.this:
            said = words.p_("file", "this file")
        elif not known.arrived and known.direction == "received":
            said = words.p_("file", "lost")
        elif (
            self._story is not None
            and not self._story.ours
            and known.number in self._story.acknowledged
            and known.number == max(self._story.acknowledged, default=0)
            and known.direction == "sent"
        ):
            said = words.p_("file", "read there")
        else:
            said = ""
        return number, words.join(part for part in (day, said) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        of, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = self.width() - RIGHT
        for y, code, ours in ((TOP, self._own, True), (LOW, self._partner, False)):
            marks.paint_side(painter, QRectF(14, y - 10, 40, 20).toRect(), code, ours, of)
            painter.setPen(QPen(ink(of.ours if ours else of.theirs), 1.2))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - 12, y))
        width = right - LEFT - 24
        places = [(stop, LEFT + 12 + stop.x * width) for stop in self._stops]
        for stop, x in places:
            self._path(painter, stop, x, right)
        taken: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
        self._merge(painter, right, taken)
        for stop, x in sorted(places, key=lambda each: self._weight(each[0])):
            self._dot(painter, stop, x)
            self._name(painter, x, stop.known.direction == "sent", *self._label(stop), taken)
        painter.end()

    @staticmethod
    def _weight(stop: Stop) -> tuple[int, int]:
        """Whose name is written first, where not all have room."""
        known = stop.known
        return (0 if known.this else 1 if not known.arrived and known.direction == "received" else 2, -known.number)

    def _path(self, painter: QPainter, stop: Stop, x: float, right: float) -> None:
        of, known = tokens(), stop.known
        sent = known.direction == "sent"
        if sent and (known.arrived or known.this):
            end = min(x + 90, right - 20)
            self._curve(painter, x, TOP, end, LOW, of.ours, 1.6)
            painter.setBrush(ink(of.theirs))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(end, LOW), 3, 3)
            if known.this:
                self._curve(painter, end, LOW, right, TOP, of.theirs, 2.2)
        elif not sent and known.this:
            self._curve(painter, x, LOW, right, TOP, of.theirs, 2.2)
        elif not sent and known.merged:
            self._curve(painter, x, LOW, min(x + 60, right - 20), TOP, of.theirs, 1.2)
        elif not known.arrived:
            y, middle = (LOW, LOW - 18) if not sent else (TOP, TOP + 18)
            end = min(x + 30, right)
            pen = QPen(ink(of.theirs if not sent else of.ours), 1.4)
            pen.setDashPattern([2.5, 2.5])
            path = QPainterPath(QPointF(x, y))
            path.quadTo(QPointF(end - 2, y), QPointF(end, middle))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            if not sent:
                painter.setPen(QPen(ink(of.bad), 1.6))
                for slope in (-1, 1):
                    painter.drawLine(QPointF(end - 4, middle - 4 * slope), QPointF(end + 4, middle + 4 * slope))

    @staticmethod
    def _curve(painter: QPainter, x: float, y: float, to_x: float, to_y: float, colour: str, width: float) -> None:
        path = QPainterPath(QPointF(x, y))
        half = (x + to_x) / 2
        path.cubicTo(QPointF(half, y), QPointF(half, to_y), QPointF(to_x, to_y))
        painter.setPen(QPen(ink(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _dot(self, painter: QPainter, stop: Stop, x: float) -> None:
        of, sent = tokens(), stop.known.direction == "sent"
        colour = ink(of.ours if sent else of.theirs)
        painter.setPen(QPen(colour, 1.6))
        hollow = not sent and not stop.known.arrived
        painter.setBrush(ink(of.window) if hollow else colour)
        painter.drawEllipse(QPointF(x, TOP if sent else LOW), 4.5, 4.5)

    def _merge(self, painter: QPainter, right: float, taken: dict[bool, list[tuple[float, float]]]) -> None:
        of, words = tokens(), self._words
        painter.setPen(QPen(ink(of.ours), 1.6))
        painter.setBrush(ink(of.surface))
        painter.drawEllipse(QPointF(right, TOP), 4.5, 4.5)
        self._name(painter, right, True, words._("this merge"), self._day(self._today), taken)

    def _name(
        self,
        painter: QPainter,
        x: float,
        upper: bool,
        strong: str,
        plain: str,
        taken: dict[bool, list[tuple[float, float]]],
    ) -> None:
        bold, face = font("small"), font("second")
        first, second = QFontMetrics(bold).horizontalAdvance(strong), QFontMetrics(face).horizontalAdvance(plain)
        for said, width in ((plain, first + 5 + second if plain else first), ("", first)):
            left = min(max(LEFT - 4, x - width / 2), self.width() - 10 - width)
            if any(left < end + 8 and start - 8 < left + width for start, end in taken[upper]):
                continue
            taken[upper].append((left, left + width))
            y = 8 if upper else 86
            painter.setFont(bold)
            painter.setPen(ink(tokens().text))
            draw_text(painter, QRect(round(left), y, first + 2, 18), strong)
            painter.setFont(face)
            painter.setPen(ink(tokens().second))
            draw_text(painter, QRect(round(left) + first + 5, y, second + 2, 18), said)
            return
