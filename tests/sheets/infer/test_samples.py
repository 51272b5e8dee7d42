"""The samples that partners sent, with their truth, opened and read as the application does."""

import json
from datetime import date
from pathlib import Path

import pytest
from reading_scoring import as_json, assert_holds, score

from exchange_app.progress import Silent
from exchange_app.sheets.infer.context import AgencyName, ReadingContext
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.open import read_workbook

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
FILES = sorted(path.name for path in SAMPLES.iterdir() if not path.name.endswith(".json"))
TR, AZ = AgencyName("TR", "Anadolu Ajansı", "TR", "tr"), AgencyName("AZ", "AZƏRTAC", "AZ", "az")


def read(name, home=TR):
    raw = read_workbook(SAMPLES / name, progress=Silent())
    return as_json(map_book(raw, ReadingContext(home, (TR, AZ), date(2026, 9, 15))))


@pytest.mark.parametrize("name", FILES)
def test_every_true_cell_is_read_and_every_faulty_one_reported(name):
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text("utf-8"))
    assert_holds(score(truth, read(name)), right=1.0, wrong=0.0)


def test_the_desk_that_reads_does_not_change_what_is_read():
    assert read("az-applicants.xlsx", AZ)["sheets"] == read("az-applicants.xlsx", TR)["sheets"]


def test_headers_of_two_levels_are_joined_and_rows_that_are_no_records_named():
    data = read("az-applicants.xlsx")
    sheet = data["sheets"][0]
    assert sheet["header_rows"] == [5, 6]
    assert {"column": "E", "header": "Şəxsi məlumat / Doğum tarixi", "field": "birth_date"}.items() <= next(
        column for column in sheet["columns"] if column["column"] == "E"
    ).items()
    assert sheet["ignored_columns"] == [{"column": "A", "header": "№", "why": "row number"}]
    assert {each["row"]: each["why"] for each in sheet["ignored_rows"]}[68] == "totals row"
    assert {each["row"]: each["why"] for each in sheet["rows"] if each.get("action") == "aside"} == {
        70: "signature line"
    }
    assert data["ignored_sheets"] == [{"sheet": "Təlimat", "why": "no table of records"}]


def test_a_problem_names_sheet_row_column_and_words():
    sheet = read("az-applicants.xlsx")["sheets"][0]
    row = next(row for row in sheet["rows"] if row["row"] == 15)
    assert [(each["field"], each["column"], each["cell"]) for each in row["problems"]] == [
        ("birth_date", "E", "31.02.1995")
    ]
    assert "31" in row["problems"][0]["message"]
