"""Letters of three alphabets (folding, order, case) and sentences in three languages.

`str.lower`, SQLite's LIKE and the system's collation are all wrong for ı, İ and ə, so search keys, sort keys and
capitals are made here, the same on every system.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from typing import Any, Literal, get_args

from exchange_app.assets import shipped

Language = Literal["en", "tr", "az"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_FOLDS = str.maketrans(
    {
        "İ": "i",
        "I": "i",
        "ı": "i",
        "Ə": "e",
        "ə": "e",
        "Ǝ": "e",
        "ǝ": "e",
        "ß": "ss",
        "Đ": "d",
        "đ": "d",
        "Ø": "o",
        "ø": "o",
    }
    | {"Ł": "l", "ł": "l", "Æ": "ae", "æ": "ae", "’": "'", "‘": "'", "ʼ": "'", "`": "'"}
)
_LOOSE = (
    ("kh", "h"),
    ("gh", "g"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "c"),
    ("dzh", "c"),
    ("dj", "c"),
    ("x", "h"),
    ("q", "g"),
    ("k", "g"),
    ("j", "c"),
    ("y", "i"),
    ("w", "v"),
    ("e", "a"),
)
_DOUBLED = re.compile(r"([^\d\s])\1+")
_NOT_LETTERS = re.compile(r"[^\w]+|_")


def fold(text: str) -> str:
    """The key under which a text is searched and compared: `Işık`, `ISIK` and `isik` are one."""
    return " ".join(text.lower().split()) if text.isascii() else _fold(text)


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_FOLDS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split())


def occurrences(text: str, part: str) -> Iterator[tuple[int, int]]:
    """Where a part stands in a text as searches compare them: the first and the place behind the last of its letters, each time;
    they do not overlap, and no letter is cut."""
    wanted, letters, places = fold(part), list[str](), list[int]()
    for place, letter in enumerate(text):
        plain = " " if letter.isspace() else fold(letter)
        if plain == " " and letters[-1:] == [" "]:
            continue
        letters += plain
        places += [place] * len(plain)
    places.append(len(text))
    whole, start = "".join(letters), 0
    while wanted and (start := whole.find(wanted, start)) >= 0:
        end = start + len(wanted)
        cut = places[end] == places[end - 1] or (start > 0 and places[start] == places[start - 1])
        if not cut:
            yield places[start], places[end]
        start = start + 1 if cut else end


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """A looser key for the names of people and outlets: spellings that one name takes in three alphabets are equal.

    `Məmmədov`, `Mammadov` and `MEMMEDOV` give one key; so do `Xəyal` and `Khayal`.
    """
    key = _NOT_LETTERS.sub(" ", fold(text))
    for old, new in _LOOSE:
        key = key.replace(old, new)
    return " ".join(_DOUBLED.sub(r"\1", key).split())


_ALPHABETS: dict[Language, str] = {
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "tr": "a b c ç d e ə f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
}
_DIGITS = re.compile(r"[0-9]+")
_POINTS = str.maketrans(",.", ".,")


@lru_cache(maxsize=3)
def _weights(language: Language) -> dict[int, str]:
    """Character to weight; a letter of an alphabet gets a private, ordered, single character."""
    table: dict[int, str] = {}
    for position, letter in enumerate(_ALPHABETS[language].split()):
        table[ord(letter)] = chr(0x100 + 4 * position)
    return table


@lru_cache(maxsize=65536)
def sort_key(text: str, language: Language) -> str:
    """A string whose plain comparison gives the alphabetical order of `language`.

    Spaces and punctuation come first, then whole numbers by their size, then letters. An accent that makes no letter
    of the language, as in Âdem, only breaks ties, and so do capitals (Unicode CLDR; TDK for Turkish).
    """
    weights = _weights(language)
    out: list[str] = []
    for letter in _DIGITS.sub(_by_size, lower(text, language)):
        weight = weights.get(ord(letter))
        if weight is not None:
            out.append(weight)
        elif letter.isalpha():
            out.extend(weights.get(ord(part), part) for part in fold(letter))
        elif letter.isspace() or not letter.isalnum():
            if out and out[-1] != " ":
                out.append(" ")
        else:
            out.append(letter)
    return "".join(out).rstrip() + "\x01" + text


def _by_size(found: re.Match[str]) -> str:
    """A whole number behind the count of its figures, so that 10 stands after 2."""
    figures = found[0].lstrip("0") or "0"
    return chr(ord("0") + min(len(figures), 60)) + figures


def lower(text: str, language: Language) -> str:
    """Small letters as `language` writes them; a letter and its dot or cedilla are one."""
    text = unicodedata.normalize("NFC", text)
    if language != "en":
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def upper(text: str, language: Language) -> str:
    """Capitals as `language` writes them."""
    return (text.replace("i", "İ") if language != "en" else text).upper()


def capital(text: str, language: Language) -> str:
    """The text with its first letter a capital of `language`."""
    return upper(text[:1], language) + text[1:]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet put into a language: its English text, and the values for its {named} places."""

    text: str
    context: str | None = None
    plural: str | None = None
    count: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def to_data(self) -> dict[str, Any]:
        """As plain JSON data, to be kept and said later; see from_data."""
        data: dict[str, Any] = {"text": self.text}
        for key in ("context", "plural", "count"):
            if (given := getattr(self, key)) is not None:
                data[key] = given
        if self.values:
            data["values"] = {key: _plain(value) for key, value in self.values.items()}
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Message:
        """The message that to_data wrote."""
        values = {key: _rich(value) for key, value in data.get("values", {}).items()}
        return cls(data["text"], data.get("context"), data.get("plural"), data.get("count"), values)


def _plain(value: Any) -> Any:
    match value:
        case Message():
            return {"message": value.to_data()}
        case datetime.date():
            return {"date": value.isoformat()}
        case int() | float() | None:
            return value
        case _:
            return str(value)


def _rich(value: Any) -> Any:
    match value:
        case {"message": data}:
            return Message.from_data(data)
        case {"date": str(day)}:
            return datetime.date.fromisoformat(day)
        case _:
            return value


def msg(text: str, /, **values: Any) -> Message:
    """A sentence to be said later, in the language of whoever reads it."""
    return Message(text, values=values)


def pmsg(context: str, text: str, /, **values: Any) -> Message:
    """As msg, for words that mean several things: `context` tells them apart."""
    return Message(text, context=context, values=values)


def nmsg(singular: str, plural: str, count: int, /, **values: Any) -> Message:
    """As msg, for sentences that change with a number; {count} is filled in."""
    return Message(singular, plural=plural, count=count, values={"count": count, **values})


class Words:
    """Everything that is said in one language. Immutable; get it from words()."""

    def __init__(self, language: Language, catalogue: NullTranslations) -> None:
        self.language: Language = language
        self._catalogue = catalogue

    def _(self, text: str, /, **values: Any) -> str:
        """The sentence in this language, its {named} places filled."""
        found = self._catalogue.gettext(text)
        return self._fill(found, values) if values else found

    def p_(self, context: str, text: str, /, **values: Any) -> str:
        """As _, for words that mean several things."""
        found = self._catalogue.pgettext(context, text)
        return self._fill(found, values) if values else found

    def n_(self, singular: str, plural: str, count: int, /, **values: Any) -> str:
        """As _, for sentences that change with a number; {count} is filled in."""
        return self._fill(self._catalogue.ngettext(singular, plural, count), {"count": count, **values})

    def say(self, message: Message) -> str:
        """A Message in this language; messages among its values are said too."""
        if message.plural is not None and message.count is not None:
            found = self._catalogue.ngettext(message.text, message.plural, message.count)
        elif message.context is not None:
            found = self._catalogue.pgettext(message.context, message.text)
        else:
            found = self._catalogue.gettext(message.text)
        return self._fill(found, message.values) if message.values else found

    def _fill(self, text: str, values: Mapping[str, Any]) -> str:
        return text.format(**{key: self._shown(value) for key, value in values.items()})

    def _shown(self, value: Any) -> Any:
        match value:
            case Message():
                return self.say(value)
            case datetime.date():
                return self.date(value)
            case int() if not isinstance(value, bool):
                return self.number(value)
            case _:
                return value

    def date(self, day: datetime.date) -> str:
        """A day in figures as this language writes it: 14.04.2026, in English 14 Apr 2026."""
        if self.language == "en":
            return f"{day.day} {self.month(day.month)[:3]} {day.year:04}"
        return f"{day.day:02}.{day.month:02}.{day.year:04}"

    def moment(self, at: datetime.datetime) -> str:
        """A day and a time of day, where the person is: 14 Apr 2026, 11:05."""
        here = at.astimezone()
        return self._("{date}, {time}", date=here.date(), time=f"{here:%H:%M}")

    def long_date(self, day: datetime.date) -> str:
        """A day in words: 14 Nisan 2026."""
        return f"{day.day} {self.month(day.month)} {day.year:04}"

    def official_date(self, day: datetime.date) -> str:
        """A day in words as official papers write it: in Azerbaijani 2 yanvar 2027-ci il, else as long_date."""
        long = self.long_date(day)
        return f"{long}-{_az_ordinal(day.year)} il" if self.language == "az" else long

    def month(self, number: int) -> str:
        """The name of a month (1 to 12)."""
        return MONTHS[self.language][number - 1]

    def weekday(self, day: datetime.date) -> str:
        """The name of the day of the week."""
        return WEEKDAYS[self.language][day.weekday()]

    def short_weekday(self, day: datetime.date) -> str:
        """The same as it stands over a narrow column."""
        return SHORT_WEEKDAYS[self.language][day.weekday()]

    def number(self, value: int | Decimal) -> str:
        """A number with its thousands set apart: 1,234.5 in English, 1.234,5 in Turkish and Azerbaijani."""
        grouped = f"{value:,}"
        return grouped if self.language == "en" else grouped.translate(_POINTS)

    def join(self, parts: Iterable[str]) -> str:
        """Parts of a list, one after another."""
        return ", ".join(parts)


def _az_ordinal(number: int) -> str:
    """The ending that makes an Azerbaijani number an ordinal: it follows the last vowel of the number's last word."""
    if last := number % 10:
        return {3: "cü", 4: "cü", 6: "cı", 9: "cu"}.get(last, "ci")
    if tens := number // 10 % 10:
        return {1: "cu", 3: "cu", 4: "cı", 6: "cı", 9: "cı"}.get(tens, "ci")
    return "cü" if number // 100 % 10 else "ci"


MONTHS: dict[Language, tuple[str, ...]] = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "tr": tuple("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()),
    "az": tuple("yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split()),
}
WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    "tr": tuple("Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar".split()),
    "az": ("bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə", "bazar"),
}
SHORT_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": tuple("Mon Tue Wed Thu Fri Sat Sun".split()),
    "tr": tuple("Pzt Sal Çar Per Cum Cmt Paz".split()),
    "az": tuple("B.e. Ç.a. Ç. C.a. C. Ş. B.".split()),
}


@lru_cache(maxsize=3)
def words(language: Language) -> Words:
    """The words of a language, from its compiled catalogue; English needs none."""
    if language == "en":
        return Words(language, NullTranslations())
    compiled = shipped("translations", f"{language}.mo")
    if not compiled.is_file():
        return Words(language, NullTranslations())
    with compiled.open("rb") as stream:
        return Words(language, GNUTranslations(stream))
