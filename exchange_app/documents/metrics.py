"""Advance widths of the shipped fonts, so that lines and pages are known before anything is set.

Read from the font files themselves (OpenType `cmap` format 12 and `hmtx`); figures are counted tabular, as they are
set. Kerning is left out: it nearly always narrows, so a width is an upper estimate to within one per cent.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

TABULAR_FIGURE = {"Regular": 1824 / 2816, "Medium": 1856 / 2816, "SemiBold": 1888 / 2816}
"""Advance of a tabular figure in ems, by weight; a test holds them against what Typst measures."""


class Metrics:
    """Widths in ems of one weight of the shipped typeface."""

    def __init__(self, advances: Mapping[int, float]) -> None:
        self._advances = dict(advances)

    def width(self, text: str) -> float:
        """The width of a text in ems; a letter that the typeface lacks counts one em."""
        advances = self._advances
        try:
            return sum([advances[each] for each in map(ord, text)])
        except KeyError:
            return sum(advances.get(ord(each), 1.0) for each in text)

    def covers(self, text: str) -> bool:
        """Whether the typeface has every letter of a text."""
        advances = self._advances
        return all(ord(each) in advances for each in text)


@cache
def metrics(weight: str) -> Metrics:
    """The metrics of a shipped weight: Regular, Medium or SemiBold."""
    data = files("resources").joinpath("fonts", f"Inter-{weight}.otf").read_bytes()
    tables = _tables(data)
    (per_em,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    widths = struct.unpack_from(">" + "Hh" * measured, data, tables["hmtx"])[::2]
    advances = {
        character: widths[min(glyph, measured - 1)] / per_em
        for character, glyph in _glyphs(data, tables["cmap"]).items()
    }
    advances |= {ord(figure): TABULAR_FIGURE[weight] for figure in "0123456789"}
    return Metrics(advances)


def _tables(data: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in found}


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """Character to glyph number, from the full-Unicode subtable."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * index)
        if (platform, encoding) == (3, 10):
            table = start + offset
            break
    else:
        raise ValueError("the font has no full-Unicode character map")
    (groups,) = struct.unpack_from(">I", data, table + 12)
    found: dict[int, int] = {}
    for index in range(groups):
        first, last, glyph = struct.unpack_from(">III", data, table + 16 + 12 * index)
        found.update((character, glyph + character - first) for character in range(first, last + 1))
    return found
