"""Expressions that every engine says in its own words; each engine's room has how (store/sqlite/compiling.py)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement


class Listed(sa.types.UserDefinedType[Any]):
    """A list of texts or whole numbers that is one parameter, however long."""

    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], Any]:
        """SQLite has no lists: it gets JSON."""
        return _as_json if dialect.name == "sqlite" else list


def _as_json(values: Iterable[Any]) -> str:
    return json.dumps(list(values))


def listed(name: str) -> sa.BindParameter[Any]:
    """The parameter of that name that is given a list."""
    return sa.bindparam(name, type_=Listed())


class among(ColumnElement[bool]):  # noqa: N801
    """Whether a value is in a list: a parameter made by `listed`, or the values themselves."""

    inherit_cache = False

    def __init__(self, value: ColumnElement[Any], options: sa.BindParameter[Any] | Iterable[Any]) -> None:
        self.value = value
        self.options = (
            options if isinstance(options, sa.BindParameter) else sa.bindparam(None, list(options), type_=Listed())
        )
        self.type = sa.Boolean()
