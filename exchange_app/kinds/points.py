"""Words in an order, with a number each or without, as one text: `Motivation 3; Portfolio 4`, `Portfolio; level; lot`.

The text is the value everywhere (store, journal, workbook, csv, command line), so its order is kept; it is taken apart here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from exchange_app.kinds.model import Choices
from exchange_app.text import LANGUAGES, Words, fold
from exchange_app.text import words as spoken

_BETWEEN = re.compile(r"\s*[;\n\r]+\s*|(?<=\d),\s+(?=\D)")
_POINT = re.compile(r"(.*\S)\s*[:=]?\s+(-?\d+(?:[.,]\d+)?)|(.*\S)\s*[:=]\s*(-?\d+(?:[.,]\d+)?)")
BETWEEN = "; "


class NoPoints(ValueError):
    """A text that does not give each of its words one number; the part of it that does not."""


def points_of(text: object) -> dict[str, Decimal]:
    """The words of a text with their numbers, in order; none of no text. Raises NoPoints with the first part that is none."""
    found: dict[str, Decimal] = {}
    for part in filter(None, _BETWEEN.split(str(text or "").strip(" ;\n"))):
        fits = _POINT.fullmatch(part)
        name = (fits[1] or fits[3]).rstrip(" :=") if fits else ""
        if fits is None or not name or fold(name) in map(fold, found):
            raise NoPoints(part)
        found[name] = Decimal((fits[2] or fits[4]).replace(",", "."))
    return found


def points_text(points: Mapping[str, Decimal | int]) -> str:
    """Words with their numbers as one text."""
    return BETWEEN.join(f"{name} {figure(number)}" for name, number in points.items())


def figure(number: Decimal | int) -> str:
    """A number without the noughts behind its point."""
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def order_of(text: object) -> tuple[str, ...]:
    """The words of a text in their order, each once."""
    return tuple(dict.fromkeys(filter(None, re.split(r"\s*[;,\n\r]+\s*", str(text or "").strip(" ;,\n")))))


def order_text(several: Iterable[str], known: Choices | None) -> str:
    """Words in their order as one text, those that name a known code, in any language, as that code."""
    codes = {fold(name): code for code in known.labels for name in _names(known, code)} if known is not None else {}
    return BETWEEN.join(dict.fromkeys(codes.get(fold(each), each) for each in several))


def _names(known: Choices, code: str) -> set[str]:
    return {code, *(spoken(each).say(known.label(code)) for each in LANGUAGES)}


def show_points(text: str, words: Words) -> str:
    """A text of words with numbers as a person of that language writes it."""
    try:
        points = points_of(text)
    except NoPoints:
        return text
    said = points_text(points)
    return said if words.language == "en" else re.sub(r"(\d)\.(\d)", r"\1,\2", said)


def show_order(text: str, known: Choices | None, words: Words) -> str:
    """A text of words in order, those that are codes by their names."""
    labels = known.labels if known is not None else {}
    return BETWEEN.join(words.say(labels[each]) if each in labels else each for each in order_of(text))
