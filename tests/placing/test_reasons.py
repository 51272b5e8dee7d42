"""Every reason is true: it is tried by changing what it names."""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from exchange_app.domain.placing import sentences
from exchange_app.domain.placing.best import Aim, best
from exchange_app.domain.placing.chains import after_publication
from exchange_app.domain.placing.model import (
    Cap,
    CapLevel,
    Nominee,
    Opening,
    PlacingInput,
    PlacingOutcome,
    Wish,
    WishKind,
)
from exchange_app.domain.placing.reasons import Cause, Mend, MendKind, Reason, Reasons, mends, overall, with_place
from exchange_app.domain.placing.stable import stable
from exchange_app.text import LANGUAGES, words
from tests.placing import plain
from tests.placing.inputs import REFUSED, made
from tests.placing.test_best import aims
from tests.placing.test_chains import later

EN = words("en")
LONG = bool(os.environ.get("EXCHANGE_APP_LONG"))


@drawn(st.integers(0, 2**32))
@example(137)
@example(1360)
@example(532594)
@settings(max_examples=1500 if LONG else 150, deadline=None)
def test_every_reason_is_true(seed: int) -> None:
    outcome = stable(made(seed))
    for reason in Reasons(outcome).all():
        hold(outcome, reason)
        assert EN.say(sentences.said(outcome, reason)).endswith(".")


def hold(outcome: PlacingOutcome, reason: Reason) -> None:
    given, at, pair = outcome.given, outcome.at, (reason.person, reason.opening)
    wanted = given.wanted(given.person[reason.person])
    with_pair = [*(each for each in at.items()), pair]
    match reason.cause:
        case Cause.HERE:
            assert at[reason.person] == reason.opening
        case Cause.LOCKED:
            assert given.lock[reason.person] == at[reason.person] != reason.opening
        case Cause.RULE:
            mended = {each: found for each, found in given.objections.items() if each != pair}
            after = stable(replace(given, objections=mended))
            assert Reasons(after).why(*pair).cause is not Cause.RULE
        case Cause.NOT_NAMED:
            assert reason.opening not in wanted
        case Cause.BETTER:
            assert wanted.index(at[reason.person]) < wanted.index(reason.opening)
        case Cause.RANKED:
            assert reason.cap is not None and full(given, at, reason.cap)
            for holder in holders(given, at, reason.cap):
                if holder[0] not in given.lock:
                    assert plain.place_in_order(given, holder) <= plain.place_in_order(given, pair)
            first = tuple(replace(each, ranking=(reason.person, *each.ranking)) for each in given.openings)
            assert pair in plain.chosen(replace(given, openings=first), with_pair), "who ranked first would be taken"
            assert pair not in plain.chosen(given, with_pair)
        case Cause.RESERVED:
            assert reason.cap is not None and full(given, at, reason.cap)
            standing = plain.place_in_order(given, pair)
            seated = [each for each in holders(given, at, reason.cap) if each not in given.locked]
            below = any(plain.place_in_order(given, each) > standing for each in seated)
            first = () if below else (reason.person,)
            open_to_all = tuple(replace(each, reserved={}, ranking=(*first, *each.ranking)) for each in given.openings)
            assert pair in plain.chosen(replace(given, openings=open_to_all), with_pair)
            ahead = tuple(replace(each, ranking=(reason.person, *each.ranking)) for each in given.openings)
            assert below or pair not in plain.chosen(replace(given, openings=ahead), with_pair)
            assert pair not in plain.chosen(given, with_pair)
        case Cause.WITHIN:
            assert reason.cap is not None and full(given, at, reason.cap)
            assert (reason.person, at[reason.person]) in holders(given, at, reason.cap)
            moved = {**at, reason.person: reason.opening}
            assert list(plain.blocking(given, moved)), "somebody who stands higher there would take it"
        case Cause.NO_PLACES:
            assert reason.cap is not None and full(given, at, reason.cap)
            assert all(each in given.locked for each in holders(given, at, reason.cap))
        case _:
            raise AssertionError(f"{reason.cause} never comes of stable")


def holders(given: PlacingInput, at: object, cap: Cap) -> list[tuple[str, str]]:
    pairs = dict(at).items()  # type: ignore[call-overload]
    return [each for each in pairs if each[1] in cap.openings and cap.side in ("", given.person[each[0]].side)]


def full(given: PlacingInput, at: object, cap: Cap) -> bool:
    return len(holders(given, at, cap)) == cap.most


@drawn(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_after_publication_what_is_said_to_be_full_is_full_and_what_is_said_to_have_room_has_it(seed: int) -> None:
    first = made(seed)
    given = later(first, Random(seed))
    outcome = after_publication(given, stable(first).at).outcome
    for reason in Reasons(outcome).all():
        moved = {**outcome.at, reason.person: reason.opening}
        match reason.cause:
            case Cause.KEPT | Cause.NO_PLACES:
                assert reason.cap is not None and full(given, outcome.at, reason.cap)
                assert not plain.within_caps(given, moved.items())
            case Cause.FREE:
                assert plain.within_caps(given, moved.items())
                assert reason.person in outcome.at, "who has no place gets one where there is room"
            case cause:
                assert cause in (Cause.HERE, Cause.LOCKED, Cause.RULE, Cause.NOT_NAMED, Cause.BETTER)
        assert EN.say(sentences.said(outcome, reason)).endswith(".")


def test_of_a_board_filled_by_hand_it_is_said_where_somebody_stands_higher() -> None:
    outcome = PlacingOutcome(GIVEN, "hand", {"c": "o1"})
    assert EN.say(sentences.said(outcome, Reasons(outcome).why("a", "o1"))) == (
        "Aysel stands higher than somebody who has a place at Ege TV."
    )
    assert EN.say(sentences.said(outcome, Reasons(outcome).why("b", "o2"))) == (
        "Anka Radyo has room, and nothing speaks against Samir there."
    )


@drawn(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_what_would_place_somebody_places_them(seed: int) -> None:
    given = made(seed)
    reasons = Reasons(stable(given))
    for person in reasons.outcome.unplaced:
        for each in mends(reasons, person):
            assert stable(with_change(given, each)).at[person] == each.opening
            assert EN.say(sentences.mend(given, each)).endswith(".")


def with_change(given: PlacingInput, mend: Mend) -> PlacingInput:
    match mend.kind:
        case MendKind.RULE:
            assert mend.objection == REFUSED
            other = {pair: found for pair, found in given.objections.items() if pair[0] != mend.person}
            return replace(given, objections=other)
        case MendKind.NAME:
            who = given.person[mend.person]
            named = replace(who, choices=(*who.choices, given.opening[mend.opening].outlet))
            return replace(given, people=tuple(named if each is who else each for each in given.people))
        case MendKind.PLACE:
            assert mend.cap is not None
            return with_place(given, mend.cap)


@drawn(st.integers(0, 2**32))
@settings(max_examples=60 if LONG else 12, deadline=None)
def test_what_best_overall_would_lose_is_what_the_best_of_all_possibilities_loses(seed: int) -> None:
    given = made(seed, people=4, openings=3)
    outcome = best(given)
    assert outcome is not None
    possible = list(plain.assignments(given))
    names = (Aim.PLACED, Aim.CHOICES, Aim.BALANCE, Aim.STANDING)
    for reason in Reasons(outcome).all():
        if reason.cause in (Cause.OVERALL, Cause.BETTER):
            there = [at for at in possible if at.get(reason.person) == reason.opening]
            can, lost = overall(outcome, reason.person, reason.opening)
            assert can == bool(there)
            if there:
                here, other = aims(given, outcome.at), min(aims(given, at) for at in there)
                first = next((name for name, one, two in zip(names, here, other, strict=True) if one != two), None)
                assert lost == first


PEOPLE = (
    Nominee("a", "AZ", ("u1",), False, rank=1, name="Aysel"),
    Nominee("b", "AZ", ("u1", "u2"), False, rank=2, name="Samir"),
    Nominee("c", "AZ", ("u1", "u2"), False, rank=3, name="Leyla"),
)
GIVEN = PlacingInput(PEOPLE, (Opening("o1", "u1", name="Ege TV"), Opening("o2", "u2", name="Anka Radyo")))


@pytest.mark.parametrize(
    ("given", "pair", "sentence"),
    [
        (GIVEN, ("a", "o1"), "Ege TV is the first choice of Aysel."),
        (GIVEN, ("b", "o2"), "Anka Radyo is choice 2 of Samir; none above it could be met."),
        (GIVEN, ("a", "o2"), "Aysel did not name Anka Radyo and takes only what was named."),
        (GIVEN, ("c", "o2"), "The place at Anka Radyo went to somebody who stands higher in the selection."),
        (
            replace(GIVEN, objections={("c", "o2"): (REFUSED,)}),
            ("c", "o2"),
            "Anka Radyo: Asks for more.",
        ),
        (
            replace(GIVEN, openings=(replace(GIVEN.openings[0], ranking=("c", "b", "a")), GIVEN.openings[1])),
            ("a", "o1"),
            "The place at Ege TV went to somebody whom the outlet ranks higher.",
        ),
        (replace(GIVEN, locked=(("b", "o1"),)), ("a", "o1"), "All places at Ege TV are held by people who stay there."),
        (replace(GIVEN, locked=(("b", "o1"),)), ("b", "o2"), "Samir stays at Ege TV."),
    ],
)  # fmt: skip
def test_it_is_said_in_a_sentence(given: PlacingInput, pair: tuple[str, str], sentence: str) -> None:
    outcome = stable(given)
    found = sentences.said(outcome, Reasons(outcome).why(*pair))
    assert EN.say(found) == sentence
    assert all("{" not in words(language).say(found) for language in LANGUAGES)


def test_who_has_no_place_is_told_why_and_what_would_help() -> None:
    reasons = Reasons(stable(GIVEN))
    assert reasons.outcome.unplaced == ("c",)
    assert EN.say(sentences.unplaced(reasons, "c")) == "Wherever Leyla could go, the places went to others."
    assert [EN.say(sentences.mend(GIVEN, each)) for each in mends(reasons, "c")] == [
        "With one place more at Ege TV, Leyla would be at Anka Radyo.",
        "With one place more at Anka Radyo, Leyla would be at Anka Radyo.",
    ]
    short = replace(GIVEN, people=(PEOPLE[0], replace(PEOPLE[2], choices=("u1",))))
    assert EN.say(sentences.mend(short, mends(Reasons(stable(short)), "c")[0])) == (
        "If Leyla also took Anka Radyo, there would be a place."
    )


def test_a_place_kept_for_the_other_side_and_a_full_city_are_named() -> None:
    people = (*PEOPLE, Nominee("t", "TR", ("u1",), False, rank=9, name="Deniz"))
    kept = replace(GIVEN, people=people, openings=(replace(GIVEN.openings[0], reserved={"TR": 1}), GIVEN.openings[1]))
    outcome = stable(kept)
    assert EN.say(sentences.said(outcome, Reasons(outcome).why("a", "o1"))) == (
        "Ege TV is full: places there are kept for people of TR, and the others went to people who stand higher."
    )
    city = replace(GIVEN, caps=(Cap(CapLevel.CITY, "İzmir", 1, frozenset({"o1", "o2"})),))
    outcome = stable(city)
    assert EN.say(sentences.said(outcome, Reasons(outcome).why("b", "o2"))) == (
        "The place at İzmir went to somebody who stands higher in the selection."
    )


def test_wishes_that_stable_does_not_keep_are_said() -> None:
    wishes = (Wish(WishKind.TOGETHER, ("a", "b")), Wish(WishKind.NOT_ALONE, ("a",)))
    outcome = stable(replace(GIVEN, wishes=wishes))
    assert [EN.say(sentences.broken(outcome, each)) for each in outcome.broken()] == [
        "Aysel and Samir are to be together and are not; move one of them by hand.",
    ]
