"""Why a person is where they are, and why not elsewhere: read off the outcome itself, for every person at every opening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from exchange_app.domain.placing.best import BEST, Aim, aim_of, best, worth
from exchange_app.domain.placing.chains import CHAINS
from exchange_app.domain.placing.model import Cap, CapLevel, Objection, PlacingInput, PlacingOutcome
from exchange_app.domain.placing.seating import Bench, Seating, loss
from exchange_app.domain.placing.stable import stable


class Cause(StrEnum):
    """What the place of a person, or that it is none, comes from."""

    HERE = "here"
    """It is their place."""
    LOCKED = "locked"
    """They are locked elsewhere."""
    RULE = "rule"
    """A rule is against it."""
    NOT_NAMED = "not_named"
    """They take only outlets that they named."""
    BETTER = "better"
    """They have a place that they want more."""
    RANKED = "ranked"
    """All places that the cap bounds went to people who stand higher."""
    RESERVED = "reserved"
    """Some of them are kept for a side, and the others went to people who stand higher."""
    WITHIN = "within"
    """The cap has room for them only where they are: had they the other place, somebody who stands higher there would take it."""
    NO_PLACES = "no_places"
    """There are none, or locked people hold them all."""
    OVERALL = "overall"
    """For all taken together it would not be better."""
    KEPT = "kept"
    """It is full, and after publication nobody loses a place. Only in an outcome of *chains*."""
    AHEAD = "ahead"
    """Nothing: somebody is there who stands lower. Never in an outcome of *stable*."""
    FREE = "free"
    """Nothing: there is room. Never in an outcome of *stable*."""


class Reason(NamedTuple):
    """Why a person is at an opening or not. `cap` is what is full; `side` for which side places are kept there."""

    cause: Cause
    person: str
    opening: str
    cap: Cap | None = None
    side: str = ""


class _Barrier(NamedTuple):
    """What stands between a bench and one person more: the full cap; the weakest of those who would have to go, as `loss`
    gives it (none: nobody can); the lowest standing of them, and that person's side; whether the newcomer would sit in a
    reserved place."""

    cap: Cap
    weakest: tuple[bool, int] | None
    lowest: int
    side: str
    reserved: bool


class Reasons:
    """The reasons of one outcome."""

    def __init__(self, outcome: PlacingOutcome) -> None:
        """Raises Crossing."""
        self.outcome, self.given = outcome, outcome.given
        self.seating = Seating(self.given, outcome.at.items())
        self.seating.sit(outcome.at)
        self._barriers = {key: _barrier(bench) for key, bench in self.seating.benches.items()}

    @cached_property
    def _liked(self) -> dict[str, dict[str, int]]:
        """How much each person wants each opening, from 0 for the most; without those that they do not take."""
        given = self.given
        return {person.id: {opening: at for at, opening in enumerate(given.wanted(person))} for person in given.people}

    def why(self, person: str, opening: str) -> Reason:
        """Why this person is at this opening, or why not."""
        given, at = self.given, self.outcome.at.get(person)
        if at == opening:
            return Reason(Cause.HERE, person, opening)
        if person in given.lock:
            return Reason(Cause.LOCKED, person, opening)
        if (person, opening) in given.objections:
            return Reason(Cause.RULE, person, opening)
        liked = self._liked[person]
        if opening not in liked:
            return Reason(Cause.NOT_NAMED, person, opening)
        if at is not None and liked.get(at, len(liked)) < liked[opening]:
            return Reason(Cause.BETTER, person, opening)
        if self.outcome.method == BEST:
            return Reason(Cause.OVERALL, person, opening)
        seating = self.seating
        barrier = self._barriers[opening, seating.side[person]]
        if barrier is None:
            return Reason(Cause.FREE, person, opening)
        if barrier.weakest is None:
            return Reason(Cause.NO_PLACES, person, opening, barrier.cap)
        within = at in barrier.cap.openings and barrier.cap.side in ("", seating.side[person])
        if self.outcome.method == CHAINS:
            return Reason(Cause.FREE, person, opening) if within else Reason(Cause.KEPT, person, opening, barrier.cap)
        if within:
            return Reason(Cause.WITHIN, person, opening, barrier.cap)
        key = seating.key(person, opening)
        if (barrier.reserved, -key) > barrier.weakest:
            return Reason(Cause.AHEAD, person, opening, barrier.cap)
        kept = barrier.weakest[0] and not barrier.reserved
        if key > barrier.lowest and not kept:
            return Reason(Cause.RANKED, person, opening, barrier.cap)
        return Reason(Cause.RESERVED, person, opening, barrier.cap, barrier.side)

    def all(self) -> Iterator[Reason]:
        """Of every person, in the order of the selection, at every opening."""
        for person in self.given.person:
            for opening in self.given.opening:
                yield self.why(person, opening)

    def of(self, person: str) -> tuple[Reason, ...]:
        """Of the openings that a person takes, best first, down to the place they have."""
        found = []
        for opening in self.given.wanted(self.given.person[person]):
            found.append(self.why(person, opening))
            if found[-1].cause is Cause.HERE:
                break
        return tuple(found)


def _barrier(bench: Bench) -> _Barrier | None:
    full = next((bound for bound in bench.within if bound.full), None)
    if full is None:
        return None
    reserved = len(bench.held) < bench.reserved
    others = [each for each in full.benches if each.held]
    if not others:
        return _Barrier(full.cap, None, 0, "", reserved)
    weakest = min((reserved, -bench.held[-1]) if each is bench else loss(each) for each in others)
    lowest = max(others, key=lambda each: each.held[-1])
    return _Barrier(full.cap, weakest, lowest.held[-1], lowest.side, reserved)


class MendKind(StrEnum):
    """A single change that would give a person a place."""

    RULE = "rule"
    """What one rule has against the person is mended, wherever it says the same."""
    NAME = "name"
    """The person takes the opening's outlet, too."""
    PLACE = "place"
    """There is one place more."""


class Mend(NamedTuple):
    """A change, and the opening where the person would be by it; `objection` is what would be mended, `cap` what would have
    one place more."""

    kind: MendKind
    person: str
    opening: str
    cap: Cap | None = None
    objection: Objection | None = None


Method = Callable[[PlacingInput], PlacingOutcome | None]


def mends(
    reasons: Reasons, person: str, *, most: int = 3, tries: int = 200, method: Method = stable
) -> tuple[Mend, ...]:
    """What would place somebody who has no place, each alone: at most so many, found in at most so many tries. Each was
    tried: with that change the method places the person."""
    found: list[Mend] = []
    for tried, (mend, changed) in enumerate(_changes(reasons, person)):
        if len(found) == most or tried == tries:
            break
        outcome = method(changed)
        if outcome is not None and person in outcome.at:
            found.append(mend._replace(opening=outcome.at[person]))
    return tuple(found)


def _changes(reasons: Reasons, person: str) -> Iterator[tuple[Mend, PlacingInput]]:
    given, seating = reasons.given, reasons.seating
    who = given.person[person]
    wanted = given.wanted(who)
    alone = (found for each in wanted if len(found := given.objections.get((person, each), ())) == 1)
    for objection in dict.fromkeys(found[0] for found in alone):
        yield Mend(MendKind.RULE, person, "", objection=objection), without(given, person, objection)
    for outlet, openings in given.of_outlet.items():
        if openings[0] not in wanted and any(given.fits(person, each) for each in openings):
            named = replace(who, choices=(*who.choices, outlet))
            people = tuple(named if each.id == person else each for each in given.people)
            yield Mend(MendKind.NAME, person, openings[0]), replace(given, people=people)
    told = set()
    for opening in wanted:
        if given.fits(person, opening):
            full = next((each for each in seating.bench(person, opening).within if each.full), None)
            if full is not None and full.cap not in told:
                told.add(full.cap)
                yield Mend(MendKind.PLACE, person, opening, full.cap), with_place(given, full.cap)


def without(given: PlacingInput, person: str, objection: Objection) -> PlacingInput:
    """The same with that objection to a person mended."""
    left = {
        pair: tuple(each for each in found if pair[0] != person or each != objection)
        for pair, found in given.objections.items()
    }
    return replace(given, objections={pair: found for pair, found in left.items() if found})


def with_place(given: PlacingInput, cap: Cap) -> PlacingInput:
    """The same with one place more within a cap."""
    if cap.level is CapLevel.OPENING:
        return replace(
            given,
            openings=tuple(
                replace(each, places=each.places + 1) if each.id == cap.name else each for each in given.openings
            ),
        )
    return replace(given, caps=tuple(replace(each, most=each.most + 1) if each == cap else each for each in given.caps))


def overall(outcome: PlacingOutcome, person: str, opening: str) -> tuple[bool, Aim | None]:
    """What *best overall* would lose with this person at this opening: whether that is possible at all, and the first aim
    that would be met less; none where it would be as good. Computes it anew, in seconds."""
    other = best(outcome.given, forced=(person, opening))
    if other is None:
        return False, None
    here, there = worth(outcome), worth(other)
    return True, next((aim_of(name) for name in here if there[name] > here[name]), None)
