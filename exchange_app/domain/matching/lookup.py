"""Which record of a kind words mean: `Name · CODE` as lists offer it, a code, an ID, or a name alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from exchange_app.domain.matching.places import LEAST, alike, place_key
from exchange_app.domain.matching.similarity import most_alike
from exchange_app.domain.records import RecordId
from exchange_app.domain.short_id import code_of
from exchange_app.text import fold

BETWEEN = " · "
_SURE = 0.9
_LEAD = 6.0
"""How far the best must be ahead of the second to be meant, where nobody is asked."""


class Hit(NamedTuple):
    """The one record that words mean; none where no record is called so, or where `several` are."""

    record: RecordId | None = None
    several: bool = False


_NONE = Hit()


class Lookup:
    """The records of one kind by what people call them."""

    def __init__(self) -> None:
        self._exact: dict[str, RecordId | None] = {}
        """None where several records are written so."""
        self._named: dict[str, set[RecordId]] = {}
        self._short: dict[str, set[RecordId]] = {}
        """By a name without the last part, which tells apart what is named after another record."""
        self._by_key: dict[str, set[RecordId]] = {}
        self._alike: dict[str, Hit] = {}

    def add(self, id: RecordId, code: str, name: str, *, place: str = "", text: str = "", parts: bool = False) -> None:
        """Enter a record: its name as lists sort it, the city it may be called with, and how else a list wrote it; `parts`:
        its name is that of another record, with what tells it apart behind a comma."""
        for each in (text or id, code, f"{name}{BETWEEN}{code}" if name else code):
            if self._exact.setdefault(fold(each), id) != id:
                self._exact[fold(each)] = None
        if not name:
            return
        family, comma, given = name.partition(", ")
        if parts:
            self._short.setdefault(fold(name.rpartition(", ")[0] or name), set()).add(id)
        called = [name, f"{given} {family}", f"{family} {given}"] if comma else [name]
        if place:
            called += [f"{name} {place}", f"{name}, {place}"]
        for each in called:
            self._named.setdefault(fold(each), set()).add(id)
        self._by_key.setdefault(place_key(name), set()).add(id)

    def find(self, words: str) -> Hit:
        """The record that words name."""
        for tried in codes_in(words):
            if (key := fold(tried)) in self._exact:
                found = self._exact[key]
                return Hit(found, several=found is None)
        for tried in (words, words.partition(BETWEEN)[0]):
            if (named := self._named.get(fold(tried))) is not None:
                return _only(named)
        return _only(short) if (short := self._short.get(fold(words))) is not None else _NONE

    def find_alike(self, words: str) -> Hit:
        """As find, for the words of a list that nobody is asked about: other spellings too, where one record alone is meant."""
        if words not in self._alike:
            hit = self.find(words)
            self._alike[words] = hit if hit != _NONE else self._spelled(words)
        return self._alike[words]

    def _spelled(self, words: str) -> Hit:
        key = place_key(words)
        if key in self._by_key:
            return _only(self._by_key[key])
        if "?" in words:
            return self._with_lost_letters(words)
        if len(key) < 4:
            return _NONE
        near = most_alike(key, self._by_key.keys(), limit=5, least=LEAST)
        if not near or alike(key, near[0][0]) < _SURE or (len(near) > 1 and near[0][1] - near[1][1] < _LEAD):
            return _NONE
        return _only(self._by_key[near[0][0]])

    def _with_lost_letters(self, words: str) -> Hit:
        """Text files in an old encoding show a question mark for each letter they lack."""
        pattern = re.compile("".join("." if letter == "?" else re.escape(letter) for letter in fold(words)))
        found = {id for name, ids in self._named.items() if pattern.fullmatch(name) for id in ids}
        return _only(found) if found else _NONE


def codes_in(words: str) -> Iterator[str]:
    """What of words may be a code: all of it, what stands behind the name, what a short ID holds."""
    said = words.strip()
    for tried in (said, said.rpartition(BETWEEN)[2], code_of(said) or ""):
        if tried:
            yield tried


def _only(ids: set[RecordId]) -> Hit:
    return Hit(next(iter(ids))) if len(ids) == 1 else Hit(several=True)
