"""The columns a list of one kind can show, made from the declarations in fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import Any

from exchange_app.kinds import Field, FieldType, Kind, kind
from exchange_app.kinds.values import show
from exchange_app.text import Words, pmsg

Formatter = Callable[[Any], str]


class Look(Enum):
    """How a cell is painted."""

    TEXT = auto()
    NAME = auto()
    CODE = auto()
    SIDE = auto()
    STATUS = auto()
    NUMBER = auto()
    PROBLEMS = auto()
    FLAG = auto()
    MASKED = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` as the store knows it, `field` the declaration behind it (None for a computed one).

    `of` is the kind whose record holds the value; it differs from the list's kind for `application.…` columns.
    `width` is in pixels.
    """

    key: str
    label: str
    field: Field | None
    of: str
    look: Look
    width: int
    format: Formatter

    @property
    def editable(self) -> bool:
        """Whether a person can type into the cells of this column."""
        return self.field is not None and self.look is not Look.MASKED

    @property
    def numeric(self) -> bool:
        """Whether the cells are set at the right."""
        return self.look is Look.NUMBER


_WIDTHS = {"name": 152, "code": 116, "agency": 56, "problems": 72, "changed_at": 124}
"""Pixels of the columns that every list has."""
_SHORT = 72
_TEXTS = {
    FieldType.TEXT,
    FieldType.LONG_TEXT,
    FieldType.EMAIL,
    FieldType.URL,
    FieldType.REFERENCE,
    FieldType.NATIONAL_ID,
    FieldType.PASSPORT,
}


def columns_of(kind_key: str, words: Words) -> dict[str, Column]:
    """Every column a list of this kind can show, by key, in the order in which they are offered."""
    declared = kind(kind_key)
    found: list[Column] = []
    if declared.lead == "name" and declared.name_label is not None:
        found.append(_computed("name", words.say(declared.name_label), kind_key, Look.NAME))
    found.append(
        replace(
            _computed("code", words.say(pmsg("column", "Code")), kind_key, Look.CODE),
            width=116 + 12 * bool(declared.code_letter),
        )
    )
    found.append(_computed("agency", words.say(pmsg("column", "Side")), kind_key, Look.SIDE))
    if (current := declared.current) is not None:
        newest = kind(current.kind)
        found += [_of_field(newest.field(key), newest, words, f"{newest.key}.{key}") for key in current.columns]
    found += [_of_field(each, declared, words, each.key) for each in declared.fields]
    found.append(_computed("problems", words.say(pmsg("column", "Problems")), kind_key, Look.PROBLEMS))
    found.append(_computed("changed_at", words.say(pmsg("column", "Changed")), kind_key, Look.CODE, _stamp(words)))
    columns = {each.key: each for each in found}
    return {declared.lead: columns[declared.lead]} | columns


def fitted(columns: Sequence[Column], room: int) -> dict[str, int]:
    """Widths in pixels that fill `room`: where that brings all into view texts give way, down to three quarters of
    their width; what is left over they share. Dates and short codes are never cut.
    """
    own = sum(each.width for each in columns)
    soft_looks = (Look.TEXT,) if own > room else (Look.TEXT, Look.NAME)
    flexible = [
        each
        for each in columns
        if each.look in soft_looks and each.width > _SHORT and not (each.field and each.field.type is FieldType.DATE)
    ]
    soft = sum(each.width for each in flexible)
    if not soft:
        return {}
    share = min(1.5, (soft + room - own) / soft)
    if share < 0.75:
        return {}
    return {each.key: int(each.width * share) for each in flexible}


def chosen(kind_key: str, available: dict[str, Column], keys: object) -> list[Column]:
    """The columns of remembered `keys` that still exist, the naming one first; those of a fresh list where none is left."""
    wanted = [key for key in keys if key in available] if isinstance(keys, list | tuple) else []
    wanted = wanted or [key for key in kind(kind_key).columns if key in available]
    return [available[key] for key in dict.fromkeys([kind(kind_key).lead, *wanted])]


def _computed(key: str, label: str, of: str, look: Look, formatter: Formatter | None = None) -> Column:
    return Column(key, label, None, of, look, _WIDTHS.get(key, 100), formatter or _plain)


def _of_field(field: Field, owner: Kind, words: Words, key: str) -> Column:
    width = field.pixels or max(64, min(240, field.width * 7 + 24))
    look = _look(field, owner)
    if field.key == owner.lead and look is Look.TEXT:
        look = Look.NAME
    return Column(key, words.say(field.label), field, owner.key, look, width, formatter_of(field, words))


def _look(field: Field, owner: Kind) -> Look:
    if field.sensitive:
        return Look.MASKED
    match field.type:
        case FieldType.INTEGER | FieldType.DECIMAL:
            return Look.NUMBER
        case FieldType.BOOLEAN:
            return Look.FLAG
        case FieldType.AGENCY:
            return Look.SIDE
        case FieldType.CHOICE if field.key == owner.state:
            return Look.STATUS
        case _:
            return Look.TEXT


def formatter_of(field: Field, words: Words) -> Formatter:
    """A function from a raw cell of the store to what a person reads; never fails on a code that is no longer known."""
    if field.type in _TEXTS:
        return _plain
    if field.type in (FieldType.CHOICE, FieldType.LEVEL, FieldType.LANGUAGE) and field.choices is not None:
        said = {code: words.say(label) for code, label in field.choices.labels.items()}
        return lambda raw: "" if raw is None else said.get(raw, str(raw))

    boolean = field.type is FieldType.BOOLEAN
    return lambda raw: show(field, bool(raw) if boolean else raw, words)


def _plain(raw: Any) -> str:
    return "" if raw is None else str(raw)


def _stamp(words: Words) -> Formatter:
    def formatted(raw: Any) -> str:
        if raw is None:
            return ""
        at: datetime = raw.astimezone()
        return f"{words.date(at.date())} {at:%H:%M}"

    return formatted
