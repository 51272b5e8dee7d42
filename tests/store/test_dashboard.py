"""The figures of Home."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_app.store import Balance, Store
from exchange_app.text import msg

TODAY = date(2026, 4, 14)


@pytest.mark.parametrize("all_cohorts", [False, True])
def test_the_figures_of_a_small_programme(store: Store, programme, all_cohorts: bool) -> None:
    with store.write(msg("Problem"), author="") as work:
        work.problems.note("applicant", programme.isik, "email", msg("?"), "a @ b")
    with store.read() as reader:
        found = reader.dashboard.summary(None if all_cohorts else programme.cohort, TODAY)
    assert found.applicants == {"AZ": 1, "TR": 1}
    assert (found.problems, found.problems_of) == (1, {("applicant", "email"): 1})
    assert (found.seats, found.selected, found.placed, found.by_choice) == (4, 1, 1, {1: 1})
    assert (found.unscored, found.uninsured) == (1, 1)
    assert [(each.outlet, each.places, each.taken) for each in found.free] == [("Kanal Üç", 2, 1)]
    assert [(each.name, each.expires, each.stays_until, each.needed_until) for each in found.passports] == [
        ("Kənan Cəfərov", date(2026, 8, 1), date(2026, 6, 26), date(2026, 12, 26))
    ]
    assert [(each.field, each.day) for each in found.deadlines] == [("starts", date(2026, 5, 4))]
    assert found.balance == (Balance("AZ", 1, 1, 1, 54, 0), Balance("TR", 1, 0, 0, 0, 2))


def test_what_a_partner_has_not_been_sent_is_counted_from_the_last_export(store: Store, programme) -> None:
    def since() -> tuple[int | None, int, int]:
        with store.read() as reader:
            (only,) = reader.dashboard.summary(None, TODAY).exports
        return only.number, only.changed, only.added

    assert since() == (None, 0, 8)
    with store.write(msg("Sent"), author="") as work:
        work.app_data.log_export("TR", cohorts=[], fields=[], people=2, file_name="a", file_hash="b", base=b"")
    assert since() == (1, 0, 0)
    with store.write(msg("Changed"), author="") as work:
        work.update("applicant", programme.kenan, {"city": "Quba"})
        work.create("outlet", {"name": "Yeni"}, agency="TR")
        work.create("outlet", {"name": "Bizim"})
    assert since() == (1, 1, 1)
    store.undo("")
    assert since() == (1, 0, 0)


def test_cohorts_that_are_over_do_not_count(store: Store, programme) -> None:
    with store.write(msg("Over"), author="") as work:
        work.update("cohort", programme.cohort, {"status": "completed"})
    with store.read() as reader:
        found = reader.dashboard.summary(None, TODAY)
    assert (found.seats, found.selected, found.placed, found.free, found.passports, found.deadlines) == (
        0,
        0,
        0,
        (),
        (),
        (),
    )


def test_an_empty_store_has_figures_too(store: Store) -> None:
    with store.read() as reader:
        found = reader.dashboard.summary(None, TODAY)
    assert (found.applicants, found.problems, found.seats) == ({}, 0, 0)


def test_latest_changes_name_the_record_and_leave_out_what_was_undone(store: Store, programme) -> None:
    with store.write(msg("City"), author="Derya") as work:
        work.update("applicant", programme.kenan, {"city": "Quba"})
    with store.read() as reader:
        (latest,) = reader.journal.changes(since=work.result.number - 1)
    assert (latest.title, latest.entry.author, latest.entry.changes) == (
        "Cəfərov, Kənan",
        "Derya",
        {"city": ("Bakı", "Quba")},
    )
    store.undo("")
    with store.read() as reader:
        assert reader.journal.changes(since=work.result.number - 1) == []
