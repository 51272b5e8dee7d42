"""What lists ask: which records in which order, and the values of columns for a window of them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from exchange_app.kinds.registry import per_registry
from exchange_app.store.codec import coding_decoder, decode_seen, moment
from exchange_app.store.conditions import Condition, filtered, is_folded, searched
from exchange_app.store.expressions import among, in_one, listed
from exchange_app.store.joined_columns import STAMPS, Expression, Joins
from exchange_app.store.query import Filter, Query
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import CONFLICT, OPEN_PROBLEM, PROBLEM

Converters = list[tuple[int, Callable[[Any], Any]]]

_AT_ONCE = 1 << 16
"""Characters of a list of keys that are read at a time: all at once they take ten times the memory of the keys."""


def keys_of(text: str) -> array[int]:
    """The whole numbers of a JSON list, none of them above 2**31: no table of a store comes near that many rows."""
    keys, start, last = array("i"), 1, len(text) - 1
    while start < last:
        end = text.find(",", start + _AT_ONCE)
        end = last if end < 0 else end
        keys.extend(json.loads(f"[{text[start:end]}]"))
        start = end + 1
    return keys


def clauses(query: Query) -> tuple[Joins, list[Condition], list[Expression]]:
    """The scope of a query, what its records fulfil, and what they are ordered by."""
    scope = Joins(query.kind)
    id = scope.own.c.id
    where: list[Condition] = [] if query.with_removed else [scope.own.c.removed == 0]
    where += [filtered(scope, each) for each in query.filters]
    where += searched(scope, query.search)
    if query.with_problems:
        where.append(id.in_(sa.select(PROBLEM.c.record).where(OPEN_PROBLEM)))
    if query.with_conflicts:
        where.append(id.in_(sa.select(CONFLICT.c.record)))
    return scope, where, _order(scope, query)


def _order(scope: Joins, query: Query) -> list[Expression]:
    terms: list[Expression] = []
    descending = False
    for each in query.sort:
        descending = each.descending
        for expression in scope.column(each.column).ordered(query.language):
            if not _always_given(scope, expression):
                terms.append(expression.is_(None))
            terms.append(expression.desc() if descending else expression)
    pk = scope.own.c.pk
    return [*terms, pk.desc() if descending else pk]


def _always_given(scope: Joins, expression: Expression) -> bool:
    """Whether it is a column of the list's own table that is never empty: an index may then give the order."""
    own: Any = scope.own
    return isinstance(expression, sa.Column) and expression.table is own and not expression.nullable


@per_registry
def window(kind: str, columns: tuple[str, ...], masked: bool) -> tuple[Statement, Converters]:
    """The statement that reads columns of some records of a kind by row key."""
    scope = Joins(kind)
    chosen, converters = selection(scope, columns, masked)
    return Statement(scope.select(*chosen).where(among(scope.own.c.pk, listed("keys")))), converters


@per_registry
def added_up(kind: str, columns: tuple[str, ...], summed: str) -> Statement:
    """The statement that counts some records of a kind by what their columns hold, and adds up one column."""
    scope = Joins(kind)
    held = [scope.column(name).value for name in columns]
    total = sa.func.sum(scope.column(summed).value) if summed else sa.null()
    found = scope.select(*held, sa.func.count(), total).where(among(scope.own.c.pk, listed("keys")))
    return Statement(found.group_by(*held))


@per_registry
def filled(kind: str, column: str) -> Statement:
    """The statement that finds those of some records of a kind, by row key, that hold something in a column."""
    scope = Joins(kind)
    held = filtered(scope, Filter(column, "not_empty"))
    found = scope.select(scope.own.c.pk).where(among(scope.own.c.pk, listed("keys")), held).subquery("filled")
    return Statement(sa.select(in_one(found.c.pk)).select_from(found))


def grouped(query: Query, column: str) -> tuple[sa.Select[Any], Callable[[Any], Any]]:
    """What counts the records of a query by what they hold in a column (of a reference the id; and what is shown of it), in the
    column's order, those without a value last; and what makes canonical values of them."""
    scope, where, _order = clauses(query)
    found = scope.column(column)
    _chosen, converters = selection(scope, [column], False)
    shown = sa.func.nullif(found.value, "")
    value = sa.func.min(shown) if found.raw is None else found.raw
    one = found.raw if found.raw is not None else sa.func.fold(shown) if is_folded(found) else shown
    order = [sa.func.min(each) for each in found.ordered(query.language)]
    counted = scope.select(value, sa.func.min(shown), sa.func.count()).where(*where).group_by(one)
    return counted.order_by(one.is_(None), *order, one), converters[0][1] if converters else lambda held: held


def selection(scope: Joins, columns: Sequence[str], masked: bool) -> tuple[list[Expression], Converters]:
    """What is selected of columns, and what makes canonical or masked values of some of them, by place."""
    resolved = [scope.column(name) for name in columns]
    converters: Converters = []
    for at, column in enumerate(resolved, start=2):
        if column.name.endswith(STAMPS):
            converters.append((at, moment))
        elif masked and column.declared is not None and column.declared.sensitive:
            converters.append((at, partial(decode_seen, column.declared)))
        elif (
            column.declared is not None
            and column.raw is None
            and (found := coding_decoder(column.declared)) is not None
        ):
            converters.append((at, found))
    return [scope.own.c.pk, scope.own.c.id, *(column.value for column in resolved)], converters


def converted(rows: list[Any], converters: Converters) -> list[tuple[Any, ...]]:
    if not converters or not rows:
        return rows
    columns = list(zip(*rows, strict=True))
    for at, convert in converters:
        columns[at] = tuple([None if value is None else convert(value) for value in columns[at]])
    return list(zip(*columns, strict=True))
