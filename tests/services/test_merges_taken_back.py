"""A merge is taken back to the very states before, and brought again; a restored backup goes on as another store."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_app.domain.exchange.comparing import Group
from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.services.access import Access
from exchange_app.services.conflicts import conflicts_at, settle_conflict
from exchange_app.services.merging import (
    Decision,
)
from exchange_app.store import Store, UndoRefused, restore
from exchange_app.text import msg
from tests.services.offices import Office, together

pytestmark = pytest.mark.slow


def test_undo_brings_back_the_store_as_it_was_and_the_file_can_be_merged_again(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə", position="redaktor")
    az.write("outlet", ids["host"], languages=("tr",))
    with az.store.write(msg("New"), author="Selin") as work:
        leyla = work.create("applicant", {"given_name": "Leyla", "family_name": "Əliyeva"})
        work.create("application", {"applicant": leyla, "cohort": ids["cohort"]})
        work.remove("placement", ids["placement"])
    path = az.send()
    before, shown = tr.states(), tr.shown()
    tr.read(path, city=Decision.THEIRS)
    after, then = tr.states(), tr.shown()
    assert tr.value("applicant", leyla, "given_name") == "Leyla"
    tr.store.undo("Derya")
    assert (tr.states(), tr.shown()) == (before, shown) and tr.store.check() == []
    with tr.store.read() as reader:
        assert reader.app_data.receipts() == [] and reader.states.open_conflicts() == []
    tr.store.redo("Derya")
    assert (tr.states(), tr.shown()) == (after, then)
    tr.store.undo("Derya")
    assert tr.read(path).counts["added"] == 2
    assert tr.value("applicant", leyla, "given_name") == "Leyla" and tr.store.check() == []


def test_a_restored_backup_gets_back_what_the_partner_had_and_reuses_no_version(
    tr: Office, az: Office, ids, tmp_path: Path
) -> None:
    backup = tr.store.back_up(tmp_path / "backup.exdesk")
    tr.write("applicant", ids["isik"], city="İzmir")
    az.read(tr.send())
    tr.store.close()
    restore(tr.store.path, backup)
    tr.store = Store.open(tr.store.path)
    assert tr.value("applicant", ids["isik"], "city") == "Ankara"
    tr.write("applicant", ids["isik"], city="Bursa")
    looked = tr.look(az.send())
    (conflict,) = [each for each in looked.comparison.changes() if each.group is Group.CONFLICT]
    assert {conflict.ours, conflict.theirs} == {"Bursa", "İzmir"}


def test_a_settled_conflict_travels_and_undo_opens_it_again(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    az.write("applicant", ids["kenan"], city="Gəncə")
    tr.read(az.send())
    with tr.store.read() as reader:
        (conflict,) = conflicts_at(reader, ids["kenan"])
    assert [(each.value, each.agency, each.author) for each in conflict.sides] == [
        ("Gəncə", "AZ", None),
        ("Ankara", "TR", "Derya"),
    ]
    settle_conflict(tr.store, "applicant", ids["kenan"], "city", "Ankara", access=Access("Derya"))
    with tr.store.read() as reader:
        assert conflicts_at(reader, ids["kenan"]) == []
    tr.store.undo("Derya")
    with tr.store.read() as reader:
        assert conflicts_at(reader, ids["kenan"]) == [conflict]
    tr.store.redo("Derya")
    az.read(tr.send())
    assert az.value("applicant", ids["kenan"], "city") == "Ankara"
    with az.store.read() as reader:
        assert reader.states.open_conflicts() == []


def test_nothing_of_a_merge_taken_back_is_shown_when_the_record_comes_again_as_removed(
    tr: Office, az: Office, ids
) -> None:
    az.read(tr.send())
    az.store.undo("Derya")
    with tr.store.write(msg("Removed"), author="Derya") as work:
        work.remove("placement", ids["placement"])
    az.read(tr.send())
    with az.store.read() as reader:
        gone = reader.record("placement", ids["placement"])
    assert gone.removed and gone.values == {}


def test_a_merge_that_brings_only_a_link_is_taken_back_as_if_it_had_not_been_read(tr: Office, az: Office, ids) -> None:
    az.read(tr.send())
    tr.read(az.send())
    with az.store.write(msg("Link"), author="Selin") as work:
        work.pairs.say("applicant", ids["isik"], ids["kenan"], Verdict.SAME)
    path = az.send()
    tr.read(path)
    tr.store.undo("Derya")
    with tr.store.read() as reader:
        assert [each for each in reader.pairs.every() if each.register.entries] == []
    tr.read(path)
    with tr.store.read() as reader:
        assert reader.pairs.same_as(ids["isik"]) == [ids["kenan"]]


def test_a_link_is_not_taken_back_from_under_what_was_said_after_it(tr: Office, ids) -> None:
    with tr.store.write(msg("Link"), author="Derya") as work:
        work.pairs.say("applicant", ids["isik"], ids["kenan"], Verdict.SAME)
    linked = work.result.number
    with tr.store.write(msg("Not the same"), author="Selin") as work:
        work.pairs.say("applicant", ids["isik"], ids["kenan"], Verdict.DIFFERENT)
    with pytest.raises(UndoRefused):
        tr.store.undo("Derya", number=linked)
    with tr.store.read() as reader:
        assert [each.verdict for each in reader.pairs.every()] == [Verdict.DIFFERENT]


def test_a_merge_is_taken_back_though_something_stood_at_what_it_brought_back_before_it(
    tr: Office, az: Office, ids
) -> None:
    together(tr, az)
    with tr.store.write(msg("Removed"), author="Derya") as work:
        work.remove("application", ids["first"], cascade=True)
    az.write("placement", ids["placement"], status="confirmed")
    tr.read(az.send())
    assert tr.value("placement", ids["placement"], "status") == "confirmed"
    before = tr.states(), tr.shown()
    assert ids["first"] not in before[1]
    az.write("application", ids["first"], status_reason="Yerli radioda işləmək istəyir")
    tr.read(az.send())
    assert ids["first"] in tr.shown()
    tr.store.undo("Derya")
    assert (tr.states(), tr.shown()) == before


def test_what_a_merge_made_and_took_out_at_once_is_taken_back_and_brought_again(tr: Office, az: Office, ids) -> None:
    with tr.store.read() as reader:
        (placement,) = reader.states.kept("placement", [ids["placement"]])
        offices = reader.states.offices()
    with az.store.write(msg("Read"), author="Selin") as work:
        work.states.learn_offices(offices)
        work.states.put([placement])
        work.states.enter_referred()
        work.remove("placement", placement.id)

    def heard() -> dict[str, bool]:
        with az.store.read() as reader:
            every = [each for kind in ("opening", "application", "placement") for each in reader.states.kept(kind)]
        return {each.id: each.removed for each in every if '"v"' not in each.registers}

    assert heard() == {ids["placement"]: True}
    az.store.undo("Selin")
    assert heard() == {}
    az.store.redo("Selin")
    assert heard() == {ids["placement"]: True}


def test_a_removal_by_a_merge_is_taken_back_though_what_it_refers_to_was_removed_before(
    tr: Office, az: Office, ids
) -> None:
    together(tr, az)
    with az.store.write(msg("Removed"), author="Selin") as work:
        work.removals.put_many("cohort", [ids["cohort"]], True)
    tr.read(az.send())
    before = tr.states(), tr.shown()
    assert ids["second"] in before[1] and ids["cohort"] not in before[1]
    with az.store.write(msg("Removed"), author="Selin") as work:
        work.removals.put_many("application", [ids["second"]], True)
    tr.read(az.send())
    assert ids["second"] not in tr.shown()
    tr.store.undo("Derya")
    assert (tr.states(), tr.shown()) == before
