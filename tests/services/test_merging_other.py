"""A third value, typed in a review where neither side's is right."""

# ruff: noqa: F811
from __future__ import annotations

from datetime import date

import pytest

from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.services.access import Access
from exchange_app.services.merging import Decision, apply, keep_review, kept_reviews, other_content, resume_review
from exchange_app.services.merging.saved_reviews import decisions_of
from exchange_app.services.records import UnfitValues
from exchange_app.text import msg, words
from tests.services.offices import Office

pytestmark = pytest.mark.slow


def test_a_third_value_settles_a_conflict_travels_and_is_taken_back(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə", position="baş operator")
    looked = tr.look(az.send())
    for change, typed in (
        (change, "Şəki" if change.field == "city" else None) for change in looked.comparison.changes()
    ):
        looked.decide(change, Decision.OTHER, other_content(looked, change, typed, today=date(2026, 4, 1)))
    assert list(looked.undecided()) == []
    merged = apply(tr.store, looked, access=Access("Derya"))
    assert merged.open_conflicts == 0
    assert (tr.value("applicant", ids["kenan"], "city"), tr.value("applicant", ids["kenan"], "position")) == (
        "Şəki",
        None,
    )
    assert az.read(tr.send()).counts["conflicts"] == 0
    assert (az.value("applicant", ids["kenan"], "city"), az.value("applicant", ids["kenan"], "position")) == (
        "Şəki",
        None,
    )
    assert tr.states() == az.states()
    tr.store.undo("Derya")
    assert tr.value("applicant", ids["kenan"], "city") == "Ankara"


def test_a_third_value_is_checked_as_an_edit_is_beside_what_is_decided(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    az.write("cohort", ids["cohort"], starts=date(2026, 6, 20), ends=date(2026, 7, 20))
    looked = tr.look(az.send())
    starts, ends = (
        next(each for each in looked.comparison.changes() if each.field == field) for field in ("starts", "ends")
    )
    today = date(2026, 4, 1)
    with pytest.raises(UnfitValues) as unfit:
        other_content(looked, ends, date(2026, 6, 10), today=today)
    assert str(words("en").say(unfit.value.messages["ends"])) == (
        "Ends (10 Jun 2026) lies before Starts (20 Jun 2026); correct one of the two"
    )
    looked.decide(starts, Decision.OTHER, other_content(looked, starts, date(2026, 6, 5), today=today))
    assert other_content(looked, ends, date(2026, 6, 10), today=today) == "2026-06-10"


def test_a_third_value_is_left_for_tomorrow_and_old_reviews_are_still_read(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    path = az.send()
    looked = tr.look(path)
    (conflict,) = looked.undecided()
    looked.decide(conflict, Decision.OTHER, "Şəki")
    keep_review(tr.store, looked, path.read_bytes(), access=Access("Derya"))
    (kept,) = kept_reviews(tr.store)
    again = resume_review(tr.store, kept.content_hash)
    (change,) = [each for each in again.comparison.changes() if each.field == "city"]
    assert again.decision(change) is Decision.OTHER and again.outcome(change) == "Şəki"
    key = (ids["kenan"], "city")
    assert decisions_of([[*key, "ours"]]) == ({key: Decision.OURS}, {}) == decisions_of({".".join(key): "ours"})
    for wrong in ([[*key, "other"]], [[*key, "ours", "Şəki"]], [[*key, "nonsense"]]):
        with pytest.raises(ValueError):
            decisions_of(wrong)


def test_of_a_refused_new_person_nothing_typed_is_left(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    with az.store.write(msg("New"), author="Günel") as work:
        new = work.create("applicant", {"given_name": "Leyla", "family_name": "Quliyeva", "city": "Quba"})
        work.create("application", {"applicant": new, "cohort": ids["cohort"]})
    for refused in (True, False):
        looked = tr.look(az.send())
        for change in looked.comparison.changes():
            if change.field == "city":
                looked.decide(change, Decision.OTHER, "Şəki")
            elif change.field == REMOVAL and refused:
                looked.decide(change, Decision.REFUSE)
        apply(tr.store, looked, access=Access("Derya"))
        with tr.store.read() as reader:
            record = reader.record("applicant", new)
            assert record.removed is refused and (refused or record.get("city") == "Şəki")
        tr.store.undo("Derya")
