"""The part of the reader that lists are made of: ordered row keys of everything, and windows of rows."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from exchange_app.store.codec import decode_seen, decoder, moment
from exchange_app.store.columns import STAMPS, Scope
from exchange_app.store.conditions import Condition, filtered, searched
from exchange_app.store.query import Query
from exchange_app.store.reading import Reading

_AT_ONCE = 1 << 16
"""Characters of a list of keys that are read at a time: all at once they take ten times the memory of the keys."""


class Lists(Reading):
    """Ordered keys, counts and windows of rows."""

    def keys(self, query: Query) -> array[int]:
        """The row keys of everything the query shows, in its order."""
        scope, where, order, values = _clauses(query)
        # One row instead of a hundred thousand: at each the driver lets other threads pass, and waits for them.
        ordered = f"SELECT t.pk FROM {scope.source()} {where} {order}"
        (text,) = self.cursor.execute(f"SELECT json_group_array(pk) FROM ({ordered})", values).fetchone()
        return _keys(text)

    def count(self, query: Query) -> int:
        """How many records the query shows."""
        scope, where, _order, values = _clauses(query)
        found: int = self.cursor.execute(f"SELECT count(*) FROM {scope.source()} {where}", values).fetchone()[0]
        return found

    def rows(self, kind: str, columns: Sequence[str], keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """Canonical values of columns for a window of row keys, in their order; before them come the pk and the id.

        References give the shown name of the record they point to; append `.id` or `.code` for those.
        """
        scope = Scope(kind)
        select, converters = _selection(scope, columns, self.masked)
        self.cursor.execute(
            f"SELECT {select} FROM {scope.source()} WHERE t.pk IN (SELECT value FROM json_each(?))",
            (str(list(keys)),),
        )
        found = {row[0]: row for row in _converted(self.cursor.fetchall(), converters)}
        return [found[key] for key in keys if key in found]

    def table(self, query: Query, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """All rows the query shows, in its order, as `rows` gives them."""
        scope, where, order, values = _clauses(query)
        select, converters = _selection(scope, columns, self.masked)
        self.cursor.execute(f"SELECT {select} FROM {scope.source()} {where} {order}", values)
        return _converted(self.cursor.fetchall(), converters)

    def distinct(self, kind: str, column: str, limit: int = 200) -> list[Any]:
        """The different values of a column among records that stand, the commonest first, at most `limit`."""
        scope = Scope(kind)
        resolved = scope.column(column)
        _select, converters = _selection(scope, [column], self.masked)
        self.cursor.execute(
            f"SELECT {resolved.value} AS found FROM {scope.source()} WHERE t.removed = 0 AND {resolved.value} IS NOT NULL "
            "GROUP BY found ORDER BY count(*) DESC, found LIMIT ?",
            (limit,),
        )
        convert = converters[0][1] if converters else lambda value: value
        return [convert(value) for (value,) in self.cursor.fetchall()]

    def key(self, kind: str, id: str) -> int | None:
        """The row key of a record."""
        row = self.cursor.execute(f"SELECT pk FROM {Scope(kind).kind} WHERE id = ?", (id,)).fetchone()
        return None if row is None else int(row[0])

    def ids(self, kind: str, keys: Sequence[int]) -> list[str]:
        """The ids of records, by row key, in order."""
        return [row[1] for row in self.rows(kind, (), keys)]


def _keys(text: str) -> array[int]:
    """The whole numbers of a JSON list, none of them above 2**31: no table of a store comes near that many rows."""
    keys, start, last = array("i"), 1, len(text) - 1
    while start < last:
        end = text.find(",", start + _AT_ONCE)
        end = last if end < 0 else end
        keys.extend(json.loads(f"[{text[start:end]}]"))
        start = end + 1
    return keys


def _clauses(query: Query) -> tuple[Scope, str, str, tuple[Any, ...]]:
    """The scope, WHERE, ORDER BY and parameters of a query."""
    scope = Scope(query.kind)
    conditions: list[Condition] = [] if query.with_removed else [("t.removed = 0", ())]
    conditions += [filtered(scope, each) for each in query.filters]
    conditions += searched(query.kind, query.search)
    if query.with_problems:
        conditions.append(("t.id IN (SELECT record FROM problem WHERE solved = 0 AND withdrawn = 0)", ()))
    if query.with_conflicts:
        conditions.append(("t.id IN (SELECT record FROM conflict)", ()))
    where = f"WHERE {' AND '.join(each for each, _ in conditions)}" if conditions else ""
    return scope, where, _order(scope, query), tuple(value for _, values in conditions for value in values)


def _order(scope: Scope, query: Query) -> str:
    terms: list[str] = []
    direction = ""
    for each in query.sort:
        direction = " DESC" if each.descending else ""
        for expression in scope.column(each.column).ordered(query.language):
            if not expression.startswith("t.name_"):
                terms.append(f"{expression} IS NULL")
            terms.append(expression + direction)
    return f"ORDER BY {', '.join((*terms, 't.pk' + direction))}"


def _selection(
    scope: Scope, columns: Sequence[str], masked: bool
) -> tuple[str, list[tuple[int, Callable[[Any], Any]]]]:
    """The SELECT list of columns, and what makes canonical or masked values of some of them, by place."""
    resolved = [scope.column(name) for name in columns]
    converters: list[tuple[int, Callable[[Any], Any]]] = []
    for at, column in enumerate(resolved, start=2):
        if column.name.endswith(STAMPS):
            converters.append((at, moment))
        elif masked and column.declared is not None and column.declared.sensitive:
            converters.append((at, partial(decode_seen, column.declared)))
        elif column.declared is not None and column.raw is None and (found := decoder(column.declared)) is not None:
            converters.append((at, found))
    return ", ".join(("t.pk", "t.id", *(column.value for column in resolved))), converters


def _converted(rows: list[Any], converters: list[tuple[int, Callable[[Any], Any]]]) -> list[tuple[Any, ...]]:
    if not converters or not rows:
        return rows
    columns = list(zip(*rows, strict=True))
    for at, convert in converters:
        columns[at] = tuple([None if value is None else convert(value) for value in columns[at]])
    return list(zip(*columns, strict=True))
