"""Names of records read from a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.titles import Find, title
from exchange_app.kinds import Field, Value
from exchange_app.store import Reader


def finder(reader: Reader) -> Find:
    """Finds records of a store by id, removed ones too, with what names them; each is read once."""
    known: dict[RecordId, Record | None] = {}

    def find(kind: str, id: RecordId) -> Record | None:
        if id not in known:
            known[id] = next(iter(reader.sketches(kind, [id])), None)
        return known[id]

    return find


def title_of(reader: Reader, kind: str, id: RecordId) -> str:
    """What a person calls the record of an id, also a removed one; empty where there is none."""
    find = finder(reader)
    found = find(kind, id)
    return "" if found is None else title(found, find)


def names_of(reader: Reader, wanted: Iterable[tuple[str, RecordId]]) -> dict[RecordId, tuple[str, str]]:
    """Code and name of records, given by kind and id, as lists show them; those that are not there are left out."""
    ids: dict[str, dict[RecordId, None]] = {}
    for kind, id in wanted:
        ids.setdefault(kind, {})[id] = None
    found: dict[RecordId, tuple[str, str]] = {}
    for kind, each in ids.items():
        found.update(reader.names(kind, each))
    return found


def referred_names(reader: Reader, values: Iterable[tuple[Field, Value | None]]) -> dict[RecordId, str]:
    """The names, as lists show them, of all records to which values of fields refer; other fields are passed over."""
    wanted = ((field.target, str(value)) for field, value in values if field.target and value)
    return {id: name for id, (_code, name) in names_of(reader, wanted).items()}


def title_of_values(reader: Reader, kind: str, values: Mapping[str, Value | None]) -> str:
    """What a person will call a record of these values; empty where they name nothing."""
    given = {key: value for key, value in values.items() if value is not None}
    return title(Record(kind, "", "", "", 0, given), finder(reader))
