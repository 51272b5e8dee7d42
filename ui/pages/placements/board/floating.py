"""What floats over the board while a card is held: the card itself, and the callout that says the rule."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from exchange_app.domain.placing_board import Card
from exchange_app.domain.rules import Finding
from exchange_app.text import Words
from ui.components import icons
from ui.components.text_painting import draw_wrapped
from ui.components.theme import ink
from ui.pages.placements.board.geometry import CARD
from ui.pages.placements.board.painting import Brushwork, CardLook

WIDTH = 288
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAP = Qt.TextFlag.TextWordWrap | TOP_LEFT


@dataclass(frozen=True, slots=True)
class RuleCallout:
    """A heading and a line under it; `findings` decide the colour. `asks`: nothing is chosen yet."""

    title: str
    rest: str
    findings: tuple[Finding, ...]
    asks: bool = False


class Floating(QWidget):
    """Lies over the whole board and lets every click through."""

    def __init__(self, brush: Brushwork, words: Words, board: QWidget) -> None:
        super().__init__(board)
        self._board = board
        self._brush, self._words = brush, words
        self._card: Card | None = None
        self._choice: int | None = None
        self._at = QPoint()
        self._width = 176
        self.callout: RuleCallout | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_card(self, card: Card, choice: int | None, at: QPoint, width: int, callout: RuleCallout | None) -> None:
        """Let a card float with its top left corner at a point of the board, and the callout under it."""
        self._card, self._choice, self._at, self._width, self.callout = card, choice, at, width, callout
        self.setGeometry(self._board.rect())
        self.show()
        self.raise_()
        self.update()

    def vanish(self) -> None:
        """Let nothing float any more."""
        self._card, self.callout = None, None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._card is None:
            return
        painter = QPainter(self)
        rect = QRect(self._at.x(), self._at.y(), self._width, CARD)
        tone = None
        if self.callout is not None and self.callout.findings:
            tone, _ = self._brush.verdict(self.callout.findings)
        of = self._brush.of
        self._brush.card(painter, rect, self._card, CardLook(frame=tone or of.strong_line, choice=self._choice))
        if self.callout is not None:
            self._paint_callout(painter, rect, self.callout)
        painter.end()

    def _paint_callout(self, painter: QPainter, under: QRect, callout: RuleCallout) -> None:
        brush, of = self._brush, self._brush.of
        inner = WIDTH - 36 - 14
        title = QFontMetrics(brush.name_font).boundingRect(0, 0, inner, 1000, int(WRAP), callout.title)
        rest = QFontMetrics(brush.small_font).boundingRect(0, 0, inner, 1000, int(WRAP), callout.rest)
        height = 12 + title.height() + 4 + rest.height() + 12
        left = max(4, min(under.left(), self.width() - WIDTH - 4))
        top = under.bottom() + 7
        if top + height > self.height() - 4:
            top = max(4, under.top() - height - 7)
        box = QRect(left, top, WIDTH, height)
        tone, _ = brush.verdict(callout.findings)
        brush.frame(painter, box, of.raised, tone if callout.findings else of.strong_line)
        if callout.findings:
            sign = "blocked" if callout.findings[0].blocks else "warning"
        else:
            sign, tone = ("place", of.accent) if callout.asks else ("check", of.good)
        icons.paint(painter, sign, QRect(left + 13, top + 13, 16, 16), tone)
        painter.setFont(brush.name_font)
        painter.setPen(ink(of.text))
        draw_wrapped(painter, QRect(left + 36, top + 12, inner, title.height()), callout.title, TOP_LEFT)
        painter.setFont(brush.small_font)
        painter.setPen(ink(of.second))
        below = top + 12 + title.height() + 4
        draw_wrapped(painter, QRect(left + 36, below, inner, rest.height()), callout.rest, TOP_LEFT)
