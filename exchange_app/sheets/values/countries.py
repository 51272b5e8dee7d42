"""Countries by name in three languages, by adjective, by code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from exchange_app.kinds.countries import country_names
from exchange_app.sheets.values.choices import KnownWords, plain
from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.texts import clean, not_given, told
from exchange_app.sheets.word_files import phrases, vocabulary, words
from exchange_app.text import LANGUAGES, Language, msg

_APART = re.compile(r"\s*[/|()\[\],;–—-]\s*")
_BETWEEN = frozenset(("and", "ve", "the", "of"))
_PEOPLE = re.compile(r"l[iu]$")
"""The ending of who is from a country: Polonyalı, Türkiyəli."""
_SHORT_WORD = re.compile(r"[^\W\d_]{2}")
_FEW, _MOST = 2, 0.6


@cache
def _names() -> KnownWords:
    """What countries are called; without their codes."""
    return KnownWords(_called(), _essential)


def _called() -> Iterator[tuple[str, str]]:
    for code, line in vocabulary("countries")["names"].items():
        yield from ((code, name) for name in phrases(line))
    for language in LANGUAGES:
        yield from country_names(language).items()


def _essential(key: str) -> str:
    """A name without blanks and the words that its spellings differ in: `Bosnia and Herzegovina` and `Bosnia & Herzegovina`."""
    return "".join(word for word in key.split() if word not in _BETWEEN)


@cache
def _codes() -> dict[str, str]:
    """The ISO codes of two letters and of three."""
    from babel.core import get_global

    known = country_names("en")
    three = {key: codes[0] for key, codes in get_global("territory_aliases").items() if len(key) == 3 and key.isalpha()}
    return {key.lower(): code for key, code in ({code: code for code in known} | three).items() if code in known}


@cache
def _around() -> frozenset[str]:
    return frozenset(words(vocabulary("cells")["around_countries"]))


@lru_cache(maxsize=8192)
def find_country(text: str, *, codes: bool = True) -> str | None:
    """The ISO 3166 alpha-2 code of a country named by a cleaned text, or None. `codes`: those of two and three letters name one too."""
    key = plain(text.replace("?", "ə"))
    bare = " ".join(word for word in key.split() if word not in _around())
    found = _names().keyed(key) or (_codes().get(key) if codes else None) or _names().exact.get(_PEOPLE.sub("", bare))
    if found := found or (_names().keyed(bare) if bare != key else None):
        return found
    parts = [part for part in _APART.split(text) if part]
    named = {find_country(part, codes=codes) for part in parts} if len(parts) > 1 else ()
    return next(iter(named)) if len(named) == 1 else None


def told_by_codes(cells: Iterable[Any]) -> bool:
    """Whether words of two letters are countries in a column: what else stands there is one, and it is no list of the states of the US."""
    texts: Counter[str] = Counter()
    for cell, times in Counter(cell for cell in cells if isinstance(cell, str)).items():
        if not not_given(text := clean(cell)):
            texts[text] += times
    countries = {text for text in texts if find_country(text)}
    short = {text for text in texts if _SHORT_WORD.fullmatch(text)}
    strange = sum(texts[text] for text in short - countries)
    met = sum(texts[text] for text in countries)
    if met < _MOST * texts.total() or 5 * strange > sum(texts[text] for text in short | countries):
        return False
    codes = {text.upper() for text in short}
    return bool(countries - short) or len(codes) <= _FEW or not codes <= set(words(vocabulary("countries")["states"]))


def read_countries(language: Language, cells: Sequence[Any] = ()) -> Reader:
    """Reads countries as their codes, as a list in that language writes them. `cells` are some of the column."""
    own = {plain(word): code for word, code in vocabulary("countries")["short"].get(language, {}).items()}
    codes = told_by_codes(cells)

    def read(text: str) -> str | Fault:
        found = own.get(plain(text)) or find_country(text, codes=codes or not _SHORT_WORD.fullmatch(text))
        return found or Fault(msg("No country of this name is known; choose one from the list."))

    return told(read)
