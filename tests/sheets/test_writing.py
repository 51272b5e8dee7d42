"""Our own workbooks: what is written is what is read, and a target is whole whatever happens while it is written."""

from __future__ import annotations

import os
import random
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_app.domain.sheet_address import column_letters
from exchange_app.files import TargetForbidden, TargetMissing
from exchange_app.kinds import FieldType
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.write import Book, CellKind, ColumnPlan, SheetPlan, write_book, write_table
from exchange_app.sheets.write.checking import reopen
from tests.killed import killed, write_tables

KILLS = 100 if os.environ.get("EXCHANGE_APP_LONG") else 8


@pytest.mark.slow
def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "list.xlsx"
    luck = random.Random(7)
    write_table(target, ["no", "name"], [["old", "file"]], [FieldType.TEXT, FieldType.TEXT])
    for _ in range(KILLS):
        killed(write_tables, target, lambda: time.sleep(luck.uniform(0, 0.25)))
        with ZipFile(target) as package:
            assert package.testzip() is None
        book = openpyxl.load_workbook(target, read_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        book.close()
        assert len(rows) in (2, 4001)


def test_a_table_keeps_its_types(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    row = ["AZ-1", date(1990, 1, 31), 7, Decimal("87.5"), "=1+1", None]
    types = [FieldType.TEXT, FieldType.DATE, FieldType.INTEGER, FieldType.DECIMAL, FieldType.TEXT, FieldType.TEXT]
    write_table(path, ["Kod", "Tarix", "Say", "Bal", "Qeyd", "Qeyd"], [row], types)
    sheet = openpyxl.load_workbook(path).active
    head, first = sheet.iter_rows()
    assert [cell.value for cell in head] == ["Kod", "Tarix", "Say", "Bal", "Qeyd", "Qeyd (2)"]
    assert (first[0].value, first[1].value.date(), first[2].value, first[3].value) == ("AZ-1", row[1], 7, 87.5)
    assert first[4].value == "=1+1" and first[4].data_type == "s" and first[5].value is None


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\ufffe\uffff"), max_size=40)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=30))
def test_any_text_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("texts") / "list.xlsx"
    texts = [[one.replace("\x00", ""), two.replace("\x00", "")] for one, two in rows]
    columns = [ColumnPlan("A"), ColumnPlan("B")]
    write_book(Book([SheetPlan("S", columns, ((row, 0) for row in texts), [(True, True)])]), path)
    sheet = openpyxl.load_workbook(path).active
    from openpyxl.utils.escape import unescape

    found = [
        [unescape(cell.value) if cell.value else "" for cell in row[:2]]
        for row in sheet.iter_rows(min_row=2, max_row=len(texts) + 1)
    ]
    assert found == [[one.replace("\r", "\n"), two.replace("\r", "\n")] for one, two in texts]


def test_lists_bounds_and_days_are_offered_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    columns = [
        ColumnPlan("Cinsi", choices="gender"),
        ColumnPlan("Yaş", kind=CellKind.INTEGER, minimum=15, maximum=99),
        ColumnPlan("Tarix", kind=CellKind.DATE),
    ]
    book = Book(
        [SheetPlan("S", columns, [(["qadın", 20, date(2026, 1, 1)], 0)], [(True, False, True)], protected=True)],
        lists={"gender": ["qadın", "kişi"]},
    )
    write_book(book, path)
    made = openpyxl.load_workbook(path)
    rules = {str(each.sqref).split(":")[0][0]: each for each in made["S"].data_validations.dataValidation}
    assert rules["A"].type == "list" and made["_lists"]["A2"].value == "kişi" and made["_lists"].sheet_state == "hidden"
    assert (rules["B"].formula1, rules["B"].formula2) == ("15", "99") and rules["C"].type == "date"
    assert made["S"].protection.sheet and not made["S"]["A2"].protection.locked and made["S"]["B2"].protection.locked


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(TargetMissing):
        write_table(tmp_path / "nowhere" / "list.xlsx", ["a"], [["b"]], [FieldType.TEXT])
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(TargetForbidden):
        write_table(tmp_path / "folder.xlsx", ["a"], [["b"]], [FieldType.TEXT])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.xlsx"]


def test_columns_beyond_z_have_two_letters() -> None:
    assert [column_letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_many_rows_are_read_back_by_the_importer(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    rows = [([f"{n}", n], 0) for n in range(1500)]
    write_book(
        Book(
            [SheetPlan("Siyahı", [ColumnPlan("Kod"), ColumnPlan("Say", kind=CellKind.INTEGER)], rows, [(True, True)])]
        ),
        path,
    )
    (sheet,) = read_workbook(path).sheets
    assert len(sheet.rows) == 1501 and sheet.rows[1500][0] == "1499" and sheet.rows[1500][1] == 1499


def test_what_was_written_is_looked_at_once_more_and_damage_is_found(tmp_path: Path) -> None:
    path, other = tmp_path / "book.xlsx", tmp_path / "other.xlsx"
    write_book(Book([SheetPlan("Siyahı", [ColumnPlan("Kod")], [(["1"], 0)], [(True,)])]), path)
    reopen(path.read_bytes(), ["Siyahı"])
    with pytest.raises(OSError):
        reopen(path.read_bytes(), ["Siyahı", "Kurumlar"])
    whole = path.read_bytes()
    other.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(OSError):
        reopen(other.read_bytes(), ["Siyahı"])
    with ZipFile(path) as package:
        for name in package.namelist():
            with ZipFile(other, "w") as broken:
                for each in package.namelist():
                    broken.writestr(each, package.read(each)[: -3 if each == name else None])
            with pytest.raises(OSError):
                reopen(other.read_bytes(), ["Siyahı"])
