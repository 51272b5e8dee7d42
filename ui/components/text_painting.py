"""Painting of text. What does not fit its room ends in an ellipsis, so that no value is ever drawn as another one.

All painting of text in the window goes through here; only the list, which keeps its fitted texts, draws them itself.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from exchange_app.text import Words

ELLIPSIS = "…"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def cut(text: str, face: QFont | QFontMetrics, width: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """A text in one line, or as much of it as fits into `width` pixels with an ellipsis: at least the ellipsis."""
    metrics = face if isinstance(face, QFontMetrics) else QFontMetrics(face)
    if "\n" in text:
        text = " ".join(text.split("\n"))
    return metrics.elidedText(text, mode, max(width, 0)) or (ELLIPSIS if text else "")


def date_width(words: Words, face: QFont) -> int:
    """How wide the longest date is, as it is written in lists."""
    metrics = QFontMetrics(face)
    return max(metrics.horizontalAdvance(words.date(date(2028, month, 28))) for month in range(1, 13))


def draw_text(painter: QPainter, room: QRect, text: str, align: Qt.AlignmentFlag = LEFT) -> int:
    """One line of text in the painter's font and colour, cut to its room. Returns the width it takes, in pixels."""
    metrics = painter.fontMetrics()
    shown = cut(text, metrics, room.width())
    if shown:
        painter.drawText(room, int(align) | int(Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def draw_wrapped(painter: QPainter, room: QRect, text: str, align: Qt.AlignmentFlag = LEFT) -> None:
    """A text in as many lines as its room has; what is left over is told by an ellipsis."""
    flags = int(align) | int(Qt.TextFlag.TextWordWrap)

    def fits(part: str) -> bool:
        box = painter.boundingRect(QRectF(room.left(), room.top(), room.width(), 100_000), flags, part)
        return box.height() <= room.height() + 1

    if not fits(text):
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fits(text[:middle].rstrip() + ELLIPSIS) else (low, middle - 1)
        text = text[:low].rstrip() + ELLIPSIS
    painter.drawText(room, flags, text)
