"""Dates as a program with American settings writes them into text files: 02/03/1985 is the third of February there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from exchange_app.domain.exchange.baseline import Baseline
from exchange_app.domain.exchange.cell_grids import Cell, Grid
from exchange_app.domain.exchange.column_places import SheetLayout
from exchange_app.kinds import FieldType

_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_LOOKED_AT = 400


def date_columns(layout: SheetLayout, base: Baseline) -> tuple[tuple[int, int], ...]:
    """The columns of dates: number of the carried column, index in the sheet."""
    return tuple(
        (at, place)
        for at, (field, place) in enumerate(zip(base.fields, layout.columns, strict=True))
        if field.type is FieldType.DATE and place is not None
    )


def month_votes(grid: Grid, layout: SheetLayout, base: Baseline) -> int:
    """How many dates of a sheet stand for what left only with the month first, less those that do with the day first."""
    votes = 0
    dates, id_at = date_columns(layout, base), layout.id
    if not dates or id_at is None:
        return 0
    for row in islice((each for each in islice(grid.rows, layout.header + 1, None) if each), _LOOKED_AT):
        given = row[id_at] if id_at < len(row) else None
        held = base.contents_of(given) if isinstance(given, str) else {}
        for at, place in dates:
            was, cell = held.get(base.fields[at].key), row[place] if place < len(row) else None
            found = _SLASHED.fullmatch(cell.strip()) if isinstance(cell, str) and isinstance(was, str) else None
            if found is not None:
                votes += _vote(found, str(was))
    return votes


def _vote(found: re.Match[str], was: str) -> int:
    year, month, day = was.split("-")
    said = (int(found[1]), int(found[2]))
    if month == day or not year.endswith(found[3]):
        return 0
    return (said == (int(month), int(day))) - (said == (int(day), int(month)))


def day_first(cells: Sequence[Cell], places: Sequence[int]) -> Sequence[Cell]:
    """A row whose dates had the month first, with the day first."""
    turned = [*cells]
    for place in places:
        cell = turned[place] if place < len(turned) else None
        found = _SLASHED.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if found is not None:
            turned[place] = f"{found[2]}/{found[1]}/{found[3]}"
    return turned
