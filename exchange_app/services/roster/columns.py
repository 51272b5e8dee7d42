"""The columns a roster can have, made from the declarations in fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exchange_app.errors import Trouble
from exchange_app.kinds import Field, FieldType, Personal, kind
from exchange_app.kinds.registry import per_registry, roster_kinds
from exchange_app.text import Message, msg, pmsg

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
    """A column was asked for that no roster has."""

    code = "roster.column"


@dataclass(frozen=True, slots=True)
class RosterColumn:
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
def offered() -> Mapping[str, RosterColumn]:
    """Every column there is, by key: an applicant's fields by their own key, the others as `outlet.city`."""
    found = [RosterColumn(field.key, PERSON, field) for field in _COMPUTED]
    for of in roster_kinds():
        for field in kind(of).fields:
            key = field.key if of == PERSON else f"{of}.{field.key}"
            if field.target not in roster_kinds() or not field.required:
                # What it must refer to stands there with fields of its own.
                found.append(RosterColumn(key, of, field))
    return {column.key: column for column in found}


def find(keys: Iterable[str]) -> tuple[RosterColumn, ...]:
    """The columns of these keys, each once. A field key without its kind is looked for in the order of their kinds.

    Raises UnknownColumn.
    """
    return tuple({column.key: column for column in map(_find, keys)}.values())


def _find(key: str) -> RosterColumn:
    columns = offered()
    plain = key.removeprefix(f"{PERSON}.")
    named = [f"{key}.{kind(key).name_fields[0]}"] if key in roster_kinds() else []
    for candidate in (plain, *(f"{of}.{plain}" for of in roster_kinds()), *named):
        if candidate in columns:
            return columns[candidate]
    raise UnknownColumn(
        msg("A roster has no column “{column}”; use field keys such as family_name, city or outlet.name.", column=key)
    )


def usual(*, by_outlet: bool, grouped: bool) -> tuple[str, ...]:
    """The columns of a roster for which nobody chose any."""
    person = ("family_name", "given_name", "agency", "birth_date", "city", "employer")
    if by_outlet:
        return (*person, "phone", *(() if grouped else ("cohort.title",)), "placement.starts", "placement.ends")
    return (*person, "application.status", *(() if grouped else ("outlet.name",)), "placement.starts", "placement.ends")


def heading(column: RosterColumn, among: Iterable[RosterColumn]) -> Message:
    """What stands over a column; the kind before it where another column is called the same."""
    if any(other.key != column.key and other.field.label == column.field.label for other in among):
        return msg("{kind}: {field}", kind=kind(column.of).label, field=column.field.label)
    return column.field.label
