"""Canonical values as the cells of an exchange workbook, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.countries import country_names
from exchange_app.kinds.values import show
from exchange_app.sheets.write.model import CellKind, CellValue, ColumnPlan
from exchange_app.text import Words

AGENCIES = "agency"
"""The list of agency codes."""
_AS_TYPED = frozenset(
    {
        FieldType.PHONE,
        FieldType.EMAIL,
        FieldType.URL,
        FieldType.NATIONAL_ID,
        FieldType.PASSPORT,
        FieldType.TEXT,
        FieldType.LONG_TEXT,
    }
)
_ONE_OF = frozenset({FieldType.CHOICE, FieldType.LEVEL, FieldType.LANGUAGE, FieldType.CURRENCY})


def cell_of(field: Field, words: Words, names: Mapping[str, str]) -> Callable[[Value], CellValue]:
    """How a field's values become cells: dates as dates, numbers as numbers, codes as words, all else as text.

    `names` gives the text of a referred record by its id.
    """
    match field.type:
        case FieldType.DATE:
            return lambda value: value if isinstance(value, date) else str(value)
        case FieldType.INTEGER:
            return lambda value: value if isinstance(value, int) else str(value)
        case FieldType.DECIMAL:
            return str
        case _ if field.type in _AS_TYPED:
            return str
        case _:
            return lambda value: show(field, value, words, names)


def column(field: Field, words: Words) -> ColumnPlan:
    """The column of a field: its label in the reader's language, and what may be typed into it."""
    header = words.say(field.label)
    match field.type:
        case FieldType.DATE:
            return ColumnPlan(header, max(field.width, 12), CellKind.DATE)
        case FieldType.INTEGER:
            return ColumnPlan(header, field.width, CellKind.INTEGER, minimum=field.minimum, maximum=field.maximum)
        case _:
            return ColumnPlan(
                header,
                field.width,
                choices=list_key(field),
                strict=field.type in _ONE_OF or field.type is FieldType.BOOLEAN,
            )


def list_key(field: Field) -> str | None:
    """The name of the list that a field's cells are chosen from; None where anything may be typed."""
    if field.type in _ONE_OF and field.choices is not None:
        return "/".join(field.choices.codes)
    match field.type:
        case FieldType.BOOLEAN | FieldType.COUNTRY:
            return field.type.value
        case FieldType.REFERENCE:
            return f"ref:{field.target}"
        case FieldType.AGENCY:
            return AGENCIES
        case _:
            return None


def list_values(field: Field, words: Words, names: Mapping[str, list[str]]) -> list[str]:
    """What stands in the list of a field. `names` gives the texts of the records of each kind, and agency codes."""
    match field.type:
        case FieldType.BOOLEAN:
            return [words.p_("answer", "yes"), words.p_("answer", "no")]
        case FieldType.COUNTRY:
            return list(country_names(words.language).values())
        case FieldType.REFERENCE:
            return names.get(field.target or "", [])
        case FieldType.AGENCY:
            return names.get(AGENCIES, [])
        case _:
            return [words.say(label) for label in field.choices.labels.values()] if field.choices else []
