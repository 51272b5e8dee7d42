"""Which reader a column gets: one table from field types to readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from exchange_app.kinds import Field, FieldType
from exchange_app.kinds.masking import MASKED, is_mask
from exchange_app.kinds.model import Day, NamePart
from exchange_app.kinds.values import coded
from exchange_app.sheets.infer.values import identifiers, lists, numbers, pairs, phones, ranges, texts
from exchange_app.sheets.infer.values.choices import read_choices
from exchange_app.sheets.infer.values.composites import RegionalReader, read_composite
from exchange_app.sheets.infer.values.countries import read_countries
from exchange_app.sheets.infer.values.damage import read_sound, said_of
from exchange_app.sheets.infer.values.dates import ColumnDates, column_dates, read_dates
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.letters import gender_letters
from exchange_app.sheets.infer.values.name_orders import NameOrders
from exchange_app.sheets.infer.values.names import NameOrder, read_names
from exchange_app.sheets.infer.values.phones import read_phone
from exchange_app.sheets.infer.values.spoken import read_spoken
from exchange_app.sheets.infer.values.texts import read_name, read_text
from exchange_app.text import Language, Message, msg


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of one table's cells depends on."""

    language: Language
    today: date
    date1904: bool = False
    agencies: Mapping[str, str] | None = None


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


_TEXTS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST))


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
    found = _reader_of(fields, setting, header, order, evidence)
    texts = any(field.type in _TEXTS for field in fields)
    return replace(
        found,
        read=read_sound(found.read, text=texts),
        said=(*found.said, *(said_of(evidence.cells) if texts else ())),
    )


def _reader_of(
    fields: Sequence[Field], setting: Setting, header: str, order: NameOrder, evidence: ColumnEvidence
) -> ColumnReader:
    keys = tuple(field.key for field in fields)
    types = {field.type for field in fields}
    parts = [field.name_part for field in fields if field.name_part is not None]
    if len(keys) > 1 and len(parts) == len(keys):
        orders = NameOrders(order, setting.language, evidence.cells, evidence.mails)
        return ColumnReader(_arranged(read_names(orders.of), parts), said=orders.said)
    if (
        fields[0].name_part is NamePart.GIVEN
        and fields[1:2]
        and fields[1].name_part is NamePart.FAMILY
        and len(keys) > 2
    ):
        return _named_and_more(fields, setting, header, order)
    if len(keys) > 1 and all(key.startswith("preference_") for key in keys):
        return ColumnReader(_preferences(len(keys)))
    if len(keys) > 1 and all(key.startswith("level_") for key in keys):
        return ColumnReader(read_spoken(fields, setting.language))
    if keys == ("sending", "hosting"):
        return ColumnReader(
            pairs.read_directions(dict(setting.agencies or {}), several=fields[0].type is FieldType.AGENCIES)
        )
    if len(keys) == 2 and types == {FieldType.LANGUAGE, FieldType.LEVEL}:
        return ColumnReader(pairs.read_language_levels(fields, setting.language))
    if len(keys) == 2 and all(field.type is FieldType.DATE for field in fields):
        return ColumnReader(ranges.read_periods(setting.today))
    if len(keys) == 2 and all(field.type is FieldType.INTEGER for field in fields):
        return ColumnReader(ranges.read_bounds(fields, [_single(field, setting, header) for field in fields]))
    if len(keys) > 1:
        readers = [_single(field, setting, header) for field in fields]
        return ColumnReader(read_composite(fields, readers, evidence.cells), True)
    field = fields[0]
    if field.type is FieldType.PHONE:
        return ColumnReader(phones.PhoneColumn(evidence.cells).read, True, phones.USUAL)
    read = _single(field, setting, header, evidence)
    said = evidence.dates.said if field.type is FieldType.DATE else ()
    if field.sensitive:
        return ColumnReader(unmasked(read), usual=_usual(field, masks=True), said=said)
    return ColumnReader(read, usual=_usual(field), said=said)


def name_order(fields: Iterable[Field]) -> NameOrder:
    """The order that fields give to the parts of a name; () where they hold anything else."""
    parts = [field.name_part for field in fields]
    order = tuple(part for part in parts if part is not None)
    return order if len(order) == len(parts) else ()


def unmasked(read: Reader) -> Reader:
    """A reader that takes no mask for a value: lists come masked out of the application, and may come back."""
    return lambda cell: Fault(MASKED) if isinstance(cell, str) and is_mask(cell) else read(cell)


def _arranged(read: Reader, parts: Sequence[NamePart]) -> Reader:
    places = tuple(list(NamePart).index(part) for part in parts)

    def arranged(cell: Any) -> Any:
        found = read(cell)
        return None if found is None else tuple(found[at] for at in places)

    return arranged


def _named_and_more(fields: Sequence[Field], setting: Setting, header: str, order: NameOrder) -> ColumnReader:
    """A reader of a whole name with other fields behind it."""
    names = tuple(field.name_part for field in fields if field.name_part is not None)
    others = [field for field in fields if field.name_part is None]
    parts = read_composite(
        [fields[0], *others], [texts.read_text, *(_single(field, setting, header) for field in others)]
    )
    whole = _arranged(read_names(NameOrders(order, setting.language).of), names)

    def read(cell: Any, regions: phones.Regions) -> Any:
        found = parts(cell, regions)
        if found is None:
            return None
        named = whole(found[0]) if isinstance(found[0], str) else None
        return (*(named or (None,) * len(names)), *found[1:])

    return ColumnReader(read, True)


def _preferences(number: int) -> Reader:
    def read(cell: Any) -> Any:
        found = lists.split_list(str(cell))
        extra = (
            Fault(msg("More outlets are named than there are choices; keep the first ones."))
            if len(found) > number
            else None
        )
        return (*found[:number], *([None] * (number - len(found)))) if extra is None else (*found[: number - 1], extra)

    return read


def _usual(field: Field, *, masks: bool = False) -> re.Pattern[str] | None:
    match field.type:
        case FieldType.EMAIL:
            return identifiers.USUAL_EMAIL
        case FieldType.NATIONAL_ID:
            return identifiers.USUAL_NATIONAL_ID
        case FieldType.PASSPORT:
            return identifiers.USUAL_PASSPORT
        case FieldType.TEXT | FieldType.LONG_TEXT if field.name_part is None and not masks:
            return texts.USUAL
        case _:
            return None


def _single(field: Field, setting: Setting, header: str, evidence: ColumnEvidence = NOTHING) -> Reader:
    seen = evidence.short_texts()
    match field.type:
        case FieldType.DATE:
            birth, column = field.day is Day.PAST, evidence.dates
            read_one = read_dates(setting.today, birth=birth, date1904=setting.date1904, column=column)
            return ranges.read_last_days(read_one, setting.today) if field.day is Day.LAST else read_one
        case FieldType.INTEGER:
            return numbers.read_integers(field)
        case FieldType.DECIMAL:
            return numbers.read_decimals(field)
        case FieldType.BOOLEAN:
            return numbers.read_answers(seen)
        case FieldType.CHOICE | FieldType.LEVEL | FieldType.LANGUAGE | FieldType.CURRENCY if field.choices:
            letters = gender_letters(field, header, seen, setting.language) if field.choices.letters else None
            return read_choices(field, setting.language, letters)
        case FieldType.COUNTRY:
            return read_countries(setting.language, evidence.cells)
        case FieldType.EMAIL:
            return identifiers.read_email
        case FieldType.NATIONAL_ID:
            return identifiers.read_national_id
        case FieldType.PASSPORT:
            return identifiers.read_passport
        case FieldType.URL:
            return identifiers.read_url
        case FieldType.LIST:
            read = lists.read_lists(words_between=field.known is not None)
            return read if field.known is None else lambda cell: coded(field, read(cell))
        case FieldType.AGENCY | FieldType.AGENCIES:
            return lists.read_agencies(dict(setting.agencies or {}), several=field.type is FieldType.AGENCIES)
        case FieldType.COUNTS:
            return lists.read_counts(dict(setting.agencies or {}))
        case FieldType.PHONE:
            return lambda cell: read_phone(cell, ())
        case _:
            return read_name if field.name_part is not None else read_text


__all__ = [
    "ColumnEvidence",
    "ColumnReader",
    "Fault",
    "RegionalReader",
    "Setting",
    "name_order",
    "reader_of",
    "unmasked",
]
