"""Columns of lists: what a column's name stands for in SQL, over the joins it needs.

A path walks references: `outlet` on an opening is the outlet's name, `outlet.city` its city, and `application.status`
on an applicant the status of the current application. Names come from the catalogue alone, so no text of a person
ever becomes SQL.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from exchange_app.kinds import Field, FieldType
from exchange_app.store.kind_schema import Plan, current_column, plan
from exchange_app.text import Language

OPEN_PROBLEMS = "SELECT count(*) FROM problem p WHERE p.record = {alias}.id AND p.solved = 0 AND p.withdrawn = 0"
OPEN_CONFLICTS = "SELECT count(*) FROM conflict c WHERE c.record = {alias}.id"
STAMPS = ("created_at", "changed_at")
_PLAIN = ("pk", "id", "code", "agency", "version", "created_by", "changed_by", "removed")
_RANKED = (FieldType.CHOICE, FieldType.LANGUAGE, FieldType.CURRENCY)
_FIGURES = (FieldType.INTEGER, FieldType.DATE, FieldType.BOOLEAN, FieldType.LEVEL, FieldType.AGENCY)


@dataclass(frozen=True, slots=True)
class Column:
    """A column resolved: its value, the expressions that order it (with {language}), and what it declares.

    `raw` is the reference itself (an id) where the value is the shown name of a referred record, whose code is
    `target_code`; `table` is given where the column stands in the list's own table.
    """

    name: str
    value: str
    order: tuple[str, ...]
    declared: Field | None = None
    raw: str | None = None
    target_code: str | None = None
    table: str | None = None

    def ordered(self, language: Language) -> tuple[str, ...]:
        """The expressions to order by in a language."""
        return tuple(each.format(language=language) for each in self.order)


@dataclass(slots=True)
class Scope:
    """The tables of one statement: the list's own, as `t`, and each reference joined once."""

    kind: str
    joins: dict[str, str] = field(default_factory=dict)
    _resolved: dict[str, Column] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        """Resolve a column by its name. Raises KeyError for one there is not."""
        if name not in self._resolved:
            self._resolved[name] = self._resolve(plan(self.kind), "t", name, name)
        return self._resolved[name]

    def source(self) -> str:
        """The FROM clause, as far as columns have been resolved."""
        return " ".join((f"{self.kind} t", *self.joins.values()))

    def _resolve(self, shape: Plan, alias: str, path: str, name: str) -> Column:
        head, _, rest = path.partition(".")
        if rest:
            target, joined = self._walk(shape, alias, head)
            return self._resolve(target, joined, rest, name)
        declared = shape.fields.get(head)
        if declared is not None and declared.type is FieldType.REFERENCE:
            target, joined = self._walk(shape, alias, head)
            shown = self._name(target, joined, name)
            return Column(name, shown.value, shown.order, declared, f"{alias}.{head}", f"{joined}.code")
        if declared is not None:
            return self._own(shape, alias, declared, name)
        if head == "name":
            return self._name(shape, alias, name)
        if head == shape.current:
            target, joined = self._walk(shape, alias, head)
            return self._name(target, joined, name)
        if head in ("problems", "conflicts"):
            counted = f"({(OPEN_PROBLEMS if head == 'problems' else OPEN_CONFLICTS).format(alias=alias)})"
            return Column(name, counted, (counted,))
        if head in _PLAIN or head in STAMPS:
            return Column(name, f"{alias}.{head}", (f"{alias}.{head}",))
        raise KeyError(name)

    def _walk(self, shape: Plan, alias: str, key: str) -> tuple[Plan, str]:
        """The kind a reference points to, and the alias under which it is joined."""
        joined = f"{alias}_{key}"
        if key == shape.current:
            condition, target = f"{joined}.pk = {alias}.{current_column(key)}", key
        else:
            target = shape.fields[key].target or ""
            condition = f"{joined}.id = {alias}.{key}"
        self.joins.setdefault(joined, f"LEFT JOIN {target} {joined} ON {condition}")
        return plan(target), joined

    def _name(self, shape: Plan, alias: str, name: str) -> Column:
        """The record's shown name, ordered by its stored keys."""
        parts = [self._part(shape, alias, key, name) for key in shape.kind.list_name]
        value, *others = [each.value for each in parts]
        for other in others:
            value = f"coalesce({value} || ', ' || {other}, {value}, {other})"
        if shape.named:
            return Column(name, value, (f"{alias}.name_{{language}}",))
        return Column(name, value, tuple(order for each in parts for order in each.order))

    def _part(self, shape: Plan, alias: str, key: str, name: str) -> Column:
        """A field of a record's name: its text, or the name of the record it refers to."""
        if key in shape.kind.references:
            target, joined = self._walk(shape, alias, key)
            return self._name(target, joined, name)
        return Column(name, f"{alias}.{key}", (f"key_{{language}}({alias}.{key})",))

    def _own(self, shape: Plan, alias: str, declared: Field, name: str) -> Column:
        value = f"{alias}.{declared.key}"
        table = shape.name if alias == "t" else None
        return Column(name, value, self._own_order(shape, alias, declared, value), declared, table=table)

    def _own_order(self, shape: Plan, alias: str, declared: Field, value: str) -> tuple[str, ...]:
        if declared.type is FieldType.DECIMAL:
            return (f"CAST({value} AS REAL)",)
        if declared.type in _FIGURES or declared.key == "code":
            return (value,)
        if declared.type is FieldType.COUNTRY:
            return (f"country_{{language}}({value})",)
        if declared.type in _RANKED and declared.choices is not None:
            ranks = " ".join(f"WHEN '{code}' THEN {rank}" for rank, code in enumerate(declared.choices.codes))
            return (f"CASE {value} {ranks} END",)
        if shape.named and shape.kind.name_fields[0] == declared.key:
            return (f"{alias}.name_{{language}}",)
        return (f"key_{{language}}({value})",)
