"""Fonts, metrics and fitted texts of a list, kept between paintings; and the marks that stand in many cells."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from exchange_app.kinds.choices import LEVEL
from ui.components.marks import PILL_HEIGHT, SIDE_HEIGHT, SIDE_WIDTH, Tone, tone_colours
from ui.components.text_painting import CENTRE, cut, draw_text
from ui.components.theme import Tokens, font, ink, mixed

PILL_PADDING = 8
LEVELS = tuple(LEVEL.codes)

_TONES: dict[str, Tone] = {
    "selected": "good", "accepted": "good", "confirmed": "good", "arrived": "good", "open": "good", "running": "good",
    "shortlisted": "accent", "selection": "accent", "placing": "accent", "proposed": "accent",
    "incomplete": "warning", "waitlisted": "warning", "curtailed": "warning",
    "ineligible": "bad", "rejected": "bad", "declined": "bad", "no_show": "bad", "cancelled": "bad",
}  # fmt: skip


def tone_of(status: str) -> Tone:
    """The tone of a status code; the word beside it says the same."""
    return _TONES.get(status, "neutral")


class Brush:
    """Fonts, metrics and colours of one theme, made once for everything a view paints."""

    def __init__(self, of: Tokens) -> None:
        self.of = of
        self.text = font("text")
        self.medium = font("medium")
        self.code = font("code")
        self.second = font("second")
        self.pill_font = font("second-medium")
        self.side_font = font("small")
        self.side_font.setPointSizeF(self.side_font.pointSizeF() * 0.93)
        self.metrics = {
            key: QFontMetrics(getattr(self, key))
            for key in ("text", "medium", "code", "second", "pill_font", "side_font")
        }
        self._fitted: dict[tuple[str, str, int], str] = {}
        self._wrapped: dict[tuple[str, str, int, int], list[str]] = {}
        self._widths: dict[str, int] = {}

    def fit(self, text: str, role: str, width: int) -> str:
        """The text, or as much of it as fits into `width` pixels with dots behind."""
        known = self._fitted.get((text, role, width))
        if known is None:
            if len(self._fitted) > 30000:
                self._fitted.clear()
            known = self._fitted[(text, role, width)] = cut(text, self.metrics[role], width)
        return known

    def wrapped(self, text: str, role: str, width: int, most: int) -> list[str]:
        """The text in at most so many lines of `width` pixels, parted between words; what is left over ends in dots."""
        key = (text, role, width, most)
        known = self._wrapped.get(key)
        if known is None:
            if len(self._wrapped) > 3000:
                self._wrapped.clear()
            known = self._wrapped[key] = self._part(text.split(), self.metrics[role], width, most)
        return known

    @staticmethod
    def _part(words: list[str], metrics: QFontMetrics, width: int, most: int) -> list[str]:
        lines, at = list[str](), 0
        while at < len(words):
            if len(lines) == most - 1:
                # No line holds more words than it has pixels.
                return [*lines, cut(" ".join(words[at : at + width]), metrics, width)]
            line, at = words[at], at + 1
            while at < len(words) and metrics.horizontalAdvance(f"{line} {words[at]}") <= width:
                line, at = f"{line} {words[at]}", at + 1
            lines.append(cut(line, metrics, width))
        return lines or [""]

    def write_wrapped(
        self, painter: QPainter, text: str, role: str, left: int, top: int, width: int, height: int
    ) -> int:
        """Draw a text in as many lines as a row has room for, in its middle and in the painter's font. Gives its width."""
        metrics = self.metrics[role]
        lines = self.wrapped(text, role, width, max(1, (height - 4) // metrics.height()))
        y = top + (height - len(lines) * metrics.height()) // 2 + metrics.ascent()
        for line in lines:
            painter.drawText(left, y, line)
            y += metrics.height()
        return max(map(metrics.horizontalAdvance, lines))

    def write(
        self, painter: QPainter, text: str, role: str, left: int, baseline: int, width: int, *, right: bool = False
    ) -> int:
        """Draw a text, fitted, in the painter's font; with `right` at the right of its room. Gives its width."""
        shown = self.fit(text, role, width)
        wide = self.metrics[role].horizontalAdvance(shown)
        painter.drawText(left + width - wide if right else left, baseline, shown)
        return wide

    def pill_width(self, text: str) -> int:
        """Width of a pill with this word, in pixels."""
        known = self._widths.get(text)
        if known is None:
            known = self._widths[text] = self.metrics["pill_font"].horizontalAdvance(text) + 2 * PILL_PADDING
        return known

    def baseline(self, role: str, top: int, height: int) -> int:
        """The y at which text of a role sits in the middle of a row."""
        metrics = self.metrics[role]
        return top + (height + metrics.ascent() - metrics.descent()) // 2


def pill(painter: QPainter, brush: Brush, rect: QRect, text: str, tone: Tone, *, on_tint: bool = False) -> int:
    """A state as a word on its tint, at the left of `rect`; gives its width."""
    colour, tint = tone_colours(brush.of, tone)
    width = min(brush.pill_width(text), rect.width())
    top = rect.top() + (rect.height() - PILL_HEIGHT) // 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(brush.of.accent, tint, 0.10) if on_tint and tone == "accent" else ink(tint))
    painter.drawRoundedRect(QRectF(rect.left(), top, width, PILL_HEIGHT), 4, 4)
    painter.setFont(brush.pill_font)
    painter.setPen(ink(colour))
    room, baseline = width - 2 * PILL_PADDING + 1, brush.baseline("pill_font", top, PILL_HEIGHT)
    brush.write(painter, text, "pill_font", rect.left() + PILL_PADDING, baseline, room)
    return width


def side_letters(painter: QPainter, brush: Brush, left: int, middle: int, letters: str, *, ours: bool) -> int:
    """The letters of a side in a frame; gives its width."""
    width = max(SIDE_WIDTH, brush.metrics["side_font"].horizontalAdvance(letters) + 10)
    colour = ink(brush.of.ours if ours else brush.of.theirs)
    frame = QRectF(left + 0.5, middle - SIDE_HEIGHT // 2 + 0.5, width - 1, SIDE_HEIGHT - 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1))
    painter.drawRoundedRect(frame, 3, 3)
    painter.setFont(brush.side_font)
    draw_text(painter, frame.toAlignedRect(), letters, CENTRE)
    return width
