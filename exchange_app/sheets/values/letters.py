"""What single letters of a column stand for: what the header explains, then the column's other letters and words, then language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from exchange_app.kinds import Choices
from exchange_app.sheets.values.choices import plain, words_for
from exchange_app.sheets.word_files import vocabulary, words
from exchange_app.text import LANGUAGES, Language

_LETTER_FIRST = re.compile(r"(?<![^\W_])([^\W\d_])\s*[-–—=:.]+\s*([^\W\d_]{3,})")
_WORD_FIRST = re.compile(r"(?<![^\W_])([^\W\d_]{3,})\s*[-–—=:(]+\s*([^\W\d_])(?![^\W_])")


@cache
def _known(group: str) -> Mapping[str, Mapping[str, str]]:
    lines = vocabulary("cells")["letters"][group]
    return {language: dict(each.split("=") for each in words(line)) for language, line in lines.items()}


def meant_letters(group: str, seen: Iterable[str], language: str | None = None) -> Mapping[str, str]:
    """Folded letter → meaning, where the letters of a language are all that is `seen` and leave no doubt, or are those of `language`."""
    met = set(map(plain, seen)) - {""}
    for letters in (met, met - {"x"}) if met != {"x"} else ():
        fitting = {each: known for each, known in _known(group).items() if letters and letters <= known.keys()}
        told = {tuple(known[each] for each in sorted(letters)) for known in fitting.values()}
        if len(told) == 1 or language in fitting:
            return fitting[language] if len(told) > 1 and language else next(iter(fitting.values()))
    return {}


def gender_letters(choices: Choices, header: str, seen: Iterable[str], language: Language) -> Mapping[str, str]:
    """Folded letter → code for one gender column. `header` is the whole header as typed, `seen` the distinct short texts of the column."""
    known = words_for(choices, language)
    pairs = [(found[1], found[2]) for found in _LETTER_FIRST.finditer(header)]
    pairs += [(found[2], found[1]) for found in _WORD_FIRST.finditer(header)]
    coded = [(plain(letter), known.word(word)) for letter, word in pairs if plain(word)[:1] == plain(letter)]
    if explained := {letter: code for letter, code in coded if code is not None}:
        return explained
    shown = re.findall(r"(?<![^\W_])[^\W\d_](?![^\W_])", header)
    keys = {plain(each) for each in seen}
    of_its_words = [
        each
        for each in LANGUAGES
        if any(plain(word) in keys for several in choices.words.get(each, {}).values() for word in several if word[1:])
    ]
    own = of_its_words[0] if len(of_its_words) == 1 else language
    return meant_letters("gender", shown, own) or meant_letters("gender", {key for key in keys if len(key) < 3}, own)
