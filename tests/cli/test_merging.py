"""merge, as a script calls it: what it would do, what it did, what waits, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from exchange_app.cli import main
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

PEOPLE = "Müraciət edənlər"


@pytest.fixture(scope="module")
def came_back(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The demo's store after a workbook for AZ left it, and that workbook, come back with cells edited, one unreadable, a row
    taken out and a new person; to be copied, not written."""
    folder = tmp_path_factory.mktemp("returned")
    store, sent = Path(shutil.copy(demo_store, folder / "desk.exchange")), folder / "for-az.xlsx"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("EXCHANGE_APP_HOME", str(folder))
        assert main(["--store", str(store), "export", str(sent), "--to", "AZ"]) == 0
    book = openpyxl.load_workbook(sent)
    sheet = book[PEOPLE]
    column = {cell.value: cell.column for cell in sheet[1]}
    rows = [row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("AZ-")]
    _type(sheet, rows[3], column["Şəhər"], "Xankəndi")
    _type(sheet, rows[4], column["Doğum tarixi"], "31.02.1995")
    _type(sheet, rows[5], column["Vəzifəsi"], None)
    _type(sheet, rows[6], sheet.max_column, "bəli")
    spare = next(row for row in range(2, sheet.max_row + 1) if "+" in str(sheet.cell(row, 1).value))
    for header, words in (("Adı", "Leyla"), ("Soyadı", "Əliyeva"), ("Doğum tarixi", "05.03.1999")):
        _type(sheet, spare, column[header], words)
    path = folder / "returned.xlsx"
    book.save(path)
    return store, path


@pytest.fixture
def returned(year: Call, came_back: tuple[Path, Path], store_path: Path, tmp_path: Path) -> Path:
    """The workbook that came back, its store being the one that is worked on."""
    store, workbook = came_back
    shutil.copy(store, store_path)
    return Path(shutil.copy(workbook, tmp_path))


def _type(sheet: Worksheet, row: int, column: int, words: str | None) -> None:
    sheet.cell(row, column).value = words


def test_a_dry_run_tells_every_change_with_its_cell_and_writes_nothing(year: Call, returned: Path) -> None:
    before = year("list", "applicant", "--format", "csv").out
    said = year("merge", returned, "--dry-run", "--json")
    counts = said.json["counts"]
    assert said.code == 1
    assert (counts["changed"], counts["cleared"], counts["added"], counts["removed"], counts["problems"]) == (
        1,
        1,
        1,
        1,
        1,
    )
    city = next(each for each in said.json["changes"] if each["field"] == "city" and each["group"] == "changed")
    assert (city["theirs"], city["result"], city["kind"]) == ("Xankəndi", "theirs", "applicant") and city[
        "cell"
    ].startswith(f"{PEOPLE}!")
    (problem,) = [each for each in said.json["problems"] if each["kind"] == "unreadable"]
    assert problem["words"] == "31.02.1995" and problem["field"] == "birth_date"
    assert said.json["from"] == "AZ" and said.json["base"] == "from file" and not said.json["already_merged"]
    assert year("list", "applicant", "--format", "csv").out == before


def test_a_merge_is_one_operation_that_undo_takes_back_and_twice_is_once(year: Call, returned: Path) -> None:
    before = year("list", "applicant", "--format", "csv").out
    done = year("merge", returned, "--on-removal", "accept", "--json")
    assert done.json["operation"] is not None
    assert done.json["losses"] == {
        "removed": 1,
        "cleared": 1,
        "removals_open": 0,
        "clearings_open": 0,
        "locked_open": 0,
    }
    assert "Leyla" in year("list", "applicant", "--search", "Leyla Əliyeva").out
    again = year("merge", returned, "--json")
    assert again.json["already_merged"] and again.json["changes"] == []
    assert year("undo").code == 0
    assert year("list", "applicant", "--format", "csv").out == before
    assert year("check").code == 0


def test_what_the_partner_took_out_or_emptied_waits_for_a_word(year: Call, returned: Path) -> None:
    done = year("merge", returned, "--json")
    assert done.code == 1
    assert done.json["losses"] == {
        "removed": 0,
        "cleared": 0,
        "removals_open": 1,
        "clearings_open": 1,
        "locked_open": 0,
    }
    again = year("merge", returned, "--dry-run", "--json").json["changes"]
    assert sorted((each["group"], each["result"]) for each in again) == [("cleared", "open"), ("removed", "open")]
    for more in ((), ("--on-removal", "refuse")):
        assert "0 taken out" in (said := year("merge", returned, "--dry-run", *more).out) and "0 emptied" in said
    agreed = year("merge", returned, "--dry-run", "--on-removal", "accept").out
    assert "1 taken out" in agreed and "1 emptied" in agreed
    assert year("merge", returned, "--on-removal", "refuse", "--json").json["losses"]["removals_open"] == 0
    assert year("merge", returned, "--dry-run", "--json").json["changes"] == []


def test_a_locked_cell_that_was_changed_waits_for_a_word(year: Call, tmp_path: Path) -> None:
    sent, returned = tmp_path / "for-az.xlsx", tmp_path / "locked.xlsx"
    assert year("export", sent, "--to", "AZ").code == 0
    book = openpyxl.load_workbook(sent)
    sheet = book[PEOPLE]
    column = {cell.value: cell.column for cell in sheet[1]}
    own = next(row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("TR-"))
    assert sheet.cell(own, column["Şəhər"]).protection.locked
    before = sheet.cell(own, column["Şəhər"]).value
    _type(sheet, own, column["Şəhər"], "Xankəndi")
    book.save(returned)

    def city() -> str:
        code = str(sheet.cell(own, 1).value).partition("·")[0]
        return year("show", code, "--json").json["values"]["city"]

    done = year("merge", returned, "--json")
    (change,) = done.json["changes"]
    assert done.code == 1 and (change["group"], change["result"], change["theirs"]) == ("locked", "open", "Xankəndi")
    assert done.json["losses"]["locked_open"] == 1 and city() == before
    assert "1 change of a locked cell waits for a decision." in year("merge", returned).err
    assert year("merge", returned, "--on-locked", "accept").code == 0 and city() == "Xankəndi"
    assert year("undo").code == 0 and city() == before
    assert year("merge", returned, "--on-locked", "refuse").code == 0 and city() == before


def test_a_row_that_is_not_in_the_file_is_named_and_its_record_stays(year: Call, tmp_path: Path) -> None:
    sent = tmp_path / "for-az.xlsx"
    assert year("export", sent, "--to", "AZ").code == 0
    book = openpyxl.load_workbook(sent)
    sheet = book[PEOPLE]
    code = str(sheet.cell(3, 1).value).partition("·")[0]
    name = " ".join(str(sheet.cell(3, at).value) for at in (2, 3))
    sheet.delete_rows(3)
    book.save(sent)
    said = year("merge", sent, "--json")
    (problem,) = said.json["problems"]
    assert said.json["counts"]["missing"] == 1
    assert (problem["kind"], problem["record"], problem["title"]) == ("missing_row", code, name)
    plain = year("merge", sent)
    assert f"{name}: The row of {code} is missing. A missing row takes nothing out." in plain.err + plain.out
    assert year("show", code).code == 0


def test_decisions_are_read_from_a_file_and_a_wrong_one_is_told(year: Call, returned: Path, tmp_path: Path) -> None:
    changes = year("merge", returned, "--dry-run", "--json").json["changes"]
    city = next(each for each in changes if each["field"] == "city" and each["group"] == "changed")
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps([[city["code"], "city", "refuse"]]), "utf-8")
    assert year("merge", returned, "--decisions", decisions, "--json").code == 1
    shown = year("show", city["code"], "--json").json
    assert shown["values"].get("city") == city["ours"]
    decisions.write_text(json.dumps([[city["code"], "city", "other", "Füzuli"]]), "utf-8")
    assert year("undo").code == 0
    told = year("merge", returned, "--decisions", decisions, "--dry-run", "--json").json
    (typed,) = [each for each in told["changes"] if each["code"] == city["code"] and each["field"] == "city"]
    assert (typed["result"], typed["other"]) == ("ours", "Füzuli")
    assert all("other" not in each for each in told["changes"] if each is not typed)
    assert year("merge", returned, "--decisions", decisions, "--json").code == 1
    assert year("show", city["code"], "--json").json["values"]["city"] == "Füzuli"
    assert year("undo").code == 0
    cleared = next(each for each in changes if each["group"] == "removed")
    born = next(each for each in changes if each["group"] == "added" and each["field"] == "birth_date")
    for unfit in (
        [born["code"], "birth_date", "other", "31.02.1995"],
        [cleared["code"], "removed", "other", "1"],
        [city["code"], "city", "other"],
    ):
        decisions.write_text(json.dumps([unfit]), "utf-8")
        refused = year("merge", returned, "--decisions", decisions)
        assert refused.code == 2 and refused.err
    decisions.write_text('[["XX-1", "city", "refuse"]]', "utf-8")
    wrong = year("merge", returned, "--decisions", decisions)
    assert wrong.code == 2 and "XX-1" in wrong.err
    decisions.write_text("nonsense", "utf-8")
    assert year("merge", returned, "--decisions", decisions).code == 2


def test_a_word_that_is_no_choice_and_a_file_that_is_no_exchange_are_told(
    year: Call, returned: Path, tmp_path: Path
) -> None:
    assert year("merge", returned, "--on-conflict", "mine").code == 2
    book = openpyxl.Workbook()
    book.active.append(["Ad", "Soyad"])
    book.save(tmp_path / "list.xlsx")
    foreign = year("merge", tmp_path / "list.xlsx")
    assert foreign.code == 2 and "Import" in foreign.err


def test_who_may_be_one_is_listed_answered_in_the_decisions_and_linked(
    year: Call, returned: Path, tmp_path: Path
) -> None:
    listed = year("list", "applicant", "--format", "json").json
    own = next(each for each in listed["records"] if str(each["code"]).startswith("TR-"))
    person = year("show", own["code"], "--json").json["values"]
    book = openpyxl.load_workbook(returned)
    sheet = book[PEOPLE]
    column = {cell.value: cell.column for cell in sheet[1]}
    row = next(
        row
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, column["Adı"]).value == "Leyla" and "+" in str(sheet.cell(row, 1).value)
    )
    born = ".".join(reversed(person["birth_date"].split("-")))
    for header, words in (("Adı", person["given_name"]), ("Soyadı", person["family_name"]), ("Doğum tarixi", born)):
        _type(sheet, row, column[header], words)
    book.save(returned)
    said = year("merge", returned, "--dry-run", "--json").json
    pair = next(each for each in said["suspects"] if own["code"] in (each["first"], each["second"]))
    other = next(code for code in (pair["first"], pair["second"]) if code != own["code"])
    assert said["counts"]["suspects"] == len(said["suspects"])
    assert (
        pair["kind"] == "applicant"
        and pair["evidence"][:2] == ["name", "birth_date"]
        and pair["said"] == "later"
        and len(pair["ids"]) == 2
    )
    assert "may be entered twice" in year("merge", returned, "--dry-run").err
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps([[other, own["code"], "same"]]), "utf-8")
    told = year("merge", returned, "--dry-run", "--decisions", decisions, "--json").json["suspects"]
    assert [each["said"] for each in told if own["code"] in (each["first"], each["second"])] == ["same"]
    assert year("merge", returned, "--decisions", decisions, "--json").json["operation"] is not None
    assert f"= Also entered as {other}" in year("show", own["code"]).out
    assert year("undo").code == 0 and "Also entered as" not in year("show", own["code"]).out
    decisions.write_text(json.dumps({f"{own['code']}.XX-1": "different"}), "utf-8")
    wrong = year("merge", returned, "--decisions", decisions)
    assert wrong.code == 2 and "XX-1" in wrong.err and len(wrong.err.strip().splitlines()) == 1
