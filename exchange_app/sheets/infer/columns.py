"""One column of cells becomes one column of values: each different cell is read once, the usual ones by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from exchange_app.sheets.raw import BrokenCell
from exchange_app.sheets.values.fault import broken
from exchange_app.sheets.values.phones import Regions
from exchange_app.sheets.values.readers import ColumnReader


def read_column(cells: Sequence[Any], reader: ColumnReader, regions: Sequence[Regions] | None) -> tuple[Any, ...]:
    """The result of every cell, in order: what `reader.read` gives for it, a Fault where it is broken, None where empty.

    `regions` are those of each row, for readers that need them. Cells are the same when they are equal and of one
    type: 1, 1.0 and True are equal to Python.
    """
    kinds = set(map(type, cells)) - {type(None)}
    if not kinds:
        return (None,) * len(cells)
    if regions is None or regions.count(regions[0]) == len(regions):
        region = regions[0] if regions else None
        if len(kinds) == 1:
            return _read_alike(cells, reader, region, reader.usual if kinds == {str} else None)
        typed = list(zip(map(type, cells), cells, strict=True))
        read = {key: _read_one(key[1], reader, region) for key in dict.fromkeys(typed)}
        return tuple(map(read.__getitem__, typed))
    placed = list(zip(map(type, cells), cells, regions, strict=True))
    found = {key: _read_one(key[1], reader, key[2]) for key in dict.fromkeys(placed)}
    return tuple(map(found.__getitem__, placed))


def _read_alike(
    cells: Sequence[Any], reader: ColumnReader, region: Regions | None, usual: re.Pattern[str] | None
) -> tuple[Any, ...]:
    """Cells of one type, empty ones among them. Where most are different ones, remembering them costs more than it saves."""
    different = set(cells)
    if usual is not None:
        fits = usual.fullmatch
        if 2 * len(different) > len(cells):
            if None not in different and _all_fit(usual, cells):
                return tuple(cells)
            return tuple(
                [cell if cell is not None and fits(cell) else _read_one(cell, reader, region) for cell in cells]
            )
        known = {
            cell: cell if cell is not None and fits(cell) else _read_one(cell, reader, region) for cell in different
        }
    else:
        known = {cell: _read_one(cell, reader, region) for cell in different}
    return tuple(map(known.__getitem__, cells))


def _all_fit(usual: re.Pattern[str], cells: Sequence[str]) -> bool:
    """Whether all texts have the look of `usual`, told of all of them in one go; False also where that cannot be told so."""
    together = "\n".join([*cells, ""])
    return together.count("\n") == len(cells) and _lines_of(usual).fullmatch(together) is not None


@lru_cache(maxsize=16)
def _lines_of(usual: re.Pattern[str]) -> re.Pattern[str]:
    """Lines that all have a look, which takes in no end of a line."""
    return re.compile(rf"(?:(?>{usual.pattern})\n)++", usual.flags)


def _read_one(cell: Any, reader: ColumnReader, regions: Regions | None) -> Any:
    if cell is None:
        return None
    if type(cell) is BrokenCell:
        return broken(cell)
    return reader.read(cell) if regions is None else reader.read(cell, regions)
