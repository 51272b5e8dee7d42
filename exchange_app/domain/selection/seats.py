"""Who gets a seat: the best rank first, as long as the minimums can still be kept with the seats that are left.

So the list is the best in the order of ranks among all that keep the seats of each side and the minimums: nobody who is left out
could stand in the place of somebody ranked lower without breaking one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from exchange_app.domain.selection.model import Contender, SelectionRules

_NO_BOUND = 10**6


def seated(rules: SelectionRules, order: Sequence[Contender], already: Iterable[Contender] = ()) -> list[Contender]:
    """Those who get a seat beside those who have one `already`, in the order given. Where the minimums cannot be kept by
    anybody's seat, those are kept that can."""
    kept = _reachable(rules, order, already)
    held = _Held(kept, already)
    found: list[Contender] = []
    for at, each in enumerate(order):
        if held.has_room(each) and held.possible(each, order[at + 1 :]):
            held.take(each)
            found.append(each)
    return found


def clash(rules: SelectionRules, order: Sequence[Contender], already: Iterable[Contender] = ()) -> tuple[str, ...]:
    """The smallest set of minimums that cannot all be kept; empty where all can."""
    held = tuple(already)
    for many in range(1, len(rules.minimums) + 1):
        for some in combinations(rules.minimums, many):
            if not _can_keep(_only(rules, some), order, held):
                return some
    return ()


def _reachable(rules: SelectionRules, order: Sequence[Contender], already: Iterable[Contender]) -> SelectionRules:
    """The rules with the minimums that can be kept together, those named first rather than others."""
    held = tuple(already)
    kept: tuple[str, ...] = ()
    for group in rules.minimums:
        if _can_keep(_only(rules, (*kept, group)), order, held):
            kept = (*kept, group)
    return _only(rules, kept)


def _can_keep(rules: SelectionRules, order: Sequence[Contender], already: Iterable[Contender]) -> bool:
    return _Held(rules, already).possible(None, order)


def _only(rules: SelectionRules, groups: Sequence[str]) -> SelectionRules:
    return SelectionRules(
        seats=rules.seats,
        seats_by_side=rules.seats_by_side,
        minimums={each: rules.minimums[each] for each in groups},
    )


class _Held:
    """The seats that are left, in all and by side, and how many of each group are still wanted."""

    def __init__(self, rules: SelectionRules, already: Iterable[Contender]) -> None:
        self._groups = tuple(rules.minimums)
        self._sides = tuple(rules.seats_by_side)
        self._free = _NO_BOUND if rules.seats is None else rules.seats
        self._of_side = dict(rules.seats_by_side)
        self._wanted = dict(rules.minimums)
        for each in already:
            self.take(each)

    def has_room(self, each: Contender) -> bool:
        """Whether there is a seat for somebody."""
        return self._free > 0 and self._of_side.get(each.side, _NO_BOUND) > 0

    def take(self, each: Contender) -> None:
        """Give somebody a seat."""
        self._free -= 1
        if each.side in self._of_side:
            self._of_side[each.side] -= 1
        for group in each.groups & self._wanted.keys():
            self._wanted[group] = max(0, self._wanted[group] - 1)

    def possible(self, taken: Contender | None, rest: Sequence[Contender]) -> bool:
        """Whether what is wanted can be had of the rest, with somebody taken."""
        gives = taken.groups if taken is not None else frozenset()
        wanted = tuple(max(0, self._wanted[each] - (each in gives)) for each in self._groups)
        if not any(wanted):
            return True
        sides = tuple(max(0, self._of_side[each] - (taken is not None and taken.side == each)) for each in self._sides)
        alike = Counter(
            (tuple(group in each.groups for group in self._groups), each.side if each.side in self._sides else "")
            for each in rest
        )
        kinds = tuple(
            (gives, self._sides.index(side) if side else -1, count)
            for (gives, side), count in sorted(alike.items(), reverse=True)
            if any(gives)
        )
        return _can_be_had(kinds, wanted, sides, self._free - (taken is not None))


def _can_be_had(
    kinds: tuple[tuple[tuple[bool, ...], int, int], ...], wanted: tuple[int, ...], sides: tuple[int, ...], free: int
) -> bool:
    """Whether so many people of each kind (which groups they are of, side, how many there are) fill what is wanted within
    the seats of each side and in all."""

    @cache
    def can(at: int, wanted: tuple[int, ...], sides: tuple[int, ...], free: int) -> bool:
        if not any(wanted):
            return True
        if at == len(kinds) or free <= 0 or max(wanted) > free:
            return False
        gives, side, count = kinds[at]
        useful = max((need for need, given in zip(wanted, gives, strict=True) if given), default=0)
        most = min(count, free, useful, sides[side] if side >= 0 else free)
        for taken in range(most, -1, -1):
            left = tuple(max(0, need - taken * given) for need, given in zip(wanted, gives, strict=True))
            rest = tuple(have - taken * (at_side == side) for at_side, have in enumerate(sides))
            if can(at + 1, left, rest, free - taken):
                return True
        return False

    return can(0, wanted, sides, free)
