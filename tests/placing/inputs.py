"""Small inputs of a placing, by seed: sides, choices, own rankings, reserves, nested caps, objections, locks, wishes."""

from __future__ import annotations

from random import Random

from exchange_app.domain.placing.model import (
    Cap,
    CapLevel,
    Nominee,
    Objection,
    Opening,
    PlacingInput,
    Wish,
    WishKind,
    caps_of,
)
from exchange_app.text import msg

REFUSED = Objection("placing.level", msg("Asks for more"))


def made(seed: int, people: int = 6, openings: int = 4, wishes: bool = False, locks: bool = True) -> PlacingInput:
    """An input with up to so many people and openings, in which no caps cross and no locks or wishes clash."""
    chance = Random(seed)
    sides = ("AZ", "TR") if chance.random() < 0.8 else ("AZ",)
    ids = [f"p{at}" for at in range(chance.randint(1, people))]
    opened = [_opening(chance, f"o{at}", ids, sides) for at in range(chance.randint(1, openings))]
    outlets = sorted({each.outlet for each in opened})
    asked = [_nominee(chance, each, sides, outlets) for each in ids]
    against = {(person.id, opening.id): (REFUSED,) for person in asked for opening in opened if chance.random() < 0.15}
    given = PlacingInput(tuple(asked), tuple(opened), against, _caps(chance, opened))
    return PlacingInput(
        given.people,
        given.openings,
        against,
        given.caps,
        _locks(chance, given) if locks and chance.random() < 0.3 else (),
        _wishes(chance, ids) if wishes else (),
    )


def mixed(given: PlacingInput, seed: int) -> PlacingInput:
    """The same with its rows in another order."""
    chance = Random(seed)
    people, openings, caps, wishes = (list(each) for each in (given.people, given.openings, given.caps, given.wishes))
    against = list(given.objections.items())
    for each in (people, openings, caps, wishes, against):
        chance.shuffle(each)
    return PlacingInput(tuple(people), tuple(openings), dict(against), tuple(caps), given.locked[::-1], tuple(wishes))


def _opening(chance: Random, id: str, people: list[str], sides: tuple[str, ...]) -> Opening:
    places = chance.choice((0, 1, 1, 2, 3))
    reserved = {side: 1 for side in sides if chance.random() < 0.3} if places >= len(sides) else {}
    ranking = chance.sample(people, chance.randint(1, len(people))) if chance.random() < 0.5 else ()
    outlet = chance.randint(1, 4)
    return Opening(
        id, f"u{outlet}", places, city=f"c{outlet % 2}", department=chance.choice("ab"), country="X",
        reserved=reserved, ranking=tuple(ranking), name=f"Outlet {outlet}",
    )  # fmt: skip


def _nominee(chance: Random, id: str, sides: tuple[str, ...], outlets: list[str]) -> Nominee:
    choices = chance.sample(outlets, chance.randint(0, len(outlets)))
    rank = chance.choice((None, 1, 2, 3))
    return Nominee(
        id,
        chance.choice(sides),
        tuple(choices),
        chance.random() < 0.5,
        rank,
        lot=chance.choice("0123"),
        name=id.upper(),
    )


def _caps(chance: Random, opened: list[Opening]) -> tuple[Cap, ...]:
    found: list[Cap] = []
    for level, key in (
        (CapLevel.DEPARTMENT, lambda each: f"{each.outlet}/{each.department}"),
        (CapLevel.OUTLET, lambda each: each.outlet),
        (CapLevel.CITY, lambda each: each.city),
        (CapLevel.COUNTRY, lambda each: each.country),
    ):
        names = {key(each) for each in opened if chance.random() < 0.35}
        found += caps_of(opened, level, {name: chance.randint(1, 4) for name in sorted(names)})
    return tuple(found)


def _locks(chance: Random, given: PlacingInput) -> tuple[tuple[str, str], ...]:
    """One or two people locked where there is room for them, also against a rule."""
    locked: list[tuple[str, str]] = []
    for person in chance.sample([each.id for each in given.people], min(2, len(given.people))):
        room = [each.id for each in given.openings if _room([*locked, (person, each.id)], given)]
        if room:
            locked.append((person, chance.choice(room)))
    return tuple(locked)


def _room(pairs: list[tuple[str, str]], given: PlacingInput) -> bool:
    at = [opening for _person, opening in pairs]
    over = any(at.count(each.id) > each.places for each in given.openings)
    return not over and all(sum(each in cap.openings for each in at) <= cap.most for cap in given.caps)


def _wishes(chance: Random, ids: list[str]) -> tuple[Wish, ...]:
    found = []
    if len(ids) > 1:
        found.append(Wish(chance.choice((WishKind.TOGETHER, WishKind.APART)), tuple(chance.sample(ids, 2))))
    if chance.random() < 0.4:
        found.append(Wish(WishKind.NOT_ALONE, (chance.choice(ids),)))
    return tuple(found)
