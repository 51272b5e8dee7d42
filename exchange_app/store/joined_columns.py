"""The columns of lists as SQL expressions: what a column's name stands for, over the joins it needs.

A path walks references: `outlet` on an opening is the outlet's name, `outlet.city` its city, and `application.status`
on an applicant the status of the current application. Names come from the catalogue alone, so no text of a person
ever becomes SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.selectable import NamedFromClause

from exchange_app.kinds import Field, FieldType
from exchange_app.store.kind_schema import Plan, current_column, plan
from exchange_app.store.system_tables import CONFLICT, OPEN_PROBLEM, PROBLEM
from exchange_app.store.tables import table
from exchange_app.text import Language

Expression = sa.ColumnElement[Any]
Named = NamedFromClause[Any]
Order = Callable[[Language], tuple[Expression, ...]]

STAMPS = ("created_at", "changed_at")
_PLAIN = ("pk", "id", "code", "agency", "version", "created_by", "changed_by", "removed")
_RANKED = (FieldType.CHOICE, FieldType.LANGUAGE, FieldType.CURRENCY)
_FIGURES = (FieldType.INTEGER, FieldType.DATE, FieldType.BOOLEAN, FieldType.LEVEL, FieldType.AGENCY)


@dataclass(frozen=True, slots=True, eq=False)
class ResolvedColumn:
    """A column resolved: its value, the expressions that order it in a language, and what it declares.

    `raw` is the reference itself (an id) where the value is the shown name of a referred record, whose code is
    `target_code`; `table` is given where the column stands in the list's own table.
    """

    name: str
    value: Expression
    ordered: Order
    declared: Field | None = None
    raw: Expression | None = None
    target_code: Expression | None = None
    table: sa.Table | None = None


@dataclass(slots=True)
class Joins:
    """The tables of one statement: the list's own, and each reference joined once."""

    kind: str
    own: Named = field(init=False)
    _source: sa.FromClause = field(init=False)
    _joined: dict[str, Named] = field(default_factory=dict)
    _resolved: dict[str, ResolvedColumn] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.own = self._source = table(self.kind).alias("t")

    def column(self, name: str) -> ResolvedColumn:
        """Resolve a column by its name. Raises KeyError for one there is not."""
        if name not in self._resolved:
            self._resolved[name] = self._resolve(plan(self.kind), self.own, name, name)
        return self._resolved[name]

    def select(self, *expressions: Expression) -> sa.Select[Any]:
        """Select from its tables, as far as columns have been resolved."""
        return sa.select(*expressions).select_from(self._source)

    def _resolve(self, shape: Plan, alias: Named, path: str, name: str) -> ResolvedColumn:
        head, _, rest = path.partition(".")
        if rest:
            target, joined = self._walk(shape, alias, head)
            return self._resolve(target, joined, rest, name)
        declared = shape.fields.get(head)
        if declared is not None and declared.type is FieldType.REFERENCE:
            target, joined = self._walk(shape, alias, head)
            shown = self._name(target, joined, name)
            return ResolvedColumn(name, shown.value, shown.ordered, declared, alias.c[head], joined.c.code)
        if declared is not None:
            own = table(shape.name) if alias is self.own else None
            return ResolvedColumn(name, alias.c[head], self._own_order(shape, alias, declared), declared, table=own)
        if head == "name":
            return self._name(shape, alias, name)
        if head == shape.current:
            target, joined = self._walk(shape, alias, head)
            return self._name(target, joined, name)
        if head in ("problems", "conflicts"):
            return _plain(name, _open(shape, alias, head))
        if head in _PLAIN or head in STAMPS:
            return _plain(name, alias.c[head])
        raise KeyError(name)

    def _walk(self, shape: Plan, alias: Named, key: str) -> tuple[Plan, Named]:
        """The kind a reference points to, and the alias under which it is joined."""
        name = f"{alias.name}_{key}"
        target = key if key == shape.current else shape.fields[key].target or ""
        joined = self._joined.get(name)
        if joined is None:
            joined = self._joined[name] = table(target).alias(name)
            met = joined.c.pk == alias.c[current_column(key)] if key == shape.current else joined.c.id == alias.c[key]
            self._source = self._source.outerjoin(joined, met)
        return plan(target), joined

    def _name(self, shape: Plan, alias: Named, name: str) -> ResolvedColumn:
        """The record's shown name, ordered by its stored keys."""
        parts = [self._part(shape, alias, key, name) for key in shape.kind.list_name]
        value, *others = [each.value for each in parts]
        for other in others:
            value = sa.func.coalesce(value.concat(sa.literal_column("', '")).concat(other), value, other)
        if shape.named:
            return ResolvedColumn(name, value, _by_name(alias))
        return ResolvedColumn(
            name, value, lambda language: tuple(one for each in parts for one in each.ordered(language))
        )

    def _part(self, shape: Plan, alias: Named, key: str, name: str) -> ResolvedColumn:
        """A field of a record's name: its text, or the name of the record it refers to."""
        if key in shape.kind.references:
            target, joined = self._walk(shape, alias, key)
            return self._name(target, joined, name)
        return ResolvedColumn(name, alias.c[key], _by_function("key", alias.c[key]))

    def _own_order(self, shape: Plan, alias: Named, declared: Field) -> Order:
        value = alias.c[declared.key]
        if declared.type is FieldType.DECIMAL:
            return lambda _language: (sa.cast(value, sa.Float),)
        if declared.type in _FIGURES or declared.key == "code":
            return lambda _language: (value,)
        if declared.type is FieldType.COUNTRY:
            return _by_function("country", value)
        if declared.type in _RANKED and declared.choices is not None:
            ranks: dict[str, Expression] = {
                code: sa.literal_column(str(rank)) for rank, code in enumerate(declared.choices.codes)
            }
            return lambda _language: (sa.case(ranks, value=value),)
        if shape.named and shape.kind.name_fields[0] == declared.key:
            return _by_name(alias)
        return _by_function("key", value)


def _plain(name: str, value: Expression) -> ResolvedColumn:
    return ResolvedColumn(name, value, lambda _language: (value,))


def _by_name(alias: Named) -> Order:
    return lambda language: (alias.c[f"name_{language}"],)


def _by_function(name: str, value: Expression) -> Order:
    """Ordered by what a function of ours for that language gives."""
    return lambda language: (getattr(sa.func, f"{name}_{language}")(value),)


def waiting(shape: Plan, id: Expression) -> sa.ColumnElement[bool]:
    """Whether a problem stands open at a record, by its id, or at one of those of which it has a current one."""
    at = sa.select(PROBLEM.c.record).where(OPEN_PROBLEM)
    if shape.kind.current is None:
        return id.in_(at)
    of = table(shape.current).c
    return sa.or_(id.in_(at), id.in_(sa.select(of[shape.kind.current.by]).where(of.removed == 0, of.id.in_(at))))


def _open(shape: Plan, alias: Named, what: str) -> Expression:
    """How many conflicts stand open at a record; or how many problems, there and at those of which it has a current one."""
    of, open_ = (PROBLEM, OPEN_PROBLEM) if what == "problems" else (CONFLICT, sa.true())
    count = sa.select(sa.func.count()).select_from(of)
    own = count.where(of.c.record == alias.c.id, open_).scalar_subquery()
    if what == "conflicts" or shape.kind.current is None:
        return own
    its = table(shape.current)
    ids = sa.select(its.c.id).where(its.c[shape.kind.current.by] == alias.c.id, its.c.removed == 0).correlate(alias)
    return own + count.where(of.c.record.in_(ids), open_).correlate(alias).scalar_subquery()
