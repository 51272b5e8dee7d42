"""Filters and search as conditions. Text is compared folded; everything else as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import ge, le
from typing import Any, assert_never

import sqlalchemy as sa

from exchange_app.kinds import FieldType, Value
from exchange_app.kinds.values import known_names
from exchange_app.store.codec import encode
from exchange_app.store.expressions import has_member, has_word, place_of
from exchange_app.store.joined_columns import STAMPS, Expression, Joins, ResolvedColumn
from exchange_app.store.kind_schema import plan
from exchange_app.store.query import Filter
from exchange_app.store.search_words import joined_figures
from exchange_app.store.sort_keys import tokens
from exchange_app.store.tables import table
from exchange_app.text import fold

Condition = sa.ColumnElement[bool]

_EXACT = frozenset(FieldType) - {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.EMAIL, FieldType.URL}
_MANY = (FieldType.LIST, FieldType.AGENCIES)


def filtered(scope: Joins, each: Filter) -> Condition:
    """The condition of one filter. Raises KeyError for an unknown column."""
    column = scope.column(each.column)
    bare: Expression = column.value if column.raw is None else column.raw
    match each.op:
        case "is":
            return _is(column, each.value)
        case "is_not":
            return sa.not_(sa.func.coalesce(_is(column, each.value), sa.false()))
        case "in":
            options = each.value if isinstance(each.value, Sequence) and not isinstance(each.value, str) else ()
            return sa.or_(sa.false(), *(_is(column, option) for option in options))
        case "contains":
            part = fold(str(each.value or ""))
            return sa.or_(_folded(column, lambda text: place_of(part, text) > 0), *_named(column, part))
        case "starts":
            part = fold(str(each.value or ""))
            return _folded(column, lambda text: place_of(part, text) == 1)
        case "empty":
            return sa.func.coalesce(bare, "") == ""
        case "not_empty":
            return sa.func.coalesce(bare, "") != ""
        case "at_least":
            return _compared(column, ge, each.value)
        case "at_most":
            return _compared(column, le, each.value)
        case _:
            assert_never(each.op)


def _named(column: ResolvedColumn, wanted: str) -> list[sa.ColumnElement[bool]]:
    """That a list holds a known code of whose name `wanted` is a part."""
    names = known_names(column.declared) if column.declared is not None else {}
    return [_is(column, code) for code, called in names.items() if any(wanted in fold(name) for name in called)]


def searched(scope: Joins, text: str) -> list[Condition]:
    """The conditions of a search: every word begins a word of the record, or of a record it refers to by its name."""
    return [_word(scope.kind, scope.own, word) for word in tokens(joined_figures(text))]


def _word(kind: str, of: sa.FromClause, word: str) -> Condition:
    where: list[Condition] = [has_word(kind, of.c.pk, word)]
    if not plan(kind).named:
        for key, target in plan(kind).references:
            if not plan(kind).fields[key].required:
                continue
            referred = table(target).alias(f"x_{key}")
            where.append(of.c[key].in_(sa.select(referred.c.id).where(_word(target, referred, word))))
    return sa.or_(*where)


def _is(column: ResolvedColumn, value: Value | None) -> Condition:
    declared = column.declared
    if column.raw is not None and column.target_code is not None:
        known_by_code = not (isinstance(value, str) and len(value) == 36)
        return (column.target_code if known_by_code else column.raw) == value
    if value is None:
        return sa.func.coalesce(column.value, "") == ""
    if column.name.endswith(STAMPS):
        return sa.func.substr(column.value, 1, 10) == encode(value)
    if declared is None:
        return column.value == encode(value)
    if declared.type is FieldType.BOOLEAN:
        return sa.func.coalesce(column.value, 0) == int(bool(value))
    if called := known_names(declared).get(str(value)):
        return sa.or_(*(has_member(column.value, fold(name), folded=True) for name in sorted(called)))
    if declared.type in _MANY:
        return has_member(column.value, value)
    if declared.type is FieldType.DECIMAL:
        return sa.cast(column.value, sa.Float) == _real(value)
    if declared.type in _EXACT:
        return column.value == encode(value)
    return _folded(column, lambda text: text == fold(str(value)))


def is_folded(column: ResolvedColumn) -> bool:
    """Whether texts of a column that a search takes for one are one to a filter too."""
    return column.declared is not None and column.declared.type not in _EXACT


def _real(value: Value) -> float:
    return float(Decimal(str(value)))


def _folded(column: ResolvedColumn, test: Callable[[Expression], Condition]) -> Condition:
    declared = column.declared
    if column.table is not None and declared is not None and declared.key in plan(column.table.name).kind.indexed:
        # Few different texts: each of those is folded once, not once for every record.
        few = sa.select(column.table.c[declared.key].label("few")).distinct().subquery()
        return column.value.in_(sa.select(few.c.few).where(test(sa.func.fold(few.c.few))))
    return test(sa.func.fold(column.value))


def _compared(column: ResolvedColumn, compare: Callable[[Any, Any], Condition], value: Value | None) -> Condition:
    declared = column.declared
    if value is None:
        return sa.true()
    if declared is not None and declared.type is FieldType.DECIMAL:
        return compare(sa.cast(column.value, sa.Float), _real(value))
    if column.name.endswith(STAMPS) and isinstance(value, date) and not isinstance(value, datetime):
        return compare(sa.func.substr(column.value, 1, 10), value.isoformat())
    return compare(column.value, encode(value))
