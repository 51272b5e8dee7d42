"""What a person calls a record: the one way in which records are named in sentences, labels and lists of findings."""

from __future__ import annotations

from collections.abc import Callable

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import FieldType, kind

Find = Callable[[str, RecordId], Record | None]
"""From a kind and an id to that record, or at least to its names and references; None where it is not here."""


def title(record: Record, find: Find) -> str:
    """The name of a record; of one that has none, the names of what it refers to; its code where those are not known.

    `Kənan Cəfərov`, an application `Kənan Cəfərov, Summer 2026`, an opening `Ege TV, News`, a placement
    `Kənan Cəfərov, Ege TV`.
    """
    declared = kind(record.kind)
    if not any(declared.field(key).type is FieldType.REFERENCE for key in declared.name_fields):
        return declared.title(record.values) or record.code
    parts = (_part(record, key, find) for key in declared.name_fields)
    return ", ".join(each for each in parts if each) or record.code


def _part(record: Record, key: str, find: Find) -> str:
    """One of the fields that name a record; of a reference, what comes first in the name of the record it points to."""
    field, value = kind(record.kind).field(key), record.get(key)
    if not isinstance(value, str) or not value:
        return ""
    if field.type is not FieldType.REFERENCE:
        return value
    other = find(field.target or "", value)
    if other is None:
        return ""
    declared = kind(other.kind)
    first = declared.name_fields[0]
    if declared.field(first).type is FieldType.REFERENCE:
        return _part(other, first, find)
    return declared.title(other.values) or other.code
