"""Which reader a column gets: one table from field types to readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from exchange_app.kinds import Field, FieldType
from exchange_app.kinds.masking import MASKED, is_mask
from exchange_app.kinds.model import Day, NamePart, Topic
from exchange_app.kinds.values import coded, rule_of
from exchange_app.sheets.values import choices, countries, identifiers, lists, numbers, phones, texts
from exchange_app.sheets.values.composites import read_composite
from exchange_app.sheets.values.damage import read_sound, said_of
from exchange_app.sheets.values.dates import ColumnDates, column_dates, read_dates
from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.gazetteer import city_alone
from exchange_app.sheets.values.letters import gender_letters, meant_letters
from exchange_app.sheets.values.name_orders import NameOrders
from exchange_app.sheets.values.names import NameOrder, read_name, read_names
from exchange_app.sheets.values.several import only_one
from exchange_app.text import Language, Message

_TEXTS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST))
_OF_SEVERAL = _TEXTS | {FieldType.POINTS, FieldType.ORDER, FieldType.EMAIL}
"""The types of which one value may look like several, or that say of several themselves what is to be done."""
_USUAL: Mapping[FieldType, re.Pattern[str]] = {
    FieldType.EMAIL: identifiers.USUAL_EMAIL,
    FieldType.NATIONAL_ID: identifiers.USUAL_NATIONAL_ID,
    FieldType.PASSPORT: identifiers.USUAL_PASSPORT,
}
_EXACT: Mapping[FieldType, Reader] = {
    FieldType.EMAIL: identifiers.read_email,
    FieldType.NATIONAL_ID: identifiers.read_national_id,
    FieldType.PASSPORT: identifiers.read_passport,
    FieldType.URL: identifiers.read_url,
    FieldType.INTEGER: numbers.read_integer,
    FieldType.DECIMAL: numbers.read_decimal,
}
_RULED = (FieldType.DATE, FieldType.INTEGER, FieldType.DECIMAL)
_KNOWN: Mapping[Topic, Reader] = {"person": texts.read_person, "city": texts.told(city_alone)}
"""Readers of texts by what those of the field are known for."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of one table's cells depends on."""

    language: Language
    today: date
    date1904: bool = False
    agencies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """Reads the cells of one column. `regional`: the reader needs the regions of the row as well.

    `usual` is the look of texts that the reader gives back as they are, whatever the region. `said` is what the whole column made
    the reader do otherwise than cell by cell.
    """

    read: Callable[..., Any]
    regional: bool = False
    usual: re.Pattern[str] | None = None
    said: tuple[Message, ...] = ()


@dataclass(frozen=True)
class ColumnEvidence:
    """The cells of a column, or so many of them that they tell what it is, and the e-mail addresses beside them."""

    cells: Sequence[Any] = ()
    mails: Sequence[Any] = ()

    @cached_property
    def dates(self) -> ColumnDates:
        """What the dates of the column tell together."""
        return column_dates(self.cells)

    def short_texts(self) -> set[str]:
        """The texts of the column that may be letters or words of a choice."""
        return {cell for cell in self.cells if isinstance(cell, str) and len(cell) < 20}


NOTHING = ColumnEvidence()


def reader_of(
    fields: Sequence[Field],
    setting: Setting,
    *,
    header: str = "",
    order: NameOrder = (),
    evidence: ColumnEvidence = NOTHING,
) -> ColumnReader:
    """The reader of a column that gives `fields`: one result a cell for one field, a tuple of results for several.

    `header` and the other cells explain single letters; `order` is that of full names, which their own form may gainsay. What programs
    damaged on its way is no value of any field.
    """
    found = (
        _one(fields[0], setting, header, evidence)
        if len(fields) == 1
        else _several(fields, setting, header, order, evidence)
    )
    texts = any(field.type in _TEXTS for field in fields)
    said = said_of(evidence.cells) if texts else ()
    return replace(found, read=read_sound(found.read, text=texts), said=(*found.said, *said))


def _one(field: Field, setting: Setting, header: str, evidence: ColumnEvidence) -> ColumnReader:
    if field.type is FieldType.PHONE:
        return ColumnReader(phones.PhoneColumn(evidence.cells).read, True, phones.USUAL)
    read = _single(field, setting, header, evidence)
    said = evidence.dates.said if field.type is FieldType.DATE else ()
    usual = texts.USUAL if read is texts.read_text and not field.sensitive else _USUAL.get(field.type)
    read = read if field.type in _OF_SEVERAL else only_one(read)
    return ColumnReader(unmasked(read) if field.sensitive else read, usual=usual, said=said)


def _several(
    fields: Sequence[Field], setting: Setting, header: str, order: NameOrder, evidence: ColumnEvidence
) -> ColumnReader:
    keys, types = [field.key for field in fields], {field.type for field in fields}
    parts = [field.name_part for field in fields if field.name_part is not None]
    readers = [_single(field, setting, header) for field in fields]
    if len(parts) > 1:
        father, others = NamePart.PATRONYMIC in parts, len(parts) < len(fields)
        seen = ((), ()) if others else (evidence.cells, evidence.mails)
        orders = NameOrders(order, setting.language, *seen, father=father)
        named = read_names(orders.of, parts)
        return _with_more(named, fields, readers) if others else ColumnReader(named, said=orders.said)
    if all(key.startswith("preference_") for key in keys):
        return ColumnReader(lists.read_preferences(len(keys)))
    if all(key.startswith("level_") for key in keys):
        return ColumnReader(lists.read_spoken(fields, setting.language))
    if keys == ["sending", "hosting"]:
        several = fields[0].type is FieldType.AGENCIES
        return ColumnReader(lists.read_directions(setting.agencies, several=several))
    if len(keys) == 2 and types == {FieldType.LANGUAGE, FieldType.LEVEL}:
        return ColumnReader(lists.read_language_levels(fields, setting.language))
    if len(keys) == 2 and types == {FieldType.DATE}:
        return ColumnReader(lists.read_periods(setting.today))
    if len(keys) == 2 and types == {FieldType.INTEGER}:
        return ColumnReader(lists.read_bounds(readers))
    return ColumnReader(read_composite(fields, readers, evidence.cells), True)


def _with_more(named: Reader, fields: Sequence[Field], readers: Sequence[Reader]) -> ColumnReader:
    """A reader of a whole name with other fields behind it."""
    others = [at for at, field in enumerate(fields) if field.name_part is None]
    parts = read_composite([fields[0], *(fields[at] for at in others)], [named, *(readers[at] for at in others)])

    def read(cell: Any, regions: phones.Regions) -> Any:
        found = parts(cell, regions)
        return None if found is None else (*(found[0] or (None,) * (len(fields) - len(others))), *found[1:])

    return ColumnReader(read, True)


def name_order(fields: Iterable[Field]) -> NameOrder:
    """The order that fields give to the parts of a name; () where they hold anything else."""
    parts = [field.name_part for field in fields]
    order = tuple(part for part in parts if part is not None)
    return order if len(order) == len(parts) else ()


def unmasked(read: Reader) -> Reader:
    """A reader that takes no mask for a value: lists come masked out of the application, and may come back."""
    return lambda cell: Fault(MASKED) if isinstance(cell, str) and is_mask(cell) else read(cell)


def _single(field: Field, setting: Setting, header: str, evidence: ColumnEvidence = NOTHING) -> Reader:
    """The reader of one value, which is one that the field allows."""
    read, rule = _of_type(field, setting, header, evidence), rule_of(field)
    if rule is None or field.type not in _RULED:
        return read

    def ruled(cell: Any) -> Any:
        found = read(cell)
        wrong = None if found is None or isinstance(found, Fault) else rule(field, found, setting.today)
        return found if wrong is None else Fault(wrong)

    return ruled


def _of_type(field: Field, setting: Setting, header: str, evidence: ColumnEvidence) -> Reader:
    match field.type:
        case FieldType.DATE:
            birth, column = field.day is Day.PAST, evidence.dates
            read_one = read_dates(setting.today, birth=birth, date1904=setting.date1904, column=column)
            return lists.read_last_days(read_one, setting.today) if field.day is Day.LAST else read_one
        case FieldType.BOOLEAN:
            return choices.read_answers(meant_letters("answers", evidence.short_texts(), setting.language))
        case FieldType.CHOICE | FieldType.LEVEL | FieldType.LANGUAGE | FieldType.CURRENCY if field.choices:
            letters = gender_letters(field.choices, header, evidence.short_texts(), setting.language)
            return choices.read_choices(field, setting.language, letters if field.choices.letters else None)
        case FieldType.COUNTRY:
            return countries.read_countries(setting.language, evidence.cells)
        case FieldType.LIST if field.choices:
            return lists.read_chosen(choices.read_choices(field, setting.language))
        case FieldType.LIST:
            read = lists.read_lists(words_between=field.known is not None)
            return read if field.known is None else lambda cell: coded(field, read(cell))
        case FieldType.AGENCY | FieldType.AGENCIES:
            return lists.read_agencies(setting.agencies, several=field.type is FieldType.AGENCIES)
        case FieldType.COUNTS:
            return lists.read_counts(setting.agencies)
        case FieldType.POINTS:
            return lists.read_points(field)
        case FieldType.ORDER:
            return lists.read_order(field)
        case _ if field.name_part is not None:
            return read_name
        case _:
            known = (_KNOWN[topic] for topic in field.in_lists.like if topic in _KNOWN)
            return _EXACT.get(field.type) or next(known, texts.read_text)


__all__ = ["ColumnEvidence", "ColumnReader", "Fault", "Setting", "name_order", "reader_of", "unmasked"]
