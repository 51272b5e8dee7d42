"""Which rows of a list are records, which are its furniture, and which wait for a person, each with its reason."""

import pytest

from exchange_app.sheets.infer.context import Corrections, SheetCorrection
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.infer.row_evidence import SIGNS
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.text import words
from tests.sheets.infer.reading_lists import CONTEXT, aside, column, ignored, read, read_all

HEAD = ("Adı Soyadı", "Telefon", "E-posta", "Kurum")
AYSE, ALI, CAN = (
    ("Ayşe Yılmaz", "0532 111 22 33", "ayse@ornek.com", "TRT Haber"),
    ("Ali Çelik", "0535 333 44 55", "ali@ornek.com", "Hürriyet"),
    ("Can Su", "0536 444 55 66", "can@ornek.com", "NTV"),
)
OUTLETS = ("Kuruluş adı", "Kontenjan", "Telefon")
TRT, EGE = ("TRT Haber", 4, "0312 111 22 33"), ("Ege TV", 2, "0232 111 22 33")


SIGNED = ("Adı", "Soyadı", "Doğum tarihi", "T.C. Kimlik No", "E-posta", "Telefon", "Şehir", "Açıklama")
ELIF = ("Elif", "Şahin", "05.04.1990", "10000000146", "elif@example.com", "0532 111 22 33", "Kars", None)


@pytest.mark.parametrize("label", ["Hazırlayan:", "Tərtib edən:", "Prepared by:", "Düzenleyen:"])
def test_who_prepared_the_list_is_no_record_of_it(label):
    sheet = read(SIGNED, ELIF, (), (label, "Nezihe Tan", None, "10000000146 imza"))
    assert [each.row for each in sheet.rows] == [2] and [at for at, _ in aside(sheet)] == [4]


@pytest.mark.parametrize(
    "row",
    [
        ("Zeynep Demir",),
        ("Cem Yılmaz", "0536 444 55 67"),
        ("Fazıl Say",),
        ("Toplam Sayı Bey", None, "t@ornek.com"),
        ("Hakan Öz", "0532 999 88 77", None, "Genel Müdür"),
        ("Nur Onay", "0533 999 88 77"),
        ("Koordinatör Ali", None, None, "NTV"),
        ("", "", "kimsiz@ornek.com"),
        ("", "0532 999 88 77"),
    ],
)
def test_a_person_of_whom_little_is_known_is_a_record(row):
    sheet = read(HEAD, AYSE, row, ALI, CAN)
    assert [each.row for each in sheet.rows] == [2, 3, 4, 5] and not aside(sheet)
    sheet = read(HEAD, AYSE, ALI, CAN, row)
    assert [each.row for each in sheet.rows] == [2, 3, 4, 5] and not aside(sheet)


@pytest.mark.parametrize("name", ["Cem TV", "Total FM", "Yerel Gazete", "Say Radyo", "Cəmi Press"])
def test_an_outlet_whose_name_holds_a_word_of_totals_is_a_record(name):
    assert column(read(OUTLETS, TRT, (name, 3), EGE), "name") == ["TRT Haber", name, "Ege TV"]
    assert column(read(OUTLETS, TRT, EGE, (name,)), "name") == ["TRT Haber", "Ege TV", name]


@pytest.mark.parametrize("line", [("TOPLAM", 6), ("Toplam: 2",), ("Cəmi / Total", 6), ("Ortalama", 3)])
def test_a_totals_row_is_known_by_its_figures(line):
    sheet = read(OUTLETS, TRT, EGE, line)
    assert ignored(sheet) == [(4, "totals row")] and not aside(sheet)


@pytest.mark.parametrize("line", [("TOPLAM", 7), ("Toplam: 9",), ("Cəmi",)])
def test_a_totals_row_whose_figures_are_others_waits(line):
    sheet = read(OUTLETS, TRT, EGE, line)
    assert aside(sheet) == [(4, "totals row whose figures do not add up")] and len(sheet.rows) == 2


def test_a_part_of_the_list_has_its_own_totals():
    sheet = read(OUTLETS, ("ANKARA",), TRT, ("Ara toplam", 4), ("İZMİR",), EGE, ("Ara toplam", 2), ("Toplam", 6))
    assert [each for each in ignored(sheet) if each[1] == "totals row"] == [
        (4, "totals row"),
        (7, "totals row"),
        (8, "totals row"),
    ]
    assert column(sheet, "city") == ["ANKARA", "İZMİR"]


@pytest.mark.parametrize(
    "lines",
    [
        [("Hazırlayan: Nezihe Tan",)],
        [(), ("Program Koordinatörü", "Hakan Öz")],
        [(), ("Fazıl Say",), ("Daire Başkanı",)],
        [(), ("", "", "İmza: ________")],
        [(), ("* İşaretli kişiler daha önce katılmıştır.",)],
        [("Not: pasaportlar ayrıca gönderilecek",)],
    ],
)
def test_what_stands_below_the_list_waits_and_is_no_record(lines):
    sheet = read(HEAD, AYSE, ALI, CAN, *lines)
    assert [each.row for each in sheet.rows] == [2, 3, 4]
    assert [row for row, _ in aside(sheet)] == [5 + at for at, line in enumerate(lines) if line]


@pytest.mark.parametrize("titles", [[], [("Katılımcı Listesi",), ()], [("2026 Yılı Programı",)]])
def test_a_person_above_the_header_waits_and_titles_do_not(titles):
    for person in (ALI, ALI[:3], (ALI[0], None, ALI[2])):
        sheet = read(*titles, person, HEAD, AYSE, CAN)
        assert aside(sheet) == [(len(titles) + 1, "like a record, but above the header")] and len(sheet.rows) == 2
        assert [row for row, _ in ignored(sheet)] == [at for at, title in enumerate(titles, 1) if title]


def test_two_parts_of_a_name_above_the_header_are_somebody():
    assert aside(
        read(("Helen", "Carter"), ("First name", "Last name", "E-mail"), ("Paul", "Day", "p@example.com"))
    ) == [(1, "like a record, but above the header")]


@pytest.mark.parametrize("line", [("Liste 2",), ("Sayfa 2",), ("Yedek Adaylar",)])
def test_a_line_above_a_header_that_comes_again_is_nobody(line):
    for gap in ([], [()]):
        sheet = read(HEAD, AYSE, ALI, *gap, line, HEAD, CAN)
        assert len(sheet.rows) == 3 and [row for row, _ in aside(sheet)] == [4 + len(gap)]
    assert len(read(HEAD, AYSE, ALI, HEAD, CAN).rows) == 3 and not aside(read(HEAD, AYSE, ALI, HEAD, CAN))


def test_a_small_table_below_the_list_is_none_of_its_records():
    sheet = read(HEAD, AYSE, ALI, CAN, (), ("Kod", "Anlamı"), ("K", "Kadın"), ("E", "Erkek"))
    assert len(sheet.rows) == 3 and [row for row, _ in aside(sheet)] == [6, 7, 8]
    late = read(HEAD, AYSE, ALI, CAN, (), (), ("Zeynep Demir", "0532 999 88 77"), ("Nur Onay", None, "n@ornek.com"))
    assert len(late.rows) == 5 and not aside(late)


@pytest.mark.parametrize("line", ["Sayfa 1 / 1", "-- Liste sonu --", "*** END OF LIST ***", "(devamı var)"])
def test_a_line_of_the_page_below_the_list_is_nobody(line):
    assert [row for row, _ in aside(read(HEAD, AYSE, ALI, CAN, (line,)))] == [5]


def test_an_example_is_known_by_a_point_or_colon_behind_its_word_and_a_name_is_none():
    for example in ("örn. Ayşe Yılmaz", "Örnek: Ayşe Yılmaz", "e.g. Jane Doe", "məs. Əliyev Anar"):
        sheet = read(HEAD, (example, "05xx xxx xx xx", "ad@ornek.com", "Kurum adı"), AYSE, ALI)
        assert [row for row, _ in aside(sheet)] == [2] and len(sheet.rows) == 2
    assert len(read(HEAD, ("Örnek Ali", "0532 999 88 77", "ali.ornek@ornek.com"), AYSE, ALI).rows) == 3


def test_a_row_that_numbers_the_columns_is_told():
    sheet = read(HEAD, (1, 2, 3, 4), AYSE, ALI)
    assert ignored(sheet) == [(2, "numbers of the columns")] and len(sheet.rows) == 2


def test_a_heading_among_rows_that_are_numbered_anew_in_each_group_is_nobody():
    rows = [(1, *AYSE), (2, *ALI), (None, "Zeynep Kaya ekibi"), (1, *CAN), (2, "Nur Onay", "0533 999 88 77")]
    sheet = read(("No", *HEAD), (None, "Ali Çelik ekibi"), *rows)
    assert len(sheet.rows) == 4 and [row for row, _ in aside(sheet)] == [2, 5]


def test_a_table_without_records_beside_a_list_is_told():
    meeting = [
        ("Meeting ID", "Topic", "User Email", "Participants"),
        ("857 1234 5678", "Exchange", "host@example.com", 3),
    ]
    (sheet,) = read_all(
        *meeting, (), ("Name", "E-mail", "Phone"), *((each[0], each[2], each[1]) for each in (AYSE, ALI, CAN))
    )
    assert len(sheet.rows) == 3 and ignored(sheet) == [(1, "a table without records"), (2, "a table without records")]
    assert any("2 rows stand in a table without records" in words("en").say(each.message) for each in sheet.remarks)


def test_a_first_person_who_is_called_as_columns_are_is_no_second_header():
    head = ("Family name", "Given name", "City", "Country")
    others = [
        ("Yılmaz", "Ayşe", "Ankara", "Turkey"),
        ("Demir", "Ali", "İzmir", "Turkey"),
        ("Su", "Can", "Bursa", "Turkey"),
    ]
    for below in (others[:1], others):
        sheet = read(head, ("Surname", "Mobile", "Baku", "Azerbaijan"), *below)
        assert column(sheet, "family_name") == ["Surname", *(each[0] for each in below)]
    again = read(head, ("Soyadı", "Adı", "Şehir", "Ülke"), *others)
    assert column(again, "family_name") == ["Yılmaz", "Demir", "Su"]


def test_a_name_beside_a_totals_word_is_somebody_whatever_the_figures():
    head = ("Family name", "Given name", "Age", "Phone")
    sheet = read(
        head, ("Yılmaz", "Ayşe", 20, AYSE[1]), ("Demir", "Ali", 30, ALI[1]), ("Sum", "Li", 50), ("Total", None, 100)
    )
    assert column(sheet, "family_name") == ["Yılmaz", "Demir", "Sum"] and ignored(sheet) == [(5, "totals row")]


@pytest.mark.parametrize("word", ["Nil", "Null", "None", "N/A", "yoxdur"])
def test_a_row_with_nothing_but_a_word_for_nothing_waits(word):
    assert aside(read(HEAD, AYSE, (word,), ALI)) == [(3, "words for nothing")]
    assert not aside(read(HEAD, AYSE, ("-", "—"), ALI))


def test_each_row_that_was_weighed_says_what_spoke_for_and_against_it():
    sheet = read(HEAD, AYSE, ("Zeynep Demir",), ALI, (), ("Hazırlayan: Nezihe Tan",))
    assert dict(sheet.signs[3]).keys() == {"something in a column of names", "a given name"}
    spoke = {"a label with a colon", "says who signs", "empty rows between it and the list"}
    assert spoke <= dict(sheet.signs[6]).keys()
    assert all(sign in SIGNS and weight > 0 for signs in sheet.signs.values() for sign, weight in signs)
    assert sheet.signs.keys() == {3, 6}


def test_a_person_takes_a_row_in_or_sets_it_aside():
    rows = [HEAD, AYSE, ALI, (), ("Hazırlayan: Nezihe Tan",)]
    raw = RawBook("xlsx", (RawSheet("S1", rows),))
    chosen = Corrections(sheets={"S1": SheetCorrection(rows={5: True, 2: False})})
    (sheet,) = map_book(raw, CONTEXT, chosen).sheets
    assert [each.row for each in sheet.rows] == [3, 5] and aside(sheet) == [(2, "set aside by a person")]


def test_rows_of_a_list_beside_another_one_wait_in_none_of_them():
    head = ("Adı Soyadı", "Telefon", "E-posta")
    one, two, three = (each[:3] for each in (AYSE, ALI, CAN))
    none = (None,) * 3
    raw = RawBook("xlsx", (RawSheet("S1", [(*head, None, *head), (*one, None, *two), (*none, None, *three)]),))
    left, right = map_book(raw, CONTEXT).sheets
    assert [len(left.rows), len(right.rows)] == [1, 2] and not left.set_aside and not right.set_aside


def test_towns_over_parts_of_a_list_are_headings_beside_people_of_whom_only_the_name_is_known():
    sheet = read(HEAD, ("İSTANBUL",), AYSE, ("Zeynep Demir",), ("ANKARA",), ALI, ("Fatma Şahin",))
    assert column(sheet, "city") == ["İSTANBUL", "İSTANBUL", "ANKARA", "ANKARA"] and not aside(sheet)


def test_rows_that_are_numbered_and_hold_nothing_else_are_empty():
    numbered = [(n, *each) for n, each in enumerate((AYSE, ALI, CAN), 1)]
    sheet = read(("No", *HEAD), *numbered, (4,), (5,))
    assert len(sheet.rows) == 3 and not aside(sheet) and not ignored(sheet)


def test_records_that_are_rows_of_a_joined_cell_are_records():
    head, rows = (
        ("Kurum", "Adı Soyadı"),
        [("TRT Haber", "Ayşe Kaya"), ("", "Ali Tan"), ("NTV", "Can Su"), ("", "Ece Öz")],
    )
    sheet = read(head, *rows, merged=[(1, 0, 2, 0), (3, 0, 4, 0)])
    assert column(sheet, "employer") == ["TRT Haber", "TRT Haber", "NTV", "NTV"]


def test_a_row_into_which_the_name_above_reaches_is_no_second_record():
    rows = [AYSE, ("", "0533 222 33 44"), ALI, ("", "0533 222 33 45"), CAN]
    sheet = read(HEAD, *rows, merged=[(1, 0, 2, 0), (3, 0, 4, 0)])
    assert column(sheet, "given_name") == ["Ayşe", "Ali", "Can"]
    assert aside(sheet) == [(row, "the name of the record above reaches into it") for row in (3, 5)]


def test_a_second_heading_row_of_a_survey_is_no_record():
    asked = ("", *["Open-Ended Response"] * 3)
    sheet = read(HEAD, asked, AYSE, ALI, CAN)
    assert column(sheet, "given_name") == ["Ayşe", "Ali", "Can"] and [row for row, _ in aside(sheet)] == [2]


def test_a_title_above_a_second_list_is_none_of_the_first():
    sheets = read_all(HEAD, AYSE, ALI, CAN, (), ("Ev sahibi kuruluşlar",), OUTLETS, TRT, EGE)
    assert [(each.kind, len(each.rows), aside(each)) for each in sheets] == [("applicant", 3, []), ("outlet", 2, [])]
    assert ignored(sheets[1]) == [(6, "title above the table")]


def test_a_heading_whose_words_stand_in_every_row_below_it_is_not_asked_about():
    sheet = read(("Kuruluş adı", "Türü", "Kontenjan"), ("TELEVİZYON",), ("Ege TV", "Televizyon", 2), ("Kanal D", "Televizyon", 3),
                 ("RADYO",), ("TRT FM", "Radyo", 1), ("Kent FM", "Radyo", 1))  # fmt: skip
    assert not aside(sheet) and ignored(sheet) == [(2, "heading inside the list"), (5, "heading inside the list")]


def test_groups_of_a_list_are_no_employers():
    sheet = read(HEAD[:3], ("Group A",), AYSE[:3], ALI[:3], ("Group B",), CAN[:3], ("Zeynep Demir", "0536 444 55 67"))
    assert not column(sheet, "employer")[0] and [row for row, _ in aside(sheet)] == [2, 5]
