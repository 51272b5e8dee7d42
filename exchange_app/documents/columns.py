"""How wide each column is, how large the type, and which way the paper lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from exchange_app.documents.breaking import longest_piece
from exchange_app.documents.metrics import Metrics, metrics
from exchange_app.documents.model import Column, Roster
from exchange_app.documents.trouble import ColumnsDoNotFit
from exchange_app.text import nmsg

PORTRAIT = (595.276, 841.89)
LANDSCAPE = (841.89, 595.276)
MARGIN = 42.5
"""Points at the left and right edge: 15 mm."""
GAP = 0.5
"""Ems on both sides of a column's text."""
SIZES = (8.5, 8.0, 7.5, 7.0, 6.5)
_SPARE = 1.012
"""Kerning that widens, and rounding."""
_CHARACTER = 0.56
"""Ems of an average character of running text."""
_SHORTEST = 4.0
"""Ems below which a column of words cannot be read."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The paper and the columns on it; all lengths in points, widths include the gaps."""

    paper: tuple[float, float]
    size: float
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column asks for, in ems: all its text on one line; by its declaration; its longest piece."""

    natural: float
    wanted: float
    least: float
    whole: bool


def cell_metrics(column: Column) -> Metrics:
    """The metrics of the weight in which a column's cells are set."""
    return metrics("Medium" if column.strong else "Regular")


def head_metrics(position: int) -> Metrics:
    """The metrics of the weight in which the heading in the language at `position` is set."""
    return metrics("SemiBold" if position == 0 else "Regular")


def fit(roster: Roster) -> Frame:
    """The largest type and the narrowest paper on which the columns have room.

    Raises ColumnsDoNotFit where not even landscape with the smallest type holds them.
    """
    needs = _needs(roster)
    papers = {"portrait": (PORTRAIT,), "landscape": (LANDSCAPE,), "auto": (PORTRAIT, LANDSCAPE)}[roster.orientation]
    for size, full in chain(((SIZES[0], True),), ((size, False) for size in SIZES)):
        for paper in papers:
            room = (paper[0] - 2 * MARGIN) / size + 2 * GAP
            if room >= sum(need.wanted if full else (need.least + need.wanted) / 2 for need in needs):
                return Frame(paper, size, tuple(width * size for width in _share(needs, room)))
    paper = papers[-1]
    for size in SIZES:
        room = (paper[0] - 2 * MARGIN) / size + 2 * GAP
        if room >= sum(need.least for need in needs):
            return Frame(paper, size, tuple(width * size for width in _share(needs, room)))
    if room >= sum(min(need.least, need.least if need.whole else _SHORTEST) for need in needs):
        return Frame(paper, size, tuple(width * size for width in _squeeze(needs, room)))
    raise ColumnsDoNotFit(
        nmsg(
            "{count} column does not fit on the page; choose fewer columns or landscape.",
            "{count} columns do not fit on the page; choose fewer columns or landscape.",
            len(needs),
        )
    )


def _needs(roster: Roster) -> list[_Need]:
    return [_need(column, _texts(roster, index)) for index, column in enumerate(roster.columns)]


def _texts(roster: Roster, index: int) -> set[str]:
    return {row[index] for group in roster.groups for row in group.rows}


def _need(column: Column, texts: set[str]) -> _Need:
    width = cell_metrics(column).width
    heads = [(head_metrics(position).width, head) for position, head in enumerate(column.heads)]
    head_least = max((longest_piece(head, measure) for measure, head in heads), default=0.0)
    head_natural = max((measure(head) for measure, head in heads), default=0.0)
    natural = max(map(width, texts), default=0.0) if texts else 0.0
    least = natural if column.whole else max((longest_piece(text, width) for text in _longest(texts)), default=0.0)
    declared = column.width * _CHARACTER
    wanted = max(min(natural, declared), least, head_least)
    return _Need(
        max(natural, head_natural) * _SPARE + 2 * GAP,
        wanted * _SPARE + 2 * GAP,
        max(least, head_least) * _SPARE + 2 * GAP,
        column.whole,
    )


def _longest(texts: set[str]) -> Sequence[str]:
    """The texts that may hold the longest piece: enough of them, longest pieces by letters first."""
    return sorted(texts, key=lambda text: max(map(len, text.split()), default=0), reverse=True)[:40]


def _share(needs: list[_Need], room: float) -> list[float]:
    """Room between the least and the wanted widths, then up to the natural ones, then evenly by width."""
    widths = [need.least for need in needs]
    for target in ([need.wanted for need in needs], [max(need.natural, need.wanted) for need in needs]):
        missing = [max(0.0, goal - width) for goal, width in zip(target, widths, strict=True)]
        part = min(1.0, max(0.0, room - sum(widths)) / (sum(missing) or 1.0))
        widths = [width + part * lack for width, lack in zip(widths, missing, strict=True)]
    spare = max(0.0, room - sum(widths))
    elastic = [0.0 if need.whole else width for need, width in zip(needs, widths, strict=True)]
    if not any(elastic):
        elastic = widths
    return [width + spare * share / sum(elastic) for width, share in zip(widths, elastic, strict=True)]


def _squeeze(needs: list[_Need], room: float) -> list[float]:
    """Widths below the least: long words are broken, what must stay whole is not."""
    floors = [need.least if need.whole else min(need.least, _SHORTEST) for need in needs]
    missing = [need.least - floor for need, floor in zip(needs, floors, strict=True)]
    part = (room - sum(floors)) / (sum(missing) or 1.0)
    return [floor + part * lack for floor, lack in zip(floors, missing, strict=True)]
