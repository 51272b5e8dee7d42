"""How the columns of a list stand in the window: how they are painted, and how wide; which there are, kinds.columns says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from PySide6.QtGui import QFontMetrics

from exchange_app.kinds import Field, FieldType, Kind, kind
from exchange_app.kinds.columns import CODE, Column, list_columns, shower
from exchange_app.kinds.registry import made_for
from exchange_app.text import Words
from ui.components.marks import pill_width
from ui.components.text_painting import date_width
from ui.components.theme import font

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


class ListColumn(NamedTuple):
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

    def full_label(self, words: Words) -> str:
        """Its name where columns of records and of their applications stand side by side."""
        return self.label if "." not in self.key else words._("{column} (application)", column=self.label)

    @property
    def editable(self) -> bool:
        """Whether a person can type into the cells of this column; of `made_for` only in a record that is made."""
        return self.field is not None and not self.masked and not self.made_for

    @property
    def made_for(self) -> bool:
        """Whether it says for whom a record was made, with whom it stays."""
        return self.field is not None and self.field.key in made_for(self.of)

    @property
    def masked(self) -> bool:
        """Whether its values are masked: whom a filter finds and in which order records stand would tell them."""
        return self.look is Look.MASKED

    @property
    def numeric(self) -> bool:
        """Whether the cells are set at the right."""
        return self.look is Look.NUMBER


_WIDTHS = {"name": 152, "code": 116, "agency": 56, "problems": 72, "changed_at": 124}
"""Pixels of the columns that every list has."""
_COMPUTED = {
    "name": Look.NAME,
    "code": Look.CODE,
    "agency": Look.SIDE,
    "problems": Look.PROBLEMS,
    "changed_at": Look.CODE,
}
_WRITTEN = (Look.TEXT, Look.STATUS, Look.NUMBER, Look.MASKED)
"""What shows nothing but its words."""
_ROUND_A_TEXT = 18
_SHORT = 72
_SOFTEST = 0.6
"""Of its width a text keeps so much, so that the state is in view beside the name."""


def columns_of(kind_key: str, words: Words) -> dict[str, ListColumn]:
    """Every column a list of this kind can show, by key, in the order in which they are offered."""
    return {key: _painted(each, words) for key, each in list_columns(kind_key).items()}


def fitted(columns: Sequence[ListColumn], room: int, needed: Mapping[str, int]) -> dict[str, int]:
    """Widths in pixels that fill `room`. `needed` says how wide the words are that stand in a column, 0 where none do: such a
    column takes no more than its heading. Where that brings all into view texts give way, first what they do not need, then down to
    three fifths; what is left over they share. Dates and short codes are never cut.
    """
    heads = QFontMetrics(font("second"))
    given = {
        each.key: min(each.width, heads.horizontalAdvance(each.label) + _ROUND_A_TEXT)
        for each in columns
        if needed.get(each.key) == 0 and each.look in _WRITTEN
    }
    filled = [each for each in columns if each.key not in given]
    room -= sum(given.values())
    crowded = sum(each.width for each in filled) > room
    soft_looks = (Look.TEXT,) if crowded else (Look.TEXT, Look.NAME)
    flexible = {
        each.key: min(each.width, max(_SHORT, needed.get(each.key, each.width) + _ROUND_A_TEXT))
        if crowded
        else each.width
        for each in filled
        if each.look in soft_looks and each.width > _SHORT and not (each.field and each.field.type is FieldType.DATE)
    }
    soft = sum(flexible.values())
    room -= sum(each.width for each in filled if each.key not in flexible)
    share = min(1.5, room / soft) if soft else 0.0
    if share >= _SOFTEST:
        given |= {key: int(width * share) for key, width in flexible.items()}
    return given


def chosen(kind_key: str, available: dict[str, ListColumn], keys: object) -> list[ListColumn]:
    """The columns of remembered `keys` that still exist, the naming one first; those of a fresh list where none is left."""
    wanted = [key for key in keys if key in available] if isinstance(keys, list | tuple) else []
    wanted = wanted or [key for key in kind(kind_key).columns if key in available]
    return [available[key] for key in dict.fromkeys([kind(kind_key).lead, *wanted])]


def _painted(column: Column, words: Words) -> ListColumn:
    if column.computed:
        width = _WIDTHS[column.key] + 12 * bool(column.key == CODE.key and kind(column.of).code_letter)
        look = _COMPUTED[column.key]
        return ListColumn(column.key, words.say(column.label), None, column.of, look, width, shower(column, words))
    field, owner = column.field, kind(column.of)
    width = field.pixels or max(64, min(240, field.width * 7 + 24))
    look = _look(field, owner)
    if field.key == owner.lead and look is Look.TEXT:
        look = Look.NAME
    if field.type is FieldType.DATE:
        width = max(width, date_width(words, font()) + 16)
    elif look is Look.STATUS and field.choices is not None:
        width = max(width, 16 + max(pill_width(words.say(label)) for label in field.choices.labels.values()))
    return ListColumn(column.key, words.say(column.label), field, owner.key, look, width, shower(column, words))


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
