"""Workbooks of every format give their cells by place; what is no workbook gives one sentence."""

import datetime as dt
import os
from itertools import chain, repeat
from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange_app import child_process
from exchange_app.child_process import seconds_of
from exchange_app.domain.sheet_address import address
from exchange_app.errors import Trouble
from exchange_app.files import FileTrouble
from exchange_app.progress import Cancelled
from exchange_app.sheets.limits import Limits
from exchange_app.sheets.open import child, read_workbook
from exchange_app.sheets.raw import Broken, BrokenCell, Span
from exchange_app.sheets.trouble import (
    READING_TROUBLES,
    Damaged,
    Encrypted,
    FileEmpty,
    FileMissing,
    NotAWorkbook,
    TooSlow,
)
from exchange_app.text import LANGUAGES, Message, words

DATA = Path(__file__).parent.parent / "data" / "opening"


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet["C3"], sheet["D4"], sheet["E4"] = "Ad", 5, 5.5
    sheet["C5"], sheet["D5"], sheet["E5"] = dt.datetime(1998, 3, 5), dt.datetime(2026, 1, 2, 3, 4), dt.time(3, 4)
    sheet["C6"], sheet["D6"], sheet["E6"] = True, dt.timedelta(hours=30), 98765432101
    sheet["C7"], sheet["D7"] = "=1+1", "#N/A"
    sheet.merge_cells("A3:A6")
    sheet["A3"] = "spans"
    book.create_sheet("Gizli").sheet_state = "hidden"
    book.save(path)
    return path


@pytest.mark.child
def test_cells_keep_their_place_and_kind(tmp_path):
    book = read_workbook(workbook(tmp_path / "a.xlsx"))
    sheet = book.sheets[0]
    assert book.format == "xlsx"
    assert sheet.cell(2, 2) == "Ad" and sheet.cell(0, 0) is None and sheet.rows[0] == ()
    assert sheet.cell(3, 3) == 5 and isinstance(sheet.cell(3, 3), int) and sheet.cell(3, 4) == 5.5
    assert sheet.cell(4, 2) == dt.date(1998, 3, 5) and type(sheet.cell(4, 2)) is dt.date
    assert sheet.cell(4, 3) == dt.datetime(2026, 1, 2, 3, 4) and sheet.cell(4, 4) == dt.time(3, 4)
    assert sheet.cell(5, 2) is True and sheet.cell(5, 3) == dt.timedelta(hours=30)
    assert sheet.cell(5, 4) == 98765432101
    assert sheet.merged == (Span(2, 0, 5, 0),)
    assert [each.hidden for each in book.sheets] == [False, True]


@pytest.mark.parametrize("reader", ["fast", "careful"])
def test_errors_and_formulas_without_a_result_are_not_empty(tmp_path, reader):
    path = workbook(tmp_path / "a.xlsx")
    [sheet, _] = child.open_book(path, reader, Limits()).sheets
    assert sheet.broken[6, 2] == BrokenCell(Broken.UNCALCULATED, "=1+1")
    assert sheet.broken[6, 3] == BrokenCell(Broken.ERROR, "#N/A")
    assert read_workbook(path).sheets[0].cell(6, 3) == BrokenCell(Broken.ERROR, "#N/A")


def test_dates_of_the_1904_system_are_the_same_days(tmp_path):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = dt.datetime(2001, 2, 3)
    book.active["A2"] = 5
    book.save(tmp_path / "mac.xlsx")
    [sheet] = read_workbook(tmp_path / "mac.xlsx").sheets
    assert sheet.cell(0, 0) == dt.date(2001, 2, 3) and sheet.date1904


@pytest.mark.child
def test_old_excel_and_opendocument_are_read_with_their_merged_cells():
    xls = read_workbook(DATA / "host-outlets.xls")
    assert xls.format == "xls" and xls.sheets[0].height == 17 and len(xls.sheets[0].merged) == 1
    ods = read_workbook(DATA / "az-applicants.ods")
    assert ods.format == "ods" and ods.sheets[1].height == 70 and len(ods.sheets[1].merged) == 9
    assert any(isinstance(cell, dt.date) for _, row in ods.sheets[1].filled_rows() for cell in row)


def test_the_name_of_a_file_is_not_believed(tmp_path):
    path = workbook(tmp_path / "a.xlsx").rename(tmp_path / "liste.csv")
    assert read_workbook(path).format == "xlsx"
    (tmp_path / "liste.xlsx").write_bytes((DATA / "tr-applicants-cp1254.csv").read_bytes())
    assert read_workbook(tmp_path / "liste.xlsx").format == "csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1254"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_files_are_read_in_any_encoding_and_separator(tmp_path, encoding, separator):
    rows = [["Adı", "Soyadı", "Şehir"], ["Işık", "Öğüt", "İzmir"], ["Ayşe", "Çağlar", "Muş\nKars"]]
    text = "\r\n".join(separator.join(f'"{cell}"' if "\n" in cell else cell for cell in row) for row in rows)
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    book = read_workbook(tmp_path / "a.csv")
    assert [list(row) for row in book.sheets[0].rows] == rows
    assert book.separator == separator


@pytest.mark.child
def test_cyrillic_text_and_a_named_separator(tmp_path):
    (tmp_path / "a.csv").write_bytes("sep=|\r\nИмя|Город\r\nАйгюн Алиева|Баку\r\n".encode("cp1251"))
    book = read_workbook(tmp_path / "a.csv")
    assert book.encoding == "cp1251" and book.sheets[0].rows[1] == ("Айгюн Алиева", "Баку")


def test_a_stray_quote_does_not_swallow_the_file(tmp_path):
    lines = ["Ad;Qeyd", 'Əli;"yarımçıq'] + [f"Ad {n};qeyd {n}" for n in range(200)]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    assert read_workbook(tmp_path / "a.csv").sheets[0].height == 202


@pytest.mark.child
def test_a_web_page_with_an_excel_name_gives_its_table(tmp_path):
    page = (
        "<html><head><meta charset='utf-8'></head><body><table><tr><th>Ad</th><th>Şəhər</th></tr>"
        "<tr><td rowspan=2>Əli</td><td>Bakı</td></tr><tr><td>Gəncə<br>Şəki</td></tr></table></body></html>"
    )
    (tmp_path / "a.xls").write_text(page, encoding="utf-8")
    [sheet] = read_workbook(tmp_path / "a.xls").sheets
    assert sheet.rows == [("Ad", "Şəhər"), ("Əli", "Bakı"), (None, "Gəncə\nŞəki")]
    assert sheet.merged == (Span(1, 0, 2, 0),)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", FileEmpty),
        (b"%PDF-1.7 \x00\x01\x02 not a table", NotAWorkbook),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), NotAWorkbook),
        (bytes(range(256)) * 20, NotAWorkbook),
        (b"PK\x03\x04 this is no zip", Damaged),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Damaged),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", NotAWorkbook),
    ],
)
def test_what_is_no_workbook_gives_one_sentence(tmp_path, content, trouble):
    (tmp_path / "liste.xlsx").write_bytes(content)
    with pytest.raises(trouble):
        read_workbook(tmp_path / "liste.xlsx")


def test_files_that_are_not_there_or_are_folders_give_one_sentence(tmp_path):
    with pytest.raises(FileMissing):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(NotAWorkbook):
        read_workbook(tmp_path)


@pytest.mark.child
def test_an_encrypted_workbook_is_named_as_such():
    with pytest.raises(Encrypted):
        read_workbook(DATA / "pass_protected.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_names_the_file_and_says_what_to_do(language):
    for kind in READING_TROUBLES.values():
        sentence = kind("liste.xlsx").sentence(words(language))
        assert "liste.xlsx" in sentence and sentence.count(".") >= 2


class Stopped:
    """A person who presses Cancel at once."""

    def step(self, done: int, total: int | None, what: Message) -> None:
        if done or self.seen:
            raise Cancelled
        self.seen = True

    seen = False


@pytest.mark.child
def test_cancel_stops_the_reading_and_its_process(tmp_path):
    with pytest.raises(Cancelled):
        read_workbook(workbook(tmp_path / "a.xlsx"), progress=Stopped())


@pytest.mark.child
def test_a_reading_past_its_time_is_stopped(tmp_path):
    with pytest.raises(TooSlow):
        read_workbook(workbook(tmp_path / "a.xlsx"), limits=Limits(seconds=0.001))


@pytest.mark.child
def test_on_a_busy_machine_a_file_has_the_time_that_its_reader_works(tmp_path, monkeypatch):
    """Here 100 seconds have gone by at once, of which the reader has worked a few hundredths of one. Ten times its time is too long."""
    if seconds_of(os.getpid()) is None:
        pytest.skip("this system does not tell how much a process has worked")
    file = workbook(tmp_path / "a.xlsx")
    for seconds, enough in ((60, True), (5, False)):
        monkeypatch.setattr(child_process.time, "monotonic", chain([0], repeat(100)).__next__)
        if enough:
            assert read_workbook(file, limits=Limits(seconds=seconds)).sheets[0].cell(2, 2) == "Ad"
        else:
            with pytest.raises(TooSlow):
                read_workbook(file, limits=Limits(seconds=seconds))


@pytest.mark.child
def test_a_system_that_gives_no_wide_pipes_reads_all_the_same(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(fcntl, "fcntl", refused)
    assert read_workbook(workbook(tmp_path / "a.xlsx")).sheets[0].cell(2, 2) == "Ad"


@pytest.mark.child
def test_a_child_without_memory_gives_one_sentence(tmp_path):
    with pytest.raises(FileTrouble):
        read_workbook(workbook(tmp_path / "a.xlsx"), limits=Limits(memory=8 * 1024 * 1024))


def test_addresses_are_those_of_the_spreadsheet():
    assert [address(0, 0), address(8, 9), address(1048575, 16383)] == ["A1", "J9", "XFD1048576"]


def test_a_trouble_keeps_no_words_of_the_file_in_its_text():
    assert str(Damaged("Əliyev Rəşad.xlsx")) == "file.damaged" and isinstance(Damaged("x"), Trouble)
