"""Lists as they are asked for in words: conditions such as `city=Bakı` made into a query, records as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from exchange_app.domain.records import Record
from exchange_app.errors import Trouble
from exchange_app.kinds import KINDS, Field, FieldType, Kind, Value, kind
from exchange_app.kinds.columns import ASKED, Column, table_columns
from exchange_app.kinds.registry import column_field
from exchange_app.kinds.values import show, to_json
from exchange_app.services.lookup import find_record
from exchange_app.services.naming import names_of, referred_names
from exchange_app.services.typed_values import parse_typed
from exchange_app.sheets.write import write_table
from exchange_app.store import Filter, Query, Reader, Sort
from exchange_app.text import Message, Words, fold, msg

_OPERATORS = (("!=", "is_not"), (">=", "at_least"), ("<=", "at_most"), ("~", "contains"), ("=", "is"))


class UnknownKind(Trouble):
    """A kind of record that there is not."""

    code: ClassVar[str] = "list.unknown_kind"

    def __init__(self, given: str) -> None:
        super().__init__(
            msg("There are no records called {name}; there are {kinds}.", name=given, kinds=", ".join(KINDS))
        )


class UnknownField(Trouble):
    """A field that the kind does not have."""

    code: ClassVar[str] = "list.unknown_field"

    def __init__(self, given: str, declared: Kind) -> None:
        super().__init__(
            msg(
                "{kind} has no field {name}; its fields are {fields}.",
                kind=declared.label,
                name=given,
                fields=", ".join(declared.keys),
            )
        )


class BadCondition(Trouble):
    """A condition or an assignment that is not FIELD=VALUE."""

    code: ClassVar[str] = "list.condition"

    def __init__(self, given: str) -> None:
        super().__init__(msg("{text} cannot be read; write it as FIELD=VALUE, such as city=Baku.", text=given))


class GivenTwice(Trouble):
    """What takes one value is given several."""

    code: ClassVar[str] = "list.twice"

    def __init__(self, key: str) -> None:
        super().__init__(msg("{field} is given more than once; give it one value.", field=key))


class BadValue(Trouble):
    """A value that its field does not take; the sentence says why."""

    code: ClassVar[str] = "list.value"

    def __init__(self, field: Field, why: Message) -> None:
        super().__init__(msg("{field}: {why}", field=field.label, why=why))


class MaskedColumn(Trouble):
    """Records are to be found or ordered by a field whose values the person does not read: that would tell them."""

    code: ClassVar[str] = "list.masked"

    def __init__(self, field: Field) -> None:
        super().__init__(
            msg(
                "{field} is masked, and finding or sorting by it would tell its values; add --with-sensitive and --basis, "
                "or ask only whether it is given ({key}= or {key}!=).",
                field=field.label,
                key=field.key,
            )
        )


@dataclass(frozen=True, slots=True)
class ListedRecords:
    """The records a list shows; `total` counts those behind the limit too."""

    kind: Kind
    records: tuple[Record, ...]
    total: int


def find_kind(name: str) -> Kind:
    """The kind of that key, also in the plural. Raises UnknownKind."""
    wanted = fold(name)
    for declared in KINDS.values():
        if wanted in (declared.key, declared.key + "s", fold(declared.label.text), fold(declared.plural.text)):
            return declared
    raise UnknownKind(name)


def make_query(
    reader: Reader,
    declared: Kind,
    words: Words,
    *,
    where: Sequence[str] = (),
    search: str = "",
    sort: Sequence[str] = (),
) -> Query:
    """The query of conditions `FIELD=VALUE` (also != >= <= and ~ for "contains"; an empty value means "not given").

    `sort` holds field keys, a leading minus for descending. Raises BadCondition, UnknownField, BadValue, and for a
    sensitive field that `reader` masks MaskedColumn.
    """
    filters = tuple(_filter(reader, declared, each, words) for each in where)
    orders = tuple(Sort(_column(declared, each.lstrip("-")), each.startswith("-")) for each in sort)
    if reader.masked:
        told = [*(each.column for each in filters if each.value is not None), *(each.column for each in orders)]
        for field in map(partial(_declared_field, declared), told):
            if field is not None and field.sensitive:
                raise MaskedColumn(field)
    return Query(
        declared.key, search=search, filters=filters, sort=orders or _usual_order(declared), language=words.language
    )


def read_list(reader: Reader, query: Query, limit: int | None = None) -> ListedRecords:
    """The records of a query, in its order, at most `limit` of them."""
    keys = reader.keys(query)
    wanted = keys if limit is None else keys[:limit]
    ids = reader.ids(query.kind, wanted)
    return ListedRecords(kind(query.kind), tuple(reader.records(query.kind, ids)), len(keys))


def assignments(given: Iterable[str]) -> dict[str, str]:
    """What `FIELD=VALUE` give, each field once. Raises BadCondition, GivenTwice."""
    found: dict[str, str] = {}
    for text in given:
        key, separator, value = text.partition("=")
        if not separator or not key.strip():
            raise BadCondition(text)
        if key.strip() in found:
            raise GivenTwice(key.strip())
        found[key.strip()] = value.strip()
    return found


def typed_value(reader: Reader, declared: Kind, key: str, text: str, words: Words) -> Value | None:
    """The canonical value of what was typed for a field; None for an empty text. Raises UnknownField, BadValue."""
    if key not in declared.keys:
        raise UnknownField(key, declared)
    field = declared.field(key)
    found = parse_typed(field, text, words, partial(find_record, reader))
    if isinstance(found, Message):
        raise BadValue(field, found)
    return found


def as_data(reader: Reader, records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """Records as JSON data: canonical values, references by the code of the record they point to."""
    records = list(records)
    referred = (
        (field.target or "", str(value))
        for each in records
        for field in kind(each.kind).fields
        if field.target and (value := each.get(field.key)) is not None
    )
    codes = {id: code for id, (code, _name) in names_of(reader, referred).items()}
    for record in records:
        declared = kind(record.kind)
        values = {
            field.key: codes.get(str(value), value) if field.type is FieldType.REFERENCE else to_json(field, value)
            for field in declared.fields
            if (value := record.get(field.key)) is not None
        }
        yield {"kind": record.kind, "code": record.code, "id": record.id, "agency": record.agency, "values": values}


def columns_of(declared: Kind, keys: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns of a table of records: the code, then the fields of `keys`, or all of them."""
    every = table_columns(declared.key)
    if not keys:
        return every
    by_key = {each.key: each for each in every}
    return tuple(by_key[key] for key in dict.fromkeys((every[0].key, *keys)))


def headings(columns: Iterable[Column], words: Words) -> list[str]:
    """What stands over columns."""
    return [words.say(each.label) for each in columns]


def as_text(reader: Reader, records: Iterable[Record], columns: Sequence[Column], words: Words) -> Iterator[list[str]]:
    """Records as rows of text in the person's language."""
    records = list(records)
    names = reference_names(reader, records)
    for record in records:
        yield [show(each.field, _value(record, each), words, names) for each in columns]


def _value(record: Record, column: Column) -> Value | None:
    return record.code if column.computed else record.get(column.key)


def reference_names(reader: Reader, records: Iterable[Record]) -> dict[str, str]:
    """The names of all records that `records` refer to, by id."""
    return referred_names(
        reader, ((field, each.get(field.key)) for each in records for field in kind(each.kind).fields if field.target)
    )


def brief_fields(declared: Kind, width: int = 110) -> list[str]:
    """The fields that tell records of a kind apart on one line of so many characters: its name, what it must have,
    then others in catalogue order, long texts, sensitive fields and its code left out."""
    beside = (f for f in declared.fields if f.key != declared.code_field)
    fitting = [f for f in beside if f.type is not FieldType.LONG_TEXT and not f.sensitive]
    fitting.sort(key=lambda f: (f.key not in declared.name_fields, not f.required))
    chosen: list[str] = []
    for field in fitting:
        width -= field.width + 2
        if width >= 0:
            chosen.append(field.key)
    return chosen


def _usual_order(declared: Kind) -> tuple[Any, ...]:
    return (Sort("name" if declared.named else "code"),)


def _filter(reader: Reader, declared: Kind, text: str, words: Words) -> Filter:
    for sign, op in _OPERATORS:
        key, found, value = text.partition(sign)
        if found:
            column = _column(declared, key.strip())
            return Filter(column, op, _compared(reader, declared, column, value.strip(), op, words))  # type: ignore[arg-type]
    raise BadCondition(text)


def _compared(reader: Reader, declared: Kind, column: str, text: str, op: str, words: Words) -> Value | None:
    field = _declared_field(declared, column)
    if op == "contains" or field is None or field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST):
        if column == "problems" and text.isdigit():
            return int(text)
        return text or None
    found = parse_typed(field, text, words, partial(find_record, reader)) if text else None
    if isinstance(found, Message):
        raise BadValue(field, found)
    return found[0] if isinstance(found, tuple) and found else found


def _declared_field(declared: Kind, column: str) -> Field | None:
    """The field behind a column's path, `application.status` as well as `city`."""
    found = column_field(declared.key, column)
    return found[1] if found is not None else None


def _column(declared: Kind, name: str) -> str:
    if name in ASKED or _declared_field(declared, name) is not None:
        return name
    raise UnknownField(name, declared)


def save_workbook(path: Path, listed: ListedRecords, reader: Reader, words: Words) -> int:
    """Save a list as a workbook, dates and numbers as such, all else as a person sees it; how many rows it has.

    Raises what saving in sheets raises.
    """
    columns = columns_of(listed.kind)
    types = [each.plain_type for each in columns]
    names = reference_names(reader, listed.records)
    rows: list[list[object]] = []
    for record in listed.records:
        cells: list[object] = []
        for column, type_ in zip(columns, types, strict=True):
            value = _value(record, column)
            cells.append(value if type_ is not FieldType.TEXT else show(column.field, value, words, names) or None)
        rows.append(cells)
    write_table(path, headings(columns, words), rows, types)
    return len(rows)
