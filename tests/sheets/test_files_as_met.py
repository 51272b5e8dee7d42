"""Files as people send them: under another ending, with hidden and struck out rows, with a stray quotation mark, with cells beyond all measure."""

import shutil
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from exchange_app.sheets.infer.context import AgencyName, ReadingContext
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.open.text_files import MoreThanASheet, decode, separate
from exchange_app.sheets.raw import Broken, BrokenCell
from exchange_app.sheets.trouble import TooLarge
from exchange_app.text import words

HEAD = ["Adı", "Soyadı", "E-posta", "Telefon"]
PEOPLE = [
    [name, "Kaya", f"{name.lower()}@example.org", f"0532 111 22 3{at}"]
    for at, name in enumerate("Can Ece Efe Ela Oya".split())
]
TR = AgencyName("TR", "Anadolu", "TR", "tr")


def mapped(book):
    return map_book(book, ReadingContext(TR, (TR,), date(2026, 9, 15))).sheets[0]


def saved(path, *, hidden=(), struck=()):
    book = Workbook()
    for row in (HEAD, *PEOPLE):
        book.active.append(row)
    for row in hidden:
        book.active.row_dimensions[row].hidden = True
    for row in struck:
        for cell in book.active[row]:
            cell.font = Font(strike=True)
    book.active.column_dimensions["D"].hidden = True
    book.save(path)
    return path


@pytest.mark.child
@pytest.mark.parametrize("ending", ["xls", "ods", "xlsb", "xlsm", "csv", "txt", "XLS", "dat"])
def test_a_workbook_is_read_by_its_content(tmp_path, ending):
    path = saved(tmp_path / "liste.xlsx")
    book = read_workbook(path.rename(path.with_suffix(f".{ending}")))
    assert book.format == "xlsx" and book.sheets[0].rows[1][0] == "Can"


@pytest.mark.child
@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv", "xlsb"])
def test_so_is_an_old_one(tmp_path, ending):
    from tests.sheets.test_opening import DATA

    path = shutil.copy(next(DATA.glob("*.xls")), tmp_path / f"liste.{ending}")
    assert read_workbook(path).format == "xls"


@pytest.mark.child
def test_hidden_and_struck_out_rows_are_read_and_said(tmp_path):
    book = read_workbook(saved(tmp_path / "a.xlsx", hidden=(3, 5), struck=(4,)))
    assert book.sheets[0].hidden_rows == (2, 4) and book.sheets[0].struck_rows == (3,)
    sheet = mapped(book)
    assert len(sheet.rows) == 5 and not sheet.problems
    assert [words("en").say(each.message) for each in sheet.remarks] == [
        "2 rows are hidden in the file and read like the others: 3, 5.",
        "1 row is struck out in the file and read like the others: 4.",
    ]


@pytest.mark.child
def test_of_a_plain_workbook_nothing_is_said(tmp_path):
    assert not mapped(read_workbook(saved(tmp_path / "a.xlsx"))).remarks


def test_a_stray_quotation_mark_takes_in_no_rows():
    rows, separator, _ = separate(
        'Ad,Soyad,Not\n"Smith, John",Jr,"satır 1\nsatır 2"\nZeynep,Ak,"o ""iyi"" dedi"\nCan,Er,"kapanmayan\nEfe,Su,\nNaz,Gül,x\n'
    )
    assert separator == "," and [row for row in rows if row] == [
        ["Ad", "Soyad", "Not"], ["Smith, John", "Jr", "satır 1\nsatır 2"], ["Zeynep", "Ak", 'o "iyi" dedi'], ["Can", "Er", "kapanmayan"],
        ["Efe", "Su", ""], ["Naz", "Gül", "x"],
    ]  # fmt: skip


@pytest.mark.parametrize("between", ['Efe,"Su",x', '"Efe",Su,x', 'Efe,Su,"x, y"'])
def test_nor_does_one_before_cells_that_are_quoted_rightly(between):
    rows, _, unclosed = separate(f'Ad,Soyad,Not\nCan,Er,"kapanmayan\n{between}\nNaz,Gül,x\nOya,Er,y\n')
    assert [row[0] for row in rows if row] == ["Ad", "Can", "Efe", "Naz", "Oya"] and unclosed == [1]


def test_cells_of_several_lines_stay_whole():
    rows, _, unclosed = separate('Ad,Adres,Not\nCan,"Bakı,\nNizami, 5, 6",x\nEce,"a\nb",y\n')
    assert not unclosed and rows[1:] == [["Can", "Bakı,\nNizami, 5, 6", "x"], ["Ece", "a\nb", "y"]]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_three_columns_in_one_cell_are_parted(separator, tmp_path):
    book = Workbook()
    for row in (HEAD[:3], *(row[:3] for row in PEOPLE)):
        book.active.append([separator.join(row)])
    book.save(tmp_path / "a.xlsx")
    sheet = mapped(read_workbook(tmp_path / "a.xlsx"))
    assert len(sheet.rows) == 5 and sheet.rows[0].values["email"] == "can@example.org"


def test_quotation_marks_around_whole_lines_are_none_of_the_list():
    assert separate('"Ad;Soyad"\n"Can;Er"\n')[0][:2] in (
        [["Ad;Soyad"], ["Can;Er"]],
        [['"Ad', 'Soyad"'], ['"Can', 'Er"']],
    )


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1254", "cp857", "mac_turkish", "iso8859-9"])
def test_turkish_in_every_encoding(codec):
    text = "Göktuğ;Hatipoğlu;İstanbul\nÇağla;Şimşek;Muğla\nIşıl;Gündoğdu;Iğdır\n"
    assert decode(text.encode(codec))[0] == text


@pytest.mark.parametrize("text", ["Şəhla;Məmmədova;Xəzər TV", "Çingiz;Əliyev;Gənclik", "Gülşən;Şıxlı;İzmir"])
def test_bytes_that_are_broken_in_utf_8_are_lost_letters_and_no_other_ones(text):
    data = text.encode()
    at = next(place for place, byte in enumerate(data) if byte >= 0xC0)
    told, codec = decode(data[:at] + data[at + 1 :])
    assert codec == "utf-8" and "\ufffd" in told
    assert set(told) - set(text) == {"\ufffd"}


def csv(path, *lines):
    path.write_text("\n".join([";".join(HEAD), *(";".join(row) for row in PEOPLE), *lines]), "utf-8")
    return path


@pytest.mark.child
@pytest.mark.parametrize("letters", [32_768, 2_000_000])
def test_a_cell_beyond_all_measure_is_a_problem(tmp_path, letters):
    book = read_workbook(csv(tmp_path / "a.csv", f"Naz;{'x' * letters};naz@example.org;0532 111 22 39"))
    cell = book.sheets[0].cell(6, 1)
    assert isinstance(cell, BrokenCell) and cell.why is Broken.LONG and len(cell.words) < 100
    assert [(each.row, each.field) for each in mapped(book).problems] == [(7, "family_name")]


@pytest.mark.child
def test_a_cell_as_long_as_may_be_is_read(tmp_path):
    assert read_workbook(csv(tmp_path / "a.csv", f"Naz;{'x' * 32_767};;")).sheets[0].cell(6, 1) == "x" * 32_767


@pytest.mark.child
def test_a_file_of_such_cells_is_refused(tmp_path):
    with pytest.raises(TooLarge):
        read_workbook(csv(tmp_path / "a.csv", *[f"Naz;{'x' * 40_000};;"] * 30))


@pytest.mark.parametrize("text", ["x\n" * 1_050_000, "a;b\n" + ";" * 20_000])
def test_a_text_of_more_lines_or_cells_than_a_sheet_is_refused_at_once(text):
    with pytest.raises(MoreThanASheet):
        separate(text)


@pytest.mark.child
@pytest.mark.parametrize("cell", ["5" * 30_000, "-" * 1200, "a " * 15_000, "@" * 30_000])
def test_a_long_text_is_no_date_and_no_number(tmp_path, cell):
    book = read_workbook(csv(tmp_path / "a.csv", f"Naz;Gül;naz@example.org;{cell}"))
    assert [(each.row, each.field) for each in mapped(book).problems] == [(7, "phone")]
