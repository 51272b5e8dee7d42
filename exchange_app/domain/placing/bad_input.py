"""What contradicts itself in the input of a placing: found before anything is computed, each with the fewest that clash."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from exchange_app.domain.placing.model import Cap, CapLevel, PlacingInput, WishKind
from exchange_app.domain.placing.seating import Crossing, Seating, all_caps, counts
from exchange_app.text import Message, msg, nmsg


class BadInput(NamedTuple):
    """Something that cannot hold. `people` and `openings` are the fewest that clash: without one of them nothing does.

    `code` is dates, locked_twice, lock_lost, locked_over, reserved, crossing, wishes, locks_and_wishes.
    """

    code: str
    sentence: Message
    people: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()


def bad_input(given: PlacingInput) -> tuple[BadInput, ...]:
    """All that stands against computing a placing; nothing where it can be."""
    locks = tuple(_locks(given))
    found = [*_openings(given), *locks]
    if not locks:
        found += [*_locked_over(given), *_crossing(given), *_wishes(given)]
    return tuple(found)


def _openings(given: PlacingInput) -> Iterator[BadInput]:
    for each in given.opening.values():
        if not each.dated:
            yield BadInput(
                "dates", msg("{outlet} has no dates; enter them in its opening.", outlet=each.name), (), (each.id,)
            )
        if (kept := sum(each.reserved.values())) > each.places:
            sentence = nmsg(
                "{outlet} has {count} place and keeps {kept} for one side or the other; keep fewer.",
                "{outlet} has {count} places and keeps {kept} for one side or the other; keep fewer.",
                each.places,
                outlet=each.name,
                kept=kept,
            )
            yield BadInput("reserved", sentence, (), (each.id,))


def _locks(given: PlacingInput) -> Iterator[BadInput]:
    at: defaultdict[str, list[str]] = defaultdict(list)
    for person, opening in sorted(set(given.locked)):
        if person not in given.person or opening not in given.opening:
            name = given.person[person].name if person in given.person else person
            sentence = msg("{name} is locked at a place that is not offered here; unlock it.", name=name)
            yield BadInput("lock_lost", sentence, (person,), (opening,))
        else:
            at[person].append(opening)
    for person, openings in at.items():
        if len(openings) > 1:
            one, other = (given.opening[each].name for each in openings[:2])
            sentence = msg(
                "{name} is locked at {one} and at {other}; unlock one of the two.",
                name=given.person[person].name,
                one=one,
                other=other,
            )
            yield BadInput("locked_twice", sentence, (person,), tuple(openings[:2]))


def _locked_over(given: PlacingInput) -> Iterator[BadInput]:
    """A cap that locked people alone go over, unless one inside it says so already."""
    told: list[frozenset[str]] = []
    for cap in sorted(all_caps(given), key=lambda each: len(each.openings)):
        there = [
            person
            for person in given.person
            if person in given.lock and counts(cap, (given.lock[person], given.person[person].side))
        ]
        if len(there) <= cap.most or any(each <= cap.openings for each in told):
            continue
        told.append(cap.openings)
        fewest = there[: cap.most + 1]
        sentence = nmsg(
            "{where} has {count} place; locked there: {names}. Unlock one of them.",
            "{where} has {count} places; locked there: {names}. Unlock one of them.",
            cap.most,
            where=cap_name(given, cap),
            names=_names(given, fewest),
        )
        yield BadInput("locked_over", sentence, tuple(fewest), tuple(sorted({given.lock[each] for each in fewest})))


def cap_name(given: PlacingInput, cap: Cap) -> Message | str:
    """What a sentence calls that which a cap bounds."""
    match cap.level:
        case CapLevel.OPENING:
            return given.opening[cap.name].name
        case CapLevel.OUTLET | CapLevel.DEPARTMENT:
            return next((given.opening[each].name for each in sorted(cap.openings) if each in given.opening), cap.name)
        case CapLevel.COHORT:
            return msg("The cohort")
        case _:
            return cap.name


def _crossing(given: PlacingInput) -> Iterator[BadInput]:
    try:
        Seating(given)
    except Crossing as crossing:
        one, other = (cap_name(given, each) for each in crossing.caps)
        sentence = msg(
            "The limits of {one} and of {other} share places, and neither lies within the other; take one away.",
            one=one,
            other=other,
        )
        yield BadInput("crossing", sentence)


def _wishes(given: PlacingInput) -> Iterator[BadInput]:
    """People who are to be together, by themselves or through others, and cannot be."""
    known = [each for each in given.wishes if set(each.people) <= set(given.person)]
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for wish in known:
        if wish.kind is WishKind.TOGETHER:
            for one, other in (wish.people, wish.people[::-1]):
                beside[one].add(other)
    outlet = {person: given.opening[opening].outlet for person, opening in given.lock.items()}
    for one, other in sorted({tuple(sorted(each.people)) for each in known if each.kind is WishKind.APART}):
        if line := shortest(beside, one, other):
            sentence = msg(
                "{names} are to be at one outlet, and {one} and {other} apart; take one of these wishes back.",
                names=_names(given, line),
                one=given.person[one].name,
                other=given.person[other].name,
            )
            yield BadInput("wishes", sentence, line)
        elif outlet.get(one, "-") == outlet.get(other):
            sentence = msg(
                "{one} and {other} are to be apart and both stay at {outlet}; unlock one of them, or take the wish back.",
                one=given.person[one].name,
                other=given.person[other].name,
                outlet=given.opening[given.lock[one]].name,
            )
            yield BadInput(
                "locks_and_wishes", sentence, (one, other), tuple(sorted({given.lock[one], given.lock[other]}))
            )
    for one, other in combinations(sorted(outlet), 2):
        if outlet[one] == outlet[other]:
            continue
        line = shortest(beside, one, other)
        if line and not any(each in outlet for each in line[1:-1]):
            sentence = msg(
                "{names} are to be at one outlet, but {one} stays at {outlet} and {other} at {elsewhere}.",
                names=_names(given, line),
                one=given.person[one].name,
                outlet=given.opening[given.lock[one]].name,
                other=given.person[other].name,
                elsewhere=given.opening[given.lock[other]].name,
            )
            yield BadInput("locks_and_wishes", sentence, line, (given.lock[one], given.lock[other]))


def shortest(beside: Mapping[str, set[str]], start: str, end: str) -> tuple[str, ...]:
    """The fewest steps from one to another along neighbours, both ends among them; nothing where there is no way."""
    before, waiting = {start: ""}, deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            line = [here]
            while before[line[-1]]:
                line.append(before[line[-1]])
            return tuple(reversed(line))
        for each in sorted(beside.get(here, ())):
            if each not in before:
                before[each] = here
                waiting.append(each)
    return ()


def _names(given: PlacingInput, people: tuple[str, ...] | list[str]) -> str:
    return ", ".join(given.person[each].name for each in people)
