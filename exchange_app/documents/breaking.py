"""Lines of a text in a column: broken between words, after the joints of an address, at last anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_JOINT = re.compile(r"(?<=[/@\-–])|(?<=[._])(?=\w{4})")
_RUN = re.compile(r"[^\S\n]+")

Width = Callable[[str], float]


def clean(text: str) -> str:
    """The text as one can set it: line ends kept, runs of other white space made one space, control letters left out."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    kept = (_RUN.sub(" ", line).strip() for line in lines)
    plain = ("".join(each for each in line if unicodedata.category(each) not in {"Cc", "Cs"}) for line in kept)
    return "\n".join(line for line in plain if line)


def longest_piece(text: str, width: Width) -> float:
    """The width of the longest piece of a text that is not broken unless there is no other way."""
    return max((width(piece) for word in text.split() for piece in _pieces(word)), default=0.0)


def break_lines(text: str, available: float, width: Width) -> list[str]:
    """The lines that a cleaned text takes in `available` (both in the unit of `width`); never an empty list."""
    if "\n" not in text and width(text) <= available:
        return [text]
    return [line for part in text.split("\n") for line in _break_part(part, available, width)]


def _break_part(text: str, available: float, width: Width) -> list[str]:
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if width(joined) <= available:
            current = joined
            continue
        if current:
            lines.append(current)
        *full, current = _break_word(word, available, width)
        lines += full
    lines.append(current)
    return lines


def _break_word(word: str, available: float, width: Width) -> list[str]:
    """A word as one line where it fits, else cut at its joints, else between letters."""
    if width(word) <= available:
        return [word]
    lines = [""]
    for piece in _pieces(word):
        if width(lines[-1] + piece) <= available:
            lines[-1] += piece
        elif width(piece) <= available:
            lines.append(piece)
        else:
            for letter in piece:
                if not lines[-1] or width(lines[-1] + letter) <= available or unicodedata.combining(letter):
                    lines[-1] += letter
                else:
                    lines.append(letter)
    return [line for line in lines if line]


def _pieces(word: str) -> list[str]:
    return [piece for piece in _JOINT.split(word) if piece] or [word]
