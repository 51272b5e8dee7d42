"""Finding a record of the store by what it is called."""

from __future__ import annotations

from exchange_app.domain.matching.lookup import BETWEEN, Hit, Lookup, codes_in
from exchange_app.domain.records import RecordId
from exchange_app.kinds import FieldType, kind
from exchange_app.store import Reader
from exchange_app.store.query import Query


def find_record(reader: Reader, target: str, words: str) -> Hit:
    """The record of a kind that a person's words mean: a code, an ID, its name, or both as lists offer them.

    By the search, so that one cell does not read the whole store; kinds named after other records are few and read whole.
    """
    for tried in codes_in(words):
        for record in reader.find(target, "code", tried):
            return Hit(record.id)
    declared, query = kind(target), Query(target)
    if declared.name_fields and set(declared.name_fields) <= set(declared.searched):
        query = Query(target, search=words.partition(BETWEEN)[0])
    lookup = Lookup()
    for _key, id, name, code in reader.table(query, ("name", "code")):
        lookup.add(id, code, name or "", parts=not declared.named)
    return lookup.find(words)


class ReferenceLookup:
    """The records of every kind by what lists call them, each kind read whole when it is first asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, Lookup] = {}
        self.codes: dict[RecordId, str] = {}
        """The codes of all records of the kinds that were asked for."""

    def find(self, target: str, words: str) -> RecordId | None:
        """The one record of a kind that the words name, or None when none does, or several do alike."""
        if target not in self._known:
            self._known[target] = self._read(target)
        return self._known[target].find_alike(words).record

    def _read(self, target: str) -> Lookup:
        lookup, declared = Lookup(), kind(target)
        place = next((key for key in declared.facts if declared.field(key).type is FieldType.TEXT), "code")
        for _key, id, code, name, city in self._reader.table(Query(target), ("code", "name", place)):
            self.codes[id] = code
            lookup.add(id, code, name or "", place=city or "", parts=not declared.named)
        return lookup
