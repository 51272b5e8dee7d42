"""Rules of one record: what each field allows, and what its fields ask of one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from exchange_app.domain.record_columns import Gathered
from exchange_app.domain.records import RecordId
from exchange_app.domain.rules.case import Finding, Severity
from exchange_app.kinds import Field, FieldType, Value, kind
from exchange_app.kinds.registry import cleared
from exchange_app.kinds.values import check, rule_of
from exchange_app.text import Message, msg

Values: TypeAlias = "Mapping[str, Value | None]"
Title: TypeAlias = "Callable[[str, RecordId], str]"
"""From a kind and an id to what a person calls that record."""

_ORDERED = (("starts", "ends"), ("opens", "closes"), ("minimum_age", "maximum_age"))


def record_findings(
    kind_key: str,
    values: Values,
    *,
    today: date | None,
    only: Collection[str] | None = None,
    title: Title | None = None,
) -> Iterator[Finding]:
    """What speaks against values in a record of that kind: each field's own rule, then the order of fields, then choices.

    `only` keeps to findings that concern one of those fields. `today` is for the rule that nobody is born in the future;
    `title` names records that references point to.
    """
    declared = kind(kind_key)
    for field in declared.fields:
        if only is None or field.key in only:
            why = check(field, values.get(field.key), today)
            if why is not None:
                code = "field.required" if values.get(field.key) is None else "field.unfit"
                yield Finding(code, Severity.BLOCK, why, (f"{kind_key}.{field.key}",))
    yield from order_findings(kind_key, values, only=only)
    yield from choice_findings(kind_key, values, only=only, title=title)


def handed_on(field: Field) -> Message:
    """Why a record is not handed to somebody else (`kinds.registry.made_for`)."""
    return msg("{field}: this record stays with whom it was made for; make another one.", field=field.label)


def order_findings(kind_key: str, values: Values, *, only: Collection[str] | None = None) -> Iterator[Finding]:
    """Fields of which the second may not lie below the first: an end before its start."""
    for first, second in fields_in_order(kind_key):
        if (only is None or first in only or second in only) and below(values.get(second), values.get(first)):
            yield Finding(
                "record.order",
                Severity.BLOCK,
                out_of_order(kind_key, first, second, values.get(first), values.get(second)),
                (f"{kind_key}.{second}", f"{kind_key}.{first}"),
            )


def out_of_order(kind_key: str, first: str, second: str, low: Value | None, high: Value | None) -> Message:
    """The sentence for two fields the wrong way round."""
    declared = kind(kind_key)
    labels = {"field": declared.field(second).label, "other": declared.field(first).label}
    if isinstance(high, date):
        return msg("{field} ({high}) lies before {other} ({low}); correct one of the two", **labels, low=low, high=high)
    return msg("{field} ({high}) is below {other} ({low}); correct one of the two", **labels, low=low, high=high)


def choice_findings(
    kind_key: str, values: Values, *, only: Collection[str] | None = None, title: Title | None = None
) -> Iterator[Finding]:
    """Preferences that name one record twice: told, never refused."""
    keys = _preferences(kind_key)
    if not keys or (only is not None and not any(key in only for key in keys)):
        return
    target = kind(kind_key).field(keys[0]).target or ""
    for chosen, times in Counter(str(each) for key in keys if (each := values.get(key))).items():
        if times > 1:
            fields = [f"{kind_key}.{key}" for key in keys if values.get(key) == chosen]
            name = (title(target, chosen) if title else "") or kind(target).label
            sentence = msg("{outlet} is chosen more than once", outlet=name)
            yield Finding("record.chosen_twice", Severity.WARN, sentence, tuple(reversed(fields)))


MOVE = "record.move"
"""The one rule about a change: how a record stands afterwards does not tell that it was broken."""


def move_findings(kind_key: str, before: Values, after: Values) -> Iterator[Finding]:
    """A state that does not come after the one before (`Kind.moves`): told, never refused."""
    declared = kind(kind_key)
    old, new = (str(each.get(declared.state) or "") for each in (before, after))
    if not declared.moves or not old or not new or declared.leads(old, new):
        return
    said = declared.field(declared.state).choices
    assert said is not None
    labels = {key: said.labels.get(state, state) for key, state in (("before", old), ("after", new))}
    sentence = msg("“{after}” does not come after “{before}”", **labels)
    yield Finding(MOVE, Severity.WARN, sentence, (f"{kind_key}.{declared.state}",))


def find_problems(
    kind_key: str, values: Values, *, today: date | None, only: Collection[str] | None = None
) -> dict[str, Message]:
    """Why values may not stand in a record of that kind, by field key: the findings that refuse."""
    found: dict[str, Message] = {}
    for each in record_findings(kind_key, values, today=today, only=only):
        if each.blocks:
            found.setdefault(each.fields[0].partition(".")[2], each.message)
    return found


def first_unfit(
    kind_key: str, rows: Sequence[Values], *, today: date | None, checked: bool = False
) -> tuple[Mapping[str, Value], dict[str, Message]] | None:
    """The first of many new records of a kind that may not be made, as it would be with the defaults of its kind, and why not.

    Each different value of a field is looked at once; where values are `checked`, only what is required and the order of
    fields are looked at, so that a list of 50,000 people costs little.
    """
    declared, gathered = kind(kind_key), Gathered(rows)
    given = gathered.keys()
    suspect: set[int] = set()
    for field in declared.fields:
        rule = None if checked else rule_of(field)
        if field.key not in given:
            if field.required and field.default is None:
                suspect.update(range(len(rows)))
            continue
        if rule is None and not field.required:
            continue
        column = gathered.column(field.key, field.default)
        wrong = {each for each in set(column) - {None} if rule(field, each, today) is not None} if rule else set()
        if wrong or (field.required and None in column):
            suspect.update(
                at for at, value in enumerate(column) if value in wrong or (field.required and value is None)
            )
    for first, second in fields_in_order(kind_key):
        if first in given and second in given:
            pairs = enumerate(zip(gathered.column(first), gathered.column(second), strict=True))
            suspect.update(at for at, (low, high) in pairs if below(high, low))
    defaults = {each.key: each.default for each in declared.fields if each.default is not None}
    for at in sorted(suspect):
        row = {key: value for key, value in (defaults | dict(rows[at])).items() if value is not None}
        if unfit := find_problems(kind_key, row, today=today):
            return row, unfit
    return None


@cleared
@lru_cache(maxsize=16)
def fields_in_order(kind_key: str) -> Sequence[tuple[str, str]]:
    """The pairs that a kind has, as (lower, higher)."""
    keys = kind(kind_key).keys
    return tuple(pair for pair in _ORDERED if pair[1] in keys)


@cleared
@lru_cache(maxsize=16)
def _preferences(kind_key: str) -> Sequence[str]:
    """The fields of a kind that name records of another one in the order of preference."""
    return tuple(
        each.key
        for each in kind(kind_key).fields
        if each.type is FieldType.REFERENCE and each.key.startswith("preference_")
    )


def below(high: Value | None, low: Value | None) -> bool:
    """Whether what should be the higher lies below the lower; never where one of them is not given."""
    if isinstance(high, date) and isinstance(low, date):
        return high < low
    return isinstance(high, int) and isinstance(low, int) and high < low
