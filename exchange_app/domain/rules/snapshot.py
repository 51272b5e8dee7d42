"""Records as they stand at one moment, found by their ids and by what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from exchange_app.domain.matching.matches import linked_groups
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.titles import title
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.registry import cleared

IDENTITY = ("national_id", "passport_number", "email")
"""Fields of a person that no two people share."""


@cleared
@lru_cache(maxsize=16)
def references(record_kind: str) -> tuple[str, ...]:
    """The fields of a kind that refer to other records."""
    return tuple(each.key for each in kind(record_kind).fields if each.type is FieldType.REFERENCE)


class RecordSnapshot:
    """The records that matter; `countries` the country of each agency, `links` the pairs of people who are one."""

    def __init__(
        self,
        records: Iterable[Record],
        *,
        countries: Mapping[str, str] | None = None,
        links: Iterable[tuple[RecordId, RecordId]] = (),
    ) -> None:
        self.countries = countries or {}
        self._records: dict[RecordId, Record] = {}
        self._referring: dict[tuple[str, RecordId], dict[RecordId, None]] = {}
        self._sharing: dict[tuple[str, str], dict[RecordId, None]] = {}
        self._one = linked_groups(links)
        for each in records:
            self.put(each)

    def put(self, record: Record) -> None:
        """Set a record, in place of the one of that id."""
        before = self._records.get(record.id)
        if before is not None:
            for key in self._keys(before):
                self._index(key).pop(before.id, None)
        self._records[record.id] = record
        for key in self._keys(record):
            self._index(key)[record.id] = None

    def _index(self, key: tuple[str, str, str]) -> dict[RecordId, None]:
        table, name, value = key
        held = self._referring if table == "reference" else self._sharing
        return held.setdefault((name, value), {})

    @staticmethod
    def _keys(record: Record) -> list[tuple[str, str, str]]:
        if record.removed:
            return []
        found = [
            ("reference", f"{record.kind}.{key}", str(record.values[key]))
            for key in references(record.kind)
            if key in record.values
        ]
        if record.kind == "applicant":
            found += [("identity", key, str(record.values[key])) for key in IDENTITY if key in record.values]
        return found

    def get(self, id: RecordId | None) -> Record | None:
        """The record of an id, also a removed one."""
        return None if id is None else self._records.get(id)

    def standing(self, id: RecordId | None) -> Record | None:
        """The record of an id, if it stands."""
        found = self.get(id)
        return None if found is None or found.removed else found

    def referring(self, field: str, id: RecordId) -> list[Record]:
        """The records that stand and refer to one by a field (`placement.opening`), by id."""
        return [self._records[each] for each in sorted(self._referring.get((field, id), ()))]

    def sharing(self, field: str, value: str) -> list[Record]:
        """The people who stand and hold that value in a field of IDENTITY, by id."""
        return [self._records[each] for each in sorted(self._sharing.get((field, value), ()))]

    def one_with(self, person: RecordId) -> tuple[RecordId, ...]:
        """The ids of everybody who is the same person, oneself included, by id."""
        return tuple(sorted(self._one.get(person, (person,))))

    def target(self, record: Record | None, key: str) -> Record | None:
        """The record that another refers to by a field, if it stands."""
        return None if record is None else self.standing(_id(record.get(key)))

    def title(self, record: Record) -> str:
        """What a person calls a record."""
        return title(record, lambda _kind, id: self.get(id))


def _id(value: object) -> RecordId | None:
    return value if isinstance(value, str) else None
