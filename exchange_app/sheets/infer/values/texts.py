"""Text as it is stored: trimmed, one space between words, NFC; the words that mean "not given"."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

from exchange_app.sheets.formula_guard import unguarded
from exchange_app.sheets.infer.values.fault import Fault
from exchange_app.text import fold, msg

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
_LETTERS = "!-~çğıöşüəâîûÇĞİÖŞÜƏÂÎÛ№–’“”«»"
USUAL = re.compile(rf"(?=[^'].{{12}})[{_LETTERS}]+(?: [{_LETTERS}]+)*")
"""Texts that stand as they are stored, too long to be one of the words for "not given"."""
_DASHES = frozenset("-‐‑‒–—―−_.")
_WORDS = frozenset(("yok", "yoxdur", "yox", "yoktur", "n/a", "n.a.", "n\\a", "none", "nil", "(yok)", "not given"))


GIVEN_NAMES = frozenset(("nil",))
"""Words for nothing that are names of people as well."""


def clean(text: str) -> str:
    """The text trimmed, every run of white space (NBSP and line breaks too) one space, composed letters (NFC); without the
    apostrophe that keeps a spreadsheet program from calculating it."""
    if text.startswith("'"):
        text = unguarded(text)
    if text.isascii():
        return " ".join(text.split())
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.translate(_INVISIBLE).split())


def not_given(text: str) -> bool:
    """Whether a cleaned text says that there is nothing: empty, dashes, `yok`, `yoxdur`, `n/a`."""
    if len(text) > 12:
        return False
    return not text or _DASHES.issuperset(text) or fold(text) in _WORDS


def words_of(cell: Any) -> str:
    """A cell as a person sees it in the sheet, for reports."""
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
        case str():
            return clean(cell)
        case _:
            return str(getattr(cell, "words", cell))


def read_text(cell: Any) -> Any:
    """A text field. Numbers and dates give what the sheet shows."""
    text = clean(cell) if type(cell) is str else words_of(cell)
    return None if not_given(text) else text


def read_name(cell: Any) -> Any:
    """A person's name or part of one: text that is no number or date."""
    if type(cell) is not str:
        return Fault(msg("A name is written in letters; compare the cell with the document."))
    text = clean(cell)
    if not_given(text) and fold(text) not in GIVEN_NAMES:
        return None
    if not any(map(str.isalpha, text)):
        return Fault(msg("A name is written in letters; compare the cell with the document."))
    return text
