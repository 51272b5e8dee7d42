"""Finds columns that were sorted without the others: their cells are those of other rows, and none of them is applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange_app.domain.exchange.baseline import Baseline, Contents
from exchange_app.domain.exchange.cell_grids import Unread
from exchange_app.domain.exchange.versions import Content
from exchange_app.kinds import FieldType

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


@dataclass(frozen=True, slots=True)
class Apart:
    """What was sorted apart: `doubtful` are the columns, by short ID, whose changed cells belong to nobody where they stand;
    `wandered` those of them, by column, whose words stood in another row before."""

    doubtful: Mapping[str, frozenset[int]]
    wandered: Mapping[int, frozenset[str]]


def sorted_apart(changed: Mapping[str, Contents], base: Baseline) -> Apart:
    """Tell which changed cells are not edits, since their columns were sorted without the others.

    Of a row from which some columns wandered, a changed cell of another column is an edit only where that column is known
    to have stayed.
    """
    moves = _moves(changed, base)
    told = _told(moves, base)
    if not told:
        return Apart({}, {})
    sources = _sources(told, moves, base)
    rows = {move.short for at in told for move in moves[at]}
    doubtful: dict[str, set[int]] = {}
    side = [1 if at in told else _side(at, rows, sources, changed, base) for at in range(len(base.fields))]
    for at, each in moves.items():
        if side[at] < 0 or (side[at] == 0 and _apart_from_all(at, side)):
            continue
        for move in each:
            if side[at] > 0 or move.short in rows:
                doubtful.setdefault(move.short, set()).add(at)
    held = {at: {move.was for move in each} for at, each in moves.items()}
    wandered = {
        at: frozenset(move.short for move in each if at in doubtful.get(move.short, ()) and move.now in held[at])
        for at, each in moves.items()
    }
    return Apart(
        {short: frozenset(each) for short, each in doubtful.items()},
        {at: each for at, each in wandered.items() if each},
    )


def _moves(changed: Mapping[str, Contents], base: Baseline) -> dict[int, list[Move]]:
    found: dict[int, list[Move]] = {}
    for short, contents in changed.items():
        if contents:
            held = base.contents_of(short)
            for at, now in contents.items():
                if not isinstance(now, Unread):
                    found.setdefault(at, []).append(Move(short, held.get(base.fields[at].key), now))
    return found


def _told(moves: Mapping[int, list[Move]], base: Baseline) -> set[int]:
    """The columns that were certainly sorted apart."""
    told = {
        at
        for at, each in moves.items()
        if (_wandered(at, each, base) if base.fields[at].type in _TELLING else _all_exchanged(each))
    }
    return told or _exchanged(moves, base) or _together(moves, base)


def _overlap(moves: list[Move]) -> int:
    return sum((Counter(each.was for each in moves) & Counter(each.now for each in moves)).values())


def _wandered(at: int, moves: list[Move], base: Baseline) -> bool:
    """Whether most changed cells of a column hold what stood once in all of it, in a row whose cell was changed as well."""
    where, changed = _once(at, base), {each.short for each in moves}
    came = sum(each.now is not None and where.get(each.now) in changed for each in moves)
    return (came >= _FEWEST and came * 5 >= len(moves) * 3) or _all_exchanged(moves)


def _all_exchanged(moves: list[Move]) -> bool:
    """Whether so many changed cells hold, one for one, what the changed cells held before that nobody typed them."""
    return len(moves) >= _MANY and len({each.was for each in moves}) > 1 and _overlap(moves) * 20 >= len(moves) * 19


def _once(at: int, base: Baseline) -> dict[Content, str]:
    """The values that stood once in a column, with the short IDs of their rows."""
    key = base.fields[at].key
    times = Counter(each.columns.get(key) for each in base.sheet.records.values())
    return {
        content: short for short, each in base.sheet.records.items() if times[content := each.columns.get(key)] == 1
    }


def _exchanged(moves: Mapping[int, list[Move]], base: Baseline) -> set[int]:
    """The columns in which two rows exchanged what they held: three columns or more, or a name."""
    pairs: dict[frozenset[str], set[int]] = {}
    for at, each in moves.items():
        for pair in _swaps(each):
            pairs.setdefault(pair, set()).add(at)
    return {
        at for columns in pairs.values() if len(columns) >= _FEWEST or columns & {*base.identity_at} for at in columns
    }


def _swaps(moves: list[Move]) -> set[frozenset[str]]:
    by_value = {(move.was, move.now): move.short for move in moves}
    return {frozenset((move.short, by_value[move.now, move.was])) for move in moves if (move.now, move.was) in by_value}


def _together(moves: Mapping[int, list[Move]], base: Baseline) -> set[int]:
    """Numbers and choices that were exchanged by several rows in several columns in the same way."""
    for at, each in moves.items():
        if len(each) < _FEWEST or _overlap(each) * 5 < len(each) * 4:
            continue
        sources = _sources({at}, moves, base)
        others = {other for other, those in moves.items() if other != at and _follows(those, other, sources, base)}
        if others:
            return {at, *others}
    return set()


def _follows(moves: list[Move], at: int, sources: Mapping[str, str], base: Baseline) -> bool:
    """Whether the changed cells of a column came from the rows from which those of another one came."""
    key = base.fields[at].key
    came = [move for move in moves if move.short in sources]
    same = sum(base.contents_of(sources[move.short]).get(key) == move.now for move in came)
    return same >= 2 and same == len(came) and same * 2 > len(moves)


def _sources(told: set[int], moves: Mapping[int, list[Move]], base: Baseline) -> dict[str, str]:
    """From which row the cells of a row came, as far as columns tell in which each value stood once."""
    found: dict[str, str] = {}
    for at in sorted(told, key=lambda each: base.fields[each].type not in _TELLING):
        where = _once(at, base)
        for move in moves[at]:
            if move.now is not None and move.now in where:
                found.setdefault(move.short, where[move.now])
    return found


def _side(at: int, rows: set[str], sources: Mapping[str, str], changed: Mapping[str, Contents], base: Baseline) -> int:
    """Whether a column went along with those that were sorted (1) or stayed (-1): what most wandered rows say, where their
    cells tell; 0 where none does."""
    key = base.fields[at].key
    went = stayed = 0
    for short in rows:
        source = sources.get(short)
        own, other = base.contents_of(short).get(key), base.contents_of(source).get(key) if source is not None else None
        if source is not None and own != other:
            cell = changed[short].get(at, own)
            went += cell == other
            stayed += cell == own
    return 1 if went > 2 * stayed else -1 if stayed > 2 * went else 0


def _apart_from_all(at: int, side: Sequence[int]) -> bool:
    """Whether a column that tells nothing stayed all the same: sorting takes columns that stand together, and one that
    stayed is between it and all that went."""
    went = [each for each, one in enumerate(side) if one > 0]
    stayed = [each for each, one in enumerate(side) if one < 0]
    return all(any(min(at, each) < between < max(at, each) for between in stayed) for each in went)
