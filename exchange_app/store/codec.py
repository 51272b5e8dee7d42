"""Canonical values as the store's columns hold them, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.masking import Masked, MaskedValue, seen
from exchange_app.kinds.values import coded


class DamagedValue(Exception):
    """A column holds what no version of the application wrote there: the file has been damaged. Carries no value."""


Stored = str | int | None
"""What a column holds: text or a whole number. Dates are ISO, decimals figures, lists and counts JSON."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def dumps(data: Any) -> str:
    """Compact JSON with sorted keys, letters as they are."""
    return _JSON(data)


def encode(value: Value | None) -> Stored:
    """A canonical value for its column. An empty text, list or mapping is no value; lists are sets, kept in one order.

    Raises MaskedValue: what stands for a value is none.
    """
    if value is None or value in ("", ()):
        return None
    match value:
        case Masked():
            raise MaskedValue
        case bool():
            return int(value)
        case str() | int():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return dumps(sorted(set(value)))
        case dict():
            return dumps(value) if value else None
        case _:
            return format(value, "f")


def _guarded(read: Callable[[Any], Value]) -> Callable[[Any], Value]:
    def guarded(stored: Any) -> Value:
        try:
            return read(stored)
        except (ValueError, TypeError, ArithmeticError):
            raise DamagedValue from None

    return guarded


def _decimal(stored: Any) -> Decimal:
    return Decimal(stored)


_DECODERS: dict[FieldType, Callable[[Any], Value]] = {
    FieldType.DATE: _guarded(date.fromisoformat),
    FieldType.DECIMAL: _guarded(_decimal),
    FieldType.BOOLEAN: bool,
    FieldType.LIST: _guarded(lambda data: tuple(json.loads(data))),
    FieldType.AGENCIES: _guarded(lambda data: tuple(json.loads(data))),
    FieldType.COUNTS: _guarded(lambda data: dict(json.loads(data))),
}


def decoder(field: Field) -> Callable[[Any], Value] | None:
    """What turns a column's content (never None) into the canonical value; None where it already is one."""
    return _DECODERS.get(field.type)


def coding_decoder(field: Field) -> Callable[[Any], Value] | None:
    """As decoder, with the names of known codes given as codes.

    Lists that were imported before their reader knew the codes hold names (`Türkçe`). They stay as they are in the column
    until a person writes the field: both agencies hold them under one version, and of a list whose members differ under
    one version a merge would keep neither.
    """
    how = decoder(field)
    return how if how is None or field.known is None else _guarded(lambda stored: coded(field, how(stored)) or ())


def decode(field: Field, stored: Stored) -> Value | None:
    """The canonical value of a column's content."""
    if stored is None:
        return None
    how = decoder(field)
    return stored if how is None else how(stored)


def decode_seen(field: Field, stored: Stored) -> Value | None:
    """As decode, a sensitive value masked."""
    return seen(field, decode(field, stored))


ENCODED = frozenset(_DECODERS) - {FieldType.BOOLEAN}
"""The types whose canonical value is not what the column holds (booleans are, to SQLite)."""


def now() -> str:
    """This moment in UTC as stamps are stored: ISO to the millisecond."""
    return stamp_of(datetime.now(UTC))


def stamp_of(at: datetime) -> str:
    """A moment as it is stored, so that stamps are in the order of time."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def moment(stamp: str) -> datetime:
    """A stored stamp as an aware datetime."""
    try:
        return datetime.fromisoformat(stamp)
    except (ValueError, TypeError):
        raise DamagedValue from None
