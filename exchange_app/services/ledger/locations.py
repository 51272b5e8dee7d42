"""Where a record is seen in the window: with its person, its outlet or its cohort."""

from __future__ import annotations

from exchange_app.domain.records import RecordId
from exchange_app.kinds import KINDS
from exchange_app.store import Reader, RecordMissing, Store


def shown_at(store: Store, kind: str, record: RecordId) -> tuple[str, RecordId] | None:
    """The kind and id of the record at whose side this one is shown: itself, or the person or outlet it belongs to.
    None where that does not stand any more."""
    with store.read() as reader:
        return _follow(reader, kind, record)


def _follow(reader: Reader, kind: str, record: RecordId) -> tuple[str, RecordId] | None:
    try:
        found = reader.record(kind, record)
    except RecordMissing:
        return None
    if found.removed:
        return None
    declared = KINDS[kind]
    if declared.belongs_to is None:
        return kind, record
    belongs = found.get(declared.belongs_to)
    return None if belongs is None else _follow(reader, declared.references[declared.belongs_to], str(belongs))
