"""The laws of a selection: ranks, seats, minimums, the lot, who moves up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_app.domain.selection import Contender, ScoreSheet, SelectionRules, clash, outcome, ranked, score
from exchange_app.domain.selection.scores import severities, strange_criteria

CRITERIA = {"Motivation": Decimal(3), "Portfolio": Decimal(4)}
PEOPLE = [f"p{at}" for at in range(9)]
points = st.integers(0, 20).map(lambda half: Decimal(half) / 2)
sheets = st.lists(
    st.builds(
        ScoreSheet,
        st.sampled_from(PEOPLE),
        st.sampled_from(["Aylin", "Orxan", "Deniz"]),
        st.fixed_dictionaries({"Motivation": points, "Portfolio": points}),
        st.booleans(),
    ),
    max_size=20,
)
people = st.lists(
    st.builds(
        Contender,
        st.sampled_from(PEOPLE),
        st.sampled_from(["TR", "AZ"]),
        st.frozensets(st.sampled_from(["gender:F", "city:!Bakı", "track:radio"])),
        level=st.integers(-1, 5),
        score=st.one_of(st.none(), points),
    ),
    unique_by=lambda each: each.person,
)
asked = st.builds(
    SelectionRules,
    st.just(CRITERIA),
    pass_score=st.one_of(st.none(), st.just(Decimal(4))),
    ties=st.sampled_from([(), ("Portfolio", "level"), ("lot",)]),
    seats=st.one_of(st.none(), st.integers(1, 6)),
    seats_by_side=st.sampled_from([{}, {"TR": 2, "AZ": 3}, {"TR": 1}]),
    minimums=st.dictionaries(st.sampled_from(["gender:F", "city:!Bakı", "track:radio"]), st.integers(1, 3)),
    seed=st.integers(0, 9),
)


@settings(max_examples=150, deadline=None)
@given(asked, sheets, people, st.randoms(use_true_random=False))
def test_an_outcome_hangs_on_no_order_and_keeps_seats_and_whatever_minimums_can_be_kept(
    rules, given_sheets, who, chance
):
    found = outcome(rules, who, score(rules, given_sheets))
    mixed_sheets, mixed = chance.sample(given_sheets, len(given_sheets)), chance.sample(who, len(who))
    again = outcome(rules, mixed, score(rules, mixed_sheets))
    assert (again.selected, again.waiting, again.below) == (found.selected, found.waiting, found.below)

    seats = Counter(each.candidate.side for each in found.selected)
    assert rules.seats is None or seats.total() <= rules.seats
    assert all(seats[side] <= most for side, most in rules.seats_by_side.items())
    everybody = [*found.selected, *found.below, *(each for some in found.waiting.values() for each in some)]
    assert len({each.rank for each in everybody}) == len(everybody) == len(who) - len(found.unscored)
    assert all(rules.pass_score is None or each.score >= rules.pass_score for each in found.selected)

    passed = [each.candidate for each in everybody if each not in found.below]
    groups = Counter(group for each in found.selected for group in each.candidate.groups)
    if not clash(rules, passed):
        assert all(groups[group] >= least for group, least in rules.minimums.items())


@settings(max_examples=60, deadline=None)
@given(asked, people)
def test_minimums_clash_exactly_where_no_choice_of_people_keeps_them(rules, who):
    def kept(minimums: list[str]) -> bool:
        for many in range(min(len(who), 6 if rules.seats is None else rules.seats) + 1):
            for some in combinations(who, many):
                sides = Counter(each.side for each in some)
                groups = Counter(group for each in some for group in each.groups)
                if all(sides[each] <= most for each, most in rules.seats_by_side.items()) and all(
                    groups[each] >= rules.minimums[each] for each in minimums
                ):
                    return True
        return False

    who = who[:6]
    wrong = clash(rules, who)
    assert bool(wrong) is not kept(list(rules.minimums))
    if wrong:
        assert not kept(list(wrong)) and all(kept([each for each in wrong if each != left]) for left in wrong)


def test_a_better_rank_is_passed_over_only_for_a_minimum():
    who = [Contender(each, "TR", score=Decimal(9 - at)) for at, each in enumerate("abcd")]
    who[3] = replace(who[3], groups=frozenset({"gender:F"}))
    rules = SelectionRules(seats=2, minimums={"gender:F": 1})
    found = outcome(rules, who, {})
    assert [each.candidate.person for each in found.selected] == ["a", "d"]
    assert [each.candidate.person for each in found.waiting["TR"]] == ["b", "c"]


def test_a_harsh_evaluator_costs_nobody_a_seat_and_few_sheets_move_little():
    def sheet(person: str, by: str, given: int) -> ScoreSheet:
        return ScoreSheet(person, by, {"Motivation": Decimal(given), "Portfolio": Decimal(given)})

    rules = SelectionRules(CRITERIA)
    # Everybody is as good as everybody else; Harsh gives three points less than Kind, and the pairs differ.
    given_sheets = [
        sheet(f"p{at}", by, 8 if by != "Harsh" else 5) for at in range(8) for by in ("Kind", "Even", "Harsh")
    ]
    given_sheets = [each for each in given_sheets if not (each.evaluator == "Harsh" and each.person in ("p0", "p1"))]
    found = score(rules, given_sheets)
    assert found["p0"].average - found["p7"].average == 1
    assert found["p0"].evened - found["p7"].evened < Decimal("0.5")
    assert found["p7"].disagree and found["p7"].spread == 3 and not found["p0"].disagree
    few = severities([("a", "Harsh", Decimal(5)), ("a", "Kind", Decimal(8))])
    assert 0 < few["Harsh"] < 0.8, "one sheet proves little"


def test_equal_scores_are_parted_by_the_tie_breaks_in_order_and_last_by_the_lot():
    rules = SelectionRules(CRITERIA, ties=("Portfolio", "level"), seed=7)
    even = {"Motivation": Decimal(7), "Portfolio": Decimal(7)}
    other = {"Motivation": Decimal(3), "Portfolio": Decimal(10)}
    given_sheets = [ScoreSheet("a", "Aylin", even), ScoreSheet("b", "Aylin", other), ScoreSheet("c", "Aylin", even)]
    who = [Contender("a", "TR", level=2), Contender("b", "TR", level=0), Contender("c", "AZ", level=3)]
    order = ranked(rules, who, score(rules, given_sheets))
    assert [(each.candidate.person, each.decided_by) for each in order] == [
        ("b", ""),
        ("c", "Portfolio"),
        ("a", "level"),
    ]
    alike = [Contender(each, "TR", score=Decimal(5)) for each in "abcdef"]
    first, second = (ranked(SelectionRules(seed=seed), alike, {}) for seed in (1, 2))
    assert {each.decided_by for each in first[1:]} == {"lot"}
    assert [each.candidate for each in first] != [each.candidate for each in second]
    fewer = [each.candidate for each in ranked(SelectionRules(seed=1), alike[1:], {})]
    assert fewer == [each.candidate for each in first if each.candidate.person != "a"], "nobody's lot hangs on others"


def test_the_next_of_the_same_side_moves_up_unless_another_keeps_a_minimum():
    women = frozenset({"gender:F"})
    standing = [Contender("a", "TR"), Contender("b", "AZ", women)]
    waits = [Contender("c", "AZ", women), Contender("d", "TR"), Contender("e", "TR", women)]
    waits = [replace(each, score=Decimal(9 - at)) for at, each in enumerate(waits)]
    for least, gets in ((1, "d"), (2, "e")):
        rules = SelectionRules(seats=3, seats_by_side={"TR": 2, "AZ": 1}, minimums={"gender:F": least})
        assert [each.candidate.person for each in outcome(rules, waits, {}, standing).selected] == [gets]


def test_a_criterion_that_was_renamed_after_scores_came_is_named():
    rules = SelectionRules(CRITERIA)
    old = ScoreSheet("a", "Aylin", {"motivation": Decimal(7), "Folio": Decimal(8)})
    assert strange_criteria(rules, [old]) == ["Folio"] and score(rules, [old]) == {}
