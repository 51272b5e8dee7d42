"""Importing: what a row is, what it changes, all or nothing, twice is once."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from exchange_app.domain.rules.record import find_problems
from exchange_app.services.access import Access
from exchange_app.services.demo.job import FILES, workbook
from exchange_app.services.exporting import export
from exchange_app.services.home import home
from exchange_app.services.importing import (
    Action,
    RowDecision,
    RowDecisions,
    apply,
    prepare,
    report,
    settle_rows,
    to_json,
    unmatched_references,
    waiting_rows,
)
from exchange_app.services.importing.trouble import ChangedMeanwhile, NoRecords, NoSuchCohort, NoSuchLayout, NoSuchSheet
from exchange_app.services.records import UnfitValues
from exchange_app.store import ROW, AgencySpec, OperationResult, Query, Store
from exchange_app.text import msg, words

TODAY = date(2026, 4, 14)
HEADERS = ["Adı", "Soyadı", "Doğum tarihi", "T.C. Kimlik No", "E-posta", "Telefon", "Şehir", "1. Tercih", "Açıklama"]
ELIF = ["Elif", "Şahin", "05.04.1990", "10000000146", "elif@example.com", "0532 111 22 33", "Kars", "Kaspi TV", ""]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(
        tmp_path / "s.exchange", agency=AgencySpec("TR", "T", "TR", "tr"), partners=[AgencySpec("AZ", "A", "AZ", "az")]
    )
    with store.write(msg("Start"), author="x") as work:
        work.create("outlet", {"name": "Kaspi TV", "city": "Bakı", "country": "AZ"}, agency="AZ")
        work.create("outlet", {"name": "Xəzər Media", "city": "Bakı", "country": "AZ"}, agency="AZ")
        work.create("cohort", {"title": "Bahar", "sending": ("TR",), "hosting": "AZ"}, code="C-1")
    return store


def people(path: Path, *rows: Sequence[str], headers: Sequence[str] = HEADERS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([headers, *rows])
    return path


def bring(
    store: Store, path: Path, decisions: RowDecisions | None = None, **how: str
) -> tuple[dict[str, int], OperationResult]:
    preview = prepare(store, path, **how)  # type: ignore[arg-type]
    return preview.counts, apply(store, preview, decisions, access=Access("Derya"))


def dump(store: Store) -> list[tuple[object, ...]]:
    with store.read() as reader:
        return [
            (kind, record.id, record.version, record.removed, tuple(sorted(record.values.items(), key=str)))
            for kind in ("cohort", "outlet", "applicant", "application")
            for record in reader.records(kind, with_removed=True)
        ]


def test_twice_is_once(store: Store, tmp_path: Path) -> None:
    path = people(
        tmp_path / "l.csv", ELIF, ["Can", "Koç", "31.02.1991", "", "can@example.com", "", "", "Nowhere TV", ""]
    )
    counts, result = bring(store, path, cohort="C-1")
    assert (counts["add"], counts["problems"]) == (2, 1) and result.number
    before = dump(store)
    counts, result = bring(store, path, cohort="C-1")
    assert counts["same"] == 2 and counts["add"] == counts["update"] == 0
    assert result.number == 0 and dump(store) == before


def test_preview_writes_nothing_and_undo_takes_an_import_back_in_one_step(store: Store, tmp_path: Path) -> None:
    before = dump(store)
    preview = prepare(store, people(tmp_path / "l.csv", ELIF), cohort="C-1")
    assert dump(store) == before and preview.writes
    apply(store, preview, access=Access("x"))
    assert len(dump(store)) == len(before) + 2
    store.undo("x")
    with store.read() as reader:
        assert reader.count(Query("applicant")) == reader.count(Query("application")) == 0


@pytest.mark.parametrize(
    "row",
    [
        ["Elif", "Sahin", "", "10000000146", "", "", "Van", "", ""],
        ["ELİF", "ŞAHİN", "", "", "elif@example.com", "", "Van", "", ""],
        ["Elif", "Şahin", "5 Nisan 1990", "", "", "", "Van", "", ""],
    ],
)
def test_a_known_person_is_updated_and_a_blank_changes_nothing(store: Store, tmp_path: Path, row: list[str]) -> None:
    bring(store, people(tmp_path / "a.csv", ELIF))
    counts, _ = bring(store, people(tmp_path / "b.csv", row))
    assert counts["update"] == 1
    with store.read() as reader:
        (record,) = reader.records("applicant")
    assert (
        record.get("city") == "Van"
        and record.get("email") == "elif@example.com"
        and record.get("birth_date") == date(1990, 4, 5)
    )
    assert (record.get("given_name"), record.get("family_name")) == ("Elif", "Şahin"), (
        "a poorer spelling replaces nothing"
    )


def test_notes_are_added_to(store: Store, tmp_path: Path) -> None:
    bring(store, people(tmp_path / "a.csv", [*ELIF[:8], "Vize bekliyor"]))
    bring(store, people(tmp_path / "b.csv", [*ELIF[:8], "Aradı"]))
    with store.read() as reader:
        (record,) = reader.records("applicant")
    assert record.get("notes") == "Vize bekliyor\nAradı"


def test_a_suspected_duplicate_waits_until_a_person_decides(store: Store, tmp_path: Path) -> None:
    bring(store, people(tmp_path / "a.csv", ["Xəyal", "Məmmədov", "05.04.1990", "", "", "", "", "", ""]))
    path = people(tmp_path / "b.csv", ["Khayal", "Mammadov", "05.04.1990", "", "", "", "Şəki", "", ""])
    preview = prepare(store, path)
    ((sheet, row),) = preview.rows()
    assert row.action is Action.DUPLICATE and row.suspect and row.code and row.suspect.score > 0.85
    assert not apply(store, preview, access=Access("x")).changed
    with store.read() as reader:
        (waits,) = waiting_rows(reader)
    assert (waits.place, words("en").say(waits.message)) == ("b.csv!2", f"may be {row.code}")
    preview = prepare(store, path)
    ((sheet, row),) = preview.rows()
    same = apply(store, preview, RowDecisions({(sheet.name, row.row): RowDecision.SAME}), access=Access("x"))
    assert same.number and home_rows(store) == 0
    with store.read() as reader:
        (record,) = reader.records("applicant")
        assert record.get("city") == "Şəki"
    store.undo("x")
    preview = prepare(store, path)
    apply(store, preview, RowDecisions({(sheet.name, row.row): RowDecision.APART}), access=Access("x"))
    with store.read() as reader:
        assert reader.count(Query("applicant")) == 2 and len(reader.pairs.different()) == 1
    counts, result = bring(store, path)
    assert counts["same"] == 1 and result.number == 0, "what was decided is not asked again"


def test_a_person_twice_in_one_file_is_shown_and_written_once(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", ELIF, ["ELIF", "SAHIN", *ELIF[2:6], "Van", "", ""])
    counts, _ = bring(store, path)
    assert (counts["add"], counts["duplicate"]) == (1, 1)
    preview = prepare(store, path)
    later = [row for _, row in preview.rows()][1]
    assert later.action is Action.DUPLICATE and later.suspect and later.suspect.row and later.suspect.row[1] == 2


def test_a_row_without_a_name_is_kept_out_until_it_is_filled_in(store: Store, tmp_path: Path) -> None:
    preview = prepare(store, people(tmp_path / "l.csv", ELIF, ["Can", "", "", "", "can@example.com", "", "", "", ""]))
    (sheet, row) = list(preview.rows())[1]
    assert row.action is Action.SKIP and row.missing == ("family_name",)
    apply(store, preview, RowDecisions(filled={(sheet.name, row.row): {"family_name": "Koç"}}), access=Access("x"))
    with store.read() as reader:
        assert reader.count(Query("applicant")) == 2


def test_a_list_is_refused_cell_by_cell_in_the_words_of_a_form_and_the_rest_of_the_row_is_fit(
    store: Store, tmp_path: Path
) -> None:
    headers = ["Family name", "Given name", "Date of birth", "National ID", "E-mail", "Phone", "Years of experience",
               "Turkish", "Gender", "Citizenship"]  # fmt: skip
    rows = [
        ["Kaya", "Nur", "01.02.2031", "12345678901", "nur@x", "12", "61", "B7", "Z", "XX"],
        ["Koç", "Ece", "01.02.1991", "10000000146", "ece@example.com", "+905321112234", "7", "B2", "F", "Türkiye"],
    ]
    path = people(tmp_path / "l.csv", *rows, headers=headers)
    (first, second) = [row for _, row in prepare(store, path, today=TODAY).rows()]
    assert first.values.keys() == {"family_name", "given_name"} and not second.problems
    said = {each.field: words("en").say(each.message) for each in first.problems}
    for key, value in (("birth_date", date(2031, 2, 1)), ("national_id", "12345678901"), ("email", "nur@x"), ("experience_years", 61)):  # fmt: skip
        assert said[key] == words("en").say(find_problems("applicant", {key: value}, today=TODAY, only=[key])[key])
    for row in (first, second):
        assert find_problems("applicant", row.values, today=TODAY) == {}


def test_what_is_filled_in_for_a_new_row_is_refused_as_in_a_form_and_then_nothing_is_written(
    store: Store, tmp_path: Path
) -> None:
    path = people(tmp_path / "l.csv", ["Yay", "01.07.2026"], ["Güz", "01.09.2026"], headers=["Title", "Starts"])
    preview = prepare(store, path, kind="cohort")
    (sheet, row) = list(preview.rows())[1]
    before = dump(store)
    for filled, sentence in (
        ({"ends": date(2026, 6, 1)}, "Güz: Ends (1 Jun 2026) lies before Starts (1 Sep 2026); correct one of the two"),
        ({"seats": -1}, "Güz: Seats cannot be below 1."),
    ):
        with pytest.raises(UnfitValues) as unfit:
            apply(store, preview, RowDecisions(filled={(sheet.name, row.row): filled}), access=Access("x"))
        assert unfit.value.sentence(words("en")) == sentence
    assert dump(store) == before


def test_a_row_left_out_is_not_written(store: Store, tmp_path: Path) -> None:
    preview = prepare(store, people(tmp_path / "l.csv", ELIF))
    ((sheet, row),) = preview.rows()
    assert (
        apply(store, preview, RowDecisions({(sheet.name, row.row): RowDecision.LEAVE_OUT}), access=Access("x")).number
        == 0
    )


def test_choices_become_outlets_and_unknown_words_wait_at_the_application(store: Store, tmp_path: Path) -> None:
    headers = [*HEADERS[:7], "1. Tercih", "2. Tercih", "3. Tercih"]
    path = people(tmp_path / "l.csv", [*ELIF[:7], "KASPI TV", "X?z?r Media", "Nowhere TV"], headers=headers)
    preview = prepare(store, path, cohort="C-1")
    data = to_json(preview, words("en"), dry_run=True)["sheets"][0]["rows"][0]["values"]
    assert data["preference_1"] == "KASPI TV" and data["preference_1_outlet"].startswith("AZ-")
    assert data["preference_2_outlet"] and data["preference_3_outlet"] is None
    ((sheet, row),) = preview.rows()
    ((key, sentence),) = unmatched_references(preview, sheet, row)
    assert key == "preference_3" and "Nowhere TV" in words("en").say(sentence)
    told = to_json(preview, words("en"), dry_run=True)
    assert told["counts"]["problems"] == 1
    (problem,) = told["sheets"][0]["rows"][0]["problems"]
    assert (problem["field"], problem["column"], problem["cell"]) == ("preference_3", "J", "Nowhere TV")
    apply(store, preview, access=Access("x"))
    with store.read() as reader:
        (application,) = reader.records("application")
        assert (
            application.get("preference_1") and application.get("preference_2") and not application.get("preference_3")
        )
        (problem,) = [each for each in reader.app_data.problems() if each.kind == "application"]
        assert problem.cell == "Nowhere TV" and problem.field == "preference_3"


def test_without_a_cohort_the_preview_says_that_choices_are_not_kept(store: Store, tmp_path: Path) -> None:
    preview = prepare(store, people(tmp_path / "l.csv", ELIF))
    assert preview.needs_cohort
    apply(store, preview, access=Access("x"))
    with store.read() as reader:
        assert reader.count(Query("application")) == 0


def test_unreadable_cells_wait_at_their_record_once(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", [*ELIF[:2], "31.02.1990", *ELIF[3:4], "elif @example.com", *ELIF[5:]])
    bring(store, path)
    bring(store, path)
    with store.read() as reader:
        found = {each.field: each for each in reader.app_data.problems() if each.kind == "applicant"}
    assert set(found) == {"birth_date", "email"} and found["birth_date"].cell == "31.02.1990"
    assert found["email"].place and found["email"].place.endswith("E2")


def test_dates_the_wrong_way_round_wait_at_their_record_with_the_sentence_of_the_form(
    store: Store, tmp_path: Path
) -> None:
    headers = ["Cohort title", "Programme", "Starts", "Ends", "Seats", "Applications open"]
    path = people(
        tmp_path / "cohorts.csv",
        ["Yay 2027", "Radio", "2027-07-01", "2027-06-01", "12", "2027-01-01"],
        ["Payız 2027", "Press", "2027-10-01", "2027-10-31", "8", "2027-02-01"],
        headers=headers,
    )
    bring(store, path, kind="cohort")
    with store.read() as reader:
        (summer,) = reader.find("cohort", "title", "Yay 2027")
        assert (str(summer.get("starts")), summer.get("ends")) == ("2027-07-01", None)
        (problem,) = reader.app_data.problems(record=summer.id)
        assert words("en").say(problem.message) == (
            "Ends (1 Jun 2027) lies before Starts (1 Jul 2027); correct one of the two"
        )
        assert (problem.field, problem.cell, problem.place) == ("ends", "2027-06-01", "cohorts!D2")


def test_an_operation_between_preview_and_apply_refuses_the_old_preview(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", ELIF)
    preview = prepare(store, path)
    bring(store, path)
    before = dump(store)
    with pytest.raises(ChangedMeanwhile):
        apply(store, preview, access=Access("x"))
    assert dump(store) == before


@pytest.mark.parametrize("at", [1, 3, 6])
def test_a_failure_in_the_middle_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    preview = prepare(
        store, people(tmp_path / "l.csv", ELIF, ["Can", "Koç", "", "x", "can@", "1", "", "", ""]), cohort="C-1"
    )
    before = dump(store)
    calls = 0

    class Failing:
        def step(self, *_: object) -> None:
            nonlocal calls
            calls += 1
            if calls == at:
                raise sqlite3.OperationalError

    def fail(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError

    if at > 3:
        monkeypatch.setattr("exchange_app.store.problem_notes.ProblemNotes.note", fail)
    with pytest.raises(sqlite3.OperationalError):
        apply(store, preview, access=Access("x"), progress=Failing())
    assert dump(store) == before


def test_a_layout_is_remembered_under_a_name(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", ELIF)
    apply(store, prepare(store, path), access=Access("x"), layout_name="Ankara")
    assert prepare(store, path, layout="Ankara").counts["same"] == 1
    with pytest.raises(NoSuchLayout):
        prepare(store, path, layout="Bolu")


def test_what_cannot_be_prepared_is_said(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", ELIF)
    for wrong, how in ((NoSuchCohort, {"cohort": "C-9"}), (NoSuchSheet, {"sheet": "Other"})):
        with pytest.raises(wrong):
            prepare(store, path, **how)  # type: ignore[arg-type]
    empty = tmp_path / "e.csv"
    empty.write_text("Dear colleagues,\nthe list follows tomorrow.\n", "utf-8")
    with pytest.raises(NoRecords):
        prepare(store, empty)


@pytest.mark.slow
def test_the_demo_workbooks_read_as_their_makers_meant_and_twice_as_once(tmp_path: Path) -> None:
    with Store.create(
        tmp_path / "d.exchange", agency=AgencySpec("TR", "T", "TR", "tr"), partners=[AgencySpec("AZ", "A", "AZ", "az")]
    ) as store:
        adds = {}
        for name in FILES:
            with workbook(name) as path:
                counts, _ = bring(store, path)
                assert counts["skip"] == 0
                adds[name] = counts["add"]
                again, result = bring(store, path)
                assert result.number == 0 and again["add"] == again["update"] == 0
        assert adds == dict(zip(FILES, (2, 27, 1, 48, 6, 40), strict=True))
        with store.read() as reader:
            sides = {each.agency for each in reader.records("outlet")}
            assert sides == {"TR", "AZ"}
        path = tmp_path / "for-AZ.xlsx"
        export(store, path, to="AZ", access=Access("x"))
        preview = prepare(store, path)
        assert preview.counts["same"] == sum(preview.counts.values()), "our own exchange workbook brings nothing new"


def test_rows_set_aside_are_kept_as_notes_until_somebody_decides(store: Store, tmp_path: Path) -> None:
    foot = ["Hazırlayan:", "Nezihe Tan", "", "10000000146 imza"]
    path = people(tmp_path / "l.csv", ELIF, [], foot)
    counts, done = bring(store, path)
    assert (counts["add"], counts["aside"]) == (1, 1)
    with store.read() as reader:
        (row,) = waiting_rows(reader)
        assert (row.place, row.cell, row.message.text) == ("l.csv!4", "Hazırlayan: · Nezihe Tan · …", "note")
        assert reader.dashboard.summary(None, TODAY).problems == 0
        assert any(
            "waits: is it a record?" in words("en").say(each.sentence) for each in home(store, None, TODAY).tasks
        )
    again, nothing = bring(store, path)
    assert again["aside"] == 1 and nothing.number == 0, "the same file once more is nothing new"
    assert settle_rows(store, [row], access=Access("Derya")).number
    assert home_rows(store) == 0
    again, nothing = bring(store, path)
    assert again["aside"] == 0 and nothing.number == 0, "what was settled waits no more when the file comes again"
    store.undo("Derya")
    assert home_rows(store) == 1
    bring(store, path, rows={"": {4: True}})
    assert home_rows(store) == 0
    assert done.number


def home_rows(store: Store) -> int:
    with store.read() as reader:
        return len(waiting_rows(reader))


def test_the_report_marks_and_lists_rows_that_were_set_aside(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", ELIF, [], ["Hazırlayan: Nezihe Tan"])
    assert report(prepare(store, path), tmp_path / "r.xlsx", words("en")) == 1
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.worksheets[0]["A1"].value == "1 row was set aside"
    assert book.worksheets[1]["A4"].comment.text == "signature line"


def test_a_row_left_out_for_what_it_lacks_waits_until_it_has_it(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", ELIF, ["", "Er", "", "", "", "", "Bakı", "", ""])
    assert bring(store, path)[0]["skip"] == 1
    with store.read() as reader:
        (row,) = waiting_rows(reader)
    assert (row.place, row.cell) == ("l.csv!3", "Er · Bakı") and words("en").say(row.message).startswith(
        "Given name is"
    )
    bring(store, people(path, ELIF, ["Can", "Er", "", "", "", "", "Bakı", "", ""]))
    assert home_rows(store) == 0


def test_a_list_without_a_column_for_names_is_told_once_and_not_row_by_row(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("Given name,City,E-mail\nCan,Bakı,can@example.com\nEce,Quba,ece@example.com\n", "utf-8")
    assert bring(store, path)[0]["skip"] == 2 and home_rows(store) == 0


def test_a_row_that_a_person_leaves_out_waits_no_longer(store: Store, tmp_path: Path) -> None:
    path = people(tmp_path / "l.csv", ELIF, [], ["Hazırlayan: Nezihe Tan"])
    bring(store, path)
    bring(store, path, RowDecisions({("l", 4): RowDecision.LEAVE_OUT}))
    assert home_rows(store) == 0


def test_what_was_kept_of_an_import_goes_with_it(store: Store, tmp_path: Path) -> None:
    bring(store, people(tmp_path / "l.csv", ELIF, [], ["Hazırlayan: Nezihe Tan"]))
    store.undo("Derya")
    assert home_rows(store) == 0


def test_rows_that_a_person_left_out_stand_in_the_report_and_by_their_numbers_in_the_history(
    store: Store, tmp_path: Path
) -> None:
    path = people(
        tmp_path / "l.csv",
        ELIF,
        ["Kemal", *ELIF[1:3], "", "k@example.com", "0532 111 22 34"],
        ["Hazırlayan: Nezihe Tan"],
    )
    preview = prepare(store, path)
    name = preview.sheets[0].name
    decided = RowDecisions(rows={(name, 4): RowDecision.LEAVE_OUT, (name, 3): RowDecision.LEAVE_OUT})
    assert report(preview, tmp_path / "r.xlsx", words("en"), decided) == 2
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.worksheets[0]["A1"].value == "2 rows were left out"
    assert "Kemal" in "".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    done = apply(store, preview, decided, access=Access("Derya"))
    assert words("en").say(done.label) == "Import of l.csv: 1 row; 2 rows left out: 3, 4"
    with store.read() as reader:
        assert words("tr").say(reader.journal.operations()[0].label).endswith(": 3, 4")
        assert [each.get("given_name") for each in reader.records("applicant")] == ["Elif"]


def test_every_row_that_waits_is_counted_on_home_also_where_there_are_more_than_a_thousand(store: Store) -> None:
    with store.write(msg("Noted"), author="x") as work:
        for row in range(1200):
            work.problems.note("applicant", f"l.csv!{row}", None, msg("Why"), "Total", place=f"l.csv!{row}", source=ROW)
    with store.read() as reader:
        assert len(waiting_rows(reader)) == 1200
    (task,) = (each for each in home(store, None, TODAY).tasks if each.icon == "import")
    assert words("en").say(task.sentence) == "1,200 rows of imported lists wait: are they records?"
