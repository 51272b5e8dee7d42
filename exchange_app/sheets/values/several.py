"""Cells in which several values stand where one belongs: below one another, numbered, or with a mark or a word between them."""

from __future__ import annotations

import re
from typing import Any

from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.gazetteer import is_given_name, known_words
from exchange_app.sheets.values.texts import clean, not_given
from exchange_app.sheets.values.titles import is_any_title
from exchange_app.text import fold, msg

AND = re.compile(r"\s+(?:ve|və|and|&)\s+", re.IGNORECASE)
_LINES = re.compile(r"\s*[\n\r]\s*")
_LISTED = re.compile(r"\s*;\s*|(?:^|(?<=[\s,]))\d{1,2}[.)]\s*(?=[^\W\d])")
_PARTED = re.compile(rf"{_LINES.pattern}|{_LISTED.pattern}")
_STROKE, _COMMA = re.compile(r"\s*[/|]\s*"), re.compile(r"\s*,\s*")
_BESIDE = re.compile(r"\s*[\n\r;|]\s*|\s+/\s+")
_MAY_BE = re.compile(r"[\n\r;,/|]|\d[.)]|\s(?:ve|və|and|&)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

PEOPLE = Fault(msg("More than one person stands here; give each of them a row."))
_VALUES = Fault(msg("More than one value stands here; keep one of them."))


def people(cell: str, *, whole: bool = True) -> list[str]:
    """The names of several people in one cell: whole ones, or parts of names; none where all of it may be one person's."""
    if _MAY_BE.search(cell) is None:
        return []
    for between in (_LINES, _LISTED, AND, _STROKE, _COMMA) if whole else (_LISTED, AND):
        found = [name for each in between.split(cell) if (name := clean(_BRACKETS.sub(" ", each)).strip(",; "))]
        least = 1 if not whole or between is AND else 2
        if len(found) > 1 and all(_is_name(name, least, known=between is _COMMA) for name in found):
            return found
    return []


def parts(cell: Any) -> list[str]:
    """What stands in a cell below one another, numbered or with semicolons between."""
    return [part for each in _PARTED.split(cell) if (part := clean(each))] if type(cell) is str else []


def _is_name(text: str, least: int, *, known: bool) -> bool:
    """Whether a text is a name of so many words, a title among them; `known`: a given name stands first, and none last."""
    several = text.split()
    names = [word for word in several if not is_any_title(word)]
    if not names or len(several) < least or not (names[0][0].isupper() and names[-1][0].isupper()):
        return False
    turned = known and (not is_given_name(names[0]) or (len(names) > 1 and is_given_name(names[-1])))
    return not turned and fold(names[-1]) not in known_words("child")


def only_one(read: Reader) -> Reader:
    """A reader of one value that says so where several stand in a cell, each of which it could read."""

    def reader(cell: Any) -> Any:
        found = read(cell)
        if type(found) is not Fault or found.value is not None or type(cell) is not str:
            return found
        parts = [read(part) for part in _BESIDE.split(cell) if not not_given(clean(part))]
        return _VALUES if len(parts) > 1 and not {Fault, type(None)}.intersection(map(type, parts)) else found

    return reader
