"""How SQLite says the expressions that every engine says in its own words."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles

from exchange_app.store import expressions


@compiles(expressions.among, "sqlite")
def _among(element: expressions.among, compiler: Any, **kw: Any) -> str:
    value, options = compiler.process(element.value, **kw), compiler.process(element.options, **kw)
    return f"{value} IN (SELECT value FROM json_each({options}))"
