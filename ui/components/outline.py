"""The outlines of line icons: reads the few shapes that resources/icons/*.svg are drawn with, as painter paths.

Qt's own library for pictures of this kind knows all of SVG; for strokes of one width it takes longer to load than to draw.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

SIDE = 20
"""Units that every icon is wide and high."""
STROKE = 1.5

Outline = list[tuple[QPainterPath, float]]
"""Paths, each with the width of its stroke in units."""

_SHAPE = re.compile(r"<(path|rect|circle|ellipse)\b([^>]*)>")
_GIVEN = re.compile(r'([\w-]+)="([^"]*)"')
_COMMAND = re.compile(r"([MmLlHhVvCcSsAaZz])([^MmLlHhVvCcSsAaZz]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_ARC = re.compile(
    r"\s*,?".join([r"\s*(-?(?:\d+\.?\d*|\.\d+))"] * 3 + [r"\s*([01])"] * 2 + [r"\s*(-?(?:\d+\.?\d*|\.\d+))"] * 2)
)
"""Radii, turn, the two flags, which may stand without a space before what follows, and the end."""
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4}


def read_outline(source: str) -> Outline:
    """The shapes of an icon, in the order they are drawn. Raises KeyError for a shape that lacks what it is made of."""
    found: Outline = []
    for kind, text in _SHAPE.findall(source):
        given = dict(_GIVEN.findall(text))
        path = QPainterPath()
        if kind == "path":
            _Pen(path).draw(given["d"])
        elif kind == "rect":
            x, y, width, height = (float(given[key]) for key in ("x", "y", "width", "height"))
            corner = float(given.get("rx", 0))
            path.addRoundedRect(x, y, width, height, corner, corner)
        else:
            across, down = (float(given[key]) for key in (("r", "r") if kind == "circle" else ("rx", "ry")))
            path.addEllipse(float(given["cx"]) - across, float(given["cy"]) - down, 2 * across, 2 * down)
        found.append((path, float(given.get("stroke-width", STROKE))))
    return found


class _Pen:
    """Follows the commands of a path; small letters count from where it stands."""

    def __init__(self, path: QPainterPath) -> None:
        self._path = path
        self._x = self._y = 0.0
        self._bend: tuple[float, float] | None = None
        """The last control point of the curve just drawn, which a smooth one goes on from."""

    def draw(self, commands: str) -> None:
        for letter, text in _COMMAND.findall(commands):
            if letter in "Zz":
                self._path.closeSubpath()
                here = self._path.currentPosition()
                self._x, self._y, self._bend = here.x(), here.y(), None
                continue
            left, top = (self._x, self._y) if letter.islower() else (0.0, 0.0)
            for numbers in _numbers(letter.upper(), text):
                self._step(letter.upper(), numbers, left, top)
                if letter.islower():
                    left, top = self._x, self._y
                letter = {"M": "L", "m": "l"}.get(letter, letter)

    def _step(self, letter: str, numbers: list[float], left: float, top: float) -> None:
        match letter:
            case "H":
                self._line(left + numbers[0], self._y)
            case "V":
                self._line(self._x, top + numbers[0])
            case "A":
                self._arc(
                    numbers[0], numbers[1], bool(numbers[3]), bool(numbers[4]), left + numbers[5], top + numbers[6]
                )
            case _:
                points = [(left + x, top + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
                if letter == "M":
                    self._path.moveTo(*points[0])
                    (self._x, self._y), self._bend = points[0], None
                elif letter == "L":
                    self._line(*points[0])
                else:
                    self._curve(points)

    def _line(self, x: float, y: float) -> None:
        self._path.lineTo(x, y)
        self._x, self._y, self._bend = x, y, None

    def _curve(self, points: list[tuple[float, float]]) -> None:
        if len(points) == 2:
            bend = self._bend or (self._x, self._y)
            points = [(2 * self._x - bend[0], 2 * self._y - bend[1]), *points]
        self._path.cubicTo(*points[0], *points[1], *points[2])
        self._bend, (self._x, self._y) = points[1], points[2]

    def _arc(self, across: float, down: float, large: bool, clockwise: bool, x: float, y: float) -> None:
        """A piece of an upright ellipse from where the pen stands to a point; radii too small for that are widened."""
        half_x, half_y = (self._x - x) / 2, (self._y - y) / 2
        reach = math.hypot(half_x / across, half_y / down)
        if reach > 1:
            across, down, reach = across * reach, down * reach, 1.0
        off = math.sqrt(1 / reach**2 - 1) * (-1 if large == clockwise else 1)
        centre_x = (self._x + x) / 2 + off * across * half_y / down
        centre_y = (self._y + y) / 2 - off * down * half_x / across
        begin = math.atan2((self._y - centre_y) / down, (self._x - centre_x) / across)
        turn = (math.atan2((y - centre_y) / down, (x - centre_x) / across) - begin) % math.tau
        turn -= 0 if clockwise else math.tau
        pieces = math.ceil(abs(turn) / (math.pi / 2 + 1e-3))
        step = turn / pieces
        pull = 4 / 3 * math.tan(step / 4)

        def at(angle: float, along: float) -> QPointF:
            """The point of the ellipse at an angle, moved along its tangent there."""
            cosine, sine = math.cos(angle), math.sin(angle)
            return QPointF(centre_x + across * (cosine - along * sine), centre_y + down * (sine + along * cosine))

        for piece in range(pieces):
            low, high = begin + piece * step, begin + (piece + 1) * step
            self._path.cubicTo(at(low, pull), at(high, -pull), QPointF(x, y) if piece == pieces - 1 else at(high, 0))
        self._x, self._y, self._bend = x, y, None


def _numbers(letter: str, text: str) -> Iterator[list[float]]:
    """The numbers of a command, as many at a time as it takes."""
    if letter == "A":
        yield from ([float(each) for each in found] for found in _ARC.findall(text))
        return
    numbers = [float(each) for each in _NUMBER.findall(text)]
    for at in range(0, len(numbers), _TAKES[letter]):
        yield numbers[at : at + _TAKES[letter]]
