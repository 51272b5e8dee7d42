"""Folding and sort keys at the speed of bulk work: the same results as text.fold and text.sort_key.

Both are letter by letter for the letters that names are made of, so one `str.translate` does the usual text; anything
else goes the long way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from exchange_app.text import LANGUAGES, Language, fold, sort_key

_USUAL = "abcdefghijklmnopqrstuvwxyzçğışöüəâîû"
_LETTERS = _USUAL + "ABCDEFGHIJKLMNOPQRSTUVWXYZÇĞİŞÖÜƏÂÎÛ"
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=3)
def _keys(language: Language) -> Mapping[int, str | None]:
    return {ord(letter): _weights(letter, language) for letter in _LETTERS}


def _weights(text: str, language: Language) -> str:
    return sort_key(text, language).partition("\x01")[0]


@lru_cache(maxsize=65536)
def _part_keys(part: str) -> tuple[str, ...]:
    """The weights of one part of a name in each of LANGUAGES, without the tie-breaking tail."""
    if part.isalpha() and not set(part) - _known():
        return tuple(part.translate(_keys(language)) for language in LANGUAGES)
    return tuple(_weights(part, language) for language in LANGUAGES)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(_LETTERS)


def name_keys(parts: Sequence[str]) -> tuple[str, ...]:
    """Sort keys of a record's name in the order of LANGUAGES: family name first, given name next, spelling last."""
    match parts:
        case [family, given]:
            (a, b, c), (d, e, f) = _part_keys(family), _part_keys(given)
            spelling = f"\x02{family} {given}"
            return f"{a}\x01{d}{spelling}", f"{b}\x01{e}{spelling}", f"{c}\x01{f}{spelling}"
        case [only]:
            a, b, c = _part_keys(only)
            return f"{a}\x02{only}", f"{b}\x02{only}", f"{c}\x02{only}"
        case _:
            return "", "", ""


def tokens(text: str) -> list[str]:
    """The folded words of a text, split as the search index splits them."""
    return _WORD.findall(fold(text))
