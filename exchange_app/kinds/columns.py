"""The columns of records, one catalogue made from the declarations: which there are and in which order, what stands over
each, and how wide it is. How a value is said in one is kinds.values.show.

The window's lists, the command line, rosters, workbooks and what is read from lists ask here; how many pixels a column
takes, and by which expression a store reads it, is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from exchange_app.kinds.model import Field, FieldType, Kind, Personal
from exchange_app.kinds.registry import KINDS, kind, per_registry, roster_kinds
from exchange_app.kinds.values import show
from exchange_app.text import Message, Words, msg, pmsg

CODE = Field("code", pmsg("column", "Code"), width=13)
SIDE = Field("agency", pmsg("column", "Side"), FieldType.AGENCY, width=6)
PROBLEMS = Field("problems", pmsg("column", "Problems"), FieldType.INTEGER, width=8)
CHANGED = Field("changed_at", pmsg("column", "Changed"), FieldType.DATE, width=16)
"""The day and the time of the last change."""
_AS_THEY_ARE = frozenset({FieldType.DATE, FieldType.INTEGER, FieldType.DECIMAL})
ASKED = ("name", CODE.key, SIDE.key, PROBLEMS.key, CHANGED.key, "created_at")
"""What a list of any kind can be filtered and ordered by beside its fields."""


class Column(NamedTuple):
    """One column: `key` as it is asked for, `of` the kind whose record holds the value.

    `computed`: the value is no field of the record, and nobody types it.
    """

    key: str
    of: str
    field: Field
    computed: bool = False

    @property
    def label(self) -> Message:
        """What stands over it."""
        return self.field.label

    @property
    def plain_type(self) -> FieldType:
        """The type of its cells in a plain workbook: dates and numbers are such there, all else is text."""
        return self.field.type if self.field.type in _AS_THEY_ARE else FieldType.TEXT

    @property
    def sensitive(self) -> bool:
        """Whether its values are masked unless somebody says on what basis they are read."""
        return self.field.sensitive


def name_column(declared: Kind) -> Column | None:
    """The column of a name that has several parts, in the order of lists; None where one field names a record."""
    if declared.lead != "name" or declared.name_label is None:
        return None
    personal = Personal.PERSONAL if declared.people else Personal.NONE
    return Column("name", declared.key, Field("name", declared.name_label, personal=personal, width=28), computed=True)


@per_registry
def list_columns(key: str) -> Mapping[str, Column]:
    """Every column a list of a kind can show, the one that names a record first; those of its newest record of another kind
    by `<kind>.<field>`."""
    declared = KINDS[key]
    name = name_column(declared)
    found = [] if name is None else [name]
    found += [Column(each.key, key, each, computed=True) for each in (CODE, SIDE)]
    if (current := declared.current) is not None:
        newest = KINDS[current.kind]
        found += [Column(f"{newest.key}.{each}", newest.key, newest.field(each)) for each in current.columns]
    found += [Column(each.key, key, each) for each in declared.fields]
    found += [Column(each.key, key, each, computed=True) for each in (PROBLEMS, CHANGED)]
    columns = {each.key: each for each in found}
    return {declared.lead: columns[declared.lead]} | columns


@per_registry
def table_columns(key: str) -> tuple[Column, ...]:
    """The columns of a table of records that is given away: the code, then every other field in catalogue order."""
    columns = {CODE.key: Column(CODE.key, key, CODE, computed=True)}
    columns |= {each.key: Column(each.key, key, each) for each in KINDS[key].fields}
    return tuple(columns.values())


@per_registry
def people_columns(person: str) -> Mapping[str, Column]:
    """Every column of a list of people on paper: their own fields by their keys, those of what belongs to them as `outlet.city`.

    What a record must refer to stands there with fields of its own.
    """
    name = name_column(KINDS[person])
    found = [] if name is None else [name]
    found += [Column(each.key, person, each, computed=True) for each in (CODE, SIDE)]
    for of in roster_kinds():
        for field in kind(of).fields:
            if field.target not in roster_kinds() or not field.required:
                found.append(Column(field.key if of == person else f"{of}.{field.key}", of, field))
    return {each.key: each for each in found}


@per_registry
def read_fields(key: str) -> tuple[Field, ...]:
    """The fields that a list of a kind which is read can give, in catalogue order; those of its newest record of another
    kind too."""
    own, current = KINDS[key].fields, KINDS[key].current
    also = () if current is None else KINDS[current.kind].fields
    found = own + tuple(field for field in also if field.type is not FieldType.REFERENCE or not field.required)
    return tuple(field for field in found if field.in_lists.given)


def shower(column: Column, words: Words) -> Callable[[Any], str]:
    """How the values of a column are said, as a store reads them for a list; it is not asked where nothing is given."""
    if column.key == CHANGED.key:
        return partial(_stamp, words)
    if column.computed:
        return str
    return lambda value: show(column.field, value, words)


def _stamp(words: Words, at: datetime) -> str:
    here = at.astimezone()
    return f"{words.date(here.date())} {here:%H:%M}"


def heading(column: Column, among: Iterable[Column]) -> Message:
    """What stands over a column; its kind before it where another one is called the same."""
    if any(other.key != column.key and other.label == column.label for other in among):
        return msg("{kind}: {field}", kind=kind(column.of).label, field=column.label)
    return column.label
