"""Which people the places take: the one choice that *stable* proposes to, that chains start from, and that explanations ask.

Caps are nested (laminar): an opening in its department, outlet, city, country and cohort. Of all the people who could be
taken it takes those who fill the most reserved places and then, one for one, those who stand highest. As reserves lie
inside openings and openings inside caps, that value is a laminar concave function, so that whoever was refused once is
refused whatever others come later (Murota, Discrete Convex Analysis, 2003; Biró, Fleiner, Irving, Manlove, The College
Admissions problem with lower and common quotas, 2010), and adding one person drops at most one. Reserves are soft: what
nobody of the side takes is open to all (Hafalir, Yenmez, Yildirim, Effective affirmative action in school choice, 2013).
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exchange_app.domain.placing.model import Cap, CapLevel, PlacingInput


@dataclass(slots=True, eq=False)
class Bound:
    """A cap as it fills: `most` places are left beside those of locked people, `taken` of them are taken."""

    cap: Cap
    most: int
    taken: int = 0
    benches: list[Bench] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether nobody more fits."""
        return self.taken >= self.most


@dataclass(slots=True, eq=False)
class Bench:
    """The people of one side at one opening. `held` are their keys, the highest standing first; the first `reserved` of them
    sit in places of their own side. `within` are the caps around it, the narrowest first."""

    opening: str
    side: str
    reserved: int
    within: tuple[Bound, ...]
    held: list[int] = field(default_factory=list)

    def count(self, more: int) -> None:
        """So many people more are here, or fewer."""
        for bound in self.within:
            bound.taken += more


class Crossing(ValueError):
    """Two caps share some of their places and neither holds the other's: they are not nested."""

    def __init__(self, one: Cap, other: Cap) -> None:
        super().__init__("caps cross")
        self.caps = (one, other)


class Seating:
    """The benches of a placing, with nobody on them but for those who are locked."""

    def __init__(self, given: PlacingInput, also: Iterable[tuple[str, str]] = ()) -> None:
        """`also` are pairs that sit here though a rule is against them. Raises Crossing where caps are not nested."""
        self.given = given
        self._ids = list(given.person)
        self.order = {person: at for at, person in enumerate(self._ids)}
        self._size = len(self._ids) + 1
        self._own = given.own_order
        self.benches = _benches(given, also)
        self.side = {each.id: each.side for each in given.people}

    def key(self, person: str, opening: str) -> int:
        """How high a person stands at an opening; lower stands higher. Between people of different openings under one cap
        their places are compared, then the order of the selection."""
        order = self.order[person]
        own = self._own.get(opening)
        return order * self._size + order if own is None else own.get(person, len(own) + order) * self._size + order

    def place(self, person: str, opening: str) -> int:
        """The place in the outlet's own order where it has put the person in one, else in that of the selection, from 0."""
        return self.key(person, opening) // self._size

    def person_of(self, key: int) -> str:
        """Whose key it is."""
        return self._ids[key % self._size]

    def bench(self, person: str, opening: str) -> Bench:
        """Where a person sits at an opening."""
        return self.benches[opening, self.side[person]]

    def seat(self, person: str, opening: str) -> str | None:
        """Seat a person; gives who has no place now: the person, somebody else, or nobody."""
        dropped = take(self.bench(person, opening), self.key(person, opening))
        return None if dropped is None else self.person_of(dropped)

    def sit(self, at: Mapping[str, str]) -> None:
        """Let people sit where they are, whether or not there is room; the locked sit already."""
        for person, opening in at.items():
            if person not in self.given.lock:
                bench = self.bench(person, opening)
                insort(bench.held, self.key(person, opening))
                bench.count(1)

    def seat_all(self, at: Mapping[str, str]) -> tuple[str, ...]:
        """Seat people, of whom the locked sit already; gives those for whom there is no place, the highest standing first."""
        dropped = [self.seat(each, at[each]) for each in self._ids if each in at and each not in self.given.lock]
        gone = {each for each in dropped if each is not None}
        return tuple(each for each in self._ids if each in gone)


def take(bench: Bench, key: int) -> int | None:
    """Seat a key on a bench; gives the key that is dropped for it, perhaps the same, or None where there is room."""
    insort(bench.held, key)
    full = None
    for bound in bench.within:
        bound.taken += 1
        if full is None and bound.taken > bound.most:
            full = bound
    if full is None:
        return None
    loser, least = bench, loss(bench)
    for each in full.benches:
        if each.held and (lost := loss(each)) < least:
            loser, least = each, lost
    loser.count(-1)
    return loser.held.pop()


def loss(bench: Bench) -> tuple[bool, int]:
    """What is lost with the last of a bench, to be compared: first whether a reserved place, then how high the person stands."""
    return len(bench.held) <= bench.reserved, -bench.held[-1]


def _benches(given: PlacingInput, also: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Bench]:
    """A bench for each side at each opening that takes somebody of it, and where people of `also` sit."""
    side = {each.id: each.side for each in given.people}
    seats = _open_to(given) | {(opening, side[person]) for person, opening in also}
    locked = [(opening, side[person]) for person, opening in given.lock.items()]
    at: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for seat in seats:
        at[seat[0]].append(seat)
    bounds = []
    for cap in all_caps(given):
        within = frozenset(seat for opening in cap.openings for seat in at[opening] if cap.side in ("", seat[1]))
        most = cap.most - sum(counts(cap, each) for each in locked)
        if cap.level is CapLevel.OPENING or most < len(given.free_people):
            bounds.append((Bound(cap, most), within))
    around: dict[tuple[str, str], list[tuple[Bound, frozenset[tuple[str, str]]]]] = {each: [] for each in sorted(seats)}
    for bound, within in sorted(bounds, key=lambda each: len(each[1])):
        for seat in within:
            if (inner := around[seat]) and not inner[-1][1] <= within:
                raise Crossing(inner[-1][0].cap, bound.cap)
            inner.append((bound, within))
    found = {}
    for (opening, sent_by), inside in around.items():
        reserved = given.opening[opening].reserved.get(sent_by, 0) - locked.count((opening, sent_by))
        bench = Bench(opening, sent_by, max(0, reserved), tuple(bound for bound, _seats in inside))
        for bound in bench.within:
            bound.benches.append(bench)
        found[opening, sent_by] = bench
    return found


def all_caps(given: PlacingInput) -> list[Cap]:
    """The places of each opening, and the caps around them, in an order of their own."""
    levels = list(CapLevel)
    own = [Cap(CapLevel.OPENING, each.id, each.places, frozenset([each.id])) for each in given.opening.values()]
    return own + sorted(
        given.caps, key=lambda each: (levels.index(each.level), each.name, each.side, each.most, sorted(each.openings))
    )


def counts(cap: Cap, seat: tuple[str, str]) -> bool:
    """Whether a cap counts people of a side at an opening, `seat`."""
    return seat[0] in cap.openings and cap.side in ("", seat[1])


def _open_to(given: PlacingInput) -> set[tuple[str, str]]:
    """The openings with the sides of which they take at least one person."""
    side = {each.id: each.side for each in given.people}
    of_side = Counter(side.values())
    refused = Counter((opening, side[person]) for person, opening in given.objections if person in side)
    pairs = ((opening, each) for opening in given.opening for each in of_side)
    return {pair for pair in pairs if refused[pair] < of_side[pair[1]]}
