"""What stands in the form of a new record before anybody types: what follows from the records that it refers to."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_app.kinds import Value, kind
from exchange_app.store import Query, Reader


def proposed_values(reader: Reader, kind_key: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """The values `given`, with what they lead to: a record that it must refer to, where there is only one, and the fields that
    follow those of the records it refers to."""
    declared, found = kind(kind_key), dict(given)
    for key, target in declared.references.items():
        if key not in found and declared.field(key).required and len(keys := reader.keys(Query(target))[:2]) == 1:
            ((_, found[key]),) = reader.rows(target, (), keys)
    for field in declared.fields:
        reference, _, key = field.follows.partition(".")
        if field.key in found or (id := found.get(reference)) is None:
            continue
        value = reader.record(declared.references[reference], str(id)).get(key)
        if value is not None:
            found[field.key] = value
    return found
