"""The report workbook is the partner's own file with the faulty cells marked, commented and listed."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from exchange_app.files import TargetBusy, TargetMissing
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.report import ReportedCell, write_report
from exchange_app.text import words

DATA = Path(__file__).parent.parent / "data" / "opening"


def test_the_partners_own_file_comes_back_with_marks_comments_and_a_list(tmp_path):
    book = Workbook()
    book.active.title = "Başvurular"
    book.active.append(["Adı", "E-posta"])
    book.active.append(["Ayşe", "a @ b"])
    book.active["A1"].font = Font(bold=True)
    book.active.merge_cells("A3:B4")
    source = tmp_path / "a.xlsx"
    book.save(source)
    before = source.read_bytes()
    finding = ReportedCell("Başvurular", 2, "B", "E-mail", "This is not an e-mail address.", "=a @ b")
    target = tmp_path / "r.xlsx"
    assert write_report(source, read_workbook(source), [finding, finding], target, words("en")) == 1
    report = load_workbook(target)
    cell = report["Başvurular"]["B2"]
    assert cell.comment.text == "This is not an e-mail address." and cell.fill.fill_type == "solid"
    assert report["Başvurular"]["A1"].font.bold and source.read_bytes() == before
    listed = report.worksheets[0]
    assert [cell.value for cell in listed[5]] == [
        "Başvurular", 2, "B2", "E-mail", "=a @ b", "This is not an e-mail address.",
    ]  # fmt: skip
    assert listed["E5"].data_type == "s"


@pytest.mark.parametrize("name", ["host-outlets.xls", "az-applicants.ods", "tr-applicants-cp1254.csv"])
def test_other_formats_come_back_as_a_faithful_grid(tmp_path, name):
    book = read_workbook(DATA / name)
    first = max(book.sheets, key=lambda sheet: sheet.height)
    findings = [ReportedCell(first.name, 8, "C", "Field", "Wrong.", "?")]
    write_report(DATA / name, book, findings, tmp_path / "r.xlsx", words("az"))
    back = read_workbook(tmp_path / "r.xlsx")
    copied = {sheet.name: sheet for sheet in back.sheets}
    for sheet in book.sheets:
        assert copied[sheet.name].rows == sheet.rows and copied[sheet.name].merged == sheet.merged


def test_a_report_that_is_open_elsewhere_is_left_as_it_was(tmp_path):
    target = tmp_path / "r.xlsx"
    target.write_bytes(b"old")
    (tmp_path / ".~lock.r.xlsx#").write_text("somebody")
    book = read_workbook(DATA / "host-outlets.xls")
    with pytest.raises(TargetBusy):
        write_report(DATA / "host-outlets.xls", book, [], target, words("tr"))
    assert target.read_bytes() == b"old"
    with pytest.raises(TargetMissing):
        write_report(DATA / "host-outlets.xls", book, [], tmp_path / "none" / "r.xlsx", words("tr"))
