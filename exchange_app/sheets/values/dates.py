"""Dates in every written form: day before month, month words of three languages, serials of both systems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto
from functools import cache
from math import isfinite
from typing import Any

from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.texts import clean, not_given
from exchange_app.sheets.word_files import phrases, vocabulary, words
from exchange_app.text import MONTHS, WEEKDAYS, Message, fold, msg, pmsg

_MONTH = (
    pmsg("month", "January"), pmsg("month", "February"), pmsg("month", "March"), pmsg("month", "April"),
    pmsg("month", "May"), pmsg("month", "June"), pmsg("month", "July"), pmsg("month", "August"),
    pmsg("month", "September"), pmsg("month", "October"), pmsg("month", "November"), pmsg("month", "December"),
)  # fmt: skip
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii".split()
_TIME = re.compile(
    r"(?:[t ,]|^)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:am|pm|oo|os|a\.m\.|p\.m\.)?\s*(?:z|(?:utc|gmt)?\s*[+-]?\d{0,2}:?\d{0,2})?$"
)
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = frozenset(" ./-–,'")
"""What may stand between the figures of a date."""
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST, _LAST = 1900, 2100
_OLDEST = 100
_EITHER = Fault(
    msg(
        "Day and month may have changed places, as the other dates of the column show; write the date as day.month.year."
    )
)
_UNREAD = Fault(msg("This is not a date; write it as day.month.year."))


class DayOrder(Enum):
    """What stands first in the dates of a column: the day as ever, the month, or now this and now that."""

    DAY = auto()
    MONTH = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class ColumnDates:
    """What the dates of a column tell together. `turned`: a program that takes the day for the first made dates of those that it could."""

    order: DayOrder = DayOrder.DAY
    turned: bool = False
    said: tuple[Message, ...] = ()


AS_EVER = ColumnDates()
_ORDERED = re.compile(r"\s*(\d{1,2}) ?([./-]) ?(\d{1,2}) ?[./-] ?(?:\d{4}|\d{2})(?!\d)")
_SLIPS = 10
"""One date of so many that is written against the others is a slip."""


def column_dates(cells: Iterable[Any]) -> ColumnDates:
    """In which order day and month stand in a column, told by those of its dates that only one order allows."""
    day_first = month_first = dotted = filled = ordered = 0
    shown = ""
    stored: list[int] = []
    for cell in cells:
        filled += cell is not None
        if isinstance(cell, date):
            stored.append(cell.day)
        elif isinstance(cell, str) and (found := _ORDERED.match(cell)):
            first, second, ordered = int(found[1]), int(found[3]), ordered + 1
            if first <= 12 < second <= 31:
                month_first, dotted, shown = month_first + 1, dotted + (found[2] == "."), shown or cell.strip()
            elif second <= 12 < first <= 31:
                day_first += 1
    slipped = dotted == month_first and (dotted == 1 or 2 * ordered < filled)
    if not month_first or _SLIPS * month_first < day_first or slipped:
        return AS_EVER
    if _SLIPS * day_first >= month_first:
        told = msg(
            "Dates such as “{date}” have the month first, others the day; those that may be either are left open.",
            date=shown,
        )
        return ColumnDates(DayOrder.BOTH, said=(told,))
    told = msg("The month stands first in the dates, as in “{date}”; all are read so.", date=shown)
    return ColumnDates(DayOrder.MONTH, len(stored) > 1 and max(stored) <= 12, (told,))


def read_dates(today: date, *, birth: bool = False, date1904: bool = False, column: ColumnDates = AS_EVER) -> Reader:
    """A reader of one date column. `birth`: the day may not be in the future; `date1904`: what serials count from."""

    def read(cell: Any) -> Any:
        if isinstance(cell, date):
            day = cell.date() if isinstance(cell, datetime) else cell
            found: Any = _EITHER if column.turned and cell.day != cell.month else day
        elif isinstance(cell, str):
            text = clean(cell)
            found = None if not_given(text) else parse_date(text, today, birth, column.order)
        else:
            number = isinstance(cell, int | float) and not isinstance(cell, bool)
            found = _serial(cell, date1904) if number else _UNREAD
        return _checked(found, today, birth) if isinstance(found, date) else found

    return read


def _checked(day: date, today: date, birth: bool) -> Any:
    if birth and (today.year - day.year > _OLDEST or (day.year, day.month) == (_FIRST, 1)):
        return Fault(msg("Nobody on a list was born in {year}; correct the year.", year=str(day.year)))
    if not _FIRST <= day.year <= _LAST:
        return Fault(msg("The year {year} cannot be right; correct it.", year=str(day.year)))
    return day


def _serial(number: float, date1904: bool = False) -> date | Fault:
    if not isfinite(number):
        return _UNREAD
    if _FIRST <= number <= _LAST and number == int(number):
        return Fault(msg("Only a year is given; write the whole date."))
    if number == int(number) and 10**7 <= number < 10**8:
        return _run_together(str(int(number)))
    if not 366 <= number <= 73050:
        return _UNREAD
    return (_EPOCH_1904 if date1904 else _EPOCH_1900) + timedelta(days=int(number))


def _run_together(digits: str) -> date | Fault:
    """Eight digits without separators: a date only where one reading alone is possible."""
    year_first = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    day_first = _day(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    found = [each for each in (year_first, day_first) if each is not None and _FIRST <= each.year <= _LAST]
    return found[0] if len(found) == 1 else _UNREAD


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Month words, whole and shortened to three letters or more, of all languages, folded."""
    found: dict[str, set[int]] = {}
    others = phrases(vocabulary("cells")["dates"]["months"])
    for number, (names, more) in enumerate(zip(zip(*MONTHS.values(), strict=True), others, strict=True), 1):
        for key in map(fold, names):
            for end in range(3, len(key) + 1):
                found.setdefault(key[:end], set()).add(number)
        for key in (*more.split(), _ROMANS[number - 1]):
            found.setdefault(key, set()).add(number)
    return {key: numbers.pop() for key, numbers in found.items() if len(numbers) == 1}


@cache
def _fillers() -> frozenset[str]:
    """Words that may stand within a date."""
    days = [fold(day) for days in WEEKDAYS.values() for day in days]
    short = [fold(day)[:3] for day in WEEKDAYS["en"]]
    return frozenset((*words(vocabulary("cells")["dates"]["fillers"]), *days, *short))


def _month(word: str) -> int | None:
    """The month a folded word names, also with a case ending (`martın`)."""
    stems = (word, *(word[:-cut] for cut in range(1, 4) if len(word) - cut >= 5))
    return next((_months()[stem] for stem in stems if stem in _months()), None)


def parse_date(text: str, today: date, birth: bool = False, order: DayOrder = DayOrder.DAY) -> date | Fault:
    """A date from cleaned text; a Fault names what is wrong with it. Days come before months, unless `order` says else.

    `5.3.1990`, `1990-03-05`, `5 III 1990`, `5 Mart 1990`, `March 5th, 1990`, `1990-cı il, 5 mart`, with words and a time around it.
    """
    plain = fold(text)
    if ":" in plain:
        plain = _TIME.sub("", plain).strip() or plain
    parts = [part for part in _PARTS.findall(plain) if part not in _fillers()]
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal()]
    if words:
        month = _month(words[0])
        if len(words) > 1 or month is None or not 1 <= len(numbers) <= 2:
            return _UNREAD
        if len(numbers) == 1:
            return Fault(msg("The day or the year is missing; write the whole date."))
        day, year = sorted(numbers, key=lambda each: len(each) == 4)
        named = len(words[0]) > 2 or len(year) == 4
        return _built(day, month, year, today, birth) if named else _UNREAD
    if not _BETWEEN.issuperset(_PARTS.sub("", plain)) or len(numbers) not in (1, 3):
        return _UNREAD
    if len(numbers) == 1:
        [number] = numbers
        fits = len(number) == 5 or (len(number) == 4 and _FIRST <= int(number) <= _LAST)
        return _run_together(number) if len(number) == 8 else _serial(int(number)) if fits else _UNREAD
    if len(numbers[0]) == 4:
        year, second, first = numbers
    else:
        first, second, year = numbers
        if order is DayOrder.BOTH and int(first) != int(second) and max(int(first), int(second)) <= 12:
            return _EITHER
        if order is DayOrder.MONTH or (order is DayOrder.BOTH and int(first) <= 12):
            first, second = second, first
    return _built(first, int(second), year, today, birth) if len(second) < 3 else _UNREAD


def _built(figures: str, month: int, year: str, today: date, birth: bool) -> date | Fault:
    if len(year) not in (2, 4) or len(figures) > 2:
        return _UNREAD
    day = int(figures)
    whole = int(year) if len(year) == 4 else _century(int(year), today, birth)
    if whole is None:
        return Fault(msg("The century of the year {year} is not certain; write all four digits.", year=year))
    if not 1 <= month <= 12:
        return Fault(msg("There is no month {month}; write the date as day.month.year.", month=month))
    if not _FIRST <= whole <= _LAST:
        return Fault(msg("The year {year} cannot be right; correct it.", year=str(whole)))
    name = _MONTH[month - 1]
    missing = msg("{month} {year} has no day {day}; correct the date.", month=name, year=str(whole), day=day)
    return _day(whole, month, day) or Fault(missing)


def _century(year: int, today: date, birth: bool) -> int | None:
    """The whole year where only one century is possible: births lie in the past, other dates near today."""
    if birth:
        return 1900 + year if 2000 + year > today.year else None
    return 2000 + year if abs(2000 + year - today.year) <= 30 else None


_INSIDE = re.compile(
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,2}[\s.-]+[^\W\d_]{3,9}\.?[\s.-]+\d{4}(?:[\s-]*c[iıuü]\b)?(?:\s*il(?:in)?\b)?|\d{1,2}[./-]\d{1,2}[./-]\d{2}\b"
)


def dates_inside(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a longer text that are written like dates, right or wrong: start, end, words."""
    for found in _INSIDE.finditer(text):
        parts = [part for part in _PARTS.findall(fold(found[0])) if not part.isdecimal() and part not in _fillers()]
        if None not in map(_month, parts):
            yield found.start(), found.end(), found[0]
