"""Phone numbers become E.164. Without a country code the record says where they are from, and only where it names no country the file and
the agency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from exchange_app.sheets.infer.values.fault import Fault
from exchange_app.sheets.infer.values.identifiers import _SCIENTIFIC
from exchange_app.sheets.infer.values.texts import clean, not_given, words_of
from exchange_app.text import msg

_FILLING = dict.fromkeys(map(ord, " ()-.–—‐‑/\u00a0"))
_INTERNATIONAL = re.compile(r"(?:(?:\+|00)90|90)0?([2-58]\d{9})|(?:(?:\+|00)994|994)0?([1-9]\d{8})")
_NATIONAL = {"TR": re.compile(r"0?([2-58]\d{9})"), "AZ": re.compile(r"0?([1-9]\d{8})")}
USUAL = re.compile(r"\+90[2-58][0-9]{9}|\+994[1-9][0-9]{8}")
"""Numbers that stand as they are stored."""
_CALLING = {"TR": "+90", "AZ": "+994"}
_RUN = re.compile(r"(?:\+|\(\+?|00)?\s?\d(?:[\d\s().\-–—‐‑]|(?<=\d)/(?=\d{2,3}\b(?!\d))){5,}\d")
_EXTENSION = re.compile(r"(?:dahili|dah\.?|d[ax]xili|əlavə|elave|ext\.?|extension|#)\s*:?\s*\d{1,5}", re.IGNORECASE)
_LAST_DIGITS = re.compile(r"(?<=\d)\s?/\s?\d{1,4}$")
_SECOND = msg("Only the first phone number is kept; put the other one into the notes.")
_EXTRA = msg("The extension is not kept; put it into the notes.")
_NO_PHONE = msg("This is not a phone number; write it with the country code, such as +994 50 123 45 67.")
_NO_COUNTRY = msg(
    "Nothing says of which country this number is; write it with the country code, such as +994 50 123 45 67."
)
_LOST = msg("The spreadsheet shortened this number and lost digits; type it again as text.")

Regions = tuple[str, ...]
"""Country codes to try for a number without one, the likeliest first; ASSUMED before them where the record names no country."""
ASSUMED = ""
_LOOKED_AT, _ENOUGH = 40, 4
_WITH_COUNTRY = 11
"""So many digits without a plus may begin with the code of a country."""


class PhoneColumn:
    """Reads the numbers of one column, of which `cells` are some. Where most cannot be of the countries that are only assumed, none is but one
    that begins with a 0 as theirs do."""

    def __init__(self, cells: Sequence[Any] = ()) -> None:
        self._cells = cells
        self._elsewhere: dict[Regions, bool] = {}

    def read(self, cell: Any, regions: Regions) -> Any:
        """The number in E.164."""
        if regions[:1] == (ASSUMED,) and not words_of(cell).lstrip("(").startswith("0"):
            found = self._elsewhere.get(regions)
            if found is None:
                found = self._elsewhere[regions] = _elsewhere(self._cells, regions[1:])
            regions = () if found else regions
        return read_phone(cell, regions)


def _elsewhere(cells: Iterable[Any], regions: Regions) -> bool:
    """Whether most numbers without the code of a country are valid in none of `regions`."""
    seen = fit = 0
    for text in dict.fromkeys(words_of(cell) for cell in cells if isinstance(cell, str | int | float)):
        digits = text.translate(_FILLING)
        if (
            not digits.isdecimal()
            or digits.startswith("00")
            or not 7 <= len(digits) < _WITH_COUNTRY + 1
            or _INTERNATIONAL.fullmatch(digits)
        ):
            continue
        seen += 1
        fit += any(_valid(digits, region) is not None for region in regions)
        if seen == _LOOKED_AT:
            break
    return seen >= _ENOUGH and 2 * fit < seen


def read_phone(cell: Any, regions: Regions) -> Any:
    """The number in E.164. Of two numbers the first is the value of the Fault that reports the second."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return _one(str(cell), regions) or _foreign(str(cell), regions) or _unread(str(cell), regions)
    if not isinstance(cell, str):
        return Fault(_NO_PHONE)
    text = clean(cell)
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
    found = _one(text.translate(_FILLING), regions) if text[:1] in "+0(123456789" else None
    if found is not None:
        return found
    if not_given(text):
        return None
    return _searched(text, regions)


def _searched(text: str, regions: Regions) -> Any:
    if _SCIENTIFIC.fullmatch(text):
        return Fault(_LOST)
    if text.endswith(".0") and text[:-2].isdecimal():
        text = text[:-2]
    without = _EXTENSION.sub(" ", text)
    whole, without = without, _LAST_DIGITS.sub("", without)
    runs = phones_inside(without)
    numbers = [_one(run.translate(_FILLING), regions) or _foreign(run, regions) for _, _, run in runs]
    if not numbers or numbers[0] is None:
        return _unread(without, regions)
    if len(runs) > 1 or whole != without:
        return Fault(_SECOND, numbers[0])
    left = without[: runs[0][0]] + without[runs[0][1] :]
    if any(map(str.isdecimal, left)):
        return Fault(_SECOND, numbers[0])
    return Fault(_EXTRA, numbers[0]) if whole != text else numbers[0]


def _unread(text: str, regions: Regions) -> Fault:
    """The fault of a number that is none, or of which nobody says the country."""
    digits = text.translate(_FILLING)
    national = regions in ((), (ASSUMED,)) and digits.isdecimal() and 7 <= len(digits) <= _WITH_COUNTRY
    return Fault(_NO_COUNTRY if national else _NO_PHONE)


def phones_inside(text: str) -> list[tuple[int, int, str]]:
    """The stretches of a text that are written like phone numbers: start, end, words."""
    found: list[tuple[int, int, str]] = []
    for run in _RUN.finditer(text):
        start = run.start()
        for part in _apart(run[0]):
            at = text.index(part, start)
            found.append((at, at + len(part), part))
            start = at + len(part)
    return found


def _apart(run: str) -> list[str]:
    """Two numbers with only a space or dash between them are two: a plus or 00 starts another."""
    parts = [part.strip(" -–—.") for part in re.split(r"(?<=\d)[\s\-–—.]+(?=\+|\(\+)", run)]
    out: list[str] = []
    for part in parts:
        digits = re.sub(r"\D", "", part)
        half = re.fullmatch(r"(0\d[\d\s().\-–]*?\d)[\s\-–]+(0\d[\d\s().\-–]*\d)", part)
        if len(digits) >= 19 and half and len(re.sub(r"\D", "", half[1])) in (10, 11):
            out.extend((half[1], half[2]))
        else:
            out.append(part)
    return [part for part in out if sum(map(str.isdecimal, part)) >= 7]


def _one(digits: str, regions: Regions) -> str | None:
    """A number of the two home countries whose length fits; the library is asked only where the country is assumed."""
    if found := _INTERNATIONAL.fullmatch(digits):
        return f"+90{found[1]}" if found[1] else f"+994{found[2]}"
    for region in regions:
        pattern = _NATIONAL.get(region)
        found = pattern.fullmatch(digits) if pattern is not None else None
        if found is not None and (regions[0] != ASSUMED or _plan(region).fullmatch(found[1])):
            return _CALLING[region] + found[1]
    return None


@cache
def _plan(region: str) -> re.Pattern[str]:
    """The numbers that a country has given out."""
    from phonenumbers import PhoneMetadata

    about: Any = PhoneMetadata.metadata_for_region(region)
    kinds = (
        about.fixed_line,
        about.mobile,
        about.toll_free,
        about.shared_cost,
        about.voip,
        about.personal_number,
        about.uan,
    )
    return re.compile(
        "|".join(f"(?:{each.national_number_pattern})" for each in kinds if each and each.national_number_pattern)
    )


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
