"""Several values of one sort in a cell: lists, agencies, from whom to whom, languages with their levels, two days, two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from exchange_app.kinds import Field, FieldType
from exchange_app.kinds.choices import LANGUAGE, LEVEL
from exchange_app.kinds.points import order_of, order_text, points_of, points_text
from exchange_app.kinds.values import check
from exchange_app.sheets.values.choices import Vocabulary, plain, words_for
from exchange_app.sheets.values.countries import find_country
from exchange_app.sheets.values.dates import dates_inside, parse_date
from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.gazetteer import any_of
from exchange_app.sheets.values.several import AND
from exchange_app.sheets.values.texts import clean, not_given, told
from exchange_app.text import Language, fold, msg, name_key

_BREAK = re.compile(r"\s*[,;|/•\n\r]+\s*|\s+(?=[1-9][.)]\s+\S)|\s+(?:>+|→|[-=]+>)\s+")
_CODE = re.compile(r"[A-Z]{2,8}")
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")
_COUNT = re.compile(r"(.+?)\s*[:=–-]?\s*(\d{1,5})|(\d{1,5})\s*[:=–-]?\s*(.+)")
_TOWARDS = re.compile(r"\s*(?:→|➔|⇒|[-=–—]+>|>+|»)\s*|\s+(?:to)\s+|(?<=\w)['’]?(?:dan|den|dən)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]\s*")
_LONGEST = 120
_INTO = ("", "a", "e", "ə", "ya", "ye", "yə", "na", "nə")
"""Endings of where something goes."""
_PARTS = re.compile(r"[,;\n\r•|/]+(?![^()]*\))")
_WORD = re.compile(r"[^\W\d_]+")
_ABOUT = frozenset(map(name_key, ("dil", "dili", "language", "dilini", "dilləri")))
_NO_LEVEL = Fault(msg("The level of this language cannot be read; write A1 to C2."))
_BETWEEN = re.compile(
    r"\s*(?:[–—―→~]|\.{2,}|…|\n)\s*|\s+(?:-|/|to|until|till|ile|ilə|ve|və|and)\s+|\s*[-/]\s*"
    r"|(?<=\d)['’]?\s*(?:dan|den|dən|tan|ten)(?:\s+|\s*[-–]\s*)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:(?:from|between|starting|(?:valid\s+)?(?:until|till|to|through))\s+|[^\W\d_]+\s*:\s*)|\s*\([^()]*\)\s*$"
    r"|\s*(?:tarihleri|tarixləri|günleri)?\s*(?:arası(?:nda)?|aralığı(?:nda)?)$|\s+(?:geçerli|etibarlıdır|keçərlidir)$"
    r"|(?:[\s'’-]*(?:[yn]?[aeə]))?[\s-]*(?:(?:tarixinə|tarihine)?[\s-]*(?:kadar|qədər|dek|dək)|tarix(?:inə|inədək|ədək))$",
    re.IGNORECASE,
)
"""What is said around days: `Ziyaret: 5–23 Nisan 2027 (19 gün)`, `from …`, `… tarihine kadar geçerli`."""
_NUMBERS = re.compile(r"(?<![\d.,])(\d{1,3})(?![\d.,]*\d)")


def split_list(text: str, *, words_between: bool = False) -> tuple[str, ...]:
    """The parts of a list as typed; `words_between`: `and`, `ve`, `və` part them as well."""
    parts: list[str] = []
    for part in _BREAK.split(text):
        pieces = [_NUMBERED.sub("", piece) for piece in (AND.split(part) if words_between else [part])]
        parts.extend(found for piece in pieces if (found := clean(piece).strip(" .-–•·*")) and not not_given(found))
    return tuple(dict.fromkeys(parts))


def read_lists(*, words_between: bool) -> Reader:
    """A reader of lists of texts."""
    return told(lambda text: split_list(text, words_between=words_between) or None, lines=True)


def read_chosen(read_one: Reader) -> Reader:
    """A reader of lists of choices, each of which must be one."""

    def read(text: str) -> Any:
        found = [read_one(part) for part in split_list(text)]
        fault = next((each for each in found if isinstance(each, Fault)), None)
        return fault or tuple(dict.fromkeys(each for each in found if each is not None)) or None

    return told(read, lines=True)


def read_preferences(number: int) -> Reader:
    """A reader of so many choices in their order."""

    def read(text: str) -> Any:
        found: list[Any] = [*split_list(text), *[None] * (number + 1)]
        if found[number] is not None:
            found[number - 1] = Fault(msg("More outlets are named than there are choices; keep the first ones."))
        return tuple(found[:number])

    return told(read, lines=True)


def _agency(text: str, agencies: Mapping[str, str]) -> str | None:
    """The code of an agency. Where none are known two to eight capitals are one as they stand, but for the name of a country."""
    if agencies:
        return agencies.get(plain(text))
    code = clean(text)
    return code if _CODE.fullmatch(code) and (len(code) <= 3 or find_country(code) is None) else None


def read_agencies(agencies: Mapping[str, str], *, several: bool) -> Reader:
    """A reader of agency codes. `agencies`: folded names, codes and countries → code; where none are known, a code is
    read as it stands."""

    def read(text: str) -> Any:
        parts = split_list(re.sub(r"\s[-–—+]\s|\+", ",", text), words_between=True)
        whole = _agency(text, agencies)
        found = [whole] if whole is not None else list(dict.fromkeys(_agency(part, agencies) for part in parts))
        if None in found or not found or (not several and len(found) > 1):
            return Fault(msg("No agency of this name is known; write its code, such as TR."))
        return tuple(found) if several else found[0]

    return told(read)


def read_counts(agencies: Mapping[str, str]) -> Reader:
    """A reader of numbers per agency: `TR 10, AZ 10`."""

    def read(text: str) -> Any:
        counts: dict[str, int] = {}
        for part in split_list(text, words_between=True):
            found = _COUNT.fullmatch(part)
            code = _agency(found[1] or found[4], agencies) if found else None
            if found is None or code is None:
                return Fault(msg("Write a number for each agency, such as TR 10, AZ 10."))
            counts[code] = int(found[2] or found[3])
        return counts or None

    return told(read)


def read_points(field: Field) -> Reader:
    """A reader of words with a number each, in their order: `Motivation 3; Portfolio 4`."""

    def read(text: str) -> Any:
        wrong = check(field, text)
        return points_text(points_of(text)) if wrong is None else Fault(wrong)

    return told(read, lines=True)


def read_order(field: Field) -> Reader:
    """A reader of words in their order: `Portfolio; level; lot`."""
    return told(lambda text: order_text(order_of(text), field.known) or None, lines=True)


def direction(text: str) -> tuple[str, str] | None:
    """The words for the sending and for the receiving side: `TR → AZ`, `Türkiye'den Azerbaycan'a`; with a dash only two countries."""
    text = clean(text)
    for mark in (_TOWARDS, _DASH) if len(text) <= _LONGEST else ():
        parts = [bare for part in mark.split(text) if (bare := part.strip(" .()"))]
        sides = {_side(part, {}) for part in parts}
        if len(parts) == len(sides) == 2 and None not in sides:
            return parts[0], parts[1]
    return None


def _side(text: str, agencies: Mapping[str, str]) -> str | None:
    """The agency or country that a text names, also with an ending."""
    bare = [text[: len(text) - len(ending)].rstrip("'’") for ending in _INTO if text.endswith(ending)]
    found = [agencies.get(plain(each)) for each in bare] + [find_country(each) for each in bare]
    return next(filter(None, found), None)


def read_directions(agencies: Mapping[str, str], *, several: bool) -> Reader:
    """A reader giving the agencies that send and the one that receives."""

    def read(text: str) -> Any:
        codes = [_side(part, agencies) for part in direction(text) or ()]
        if len(codes) != 2 or None in codes or (agencies and not {*codes} <= {*agencies.values()}):
            return (Fault(msg("This does not say from whom to whom; write it as TR → AZ.")), None)
        return ((codes[0],) if several else codes[0], codes[1])

    return told(read)


@cache
def _languages() -> dict[str, str]:
    named = LANGUAGE.words.values()
    return {name_key(word.split()[0]): code for each in named for code, several in each.items() for word in several}


@cache
def _levels(language: Language) -> Vocabulary:
    return words_for(LEVEL, language)


def spoken(text: str, language: Language) -> list[tuple[str, str | None, str]]:
    """The languages that a text names: code, level or None, and the words of that part."""
    out: list[tuple[str, str | None, str]] = []
    for part in _PARTS.split(text):
        words = _WORD.findall(part)
        code = next((code for word in words if (code := _languages().get(name_key(word)))), None)
        rest = part
        for word in words:
            rest = rest.replace(word, " ", 1) if name_key(word) in _languages() else rest
        rest = clean(re.sub(r"^[\s:–—()-]+|[\s:–—()-]+$", "", rest))
        rest = "" if _ABOUT.issuperset(map(name_key, rest.split())) else rest
        if code is not None:
            out.append((code, _levels(language).code(rest) if rest else None, rest))
    return out


def language_and_level(text: str, language: Language) -> tuple[str, str | None] | None:
    """The one language that a text names and the level, if it says one."""
    found = spoken(text.replace(",", " ").replace("/", " "), language)
    return found[0][:2] if len(found) == 1 else None


def read_language_levels(fields: Sequence[Field], language: Language) -> Reader:
    """A reader giving language and level, in the order of `fields`."""

    def read(text: str) -> Any:
        found = language_and_level(text, language)
        return (_NO_LEVEL, None) if found is None else tuple(found[each.type is FieldType.LEVEL] for each in fields)

    return told(read)


def read_spoken(fields: Sequence[Field], language: Language) -> Reader:
    """A reader giving one level per field `level_…`; languages without a field are passed over."""

    def read(text: str) -> Any:
        levels = {code: level or (_NO_LEVEL if rest else None) for code, level, rest in spoken(text, language)}
        return tuple(levels.get(field.key.removeprefix("level_")) for field in fields)

    return told(read, lines=True)


def two_dates(text: str, today: date) -> tuple[Any, Any] | None:
    """The first and the last day that a text gives; a Fault in the place of one that is no day of the calendar. None where it
    gives no two days. What the first one leaves out (`5–23 Nisan 2027`) is that of the second."""
    bare = _bare(text)
    if len(bare) > _LONGEST:
        return None
    for left, right in _splits(bare):
        word = " ".join(_WORD.findall(left))
        last = next(
            (day for each in (right, f"{right} {word}") if isinstance(day := parse_date(each, today), date)), None
        )
        first = _completed(left, last, today) if last is not None else None
        if first is not None:
            return first, last
    several = [parse_date(words, today) for _, _, words in dates_inside(bare)]
    return (several[0], several[1]) if len(several) == 2 else None


def _bare(text: str) -> str:
    """A text about days without what is said around them."""
    before, bare = "", clean(text)
    while bare != before and len(bare) <= _LONGEST:
        before, bare = bare, _AROUND.sub("", bare).strip(" .;,")
    return bare


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for found in _BETWEEN.finditer(text):
        left, right = text[: found.start()].strip(" ."), text[found.end() :].strip()
        if any(map(str.isdecimal, left)) and any(map(str.isdecimal, right)):
            yield left, right


def _completed(left: str, last: date, today: date) -> date | None:
    """The day before another, of which that one says the year and the month that are left out."""
    for words in (left, f"{left}.{last.year}", f"{left} {last.year}", f"{left}.{last.month}.{last.year}"):
        day = parse_date(words, today)
        if isinstance(day, date):
            return day if day <= last or words == left else day.replace(year=day.year - 1)
    return None


def read_periods(today: date) -> Reader:
    """A reader giving the first and the last day of a period."""

    def read(text: str) -> Any:
        single = parse_date(text, today)
        no_period = Fault(msg("This does not give two dates; write them as day.month.year – day.month.year."))
        return two_dates(text, today) or (no_period if isinstance(single, Fault) else single, None)

    worded = told(read)

    def read_period(cell: Any) -> Any:
        if isinstance(cell, date):
            return (cell.date() if isinstance(cell, datetime) else cell, None)
        return worded(cell)

    return read_period


def read_last_days(read_one: Reader, today: date) -> Reader:
    """A reader of the last day of what lasts so long: `12.03.2020 – 11.03.2030`, `11.03.2030-dək`; other cells are read by `read_one`."""

    def read(cell: Any) -> Any:
        found = read_one(cell)
        if not isinstance(found, Fault) or not isinstance(cell, str):
            return found
        if (both := two_dates(cell, today)) is not None:
            return both[1]
        bare = _bare(cell)
        return read_one(bare) if bare != clean(cell) else found

    return read


def two_numbers(text: str) -> tuple[int | None, int | None] | None:
    """The lowest and the highest number that a text gives: `18–35`, `21 / 40`, `21+`, `up to 35`; None where it gives none of these."""
    plain = fold(text)
    found = [int(number) for number in _NUMBERS.findall(plain)]
    if len(found) == 2 and found[0] <= found[1]:
        return found[0], found[1]
    if len(found) == 1 and ("+" in plain or any_of("cells", "numbers.lowest").search(plain)):
        return found[0], None
    if len(found) == 1 and any_of("cells", "numbers.highest").search(plain):
        return None, found[0]
    return None


def read_bounds(readers: Sequence[Reader]) -> Reader:
    """A reader giving the two numbers, each within the bounds of its field."""

    def read(text: str) -> Any:
        found = two_numbers(text)
        if found is None:
            no_bounds = Fault(msg("This does not give the lowest and the highest number; write them as 18–35."))
            return (no_bounds, *([None] * (len(readers) - 1)))
        return tuple(None if each is None else read_one(each) for each, read_one in zip(found, readers, strict=True))

    return told(read)
