"""The small marks as widgets, for headers and forms; in lists the delegate paints them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.marks import (
    PILL_HEIGHT,
    SIDE_HEIGHT,
    Tone,
    paint_level,
    paint_pill,
    paint_side,
    pill_width,
    side_width,
)
from ui.components.theme import tokens


class _Mark(QWidget):
    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Pill(_Mark):
    """A state: word and colour, never colour alone."""

    def __init__(self, text: str, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text, self._tone = text, tone

    def say(self, text: str, tone: Tone) -> None:
        """Another state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word in it."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._text), PILL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pill(QPainter(self), self.rect(), self._text, self._tone, tokens())


class SideLetters(_Mark):
    """The letters of an agency in the colour of its side."""

    def __init__(self, code: str, ours: bool, parent: QWidget | None = None) -> None:
        super().__init__(code, parent)
        self._code, self._ours = code, ours

    def say(self, code: str, ours: bool) -> None:
        """Another agency."""
        self._code, self._ours = code, ours
        self.setAccessibleName(code)
        self.setVisible(bool(code))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(side_width(self._code), SIDE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_side(QPainter(self), self.rect(), self._code, self._ours, tokens())


class LevelSteps(_Mark):
    """The six steps of a language level; the level itself stands before them as a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._steps = 0

    def say(self, steps: int) -> None:
        """Another level, nothing for none."""
        self._steps = steps
        self.setVisible(bool(steps))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(42, PILL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_level(QPainter(self), self.rect(), self._steps, tokens())
