"""Phone numbers become E.164. Without a country code the record says where they are from, and only where it names no country the file and
the agency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.identifiers import LOST, SCIENTIFIC
from exchange_app.sheets.values.texts import clean, not_given, words_of
from exchange_app.text import msg

_FILLING = dict.fromkeys(map(ord, " ()-.–—‐‑/\u00a0"))
_INTERNATIONAL = re.compile(r"(?:(?:\+|00)90|90)0?([2-58]\d{9})|(?:(?:\+|00)994|994)0?([1-9]\d{8})")
_NATIONAL = {"TR": re.compile(r"0?([2-58]\d{9})"), "AZ": re.compile(r"0?([1-9]\d{8})")}
USUAL = re.compile(r"\+90[2-58][0-9]{9}|\+994[1-9][0-9]{8}")
"""Numbers that stand as they are stored."""
_CALLING = {"TR": "+90", "AZ": "+994"}
_RUN = re.compile(r"(?:\+|\(\+?|00)?\s?\d(?:[\d\s().\-–—‐‑]|(?<=\d)/(?=\d{2,3}\b(?!\d))){5,}\d")
_NEXT = re.compile(r"(?<=\d)[\s\-–—.]+(?=\+|\(\+)")
_TWO = re.compile(r"(0\d[\d\s().\-–]*?\d)[\s\-–]+(0\d[\d\s().\-–]*\d)")
_EXTENSION = re.compile(r"(?:dahili|dah\.?|d[ax]xili|əlavə|elave|ext\.?|extension|#)\s*:?\s*\d{1,5}", re.IGNORECASE)
_LAST_DIGITS = re.compile(r"(?<=\d)\s?/\s?\d{1,4}$")
_SECOND = msg("Only the first phone number is kept; put the other one into the notes.")
_EXTRA = msg("The extension is not kept; put it into the notes.")
_NO_PHONE = msg("This is not a phone number; write it with the country code, such as +994 50 123 45 67.")
_NO_COUNTRY = msg(
    "Nothing says of which country this number is; write it with the country code, such as +994 50 123 45 67."
)

Regions = tuple[str, ...]
"""Country codes to try for a number without one, the likeliest first; ASSUMED before them where the record names no country."""
ASSUMED = ""
_LOOKED_AT, _ENOUGH = 40, 4
_SHORTEST, _WITH_COUNTRY, _OF_TWO = 7, 11, 19
"""So many digits has a number at least; so many without a plus may begin with the code of a country; so many are two numbers."""


class PhoneColumn:
    """Reads the numbers of one column, of which `cells` are some. Where most cannot be of the countries that are only assumed, none is but one
    that begins with a 0 as theirs do."""

    def __init__(self, cells: Sequence[Any] = ()) -> None:
        self._cells = cells
        self._elsewhere: dict[Regions, bool] = {}

    def read(self, cell: Any, regions: Regions) -> Any:
        """The number in E.164."""
        if regions[:1] == (ASSUMED,) and not words_of(cell).lstrip("(").startswith("0"):
            if regions not in self._elsewhere:
                self._elsewhere[regions] = _elsewhere(self._cells, regions[1:])
            regions = () if self._elsewhere[regions] else regions
        return read_phone(cell, regions)


def _elsewhere(cells: Iterable[Any], regions: Regions) -> bool:
    """Whether most numbers without the code of a country are valid in none of `regions`."""
    texts = dict.fromkeys(words_of(cell).translate(_FILLING) for cell in cells if isinstance(cell, str | int | float))
    seen = [
        digits
        for digits in texts
        if digits.isdecimal()
        and not digits.startswith("00")
        and _SHORTEST <= len(digits) <= _WITH_COUNTRY
        and not _INTERNATIONAL.fullmatch(digits)
    ][:_LOOKED_AT]
    fit = sum(any(_valid(digits, region) is not None for region in regions) for digits in seen)
    return len(seen) >= _ENOUGH and 2 * fit < len(seen)


def read_phone(cell: Any, regions: Regions) -> Any:
    """The number in E.164. Of two numbers the first is the value of the Fault that reports the second."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float) or (isinstance(cell, float) and cell % 1):
        return Fault(_NO_PHONE)
    text = clean(cell) if isinstance(cell, str) else str(int(cell))
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
    found = _one(text.translate(_FILLING), regions) if text[:1] in "+0(123456789" else None
    return found or (None if not_given(text) else _searched(text, regions))


def _searched(text: str, regions: Regions) -> Any:
    if SCIENTIFIC.fullmatch(text):
        return Fault(LOST)
    if text.endswith(".0") and text[:-2].isdecimal():
        text = text[:-2]
    whole = _EXTENSION.sub(" ", text)
    without = _LAST_DIGITS.sub("", whole)
    runs = phones_inside(without)
    number = (_one(runs[0][2].translate(_FILLING), regions) or _foreign(runs[0][2], regions)) if runs else None
    if number is None:
        digits = without.translate(_FILLING)
        national = regions in ((), (ASSUMED,)) and digits.isdecimal() and _SHORTEST <= len(digits) <= _WITH_COUNTRY
        return Fault(_NO_COUNTRY if national else _NO_PHONE)
    left = without[: runs[0][0]] + without[runs[0][1] :]
    if whole != without or any(map(str.isdecimal, left)):
        return Fault(_SECOND, number)
    return Fault(_EXTRA, number) if whole != text else number


def phones_inside(text: str) -> list[tuple[int, int, str]]:
    """The stretches of a text that are written like phone numbers: start, end, words."""
    found: list[tuple[int, int, str]] = []
    for run in _RUN.finditer(text):
        start = run.start()
        for part in _apart(run[0]):
            at = text.index(part, start)
            start = at + len(part)
            found.append((at, start, part))
    return found


def _apart(run: str) -> list[str]:
    """Two numbers with only a space or dash between them are two: a plus or 00 starts another."""
    out: list[str] = []
    for part in (part.strip(" -–—.") for part in _NEXT.split(run)):
        half = _TWO.fullmatch(part) if _digits(part) >= _OF_TWO else None
        out.extend(half.groups() if half and _digits(half[1]) in (10, 11) else (part,))
    return [part for part in out if _digits(part) >= _SHORTEST]


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))


def _one(digits: str, regions: Regions) -> str | None:
    """A number of the two home countries. Its length tells one of the record's own; where the country is assumed, or another is tried
    than the likeliest, it is one that the country has given out."""
    if found := _INTERNATIONAL.fullmatch(digits):
        return f"+90{found[1]}" if found[1] else f"+994{found[2]}"
    for region in regions:
        pattern = _NATIONAL.get(region)
        found = pattern.fullmatch(digits) if pattern is not None else None
        if found is not None and (region == regions[0] or _plan(region).fullmatch(found[1])):
            return _CALLING[region] + found[1]
    return None


@cache
def _plan(region: str) -> re.Pattern[str]:
    """The numbers that a country has given out."""
    from phonenumbers import PhoneMetadata

    about: Any = PhoneMetadata.metadata_for_region(region)
    sorts = "fixed_line mobile toll_free shared_cost voip personal_number uan".split()
    patterns = [each.national_number_pattern for each in (getattr(about, sort) for sort in sorts) if each]
    return re.compile("|".join(f"(?:{each})" for each in patterns if each))


def _foreign(run: str, regions: Sequence[str]) -> str | None:
    """Any other number, by the library's tables."""
    plain = run.strip()
    digits = re.sub(r"\D", "", plain)
    if digits.startswith("00"):
        plain = f"+{digits[2:]}"
    tries: list[tuple[str, str | None]] = [(plain, region) for region in regions if region != ASSUMED] or [
        (plain, None)
    ]
    if len(digits) >= _WITH_COUNTRY and not plain.startswith(("+", "(+", "0")):
        tries.append((f"+{digits}", None))
    return next((found for text, region in tries if (found := _valid(text, region)) is not None), None)


def _valid(text: str, region: str | None) -> str | None:
    """The number in E.164 where there is such a one in that country."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) or number.extension:
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
