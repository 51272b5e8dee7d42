"""The foot of the board: what the signs mean, and the link that takes the last move back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_app.text import Message, Words
from ui.components import icons, marks
from ui.components.buttons import button
from ui.components.footbar import FootBar
from ui.components.text_painting import cut, draw_text
from ui.components.theme import font, ink, tokens
from ui.pages.placements.board.painting import ORDINALS


class Legend(QWidget):
    """Lock, choices, stripes: each sign with its meaning; what does not fit is left out from the end."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._small = words, font("second")
        self._locked = words._("stays when others are moved")
        self._choices = words._("which of the person's choices")
        self._striped = words._("not yet confirmed by the outlet")
        self.setAccessibleName(words.join((self._locked, self._choices, self._striped)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)

    def sizeHint(self) -> QSize:
        return QSize(520, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, of = QPainter(self), tokens()
        icons.paint(painter, "lock", QRect(0, 5, 14, 14), of.second)
        at = self._say(painter, 20, self._locked)
        tones = ("good", "accent", "neutral")
        for number, tone in enumerate(tones):
            text = self._words.say(ORDINALS[number])
            at += marks.paint_pill(painter, QRect(at, 2, 60, 20), text, tone, of, font("small")) + 4
        at = self._say(painter, at + 4, self._choices)
        if at < self.width() - 40:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            for step in range(4):
                painter.fillRect(at + step * 4, 11, 2, 4, ink(of.accent))
            self._say(painter, at + 22, self._striped)
        painter.end()

    def _say(self, painter: QPainter, at: int, text: str) -> int:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._small)
        painter.setPen(ink(tokens().second))
        return at + draw_text(painter, QRect(at, 0, max(0, self.width() - at), 24), text) + 22


class BoardFoot(FootBar):
    """Legend at the left, undo at the right."""

    def __init__(self, words: Words, undo: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent, height=40, right=8, spacing=12)
        self._words = words
        row = self.row
        row.addWidget(Legend(words), 1)
        self.undo = button("", "link", "undo", clicked=undo)
        self.undo.hide()
        row.addWidget(self.undo)

    def offer(self, label: Message | None) -> None:
        """Name what the link takes back; None hides it."""
        self.undo.setVisible(label is not None)
        if label is None:
            return
        said = self._words._("Undo: {what}", what=label)
        self.undo.setToolTip(said)
        self.undo.setAccessibleName(said)
        self.undo.setText(f" {cut(said, self.undo.fontMetrics(), 420)}")
