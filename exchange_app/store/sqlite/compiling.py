"""How SQLite says the expressions that every engine says in its own words."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles

from exchange_app.store import expressions


@compiles(expressions.among, "sqlite")
def _among(element: expressions.among, compiler: Any, **kw: Any) -> str:
    value, options = compiler.process(element.value, **kw), compiler.process(element.options, **kw)
    return f"{value} IN (SELECT value FROM json_each({options}))"


@compiles(expressions.has_member, "sqlite")
def _has_member(element: expressions.has_member, compiler: Any, **kw: Any) -> str:
    column, value = compiler.process(element.column, **kw), compiler.process(element.value, **kw)
    member = "fold(value)" if element.folded else "value"
    return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE {member} = {value})"


@compiles(expressions.has_key, "sqlite")
def _has_key(element: expressions.has_key, compiler: Any, **kw: Any) -> str:
    return f"json_type({compiler.process(element.column, **kw)}, '$.{element.key}') IS NOT NULL"


@compiles(expressions.has_word, "sqlite")
def _has_word(element: expressions.has_word, compiler: Any, **kw: Any) -> str:
    pk, word = compiler.process(element.pk, **kw), compiler.process(element.word, **kw)
    index = compiler.preparer.quote(element.index.name)
    return f"{pk} IN (SELECT rowid FROM {index} WHERE {index} MATCH {word})"


@compiles(expressions.place_of, "sqlite")
def _place_of(element: expressions.place_of, compiler: Any, **kw: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kw)})"


@compiles(expressions.in_one, "sqlite")
def _in_one(element: expressions.in_one, compiler: Any, **kw: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **kw)})"


@compiles(expressions.as_list, "sqlite")
def _as_list(element: expressions.as_list, compiler: Any, **kw: Any) -> str:
    return f"json_array({compiler.process(element.clauses, **kw)})"


@compiles(expressions.with_member, "sqlite")
def _with_member(element: expressions.with_member, compiler: Any, **kw: Any) -> str:
    column, value = compiler.process(element.column, **kw), compiler.process(element.value, **kw)
    return f"json_set(coalesce({column}, '{{}}'), '$.{element.key}', {value})"


@compiles(expressions.entered, "sqlite")
def _entered(element: expressions.entered, compiler: Any, **kw: Any) -> str:
    return f"{compiler.preparer.quote(element.of.name)}.rowid"


@compiles(expressions.days_between, "sqlite")
def _days_between(element: expressions.days_between, compiler: Any, **kw: Any) -> str:
    first, last = (compiler.process(each, **kw) for each in element.clauses)
    return f"(julianday({last}) - julianday({first}))"


def _prefix(word: str) -> str:
    return f'"{word}"*'


expressions.PREFIXES["sqlite"] = _prefix
