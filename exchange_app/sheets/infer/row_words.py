"""The words of rows that hold no record, as rows.toml lists them."""

from __future__ import annotations

import re
from functools import cache

from exchange_app.sheets.word_files import phrases, vocabulary, words
from exchange_app.text import fold

_ROOM = re.compile(
    r"[x_.…]{4,}|…|\bx{3,}\b|\b0?5xx\b|\b(?:metin|metn|text|numeric|reqemle|rakamla|rakam|reqem|tarix|tarih|date)$"
)
"""Room for an answer, or the sort of it at the end."""


@cache
def listed(name: str) -> re.Pattern[str]:
    """One of the phrases of a list of rows.toml in a folded text, the longest first."""
    listed = sorted(map(fold, phrases(vocabulary("rows")[name])), key=len, reverse=True)
    marks = "|".join(re.escape(each).replace(r"\*", r"\w*").replace(r"\?", r"\w") for each in listed)
    return re.compile(rf"(?<!\w)(?:{marks})(?!\w)")


@cache
def known_words(name: str) -> frozenset[str]:
    """The words of a list of rows.toml, folded."""
    return frozenset(map(fold, words(vocabulary("rows")[name])))


def says(name: str, text: str) -> bool:
    """Whether a folded text begins with a phrase of a list of rows.toml."""
    return listed(name).match(text) is not None


def holds(name: str, text: str) -> bool:
    """Whether a phrase of a list of rows.toml stands somewhere in a folded text."""
    return listed(name).search(text) is not None


def instructs(text: str) -> bool:
    """Whether a folded text says what belongs in a cell, or leaves room for it."""
    return "@" not in text and (holds("instructs", text) or _ROOM.search(text) is not None)
