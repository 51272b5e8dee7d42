"""Rules that a merge would break: told before and after, whoever reads first, and never a reason to refuse."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.services.access import Access
from exchange_app.services.merging import Decision, Review, apply, rules_after, standing_rules
from exchange_app.text import msg, words
from tests.services.offices import Office, agreed

pytestmark = pytest.mark.slow

START, END = date(2026, 7, 1), date(2026, 7, 31)


@pytest.fixture
def ids(tr: Office, az: Office) -> dict[str, str]:
    """Two cohorts of three people each side knows; nothing in them is broken."""
    with tr.store.write(msg("Start"), author="Derya") as work:
        cohort = work.create(
            "cohort",
            {"title": "Yay 2026", "sending": ("TR", "AZ"), "hosting": "AZ", "seats": 2, "starts": START, "ends": END},
        )
        host = work.create("outlet", {"name": "Xəzər TV", "country": "AZ", "city": "Bakı"}, agency="AZ")
        other = work.create("outlet", {"name": "Anadolu FM", "country": "TR", "city": "Ankara"})
        radio = work.create("outlet", {"name": "Abşeron Radio", "country": "AZ", "city": "Sumqayıt"}, agency="AZ")
        people = {}
        for name, family, mail in (
            ("Elif", "Yılmaz", "elif@ornek.com.tr"),
            ("Kerem", "Demir", "kerem@ornek.com.tr"),
            ("Ece", "Koç", "ece@ornek.com.tr"),
        ):
            person = work.create(
                "applicant",
                {"given_name": name, "family_name": family, "email": mail, "passport_expiry": date(2030, 1, 1)},
            )
            people[name] = person
            people[f"{name} applies"] = work.create(
                "application", {"applicant": person, "cohort": cohort, "status": "selected", "preference_1": host}
            )
        opening = work.create("opening", {"outlet": host, "cohort": cohort, "places": 1})
        second = work.create("opening", {"outlet": radio, "cohort": cohort, "places": 2})
        placement = work.create("placement", {"application": people["Elif applies"], "opening": opening})
    az.read(tr.send())
    return {
        "cohort": cohort,
        "host": host,
        "other": other,
        "opening": opening,
        "second": second,
        "placement": placement,
        **people,
    }


def told(review: Review, rule: str = "") -> list[tuple[str, str, str, bool, bool]]:
    return [
        (each.rule, each.title, words("en").say(each.message), each.before, each.after)
        for each in review.rules
        if rule in ("", each.rule)
    ]


def place(office: Office, application: str, opening: str, **values: object) -> str:
    with office.store.write(msg("Placed"), author="Selin") as work:
        return work.create("placement", {"application": application, "opening": opening, **values})  # type: ignore[arg-type]


def test_a_file_that_breaks_nothing_tells_nothing(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.write("applicant", ids["Elif"], city="İzmir")
    assert told(tr.look(az.send())) == []


def test_a_passport_that_stays_at_home_is_no_broken_rule_and_one_that_runs_out_is(
    tr: Office, az: Office, ids: dict[str, str]
) -> None:
    with az.store.read() as reader:
        assert reader.record("applicant", ids["Elif"]).get("passport_expiry") is None
        assert not [each for each in standing_rules(reader) if each.rule == "placing.passport"]
    tr.write("applicant", ids["Elif"], passport_expiry=date(2026, 9, 1))
    with tr.store.read() as reader:
        assert [each.record for each in standing_rules(reader) if each.rule == "placing.passport"] == [ids["placement"]]


def test_one_place_given_on_both_sides_is_too_many_after_the_merge(tr: Office, az: Office, ids: dict[str, str]) -> None:
    place(tr, ids["Ece applies"], ids["second"])
    place(az, ids["Kerem applies"], ids["opening"])
    review = tr.look(az.send())
    assert told(review) == [
        ("placing.capacity", "Xəzər TV", "Xəzər TV offers 1 place; placed there: 2", False, True),
        ("placing.seats", "Yay 2026", "The cohort has 2 seats; placed: 3", False, True),
    ]
    assert review.rules[0].record == ids["opening"] and review.rules[0].kind == "opening"
    merged = apply(tr.store, review, access=Access("Derya"))
    assert merged.counts["added"] == 1, "a broken rule is no reason to refuse"


def test_refusing_what_breaks_a_rule_takes_the_finding_away_without_asking_the_store(
    tr: Office, az: Office, ids: dict[str, str]
) -> None:
    place(az, ids["Kerem applies"], ids["opening"])
    review = tr.look(az.send())
    (coming,) = [each for each in review.comparison.changes() if each.field == REMOVAL]
    tr.store.close()
    review.decide(coming, Decision.REFUSE)
    assert rules_after(review) == () == review.rules
    review.decide(coming, None)
    assert [each.rule for each in rules_after(review)] == ["placing.capacity"]


def test_what_belongs_to_a_refused_record_goes_with_it(tr: Office, az: Office, ids: dict[str, str]) -> None:
    with az.store.write(msg("New"), author="Selin") as work:
        leyla = work.create(
            "applicant", {"given_name": "Leyla", "family_name": "Əliyeva", "passport_expiry": date(2030, 1, 1)}
        )
        applies = work.create("application", {"applicant": leyla, "cohort": ids["cohort"], "status": "selected"})
        work.create("placement", {"application": applies, "opening": ids["opening"]})
    review = tr.look(az.send())
    assert [each.rule for each in review.rules if each.rule not in ("placing.passport", "placing.same_side")] == [
        "placing.capacity"
    ]
    (coming,) = [each for each in review.comparison.changes() if each.field == REMOVAL and each.record == leyla]
    review.decide(coming, Decision.REFUSE)
    assert rules_after(review, [leyla]) == ()
    review.decide(coming, None)
    assert "placing.capacity" in [each.rule for each in rules_after(review, [leyla])]
    review.decide(coming, Decision.REFUSE)
    rules_after(review, [leyla])
    apply(tr.store, review, access=Access("Derya"))
    assert "placing.capacity" not in [each[0] for each in standing(tr)]


def test_a_conflict_is_judged_by_what_is_chosen(tr: Office, az: Office, ids: dict[str, str]) -> None:
    tr.write("application", ids["Elif applies"], status="selected", status_reason="ok")
    tr.write("application", ids["Elif applies"], status="rejected")
    az.write("application", ids["Elif applies"], status="waitlisted")
    review = tr.look(az.send())
    said = "Only selected people are placed; the application of Elif is: {}"
    assert told(review, "placing.not_selected") == [
        ("placing.not_selected", "Elif Yılmaz, Xəzər TV", said.format("Rejected"), True, True)
    ]
    (conflict,) = review.undecided()
    review.decide(conflict, Decision.THEIRS)
    after = {each.rule: words("en").say(each.message) for each in rules_after(review)}
    assert after == {
        "placing.not_selected": said.format("Waitlisted"),
        "record.move": "“Waitlisted” does not come after “Rejected”",
    }


def test_dates_ages_and_levels_are_judged_at_the_placements_that_hang_on_a_cohort(
    tr: Office, az: Office, ids: dict[str, str]
) -> None:
    tr.write("applicant", ids["Elif"], birth_date=date(1980, 1, 1), level_az="A2")
    az.write("cohort", ids["cohort"], maximum_age=35, language_required="az", level_required="B1")
    az.write("opening", ids["opening"], starts=date(2026, 6, 1), ends=date(2026, 6, 20))
    review = tr.look(az.send())
    assert {(each.rule, each.before, each.after) for each in review.rules} == {
        ("placing.dates", False, True),
        ("placing.age", False, True),
        ("placing.level", False, True),
    }
    assert {each.record for each in review.rules} == {ids["placement"]}


def test_ends_before_starts_and_a_choice_made_twice(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.write("application", ids["Ece applies"], preference_2=ids["host"])
    az.write("cohort", ids["cohort"], opens=date(2026, 5, 1), closes=date(2026, 4, 1))
    assert told(tr.look(az.send())) == [
        (
            "record.order",
            "Yay 2026",
            "Applications close (1 Apr 2026) lies before Applications open (1 May 2026); correct one of the two",
            False,
            True,
        ),
        ("record.chosen_twice", "Ece Koç, Yay 2026", "Xəzər TV is chosen more than once", False, True),
    ]


def test_what_is_mended_is_told_as_before_only(tr: Office, az: Office, ids: dict[str, str]) -> None:
    tr.write("application", ids["Ece applies"], preference_2=ids["host"])
    az.read(tr.send())
    az.write("application", ids["Ece applies"], preference_2=None)
    assert [(kind, before, after) for kind, _title, _said, before, after in told(agreed(tr.look(az.send())))] == [
        ("record.chosen_twice", True, False)
    ]


def test_one_person_in_two_places_on_one_day(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.write("cohort", ids["cohort"], seats=9)
    place(az, ids["Elif applies"], ids["second"])
    (found,) = told(tr.look(az.send()))
    assert found[0] == "placing.overlap" and "Elif" in found[2] and found[3:] == (False, True)


def test_a_person_entered_twice_is_warned_of_once_both_are_placed(tr: Office, az: Office, ids: dict[str, str]) -> None:
    place(tr, ids["Kerem applies"], ids["second"])
    with az.store.write(msg("Link"), author="Selin") as work:
        work.pairs.say("applicant", ids["Elif"], ids["Kerem"], Verdict.SAME)
    (found,) = told(tr.look(az.send()))
    assert found[0] == "placing.entered_twice" and found[3:] == (False, True)
    assert found[2].startswith("Kerem is entered twice and as TR-") and found[2].endswith("already placed at Xəzər TV")


def test_two_people_with_one_address_unless_they_are_one(tr: Office, az: Office, ids: dict[str, str]) -> None:
    tr.write("applicant", ids["Ece"], email="biri@ornek.com.tr")
    az.write("applicant", ids["Kerem"], email="biri@ornek.com.tr")
    path = az.send()
    assert told(tr.look(path)) == [
        ("store.shared_identity", "Kerem Demir", "E-mail: the same for Kerem Demir and Ece Koç", False, True)
    ]
    with tr.store.write(msg("Link"), author="Derya") as work:
        work.pairs.say("applicant", ids["Ece"], ids["Kerem"], Verdict.SAME)
    assert told(tr.look(path)) == []


def test_what_refers_to_a_removed_record(tr: Office, az: Office, ids: dict[str, str]) -> None:
    with az.store.write(msg("Removed"), author="Selin") as work:
        work.remove("applicant", ids["Ece"], cascade=True)
    tr.write("application", ids["Ece applies"], score=None, rank=3)
    review = agreed(tr.look(az.send()))
    assert ("store.removed_reference", "Ece Koç, Yay 2026", "Applicant: Ece Koç has been removed", False, True) in told(
        review
    )


def test_a_required_field_cleared_by_the_partner(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.write("applicant", ids["Ece"], family_name=None)
    assert told(agreed(tr.look(az.send()))) == [
        ("field.required", "Ece", "Family name is required; fill it in.", False, True)
    ]


def test_both_stores_break_the_same_rules_in_whatever_order_files_come(
    tr: Office, az: Office, ids: dict[str, str]
) -> None:
    place(tr, ids["Ece applies"], ids["second"])
    place(tr, ids["Kerem applies"], ids["opening"])
    one = tr.send()
    place(az, ids["Kerem applies"], ids["second"], starts=END, ends=START)
    az.write("applicant", ids["Ece"], email="elif@ornek.com.tr")
    other = az.send("-first")
    az.write("application", ids["Elif applies"], status="waitlisted")
    later = az.send("-second")
    az.read(one)
    tr.read(later)
    tr.read(other)
    assert standing(tr) == standing(az)
    assert {each[0] for each in standing(tr)} == {
        "placing.capacity",
        "placing.seats",
        "placing.order",
        "placing.overlap",
        "placing.not_selected",
        "store.shared_identity",
    }


def standing(office: Office) -> list[tuple[str, str, str]]:
    """All that is broken, but what hangs on passports, which never leave."""
    with office.store.read() as reader:
        return [
            (each.rule, each.record, words("en").say(each.message))
            for each in standing_rules(reader)
            if each.rule != "placing.passport"
        ]


def test_a_state_that_does_not_come_after_the_one_before_is_told(tr: Office, az: Office, ids: dict[str, str]) -> None:
    az.write("application", ids["Kerem applies"], status="withdrawn")
    az.write("application", ids["Ece applies"], status="received")
    assert told(tr.look(az.send()), "record.move") == [
        ("record.move", "Ece Koç, Yay 2026", "“Received” does not come after “Selected”", False, True)
    ]
