"""Two values of a round in one cell: from whom to whom, a language with its level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exchange_app.kinds import Field, FieldType
from exchange_app.sheets.infer.values.choices import plain
from exchange_app.sheets.infer.values.countries import find_country
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.spoken import spoken
from exchange_app.sheets.infer.values.texts import clean, not_given, words_of
from exchange_app.text import Language, msg

_TOWARDS = re.compile(r"\s*(?:→|➔|⇒|[-=–—]+>|>+|»)\s*|\s+(?:to)\s+|(?<=\w)['’]?(?:dan|den|dən)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[-–—]\s*")
_LONGEST = 120
_INTO = ("", "a", "e", "ə", "ya", "ye", "yə", "na", "nə")
"""Endings of where something goes."""
_NO_WAY = msg("This does not say from whom to whom; write it as TR → AZ.")


def direction(text: str) -> tuple[str, str] | None:
    """The words for the sending and for the receiving side: `TR → AZ`, `Türkiye'den Azerbaycan'a`; with a dash only two countries."""
    text = clean(text)
    if len(text) > _LONGEST:
        return None
    for mark in (_TOWARDS, _BETWEEN):
        parts = [part.strip(" .()") for part in mark.split(text) if part.strip(" .()")]
        if len(parts) == 2 and _side(parts[0]) and _side(parts[1]) and _side(parts[0]) != _side(parts[1]):
            return parts[0], parts[1]
    return None


def _bare(text: str) -> Iterator[str]:
    return (text[: len(text) - len(ending)].rstrip("'’") for ending in _INTO if text.endswith(ending))


def _side(text: str) -> str | None:
    return next((code for bare in _bare(text) if (code := find_country(bare)) is not None), None)


def read_directions(agencies: Mapping[str, str], *, several: bool) -> Reader:
    """A reader giving the agencies that send and the one that receives."""

    def code(text: str) -> str | None:
        return next((code for bare in _bare(text) if (code := agencies.get(plain(bare))) is not None), None) or _side(
            text
        )

    def read(cell: Any) -> Any:
        text = clean(cell) if isinstance(cell, str) else words_of(cell)
        if not_given(text):
            return None
        found = direction(text)
        codes = [code(part) for part in found] if found else []
        if len(codes) != 2 or None in codes or (agencies and not set(codes) <= set(agencies.values())):
            return (Fault(_NO_WAY), None)
        return ((codes[0],) if several else codes[0], codes[1])

    return read


def language_and_level(text: str, language: Language) -> tuple[str, str | None] | None:
    """The one language that a text names and the level, if it says one."""
    found = spoken(text.replace(",", " ").replace("/", " "), language)
    return (found[0][0], found[0][1]) if len(found) == 1 else None


def read_language_levels(fields: Sequence[Field], language: Language) -> Reader:
    """A reader giving language and level, in the order of `fields`."""
    unread = Fault(msg("The level of this language cannot be read; write A1 to C2."))

    def read(cell: Any) -> Any:
        text = clean(cell) if isinstance(cell, str) else words_of(cell)
        if not_given(text):
            return None
        found = language_and_level(text, language)
        if found is None:
            return (unread, None)
        return tuple(found[field.type is FieldType.LEVEL] for field in fields)

    return read
