"""What a field is: one declaration from which form, table, workbook, import, checks, merge and roster are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from exchange_app.text import Language, Message

if TYPE_CHECKING:
    # Comes, with its library, with the first decimal number that is read.
    from decimal import Decimal

Value: TypeAlias = "str | int | bool | date | Decimal | tuple[str, ...] | dict[str, int]"
"""A canonical value; which of them a field holds is said by its FieldType."""

Spellings = Mapping[Language, tuple[str, ...]]


class FieldType(StrEnum):
    """How a field's value is kept, edited, shown and read."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    LEVEL = "level"
    """A CEFR level, A1 to C2."""
    COUNTRY = "country"
    """An ISO 3166 alpha-2 code."""
    LANGUAGE = "language"
    """A language code: tr, az, en, ru."""
    CURRENCY = "currency"
    """An ISO 4217 code."""
    EMAIL = "email"
    PHONE = "phone"
    """E.164."""
    URL = "url"
    NATIONAL_ID = "national_id"
    PASSPORT = "passport"
    AGENCY = "agency"
    AGENCIES = "agencies"
    COUNTS = "counts"
    """A whole number per agency code."""
    LIST = "list"
    """Several texts."""
    REFERENCE = "reference"
    """The id of a record of the kind named by `target`."""


class Owner(StrEnum):
    """Whose value is proposed when both sides changed a field."""

    HOME = "home"
    """The sending agency of the person."""
    HOST = "host"
    """The agency in whose country the outlet stands."""
    BOTH = "both"


class Personal(StrEnum):
    """How private a field is."""

    NONE = "none"
    PERSONAL = "personal"
    """Purged on erasure, masked in logs."""
    SENSITIVE = "sensitive"
    """As personal, and never exported to the partner unless that exchange says so."""


class Merge(StrEnum):
    """How two sides' values of a field come together."""

    REGISTER = "register"
    SET = "set"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choices:
    """The codes of a choice, what a person sees for each, and the words met for it in files."""

    labels: Mapping[str, Message]
    words: Mapping[Language, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in the order in which they are offered."""
        return tuple(self.labels)

    def label(self, code: str) -> Message:
        """What a person sees for a code."""
        return self.labels[code]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one kind of record."""

    key: str
    label: Message
    type: FieldType = FieldType.TEXT
    help: Message | None = None
    required: bool = False
    owner: Owner = Owner.HOME
    personal: Personal = Personal.NONE
    choices: Choices | None = None
    target: str | None = None
    synonyms: Spellings = field(default_factory=dict)
    """Other headers met in files, by the language of the file; the label's own three translations count as well."""
    minimum: int | None = None
    maximum: int | None = None
    width: int = 16
    """Characters, in a table, a workbook and a roster."""
    merge: Merge = Merge.REGISTER
    default: Value | None = None

    @property
    def sensitive(self) -> bool:
        """Whether it leaves only when an exchange says so."""
        return self.personal is Personal.SENSITIVE


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its names and its fields in catalogue order."""

    key: str
    label: Message
    plural: Message
    fields: tuple[Field, ...]
    name_fields: tuple[str, ...]
    """The fields that together name a record, in sorting order (family name, given name)."""

    def field(self, key: str) -> Field:
        """The declaration of a field. Raises KeyError for a key the kind does not have."""
        for found in self.fields:
            if found.key == key:
                return found
        raise KeyError(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """All field keys, in catalogue order."""
        return tuple(each.key for each in self.fields)

    def name(self, values: Mapping[str, Value]) -> str:
        """The record's name for sorting and lists: `Cəfərov, Kənan`; empty where nothing is given."""
        return ", ".join(str(values[key]) for key in self.name_fields if values.get(key))

    def title(self, values: Mapping[str, Value]) -> str:
        """The record's name as spoken: `Kənan Cəfərov`."""
        return " ".join(str(values[key]) for key in reversed(self.name_fields) if values.get(key))
