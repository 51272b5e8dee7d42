"""*Best overall*, a what-if beside the official method: the outcome that is best for all taken together.

One aim after another, each kept to by the next: most people placed; fewest at places that they did not name, then fewest
at their last choice, and so on up to the second; sides with as equal numbers as can be; people who stand high at their
openings. Wishes are kept to. A whole-number programme, solved by HiGHS (Huangfu, Hall, Parallelizing the dual revised
simplex method, 2018), which gives the same for the same input unless it is stopped by the clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from exchange_app.domain.placing.model import PlacingInput, PlacingOutcome, WishKind
from exchange_app.domain.placing.seating import Seating, all_caps, counts
from exchange_app.domain.placing.stable import stable

BEST = "best"
SECONDS = 60.0
"""How long it is looked for at most, where nothing else is said."""

Pair = tuple[str, str]
Row = dict[int, float]
"""The variables of a sum, each with its weight."""


class Aim(StrEnum):
    """What is aimed at, in this order."""

    PLACED = "placed"
    CHOICES = "choices"
    BALANCE = "balance"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Goal:
    """A sum that is to be as small as possible; `constant` is what locked people add to it."""

    aim: Aim
    row: Row
    constant: float = 0.0


@dataclass
class Programme:
    """The variables and rows of a placing. A variable says whether a person is at an opening; the last two, where sides are
    to be balanced, are the most and the fewest people placed of a side."""

    pairs: list[Pair]
    rows: list[tuple[float, float, Row]] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    sides: int = 0

    @property
    def columns(self) -> int:
        """How many variables there are."""
        return len(self.pairs) + (2 if self.sides else 0)

    @property
    def possible(self) -> bool:
        """Whether no row is broken by locked people alone."""
        return all(row or low <= 0 <= high for low, high, row in self.rows)


def best(
    given: PlacingInput,
    *,
    seconds: float = SECONDS,
    forced: Pair | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> PlacingOutcome | None:
    """Who is placed where for the best of all; with `forced`, of the outcomes in which that person is at that opening.

    None where wishes and locks, or what is forced, leave no outcome at all, or where `stopped` said so: it is asked again and
    again meanwhile. After `seconds` the best that was found is given, with the aim that is `unfinished` and the gap.
    """
    programme = programme_of(given)
    if forced is not None:
        if forced not in programme.pairs:
            return None
        programme.rows.append((1, 1, {programme.pairs.index(forced): 1}))
    if not programme.possible:
        return None
    solver, at = _Solver(programme, stopped), _begun(given, programme, forced)
    for goal in programme.goals:
        found, bound = solver.minimise(goal.row, seconds)
        if stopped() or solver.impossible:
            return None
        at = found or at
        if at is None:
            return _outcome(given, programme, [0] * programme.columns, goal.aim, 1.0)
        value = _value(goal.row, at)
        short = value - max(bound, -float(len(given.people)) if goal.aim is Aim.PLACED else 0.0)
        if short > _TOLERANCE:
            return _outcome(given, programme, at, goal.aim, short / max(1.0, abs(value)))
        solver.keep(goal.row, value)
    return _outcome(given, programme, at or [])


def worth(outcome: PlacingOutcome) -> dict[str, float]:
    """How far each aim is met, by its name; each is to be small. Of an outcome to compare it with another of the same input."""
    programme = programme_of(outcome.given)
    chosen = {at for at, pair in enumerate(programme.pairs) if outcome.at.get(pair[0]) == pair[1]}
    values = dict.fromkeys(range(programme.columns), 0.0) | dict.fromkeys(chosen, 1.0)
    if programme.sides:
        placed = outcome.by_side.values()
        values |= {programme.columns - 2: float(max(placed)), programme.columns - 1: float(min(placed))}
    found: dict[str, float] = {}
    for number, goal in enumerate(programme.goals):
        found[f"{goal.aim} {number}"] = sum(weight * values[column] for column, weight in goal.row.items())
    return found


def aim_of(name: str) -> Aim:
    """The aim of a name that `worth` gives."""
    return Aim(name.partition(" ")[0])


def programme_of(given: PlacingInput) -> Programme:
    """All that is to be kept to and aimed at. Raises Crossing."""
    seating = Seating(given)
    pairs = [
        (person.id, opening)
        for person in given.free_people
        for opening in given.wanted(person)
        if given.fits(person.id, opening)
    ]
    made = Programme(pairs)
    _bound(made, given)
    for wish in sorted(given.wishes, key=lambda each: (each.kind, each.people)):
        made.rows += _wish_rows(given, made.pairs, wish.kind, wish.people)
    made.goals.append(Goal(Aim.PLACED, dict.fromkeys(range(len(pairs)), -1.0)))
    by_choice: defaultdict[int, Row] = defaultdict(dict)
    for column, (person, opening) in enumerate(pairs):
        by_choice[given.choice(person, opening)][column] = 1.0
    last = max(by_choice, default=0)
    for choice in (0, *range(last, 1, -1)):
        if choice in by_choice:
            made.goals.append(Goal(Aim.CHOICES, by_choice[choice]))
    _balance(made, given)
    standing = {column: float(seating.place(*pair)) for column, pair in enumerate(pairs)}
    made.goals.append(Goal(Aim.STANDING, standing))
    return made


def _bound(made: Programme, given: PlacingInput) -> None:
    """One place for a person; no more people than a cap holds."""
    side = {each.id: each.side for each in given.people}
    own: defaultdict[str, Row] = defaultdict(dict)
    for column, (person, _opening) in enumerate(made.pairs):
        own[person][column] = 1.0
    made.rows += [(0, 1, row) for row in own.values()]
    for cap in all_caps(given):
        row = {at: 1.0 for at, (person, opening) in enumerate(made.pairs) if counts(cap, (opening, side[person]))}
        locked = sum(counts(cap, (opening, side[person])) for person, opening in given.lock.items())
        if row and len(row) + locked > cap.most:
            made.rows.append((-1, cap.most - locked, row))


def _balance(made: Programme, given: PlacingInput) -> None:
    """The difference between the side with the most people placed and that with the fewest, locked ones counted."""
    side = {each.id: each.side for each in given.people}
    made.sides = len(set(side.values())) if len(set(side.values())) > 1 else 0
    if not made.sides:
        return
    most, fewest = len(made.pairs), len(made.pairs) + 1
    for each in sorted(set(side.values())):
        row = {at: 1.0 for at, (person, _opening) in enumerate(made.pairs) if side[person] == each}
        locked = sum(side[person] == each for person in given.lock)
        made.rows.append((locked, _INFINITE, {most: 1.0} | dict.fromkeys(row, -1.0)))
        made.rows.append((-locked, _INFINITE, {fewest: -1.0} | row))
    made.goals.append(Goal(Aim.BALANCE, {most: 1.0, fewest: -1.0}))


def _wish_rows(
    given: PlacingInput, pairs: list[Pair], kind: WishKind, people: tuple[str, ...]
) -> Iterator[tuple[float, float, Row]]:
    """A wish as rows, with locked people as constants."""

    def there(person: str, key: Callable[[str], str], value: str) -> tuple[Row, int]:
        if person in given.lock:
            return {}, int(key(given.lock[person]) == value)
        return {at: 1.0 for at, pair in enumerate(pairs) if pair[0] == person and key(pair[1]) == value}, 0

    def outlet(opening: str) -> str:
        return given.opening[opening].outlet

    def city(opening: str) -> str:
        return given.opening[opening].city

    if kind is WishKind.NOT_ALONE:
        (lone,) = people
        for each in sorted({opening.city for opening in given.openings}):
            mine, here = there(lone, city, each)
            row, company = dict.fromkeys(mine, -1.0), 0
            for other in given.person:
                if other != lone:
                    theirs, locked = there(other, city, each)
                    row |= theirs
                    company += locked
            yield here - company, _INFINITE, row
        return
    for each in sorted(given.of_outlet):
        (first, first_locked), (second, second_locked) = (there(person, outlet, each) for person in people)
        if kind is WishKind.TOGETHER:
            difference = second_locked - first_locked
            yield difference, difference, first | dict.fromkeys(second, -1.0)
        else:
            yield -1, 1 - first_locked - second_locked, first | second


_INFINITE = float("inf")
_TOLERANCE = 0.5
"""All sums are whole."""
_FEASIBLE = 2
"""What HiGHS says of a solution that keeps to all rows."""


class _Solver:
    """HiGHS with the rows of a programme; the library is imported now, for it takes a while."""

    def __init__(self, programme: Programme, stopped: Callable[[], bool]) -> None:
        import highspy

        self._library: Any = highspy
        self._programme, self.impossible = programme, False

        class Quiet(highspy.Highs):
            """Made without a line on standard output, which belongs to whoever called."""

            def enableCallbacks(self) -> None:
                self.silent()
                super().enableCallbacks()  # type: ignore[no-untyped-call]

        solver: Any = Quiet()  # type: ignore[no-untyped-call]
        self._solver = solver
        for name, value in {"threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}.items():
            solver.setOptionValue(name, value)
        size = len(programme.pairs)
        for column in range(programme.columns):
            solver.addVar(0.0, 1.0 if column < size else float(size + 10_000))
        whole: Any = highspy.HighsVarType.kInteger
        for column in range(programme.columns):
            solver.changeColIntegrality(column, whole)
        for low, high, row in programme.rows:
            self._add(low, high, row)

        def interrupt(event: Any) -> None:
            if stopped():
                event.interrupt()

        solver.cbMipInterrupt += interrupt
        solver.cbSimplexInterrupt += interrupt
        self._stopped = stopped

    def _add(self, low: float, high: float, row: Row) -> None:
        infinite = self._library.kHighsInf
        bounds = [infinite if each == _INFINITE else float(each) for each in (low, high)]
        self._solver.addRow(*bounds, len(row), list(row), list(row.values()))

    def minimise(self, row: Row, seconds: float) -> tuple[list[int] | None, float]:
        """The variables, whole, where the sum is smallest, and below what it can surely not be. Nothing is found where that is
        `impossible`, or in so many seconds since the first call."""
        solver, columns = self._solver, range(self._programme.columns)
        solver.changeColsCost(len(columns), list(columns), [row.get(column, 0.0) for column in columns])
        # The limit is one of this run, the time read that of all runs.
        solver.setOptionValue("time_limit", max(0.01, seconds - solver.getRunTime()))
        # Nothing is begun from an earlier solution: HiGHS 1.16 then takes some for optimal that are not.
        solver.clearSolver()
        solver.run()
        status, kinds = solver.getModelStatus(), self._library.HighsModelStatus
        self.impossible = status == kinds.kInfeasible
        info = solver.getInfo()
        if status in (kinds.kOptimal, kinds.kModelEmpty):
            values = [round(each) for each in solver.getSolution().col_value]
            return values, _value(row, values)
        if info.primal_solution_status != _FEASIBLE:
            return None, float(info.mip_dual_bound)
        return [round(each) for each in solver.getSolution().col_value], float(info.mip_dual_bound)

    def keep(self, row: Row, value: float) -> None:
        """From now on the sum is no larger."""
        self._add(-self._library.kHighsInf, value, row)


def _value(row: Row, values: list[int]) -> float:
    return sum(weight * values[column] for column, weight in row.items())


def _begun(given: PlacingInput, programme: Programme, forced: Pair | None) -> list[int] | None:
    """What *stable* gives, where it keeps to the wishes: enough where nothing else is found in the time."""
    begun = stable(given)
    if forced is not None or begun.broken():
        return None
    placed = list(begun.by_side.values())
    chosen = [int(begun.at.get(person) == opening) for person, opening in programme.pairs]
    return [*chosen, max(placed), min(placed)] if programme.sides else chosen


def _outcome(
    given: PlacingInput, programme: Programme, values: list[int], unfinished: str = "", gap: float = 0.0
) -> PlacingOutcome:
    found: Mapping[str, str] = dict(given.lock) | {
        person: opening for at, (person, opening) in enumerate(programme.pairs) if values[at]
    }
    return PlacingOutcome(given, BEST, {each: found[each] for each in given.person if each in found}, unfinished, gap)
