"""How cards, free places, heads and bands are painted, with the tokens of the theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from exchange_app.domain.placing_board import BoardColumn, Card
from exchange_app.domain.rules import Finding
from exchange_app.kinds.choices import LANGUAGE, TRACK
from exchange_app.text import Message, Words, lower, pmsg
from ui.components import icons, marks
from ui.components.text_painting import CENTRE, LEFT, RIGHT, draw_text
from ui.components.theme import Tokens, font, ink, tokens

ORDINALS: tuple[Message, ...] = (
    pmsg("choice", "1st"),
    pmsg("choice", "2nd"),
    pmsg("choice", "3rd"),
    pmsg("choice", "4th"),
    pmsg("choice", "5th"),
)
_SHORT = {
    "tr": pmsg("language, short", "Tur"),
    "az": pmsg("language, short", "Az"),
    "en": pmsg("language, short", "Eng"),
    "ru": pmsg("language, short", "Rus"),
}


@dataclass(frozen=True, slots=True)
class CardLook:
    """The state in which a card is painted. `frame` is the colour of its frame, None for the plain one."""

    current: bool = False
    taken_up: bool = False
    frame: str | None = None
    choice: int | None = None
    note: str = ""
    """What stands at the right of the second line where there is no choice to show."""


class Brushwork:
    """Paints the parts of the board for one agency's window in one language."""

    def __init__(self, words: Words, own_agency: str) -> None:
        self._words = words
        self._own = own_agency
        self.of: Tokens = tokens()
        self.name_font, self.small_font, self.band_font = font("medium"), font("second"), font("strong")
        self.pill_font = font("small")

    def frame(
        self, painter: QPainter, rect: QRect, fill: str | None, line: str, *, dashed: bool = False, width: float = 1.0
    ) -> None:
        """A rectangle with round corners of 4."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(ink(line), width)
        if dashed:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(ink(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def text(
        self, painter: QPainter, rect: QRect, text: str, face: QFont, colour: str, align: Qt.AlignmentFlag = LEFT
    ) -> int:
        """A line of text, cut with an ellipsis where it is too long. Returns the width used."""
        painter.setFont(face)
        painter.setPen(ink(colour))
        return draw_text(painter, rect, text, align)

    def side(self, painter: QPainter, right: int, middle: int, side: str) -> int:
        """The letters of a side in their frame, ending at `right`. Returns the x where it begins."""
        width = marks.side_width(side)
        marks.paint_side(painter, QRect(right - width, middle - 8, width, 16), side, side == self._own, self.of)
        return right - width

    def pill(self, painter: QPainter, right: int, middle: int, text: str, colour: str, tint: str) -> int:
        """A word on its tint, ending at `right`. Returns the x where it begins."""
        width = QFontMetrics(self.pill_font).horizontalAdvance(text) + 12
        rect = QRect(right - width, middle - 8, width, 17)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(tint))
        painter.drawRoundedRect(rect, 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.text(painter, rect, text, self.pill_font, colour, CENTRE)
        return rect.left()

    def choice(self, painter: QPainter, right: int, middle: int, number: int) -> int:
        """Which of the person's choices this is. Returns the x where the pill begins."""
        colour, tint = {1: (self.of.good, self.of.good_tint), 2: (self.of.accent, self.of.accent_tint)}.get(
            number, (self.of.second, self.of.neutral)
        )
        return self.pill(painter, right, middle, self._words.say(ORDINALS[number - 1]), colour, tint)

    def card(self, painter: QPainter, rect: QRect, card: Card, look: CardLook) -> None:
        """A person: name, side, languages, choice or note."""
        of = self.of
        faint = look.taken_up
        line = look.frame or (of.strong_line if faint else of.line)
        self.frame(painter, rect, of.window if faint else of.surface, line, dashed=faint)
        if look.current:
            self.frame(painter, rect, None, of.accent, width=2.0)
        inner = rect.adjusted(9, 8, -8, -8)
        first, second = inner.top() + 10, inner.bottom() - 9
        begin = self.side(painter, inner.right() + 1, first, card.side)
        if card.locked:
            icons.paint(painter, "lock", QRect(begin - 18, first - 7, 14, 14), of.second)
            begin -= 20
        if card.unfounded:
            icons.paint(painter, "warning", QRect(begin - 18, first - 7, 14, 14), of.warning)
            begin -= 20
        name = QRect(inner.left(), inner.top(), begin - inner.left() - 6, 20)
        self.text(painter, name, card.name, self.name_font, of.second if faint else of.text)
        end = inner.right() + 1
        if look.choice:
            end = self.choice(painter, end, second, look.choice)
        levels = self._words.join(f"{self._words.say(_SHORT[code])} {level}" for code, level in card.levels)
        room = QRect(inner.left(), second - 9, end - inner.left() - 6, 18)
        used = self.text(painter, room, levels, self.small_font, of.second)
        if look.note:
            rest = QRect(inner.left() + used + 10, second - 9, end - inner.left() - used - 10, 18)
            self.text(painter, rest, look.note, self.small_font, of.second, RIGHT)

    def free(self, painter: QPainter, rect: QRect, *, current: bool, colour: str | None = None) -> None:
        """A place that nobody holds."""
        self.frame(painter, rect, None, colour or self.of.strong_line, dashed=True)
        if current:
            self.frame(painter, rect, None, self.of.accent, width=2.0)
        self.text(painter, rect, self._words.p_("place", "free"), self.small_font, colour or self.of.second, CENTRE)

    def capacity(self, painter: QPainter, rect: QRect, column: BoardColumn, *, upright: bool = False) -> None:
        """A segment per place: full for a confirmed person, striped for one not yet confirmed, pale for a free one."""
        places = max(column.places, len(column.cards), 1)
        length = rect.height() if upright else rect.width()
        gap = 2 if length / places > 5 else 0
        step = (length + gap) / places
        for index in range(places):
            start, end = round(index * step), round((index + 1) * step) - gap
            part = (
                QRect(rect.left(), rect.top() + start, rect.width(), end - start)
                if upright
                else QRect(rect.left() + start, rect.top(), end - start, rect.height())
            )
            if index < column.sure:
                painter.fillRect(part, ink(self.of.accent))
            elif index < len(column.cards):
                self._stripes(painter, part, upright)
            else:
                painter.fillRect(part, ink(self.of.line))

    def _stripes(self, painter: QPainter, part: QRect, upright: bool) -> None:
        painter.fillRect(part, ink(self.of.accent_tint))
        size = part.height() if upright else part.width()
        for at in range(0, size, 4):
            dash = min(2, size - at)
            stripe = (
                QRect(part.left(), part.top() + at, part.width(), dash)
                if upright
                else QRect(part.left() + at, part.top(), dash, part.height())
            )
            painter.fillRect(stripe, ink(self.of.accent))

    def asks(self, column: BoardColumn) -> str:
        """What an opening asks for: `Turkish B1, radio`."""
        words, parts = self._words, []
        language, level = column.opening.get("language_required"), column.opening.get("level_required")
        if isinstance(language, str) and language in LANGUAGE.labels:
            spoken = words.say(LANGUAGE.label(language))
            parts.append(f"{spoken} {level}" if level else spoken)
        tracks = column.opening.get("tracks")
        named = [code for code in tracks if code in TRACK.labels] if isinstance(tracks, tuple) else []
        if named:
            parts += [lower(words.say(TRACK.label(code)), words.language) for code in named]
        else:
            parts.append(words.p_("track", "any field"))
        return words.join(parts)

    def head(
        self, painter: QPainter, rect: QRect, column: BoardColumn, findings: tuple[Finding, ...] | None, hot: bool
    ) -> None:
        """An outlet's name, capacity and demands; `findings` while a card is held over the board, `hot` under it."""
        of = self.of
        tone, tint = self.verdict(findings)
        if hot:
            painter.fillRect(rect, ink(tint))
        inner = rect.adjusted(10, 8, -10, -8)
        sign = None if not findings else "blocked" if findings[0].blocks else "warning"
        name = QRect(inner.left(), inner.top(), inner.width() - (20 if sign else 0), 20)
        self.text(painter, name, column.name, self.name_font, of.text)
        if sign:
            icons.paint(painter, sign, QRect(inner.right() - 14, inner.top() + 3, 14, 14), tone)
        self.capacity(painter, QRect(inner.left(), inner.top() + 24, inner.width(), 4), column)
        second = tone if hot else of.second
        count = f"{len(column.cards)}/{column.places}"
        low = QRect(inner.left(), inner.top() + 30, inner.width(), 20)
        used = self.text(
            painter,
            low,
            count,
            self.small_font,
            of.bad if column.free == 0 and len(column.cards) > column.places else second,
            RIGHT,
        )
        said = self.asks(column)
        if findings and not hot:
            said, second = self._words.say(findings[0].message), tone
        self.text(painter, low.adjusted(0, 0, -used - 8, 0), said, self.small_font, second)

    def verdict(self, findings: tuple[Finding, ...] | None) -> tuple[str, str]:
        """Colour and tint of a judgement: bad where it blocks, warning where it warns, accent where nothing speaks against."""
        if not findings:
            return self.of.accent, self.of.accent_tint
        return (self.of.bad, self.of.bad_tint) if findings[0].blocks else (self.of.warning, self.of.warning_tint)

    def veil(self, painter: QPainter, rect: QRect) -> None:
        """Lay what is out of reach back: its colours half way to the window's."""
        colour = QColor(self.of.window)
        colour.setAlpha(140)
        painter.fillRect(rect, colour)

    def standing(self, painter: QPainter, rect: QRect, city: str, rest: str) -> None:
        """A city's name and a few words, turned to read downwards."""
        painter.save()
        painter.translate(QPointF(rect.right() + 1, rect.top()))
        painter.rotate(90)
        line = QRect(0, 0, rect.height(), rect.width())
        used = self.text(painter, line, city, self.band_font, self.of.text)
        self.text(painter, line.adjusted(used + 8, 0, 0, 0), rest, self.small_font, self.of.second)
        painter.restore()
