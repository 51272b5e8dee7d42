"""Words of headers that do not change what is meant: those of questions, of filling in, and those that only describe the matter.

The words are those of resources/vocabulary/describing_words.toml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from exchange_app.sheets.infer.keys import spelled, stems, tokens
from exchange_app.sheets.word_files import vocabulary
from exchange_app.text import name_key

_PARTICIPLE = re.compile(
    r"[a-z]{2,}(?:(?:[dt][iu][gy]|acag|eceg|acay|ecey)(?:i|u|in|un|im|um|imiz|umuz|iniz|unuz|lari|leri|larinin)(?:n?[ae])?|acaq|ecek|acak|iacaq|(?:n?[dt][ae]ki)(?:n?in)?|"
    r"(?:il|ul|in|un|ir|ur|ay|ey|iy|uy)(?:an|en))"
)
"""Folded forms of verbs that describe: `yapılacak`, `keçiriləcəyi`, `alınan`, `yaşadığı`."""


@lru_cache(maxsize=1)
def _saying() -> tuple[frozenset[str], frozenset[str]]:
    listed = vocabulary("describing_words")["saying"]
    return frozenset(tokens(listed)), frozenset(spelled(listed))


def says_nothing(key: str, word: str | None = None) -> bool:
    """Whether a word says nothing, whatever else it could mean; a short one as it is spelled: `end` is no `and`."""
    keys, as_spelled = _saying()
    return key in keys and (word is None or len(key) > _SHORT or word in as_spelled)


@lru_cache(maxsize=1)
def _describing() -> frozenset[str]:
    return frozenset(tokens(vocabulary("describing_words")["describing"]))


@lru_cache(maxsize=8192)
def describes(word: str) -> bool:
    """Whether a folded word that stands for no idea only describes the matter, or is the form of a verb that does."""
    several = stems(name_key(word))
    if any(stem in _describing() for stem in several if len(stem) > 2):
        return True
    return len(word) >= _LONG and _PARTICIPLE.fullmatch(word) is not None


_LONG, _SHORT = 7, 3
