"""Editing as a person does it: checked first, then one operation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_app.services import records
from exchange_app.services.access import Access
from exchange_app.services.records import Edit, UnfitValues
from exchange_app.store import AgencySpec, Query, StaleRecord, Store
from exchange_app.text import msg, words

TODAY = date(2026, 4, 14)
EN = words("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "office.exdesk", agency=AgencySpec("AZ", "Azərbaycan", "AZ", "az")) as made:
        yield made


@pytest.fixture
def person(store: Store) -> str:
    done = records.create(
        store, "applicant", {"given_name": "Kənan", "family_name": "Cəfərov"}, access=Access("Selin"), today=TODAY
    )
    (made,) = done.changed["applicant"]
    return made


def test_a_record_is_made_and_the_operation_is_named(store: Store, person: str) -> None:
    with store.read() as reader:
        assert reader.record("applicant", person).get("family_name") == "Cəfərov"
        assert EN.say(reader.journal.undoable()) == "Kənan Cəfərov added"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"given_name": "A"}, "family_name"),
        ({"given_name": "A", "family_name": "B", "email": "a @ b"}, "email"),
        ({"given_name": "A", "family_name": "B", "birth_date": date(2027, 1, 1)}, "birth_date"),
        ({"given_name": "A", "family_name": "B", "national_id": "12345678901"}, "national_id"),
        ({"given_name": "A", "family_name": "B", "experience_years": 61}, "experience_years"),
    ],
)
def test_values_a_field_does_not_allow_are_refused_with_a_sentence_at_the_field(
    store: Store, values, field: str
) -> None:
    with pytest.raises(UnfitValues) as unfit:
        records.create(store, "applicant", values, access=Access(""), today=TODAY)
    assert list(unfit.value.messages) == [field]
    assert unfit.value.sentence(EN)
    with store.read() as reader:
        assert reader.count(Query("applicant")) == 0


def test_a_cohort_does_not_end_before_it_starts(store: Store) -> None:
    values = {"title": "Bahar", "starts": date(2026, 5, 4), "ends": date(2026, 5, 1)}
    with pytest.raises(UnfitValues) as unfit:
        records.create(store, "cohort", values, access=Access(""), today=TODAY)
    assert "ends" in unfit.value.messages


def test_an_edit_is_checked_together_with_what_stands_there(store: Store) -> None:
    done = records.create(
        store, "cohort", {"title": "Bahar", "starts": date(2026, 5, 4)}, access=Access(""), today=TODAY
    )
    (cohort,) = done.changed["cohort"]
    with pytest.raises(UnfitValues):
        records.update(store, Edit("cohort", cohort, {"ends": date(2026, 5, 1)}), access=Access(""), today=TODAY)
    assert (
        records.update(store, Edit("cohort", cohort, {"ends": date(2026, 6, 1)}), access=Access(""), today=TODAY).count
        == 1
    )


def test_an_old_unfit_value_does_not_keep_another_from_being_saved(store: Store) -> None:
    with store.write(msg("From a merge"), author="") as work:
        person = work.create("applicant", {"family_name": "Əliyev", "email": "a @ b"})
    assert records.update(store, Edit("applicant", person, {"city": "Bakı"}), access=Access(""), today=TODAY).count == 1


def test_a_stale_form_is_refused(store: Store, person: str) -> None:
    records.update(store, Edit("applicant", person, {"city": "Bakı"}, 1), access=Access(""), today=TODAY)
    with store.read() as reader:
        assert EN.say(reader.journal.undoable()) == "City of Kənan Cəfərov changed"
    with pytest.raises(StaleRecord):
        records.update(store, Edit("applicant", person, {"city": "Quba"}, 1), access=Access(""), today=TODAY)


def test_removal_takes_what_cannot_be_without_it_and_undo_brings_all_back(store: Store, person: str) -> None:
    with store.write(msg("Applied"), author="") as work:
        outlet = work.create("outlet", {"name": "Kaspi TV"})
        cohort = work.create("cohort", {"title": "Bahar"})
        application = work.create("application", {"applicant": person, "cohort": cohort})
        work.create(
            "placement",
            {"application": application, "opening": work.create("opening", {"outlet": outlet, "cohort": cohort})},
        )
    assert records.remove(store, "applicant", [person], access=Access("")).count == 3
    with store.read() as reader:
        assert EN.say(reader.journal.undoable()) == "Kənan Cəfərov removed"
        assert reader.count(Query("placement")) == reader.count(Query("applicant")) == 0
    store.undo("")
    with store.read() as reader:
        assert reader.count(Query("placement")) == reader.count(Query("applicant")) == 1
