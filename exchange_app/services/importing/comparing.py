"""What a row would change in a record: only what the file gives counts, a blank changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.text import fold

_SPELLED = (FieldType.TEXT, FieldType.LONG_TEXT)


def changes(
    fields: Mapping[str, Field], keys: Sequence[str], old: Sequence[Any], given: Mapping[str, Value]
) -> dict[str, Value | None]:
    """The fields of `keys` whose given value differs from the old one (in the order of `keys`), with the new value.

    A text that merely lost its letters or its small letters (`Eliyev` for `Əliyev`) is no other text. Notes are added
    to, never replaced.
    """
    found: dict[str, Value | None] = {}
    for key, before in zip(keys, old, strict=True):
        value = given.get(key)
        if value is None or value == before:
            continue
        field = fields[key]
        if isinstance(value, tuple) and isinstance(before, tuple) and set(value) == set(before):
            continue
        if field.type in _SPELLED and before and _poorer(str(before), str(value)):
            continue
        if field.type is FieldType.LONG_TEXT and before:
            if fold(str(value)) in fold(str(before)):
                continue
            value = f"{before}\n{value}"
        found[key] = value
    return found


def _poorer(before: str, value: str) -> bool:
    """Whether a text is the old one without its own letters, or in capitals."""
    if fold(before) != fold(value):
        return False
    return (value.isascii() and not before.isascii()) or (value.isupper() and not before.isupper())
