"""What the services give to people is masked; what they compare, settle, print and import is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_app.kinds.masking import Purpose
from exchange_app.services import printing
from exchange_app.services.access import Access
from exchange_app.services.conflicts import AlikeMasked, conflicts_at, settle_conflict
from exchange_app.services.duplicates.suspects import Agreement, evidence
from exchange_app.services.exporting import export
from exchange_app.services.importing import prepare
from exchange_app.services.listing import read_list, save_workbook
from exchange_app.store import Query
from exchange_app.text import msg, words
from tests.services.offices import Office


def clear(office: Office, id: str, field: str) -> object:
    with office.store.read(Purpose.RULES) as reader:
        return reader.record("applicant", id).get(field)


def contested(tr: Office, az: Office, id: str, ours: str, theirs: str) -> None:
    az.read(tr.send())
    tr.write("applicant", id, passport_number=ours)
    az.write("applicant", id, passport_number=theirs)
    tr.read(export(az.store, az.folder / "back.xlsx", to="TR", access=Access("Selin"), with_sensitive=True).path)


def sides(office: Office, id: str) -> list[object]:
    with office.store.read() as reader:
        (conflict,) = conflicts_at(reader, id)
    return [side.value for side in conflict.sides]


def test_a_conflict_is_settled_by_a_masked_value_that_is_told_from_the_other(tr: Office, az: Office, ids) -> None:
    contested(tr, az, ids["kenan"], "AA111111", "BB222222")
    found = sides(tr, ids["kenan"])
    assert set(found) == {"••••••11", "••••••22"}
    theirs = next(each for each in found if str(each).endswith("22"))
    settle_conflict(tr.store, "applicant", ids["kenan"], "passport_number", theirs, access=Access("Derya"))
    assert clear(tr, ids["kenan"], "passport_number") == "BB222222"


def test_values_that_look_alike_while_masked_are_not_chosen_between(tr: Office, az: Office, ids) -> None:
    contested(tr, az, ids["kenan"], "AA111199", "BB222299")
    before = clear(tr, ids["kenan"], "passport_number")
    with pytest.raises(AlikeMasked):
        settle_conflict(
            tr.store, "applicant", ids["kenan"], "passport_number", sides(tr, ids["kenan"])[1], access=Access("Derya")
        )
    assert clear(tr, ids["kenan"], "passport_number") == before


def test_evidence_compares_in_the_clear_and_tells_masks(tr: Office, ids) -> None:
    with tr.store.write(msg("More"), author="t") as work:
        one, other, third = (
            work.create("applicant", {"family_name": name, "given_name": "Ada", "passport_number": number})
            for name, number in (("A", "AA111199"), ("B", "AA111199"), ("C", "BB222299"))
        )
    with tr.store.read(Purpose.MATCHING) as reader:
        records = [reader.record("applicant", each) for each in (one, other, third)]
    for at, agreement in ((1, Agreement.EQUAL), (2, Agreement.DIFFERENT)):
        line = next(each for each in evidence(records[0], records[at]) if each.field.key == "passport_number")
        assert (line.first, line.second, line.agreement) == ("••••••99", "••••••99", agreement)


def test_a_masked_list_that_comes_back_overwrites_no_value(tr: Office, ids, tmp_path: Path) -> None:
    tr.write("applicant", ids["isik"], needs="Vegan")
    with tr.store.read() as reader:
        save_workbook(tmp_path / "list.xlsx", read_list(reader, Query("applicant")), reader, words("en"))
    preview = prepare(tr.store, tmp_path / "list.xlsx")
    for sheet in preview.sheets:
        for row in sheet.rows:
            assert not any("•" in str(value) for value in row.values.values())
            assert not row.changes.keys() & {"national_id", "needs"}
    assert clear(tr, ids["isik"], "national_id") == "10000000146"


def test_a_document_with_sensitive_columns_is_entered_and_one_without_is_not(tr: Office, ids, tmp_path: Path) -> None:
    for columns, entered in ((("family_name", "city"), 0), (("family_name", "national_id"), 1)):
        request = printing.Request("roster", cohort=ids["cohort"], languages=("en",), options={"columns": columns})
        printing.print_to(tr.store, request, tmp_path / "roster.xlsx", access=Access("Derya"))
        with tr.store.read() as reader:
            labels = [words("en").say(each.label) for each in reader.journal.operations(100)]
        told = [each for each in labels if "shown" in each]
        assert len(told) == entered and all(each.startswith("National ID of 1 record shown; basis: ") for each in told)
