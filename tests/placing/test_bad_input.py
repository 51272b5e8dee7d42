"""What contradicts itself is found before anything is computed, named, with the fewest that clash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exchange_app.domain.placing.bad_input import BadInput, bad_input
from exchange_app.domain.placing.model import Cap, CapLevel, Nominee, Opening, PlacingInput, Wish, WishKind
from exchange_app.text import LANGUAGES, words
from tests.placing.inputs import made

NAMES = {"a": "Aysel", "b": "Samir", "c": "Leyla", "d": "Orxan", "e": "Nigar"}
PEOPLE = tuple(Nominee(id, "AZ", rank=at, name=name) for at, (id, name) in enumerate(NAMES.items(), 1))
OPENINGS = (Opening("o1", "u1", 2, name="Ege TV"), Opening("o2", "u2", 1, name="Anka Radyo"))
GOOD = PlacingInput(PEOPLE, OPENINGS)
TOGETHER, APART = WishKind.TOGETHER, WishKind.APART


def wishes(*pairs: tuple[WishKind, str]) -> tuple[Wish, ...]:
    return tuple(Wish(kind, tuple(people)) for kind, people in pairs)


CASES: dict[str, tuple[PlacingInput, str, str, str]] = {
    "an opening without dates": (
        replace(GOOD, openings=(replace(OPENINGS[0], dated=False), OPENINGS[1])),
        "Ege TV has no dates; enter them in its opening.", "", "o1",
    ),
    "more reserved than there are places": (
        replace(GOOD, openings=(replace(OPENINGS[0], reserved={"AZ": 2, "TR": 1}), OPENINGS[1])),
        "Ege TV has 2 places and keeps 3 for one side or the other; keep fewer.", "", "o1",
    ),
    "one person locked at two openings": (
        replace(GOOD, locked=(("a", "o2"), ("a", "o1"))),
        "Aysel is locked at Ege TV and at Anka Radyo; unlock one of the two.", "a", "o1 o2",
    ),
    "a lock at an opening that is gone": (
        replace(GOOD, locked=(("a", "o9"),)),
        "Aysel is locked at a place that is not offered here; unlock it.", "a", "o9",
    ),
    "more locked than there are places": (
        replace(GOOD, locked=(("c", "o2"), ("a", "o2"), ("b", "o2"))),
        "Anka Radyo has 1 place; locked there: Aysel, Samir. Unlock one of them.", "a b", "o2",
    ),
    "more locked in a city than it takes": (
        replace(
            GOOD,
            caps=(Cap(CapLevel.CITY, "İzmir", 1, frozenset({"o1", "o2"})),),
            locked=(("a", "o1"), ("d", "o2")),
        ),
        "İzmir has 1 place; locked there: Aysel, Orxan. Unlock one of them.", "a d", "o1 o2",
    ),
    "a circle of together and apart": (
        replace(GOOD, wishes=wishes((TOGETHER, "ab"), (TOGETHER, "bc"), (TOGETHER, "cd"), (TOGETHER, "ac"), (APART, "ad"))),
        "Aysel, Leyla, Orxan are to be at one outlet, and Aysel and Orxan apart; take one of these wishes back.",
        "a c d", "",
    ),
    "together, but locked at two outlets": (
        replace(GOOD, wishes=wishes((TOGETHER, "ab"), (TOGETHER, "bc")), locked=(("a", "o1"), ("c", "o2"))),
        "Aysel, Samir, Leyla are to be at one outlet, but Aysel stays at Ege TV and Leyla at Anka Radyo.",
        "a b c", "o1 o2",
    ),
    "apart, but locked at one outlet": (
        replace(GOOD, wishes=wishes((APART, "ba")), locked=(("a", "o1"), ("b", "o1"))),
        "Aysel and Samir are to be apart and both stay at Ege TV; unlock one of them, or take the wish back.", "a b", "o1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_is_named_with_the_fewest_that_clash(case: str) -> None:
    given, sentence, people, openings = CASES[case]
    [found] = bad_input(given)
    assert words("en").say(found.sentence) == sentence
    assert (list(found.people), list(found.openings)) == (people.split(), openings.split())
    assert all("{" not in words(language).say(found.sentence) for language in LANGUAGES)
    assert len({words(language).say(found.sentence) for language in LANGUAGES}) == 3
    for each in found.people:
        assert found not in bad_input(without(given, each)), f"{each} is one of the fewest"


def without(given: PlacingInput, person: str) -> PlacingInput:
    return replace(
        given,
        people=tuple(each for each in given.people if each.id != person),
        locked=tuple(each for each in given.locked if each[0] != person),
        wishes=tuple(each for each in given.wishes if person not in each.people),
    )


def test_limits_that_cross_are_named() -> None:
    mixed = replace(
        GOOD, people=(*PEOPLE, Nominee("z", "TR")), caps=(Cap(CapLevel.SIDE, "AZ", 0, frozenset({"o1", "o2"}), "AZ"),)
    )
    found: BadInput = bad_input(mixed)[0]
    assert "share places" in words("en").say(found.sentence)


def test_nothing_is_said_of_what_can_be_computed() -> None:
    assert [seed for seed in range(60) if bad_input(made(seed))] == []
