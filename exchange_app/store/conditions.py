"""Filters and search as SQL conditions with their parameters. Text is compared folded; everything else as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, assert_never

from exchange_app.kinds import FieldType, Value
from exchange_app.store.codec import encode
from exchange_app.store.columns import STAMPS, Column, Scope
from exchange_app.store.kind_schema import plan
from exchange_app.store.query import Filter
from exchange_app.store.search_words import joined_figures
from exchange_app.store.sort_keys import tokens
from exchange_app.text import fold

Condition = tuple[str, tuple[Any, ...]]

_EXACT = frozenset(FieldType) - {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.EMAIL, FieldType.URL}
_MANY = (FieldType.LIST, FieldType.AGENCIES)


def filtered(scope: Scope, each: Filter) -> Condition:
    """The condition of one filter. Raises KeyError for an unknown column."""
    column = scope.column(each.column)
    match each.op:
        case "is":
            return _is(column, each.value)
        case "is_not":
            condition, values = _is(column, each.value)
            return f"NOT coalesce({condition}, 0)", values
        case "in":
            options = each.value if isinstance(each.value, Sequence) and not isinstance(each.value, str) else ()
            return _any([_is(column, option) for option in options])
        case "contains":
            return _folded(column, "instr(fold({text}), ?) > 0", fold(str(each.value or "")))
        case "starts":
            return _folded(column, "instr(fold({text}), ?) = 1", fold(str(each.value or "")))
        case "empty":
            return f"coalesce({_bare(column)}, '') = ''", ()
        case "not_empty":
            return f"coalesce({_bare(column)}, '') <> ''", ()
        case "at_least":
            return _compared(column, ">=", each.value)
        case "at_most":
            return _compared(column, "<=", each.value)
        case _:
            assert_never(each.op)


def searched(kind: str, text: str) -> list[Condition]:
    """The conditions of a search: every word begins a word of the record, or of a record it refers to by its name."""
    return [_word(kind, "t", word) for word in tokens(joined_figures(text))]


def _word(kind: str, alias: str, word: str) -> Condition:
    match = f'"{word}"*'
    where = [f"{alias}.pk IN (SELECT rowid FROM {kind}_search WHERE {kind}_search MATCH ?)"]
    values: list[Any] = [match]
    if not plan(kind).named:
        for key, target in plan(kind).references:
            if not plan(kind).fields[key].required:
                continue
            condition, more = _word(target, f"x_{key}", word)
            where.append(f"{alias}.{key} IN (SELECT id FROM {target} x_{key} WHERE {condition})")
            values.extend(more)
    return f"({' OR '.join(where)})", tuple(values)


def _bare(column: Column) -> str:
    return column.raw or column.value


def _is(column: Column, value: Value | None) -> Condition:
    declared = column.declared
    if column.raw is not None:
        known_by_code = not (isinstance(value, str) and len(value) == 36)
        return f"{column.target_code if known_by_code else column.raw} = ?", (value,)
    if value is None:
        return f"coalesce({column.value}, '') = ''", ()
    if column.name.endswith(STAMPS):
        return f"substr({column.value}, 1, 10) = ?", (encode(value),)
    if declared is None:
        return f"{column.value} = ?", (encode(value),)
    if declared.type is FieldType.BOOLEAN:
        return f"coalesce({column.value}, 0) = ?", (int(bool(value)),)
    if declared.type in _MANY:
        return f"EXISTS (SELECT 1 FROM json_each({column.value}) j WHERE j.value = ?)", (value,)
    if declared.type is FieldType.DECIMAL:
        return f"CAST({column.value} AS REAL) = ?", (_real(value),)
    if declared.type in _EXACT:
        return f"{column.value} = ?", (encode(value),)
    return _folded(column, "fold({text}) = ?", fold(str(value)))


def _real(value: Value) -> float:
    from decimal import Decimal

    return float(Decimal(str(value)))


def _folded(column: Column, test: str, key: str) -> Condition:
    declared = column.declared
    if column.table is not None and declared is not None and declared.key in plan(column.table).kind.indexed:
        # Few different texts: each of those is folded once, not once for every record.
        few = f"SELECT DISTINCT {declared.key} AS few FROM {column.table}"
        return f"{column.value} IN (SELECT few FROM ({few}) WHERE {test.format(text='few')})", (key,)
    return test.format(text=column.value), (key,)


def _compared(column: Column, sign: str, value: Value | None) -> Condition:
    declared = column.declared
    if value is None:
        return "1", ()
    if declared is not None and declared.type is FieldType.DECIMAL:
        return f"CAST({column.value} AS REAL) {sign} ?", (_real(value),)
    if column.name.endswith(STAMPS) and isinstance(value, date) and not isinstance(value, datetime):
        return f"substr({column.value}, 1, 10) {sign} ?", (value.isoformat(),)
    return f"{column.value} {sign} ?", (encode(value),)


def _any(conditions: list[Condition]) -> Condition:
    if not conditions:
        return "0", ()
    return (
        f"({' OR '.join(condition for condition, _ in conditions)})",
        tuple(value for _, values in conditions for value in values),
    )
