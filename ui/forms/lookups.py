"""Names of records for references: from an id to a name, from typed letters to records."""

from __future__ import annotations

from typing import NamedTuple

from exchange_app.domain.matching.lookup import Hit
from exchange_app.services.lookup import find_record
from exchange_app.store import Query, Sort, Store
from exchange_app.text import Words

MOST = 30


class Named(NamedTuple):
    """A record as a reference shows it: its id, its name and its code."""

    id: str
    title: str
    code: str


class Lookups:
    """Reads the names that references need. Each look-up reads a few rows by their keys."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store = store
        self.words = words

    @property
    def own_agency(self) -> str:
        """Code of the agency whose store this is."""
        return self.store.agency

    def agencies(self) -> list[str]:
        """Codes of all agencies, the own one first."""
        with self.store.read() as reader:
            codes = [str(each.values.get("code") or each.code) for each in reader.records("agency")]
        return sorted(codes, key=lambda code: code != self.own_agency)

    def title(self, target: str, record: str) -> str:
        """The name of a record as lists show it, empty where there is none."""
        with self.store.read() as reader:
            return reader.names(target, [record]).get(record, ("", ""))[1]

    def offered(self, target: str, typed: str = "", most: int | None = MOST) -> list[Named]:
        """Records whose name or code has what was typed, in alphabetical order, at most so many (None: all)."""
        with self.store.read() as reader:
            keys = reader.keys(Query(target, search=typed, sort=(Sort("name"),), language=self.words.language))[:most]
            return [Named(id, name or code, code) for _, id, name, code in reader.rows(target, ("name", "code"), keys)]

    def find(self, target: str, text: str) -> Hit:
        """The one record that a typed name or code means."""
        with self.store.read() as reader:
            return find_record(reader, target, text)
