"""Whether the text of a cell is known for a city, a person, a job or a media house, whatever stands over it.

The words are those of resources/vocabulary/people_and_places.toml.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from exchange_app.kinds.choices import GENDER, LEVEL, TRACK
from exchange_app.kinds.model import Topic
from exchange_app.sheets.infer.values.choices import Vocabulary
from exchange_app.sheets.infer.values.countries import find_country
from exchange_app.sheets.infer.word_files import phrases, vocabulary, words
from exchange_app.text import LANGUAGES, fold, name_key

_PARTS = re.compile(r"\s*[/,;()|–—-]\s*")


@cache
def known_words(name: str) -> frozenset[str]:
    """The words of a list of people_and_places.toml, as they are written there."""
    return frozenset(words(vocabulary("people_and_places")[name]))


@cache
def _cities() -> frozenset[str]:
    return frozenset(map(name_key, known_words("cities")))


@cache
def _people() -> frozenset[str]:
    return frozenset(map(name_key, known_words("given_names")))


@cache
def _jobs() -> re.Pattern[str]:
    """Where a folded text has a word that begins like one for a job."""
    return re.compile(rf"\b(?:{_any_of('jobs')})")


@cache
def _houses() -> re.Pattern[str]:
    """Where a folded text has a word of the name of a media house."""
    return re.compile(rf"\b(?:{_any_of('houses')})\b")


def _any_of(name: str) -> str:
    listed = phrases(vocabulary("people_and_places")[name])
    return "|".join(each.replace("*", r"\w*").replace("?", ".?") for each in listed)


def is_given_name(word: str) -> bool:
    """Whether a word is an ordinary given name of one of the two countries."""
    return name_key(word) in _people()


@lru_cache(maxsize=1)
def _codes() -> tuple[Vocabulary, ...]:
    return tuple(Vocabulary(choices, language) for choices in (TRACK, LEVEL, GENDER) for language in LANGUAGES[:1])


@lru_cache(maxsize=16384)
def kinds_of(text: str) -> tuple[Topic, ...]:
    """What a cleaned text is known for."""
    if len(text) > 60 or any(map(str.isdecimal, text)):
        return ("house",) if len(text) <= 60 and _houses().search(fold(text)) else ()
    plain = fold(text)
    found: list[Topic] = []
    if any(vocabulary.word(text) is not None for vocabulary in _codes()):
        found.append("coded")
    first = _PARTS.split(text, maxsplit=1)[0]
    if name_key(first.removesuffix(" şəhəri").removesuffix(" rayonu")) in _cities():
        found.append("city")
    elif find_country(text, codes=len(text) > 2) is not None:
        found.append("country")
    several = text.split()
    if _jobs().search(plain):
        found.append("job")
    elif _houses().search(plain):
        found.append("house")
    elif len(several) == 1 and name_key(text) in _people():
        found.append("given")
    elif 1 < len(several) <= 5 and (
        name_key(several[0]) in _people()
        or name_key(several[-1].strip(",")) in _people()
        or name_key(several[1]) in _people()
    ):
        found.append("person")
    return tuple(found)
