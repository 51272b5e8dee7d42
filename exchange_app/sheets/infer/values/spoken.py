"""Several languages with their levels in one cell: `İngilis dili – B2, rus dili – A2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from exchange_app.kinds import Field
from exchange_app.kinds.choices import LANGUAGE, LEVEL
from exchange_app.sheets.infer.values.choices import Vocabulary
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given, words_of
from exchange_app.text import Language, msg, name_key

_BETWEEN = re.compile(r"[,;\n\r•|/]+(?![^()]*\))")
_WORD = re.compile(r"[^\W\d_]+")
_ABOUT = frozenset(map(name_key, ("dil", "dili", "language", "dilini", "dilləri")))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for several in LANGUAGE.words.values():
        for code, words in several.items():
            for word in words:
                first = name_key(word.split()[0])
                found.setdefault(first, code)
    return found


@lru_cache(maxsize=3)
def _levels(language: Language) -> Vocabulary:
    return Vocabulary(LEVEL, language)


def spoken(text: str, language: Language) -> list[tuple[str, str | None, str]]:
    """The languages that a text names: code, level or None, and the words of that part."""
    out: list[tuple[str, str | None, str]] = []
    for part in _BETWEEN.split(text):
        words = _WORD.findall(part)
        code = next((_names()[key] for word in words if (key := name_key(word)) in _names()), None)
        if code is None:
            continue
        rest = part
        for word in words:
            if name_key(word) in _names() or name_key(word) in _ABOUT:
                rest = rest.replace(word, " ", 1)
        rest = clean(re.sub(r"^[\s:–—()-]+|[\s:–—()-]+$", "", rest))
        out.append((code, _levels(language).code(rest) if rest else None, rest))
    return out


def read_spoken(fields: Sequence[Field], language: Language) -> Reader:
    """A reader giving one level per field `level_…`; languages without a field are passed over."""
    places = {field.key.removeprefix("level_"): at for at, field in enumerate(fields)}

    def read(cell: Any) -> Any:
        text = cell if isinstance(cell, str) else words_of(cell)
        if not_given(clean(text)):
            return None
        out: list[Any] = [None] * len(fields)
        for code, level, rest in spoken(text, language):
            if code in places:
                unread = Fault(msg("The level of this language cannot be read; write A1 to C2.")) if rest else None
                out[places[code]] = level or unread
        return tuple(out)

    return read
