"""Marks that a person lets a list set by a rule: what is asked of a column, and the colour and the shape of what passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, get_args

from exchange_app.store.query import Filter
from ui.components.marks import Tone
from ui.lists.filters import filters_from, filters_to_data
from ui.lists.list_columns import ListColumn

Shape = Literal["dot", "square", "triangle", "diamond", "bar"]
TONES: tuple[Tone, ...] = ("good", "warning", "bad", "accent", "theirs", "neutral")
"""The colours to choose from: green, yellow, red, blue, purple, grey."""


class RowMark(NamedTuple):
    """One rule. Records that pass its filters, all of one column, are marked in that column, or in their `whole` row."""

    filters: tuple[Filter, ...]
    tone: Tone
    shape: Shape
    whole: bool = False

    @property
    def column(self) -> str:
        """The column that is asked."""
        return self.filters[0].column

    def stands_in(self, column: str, lead: str) -> bool:
        """Whether its shape stands in the cells of a column: that of a whole row stands in the one that leads."""
        return column == (lead if self.whole else self.column)


def marks_to_data(marks: Iterable[RowMark]) -> list[list[Any]]:
    """Rules as JSON data."""
    return [[filters_to_data(each.filters), each.tone, each.shape, each.whole] for each in marks]


def marks_from(data: Any, columns: Mapping[str, ListColumn]) -> tuple[RowMark, ...]:
    """The rules of JSON data, leaving out what no longer is."""
    found = []
    for each in data if isinstance(data, list) else ():
        if not isinstance(each, list) or len(each) != 4:
            continue
        filters, tone, shape, whole = each
        known = tuple(filters_from(filters, columns))
        if known and len({one.column for one in known}) == 1 and tone in TONES and shape in get_args(Shape):
            found.append(RowMark(known, tone, shape, bool(whole)))
    return tuple(found)
