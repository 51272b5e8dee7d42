"""Records that take two lines of a sheet."""

from datetime import date

from tests.sheets.infer.reading_lists import aside, column, read

UPPER, LOWER = (
    ("No", "Adı", "Soyadı", "Doğum tarihi", "Çalıştığı yer"),
    ("", "Telefonu", "E-postası", "Oturduğu il", "Görevi"),
)
PEOPLE = [
    (
        (1, "Barış", "Güler", "06.07.1990", "Kanal Fırat"),
        ("", "0535 337 84 16", "baris@mektup.example", "İstanbul", "muhabir"),
    ),
    ((2, "Ezgi", "Aslan", "25.04.1989", "TRT Haber"), ("", "0555 581 49 00", "ezgi@posta.example", "Bursa", "sunucu")),
    (
        (3, "Cem", "Polat", "24.01.1990", "Anadolu Ajansı"),
        ("", "0535 969 65 08", "cem@posta.example", "İzmir", "editör"),
    ),
]


def told(sheet):
    assert column(sheet, "given_name") == ["Barış", "Ezgi", "Cem"]
    assert column(sheet, "birth_date") == [date(1990, 7, 6), date(1989, 4, 25), date(1990, 1, 24)]
    assert column(sheet, "email") == ["baris@mektup.example", "ezgi@posta.example", "cem@posta.example"]
    assert column(sheet, "position") == ["muhabir", "sunucu", "editör"]
    assert column(sheet, "phone")[0] == "+905353378416"


def test_the_second_line_may_stand_under_its_own_header_each_time():
    told(read(UPPER, *(line for first, second in PEOPLE for line in (first, LOWER, second))))


def test_both_lines_may_stand_under_their_headers_each_time():
    told(read(*(line for first, second in PEOPLE for line in (UPPER, first, LOWER, second))))


def test_numbers_in_the_first_line_alone_say_which_lines_belong_together():
    told(read(UPPER, LOWER, *(line for both in PEOPLE for line in both)))


def test_a_line_of_signatures_under_numbered_records_is_none_of_them():
    sheet = read(UPPER, LOWER, *(line for both in PEOPLE for line in both), ("", "", "", "Hazırlayan:", "Ali Veli"))
    told(sheet)
    assert aside(sheet) == [(9, "signature line")]


def test_a_record_without_a_number_or_second_line_is_not_lost():
    sheet = read(UPPER, LOWER, *(line for both in PEOPLE for line in both), ("", "Su", "Tan", "01.02.1990", "NTV"))
    assert column(sheet, "given_name") == ["Barış", "Ezgi", "Cem", "Su"]


def test_two_lists_under_different_headers_stay_two():
    from exchange_app.sheets.infer.mapping import map_book
    from exchange_app.sheets.raw import RawBook, RawSheet
    from tests.sheets.infer.reading_lists import CONTEXT

    outlets = [("Kurum adı", "Şehir", "Kontenjan"), ("TRT Haber", "Ankara", 3), ("Kanal Fırat", "Elazığ", 2)]
    rows = [UPPER, *(first for first, _ in PEOPLE), (), *outlets]
    book = map_book(RawBook("xlsx", (RawSheet("S1", rows),)), CONTEXT)
    assert [(sheet.kind, len(sheet.rows)) for sheet in book.sheets] == [("applicant", 3), ("outlet", 2)]
