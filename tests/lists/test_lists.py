"""The lists themselves: the same for the same numbers, and their truth is what stands in their files."""

import csv
from collections import Counter
from pathlib import Path

import openpyxl
import phonenumbers
import pytest

from tests.lists import names
from tests.lists.files import save
from tests.lists.furniture import NO_FIELDS
from tests.lists.generate import make
from tests.lists.headings import HEADINGS
from tests.lists.measure import judge, read
from tests.lists.model import PartnerList

SEED = 7
COUNT = 150


@pytest.fixture(scope="module")
def lists() -> list[PartnerList]:
    return [make(SEED, index) for index in range(COUNT)]


def rows_of(made: PartnerList, file: Path) -> list[list[str]]:
    """The cells as a library that is not the reader's sees them."""
    if made.format == "xlsx":
        sheet = openpyxl.load_workbook(file)[made.truth.sheet]
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    with file.open(encoding=made.encoding, newline="") as lines:
        return list(csv.reader(lines, delimiter=made.delimiter))


def test_the_same_numbers_give_the_same_lists(lists: list[PartnerList], tmp_path: Path) -> None:
    for index in (0, 17, 90):
        assert make(SEED, index) == lists[index]
    assert make(SEED + 1, 0) != lists[0]


def test_each_row_of_a_list_is_a_record_or_has_its_reason(lists: list[PartnerList]) -> None:
    for made in lists:
        records = [row.row for row in made.truth.rows]
        assert len(records) == len(set(records)) >= 3
        assert not set(records) & made.truth.others.keys()
        assert set(records) | made.truth.others.keys() == set(range(1, len(made.grid) + 1))
        for number, why in made.truth.others.items():
            assert (why == "blank") == all(cell in (None, "") for cell in made.grid[number - 1]), (made.name, number)


def test_the_file_holds_what_is_said_of_it(lists: list[PartnerList], tmp_path: Path) -> None:
    for made in lists[:60]:
        rows = rows_of(made, save(made, tmp_path))
        header = rows[made.truth.header_rows[-1] - 1]
        assert [header[column.index] for column in made.truth.columns] == [
            column.written for column in made.truth.columns
        ]
        for row in made.truth.rows:
            text = " ".join(rows[row.row - 1])
            for key in ("given_name", "family_name", "patronymic", "name", "title", "employer", "position", "address"):
                if key in row.values and row.forms.get(key) not in ("merged", "from the group's heading"):
                    assert row.values[key] in text, (made.name, row.row, key)
            for key in ("phone", "contact_phone", "emergency_phone"):
                if key in row.values:
                    assert row.values[key][-7:] in "".join(c for c in text if c.isdigit()), (made.name, row.row, key)


def test_numbers_that_are_expected_exist(lists: list[PartnerList]) -> None:
    for made in lists:
        for row in made.truth.rows:
            for key in ("phone", "contact_phone", "emergency_phone"):
                if key in row.values:
                    assert phonenumbers.is_valid_number(phonenumbers.parse(row.values[key])), row.values[key]


def test_totals_add_up(lists: list[PartnerList]) -> None:
    sums = 0
    for made in lists:
        for key in ("places", "seats"):
            column = next((each.index for each in made.truth.columns if each.idea == key), None)
            for number, why in made.truth.others.items():
                if why == "total" and column is not None and made.truth.kind != "applicant":
                    written = made.grid[number - 1][column]
                    if written is not None:
                        assert int(written) == sum(row.values.get(key, 0) for row in made.truth.rows)
                        sums += 1
    assert sums


def test_the_lists_are_of_every_sort(lists: list[PartnerList]) -> None:
    met = Counter(why for made in lists for why in set(made.truth.others.values()))
    met.update(made.truth.kind for made in lists)
    met.update(made.truth.language for made in lists)
    met.update(made.format for made in lists)
    met.update({row.sort for made in lists for row in made.truth.rows})
    wanted = ["title", "blank", "group heading", "total", "signature", "note", "header again", "number alone", "applicant", "outlet", "cohort", "en", "tr", "az", "xlsx", "csv", "name only"]  # fmt: skip
    assert not [each for each in wanted if not met[each]]


def test_a_third_of_the_headings_is_kept_out() -> None:
    every = [each for by_language in HEADINGS.values() for many in by_language.values() for each in many]
    assert 0.3 <= sum(each.kept_out for each in every) / len(every) <= 0.45
    assert set(NO_FIELDS) <= HEADINGS.keys()
    for idea, by_language in HEADINGS.items():
        for language, many in by_language.items():
            assert any(each.kept_out for each in many) and not all(each.kept_out for each in many), (idea, language)


def test_names_are_many_and_in_their_own_letters() -> None:
    assert len({*names.TR_WOMEN, *names.TR_MEN}) >= 200 <= len(set(names.TR_FAMILIES))
    assert len({*names.AZ_WOMEN, *names.AZ_MEN}) >= 200 <= len(set(names.AZ_FAMILIES))
    assert len({*names.EN_WOMEN, *names.EN_MEN}) >= 200 <= len(set(names.EN_FAMILIES))
    assert names.upper("İsmayıl Əliyev", "az") == "İSMAYIL ƏLİYEV"
    assert any("ə" in name for name, _ in names.AZ_FAMILIES) and any("ı" in name for name in names.TR_FAMILIES)


def test_a_reading_that_is_right_has_no_fault_and_each_other_one_has_its_own(lists: list[PartnerList]) -> None:
    from openpyxl.utils import get_column_letter

    for made in lists:
        truth = made.truth
        sheet = {
            "sheet": truth.sheet, "kind": truth.kind, "ignored_rows": [],
            "columns": [{"column": get_column_letter(each.index + 1), "field": each.fields[0], "fields": list(each.fields)} for each in truth.columns if each.fields],
            "rows": [{"row": row.row, "values": dict(row.values), "problems": [{"field": key} for key in row.problems]} for row in truth.rows],
        }  # fmt: skip
        outcome = judge(made, {"sheets": [sheet]}, "")
        assert outcome.whole and not outcome.faults, (made.name, outcome.faults)
        gone = sheet["rows"].pop()
        outcome = judge(made, {"sheets": [sheet]}, "")
        assert not outcome.rows and not outcome.whole
        sheet["rows"].append(
            {**gone, "values": gone["values"] | {"given_name": "Nobody", "name": "Nobody", "title": "Nobody"}}
        )
        outcome = judge(made, {"sheets": [sheet]}, "")
        assert outcome.rows and not outcome.whole
    assert judge(lists[0], None, "refused").faults == {"list refused": 1}


def test_a_list_goes_through_the_command(lists: list[PartnerList], tmp_path: Path) -> None:
    from exchange_app.cli import main

    store = tmp_path / "s.exdesk"
    assert main(["--store", str(store), "init", "--agency", "TR", "--country", "TR", "--partner", "AZ:AZ:Partner"]) == 0
    code, document, _ = read(store, save(lists[0], tmp_path))
    assert code in (0, 1) and document is not None
    assert judge(lists[0], document, "").cells
