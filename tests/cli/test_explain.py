"""import --explain: of each column what it was read as, how sure and why, of each row that is no record its state and why."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from exchange_app.text import LANGUAGES, words
from tests.cli.conftest import Call

SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "az-applicants.xlsx"


def test_every_column_and_every_row_left_out_is_told_as_data(empty: Call) -> None:
    said = empty("import", SAMPLE, "--dry-run", "--explain", "--json").json
    (sheet,) = said["explain"]
    (read,) = said["sheets"]
    columns = {each["column"]: each for each in sheet["columns"]}
    assert list(columns) == [chr(ord("A") + at) for at in range(len(columns))], "in the order of the file"
    assert set(columns) == {each["column"] for each in (*read["columns"], *read["ignored_columns"])}
    assert columns["A"]["fields"] == [] and columns["A"]["confidence"] is None and columns["A"]["why"] == "row number"
    birth = columns["E"]
    assert (birth["fields"], birth["read_as"]) == (["birth_date"], "Date of birth")
    assert 0.5 < birth["confidence"] <= 1 and birth["why"] and birth["samples"]
    rows = {each["row"]: (each["state"], each["why"]) for each in sheet["rows"]}
    assert rows[68] == ("ignored", "totals row") and sorted(rows) == list(rows)
    assert {each["row"] for each in read["ignored_rows"]} <= set(rows)
    assert "explain" not in empty("import", SAMPLE, "--dry-run", "--json").json


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_told_in_words_too(empty: Call, lang: str) -> None:
    lines = empty("--lang", lang, "import", SAMPLE, "--dry-run", "--explain").out.splitlines()
    say = words(lang)
    found = next(line for line in lines if line.startswith("B "))
    assert "Soyadı" in found and say._("{share} %", share=100) in found and say._("Why") in lines[1]
    assert any(line.startswith("68 ") and say._("no record") in line for line in lines)


def test_a_record_that_cannot_be_stored_says_what_it_lacks(empty: Call, tmp_path: Path) -> None:
    file = tmp_path / "some.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = (("Ad", "Soyad", "E-posta"), ("Zeynep", "Ak", "z@example.tr"), ("Can", "", "c@example.tr"))
        csv.writer(stream).writerows(rows)
    (sheet,) = empty("import", file, "--kind", "applicant", "--dry-run", "--explain", "--json").json["explain"]
    (row,) = sheet["rows"]
    assert (row["row"], row["state"]) == (3, "skip") and row["why"]


def test_it_changes_nothing_of_what_is_done(empty: Call) -> None:
    assert empty("import", SAMPLE, "--explain").code == 1
    assert empty("import", SAMPLE, "--dry-run", "--json").json["counts"]["add"] == 0
