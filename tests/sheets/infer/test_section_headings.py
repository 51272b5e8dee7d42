"""Headings inside a list: what they say of the records below, and what they must not say."""

from exchange_app.sheets.infer.context import Corrections, SheetCorrection
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.raw import RawBook, RawSheet
from tests.sheets.infer.reading_lists import CONTEXT, aside, column, ignored, problems, read

HEADERS = ("Sıra", "Ad Soyad", "Doğum tarihi", "E-posta")
AYSE, ALI, CAN = (
    (1, "Ayşe Kaya", "01.02.1990", "a@b.example"),
    (2, "Ali Tan", "01.02.1991", "c@b.example"),
    (3, "Can Er", "01.12.1990", "d@b.example"),
)


def test_a_heading_with_a_label_speaks_of_every_record_below_it_until_the_next():
    sheet = read(
        HEADERS,
        ("Kurum: TRT Haber",),
        AYSE,
        ALI,
        ("Kurum: Anadolu Ajansı",),
        CAN,
        ("Toplam: 3",),
        ("Hazırlayan: Ali Veli",),
    )
    assert column(sheet, "employer") == ["TRT Haber", "TRT Haber", "Anadolu Ajansı"]
    assert column(sheet, "given_name") == ["Ayşe", "Ali", "Can"]
    assert ignored(sheet) == [
        (2, "heading inside the list"),
        (5, "heading inside the list"),
        (7, "totals row"),
    ]
    assert aside(sheet) == [(8, "signature line")]


def test_label_and_words_of_a_heading_may_stand_in_two_cells():
    sheet = read(HEADERS, ("", "İş yeri:", "TRT Haber"), AYSE, ("", "İş yeri:", "Anadolu Ajansı"), ALI)
    assert column(sheet, "employer") == ["TRT Haber", "Anadolu Ajansı"]


def test_a_fault_in_a_heading_stands_at_the_heading():
    sheet = read(HEADERS, ("Vatandaşlığı: Atlantis",), AYSE, ALI)
    assert problems(sheet) == [(2, "citizenship", "Atlantis"), (2, "citizenship", "Atlantis")]


def test_a_column_of_the_same_matter_has_the_word():
    sheet = read((*HEADERS, "Çalıştığı kurum"), ("Kurum: TRT Haber",), (*AYSE, "Sabah"), (*ALI, "Hürriyet"))
    assert column(sheet, "employer") == ["Sabah", "Hürriyet"]


def test_notes_telephones_and_names_of_others_are_not_carried():
    sheet = read(
        HEADERS, ("Not: ikisi de gelecek",), AYSE, ("Telefon: 0541 785 45 13",), ALI, ("Sorumlu: Veli Can",), CAN
    )
    assert set().union(*(row.values for row in sheet.rows)) == {"given_name", "family_name", "birth_date", "email"}


def test_a_person_can_take_the_words_of_a_heading_for_something_else_or_leave_them_out():
    rows = [HEADERS, ("Kurum: TRT Haber",), AYSE, ("Kurum: Anadolu Ajansı",), ALI]
    raw = RawBook("xlsx", (RawSheet("S1", rows),))
    (sheet,) = map_book(raw, CONTEXT, Corrections(sheets={"S1": SheetCorrection(columns={"E": ()})})).sheets
    assert column(sheet, "employer") == [None, None] and column(sheet, "given_name") == ["Ayşe", "Ali"]
    (sheet,) = map_book(raw, CONTEXT, Corrections(sheets={"S1": SheetCorrection(columns={"E": ("city",)})})).sheets
    assert column(sheet, "city") == ["TRT Haber", "Anadolu Ajansı"]
