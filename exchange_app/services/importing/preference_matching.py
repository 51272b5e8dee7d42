"""Which record the words of a reference mean, such as the outlet of a preference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from exchange_app.domain.matching.places import LEAST, alike, place_key
from exchange_app.domain.records import RecordId
from exchange_app.kinds import FieldType, kind
from exchange_app.text import fold

if TYPE_CHECKING:
    from exchange_app.store import Reader

_SURE = 0.9
_LEAD = 6.0
"""How far the best must be ahead of the second to be meant."""


class References:
    """The records of every kind by what people call them, each kind read when it is first asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, Called] = {}

    def find(self, target: str, words: str) -> RecordId | None:
        """The one record of a kind that the words name, or None when none does, or several do alike."""
        if target not in self._known:
            self._known[target] = Called(self._reader, target)
        return self._known[target].find(words)

    @property
    def codes(self) -> dict[RecordId, str]:
        """The codes of all records of the kinds that were asked for."""
        return {id: code for known in self._known.values() for id, code in known.codes.items()}


class Called:
    """The records of one kind by what people call them. Each different wording is looked up once."""

    def __init__(self, reader: Reader, target: str) -> None:
        from exchange_app.store import Query

        self._by_fold: dict[str, list[RecordId]] = {}
        self._by_key: dict[str, list[RecordId]] = {}
        self.codes: dict[RecordId, str] = {}
        self._known: dict[str, RecordId | None] = {}
        place = next((key for key in kind(target).facts if kind(target).field(key).type is FieldType.TEXT), "code")
        for _, id, code, name, city in reader.table(Query(target), ["code", "name", place]):
            self.codes[id] = code
            turned = " ".join(reversed((name or "").split(", ")))
            for called in {name or "", turned, f"{name} {city or ''}", f"{name}, {city or ''}"}:
                self._by_fold.setdefault(fold(called), []).append(id)
            self._by_fold.setdefault(fold(code), []).append(id)
            self._by_key.setdefault(place_key(name or ""), []).append(id)

    def find(self, words: str) -> RecordId | None:
        """The one record that the words name, or None when none does, or several do alike."""
        if words not in self._known:
            self._known[words] = self._find(words)
        return self._known[words]

    def _find(self, words: str) -> RecordId | None:
        for index, key in ((self._by_fold, fold(words)), (self._by_key, place_key(words))):
            if key in index:
                return _only(index[key])
        if "?" in words:
            return self._with_lost_letters(words)
        return self._alike(place_key(words))

    def _with_lost_letters(self, words: str) -> RecordId | None:
        """Text files in an old encoding show a question mark for each letter they lack."""
        pattern = re.compile("".join("." if letter == "?" else re.escape(letter) for letter in fold(words)))
        found = {id for name, ids in self._by_fold.items() if pattern.fullmatch(name) for id in ids}
        return _only(list(found))

    def _alike(self, key: str) -> RecordId | None:
        """The one name that is alike and ahead of all others: nobody is asked before it is taken."""
        if len(key) < 4:
            return None
        near = process.extract(key, self._by_key.keys(), scorer=ratio, limit=5, score_cutoff=LEAST)
        if not near or alike(key, near[0][0]) < _SURE or (len(near) > 1 and near[0][1] - near[1][1] < _LEAD):
            return None
        return _only(self._by_key[near[0][0]])


def _only(ids: list[RecordId]) -> RecordId | None:
    return ids[0] if len(set(ids)) == 1 else None
