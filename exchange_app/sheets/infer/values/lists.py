"""Several values in one cell, and the agencies that a cell names."""

from __future__ import annotations

import re
from typing import Any

from exchange_app.sheets.infer.values.choices import plain
from exchange_app.sheets.infer.values.countries import find_country
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given, words_of
from exchange_app.text import msg

_BREAK = re.compile(r"\s*[,;|/•\n\r]+\s*|\s+(?=[1-9][.)]\s+\S)|\s+(?:>+|→|[-=]+>)\s+")
_CODE = re.compile(r"[A-Z]{2,8}")
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")
_AND = re.compile(r"\s+(?:ve|və|and|&)\s+", re.IGNORECASE)


def split_list(text: str, *, words_between: bool = False) -> tuple[str, ...]:
    """The parts of a list as typed; `words_between`: `and`, `ve`, `və` part them as well."""
    parts: list[str] = []
    for part in _BREAK.split(text):
        pieces = [_NUMBERED.sub("", piece) for piece in (_AND.split(part) if words_between else [part])]
        parts.extend(found for piece in pieces if (found := clean(piece).strip(" .-–•·*")) and not not_given(found))
    return tuple(dict.fromkeys(parts))


def read_lists(*, words_between: bool) -> Reader:
    """A reader of lists of texts."""

    def read(cell: Any) -> Any:
        text = cell if isinstance(cell, str) else words_of(cell)
        return split_list(text, words_between=words_between) or None

    return read


def _code(text: str) -> str | None:
    """Two to eight capitals as they stand; the name of a country is no code."""
    text = clean(text)
    return text if _CODE.fullmatch(text) and (len(text) <= 3 or find_country(text) is None) else None


def read_agencies(agencies: dict[str, str], *, several: bool) -> Reader:
    """A reader of agency codes. `agencies`: folded names, codes and countries → code; where none are known, a code is
    read as it stands."""

    def find(text: str) -> str | None:
        return agencies.get(plain(text)) if agencies else _code(text)

    def read(cell: Any) -> Any:
        text = clean(cell) if isinstance(cell, str) else words_of(cell)
        if not_given(text):
            return None
        whole = find(text)
        if whole is not None:
            return (whole,) if several else whole
        codes = [find(part) for part in split_list(re.sub(r"\s[-–—+]\s|\+", ",", text), words_between=True)]
        found = tuple(dict.fromkeys(code for code in codes if code is not None))
        if None in codes or not found or (not several and len(found) > 1):
            return Fault(msg("No agency of this name is known; write its code, such as TR."))
        return found if several else found[0]

    return read


def read_counts(agencies: dict[str, str]) -> Reader:
    """A reader of numbers per agency: `TR 10, AZ 10`."""

    def read(cell: Any) -> Any:
        text = clean(cell) if isinstance(cell, str) else words_of(cell)
        if not_given(text):
            return None
        counts: dict[str, int] = {}
        for part in split_list(text, words_between=True):
            found = re.fullmatch(r"(.+?)\s*[:=–-]?\s*(\d{1,5})|(\d{1,5})\s*[:=–-]?\s*(.+)", part)
            name = (found[1] or found[4]) if found else ""
            code = agencies.get(plain(name)) if agencies else _code(name)
            if found is None or code is None:
                return Fault(msg("Write a number for each agency, such as TR 10, AZ 10."))
            counts[code] = int(found[2] or found[3])
        return counts or None

    return read
