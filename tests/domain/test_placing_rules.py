"""Every rule of placing: what it lets pass, what it finds, and the sentence it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_app.domain.records import Record
from exchange_app.domain.rules import Case, Severity, Stay, blocking, worst
from exchange_app.domain.rules.eligibility import LEVELS, age_on, later, reaches
from exchange_app.domain.rules.placing import holds, judge, overlaps
from exchange_app.text import words

EN = words("en")
JULY = {"starts": date(2026, 7, 1), "ends": date(2026, 7, 31)}


def record(kind: str, agency: str = "AZ", **values: object) -> Record:
    return Record(kind, f"{kind}-1", f"{agency}-2026-0001", agency, 1, values)


def good_case(**changes: object) -> Case:
    """Samir from Azerbaijan at a Turkish outlet: nothing speaks against it."""
    person = {
        "given_name": "Samir", "family_name": "Hüseynov", "birth_date": date(2000, 3, 1), "track": "press",
        "level_tr": "B2", "passport_expiry": date(2030, 1, 1),
    }  # fmt: skip
    return replace(
        Case(
            record("applicant", **person),
            record("application", applicant="applicant-1", cohort="cohort-1", status="selected"),
            record("cohort", "TR", title="Summer 2026", status="placing", sending=("AZ",), hosting="TR", **JULY),
            record("opening", "TR", cohort="cohort-1", outlet="outlet-1", places=2, **JULY),
            record("outlet", "TR", name="Ege TV", country="TR"),
            countries={"TR": "TR", "AZ": "AZ"},
        ),
        **changes,
    )


def put(rec: Record, **values: object) -> Record:
    return replace(rec, values={**rec.values, **values})


def found(case: Case) -> dict[str, tuple[Severity, str]]:
    return {each.code: (each.severity, EN.say(each.message)) for each in judge(case)}


def test_a_fitting_person_meets_no_objection() -> None:
    assert judge(good_case()) == ()


def test_a_level_below_the_asked_one_warns_with_both_values() -> None:
    case = good_case()
    asks = put(case.opening, language_required="tr", level_required="B2")
    short = replace(case, opening=asks, applicant=put(case.applicant, level_tr="A2"))
    assert found(short) == {"placing.level": (Severity.WARN, "Asks for Turkish B2; Samir has A2")}
    assert judge(short)[0].fields == ("opening.level_required", "applicant.level_tr")


def test_a_missing_level_is_named_as_missing() -> None:
    case = good_case()
    asks = put(case.opening, language_required="en", level_required="B1")
    assert found(replace(case, opening=asks))["placing.level"][1] == "Asks for English B1; no level is given for Samir"


def test_of_two_levels_asked_in_one_language_the_higher_counts_once() -> None:
    case = good_case()
    both = replace(
        case,
        opening=put(case.opening, language_required="tr", level_required="B1"),
        cohort=put(case.cohort, language_required="tr", level_required="C1"),
    )
    assert [each.message.values["level"] for each in judge(both)] == ["C1"]
    assert judge(both)[0].fields[0] == "cohort.level_required"


def test_a_full_opening_blocks() -> None:
    assert found(good_case(taken=2)) == {
        "placing.capacity": (Severity.BLOCK, "Ege TV offers 2 places; placed there: 3")
    }


def test_an_opening_without_places_takes_nobody() -> None:
    case = good_case()
    assert found(replace(case, opening=put(case.opening, places=None)))["placing.capacity"][0] is Severity.BLOCK


def test_two_places_on_one_day_block_and_the_day_after_does_not() -> None:
    there = Stay("placement-2", "Anka Radyo", date(2026, 7, 31), date(2026, 8, 30))
    assert found(good_case(elsewhere=(there,)))["placing.overlap"] == (
        Severity.BLOCK,
        "From 1 Jul 2026 to 31 Jul 2026; Samir is at Anka Radyo from 31 Jul 2026 to 30 Aug 2026",
    )
    assert judge(good_case(elsewhere=(there._replace(starts=date(2026, 8, 1)),))) == ()


@pytest.mark.parametrize("status", ["received", "eligible", "waitlisted", "withdrawn", None])
def test_only_selected_people_are_placed(status: str | None) -> None:
    case = good_case()
    assert (
        found(replace(case, application=put(case.application, status=status)))["placing.not_selected"][0]
        is Severity.BLOCK
    )


def test_an_opening_of_another_cohort_blocks() -> None:
    case = good_case()
    code, sentence = found(replace(case, opening=put(case.opening, cohort="cohort-9")))["placing.wrong_cohort"]
    assert (code, sentence) == (
        Severity.BLOCK,
        "This opening belongs to another cohort; Samir is in Summer 2026",
    )


def test_an_outlet_in_the_persons_own_country_blocks() -> None:
    case = good_case()
    assert found(replace(case, outlet=put(case.outlet, country="AZ")))["placing.same_side"] == (
        Severity.BLOCK,
        "Ege TV stands in the country of Samir's own agency, AZ",
    )


def test_an_outlet_outside_the_hosting_country_warns() -> None:
    case = good_case()
    assert set(found(replace(case, outlet=put(case.outlet, country="GE")))) == {"placing.not_hosting"}


def test_another_field_of_work_warns_unless_the_opening_takes_any() -> None:
    case = good_case()
    asks = replace(case, opening=put(case.opening, tracks=("radio", "tv")))
    assert found(asks)["placing.track"] == (
        Severity.WARN,
        "Takes Radio or Television; the field of Samir is Newspaper",
    )
    assert judge(replace(case, opening=put(case.opening, tracks=("press",)))) == ()


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"minimum_age": 27}, "From 27 years on; Samir will be 26 years old"),
        ({"maximum_age": 25}, "Up to 25 years; Samir will be 26 years old"),
    ],
)
def test_age_is_counted_on_the_first_day(limits: dict[str, int], sentence: str) -> None:
    case = good_case()
    assert found(replace(case, cohort=put(case.cohort, **limits)))["placing.age"] == (Severity.WARN, sentence)


def test_the_passport_outlives_the_last_day_by_six_months() -> None:
    case = good_case()

    def until(day: date | None) -> dict[str, tuple[Severity, str]]:
        return found(replace(case, applicant=put(case.applicant, passport_expiry=day)))

    assert until(date(2027, 1, 31)) == {}
    assert until(date(2027, 1, 30))["placing.passport"] == (
        Severity.WARN,
        "The passport must be valid until 31 Jan 2027; that of Samir expires on 30 Jan 2027",
    )
    assert until(None)["placing.passport_missing"][0] is Severity.NOTE


def test_a_stay_past_the_opening_warns_and_one_that_ends_before_it_starts_blocks() -> None:
    assert found(good_case(ends=date(2026, 8, 2)))["placing.dates"] == (
        Severity.WARN,
        "From 1 Jul 2026 to 2 Aug 2026; the outlet offers 1 Jul 2026 to 31 Jul 2026",
    )
    assert found(good_case(ends=date(2026, 6, 2)))["placing.order"] == (
        Severity.BLOCK,
        "Ends (2 Jun 2026) lies before Starts (1 Jul 2026); correct one of the two",
    )


def test_the_seats_of_a_side_warn_when_used_up() -> None:
    case = good_case(of_side=3)
    used = replace(case, cohort=put(case.cohort, seats_by_side={"AZ": 3, "TR": 5}))
    assert found(used)["placing.seats"] == (
        Severity.WARN,
        "AZ has 3 seats in this cohort; placed: 4",
    )


def test_nobody_more_is_placed_than_a_cohort_has_seats() -> None:
    case = good_case()
    full = replace(case, cohort=put(case.cohort, seats=1), in_cohort=1)
    assert found(full) == {"placing.seats": (Severity.BLOCK, "The cohort has 1 seat; placed: 2")}
    assert found(replace(full, seated=True))["placing.seats"][0] is Severity.WARN, "who has a seat may change places"
    assert judge(replace(full, in_cohort=0)) == ()


def test_what_blocks_is_said_first() -> None:
    case = good_case(taken=2)
    short = replace(case, applicant=put(case.applicant, track="radio", passport_expiry=None))
    several = replace(short, opening=put(case.opening, tracks=("press",)))
    assert [each.code for each in judge(several)] == ["placing.capacity", "placing.track", "placing.passport_missing"]
    first = worst(judge(several))
    assert first is not None
    assert first.code == "placing.capacity"
    assert [each.code for each in blocking(judge(several))] == ["placing.capacity"]
    assert worst(()) is None


def test_declined_and_removed_placements_free_their_place() -> None:
    assert holds(record("placement", status="proposed"))
    assert holds(record("placement"))
    assert not holds(record("placement", status="declined"))
    assert not holds(replace(record("placement", status="confirmed"), removed=True))


def test_every_sentence_can_be_said_in_every_language() -> None:
    case = good_case(taken=2, elsewhere=(Stay("p", "Anka Radyo", None, None),), of_side=9)
    worse = replace(
        case,
        applicant=put(case.applicant, level_tr=None, birth_date=None, passport_expiry=None, track=None),
        cohort=put(case.cohort, minimum_age=18, seats_by_side={"AZ": 1}, status="cancelled"),
        opening=put(case.opening, tracks=("tv",), language_required="tr", level_required="B1", cohort="x"),
        outlet=put(case.outlet, country="AZ", active=False),
    )
    for language in ("en", "tr", "az"):
        for finding in judge(worse):
            assert "{" not in words(language).say(finding.message)


def test_a_leap_day_birthday_counts_from_the_first_of_march() -> None:
    assert age_on(date(2004, 2, 29), date(2026, 2, 28)) == 21
    assert age_on(date(2004, 2, 29), date(2026, 3, 1)) == 22


def test_months_later_stops_at_the_end_of_a_short_month() -> None:
    assert later(date(2026, 8, 31), 6) == date(2027, 2, 28)


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_levels_are_ordered(one: str, other: str) -> None:
    assert reaches(one, other) or reaches(other, one)
    assert (reaches(one, other) and reaches(other, one)) == (one == other)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_the_same_seen_from_both_sides(a: date, b: date, c: date, d: date) -> None:
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    shared = max(a, c) <= min(b, d)
    assert overlaps(a, b, Stay("", "", c, d)) is shared
    assert overlaps(c, d, Stay("", "", a, b)) is shared
