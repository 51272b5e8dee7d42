"""Cells of an exchange workbook, read by the importer's readers and held against the cells that the export wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from exchange_app.domain.exchange.cell_grids import Unread
from exchange_app.domain.exchange.incoming import Carried
from exchange_app.domain.exchange.versions import Content
from exchange_app.kinds import Field, FieldType, kind
from exchange_app.kinds.countries import country_name
from exchange_app.services.exporting.field_columns import cell_of
from exchange_app.sheets.raw import BrokenCell
from exchange_app.sheets.values.choices import plain, read_answers
from exchange_app.sheets.values.fault import Fault, broken
from exchange_app.sheets.values.phones import Regions, read_phone
from exchange_app.sheets.values.readers import Setting, reader_of, unmasked
from exchange_app.sheets.values.texts import clean, not_given, words_of
from exchange_app.store.codec import decoder, encode
from exchange_app.text import LANGUAGES, Language, msg, words

_SERIALS = range(30_000, 60_001)
_COUNTRY_OF: Mapping[Language, Regions] = {"tr": ("TR",), "az": ("AZ",), "en": ()}
_ANSWER = read_answers()
_A_DATE = msg("The spreadsheet program made a date of this number; type the number again.")


class Parser:
    """Reads and writes cells in the language of one workbook. All that a reading hangs on is in the workbook itself, so
    that two people who read one file read the same."""

    def __init__(self, carried: Carried, *, date1904: bool = False, days_from: date = date(1899, 12, 31)) -> None:
        """`days_from` is what the file's reader counts the first days of 1900 from."""
        language: Language = next((each for each in LANGUAGES if each == carried.language), "en")
        self._words = words(language)
        self._setting = Setting(language, _day(carried.made_at), date1904, _agencies(carried))
        self._regions = (
            tuple(dict.fromkeys((carried.to, *_COUNTRY_OF[language])))
            if len(carried.to) == 2
            else _COUNTRY_OF[language]
        )
        self._days_from = days_from
        self._readers: dict[int, Callable[[Any], Any]] = {}

    def shown(self, field: Field) -> Callable[[Content], Any]:
        """What turns a stored content into the cell that the export wrote."""
        decode, write = decoder(field), cell_of(field, self._words, {})
        if decode is None:
            return write  # type: ignore[return-value]
        return lambda content: write(decode(content))

    def read(self, field: Field, cell: Any, row: Mapping[str, Content]) -> Content | Unread:
        """A filled cell as stored content."""
        if isinstance(cell, BrokenCell):
            return Unread(broken(cell).message)
        if field.type is FieldType.PHONE:
            own = [str(each) for key in ("country", "citizenship") if (each := row.get(key))]
            found = read_phone(cell, tuple(dict.fromkeys((*own, *self._regions))))
        else:
            found = self._reader(field)(cell)
        return Unread(found.message) if isinstance(found, Fault) else encode(found)

    def answer(self, cell: Any) -> bool | Unread | None:
        """Yes or no, in any language."""
        found = _ANSWER(cell)
        if isinstance(found, Fault):
            return Unread(found.message)
        return None if found is None else bool(found)

    def words(self, cell: Any) -> str:
        """A cell as a person sees it."""
        return words_of(cell)

    def _reader(self, field: Field) -> Callable[[Any], Any]:
        # by the declaration itself: fields of several kinds are called status, each with choices of its own
        found = self._readers.get(id(field))
        if found is None:
            found = self._readers[id(field)] = self._made(field)
        return found

    def _made(self, field: Field) -> Callable[[Any], Any]:
        match field.type:
            case FieldType.LONG_TEXT:
                return unmasked(_lines) if field.sensitive else _lines
            case FieldType.INTEGER:
                return self._whole_number(field)
            case FieldType.DECIMAL:
                return self._decimal(field)
            case _:
                return reader_of((field,), self._setting).read

    def _whole_number(self, field: Field) -> Callable[[Any], Any]:
        """Numbers, with those that a program turned into dates: a day of the year 1900 is the number itself."""
        read = reader_of((field,), self._setting).read

        def whole(cell: Any) -> Any:
            if isinstance(cell, date):
                number = (date(cell.year, cell.month, cell.day) - self._days_from) // timedelta(days=1)
                found = read(number) if 0 < number < 60 else None
                return Fault(_A_DATE) if found is None or isinstance(found, Fault) else found
            if isinstance(cell, int) and cell in _SERIALS:
                return Fault(_A_DATE)
            return read(cell)

        return whole

    def _decimal(self, field: Field) -> Callable[[Any], Any]:
        read = reader_of((field,), self._setting).read

        def decimal(cell: Any) -> Any:
            if isinstance(cell, date):
                return Fault(_A_DATE)
            found = read(cell)
            return found if found is None or isinstance(found, Fault) else found.normalize()

        return decimal


def _lines(cell: Any) -> Any:
    """A text of several lines, each trimmed."""
    if not isinstance(cell, str):
        cell = words_of(cell)
    lines = [clean(line) for line in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(lines).strip("\n")
    return None if not_given(text) else text


def _day(stamp: str) -> date:
    """The day on which the workbook was made."""
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return date(2000, 1, 1)


def _agencies(carried: Carried) -> dict[str, str]:
    """What an agency may be called in a cell: by its code, and where that is a country's, by the country's name."""
    codes: dict[str, None] = dict.fromkeys((carried.sender, carried.to))
    codes |= dict.fromkeys(office.agency for office in carried.offices.values())
    codes |= dict.fromkeys(_used(carried))
    found: dict[str, str] = {}
    for code in codes:
        found.setdefault(plain(code), code)
    for code in codes:
        for language in LANGUAGES if len(code) == 2 else ():
            found.setdefault(plain(country_name(code, language)), code)
    return found


def _used(carried: Carried) -> Iterable[str]:
    for sheet in carried.sheets:
        sides = [each.key for each in kind(sheet.kind).fields if each.type in (FieldType.AGENCY, FieldType.AGENCIES)]
        for kept in sheet.records.values():
            for key in sides:
                yield from _codes(kept.columns.get(key))


def _codes(content: Content) -> Iterable[str]:
    if isinstance(content, str) and content.startswith("["):
        yield from (str(each) for each in json.loads(content))
    elif isinstance(content, str) and content:
        yield content
