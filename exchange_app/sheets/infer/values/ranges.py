"""Two ends in one cell: `05.04.2027 – 23.04.2027`, `5–23 Nisan 2027`, `18-35 yaş`, `21+`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from exchange_app.kinds import Field
from exchange_app.sheets.infer.values.dates import dates_inside, parse_date
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given
from exchange_app.text import fold, msg

_BETWEEN = re.compile(
    r"\s*(?:[–—―→~]|\.{2,}|…|\n)\s*|\s+(?:-|/|to|until|till|ile|ilə|ve|və|and)\s+|\s*[-/]\s*"
    r"|(?<=\d)['’]?\s*(?:dan|den|dən|tan|ten)\s+|(?<=\d)['’]?\s*(?:dan|den|dən|tan|ten)\s*[-–]\s*",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:from|between|starting)\s+|\s*(?:tarihleri|tarixləri|günleri)?\s*(?:arası(?:nda)?|aralığı(?:nda)?)$|\s*(?:['’]?\s*(?:a|e|ə|ya|ye|yə|na|nə)\s+)?(?:kadar|qədər|dek|dək)$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\([^()]*\)\s*$|^[^\W\d_]+\s*:\s*")
"""`… (19 gün)`, `Ziyaret: …`."""
_DAY = re.compile(r"\d{1,2}\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})[./](\d{1,2})\.?")
_DAY_WORD = re.compile(r"\d{1,2}\.?\s+[^\W\d_]{3,}\.?")
_NO_PERIOD = msg("This does not give two dates; write them as day.month.year – day.month.year.")
_NO_BOUNDS = msg("This does not give the lowest and the highest number; write them as 18–35.")


def two_dates(text: str, today: date) -> tuple[Any, Any] | None:
    """The first and the last day that a text gives; a Fault in the place of one that is no day of the calendar. None where it
    gives no two days. What the first one leaves out (`5–23 Nisan 2027`) is that of the second."""
    bare = _AROUND.sub("", _AROUND.sub("", _NOTE.sub("", clean(text)))).strip(" .;,")
    for left, right in _splits(bare):
        last = parse_date(right, today)
        if isinstance(last, Fault):
            continue
        first = parse_date(_completed(left, right, last), today)
        if not isinstance(first, Fault):
            return first, last
    several = [parse_date(words, today) for _, _, words in dates_inside(bare)]
    return (several[0], several[1]) if len(several) == 2 else None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for found in _BETWEEN.finditer(text):
        left, right = text[: found.start()].strip(" ."), text[found.end() :].strip()
        if left[:1].isdecimal() and any(map(str.isdecimal, right)):
            yield left, right


def _completed(left: str, right: str, last: date) -> str:
    if _DAY.fullmatch(left):
        return f"{left.rstrip('.')}.{last.month}.{last.year}"
    if found := _DAY_MONTH.fullmatch(left):
        year = last.year - ((int(found[2]), int(found[1])) > (last.month, last.day))
        return f"{found[1]}.{found[2]}.{year}"
    if _DAY_WORD.fullmatch(left):
        return f"{left} {last.year}"
    return left


def read_periods(today: date) -> Reader:
    """A reader giving the first and the last day of a period."""

    def read(cell: Any) -> Any:
        if isinstance(cell, date):
            return (cell.date() if isinstance(cell, datetime) else cell, None)
        text = clean(cell) if isinstance(cell, str) else str(cell)
        if not_given(text):
            return None
        found = two_dates(text, today)
        if found is not None:
            return found
        single = parse_date(text, today)
        return (single, None) if not isinstance(single, Fault) else (Fault(_NO_PERIOD), None)

    return read


def read_last_days(read_one: Reader, today: date) -> Reader:
    """A reader of the last day of what lasts so long: `12.03.2020 – 11.03.2030`, `11.03.2030-dək`; other cells are read by `read_one`."""

    def read(cell: Any) -> Any:
        found = read_one(cell)
        if not isinstance(found, Fault) or not isinstance(cell, str):
            return found
        text = clean(cell)
        if (both := two_dates(text, today)) is not None:
            return both[1]
        bare = _ONLY.sub("", text)
        return read_one(bare) if bare != text else found

    return read


_ONLY = re.compile(
    r"^(?:valid\s+)?(?:until|till|to|through)\s+|[\s'’-]*(?:a|e|ə|ya|ye|yə|na|nə)?\s*(?:tarixinə|tarixinədək|tarihine|tarixədək)?[\s-]*(?:kadar|qədər|dek|dək)(?:\s+(?:geçerli|etibarlıdır|keçərlidir))?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\d.,])(\d{1,3})(?![\d.,]*\d)")
_LOWEST = re.compile(
    r"\+|\b(?:en az|min\w*|at least|from|over|yukari\w*|yuxari\w*|ustu|uzeri|uzerinde|azi|asgari|and over|older)\b"
)
_HIGHEST = re.compile(
    r"\b(?:en cox|en cok|en fazla|maks?\w*|up to|under|kadar|qeder|alti|asagi\w*|azami|below|younger)\b"
)


def two_numbers(text: str) -> tuple[int | None, int | None] | None:
    """The lowest and the highest number that a text gives: `18–35`, `21 / 40`, `21+`, `up to 35`; None where it gives none of these."""
    plain = fold(text)
    found = [int(number) for number in _NUMBERS.findall(plain)]
    if len(found) == 2 and found[0] <= found[1]:
        return found[0], found[1]
    if len(found) == 1 and _LOWEST.search(plain):
        return found[0], None
    if len(found) == 1 and _HIGHEST.search(plain):
        return None, found[0]
    return None


def read_bounds(fields: Sequence[Field], readers: Sequence[Reader]) -> Reader:
    """A reader giving the two numbers, each within the bounds of its field."""

    def read(cell: Any) -> Any:
        text = clean(cell) if isinstance(cell, str) else str(cell)
        if not_given(text):
            return None
        found = two_numbers(text)
        if found is None:
            return (Fault(_NO_BOUNDS), *([None] * (len(fields) - 1)))
        return tuple(
            None if number is None else read_one(number) for number, read_one in zip(found, readers, strict=True)
        )

    return read
