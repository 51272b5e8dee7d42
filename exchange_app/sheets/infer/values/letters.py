"""What a single letter for the gender means: what the header explains, then the column's other letters, then language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from exchange_app.kinds import Field
from exchange_app.sheets.infer.values.choices import Vocabulary, plain
from exchange_app.text import Language

_LETTER_FIRST = re.compile(r"(?<![^\W_])([^\W\d_])\s*[-–—=:.]+\s*([^\W\d_]{3,})")
_WORD_FIRST = re.compile(r"(?<![^\W_])([^\W\d_]{3,})\s*[-–—=:(]+\s*([^\W\d_])(?![^\W_])")
_PAIRS: dict[frozenset[str], dict[str, str]] = {
    frozenset("ke"): {"k": "F", "e": "M"},
    frozenset("qk"): {"q": "F", "k": "M"},
    frozenset("fm"): {"f": "F", "m": "M"},
    frozenset("wm"): {"w": "F", "m": "M"},
    frozenset("be"): {"b": "F", "e": "M"},
}


def gender_letters(field: Field, header: str, seen: Iterable[str], language: Language) -> dict[str, str]:
    """Folded letter → code for one gender column.

    `header` is the whole header as typed, `seen` the distinct short texts of the column. Letters that stay open are
    left to the words of the file's language.
    """
    assert field.choices is not None
    vocabulary = Vocabulary(field.choices, language)
    explained: dict[str, str] = {}
    pairs = [(found[1], found[2]) for found in _LETTER_FIRST.finditer(header)]
    pairs += [(found[2], found[1]) for found in _WORD_FIRST.finditer(header)]
    for letter, word in pairs:
        code = vocabulary.word(word)
        if code is not None and plain(word)[:1] == plain(letter):
            explained[plain(letter)] = code
    if explained:
        return explained
    shown = {plain(each) for each in re.findall(r"(?<![^\W_])[^\W\d_](?![^\W_])", header)}
    present = {plain(each) for each in seen if len(each) <= 2 and plain(each)} - {"x"}
    for letters in (shown, present):
        for pair, meaning in _PAIRS.items():
            if letters == pair:
                return dict(meaning)
    for letters in (shown, present):
        for telling, meaning in (("e", _PAIRS[frozenset("ke")]), ("q", _PAIRS[frozenset("qk")])):
            if telling in letters and letters <= set(meaning):
                return dict(meaning)
    if present == {"k"}:
        return _by_words(seen, vocabulary, language)
    return {"f": "F", "m": "M"}


def _by_words(seen: Iterable[str], vocabulary: Vocabulary, language: Language) -> dict[str, str]:
    """K alone: whole words beside it tell (`K` beside `Erkek`), else the file's language."""
    keys = {plain(each) for each in seen}
    if keys & {"erkek", "kadin"}:
        return {"k": "F"}
    if keys & {"qadin", "kisi"}:
        return {"k": "M"}
    return {"k": "F"} if language == "tr" else {"k": "M"} if language == "az" else {}
