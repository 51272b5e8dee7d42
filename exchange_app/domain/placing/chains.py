"""After publication: freed places go on with the fewest moves. Nobody who has a place loses it or gets one they want less.

As many of those without a place as can be get one, those who lost theirs first and then in the order of the selection; of
all ways to do that, one with the fewest moves, and then the best choices of the newly placed. A vacancy chain (Blum, Roth,
Rothblum, Vacancy chains and equilibration in senior-level labor markets, 1997) cut to what somebody without a place needs:
the cheapest augmenting way in a network of people, openings and nested caps (Ahuja, Magnanti, Orlin, Network Flows, 1993).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from exchange_app.domain.placing.model import PlacingInput, PlacingOutcome
from exchange_app.domain.placing.seating import Bound, Seating

CHAINS = "chains"


@dataclass(frozen=True, slots=True)
class ChainMove:
    """One step of what changes: a person goes to an opening, from another one (`before`, empty where from none). `choice` and
    `choice_before` are the numbers of the choices, 0 where it is none. The move needs the consent of the person's side
    (`side`), of the outlet that takes and, where there is one, of the outlet that is left."""

    person: str
    before: str
    to: str
    choice_before: int
    choice: int
    side: str
    outlets: tuple[str, ...]


@dataclass(frozen=True)
class After:
    """What changes after publication. `displaced` are those whose place is no more or for whom there is no room left there;
    `moves` come in the order in which they can be made."""

    outcome: PlacingOutcome
    moves: tuple[ChainMove, ...]
    displaced: tuple[str, ...]


def after_publication(given: PlacingInput, published: Mapping[str, str]) -> After:
    """What now? `given` as it is today (who withdrew is not in it, a new opening is), `published` who was placed where.

    Raises Crossing.
    """
    held = {person: at for person, at in published.items() if person in given.person and at in given.opening}
    held |= given.lock
    seating = Seating(given, held.items())
    dropped = seating.seat_all(held)
    placed = {person: held[person] for person in given.person if person in held and person not in dropped}
    lost = [each for each in published if each in given.person and each not in placed]
    lost.sort(key=seating.order.__getitem__)
    network = _Network(seating, placed)
    waiting = [*lost, *(each for each in given.person if each not in placed and each not in lost)]
    for person in waiting:
        network.place(person)
    outcome = PlacingOutcome(given, CHAINS, {each: network.at[each] for each in given.person if each in network.at})
    return After(outcome, tuple(_moves(given, placed, outcome)), tuple(lost))


def _moves(given: PlacingInput, before: Mapping[str, str], outcome: PlacingOutcome) -> Iterator[ChainMove]:
    for person, _lifted in in_order(given, before, outcome.at):
        there, to = before.get(person, ""), outcome.at[person]
        outlets = dict.fromkeys(given.opening[each].outlet for each in (to, there) if each)
        choice_before = given.choice(person, there) if there else 0
        side = given.person[person].side
        yield ChainMove(person, there, to, choice_before, given.choice(person, to), side, tuple(outlets))


def in_order(given: PlacingInput, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Who goes elsewhere, in an order in which each finds room, by the order of the selection where several do. Where people
    change places in a circle, one of them gives up the place before all others move (told by True)."""
    seating = Seating(given, [*before.items(), *after.items()])
    now = dict(before)
    seating.sit({person: at for person, at in now.items() if person in after})
    waiting = [person for person in given.person if person in after and before.get(person) != after[person]]
    lifted = set()
    while waiting:
        person = next((each for each in waiting if _has_room(seating, each, now, after[each])), "")
        if not person:
            lifted.add(person := next(each for each in waiting if each in now))
            seating.bench(person, now.pop(person)).count(-1)
            continue
        waiting.remove(person)
        if (there := now.get(person)) is not None:
            seating.bench(person, there).count(-1)
        now[person] = after[person]
        seating.bench(person, after[person]).count(1)
        yield person, person in lifted


def _has_room(seating: Seating, person: str, now: Mapping[str, str], to: str) -> bool:
    left = seating.bench(person, now[person]).within if person in now else ()
    return all(bound in left or not bound.full for bound in seating.bench(person, to).within)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a way goes over: a person, a bench or a bound; with none of them, out of the network, into a place."""

    person: str = ""
    bench: tuple[str, str] | None = None
    bound: int | None = None


_OUT = _Place()


class _Network:
    """Who is where, and the ways from a person without a place to a free one: over people who move on to an opening that
    they want more. A move costs more than all choices together; a new place costs the number of its choice."""

    def __init__(self, seating: Seating, at: Mapping[str, str]) -> None:
        """`at` is where people were published, for each of whom there is room."""
        given = self._given = seating.given
        self.at, self._home, self._seating = dict(at), dict(at), seating
        self._worst = 1 + max((len(each.choices) for each in given.people), default=0)
        self._move = (len(given.people) + 1) * (self._worst + 1)
        self._dead: set[_Place] = set()
        """From here no way leads to a free place, nor will one: later ways cannot come here and so change nothing here."""
        self._bounds: list[Bound] = []
        number: dict[int, int] = {}
        self._above: dict[_Place, _Place] = {}
        self._below: defaultdict[_Place, list[_Place]] = defaultdict(list)
        self._sitting: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for key, bench in seating.benches.items():
            here = _Place(bench=key)
            for bound in bench.within:
                if id(bound) not in number:
                    number[id(bound)] = len(self._bounds)
                    self._bounds.append(bound)
                above = _Place(bound=number[id(bound)])
                if here not in self._above:
                    self._above[here] = above
                    self._below[above].append(here)
                here = above
        for person, opening in self.at.items():
            if person not in given.lock:
                self._sitting[opening, given.person[person].side].append(person)

    def place(self, person: str) -> bool:
        """Give a person a place by the cheapest way. False where there is none; then nothing has changed."""
        way = self._cheapest(_Place(person=person))
        moved = [(each.person, to.bench[0]) for each, to in pairwise(way) if each.person and to.bench]
        for who, _to in moved:
            self._leave(who)
        for who, to in moved:
            self.at[who] = to
            bench = self._seating.bench(who, to)
            self._sitting[bench.opening, bench.side].append(who)
            bench.count(1)
        return bool(way)

    def _leave(self, person: str) -> None:
        if (there := self.at.pop(person, None)) is not None:
            bench = self._seating.bench(person, there)
            self._sitting[bench.opening, bench.side].remove(person)
            bench.count(-1)

    def _cheapest(self, start: _Place) -> list[_Place]:
        """The way from a person to a free place that costs least; nothing where there is none."""
        cost, before, waiting = {start: 0}, {start: start}, deque([start])
        while waiting:
            here = waiting.popleft()
            for to, more in self._steps(here):
                if to not in self._dead and cost[here] + more < cost.get(to, _FAR):
                    cost[to], before[to] = cost[here] + more, here
                    if to is not _OUT and to not in waiting:
                        waiting.append(to)
        if _OUT not in cost:
            self._dead |= cost.keys()
            return []
        way = [_OUT]
        while way[-1] != start:
            way.append(before[way[-1]])
        return way[::-1]

    def _steps(self, here: _Place) -> Iterator[tuple[_Place, int]]:
        if here.person:
            side = self._given.person[here.person].side
            for opening, more in self._openings(here.person):
                if opening != self.at.get(here.person):
                    yield _Place(bench=(opening, side)), more
            return
        if here.bench is not None:
            for person in self._sitting[here.bench]:
                yield _Place(person=person), -self._cost(person, here.bench[0])
        if here.bound is None or not self._bounds[here.bound].full:
            yield self._above.get(here, _OUT), 0
        for below in self._below.get(here, ()):
            if self._sitting[below.bench] if below.bench else self._bounds[below.bound or 0].taken:
                yield below, 0

    def _openings(self, person: str) -> Iterator[tuple[str, int]]:
        """Where a person can be, with what it costs: one who was published, where that was, or at what they want more."""
        home = self._home.get(person)
        if home is not None:
            yield home, 0
        for opening in self._given.wanted(self._given.person[person]):
            if opening == home:
                return
            if self._given.fits(person, opening):
                yield opening, self._cost(person, opening)

    def _cost(self, person: str, opening: str) -> int:
        if person in self._home:
            return 0 if opening == self._home[person] else self._move
        return self._given.choice(person, opening) or self._worst


_FAR = 1 << 62
