"""Sensitive values as people see them. Whoever reads without naming a purpose gets masks in the place of such values."""

from __future__ import annotations

from enum import StrEnum

from exchange_app.kinds.model import Field, FieldType, Value
from exchange_app.text import msg

MASKED = msg("This is what is shown in the place of a sensitive value, not the value itself; type the value.")
_WHOLE = "•" * 5
_TELLING = frozenset({FieldType.NATIONAL_ID, FieldType.PASSPORT})
"""Numbers of documents are told apart by their end; all else is masked wholly."""


class Purpose(StrEnum):
    """What sensitive values are read for in the clear. What is given to a person is none, but for DISCLOSURE: that is
    entered in the journal (services/disclosures).
    """

    MATCHING = "matching"
    RULES = "rules"
    EXCHANGE = "exchange"
    DOCUMENT = "document"
    WRITING = "writing"
    DISCLOSURE = "disclosure"


class Masked(str):
    """What stands for a sensitive value: `•••••RY`. The value itself is not in it, and no store takes it for one."""

    __slots__ = ()


class MaskedValue(TypeError):
    """A mask was to be written, or looked for, as if it were the value."""


def mask(field: Field, value: Value) -> Masked:
    """The mask of a value: of a document's number the last two signs, of anything else nothing."""
    text = str(value)
    if field.type in _TELLING and len(text) > 4:
        return Masked("•" * max(len(text) - 2, 3) + text[-2:])
    return Masked(_WHOLE)


def seen(field: Field, value: Value | None) -> Value | None:
    """A value as it is given to a person: its mask where the field is sensitive."""
    return mask(field, value) if field.sensitive and value is not None else value


def is_mask(text: str) -> bool:
    """Whether a text was copied from where a value is masked."""
    return text.strip().startswith("•••")
