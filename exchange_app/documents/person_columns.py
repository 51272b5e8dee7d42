"""How the columns of a list of people stand on paper, and what stands in them; which there are, kinds.columns says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exchange_app.documents.material import PersonEntry
from exchange_app.domain import titles
from exchange_app.domain.records import RecordId
from exchange_app.domain.rules import text
from exchange_app.errors import Trouble
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.columns import CODE, Column, people_columns
from exchange_app.kinds.registry import roster_kinds
from exchange_app.text import Language, msg, sort_key

PERSON = "applicant"
"""The kind whose records are the lines of a roster; its fields go by their own keys."""
_RIGHT = frozenset({FieldType.INTEGER, FieldType.DECIMAL})
_WHOLE = frozenset(
    {
        FieldType.DATE,
        FieldType.PHONE,
        FieldType.LEVEL,
        FieldType.INTEGER,
        FieldType.DECIMAL,
        FieldType.AGENCY,
        FieldType.NATIONAL_ID,
    }
    | {FieldType.PASSPORT, FieldType.CURRENCY}
)


class UnknownColumn(Trouble):
    """A column was asked for that no list of people has."""

    code = "document.column"


def set_right(column: Column) -> bool:
    """Whether its figures are set at the right."""
    return column.field.type in _RIGHT


def on_one_line(column: Column) -> bool:
    """Whether its values stay on one line."""
    return column.field.type in _WHOLE or column.key == CODE.key


def names_person(column: Column) -> bool:
    """Whether it names the person."""
    return column.of == PERSON and column.field.key in ("name", *kind(PERSON).name_fields)


def offered() -> Mapping[str, Column]:
    """Every column there is, by key: an applicant's fields by their own key, the others as `outlet.city`."""
    return people_columns(PERSON)


def find(keys: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these keys, each once. A field key without its kind is looked for in the order of their kinds.

    Raises UnknownColumn.
    """
    return tuple({column.key: column for column in map(_find, keys)}.values())


def _find(key: str) -> Column:
    columns = offered()
    plain = key.removeprefix(f"{PERSON}.")
    named = [f"{key}.{kind(key).name_fields[0]}"] if key in roster_kinds() else []
    for candidate in (plain, *(f"{of}.{plain}" for of in roster_kinds()), *named):
        if candidate in columns:
            return columns[candidate]
    raise UnknownColumn(
        msg("A roster has no column “{column}”; use field keys such as family_name, city or outlet.name.", column=key)
    )


def value(entry: PersonEntry, column: Column, outlets: Mapping[RecordId, str]) -> Value | None:
    """What stands in a column for a person; the name for a reference; the opening's dates where the placement has none."""
    match column.key:
        case "code":
            return entry.applicant.code
        case "agency":
            return entry.applicant.agency
        case "name":
            return titles.listed(entry.applicant)
    record = entry.records.get(column.of)
    if record is None:
        return None
    found = record.get(column.field.key)
    declared = kind(column.of)
    placing = declared.placing
    if found is None and placing is not None and column.field.key in (placing.starts, placing.ends):
        opening = entry.records.get(declared.references[placing.where])
        return opening.get(column.field.key) if opening else None
    if column.field.type is FieldType.REFERENCE:
        return outlets.get(str(found))
    return found


def alphabetical(entries: Iterable[PersonEntry], language: Language) -> list[PersonEntry]:
    """People by family name, then given name, then code, as the language orders its letters."""
    names = kind("applicant").name_fields

    def order(entry: PersonEntry) -> tuple[str, ...]:
        return (*(sort_key(text(entry.applicant, each) or "", language) for each in names), entry.applicant.code)

    return sorted(entries, key=order)
