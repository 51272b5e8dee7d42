"""What a header seems to say and its values or neighbours do not: such columns are left out, or read as what they are."""

from datetime import date

import pytest
from test_headers_together import BORN, MAILS, PHONES, lines
from test_other_shapes import column, read

NAMES = ("Sevgi Kaya", "Emre Demir", "Ayşe Acar", "Ali Yurt")


def people(*columns):
    (sheet,) = read(lines(("Ad Soyad", *NAMES), ("Doğum tarihi", *BORN), *columns)).sheets
    return sheet


def fields(sheet):
    return {key for each in sheet.columns for key in each.fields}


@pytest.mark.parametrize(
    "column",
    [
        ("How many years have you worked as a journalist?", "uzun", "kısa", "uzun", "orta"),
        ("Mesleğe başlama yılı", 2010, 2004, 2015, 1999),
        ("Pasaport alım tarihi", "01.02.2021", "03.04.2022", "05.06.2020", "01.01.2019"),
        ("Vejetaryen misiniz?", "Evet", "Hayır", "Hayır", "Evet"),
        ("Passport country", "Türkiye", "Azerbaijan", "Türkiye", "Türkiye"),
        ("Bitiş", *["20.10.2030"] * 4),
        ("Milliyyəti", "azərbaycanlı", "ləzgi", "talış", "azərbaycanlı"),
        ("Milliyyəti", *["azərbaycanlı"] * 4),
    ],
)
def test_a_column_that_only_sounds_like_a_field_is_left_out_with_its_reason(column):
    sheet = people(column)
    assert fields(sheet) == {"given_name", "family_name", "birth_date"} and not sheet.problems
    assert [each.header for each in sheet.ignored_columns] == [column[0]]


def test_an_end_beside_a_start_is_no_passports_even_where_there_are_passports():
    passports = ("Pasaport no", "U22744924", "U44667320", "U22744925", "U44667321")
    sheet = people(passports, ("Başlangıç", *["01.10.2026"] * 4), ("Bitiş", *["20.10.2026"] * 4))
    assert column(sheet, "passport_expiry") == [None] * 4
    sheet = people(passports, ("Bitiş", *["20.10.2031"] * 4))
    assert column(sheet, "passport_expiry") == [date(2031, 10, 20)] * 4


def test_years_asked_for_in_a_whole_question_are_years_and_no_names():
    sheet = people(("How many years have you worked as a journalist?", 12, 3, 7, 20))
    assert column(sheet, "experience_years") == [12, 3, 7, 20] and column(sheet, "family_name")[0] == "Kaya"


def test_who_works_where_and_as_what():
    sheet = people(
        ("Hangi kurumda görevlisiniz?", "ATV", "Körfez FM", "Ufuk TV", "ATV"),
        ("Yaptığı iş", "muhabir", "editör", "kameraman", "spiker"),
    )
    assert column(sheet, "employer")[1] == "Körfez FM" and column(sheet, "position") == [
        "muhabir",
        "editör",
        "kameraman",
        "spiker",
    ]


def test_dates_of_birth_make_a_list_one_of_people_although_their_names_go_by_a_strange_header():
    rows = lines(
        ("Kimdir", *NAMES),
        ("Doğum tarihi", *BORN),
        ("Kurum", "ATV", "TRT", "Ufuk TV", "ATV"),
        ("Görevi", "muhabir", "editör", "spiker", "spiker"),
        ("Cinsiyet", *"KEKE"),
        ("E-posta", *MAILS),
        ("Telefon", *PHONES),
    )
    found = read(rows).sheets
    assert not found or found[0].kind == "applicant"


def test_ways_to_reach_somebody_in_one_cell_are_telephone_and_address():
    sheet = people(("İletişim", *[f"Tel: {phone}, {mail}" for phone, mail in zip(PHONES, MAILS, strict=True)]))
    assert column(sheet, "phone")[0] == "+905417854513" and column(sheet, "email") == list(MAILS)


@pytest.mark.parametrize("mark", ["; ", "\n", " | "])
def test_a_card_in_one_cell_is_a_record(mark):
    cards = [
        f"Ad Soyad: {name}{mark}Doğum tarihi: {born}{mark}Telefon: {phone}{mark}E-posta: {mail}{mark}Şehir: Ankara"
        for name, born, phone, mail in zip(NAMES, BORN, PHONES, MAILS, strict=True)
    ]
    (sheet,) = read([(card,) for card in cards]).sheets
    assert (
        len(sheet.rows) == 4
        and column(sheet, "email") == list(MAILS)
        and column(sheet, "birth_date")[1] == date(2002, 1, 6)
    )


def test_an_outlets_trade_name_in_turkish_is_its_name():
    rows = lines(
        ("Kuruluşun unvanı", "Ufuk TV A.Ş.", "Haliç Gazetesi", "Körfez FM"),
        ("Şehir", "Ankara", "İzmir", "Bursa"),
        ("Kontenjan", 4, 3, 2),
        ("Yetkili kişi", *NAMES[:3]),
    )
    (sheet,) = read(rows).sheets
    assert (
        sheet.kind == "outlet"
        and column(sheet, "name") == ["Ufuk TV A.Ş.", "Haliç Gazetesi", "Körfez FM"]
        and column(sheet, "address") == [None] * 3
    )
