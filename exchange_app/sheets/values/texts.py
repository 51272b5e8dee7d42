"""Text as it is stored: trimmed, one space between words, NFC; the words that mean "not given"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from exchange_app.sheets.values.damage import GUARDS, OWN, mended, unguarded
from exchange_app.sheets.values.fault import Reader
from exchange_app.sheets.values.titles import untitled
from exchange_app.sheets.word_files import vocabulary, words
from exchange_app.text import fold

_INVISIBLE = dict.fromkeys(
    [
        *map(ord, "\u00ad\u034f\u061c\u180e\ufeff"),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
    ]
)
"""Marks that nobody sees: soft hyphens, joiners, the direction of writing, which form of a sign is meant."""
_LETTERS = f'!"$->@-~{OWN}'
USUAL = re.compile(rf"(?=.{{13}})(?![='])[{_LETTERS}]+(?: [{_LETTERS}]+)*")
"""Texts that stand as they are stored, too long to be one of the words for "not given"."""
_DASHES = frozenset("-‐‑‒–—―−_.")


def clean(text: str) -> str:
    """The text trimmed, every run of white space (NBSP and line breaks too) one space, composed letters (NFC), garbled ones put right, no
    guards around it."""
    if text.isascii():
        bare = " ".join(text.split())
    else:
        text = mended(text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        bare = " ".join(text.translate(_INVISIBLE).split())
    return unguarded(bare) if bare[:1] in GUARDS else bare


def not_given(text: str) -> bool:
    """Whether a cleaned text says that there is nothing: empty, dashes, `yok`, `yoxdur`, `n/a`."""
    if len(text) > 12:
        return False
    return not text or _DASHES.issuperset(text) or fold(text) in said("nothing")


@cache
def said(name: str) -> frozenset[str]:
    """Words of cells that say something of their own, by what they say."""
    return frozenset(words(vocabulary("cells")[name]))


def words_of(cell: Any) -> str:
    """A cell as a person sees it in the sheet; a text is cleaned."""
    if type(cell) is str:
        return clean(cell)
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case datetime():
            return f"{cell:%d.%m.%Y %H:%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case time():
            return f"{cell:%H:%M}"
        case float():
            return f"{cell:.15g}"
        case int() | timedelta():
            return str(cell)
        case _:
            return str(getattr(cell, "words", cell))


def told(read: Callable[[str], Any], *, lines: bool = False) -> Reader:
    """A reader of what the cleaned words of a cell say; those of several `lines` keep them. A cell that says nothing gives None."""

    def reader(cell: Any) -> Any:
        text = words_of(cell)
        return None if not_given(text) else read(cell if lines and type(cell) is str else text)

    return reader


read_text = told(str)
"""A text field. Numbers and dates give what the sheet shows."""
read_person = told(untitled)
"""The whole name of somebody whose parts are not told apart."""
