"""What a person calls a record: the one way in which records are named, in sentences and in lists.

The store names the records of a list by the same declaration (store/joined_columns.py); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import kind
from exchange_app.kinds.registry import per_registry

Find = Callable[[str, RecordId], Record | None]
"""From a kind and an id to that record, or at least to its names and references; None where it is not here."""


def nowhere(_kind: str, _id: RecordId) -> Record | None:
    """Finds no record: enough where the records named have names of their own."""
    return None


def title(record: Record, find: Find = nowhere) -> str:
    """The name of a record as it is spoken; of one that has none, the names of what it refers to; its code where those
    are not known.

    `Kənan Cəfərov`, an application `Kənan Cəfərov, Summer 2026`, an opening `Ege TV, News`, a placement
    `Kənan Cəfərov, Ege TV`.
    """
    parts = _parts(record.kind)
    if not any(target for _key, target in parts):
        return " ".join(str(record.values[key]) for key, _ in reversed(parts) if record.values.get(key)) or record.code
    said = (_first_said(record, key, target, find) for key, target in parts)
    return ", ".join(each for each in said if each) or record.code


def listed(record: Record, find: Find = nowhere) -> str:
    """The name of a record as lists show and order it: `Cəfərov, Kənan`; its code where nothing names it."""
    return _listed(record, find) or record.code


@per_registry
def _parts(of: str) -> tuple[tuple[str, str], ...]:
    """The fields that name records of a kind, each with the kind to which it refers, if to any."""
    declared = kind(of)
    return tuple((key, declared.references.get(key, "")) for key in declared.name_fields)


@per_registry
def _listed_parts(of: str) -> tuple[tuple[str, str], ...]:
    """As _parts, of those by which lists name it."""
    declared = kind(of)
    return tuple((key, declared.references.get(key, "")) for key in declared.list_name)


def _first_said(record: Record, key: str, target: str, find: Find) -> str:
    """A field that names a record; of a reference, what comes first in the name of the record it points to."""
    value = record.values.get(key)
    if not value or not target:
        return str(value or "")
    other = find(target, str(value))
    if other is None:
        return ""
    first, beyond = _parts(other.kind)[0]
    return _first_said(other, first, beyond, find) if beyond else title(other, find)


def _listed(record: Record, find: Find) -> str:
    return ", ".join(
        each for key, target in _listed_parts(record.kind) if (each := _in_list(record, key, target, find))
    )


def _in_list(record: Record, key: str, target: str, find: Find) -> str:
    value = record.values.get(key)
    if not value or not target:
        return str(value or "")
    other = find(target, str(value))
    return "" if other is None else _listed(other, find)
