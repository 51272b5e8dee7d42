"""Painting of the small things: pills, side letters, problem dots, check boxes, level steps, bars, spans of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.components.icons import pixmap
from ui.components.text_painting import CENTRE, ELLIPSIS, draw_text
from ui.components.theme import Tokens, font, ink

Tone = Literal["neutral", "accent", "good", "warning", "bad", "ours", "theirs"]
PILL_HEIGHT = 20
SIDE_WIDTH, SIDE_HEIGHT = 26, 16
DOT = 8
CHECK = 14


def tone_colours(of: Tokens, tone: str) -> tuple[str, str]:
    """Text and tint of a tone."""
    match tone:
        case "accent":
            return of.accent, of.accent_tint
        case "good":
            return of.good, of.good_tint
        case "warning":
            return of.warning, of.warning_tint
        case "bad":
            return of.bad, of.bad_tint
        case "ours":
            return of.ours, of.ours_tint
        case "theirs":
            return of.theirs, of.theirs_tint
        case _:
            return of.second, of.neutral


def pill_width(text: str, face: QFont | None = None) -> int:
    """How wide a pill with these words is."""
    return QFontMetrics(face or font("second-medium")).horizontalAdvance(text) + 16


def paint_pill(painter: QPainter, room: QRect, text: str, tone: str, of: Tokens, face: QFont | None = None) -> int:
    """A pill at the left of `room`, centred in its height, cut to its width. Returns its width."""
    face = face or font("second-medium")
    width = min(pill_width(text, face), room.width())
    box = QRect(room.left(), room.top() + (room.height() - PILL_HEIGHT) // 2, width, PILL_HEIGHT)
    colour, tint = tone_colours(of, tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(tint))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(ink(colour))
    painter.setFont(face)
    draw_text(painter, box.adjusted(8, 0, -6, 0), text)
    return width


def side_width(code: str) -> int:
    """How wide the frame round an agency's letters is: 26, more for codes longer than two letters."""
    return max(SIDE_WIDTH, QFontMetrics(font("small")).horizontalAdvance(code) + 10)


def paint_side(painter: QPainter, room: QRect, code: str, ours: bool, of: Tokens) -> int:
    """An agency's letters in a frame of its side's colour. Returns the width."""
    width = min(side_width(code), room.width())
    box = QRectF(room.left() + 0.5, room.top() + (room.height() - SIDE_HEIGHT) // 2 + 0.5, width - 1, SIDE_HEIGHT - 1)
    colour = ink(of.ours if ours else of.theirs)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(ink(of.surface))
    painter.drawRoundedRect(box, 3, 3)
    face = font("small")
    face.setPointSizeF(face.pointSizeF() * 10 / 11)
    painter.setFont(face)
    draw_text(painter, box.toAlignedRect(), code, CENTRE)
    return width


def paint_dot(painter: QPainter, room: QRect, tone: str, of: Tokens) -> int:
    """The mark of a problem, 8 across, at the left of `room`. A warning's is a square on its corner, so that the two are
    told apart without their colours. Returns the width."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(tone_colours(of, tone)[0]))
    box = QRectF(room.left(), room.top() + (room.height() - DOT) / 2, DOT, DOT)
    if tone == "warning":
        middle, half = box.center(), DOT / 2 + 0.5
        painter.drawPolygon([middle + QPointF(*each) for each in ((0, -half), (half, 0), (0, half), (-half, 0))])
    else:
        painter.drawEllipse(box)
    return DOT


def paint_shape(painter: QPainter, room: QRect, shape: str, tone: str, of: Tokens) -> int:
    """A shape (dot, square, triangle, diamond, bar) in the colour of a tone, at the left of `room`. Returns the width."""
    size = 9
    box = QRectF(room.left(), room.top() + (room.height() - size) / 2, size, size)
    middle = box.center()
    corners = {
        "triangle": (QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()),
        "diamond": (
            QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y()),
        ),
    }  # fmt: skip
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(tone_colours(of, tone)[0]))
    match shape:
        case "dot":
            painter.drawEllipse(box)
        case "square":
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        case "bar":
            painter.drawRect(box.adjusted(2.5, -1, -2.5, 1))
        case _:
            painter.drawPolygon(corners[shape])
    return size


def paint_check(painter: QPainter, room: QRect, state: Qt.CheckState, of: Tokens, enabled: bool = True) -> None:
    """A check box of 14 in the middle of `room`."""
    box = QRectF(0, 0, CHECK - 1, CHECK - 1)
    box.moveCenter(QPointF(room.center().x() + 0.5, room.center().y() + 0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    full = state == Qt.CheckState.Checked
    painter.setPen(QPen(ink(of.accent if full else of.edge if enabled else of.line), 1))
    painter.setBrush(ink(of.accent if full else of.surface))
    painter.drawRoundedRect(box, 3, 3)
    if full:
        painter.drawPixmap(box.topLeft() + QPointF(0.5, 0.5), pixmap("check", of.on_accent, 12, _ratio(painter)))
    elif state == Qt.CheckState.PartiallyChecked:
        painter.setPen(QPen(ink(of.accent), 2))
        painter.drawLine(
            QPointF(box.left() + 3.5, box.center().y()),
            QPointF(box.right() - 3.5, box.center().y()),
        )


def paint_level(painter: QPainter, room: QRect, steps: int, of: Tokens, most: int = 6) -> int:
    """Six steps of a language level, `steps` of them filled. Returns the width; the painter is given back as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    top = room.top() + (room.height() - 9) // 2
    for step in range(most):
        painter.setBrush(ink(of.accent if step < steps else of.strong_line))
        painter.drawRect(room.left() + step * 7, top, 5, 9)
    painter.restore()
    return most * 7 - 2


def paint_bar(painter: QPainter, room: QRect, share: float, colour: str, of: Tokens) -> None:
    """A bar over the whole of `room`, filled to `share` (0 to 1). The painter is given back as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(of.neutral))
    radius = room.height() / 2
    painter.drawRoundedRect(room, radius, radius)
    if share > 0:
        filled = QRectF(room)
        filled.setWidth(max(room.height(), room.width() * min(1.0, share)))
        painter.setBrush(ink(colour))
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


def paint_two(painter: QPainter, room: QRect, ours: float, theirs: float, of: Tokens) -> None:
    """One bar split between both sides, in proportion. The painter is given back as it was."""
    total = ours + theirs
    if total <= 0:
        paint_bar(painter, room, 0, of.ours, of)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    gap = 1 if ours and theirs else 0
    first = round((room.width() - gap) * ours / total)
    painter.setBrush(ink(of.ours))
    painter.drawRect(room.left(), room.top(), first, room.height())
    painter.setBrush(ink(of.theirs))
    painter.drawRect(room.left() + first + gap, room.top(), room.width() - first - gap, room.height())
    painter.restore()


def paint_spans(
    painter: QPainter, room: QRect, spans: Iterable[tuple[str, str]], of: Tokens, face: QFont | None = None
) -> int:
    """Text in pieces of (words, tone): "" plain, second, struck, or a tone, which marks it by tint and underline of 2.

    It is cut as the one text it is: what of it does not fit ends in one ellipsis, in the last piece that is seen.
    """
    face = face or font("text")
    metrics = QFontMetrics(face)
    painter.setFont(face)
    x = room.left()
    middle = room.top() + (room.height() - metrics.height()) // 2
    for shown, tone in cut_spans(spans, metrics, room.width()):
        width = metrics.horizontalAdvance(shown)
        box = QRect(x, middle, width, metrics.height())
        if tone in ("", "second", "strong", "struck"):
            painter.setPen(ink(of.second if tone in ("second", "struck") else of.text))
            if tone == "struck":
                painter.fillRect(box, ink(of.neutral))
                y = box.center().y() + 1
                painter.drawLine(box.left(), y, box.right(), y)
        else:
            colour, tint = tone_colours(of, tone)
            painter.fillRect(box, ink(tint))
            painter.fillRect(QRect(box.left(), box.bottom() - 1, width, 2), ink(colour))
            painter.setPen(ink(colour))
        draw_text(painter, box.adjusted(0, 0, 1, 0), shown)
        x += width
    return x - room.left()


def cut_spans(spans: Iterable[tuple[str, str]], metrics: QFontMetrics, width: int) -> list[tuple[str, str]]:
    """The pieces of a text that fit into `width` pixels; where not all do, the last one seen ends in an ellipsis."""
    pieces = [(text.replace("\n", " "), tone) for text, tone in spans if text]

    def first(letters: int) -> list[tuple[str, str]]:
        taken: list[tuple[str, str]] = []
        for text, tone in pieces:
            if letters <= 0 and taken:
                break
            taken.append((text[: max(letters, 0)], tone))
            letters -= len(text)
        text, tone = taken[-1]
        return [*taken[:-1], (text.rstrip() + ELLIPSIS, tone)]

    def wide(held: Sequence[tuple[str, str]]) -> int:
        return sum(metrics.horizontalAdvance(text) for text, _ in held)

    if wide(pieces) <= width:
        return pieces
    low, high = 0, sum(len(text) for text, _ in pieces) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wide(first(middle)) <= width else (low, middle - 1)
    return first(low)


def _ratio(painter: QPainter) -> float:
    return painter.deviceTransform().m11() or 1.0
