"""Countries by name in three languages, by adjective, by code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from exchange_app.kinds.countries import country_names
from exchange_app.sheets.infer.values.choices import plain
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given
from exchange_app.sheets.infer.word_files import phrases, vocabulary
from exchange_app.text import LANGUAGES, Language, msg, name_key

_CITIZEN = re.compile(
    r"\b(?:vatandasi|vatandaslari|vetendasi|vətəndaşı|citizen(?:ship)?|national|of|respublikasinin|cumhuriyeti|respublikasi|republic|uyruklu|uyrugu|tebeesi)\b"
)
_BETWEEN = frozenset(("and", "ve", "the", "of"))
_PEOPLE = re.compile(r"l[iu]$")
"""The ending of who is from a country: Polonyalı, Türkiyəli."""


@cache
def _names() -> dict[str, str]:
    """What countries are called, by key; without their codes."""
    found: dict[str, str] = {}
    for code, listed in vocabulary("countries")["names"].items():
        for name in phrases(listed):
            for key in (plain(name), _essential(plain(name)), plain(name).replace(" ", "")):
                if len(key) > 2 or key == plain(name):
                    found.setdefault(key, code)
    for language in LANGUAGES:
        for code, name in country_names(language).items():
            found.setdefault(plain(name), code)
            found.setdefault(_essential(plain(name)), code)
    return found


def _essential(key: str) -> str:
    """A name without the words that its spellings differ in: `Bosnia and Herzegovina` and `Bosnia & Herzegovina`."""
    return " ".join(word for word in key.split() if word not in _BETWEEN) or key


@cache
def _codes() -> dict[str, str]:
    """The ISO codes of two letters and of three."""
    known = country_names("en")
    two = {code.lower(): code for code in known}
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return two | {
        key.lower(): several[0]
        for key, several in aliases.items()
        if len(key) == 3 and key.isalpha() and several[0] in known
    }


@cache
def _loose() -> dict[str, str]:
    out: dict[str, str] = {}
    for name, code in _names().items():
        if len(name) > 3:
            out.setdefault(name_key(name), code)
    return out


@lru_cache(maxsize=8192)
def find_country(text: str, *, codes: bool = True) -> str | None:
    """The ISO 3166 alpha-2 code of a country named by a cleaned text, or None. `codes`: those of two and three letters name one too."""
    key = plain(text.replace("?", "ə"))
    names = _names()
    found = (
        names.get(key)
        or names.get(_essential(key))
        or names.get(key.replace(" ", ""))
        or (_codes().get(key) if codes else None)
    )
    if found is not None:
        return found
    bare = " ".join(_CITIZEN.sub(" ", key).split())
    if bare:
        found = (
            names.get(bare)
            or names.get(_essential(bare))
            or _loose().get(name_key(bare))
            or names.get(_PEOPLE.sub("", bare))
        )
        if found is not None:
            return found
    parts = [part for part in re.split(r"\s*[/|()\[\],;–—-]\s*", text) if part]
    if len(parts) > 1:
        named = {find_country(part, codes=codes) for part in parts}
        if len(named) == 1:
            return named.pop()
    return None


def told_by_codes(cells: Iterable[Any]) -> bool:
    """Whether words of two letters are countries in a column: what else stands there is one, and it is no list of the states of the US."""
    met = Counter(cell for cell in cells if isinstance(cell, str))
    texts: Counter[str] = Counter()
    for cell, times in met.items():
        if not not_given(text := clean(cell)):
            texts[text] += times
    countries = {text for text in texts if find_country(text)}
    short = {text for text in texts if _SHORT_WORD.fullmatch(text)}
    strange = sum(texts[text] for text in short - countries)
    if sum(texts[text] for text in countries) < _MOST * texts.total() or 5 * strange > sum(
        texts[text] for text in short | countries
    ):
        return False
    codes = {text.upper() for text in short}
    return bool(countries - short) or len(codes) <= _FEW or not codes <= _STATES


_FEW, _MOST = 2, 0.6
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split()
)
_SHORT_WORD = re.compile(r"[^\W\d_]{2}")


def read_countries(language: Language, cells: Sequence[Any] = ()) -> Reader:
    """Reads countries as their codes, as a list in that language writes them. `cells` are some of the column."""
    short: Mapping[str, str] = {
        plain(word): code for word, code in vocabulary("countries")["short"].get(language, {}).items()
    }
    codes = told_by_codes(cells)

    def read(cell: Any) -> Any:
        if isinstance(cell, str):
            text = clean(cell)
            if not_given(text):
                return None
            if found := short.get(plain(text)) or find_country(text, codes=codes or not _SHORT_WORD.fullmatch(text)):
                return found
        return Fault(msg("No country of this name is known; choose one from the list."))

    return read
