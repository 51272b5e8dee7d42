"""Canonical values: as JSON, as a person sees them, and whether a field allows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Any, TypeAlias

from exchange_app.kinds.countries import country_name
from exchange_app.kinds.masking import Masked
from exchange_app.kinds.model import Field, FieldType, Value
from exchange_app.kinds.points import NoPoints, order_of, points_of, show_order, show_points
from exchange_app.text import LANGUAGES, Message, Words, fold, msg
from exchange_app.text import words as spoken

_EMAIL = re.compile(r"[^\s@,;<>()\[\]:\"]+@(?:[^\s@.,;<>()\[\]:\"]+\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)")
_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_FIN = re.compile(r"[0-9A-Z]{7}")
_COUNTRY = re.compile("[A-Z]{2}")
_AGENCY = re.compile("[A-Z]{2,8}")

Rule: TypeAlias = "Callable[[Field, Value, date | None], Message | None]"
"""Why a given value may not stand in a field, as seen on a day; None when it may."""


def to_json(field: Field, value: Value) -> Any:
    """A canonical value as JSON data: ISO dates, decimals as text, lists."""
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case str() | int() | dict():
            return value
        case _:
            return str(value)


def from_json(field: Field, data: Any) -> Value | None:
    """The canonical value that to_json wrote; None stays None. Raises ValueError where the data does not fit."""
    if data is None or data == "":
        return None
    try:
        match field.type:
            case FieldType.DATE:
                return date.fromisoformat(data)
            case FieldType.DECIMAL:
                return Decimal(str(data))
            case FieldType.LIST | FieldType.AGENCIES:
                return tuple(str(each) for each in data) or None
            case FieldType.COUNTS:
                return {str(key): int(number) for key, number in dict(data).items()} or None
            case FieldType.INTEGER:
                return int(data)
            case FieldType.BOOLEAN:
                return bool(data)
            case _:
                return str(data)
    except (TypeError, ArithmeticError) as wrong:
        raise ValueError(field.key) from wrong


def show(field: Field, value: Value | None, words: Words, names: Mapping[str, str] | None = None) -> str:
    """A value as a person sees it; empty where nothing is given.

    `names` are those of the records that references point to, by id; one that they do not hold, or any without them, is
    shown as it stands.
    """
    if value is None:
        return ""
    if names is not None and field.type is FieldType.REFERENCE:
        return names.get(str(value), str(value))
    match value:
        case Masked():
            return str(value)
        case bool():
            return words.p_("answer", "yes") if value else words.p_("answer", "no")
        case date():
            return words.date(value)
        case int():
            return str(value)
        case tuple():
            return words.join(_word(field, each, words) for each in value)
        case dict():
            return words.join(f"{agency} {number}" for agency, number in value.items())
        case str():
            return _word(field, value, words)
        case _:
            number = format(value, "f")
            return number if words.language == "en" else number.replace(".", ",")


def _word(field: Field, value: str, words: Words) -> str:
    named = field.choices or field.known
    if named is not None and value in named.labels:
        return words.say(named.label(value))
    match field.type:
        case FieldType.POINTS:
            return show_points(value, words)
        case FieldType.ORDER:
            return show_order(value, field.known, words)
        case FieldType.COUNTRY:
            return country_name(value, words.language)
        case FieldType.PHONE:
            return spaced_phone(value)
        case _:
            return value


def coded(field: Field, value: Value | None) -> Value | None:
    """A list in which what names a known code, in any language, is that code; all else is as it was."""
    if field.known is None or not isinstance(value, tuple) or all(each in field.known.labels for each in value):
        return value
    codes = {fold(name): code for code, names in known_names(field).items() for name in names}
    return tuple(dict.fromkeys(codes.get(fold(each), each) for each in value))


def known_names(field: Field) -> dict[str, set[str]]:
    """The known codes of a field with all that each is called: itself, its labels and its other words."""
    found: dict[str, set[str]] = {}
    for code, label in field.known.labels.items() if field.known is not None else ():
        others = (several.get(code, ()) for several in field.known.words.values()) if field.known is not None else ()
        found[code] = {code, *(spoken(each).say(label) for each in LANGUAGES), *chain.from_iterable(others)}
    return found


@lru_cache(maxsize=65536)
def spaced_phone(number: str) -> str:
    """An E.164 number set in groups: +994 50 273 10 18."""
    if number.startswith("+994") and len(number) == 13:
        return f"+994 {number[4:6]} {number[6:9]} {number[9:11]} {number[11:]}"
    if number.startswith("+90") and len(number) == 13:
        return f"+90 {number[3:6]} {number[6:9]} {number[9:11]} {number[11:]}"
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def check(field: Field, value: Value | None, today: date | None = None) -> Message | None:
    """Why a value may not stand in a field, or None when it may.

    `today` is needed for the rule that a date of birth is not in the future.
    """
    if value is None:
        return msg("{field} is required; fill it in.", field=field.label) if field.required else None
    rule = rule_of(field)
    return None if rule is None else rule(field, value, today)


def rule_of(field: Field) -> Rule | None:
    """What a field asks of a value that is given; None where it takes any."""
    match field.key:
        case "birth_date" if field.type is FieldType.DATE:
            return _birth
        case "code" if field.type is FieldType.TEXT:
            return _agency_code
        case _:
            return _RULES.get(field.type)


def _choice(field: Field, value: Value, _today: date | None) -> Message | None:
    allowed = field.choices is None or value in field.choices.labels
    return None if allowed else msg("{field}: choose one from the list.", field=field.label)


def _choices(field: Field, value: Value, _today: date | None) -> Message | None:
    if field.choices is None or (isinstance(value, tuple) and all(each in field.choices.labels for each in value)):
        return None
    return msg("{field}: choose one from the list.", field=field.label)


def _points(field: Field, value: Value, _today: date | None) -> Message | None:
    try:
        found = points_of(value)
    except NoPoints:
        found = {}
    if not found or min(found.values()) < (field.minimum or 0):
        return msg("{field}: write each word with its number, such as Motivation 3; Portfolio 4.", field=field.label)
    return None


def _order(field: Field, value: Value, _today: date | None) -> Message | None:
    return None if order_of(value) else msg("{field}: write words with ; between them.", field=field.label)


def _phone(_field: Field, value: Value, _today: date | None) -> Message | None:
    fits = _PHONE.fullmatch(str(value))
    return (
        None if fits else msg("This is not a phone number; write it with the country code, such as +994 50 123 45 67.")
    )


def _birth(_field: Field, value: Value, today: date | None) -> Message | None:
    if today is not None and isinstance(value, date) and value > today:
        return msg("A date of birth cannot be in the future; correct the year.")
    return None


def _country(field: Field, value: Value, _today: date | None) -> Message | None:
    fits = _COUNTRY.fullmatch(str(value))
    return None if fits else msg("{field}: choose a country from the list.", field=field.label)


def _agency_code(_field: Field, value: Value, _today: date | None) -> Message | None:
    fits = _AGENCY.fullmatch(str(value))
    return None if fits else msg("An agency's code has two to eight capital letters, such as TR.")


def _range(field: Field, value: Value, _today: date | None) -> Message | None:
    if isinstance(value, bool | str | date | tuple | dict):
        return msg("{field} is a number; write it in figures.", field=field.label)
    if field.minimum is not None and value < field.minimum:
        return msg("{field} cannot be below {minimum}.", field=field.label, minimum=field.minimum)
    if field.maximum is not None and value > field.maximum:
        return msg("{field} cannot be above {maximum}.", field=field.label, maximum=field.maximum)
    return None


def check_email(value: str) -> Message | None:
    """An e-mail address has an @, points that do not follow one another, and of letters only A to Z."""
    if not _EMAIL.fullmatch(value) or ".." in value:
        return msg("This is not an e-mail address; write it as name@example.com.")
    for letter in value:
        if letter.isalpha() and not letter.isascii():
            return msg(
                "An e-mail address has only the letters A to Z, and no “{letter}”; compare it with the source.",
                letter=letter,
            )
    return None


def check_national_id(value: str) -> Message | None:
    """A Turkish identity number has its two check digits verified; an Azerbaijani FİN has 7 letters and digits."""
    if value.isdigit() and len(value) == 11:
        return (
            None
            if is_turkish_id(value)
            else msg("The check digits of this Turkish identity number do not fit; compare it with the document.")
        )
    if _FIN.fullmatch(value):
        return None
    return msg("A national ID is 11 digits (Türkiye) or a FİN of 7 letters and digits (Azerbaijan).")


def is_turkish_id(digits: str) -> bool:
    """Whether 11 digits are a T.C. kimlik numarası: no leading zero, and the tenth and eleventh digit fit."""
    if len(digits) != 11 or not digits.isdigit() or digits[0] == "0":
        return False
    d = [int(each) for each in digits]
    tenth = (7 * (d[0] + d[2] + d[4] + d[6] + d[8]) - (d[1] + d[3] + d[5] + d[7])) % 10
    return d[9] == tenth and d[10] == sum(d[:10]) % 10


_RULES: Mapping[FieldType, Rule] = {
    FieldType.CHOICE: _choice,
    FieldType.LEVEL: _choice,
    FieldType.LANGUAGE: _choice,
    FieldType.CURRENCY: _choice,
    FieldType.LIST: _choices,
    FieldType.POINTS: _points,
    FieldType.ORDER: _order,
    FieldType.EMAIL: lambda _field, value, _today: check_email(str(value)),
    FieldType.PHONE: _phone,
    FieldType.INTEGER: _range,
    FieldType.DECIMAL: _range,
    FieldType.NATIONAL_ID: lambda _field, value, _today: check_national_id(str(value)),
    FieldType.COUNTRY: _country,
}
