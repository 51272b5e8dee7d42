"""The columns that a list of people can have, made from the declarations of the kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exchange_app.documents.material import Entry
from exchange_app.domain import titles
from exchange_app.domain.records import RecordId
from exchange_app.domain.rules import text
from exchange_app.errors import Trouble
from exchange_app.kinds import Field, FieldType, Personal, Value, kind
from exchange_app.kinds.registry import per_registry, roster_kinds
from exchange_app.text import Language, Message, msg, pmsg, sort_key

PERSON = "applicant"
"""The kind whose records are the lines of a roster; its fields go by their own keys."""
_COMPUTED = (
    Field("name", pmsg("column", "Family name, given name"), personal=Personal.PERSONAL, width=28),
    Field("code", pmsg("column", "Code"), width=13),
    Field("agency", pmsg("column", "Side"), FieldType.AGENCY, width=6),
)
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


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """One column: `key` as it is asked for, `of` the kind whose record holds the value."""

    key: str
    of: str
    field: Field

    @property
    def sensitive(self) -> bool:
        """Whether it stands on paper only when a person chose it."""
        return self.field.sensitive

    @property
    def right(self) -> bool:
        """Whether its figures are set at the right."""
        return self.field.type in _RIGHT

    @property
    def whole(self) -> bool:
        """Whether its values stay on one line."""
        return self.field.type in _WHOLE or self.key == "code"

    @property
    def named(self) -> bool:
        """Whether it names the person."""
        return self.of == PERSON and self.field.key in ("name", *kind(PERSON).name_fields)


@per_registry
def offered() -> Mapping[str, PersonColumn]:
    """Every column there is, by key: an applicant's fields by their own key, the others as `outlet.city`."""
    found = [PersonColumn(field.key, PERSON, field) for field in _COMPUTED]
    for of in roster_kinds():
        for field in kind(of).fields:
            key = field.key if of == PERSON else f"{of}.{field.key}"
            if field.target not in roster_kinds() or not field.required:
                # What it must refer to stands there with fields of its own.
                found.append(PersonColumn(key, of, field))
    return {column.key: column for column in found}


def find(keys: Iterable[str]) -> tuple[PersonColumn, ...]:
    """The columns of these keys, each once. A field key without its kind is looked for in the order of their kinds.

    Raises UnknownColumn.
    """
    return tuple({column.key: column for column in map(_find, keys)}.values())


def _find(key: str) -> PersonColumn:
    columns = offered()
    plain = key.removeprefix(f"{PERSON}.")
    named = [f"{key}.{kind(key).name_fields[0]}"] if key in roster_kinds() else []
    for candidate in (plain, *(f"{of}.{plain}" for of in roster_kinds()), *named):
        if candidate in columns:
            return columns[candidate]
    raise UnknownColumn(
        msg("A roster has no column “{column}”; use field keys such as family_name, city or outlet.name.", column=key)
    )


def value(entry: Entry, column: PersonColumn, outlets: Mapping[RecordId, str]) -> Value | None:
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


def alphabetical(entries: Iterable[Entry], language: Language) -> list[Entry]:
    """People by family name, then given name, then code, as the language orders its letters."""
    names = kind("applicant").name_fields

    def order(entry: Entry) -> tuple[str, ...]:
        return (*(sort_key(text(entry.applicant, each) or "", language) for each in names), entry.applicant.code)

    return sorted(entries, key=order)


def heading(column: PersonColumn, among: Iterable[PersonColumn]) -> Message:
    """What stands over a column; the kind before it where another column is called the same."""
    if any(other.key != column.key and other.field.label == column.field.label for other in among):
        return msg("{kind}: {field}", kind=kind(column.of).label, field=column.field.label)
    return column.field.label
