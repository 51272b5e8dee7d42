"""What a store gives to people holds masks in the place of sensitive values, and no mask is ever written as a value."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_app.kinds import kind
from exchange_app.kinds.masking import Masked, MaskedValue, Purpose, mask
from exchange_app.services.access import Access
from exchange_app.services.disclosures import disclose
from exchange_app.store import Filter, Query, Sort, Store
from exchange_app.text import msg, words

CLEAR = {"passport_number": "C01234571", "passport_expiry": date(2031, 7, 9), "needs": "Insulin at noon"}


def person(store: Store, family: str = "Cəfərov", **more: object) -> str:
    with store.write(msg("Scene"), author="t") as work:
        return work.create("applicant", {"family_name": family, "given_name": "Kənan", **CLEAR, **more})  # type: ignore[dict-item]


def test_people_see_the_end_of_a_document_number_and_nothing_of_other_sensitive_values(store: Store) -> None:
    id = person(store)
    with store.read() as reader:
        shown = reader.record("applicant", id)
        (row,) = reader.table(Query("applicant"), tuple(CLEAR))
    assert [shown.get(key) for key in CLEAR] == list(row[2:]) == ["•••••••71", "•••••", "•••••"]
    assert shown.get("family_name") == "Cəfərov"


def test_whoever_names_a_purpose_reads_in_the_clear(store: Store) -> None:
    id = person(store)
    with store.read(Purpose.MATCHING) as reader:
        assert CLEAR.items() <= dict(reader.record("applicant", id).values).items()
        assert reader.table(Query("applicant"), tuple(CLEAR))[0][2:] == tuple(CLEAR.values())
    with store.read() as reader:
        assert reader.clear(Purpose.RULES).record("applicant", id).get("passport_number") == "C01234571"


def test_the_history_and_the_latest_changes_are_masked(store: Store) -> None:
    id = person(store)
    with store.write(msg("Edited"), author="t") as work:
        work.update("applicant", id, {"passport_number": "P7700099"})
    with store.read() as reader:
        assert reader.journal.history(id)[0].changes["passport_number"] == ("•••••••71", "••••••99")
        assert reader.journal.changes()[0].entry.changes["passport_number"] == ("•••••••71", "••••••99")


def test_words_that_could_not_be_read_in_a_sensitive_cell_are_masked_too(store: Store) -> None:
    id = person(store)
    with store.write(msg("Imported"), author="t") as work:
        work.problems.note("applicant", id, "passport_number", msg("Unreadable"), "C0123 45?", place="S!B2")
        work.problems.note("applicant", id, "city", msg("Unreadable"), "Bak?", place="S!C2")
    with store.read() as reader:
        assert [each.cell for each in reader.app_data.problems(record=id)] == ["•••••••5?", "Bak?"]


def test_a_mask_is_never_written_in_the_place_of_a_value(store: Store) -> None:
    id = person(store)
    with store.read() as reader:
        shown = reader.record("applicant", id)
    for write in (
        lambda work: work.update("applicant", id, {"passport_number": shown.get("passport_number")}),
        lambda work: work.update("applicant", id, {"passport_expiry": shown.get("passport_expiry")}),
        lambda work: work.create("applicant", dict(shown.values)),
        lambda work: work.create_many("applicant", [{"family_name": "Öz", "needs": shown.get("needs")}] * 3),
    ):
        with pytest.raises(MaskedValue), store.write(msg("Copied"), author="t") as work:
            write(work)
    with store.read(Purpose.RULES) as reader:
        assert CLEAR.items() <= dict(reader.record("applicant", id).values).items()
        assert reader.count(Query("applicant")) == 1


def test_lists_are_sorted_and_filtered_by_what_is_masked(store: Store) -> None:
    person(store, "B", passport_number="Z1111111", passport_expiry=date(2030, 1, 1))
    person(store, "A", passport_number="A9999999", passport_expiry=date(2032, 1, 1))
    with store.read() as reader:
        by_number = Query("applicant", sort=(Sort("passport_number"),))
        assert [row[2] for row in reader.table(by_number, ("family_name",))] == ["A", "B"]
        late = Query("applicant", filters=(Filter("passport_expiry", "at_least", date(2031, 1, 1)),))
        assert [row[2] for row in reader.table(late, ("family_name",))] == ["A"]


def test_showing_a_value_is_entered_once_and_stays_when_all_else_is_taken_back(store: Store) -> None:
    id = person(store)
    shown = disclose(store, "applicant", id, ["passport_number"], access=Access("Selin"), basis="Visa letter")
    assert shown.get("passport_number") == "C01234571"
    store.undo("Selin")
    with store.read() as reader:
        entry, *_rest = [each for each in reader.journal.history(id) if each.action == "disclose"]
        assert words("en").say(entry.label) == f"Passport no. of {shown.code} shown; basis: Visa letter"
        assert (entry.author, entry.origin, entry.changes, _rest) == ("Selin", "window", {}, [])


def test_nothing_is_entered_where_there_is_nothing_to_show(store: Store) -> None:
    with store.write(msg("Scene"), author="t") as work:
        id = work.create("applicant", {"family_name": "Öz", "given_name": "Ada"})
    disclose(store, "applicant", id, access=Access("Selin"))
    with store.read() as reader:
        assert [each.action for each in reader.journal.history(id)] == ["create"]


def test_a_mask_tells_no_length_of_what_is_wholly_hidden() -> None:
    declared = kind("applicant")
    assert mask(declared.field("needs"), "x" * 40) == mask(declared.field("needs"), "y") == "•••••"
    assert mask(declared.field("national_id"), "1234") == Masked("•••••")
