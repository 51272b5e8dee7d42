"""What a placing is computed from, and what it gives. Immutable plain data; ids are those of applications and openings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum, auto
from functools import cached_property
from itertools import count

from exchange_app.text import Message


@dataclass(frozen=True, slots=True)
class Nominee:
    """A person to be placed. `choices` are outlets, best first; `unranked` whether any other outlet will do after them.

    Who stands where a place is short: the lower `rank` of the selection first (none: after all who have one), then the
    higher `score`, then the lower `lot`. `side` is the agency that sends; `name` is what sentences call the person.
    """

    id: str
    side: str = ""
    choices: tuple[str, ...] = ()
    unranked: bool = True
    rank: int | None = None
    score: Decimal | None = None
    lot: str = ""
    name: str = ""

    @property
    def standing(self) -> tuple[bool, int, bool, Decimal, str, str]:
        """The order of the selection, as a key: lower stands higher, no two are alike."""
        score = self.score if self.score is not None else Decimal(0)
        return self.rank is None, self.rank or 0, self.score is None, -score, self.lot, self.id

    def choice(self, outlet: str) -> int:
        """Which of the choices an outlet is, from 1; 0 where it is none of them."""
        return self.choices.index(outlet) + 1 if outlet in self.choices else 0


@dataclass(frozen=True, slots=True)
class Opening:
    """Places at an outlet. `reserved` gives how many of them are kept for people of a side, as long as there are such
    (soft); `ranking` the people whom the outlet itself has put in order, best first; the others follow as the selection
    ranks them. `dated` is whether it is known when the stay is."""

    id: str
    outlet: str
    places: int = 1
    city: str = ""
    department: str = ""
    country: str = ""
    reserved: Mapping[str, int] = field(default_factory=dict)
    ranking: tuple[str, ...] = ()
    dated: bool = True
    name: str = ""


class CapLevel(StrEnum):
    """What a cap stands for, from the narrowest to the widest."""

    OPENING = auto()
    DEPARTMENT = auto()
    OUTLET = auto()
    CITY = auto()
    COUNTRY = auto()
    COHORT = auto()
    SIDE = auto()
    """The people whom a side sends, to any of the openings."""


@dataclass(frozen=True, slots=True)
class Cap:
    """No more than `most` people at these openings together; with a `side`, of those whom that agency sends."""

    level: CapLevel
    name: str
    most: int
    openings: frozenset[str]
    side: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """What a rule has against a person at an opening."""

    code: str
    sentence: Message


class WishKind(StrEnum):
    """What is wished for people beside their choices."""

    TOGETHER = "together"
    """Both at one outlet, or neither placed."""
    APART = "apart"
    """Never both at one outlet."""
    NOT_ALONE = "not_alone"
    """Only in a city where somebody else of the cohort is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for one person (not alone) or two. *Best overall* keeps to it; *stable* tells where it is broken."""

    kind: WishKind
    people: tuple[str, ...]


@dataclass(frozen=True)
class PlacingInput:
    """All that a placing depends on.

    `objections` name pairs (person, opening) that a rule is against; a pair that is not named may be. `locked` are pairs
    that stand whatever else is done. The order of people, openings, caps and wishes means nothing.
    """

    people: tuple[Nominee, ...]
    openings: tuple[Opening, ...]
    objections: Mapping[tuple[str, str], tuple[Objection, ...]] = field(default_factory=dict)
    caps: tuple[Cap, ...] = ()
    locked: tuple[tuple[str, str], ...] = ()
    wishes: tuple[Wish, ...] = ()

    @cached_property
    def person(self) -> dict[str, Nominee]:
        """People by id, in the order of the selection."""
        return {each.id: each for each in sorted(self.people, key=lambda each: each.standing)}

    @cached_property
    def opening(self) -> dict[str, Opening]:
        """Openings by id, in the order of their ids."""
        return {each.id: each for each in sorted(self.openings, key=lambda each: each.id)}

    @cached_property
    def lock(self) -> dict[str, str]:
        """The opening at which a person is locked."""
        return dict(self.locked)

    @cached_property
    def of_outlet(self) -> dict[str, tuple[str, ...]]:
        """The openings of each outlet."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for each in self.opening.values():
            found[each.outlet].append(each.id)
        return {outlet: tuple(openings) for outlet, openings in found.items()}

    @cached_property
    def own_order(self) -> dict[str, dict[str, int]]:
        """The place, from 0, of each person in an outlet's own order, by opening, where there is one."""
        return {each.id: dict(zip(each.ranking, count(), strict=False)) for each in self.openings if each.ranking}

    @cached_property
    def _listed(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    def wanted(self, person: Nominee) -> tuple[str, ...]:
        """The openings that a person takes, best first, whether or not a rule is against one: those of the choices, several
        openings of an outlet in the order of their ids, then all others where unranked ones will do."""
        found = self._listed.get(key := (*person.choices, "" if person.unranked else "-"))
        if found is None:
            named = dict.fromkeys(person.choices)
            listed = [opening for outlet in named for opening in self.of_outlet.get(outlet, ())]
            if person.unranked:
                listed += [each.id for each in self.opening.values() if each.outlet not in named]
            found = self._listed[key] = tuple(listed)
        return found

    def fits(self, person: str, opening: str) -> bool:
        """Whether no rule is against the pair."""
        return (person, opening) not in self.objections

    def choice(self, person: str, opening: str) -> int:
        """Which of a person's choices an opening's outlet is, from 1; 0 where it is none."""
        return self.person[person].choice(self.opening[opening].outlet)

    @cached_property
    def free_people(self) -> tuple[Nominee, ...]:
        """Those who are not locked, in the order of the selection."""
        return tuple(each for each in self.person.values() if each.id not in self.lock)


@dataclass(frozen=True)
class PlacingOutcome:
    """Who is placed where. `unfinished` is the aim of *best overall* at which the time was over, if it was; then `gap` tells
    how far from the best that aim may still be, as a share (0.02 is 2 %)."""

    given: PlacingInput
    method: str
    at: Mapping[str, str]
    unfinished: str = ""
    gap: float = 0.0

    @property
    def optimal(self) -> bool:
        """Whether nothing better was left to be looked for."""
        return not self.unfinished

    @property
    def unplaced(self) -> tuple[str, ...]:
        """People without a place, in the order of the selection."""
        return tuple(each for each in self.given.person if each not in self.at)

    @cached_property
    def people_at(self) -> dict[str, tuple[str, ...]]:
        """Who is at each opening, in the order of the selection."""
        found: dict[str, list[str]] = {each: [] for each in self.given.opening}
        for person in self.given.person:
            if person in self.at:
                found[self.at[person]].append(person)
        return {opening: tuple(people) for opening, people in found.items()}

    @property
    def by_side(self) -> dict[str, int]:
        """How many of each side are placed."""
        found = dict.fromkeys(sorted({each.side for each in self.given.people}), 0)
        for person in self.at:
            found[self.given.person[person].side] += 1
        return found

    def broken(self) -> tuple[Wish, ...]:
        """The wishes that this does not keep to."""
        return tuple(each for each in self.given.wishes if not kept(self.given, self.at, each))


def kept(given: PlacingInput, at: Mapping[str, str], wish: Wish) -> bool:
    """Whether people at these openings keep to a wish."""
    outlets = [given.opening[at[each]].outlet if each in at else None for each in wish.people]
    match wish.kind:
        case WishKind.TOGETHER:
            return len(set(outlets)) == 1
        case WishKind.APART:
            placed = [each for each in outlets if each is not None]
            return len(set(placed)) == len(placed)
        case WishKind.NOT_ALONE:
            (person,) = wish.people
            if person not in at:
                return True
            city = given.opening[at[person]].city
            return any(other != person and given.opening[opening].city == city for other, opening in at.items())


def caps_of(openings: Iterable[Opening], level: CapLevel, most: Mapping[str, int]) -> tuple[Cap, ...]:
    """Caps on what the openings have in common: `most` by outlet, city or country, or by `outlet/department`."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in openings:
        key = {
            CapLevel.DEPARTMENT: f"{each.outlet}/{each.department}",
            CapLevel.OUTLET: each.outlet,
            CapLevel.CITY: each.city,
            CapLevel.COUNTRY: each.country,
        }[level]
        found[key].add(each.id)
    return tuple(Cap(level, key, most[key], frozenset(ids)) for key, ids in sorted(found.items()) if key in most)
