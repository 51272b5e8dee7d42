"""Filters of a list: what a person can ask of a column, how it is said on a chip, and how it is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, cast, get_args

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.values import from_json, show
from exchange_app.store.query import Filter, Op, Query, Sort
from exchange_app.text import Language, Words
from ui.forms.lookups import Lookups
from ui.lists.list_columns import ListColumn

Way = Literal["list", "text", "span", "records", "given"]
"""How a column is asked: from a check list, by letters, from-to, by other records, or only whether something is given."""

_SPANS = (FieldType.DATE, FieldType.INTEGER, FieldType.DECIMAL)
_LISTS = (
    FieldType.CHOICE, FieldType.LEVEL, FieldType.LANGUAGE, FieldType.CURRENCY, FieldType.BOOLEAN, FieldType.AGENCY, FieldType.AGENCIES,
    FieldType.COUNTRY,
)  # fmt: skip


_GIVEN = ("empty", "not_empty")


def way_of(column: ListColumn) -> Way | None:
    """How a column is asked; None where it is not."""
    field = column.field
    if field is None:
        computed: dict[str, Way] = {"agency": "list", "name": "text", "code": "text", "changed_at": "span"}
        return computed.get(column.key)
    if column.masked:
        return "given"
    if field.type in _SPANS:
        return "span"
    if field.type in _LISTS or (field.type is FieldType.LIST and field.choices is not None):
        return "list"
    if field.type is FieldType.REFERENCE:
        return "records"
    return None if field.type in (FieldType.COUNTS,) else "text"


def said(column: ListColumn, filters: Iterable[Filter], words: Words, lookups: Lookups) -> str:
    """What the filters of one column ask, as the value on its chip."""
    parts = [_said(column, each, words, lookups) for each in filters]
    if len(parts) == 2 and {each.op for each in filters} == {"at_least", "at_most"}:
        low = next(each for each in filters if each.op == "at_least").value
        high = next(each for each in filters if each.op == "at_most").value
        return words.p_(
            "filter",
            "{low} to {high}",
            low=_word(column, low, words, lookups),
            high=_word(column, high, words, lookups),
        )
    return words.join(parts)


def _said(column: ListColumn, each: Filter, words: Words, lookups: Lookups) -> str:
    match each.op:
        case "empty":
            return words.p_("filter", "not given")
        case "not_empty":
            return words.p_("filter", "given")
        case "in":
            values = each.value if isinstance(each.value, tuple) else ()
            if len(values) > 2:
                return words.n_("{count} chosen", "{count} chosen", len(values))
            shown = [_word(column, value, words, lookups) for value in values]
            return (
                shown[0]
                if len(shown) == 1
                else words.p_("filter", "{one} or {other}", one=shown[0], other=shown[1])
                if shown
                else ""
            )
        case "is_not":
            return words.p_("filter", "not {value}", value=_word(column, each.value, words, lookups))
        case "contains":
            return words.p_("filter", "contains “{text}”", text=str(each.value))
        case "starts":
            return words.p_("filter", "begins with “{text}”", text=str(each.value))
        case "at_least":
            return words.p_("filter", "from {value}", value=_word(column, each.value, words, lookups))
        case "at_most":
            return words.p_("filter", "up to {value}", value=_word(column, each.value, words, lookups))
        case "is":
            return _word(column, each.value, words, lookups)


def _word(column: ListColumn, value: Value | None, words: Words, lookups: Lookups) -> str:
    field = column.field
    if field is None or value is None:
        return words.date(value) if hasattr(value, "isoformat") else str(value or "")  # type: ignore[arg-type]
    if field.type is FieldType.REFERENCE:
        return lookups.title(field.target or "", str(value)) or str(value)
    single = (value,) if field.type in (FieldType.LIST, FieldType.AGENCIES) and isinstance(value, str) else value
    return show(field, single, words)


def to_data(query: Query) -> dict[str, Any]:
    """A list's question as JSON data."""
    return {
        "search": query.search,
        "problems": query.with_problems,
        "conflicts": query.with_conflicts,
        "filters": filters_to_data(query.filters),
        "sort": [[each.column, each.descending] for each in query.sort],
    }


def filters_to_data(filters: Iterable[Filter]) -> list[list[Any]]:
    """Filters as JSON data."""
    return [[each.column, each.op, _plain(each.value)] for each in filters]


def query_from(
    data: Mapping[str, Any],
    kind_key: str,
    columns: Mapping[str, ListColumn],
    language: Language,
    order: tuple[Sort, ...],
) -> Query:
    """The question of JSON data, leaving out what no longer is; `order` where the data names none."""
    return Query(
        kind_key, str(data.get("search") or ""), tuple(filters_from(data.get("filters"), columns)),
        sort_from(data.get("sort"), columns, order), language,
        with_problems=bool(data.get("problems")), with_conflicts=bool(data.get("conflicts")),
    )  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    return str(value) if not hasattr(value, "isoformat") else value.isoformat()


def filters_from(data: Any, columns: Mapping[str, ListColumn]) -> list[Filter]:
    """The filters of JSON data, leaving out what no longer is."""
    found: list[Filter] = []
    for each in data if isinstance(data, list) else ():
        try:
            key, op, value = each
            if key in columns and op in (_GIVEN if way_of(columns[key]) == "given" else get_args(Op)):
                found.append(Filter(key, op, _rich(columns[key].field, key, op, value)))
        except (TypeError, ValueError):
            continue
    return found


def _rich(field: Field | None, key: str, op: str, value: Any) -> Value | None:
    if isinstance(value, list):
        return tuple(str(_rich(field, key, "is", each)) for each in value if each is not None)
    if op in ("contains", "starts") or value is None or not isinstance(value, str | int):
        return cast("Value | None", value)
    if field is None:
        return date.fromisoformat(str(value)) if key == "changed_at" else str(value)
    if field.type in (FieldType.LIST, FieldType.AGENCIES):
        return str(value)
    return from_json(field, value)


def sort_from(data: Any, columns: Mapping[str, ListColumn], fallback: tuple[Sort, ...]) -> tuple[Sort, ...]:
    """The order of JSON data, leaving out what no longer is."""
    found = []
    for each in data if isinstance(data, list) else ():
        if isinstance(each, list) and len(each) == 2 and each[0] in columns and not columns[each[0]].masked:
            found.append(Sort(each[0], bool(each[1])))
    return tuple(found) or fallback
