"""Whether the text of a cell is known for a city, a person, a job or a media house, whatever stands over it.

The words are those of resources/vocabulary/people_and_places.toml.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from exchange_app.kinds.choices import GENDER, LEVEL, TRACK
from exchange_app.kinds.model import Topic
from exchange_app.sheets.values.choices import Vocabulary, words_for
from exchange_app.sheets.values.countries import find_country
from exchange_app.sheets.word_files import phrases, vocabulary, words
from exchange_app.text import fold, name_key

_PARTS = re.compile(r"\s*[/,;()|–—-]\s*")
_LONGEST, _STEM = 60, 3


@cache
def known_words(name: str) -> frozenset[str]:
    """The words of a list of people_and_places.toml, as they are written there."""
    return frozenset(words(vocabulary("people_and_places")[name]))


@cache
def _loosely(name: str) -> frozenset[str]:
    return frozenset(map(name_key, known_words(name)))


@cache
def any_of(file: str, name: str, *, whole: bool = True) -> re.Pattern[str]:
    """Where a folded text has a phrase of a list, or a word that begins with one where that need not be `whole`."""
    listed: object = vocabulary(file)
    for part in name.split("."):
        listed = listed[part]  # type: ignore[index]
    either = "|".join(re.escape(each).replace(r"\*", r"\w*").replace(r"\?", ".?") for each in phrases(listed))
    return re.compile(rf"\b(?:{either})" + (r"\b" if whole else ""))


def is_given_name(word: str) -> bool:
    """Whether a word is an ordinary given name of one of the two countries."""
    return name_key(word) in _loosely("given_names")


def city_alone(text: str) -> str:
    """The name of a known city without what is said behind it, `Bakı şəhəri`; any other text as it is."""
    name, _, last = text.rpartition(" ")
    behind = fold(last).rstrip(".") in words(vocabulary("cells")["behind_cities"])
    return name if behind and name_key(name) in _loosely("cities") else text


def ends_like(word: str, name: str) -> bool:
    """Whether a word has one of the endings of a list behind three letters or more: Əliyev, not Alev."""
    key = fold(word)
    return any(key.endswith(ending) and len(key) >= len(ending) + _STEM for ending in known_words(name))


@cache
def _codes() -> tuple[Vocabulary, ...]:
    return tuple(words_for(choices, "en") for choices in (TRACK, LEVEL, GENDER))


@lru_cache(maxsize=16384)
def kinds_of(text: str) -> tuple[Topic, ...]:
    """What a cleaned text is known for."""
    if len(text) > _LONGEST:
        return ()
    plain, houses = fold(text), any_of("people_and_places", "houses")
    if any(map(str.isdecimal, text)):
        return ("house",) if houses.search(plain) else ()
    found: list[Topic] = []
    if any(known.word(text) is not None for known in _codes()):
        found.append("coded")
    first = _PARTS.split(text, maxsplit=1)[0]
    if name_key(city_alone(first)) in _loosely("cities"):
        found.append("city")
    elif find_country(text, codes=len(text) > 2) is not None:
        found.append("country")
    several = text.split()
    if any_of("people_and_places", "jobs", whole=False).search(plain):
        found.append("job")
    elif houses.search(plain):
        found.append("house")
    elif len(several) == 1 and is_given_name(text):
        found.append("given")
    elif 1 < len(several) <= 5 and any(map(is_given_name, (several[0], several[1], several[-1].strip(",")))):
        found.append("person")
    return tuple(found)
