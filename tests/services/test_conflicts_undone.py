"""Writing over what both sides changed settles it; taking that back brings both values again."""

from __future__ import annotations

import pytest

from exchange_app.services.conflicts import conflicts_at
from exchange_app.text import msg, words
from tests.services.offices import Office


def contested(tr: Office, az: Office, ids) -> None:
    """Two cities of one person, and a person taken out by one side and changed by the other."""
    az.read(tr.send())
    tr.write("applicant", ids["kenan"], city="Ankara")
    tr.write("applicant", ids["isik"], city="İzmir")
    az.write("applicant", ids["kenan"], city="Gəncə")
    with az.store.write(msg("Out"), author="Selin") as work:
        work.remove("placement", ids["placement"])
        work.remove("application", ids["first"])
        work.remove("applicant", ids["isik"])
    tr.read(az.send())


def told(office: Office, id: str) -> dict[str, set[object]]:
    with office.store.read() as reader:
        return {each.field: {side.value for side in each.sides} for each in conflicts_at(reader, id)}


def test_typing_over_a_contested_field_and_undo_brings_both_values_again(tr: Office, az: Office, ids) -> None:
    contested(tr, az, ids)
    before, states = told(tr, ids["kenan"]), tr.states()
    assert before == {"city": {"Ankara", "Gəncə"}}
    tr.write("applicant", ids["kenan"], city="Şəki")
    assert told(tr, ids["kenan"]) == {}
    with tr.store.read() as reader:
        assert words("en").say(reader.journal.undoable()) == "Edited; 1 conflict settled"
    after = tr.states()
    tr.store.undo("Derya")
    assert told(tr, ids["kenan"]) == before and tr.states() == states
    tr.store.redo("Derya")
    assert told(tr, ids["kenan"]) == {} and tr.states() == after


def test_a_bulk_edit_over_some_contested_fields_is_taken_back_whole(tr: Office, az: Office, ids) -> None:
    contested(tr, az, ids)
    before = told(tr, ids["kenan"])
    with tr.store.write(msg("Bulk"), author="Derya") as work:
        for id in (ids["kenan"], ids["isik"]):
            work.update("applicant", id, {"city": "Şəki"})
        work.update("applicant", ids["kenan"], {"employer": "ATV"})
    tr.store.undo("Derya")
    assert told(tr, ids["kenan"]) == before
    assert tr.value("applicant", ids["isik"], "city") == "İzmir"
    assert tr.value("applicant", ids["kenan"], "employer") is None


def test_removing_a_record_whose_removal_is_contested_and_undo(tr: Office, az: Office, ids) -> None:
    contested(tr, az, ids)
    before, states = told(tr, ids["isik"]), tr.states()
    assert before == {"removed": {True, False}}
    with tr.store.write(msg("Out"), author="Derya") as work:
        work.remove("applicant", ids["isik"], cascade=True)
    tr.store.undo("Derya")
    assert told(tr, ids["isik"]) == before and tr.states()[ids["isik"]] == states[ids["isik"]]


@pytest.mark.slow
def test_a_store_that_stays_open_is_whole_after_an_undone_import(tr: Office, tmp_path) -> None:
    with tr.store.read() as reader:
        reader.db.cursor.execute("SELECT count(*) FROM applicant_search WHERE applicant_search MATCH 'a*'").fetchall()
    for turn in range(6):
        with tr.store.write(msg("Import"), author="Derya") as work:
            work.create_many(
                "applicant", [{"family_name": f"Aydın {number}", "city": f"{turn}"} for number in range(3000)]
            )
        assert tr.store.check() == []
        tr.store.undo("Derya")
        assert tr.store.check() == []
