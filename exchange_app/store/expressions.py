"""Expressions that every engine says in its own words; each engine's room has how (store/sqlite/compiling.py)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from exchange_app.store.search_tables import search_table

_AT_ONCE = 1000
"""Members of a list that are written down at a time: as objects all at once, row keys take ten times the memory of their text."""


class ListParameter(sa.types.UserDefinedType[Any]):
    """A list of texts or whole numbers that is one parameter, however long."""

    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], Any]:
        """SQLite has no lists: it gets JSON."""
        return _as_json if dialect.name == "sqlite" else list


def _as_json(values: Iterable[Any]) -> str:
    rest = iter(values)
    parts = iter(lambda: list(islice(rest, _AT_ONCE)), [])
    return f"[{','.join(json.dumps(part)[1:-1] for part in parts)}]"


def listed(name: str) -> sa.BindParameter[Any]:
    """The parameter of that name that is given a list."""
    return sa.bindparam(name, type_=ListParameter())


class _Condition(ColumnElement[bool]):
    """A condition as it stands: compared with 1, as SQLAlchemy compares what an engine has no type for, it uses no index."""

    inherit_cache = False
    type = sa.Boolean()

    def self_group(self, against: Any = None) -> ColumnElement[bool]:
        """Itself."""
        return self


class among(_Condition):  # noqa: N801
    """Whether a value is in a list: a parameter made by `listed`, or the values themselves."""

    def __init__(self, value: ColumnElement[Any], options: sa.BindParameter[Any] | Iterable[Any]) -> None:
        self.value = value
        self.options = (
            options
            if isinstance(options, sa.BindParameter)
            else sa.bindparam(None, list(options), type_=ListParameter())
        )


class has_member(_Condition):  # noqa: N801
    """Whether a value is in a list that a column holds as JSON; `folded`, one that is folded to it."""

    def __init__(self, column: ColumnElement[Any], value: Any, *, folded: bool = False) -> None:
        self.column, self.folded = column, folded
        self.value = value if isinstance(value, ColumnElement) else sa.bindparam(None, value, type_=sa.Text())


class has_key(_Condition):  # noqa: N801
    """Whether a mapping that a column holds as JSON has a key, whatever its value."""

    def __init__(self, column: ColumnElement[Any], key: str) -> None:
        self.column, self.key = column, key


class has_word(_Condition):  # noqa: N801
    """Whether a word begins one of the words under which the search knows the record of a kind with that row key."""

    def __init__(self, kind: str, pk: ColumnElement[Any], word: str) -> None:
        self.index = search_table(kind)
        self.pk = pk
        self.word = sa.bindparam(None, word, type_=Prefix())


class Prefix(sa.types.UserDefinedType[Any]):
    """The beginning of a word, as the full-text index of an engine takes it."""

    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], Any]:
        """Given as it is only to the room that says how it is written."""
        return PREFIXES[dialect.name]


PREFIXES: dict[str, Callable[[Any], Any]] = {}
"""By the name of an engine: how the beginning of a word is written for its full-text index."""


class place_of(sa.sql.functions.FunctionElement[int]):  # noqa: N801
    """Where a part first stands in a text, counted from 1; 0 where it does not."""

    inherit_cache = False

    def __init__(self, part: Any, text: ColumnElement[Any]) -> None:
        self.type = sa.Integer()
        super().__init__(text, part if isinstance(part, ColumnElement) else sa.literal(part))


class in_one(sa.sql.functions.FunctionElement[str]):  # noqa: N801
    """All values of a column as one JSON list, in the order of their rows."""

    inherit_cache = False
    type = sa.Text()


class as_list(sa.sql.functions.FunctionElement[str]):  # noqa: N801
    """Columns as one JSON list, nothing as null."""

    inherit_cache = False
    type = sa.Text()


class with_member(ColumnElement[str]):  # noqa: N801
    """A mapping that a column holds as JSON, or none yet, with one key set to a parameter."""

    inherit_cache = False

    def __init__(self, column: ColumnElement[Any], key: str, value: sa.BindParameter[Any]) -> None:
        self.column, self.key, self.value = column, key, value
        self.type = sa.Text()


class entered(ColumnElement[int]):  # noqa: N801
    """What rises from row to row of a table as they were entered."""

    inherit_cache = False

    def __init__(self, of: sa.Table) -> None:
        self.of = of
        self.type = sa.Integer()


class days_between(sa.sql.functions.FunctionElement[int]):  # noqa: N801
    """The days from one ISO day to another."""

    inherit_cache = False
    type = sa.Integer()
