"""Ranks under the names of outlets: one column an outlet, with 1, 2, 3 or I, II, III in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exchange_app.sheets.infer.vocabulary.ideas import ideas
from exchange_app.sheets.raw import Broken, BrokenCell
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.texts import clean
from exchange_app.text import fold

_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_WORDS = {
    "birinci": 1, "ikinci": 2, "ucuncu": 3, "dorduncu": 4, "besinci": 5, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "ilk": 1,
}  # fmt: skip
_ENDINGS = ("-ci", "-cu", "ci", "cu", ".", ")", "inci", "nci", "uncu", "ncu")


def rank_of(cell: Any) -> int | None:
    """The rank in a cell: `2`, `2.`, `II`, `2-ci`, `ikinci`; None for anything else."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if not isinstance(cell, str):
        return int(cell) if 1 <= cell <= 99 and cell == int(cell) else None
    text = fold(clean(cell))
    for ending in _ENDINGS:
        if text.endswith(ending) and text[: -len(ending)].rstrip("'’ -").isdecimal():
            text = text[: -len(ending)].rstrip("'’ -")
            break
    return int(text) if text.isdecimal() and len(text) < 3 else _ROMANS.get(text.rstrip(".")) or _WORDS.get(text)


def ranked(groups: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> bool:
    """Whether columns headed `names` under `groups` hold ranks. `rows` are their cells row by row, empty ones as None. Without a group
    that speaks of choices, the names must be those of media and every row must give each rank once, from the first on."""
    given = [[rank_of(cell) for cell in row if cell is not None] for row in rows]
    given = [row for row in given if row]
    highest = max((rank for row in given for rank in row if rank is not None), default=0)
    if not 1 < highest <= len(names) or any(name[:1].isdecimal() or "choice" in ideas(name) for name in names):
        return False
    if "choice" in ideas(" ".join(groups)):
        return all(rank is not None and rank >= 1 for row in given for rank in row)
    houses = sum("house" in kinds_of(name) for name in names)
    return (
        len(given) > 2 and houses >= 0.7 * len(names) and all(set(row) == set(range(1, len(row) + 1)) for row in given)
    )


def ranked_at(rank: int, options: Sequence[str], cells: Sequence[Any]) -> Any:
    """The option that has the rank in a row; a broken cell where several have it."""
    chosen = [option for option, cell in zip(options, cells, strict=True) if cell is not None and rank_of(cell) == rank]
    return (
        chosen[0] if len(chosen) == 1 else BrokenCell(Broken.ERROR, f"{rank}: {', '.join(chosen)}") if chosen else None
    )
