"""Columns that were sorted without the others: their cells are those of other rows, and belong to nobody where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from exchange_app.domain.exchange.baseline import Baseline, Contents
from exchange_app.domain.exchange.cells import Unread
from exchange_app.domain.exchange.versions import Content
from exchange_app.fields import FieldType

_TELLING = frozenset(
    (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.DATE, FieldType.EMAIL, FieldType.PHONE, FieldType.URL, FieldType.NATIONAL_ID, FieldType.PASSPORT)
)  # fmt: skip
"""Types whose values are each record's own, so that they wander only by sorting. Numbers and choices are exchanged in earnest."""
_FEWEST = 3
_MANY = 12


@dataclass(frozen=True, slots=True)
class Move:
    """A changed cell of a column: whose it was taken for, what stood in that record's cell, and what stands there now."""

    short: str
    was: Content
    now: Content


def sorted_apart(changed: Mapping[str, Contents], base: Baseline) -> dict[int, list[str]]:
    """The columns that were sorted apart: by the number of a column, the short IDs of the rows whose cells wandered.

    What stands in a wandered cell stood in another row's cell of the same column before.
    """
    moves = _moves(changed, base)
    told = {at: each for at, each in moves.items() if _wandered(each, telling=base.fields[at].type in _TELLING)}
    told |= _pairs(moves, base) if not told else {}
    if not told:
        return {}
    sources = _sources(told, base)
    for at, each in moves.items():
        if at not in told and _follows(each, at, sources, base):
            told[at] = each
    return {at: [move.short for move in each if move.now in held] for at, each in told.items() for held in ({move.was for move in each},)}


def _moves(changed: Mapping[str, Contents], base: Baseline) -> dict[int, list[Move]]:
    found: dict[int, list[Move]] = {}
    for short, contents in changed.items():
        if contents:
            held = base.contents_of(short)
            for at, now in contents.items():
                if not isinstance(now, Unread):
                    found.setdefault(at, []).append(Move(short, held.get(base.fields[at].key), now))
    return found


def _overlap(moves: list[Move]) -> int:
    return sum((Counter(each.was for each in moves) & Counter(each.now for each in moves)).values())


def _wandered(moves: list[Move], *, telling: bool) -> bool:
    """Whether the changed cells of a column hold, but for a few, just what the changed cells held before."""
    count, overlap = len(moves), _overlap(moves)
    kinds = len({each.was for each in moves if each.was is not None})
    if telling:
        return count >= _FEWEST and kinds >= _FEWEST and overlap * 5 >= count * 4
    return count >= _MANY and kinds > 1 and overlap * 20 >= count * 19


def _pairs(moves: Mapping[int, list[Move]], base: Baseline) -> dict[int, list[Move]]:
    """Two rows that exchanged three cells or more, or a name."""
    found = {at: each for at, each in moves.items() if len(each) == 2 and _overlap(each) == 2}
    rows = Counter(frozenset(move.short for move in each) for each in found.values())
    pair, times = rows.most_common(1)[0] if rows else (frozenset[str](), 0)
    told = {at: each for at, each in found.items() if frozenset(move.short for move in each) == pair}
    return told if times >= _FEWEST or any(at in base.identity_at for at in told) else {}


def _sources(told: Mapping[int, list[Move]], base: Baseline) -> dict[str, str]:
    """From which row the cells of a row came, as far as columns tell in which each value stood once."""
    found: dict[str, str] = {}
    for at, moves in told.items():
        key = base.fields[at].key
        once = Counter(each.columns.get(key) for each in base.sheet.records.values())
        where = {each.columns.get(key): short for short, each in base.sheet.records.items() if once[each.columns.get(key)] == 1}
        for move in moves:
            if move.now is not None and move.now in where:
                found.setdefault(move.short, where[move.now])
    return found


def _follows(moves: list[Move], at: int, sources: Mapping[str, str], base: Baseline) -> bool:
    """Whether the changed cells of a column came from the rows from which those of a torn one came."""
    key = base.fields[at].key
    came = [move for move in moves if move.short in sources]
    same = sum(base.contents_of(sources[move.short]).get(key) == move.now for move in came)
    return bool(came) and same == len(came) and len(came) * 2 > len(moves)
