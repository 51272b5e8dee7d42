"""Where the files stand on the scale of time: positions of nodes and of the days' marks. Pure figures, no painting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from exchange_app.services.ledger import Filed, Way

LEFT, RIGHT = 60, 56
GAP, BETWEEN = 92, 22
"""Pixels between two files of one side, and of different sides, at least."""
_STEPS = (1, 2, 7, 14, 30, 91, 182, 365)
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Node:
    """A file (by its place in the line) at `x`; `ours` is the lane. `ends` is where a file that came back, or is
    merged, reaches our lane again."""

    at: int
    x: float
    ours: bool
    ends: float | None = None


@dataclass(frozen=True, slots=True)
class Lanes:
    """Everything with its place; `width` is what is needed."""

    nodes: tuple[Node, ...]
    ticks: tuple[tuple[float, date], ...]
    width: int


def lay_out(files: Sequence[Filed], now: datetime, width: int, merging: int = -1) -> Lanes:
    """Place the files, in the order of time, within `width` pixels, or within as many as they need; one may be in the
    course of being merged."""
    if not files:
        return Lanes((), (), width)
    times = [(each.day or now).timestamp() for each in files]
    need = LEFT + RIGHT + _needed(files)
    whole = max(width, need)
    room = whole - LEFT - RIGHT
    first, last = times[0], max(now.timestamp(), times[-1])
    span = max(last - first, _DAY)
    wanted = [(time - first) / span * room for time in times]
    xs = [LEFT + each for each in _apart(files, wanted, room)]
    known = [(time, x) for time, x in zip(times, xs, strict=True)]
    known.append((max(last, times[-1] + 1), max(LEFT + room, xs[-1])))
    ends = [known[-1][1] if at == merging else _end(each, known) for at, each in enumerate(files)]
    nodes = tuple(Node(at, xs[at], each.way is Way.SENT, ends[at]) for at, each in enumerate(files))
    return Lanes(nodes, tuple(_ticks(known, first, last, room)), whole)


def _needed(files: Sequence[Filed]) -> int:
    total = 0
    for before, each in pairwise(files):
        total += GAP if before.way is each.way else BETWEEN
    return total + 24


def _apart(files: Sequence[Filed], wanted: list[float], room: float) -> list[float]:
    """Push positions apart, first to the right, then back from the edge."""
    xs = list(wanted)
    for pushing in (1, -1):
        order = range(len(xs)) if pushing > 0 else range(len(xs) - 1, -1, -1)
        lanes: dict[Way, float] = {}
        last: float | None = None
        for at in order:
            limits = [room] if pushing < 0 else [0.0]
            if files[at].way in lanes:
                limits.append(lanes[files[at].way] + pushing * GAP)
            if last is not None:
                limits.append(
                    last + pushing * (BETWEEN if files[at].way not in lanes or lanes[files[at].way] != last else GAP)
                )
            xs[at] = max(xs[at], *limits) if pushing > 0 else min(xs[at], *limits)
            lanes[files[at].way] = last = xs[at]
        if pushing > 0 and xs[-1] <= room:
            break
    return xs


def _end(each: Filed, known: list[tuple[float, float]]) -> float | None:
    moment = each.came_back[-1] if each.came_back else each.at if each.way is Way.RECEIVED else None
    return None if moment is None else _x(moment.timestamp(), known)


def _x(time: float, known: list[tuple[float, float]]) -> float:
    """Where a moment stands between the files that are known."""
    at = bisect_right([each for each, _x in known], time)
    if at == 0:
        return known[0][1]
    if at == len(known):
        return known[-1][1]
    (early, left), (late, right) = known[at - 1], known[at]
    return left if late <= early else left + (time - early) / (late - early) * (right - left)


def _ticks(known: list[tuple[float, float]], first: float, last: float, room: float) -> list[tuple[float, date]]:
    days = max((last - first) / _DAY, 1)
    step = next((each for each in _STEPS if room / days * each >= 84), _STEPS[-1])
    start = datetime.fromtimestamp(first).astimezone().date()
    end = datetime.fromtimestamp(last).astimezone().date()
    found: list[tuple[float, date]] = []
    day = start
    while day <= end:
        moment = datetime(day.year, day.month, day.day, 12).astimezone().timestamp()
        x = _x(min(max(moment, first), last), known)
        if not found or x - found[-1][0] >= 60:
            found.append((x, day))
        day += timedelta(days=step)
    return found
