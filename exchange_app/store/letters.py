"""Folding and sort keys at the speed of bulk work: the same results as text.fold and text.sort_key.

Both are letter by letter for the letters that names are made of, so one `str.translate` does the usual text; anything
else goes the long way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from exchange_app.text import LANGUAGES, Language, fold, sort_key

_USUAL = "abcdefghijklmnopqrstuvwxyzçğışöüəâîû"
_LETTERS = _USUAL + "ABCDEFGHIJKLMNOPQRSTUVWXYZÇĞİŞÖÜƏÂÎÛ"
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1)
def _folds() -> Mapping[int, str]:
    return {ord(letter): fold(letter) for letter in _LETTERS if not letter.isascii()}


@lru_cache(maxsize=3)
def _keys(language: Language) -> Mapping[int, str | None]:
    return {ord(letter): _weights(letter, language) for letter in _LETTERS}


def _weights(text: str, language: Language) -> str:
    return sort_key(text, language).partition("\x01")[0]


def folded(text: str) -> str:
    """text.fold without its cache, for long texts that come once."""
    plain = text.translate(_folds())
    return " ".join(plain.lower().split()) if plain.isascii() else str(fold.__wrapped__(text))


@lru_cache(maxsize=65536)
def _part_keys(part: str) -> tuple[str, ...]:
    """The weights of one part of a name in each of LANGUAGES, without the tie-breaking tail."""
    if part.isalpha() and not set(part) - _known():
        return tuple(part.translate(_keys(language)) for language in LANGUAGES)
    return tuple(_weights(part, language) for language in LANGUAGES)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(_LETTERS)


def name_keys(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Sort keys of a record's name in the order of LANGUAGES: family name first, given name next, spelling last."""
    keys = [_part_keys(part) for part in parts]
    spelling = "\x02" + " ".join(parts)
    return tuple("\x01".join(each) + spelling for each in zip(*keys, strict=True)) if keys else ("",) * len(LANGUAGES)


def tokens(text: str) -> list[str]:
    """The folded words of a text, split as the search index splits them."""
    return _WORD.findall(folded(text))
