"""What the values of a column look like, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from itertools import pairwise
from math import isfinite
from typing import Any

from exchange_app.kinds import Field, FieldType
from exchange_app.kinds.values import is_turkish_id
from exchange_app.sheets.raw import BrokenCell
from exchange_app.sheets.values.choices import answer, words_for
from exchange_app.sheets.values.countries import find_country
from exchange_app.sheets.values.dates import dates_inside, parse_date
from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.gazetteer import ends_like, kinds_of
from exchange_app.sheets.values.identifiers import capitals
from exchange_app.sheets.values.letters import meant_letters
from exchange_app.sheets.values.phones import phones_inside
from exchange_app.sheets.values.texts import clean, not_given
from exchange_app.text import Language, fold

SAMPLE = 80
_FORMS = ("several words", *"email date phone number words identity passport city coded job answer".split())
_TODAY = date(2100, 1, 1)
_MIDNIGHT = time(0)
_DATE_LIKE = re.compile(r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}.*")
_PASSPORT = re.compile(r"[A-Z]{1,3} ?(?:№ ?)?\d{6,9}")
_FIN = re.compile(r"(?=.*\d)[0-9A-Z]{7}")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|tr|az|tv|info|media|news|example)(?:/\S*)?",
    re.IGNORECASE,
)
_CHILD = re.compile(r"(?:oglu|qizi|kizi|gizi|ogly|qyzy)\.?$")
_NUMBER_WORDS = re.compile(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:[.,]\d+)?\+?(?:\s*[^\d\s/.,]+){0,3}")
_PLACE_WORD = re.compile(
    r"\b(?:kuc|kucesi|cad|caddesi|sok|sokak|mah|mahallesi|no|ev|menzil|m|pr|prospekti|bulvari|bulvar|street|st|ave|kat|daire|apt)\b"
)


@dataclass(slots=True)
class Profile:
    """Shares (0 to 1) of the sampled filled cells that look like something; `count` is the number of filled cells sampled."""

    count: int = 0
    texts: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    """The texts as they were typed, with their lines."""
    shares: dict[str, float] = field(default_factory=dict)
    distinct: float = 1.0
    years: tuple[int, int] | None = None
    """The first and the last year, where nearly all cells are whole dates."""

    def share(self, what: str) -> float:
        """The share of cells that look like `what`; 0 where none was seen."""
        return self.shares.get(what, 0.0)

    def alike(self, other: Profile) -> bool:
        """Whether two columns hold values of the same form."""
        return all(abs(self.share(look) - other.share(look)) <= 0.5 for look in _FORMS)


def sample(cells: Sequence[Any], number: int = SAMPLE) -> list[Any]:
    """Filled cells spread over a column, at most `number`."""
    filled = [cell for cell in cells[: number * 40] if cell is not None]
    if len(filled) > number:
        step = len(filled) / number
        filled = [filled[int(at * step)] for at in range(number)]
    return filled


def profile_of(cells: Sequence[Any]) -> Profile:
    """The profile of a column's data cells."""
    seen: dict[str, int] = {}
    texts: list[str] = []
    written: list[str] = []
    count = 0
    years: list[int] = []
    for cell in sample(cells):
        if isinstance(cell, BrokenCell):
            continue
        if isinstance(cell, str):
            text = clean(cell)
            if not_given(text):
                continue
            texts.append(text)
            written.append(cell)
            looks = _text_looks(text)
        else:
            looks = _looks(cell)
        if "written" in looks and (year := _year(cell)):
            years.append(year)
        count += 1
        for look in looks:
            seen[look] = seen.get(look, 0) + 1
    shares = {look: number / count for look, number in seen.items()} if count else {}
    if count >= 3 and _counts(cells):
        shares["counting"] = 1.0
    distinct = len(set(texts)) / len(texts) if texts else 1.0
    whole = len(years) >= (0.9 * count if count > 9 else max(3, count - 1))
    span = (min(years), max(years)) if years and whole else None
    return Profile(count, tuple(texts), tuple(written), shares, distinct, span)


def addressed(columns: Mapping[int, Sequence[Any]], mails: Iterable[int]) -> set[int]:
    """The columns whose words are met in the e-mail addresses of the same rows, in half of those rows at least and in three; and the
    columns of those addresses."""
    found = set()
    parts = {
        at: [fold(cell.partition("@")[0]) if isinstance(cell, str) else "" for cell in columns[at][:SAMPLE]]
        for at in mails
    }
    for index, cells in columns.items():
        words = [
            _WORDS.findall(fold(cell)) if isinstance(cell, str) and "@" not in cell else [] for cell in cells[:SAMPLE]
        ]
        for at, addresses in parts.items():
            both = [(said, mail) for said, mail in zip(words, addresses, strict=True) if said and mail]
            if len(both) >= 3 and sum(any(word in mail for word in said) for said, mail in both) >= 0.5 * len(both):
                found |= {index, at}
    return found


_WORDS = re.compile(r"[^\W\d_]{4,}")


def _counts(cells: Sequence[Any]) -> bool:
    """Whether the first cells of a column number its rows from 1 on, be some of them left out."""
    numbers = [number for cell in cells[:200] if cell is not None if (number := row_number(cell)) is not None]
    filled = sum(cell is not None for cell in cells[:200])
    steps = sum(later - earlier == 1 for earlier, later in pairwise(numbers))
    return len(numbers) >= 3 and len(numbers) > 0.8 * filled and numbers[0] == 1 and steps >= 0.8 * (len(numbers) - 1)


def row_number(cell: Any) -> int | None:
    """The number in a cell that counts rows: `7`, `7.` or a number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < 10**6:
        return int(cell)
    if isinstance(cell, str) and len(cell) < 8 and (digits := cell.strip().rstrip(".)")).isdecimal():
        return int(digits)
    return None


def _year(cell: Any) -> int | None:
    if isinstance(cell, date):
        return cell.year
    found = parse_date(clean(cell), _TODAY) if isinstance(cell, str) else None
    return found.year if isinstance(found, date) else None


def _looks(cell: Any) -> tuple[str, ...]:
    match cell:
        case bool():
            return ("answer",)
        case datetime():
            return ("date", "written", "stamp") if cell.time() != _MIDNIGHT else ("date", "written")
        case date():
            return ("date", "written")
        case int() | float():
            return _number_looks(cell)
        case _:
            return ()


def _number_looks(number: float) -> tuple[str, ...]:
    if not isfinite(number):
        return ()
    looks = ["number"]
    whole = number == int(number)
    if whole and 0 <= number <= 500:
        looks.append("small")
    if whole and 1930 <= number <= 2060:
        looks.append("calendar year")
    if 7000 <= number <= 60000:
        looks.append("serial")
    if whole and len(str(int(number))) in (9, 10, 12) and number > 0 and not _SECONDS[0] <= number < _SECONDS[1]:
        looks.append("phone")
    if whole and is_turkish_id(str(int(number))):
        looks.append("identity")
    if whole and len(str(int(number))) == 7:
        looks.append("fin")
    if number >= 10**6:
        looks.append("long number")
    if 0 <= number <= 1000:
        looks.append("decimal")
    return tuple(looks)


@lru_cache(maxsize=65536)
def _text_looks(text: str) -> tuple[str, ...]:
    looks: list[str] = []
    plain = fold(text)
    if "@" in text:
        looks.append("email" if plain.count("@") == 1 and len(plain.split()) <= 3 else "contact")
    if not _number_first(text):
        looks.append("words")
    if _DATE_LIKE.fullmatch(plain) or not isinstance(parse_date(text, _TODAY), Fault):
        looks.append("date")
        if not text.isdecimal():
            looks.append("written")
        if ":" in text:
            looks.append("stamp")
    elif any(True for _ in dates_inside(text)):
        looks.append("date inside")
    code = capitals(text)
    if _PASSPORT.fullmatch(code) and code[0].isalpha():
        looks.append("passport")
    elif (
        "@" not in text
        and phones_inside(text)
        and "date" not in looks
        and sum(map(str.isdecimal, text)) >= _PHONE_DIGITS
    ):
        looks.append("phone" if not re.search(r"\b[^\W\d_]{3,}\b.*\b[^\W\d_]{3,}\b", text) else "phone inside")
    elif phones_inside(text) and "@" in text:
        looks.append("phone inside")
    digits = code.replace(" ", "")
    if len(digits) == 11 and digits.isdecimal() and is_turkish_id(digits):
        looks.append("identity")
    if _FIN.fullmatch(code):
        looks.append("fin")
    if _URL.fullmatch(text):
        looks.append("url")
    if _CHILD.search(plain):
        looks.append("child")
    elif text.isalpha() and ends_like(text, "sure_endings"):
        looks.append("family")
    if _NUMBER_WORDS.fullmatch(text):
        looks.append("small")
    if answer(plain) is not None and len(plain) > 1:
        looks.append("answer")
    if text[:1].isupper() and not any(map(str.isdecimal, text)):
        looks.append("capital")
    if _is_name(text):
        looks.append("name")
    if len(text) > 60:
        looks.append("long")
    if _PLACE_WORD.search(plain) and any(map(str.isdecimal, text)):
        looks.append("address")
    if len(text.split()) > 1:
        looks.append("several words")
    looks.extend(kinds_of(text))
    try:
        float(text.replace(",", "."))
        looks.append("decimal")
    except ValueError:
        pass
    return tuple(looks)


_PHONE_DIGITS = 9
_SECONDS = (10**9, 2 * 10**9)
"""What exports count from 1970 on: a moment of 2001 to 2033."""


def _number_first(text: str) -> bool:
    return text[:1].isdecimal() or text[:1] in "+("


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() or fold(word) in ("oglu", "qizi", "kizi") for word in words) and not any(
        map(str.isdecimal, text)
    )  # fmt: skip


Share = Callable[[str], float]
_FITS: Mapping[FieldType, Callable[[Share], float]] = {
    FieldType.DATE: lambda share: max(share("date"), share("serial")) + share("date inside"),
    FieldType.EMAIL: lambda share: share("email") + share("contact"),
    FieldType.PHONE: lambda share: share("phone") + share("phone inside"),
    FieldType.NATIONAL_ID: lambda share: share("identity") + share("fin") + 0.5 * share("long number"),
    FieldType.PASSPORT: lambda share: share("passport") + 0.6 * share("long number") + 0.6 * share("fin"),
    FieldType.INTEGER: lambda share: min(1.0, max(share("small"), share("number"))) - share("calendar year"),
    FieldType.DECIMAL: lambda share: share("decimal"),
    FieldType.URL: lambda share: share("url"),
    **dict.fromkeys(
        (FieldType.COUNTS, FieldType.AGENCY, FieldType.AGENCIES, FieldType.LIST),
        lambda share: float(share("email") + share("date") < 0.5),
    ),
}
"""How well what a column looks like suits a type of fields."""


def fits(wanted: Field, seen: Profile, language: Language) -> float:
    """How well a column's values suit a field, 0 to 1. An empty column suits every field."""
    if not seen.count:
        return 1.0
    match wanted.type:
        case FieldType.CHOICE | FieldType.LEVEL | FieldType.LANGUAGE | FieldType.CURRENCY if wanted.choices:
            vocabulary, letters = words_for(wanted.choices, language), wanted.choices.letters
            known = [
                vocabulary.code(text) is not None or (len(text) == 1 and fold(text) in letters) for text in seen.texts
            ]
            return sum(known) / seen.count
        case FieldType.COUNTRY:
            return sum(find_country(text) is not None for text in seen.texts) / seen.count
        case FieldType.BOOLEAN:
            return 1.0 if meant_letters("answers", seen.texts) else seen.share("answer")
        case _ if (suits := _FITS.get(wanted.type)) is not None:
            return max(0.0, min(1.0, suits(seen.share)))
        case _:
            return _text_fits(wanted, seen)


def _text_fits(wanted: Field, seen: Profile) -> float:
    met = wanted.in_lists
    if wanted.type is FieldType.LONG_TEXT or met.anything:
        return 1.0
    if met.figures:
        return max(0.0, 1.0 - (seen.share("email") + seen.share("written") + seen.share("answer")))
    strange = sum(map(seen.share, ("email", "written", "phone", "identity", "answer")))
    strange += max(seen.share("number"), seen.share("decimal"))
    if wanted.name_part is not None:
        strange += seen.share("long")
    if wanted.name_part is not None or met.like:
        strange += seen.share("fin") + seen.share("passport")
    if met.words:
        strange += max(seen.share("small"), seen.share("address"))
    return max(0.0, 1.0 - strange)
