"""import, export, print and demo, with real files."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from exchange_app.services.demo.job import workbook
from exchange_app.store import Store
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow


def _for_others(folder: Path) -> list[str]:
    """The files in a folder that anybody but this person may read; none where rights are not those of POSIX."""
    return [
        each.name for each in folder.iterdir() if os.name != "nt" and each.is_file() and each.stat().st_mode & 0o077
    ]


@pytest.mark.child
def test_what_a_command_saves_is_for_this_person_alone(year: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "secret.txt").write_text("a long password\n")
    (out / "secret.txt").chmod(0o600)
    cohort = year("list", "cohort", "--limit", 1, "--json").json["records"][0]["code"]
    for form in ("csv", "json", "xlsx"):
        assert year("list", "applicant", "--format", form, "-o", out / f"people.{form}").code == 0
    assert year("print", "roster", cohort, "-o", out / "roster.pdf").code in (0, 1)
    assert year("export", out / "az.xlsx", "--to", "AZ").code == 0
    assert year("export", out / "sealed.xlsx", "--to", "AZ", "--password-file", out / "secret.txt").code == 0
    year("merge", out / "az.xlsx", "--dry-run", "--report", out / "report.xlsx")
    with workbook("applicants-az.xlsx") as path:
        year("import", path, "--dry-run", "--report", out / "import-report.xlsx")
    assert year("backup", out / "safe.exdesk").code == 0
    assert len([*out.iterdir()]) == 10 and not _for_others(out)


@pytest.mark.child
def test_a_cohort_is_made_with_the_people_of_a_list(empty: Call, tmp_path: Path) -> None:
    people, outlets = tmp_path / "Bahar.csv", tmp_path / "outlets.csv"
    people.write_text("Adı;Soyadı;Doğum tarihi\nElif;Şahin;05.04.1990\nCan;Koç;01.02.1991\n", "utf-8")
    outlets.write_text("Kuruluş adı;Şehir;Kontenjan\nKaspi TV;Bakü;3\n", "utf-8")
    dry = empty("import", people, "--new-cohort", "auto", "--dry-run", "--json").json
    assert (dry["cohort"], dry["new_cohort"]) == (None, "Bahar")
    said = empty("import", people, "--new-cohort", "Bahar 2027", "--json").json
    assert empty("import", people, "--new-cohort", "X", "--cohort", said["cohort"]).code == 2
    assert said["new_cohort"] == "Bahar 2027" and said["written"] == {"applicant": 2, "application": 2, "cohort": 1}
    (cohort,) = empty("list", "cohort", "--json").json["records"]
    assert (cohort["code"], cohort["values"]["title"]) == (said["cohort"], "Bahar 2027")
    assert empty("import", outlets, "--new-cohort", "auto").code == 2, "a list of outlets tells of no cohort"


@pytest.mark.child
def test_a_dry_run_gives_the_agreed_json_and_writes_nothing(empty: Call) -> None:
    with workbook("applicants-az.xlsx") as path:
        said = empty("import", path, "--dry-run", "--json")
    assert said.code == 1, "unreadable cells wait for a person"
    data = said.json
    assert (data["file"], data["format"], data["dry_run"]) == ("applicants-az.xlsx", "xlsx", True)
    (sheet,) = data["sheets"]
    assert sheet["kind"] == "applicant" and sheet["header_rows"] == [4, 5]
    assert {"column", "header", "field", "confidence"} <= sheet["columns"][0].keys()
    assert {"column", "header", "why"} <= sheet["ignored_columns"][0].keys()
    row = sheet["rows"][0]
    assert (
        {"row", "values", "action", "matches", "problems"} <= row.keys()
        and row["action"] == "add"
        and row["matches"] is None
    )
    assert "preference_1" in row["values"] and row["values"]["preference_1_outlet"] is None
    assert data["counts"] == {"add": 48, "update": 0, "same": 0, "duplicate": 0, "skip": 0, "aside": 1, "problems": 2}
    assert any("Cəmi" in str(each) or each["why"] for each in sheet["ignored_rows"])
    assert empty("list", "applicant", "--json").json["total"] == 0


def test_an_import_is_one_operation_and_the_second_time_nothing(empty: Call) -> None:
    with workbook("outlets.ods") as path:
        first = empty("import", path, "--json")
        assert first.code == 0 and first.json["counts"]["add"] == 27 and first.json["written"] == {"outlet": 27}
        again = empty("import", path, "--json")
        assert again.code == 0 and again.json["counts"]["same"] == 27 and again.json["operation"] is None
    assert empty("undo").code == 0
    assert empty("list", "outlet", "--json").json["total"] == 0


def test_an_import_for_a_cohort_makes_applications_and_a_report(empty: Call, tmp_path: Path) -> None:
    with workbook("cohorts.xlsx") as path:
        empty("import", path)
    with workbook("outlets.ods") as path:
        empty("import", path)
    cohort = empty("list", "cohort", "--where", "track=digital", "--json").json["records"][0]["code"]
    with workbook("applicants-az.xlsx") as path:
        said = empty(
            "import", path, "--cohort", cohort, "--report", tmp_path / "report.xlsx", "--save-layout", "AZ list"
        )
        assert said.code == 1 and "48 new" in said.out and (tmp_path / "report.xlsx").exists()
        assert empty("import", path, "--layout", "AZ list", "--cohort", cohort, "--json").json["counts"]["same"] == 48
        assert empty("import", path, "--layout", "unknown").code == 2
    applications = empty("list", "application", "--where", f"cohort={cohort}", "--json").json
    assert applications["total"] == 48
    assert all(each["values"]["preference_1"].startswith("TR-") for each in applications["records"])
    assert applications["records"][0]["agency"] == "AZ"


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 100, b"PK\x03\x04 cut short", b"Dear colleagues,\nsee you tomorrow.\n"]
)
def test_a_file_that_is_no_list_is_one_sentence(empty: Call, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(content)
    sentences = set()
    for language in ("en", "tr", "az"):
        said = empty("import", path, "--lang", language)
        assert said.code == 2 and len(said.err.strip().splitlines()) == 1 and "odd.xlsx" in said.err
        sentences.add(said.err)
    assert empty("operations", "--json").json["operations"][0]["operation"] == 1, "nothing was written"


def test_export_and_print_write_their_files_or_say_why_not(year: Call, tmp_path: Path) -> None:
    said = year("export", tmp_path / "for-AZ.xlsx", "--to", "AZ", "--json")
    assert said.code == 0 and said.json["number"] == 1 and said.json["people"] > 200
    back = year("import", tmp_path / "for-AZ.xlsx", "--dry-run", "--json").json["counts"]
    assert back["add"] == back["update"] == back["duplicate"] == 0 and back["same"] > 250
    assert year("export", tmp_path / "no" / "for-AZ.xlsx", "--to", "AZ").code == 2
    cohort = year("list", "cohort", "--where", "status=running", "--json").json["records"][0]["code"]
    printed = year("print", "roster", cohort, "--language", "tr,az", "-o", tmp_path / "r.pdf", "--json")
    assert printed.code == 0 and printed.json["people"] > 5 and (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert year("print", "roster", cohort, "-o", tmp_path / "r.docx").code == 2
    assert year("print", "letters", cohort, "-o", tmp_path / "b.pdf").code == 2


def test_sensitive_data_leaves_in_a_workbook_only_on_a_basis_which_the_transfer_log_holds(
    year: Call, store_path: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "for-AZ.xlsx"
    for given in ((), ("--basis", " ")):
        refused = year("export", sent, "--to", "AZ", "--with-sensitive", *given)
        assert refused.code == 2 and "--basis" in refused.err and not sent.exists()
    said = year("export", sent, "--to", "AZ", "--with-sensitive", "--basis", "Written consent", "--json")
    assert said.code == 0 and "applicant.passport_number" in said.json["fields"]
    with Store.open(store_path) as store, store.read() as reader:
        (export,) = reader.app_data.exports("AZ")
    assert export.basis == "Written consent" and "applicant.passport_number" in export.fields


@pytest.mark.child
def test_the_demo_does_the_whole_job_and_leaves_every_file(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exchange_app.commands.demo.find_spec", lambda name: None)
    folder = tmp_path / "out"
    said = call("demo", folder, "--json")
    assert said.code == 0
    left = {path.name for path in folder.iterdir()}
    assert set(said.json["files"]) <= left
    assert {
        "demo.exdesk",
        "for-AZ.xlsx",
        "roster-tv.pdf",
        "roster-digital-tr-az.pdf",
        "import-applicants-az.json",
    } <= left
    counts = json.loads((folder / "import-applicants-az-late.json").read_text("utf-8"))["counts"]
    assert counts["duplicate"] >= 2 and counts["add"] == 6
    assert said.json["export"]["read_back"]["update"] == said.json["export"]["read_back"]["add"] == 0
    assert all(each["placed"] > 5 for each in said.json["placed"])
    again = call("demo", folder, "--lang", "az")
    assert again.code == 0 and "for-AZ.xlsx" in again.out, "a second demo in the same folder begins anew"
    assert not _for_others(folder)
    assert call("--store", folder / "demo.exdesk", "check").code == 0


def test_pictures_of_the_window_come_from_a_process_of_their_own(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtWidgets")
    from exchange_app.commands.demo import Demo
    from exchange_app.commands.session import Session
    from exchange_app.text import words

    assert call("init", "--demo").code == 0
    demo = Demo(Session(words("en"), tmp_path / "desk.exchange"), tmp_path)
    demo._photograph(tmp_path / "desk.exchange")
    assert {"home-en-light.png", "placements-en-dark.png"} <= {path.name for path in tmp_path.glob("*.png")}


ROWS = "Adı Soyadı;Telefon;E-posta;Kurum\nAyşe Yılmaz;0532 111 22 33;a@ornek.com;TRT\nZeynep Demir;;;\nAli Çelik;0535 333 44 55;b@ornek.com;NTV\n;;;\nHazırlayan: Nezihe Tan;;;\n"


def test_a_row_set_aside_is_told_with_its_reason_and_waits(empty: Call, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(ROWS, "utf-8")
    said = empty("import", path, "--dry-run", "--json")
    assert said.code == 1 and said.json["counts"] | {"problems": 0} == {
        "add": 3, "update": 0, "same": 0, "duplicate": 0, "skip": 0, "aside": 1, "problems": 0,
    }  # fmt: skip
    (row,) = [each for each in said.json["sheets"][0]["rows"] if each["action"] == "aside"]
    assert (row["row"], row["why"], row["cells"], row["values"]) == (
        6,
        "signature line",
        ["Hazırlayan: Nezihe Tan"],
        {},
    )
    told = empty("import", path, "--dry-run")
    assert told.code == 1 and "1 set aside" in told.out and "--take-in 6" in told.err


def test_rows_are_taken_in_and_set_aside_by_their_numbers(empty: Call, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(ROWS, "utf-8")
    said = empty("import", path, "--take-in", "6", "--set-aside", "2,3", "--dry-run", "--json").json
    actions = {row["row"]: row["action"] for row in said["sheets"][0]["rows"]}
    assert actions == {2: "aside", 3: "aside", 4: "add", 6: "add"} and said["counts"]["aside"] == 2
    assert empty("import", path, "--take-in", "six", "--dry-run").code == 2
    assert empty("import", path, "--take-in", "Other!6", "--dry-run").code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--take-in", "1"), "list.csv!1 can be neither taken in nor set aside"),
        (("--take-in", "5"), "list.csv!5 can be neither taken in nor set aside"),
        (("--set-aside", "99"), "list.csv!99 can be neither taken in nor set aside"),
        (("--take-in", "1,048,576"), "list.csv!1 can be neither taken in nor set aside"),
        (("--take-in", "2", "--set-aside", "2"), "Row 2 is either taken in or set aside"),
        (("--take-in", ","), "--take-in and --set-aside take numbers of rows"),
        (("--column", "A=phone", "--column", "B=phone"), "A=phone and B=phone cannot both hold"),
        (("--column", "A=phone", "--column", "A=email"), "A=phone and A=email cannot both hold"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(
    empty: Call, tmp_path: Path, options: Sequence[str], said: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(ROWS, "utf-8")
    told = empty("import", path, *options, "--dry-run")
    assert told.code == 2 and told.err.startswith(said) and told.err.count("\n") == 1


def test_columns_of_a_file_without_a_list_point_to_its_header(empty: Call, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("1,2\n3,4\n", "utf-8")
    told = empty("import", path, "--column", "P=phone", "--dry-run")
    assert told.code == 2 and "--header-row" in told.err


def test_a_person_above_the_header_is_taken_in_by_the_row(empty: Call, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    first, *others = ROWS.splitlines()
    path.write_text("\n".join((others[0], first, *others[1:])), "utf-8")
    told = empty("import", path, "--dry-run")
    assert told.code == 1 and "l!1 is set aside (like a record, but above the header)" in told.err
    assert empty("import", path, "--take-in", "1", "--dry-run", "--json").json["counts"]["add"] == 3


def test_a_list_in_a_hidden_sheet_is_asked_about(empty: Call, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = [each.split(";") for each in ROWS.splitlines()[:3]]
    for sheet, state in (
        (book.active, "visible"),
        (book.create_sheet("Old"), "hidden"),
        (book.create_sheet("Codes"), "hidden"),
    ):
        assert sheet is not None
        sheet.sheet_state = state
        for row in rows if sheet.title != "Codes" else [["K", "Kadın"], ["E", "Erkek"]]:
            sheet.append(row)
    book.save(tmp_path / "l.xlsx")
    told = empty("import", tmp_path / "l.xlsx", "--dry-run")
    assert told.code == 1 and "Old was not read: hidden sheet with a list" in told.err


def test_choices_that_name_no_outlet_are_told_and_wait(empty: Call, tmp_path: Path) -> None:
    with workbook("cohorts.xlsx") as path:
        empty("import", path)
    cohort = empty("list", "cohort", "--json").json["records"][0]["code"]
    path = tmp_path / "choices.csv"
    path.write_text(
        "Soyadı;Adı;E-posta;1. Tercih;2. Tercih\nKaya;Ali;ali@example.com;Bakı Saatı;Odlar Radyosu\n", encoding="utf-8"
    )
    said = empty("import", path, "--cohort", cohort)
    assert said.code == 1 and "problems: 2" in said.out
    assert (
        "D2: Outlet: none is called Bakı Saatı" in said.err and "E2: Outlet: none is called Odlar Radyosu" in said.err
    )
