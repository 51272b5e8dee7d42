"""Where a record is seen in the window: with its person, its outlet or its cohort."""

from __future__ import annotations

from exchange_app.domain.records import RecordId
from exchange_app.store import Reader, RecordMissing, Store

_BELONGS = {
    "application": ("applicant", "applicant"),
    "opening": ("outlet", "outlet"),
    "placement": ("application", "application"),
}


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
    if kind not in _BELONGS:
        return kind, record
    key, target = _BELONGS[kind]
    belongs = found.get(key)
    return None if belongs is None else _follow(reader, target, str(belongs))
