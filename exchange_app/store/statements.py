"""The one way in which statements are run: written with SQLAlchemy Core, compiled once, handed to the driver as they stand.

A list of 100,000 rows and an import of 50,000 are read and written by the driver itself, with plain tuples: through
SQLAlchemy's results they take 1.5 and 2.5 times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

import sqlalchemy as sa


class Statement:
    """A statement that is compiled when it is first run and kept so, its parameters known by the names of its binds.

    `columns` are those that an insert or an update sets, each from the parameter of that name.
    """

    __slots__ = ("_columns", "_compiled", "_expression")

    def __init__(self, expression: sa.Executable | Upsert, *columns: str) -> None:
        self._expression = expression
        self._columns = columns
        self._compiled: dict[str, _Compiled] = {}

    def compiled(self, dialect: sa.Dialect) -> _Compiled:
        """Its text for an engine, and the order of its parameters."""
        found = self._compiled.get(dialect.name)
        if found is None:
            expression = self._expression
            told: Any = expression.of(dialect) if isinstance(expression, Upsert) else expression
            found = self._compiled[dialect.name] = _Compiled(told, self._columns, dialect)
        return found


class Upsert:
    """An insert that, where a row of the same `keys` stands, changes that one instead, or (`ignore`) leaves it.

    `changes` gives what of the row that stands is set, from the one that was to be inserted; without it everything is.
    """

    def __init__(
        self,
        table: sa.Table,
        keys: Sequence[str],
        changes: Callable[[Any], Mapping[str, Any]] | None = None,
        *,
        ignore: bool = False,
        returning: Sequence[Any] = (),
    ) -> None:
        self._table, self._keys, self._changes = table, keys, changes
        self._ignore, self._returning = ignore, returning

    def of(self, dialect: sa.Dialect) -> sa.Executable:
        """The statement for an engine."""
        insert = import_module(f"sqlalchemy.dialects.{dialect.name}").insert(self._table)
        if self._ignore:
            done = insert.on_conflict_do_nothing(index_elements=list(self._keys))
        else:
            fresh = insert.excluded
            changes = (
                {each.name: fresh[each.name] for each in self._table.c if each.name not in self._keys}
                if self._changes is None
                else self._changes(fresh)
            )
            done = insert.on_conflict_do_update(index_elements=list(self._keys), set_=dict(changes))
        statement: sa.Executable = done.returning(*self._returning) if self._returning else done
        return statement


class _Compiled:
    """A statement as the driver takes it."""

    __slots__ = ("_fixed", "_writers", "names", "text")

    def __init__(self, expression: Any, columns: Sequence[str], dialect: sa.Dialect) -> None:
        made = expression.compile(dialect=dialect, column_keys=list(columns) or None)
        self.text: str = made.string
        self.names: tuple[str, ...] = tuple(made.positiontup or ())
        """Its parameters in the driver's order."""
        binds = {made.bind_names[each]: each for each in made.bind_names}
        self._fixed = {name: each.value for name, each in binds.items() if not each.required}
        self._writers = {
            name: writer
            for name, each in binds.items()
            if (writer := each.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        }

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """The parameters in the driver's order. Raises KeyError for one that was not given."""
        known = {**self._fixed, **given} if self._fixed else given
        found = [known[name] for name in self.names]
        for at, name in enumerate(self.names):
            if name in self._writers:
                found[at] = self._writers[name](found[at])
        return tuple(found)


def either(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """The condition that a column holds what the parameter of that name says; any row where that says nothing."""
    wanted = sa.bindparam(name, type_=column.type)
    return sa.or_(wanted.is_(None), column == wanted)


Runnable = Statement | Upsert | sa.Executable


class Database:
    """A connection of one transaction, on which statements are run."""

    def __init__(self, connection: sa.Connection) -> None:
        self._dialect = connection.dialect
        self.cursor: Any = connection.connection.cursor()
        """The driver's."""

    def run(self, statement: Runnable, **values: Any) -> int:
        """Run a statement that writes; how many rows it touched."""
        touched: int = self._run(statement, values).rowcount
        return touched

    def many(self, statement: Runnable, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run a statement once for each row of parameters."""
        made = self._compiled(statement)
        self.cursor.executemany(made.text, map(made.values, rows))

    def columns(self, statement: Statement, columns: Mapping[str, Iterable[Any]]) -> None:
        """Run a statement once for each row of parameters that are given by column: for very many rows."""
        made = self._compiled(statement)
        self.cursor.executemany(made.text, zip(*(columns[name] for name in made.names), strict=True))

    def define(self, change: sa.schema.ExecutableDDLElement) -> None:
        """Make or drop a table or an index."""
        self.cursor.execute(str(change.compile(dialect=self._dialect)))

    def all(self, statement: Runnable, **values: Any) -> list[Any]:
        """All rows that a statement gives, as tuples."""
        found: list[Any] = self._run(statement, values).fetchall()
        return found

    def first(self, statement: Runnable, **values: Any) -> Any:
        """The first row that a statement gives; None where there is none."""
        return self._run(statement, values).fetchone()

    def value(self, statement: Runnable, **values: Any) -> Any:
        """The first value of the first row; None where there is none."""
        row = self._run(statement, values).fetchone()
        return None if row is None else row[0]

    def list(self, statement: Runnable, **values: Any) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self._run(statement, values).fetchall()]

    def each(self, statement: Runnable, size: int, **values: Any) -> Iterator[Any]:
        """The rows that a statement gives, read so many at a time; no other statement may run meanwhile."""
        cursor = self._run(statement, values)
        while rows := cursor.fetchmany(size):
            yield from rows

    def _run(self, statement: Runnable, values: Mapping[str, Any]) -> Any:
        made = self._compiled(statement)
        return self.cursor.execute(made.text, made.values(values))

    def _compiled(self, statement: Runnable) -> _Compiled:
        return (statement if isinstance(statement, Statement) else Statement(statement)).compiled(self._dialect)
