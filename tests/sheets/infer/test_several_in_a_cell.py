"""Cells that hold more than one value: passports with their days, from whom to whom, a language with its level, places by side."""

from datetime import date

import pytest
from reading_lists import column, problems, read

from exchange_app.kinds.model import NamePart
from exchange_app.sheets.values.lists import direction, spoken
from exchange_app.sheets.values.names import split_name


def test_of_the_days_beside_a_passport_number_the_last_is_its_expiry():
    sheet = read(
        (
            "Soyadı, adı, atasının adı",
            "Doğum tarixi və yeri",
            "Pasportun nömrəsi, verilmə və etibarlılıq tarixi",
            "Əlaqə",
        ),
        (
            "Əliyev Rauf Vaqif o.",
            "12.03.1990, Bakı",
            "C12345678, 12.03.2020 – 11.03.2030",
            "+994 50 123 45 67, rauf@example.az",
        ),
        (
            "Rzayeva Aysel Nizami q.",
            "5 may 1991, Gəncə",
            "C12345679, 01.02.2021 – 31.02.2031",
            "+994 50 123 45 68, aysel@example.az",
        ),
    )
    assert column(sheet, "passport_number") == ["C12345678", "C12345679"]
    assert column(sheet, "passport_expiry") == [date(2030, 3, 11), None]
    assert [each[:2] for each in problems(sheet)] == [(3, "passport_expiry")]
    assert column(sheet, "patronymic") == ["Vaqif o.", "Nizami q."]


@pytest.mark.parametrize(
    "cell",
    [
        "12.03.2020 – 11.03.2030",
        "11.03.2030-dək",
        "11.03.2030 tarixinə qədər",
        "until 11.03.2030",
        "11.03.2030'a kadar",
        "11 mart 2030-cu ilədək",
    ],
)
def test_a_passport_is_valid_to_the_last_day_that_is_named(cell):
    sheet = read(
        ("Ad", "Soyad", "Pasport №", "Etibarlılıq müddəti", "E-poçt"),
        ("Rauf", "Əliyev", "C12345678", cell, "r@example.az"),
        ("Aysel", "Rzayeva", "C12345679", "11.03.2031", "a@example.az"),
    )
    assert column(sheet, "passport_expiry")[0] == date(2030, 3, 11) and problems(sheet) == []


@pytest.mark.parametrize(
    "text",
    [
        "Türkiye → Azerbaycan",
        "TR -> AZ",
        "TR – AZ",
        "Türkiye'den Azerbaycan'a",
        "Türkiyədən Azərbaycana",
        "Turkey to Azerbaijan",
    ],
)
def test_a_direction_names_who_sends_and_who_receives(text):
    assert direction(text) is not None
    sheet = read(
        ("Dönem", "Yön", "Başlangıç", "Kontenjan"),
        ("Bahar", text, "05.04.2027", 8),
        ("Yaz", "Azerbaycan → Türkiye", "05.06.2027", 6),
    )
    assert (
        column(sheet, "sending") == [("TR",), ("AZ",)]
        and column(sheet, "hosting") == ["AZ", "TR"]
        and problems(sheet) == []
    )


def test_a_word_for_language_may_be_of_the_level():
    said = [each[:2] for each in spoken("İngilis dili – B2, Türkçe Ana dil, rus dili", "tr")]
    assert said == [("en", "B2"), ("tr", "C2"), ("ru", None)]


def test_a_language_is_read_with_its_level():
    sheet = read(
        ("Dönem", "Başlangıç", "Kontenjan", "Dil şartı"),
        ("Bahar", "05.04.2027", 8, "İngilizce B2"),
        ("Yaz", "05.06.2027", 6, "Türkçe – B1"),
        ("Güz", "05.09.2027", 5, "Rusça (A2)"),
    )
    assert column(sheet, "language_required") == ["en", "tr", "ru"] and column(sheet, "level_required") == [
        "B2",
        "B1",
        "A2",
    ]


@pytest.mark.parametrize(
    "left, right",
    [("Seats TR", "Seats AZ"), ("Kontenjan (TR)", "Kontenjan (AZ)"), ("Türkiye kontenjanı", "Azerbaycan kontenjanı")],
)
def test_places_in_a_column_for_each_side_are_places_by_side(left, right):
    sheet = read(("Cohort", left, right, "Starts"), ("Spring", 5, 6, "05.04.2027"), ("Autumn", 4, None, "05.09.2027"))
    assert column(sheet, "seats_by_side") == [{"TR": 5, "AZ": 6}, {"TR": 4}] and "seats" not in {
        key for each in sheet.columns for key in each.fields
    }


def test_questions_with_a_letter_and_a_number_are_headers():
    sheet = read(
        ("Q1: Adınız", "Q2: Soyadınız", "Q3: Doğum tarihiniz", "Q4: E-posta"),
        ("Ece", "Ak", "12.03.1990", "e@example.tr"),
        ("Can", "Boz", "13.03.1990", "c@example.tr"),
    )
    assert [key for each in sheet.columns for key in each.fields] == [
        "given_name",
        "family_name",
        "birth_date",
        "email",
    ]


def test_a_short_patronymic_keeps_its_point():
    assert split_name("Əliyev Rauf Vaqif o.", (NamePart.FAMILY, NamePart.GIVEN, NamePart.PATRONYMIC)) == (
        "Rauf",
        "Əliyev",
        "Vaqif o.",
    )


@pytest.mark.parametrize("header, cell", [
    ("Ad, soyad, vəzifə, iş yeri", "Rauf Əliyev, redaktor, Azad Ekran"), ("Soyad və ad / Vəzifə / Qurum", "Əliyev Rauf / redaktor / Azad Ekran"),
    ("Ad Soyad - Görev - Kurum", "Rauf Əliyev - redaktor - Azad Ekran"),
])  # fmt: skip
def test_a_name_is_read_with_what_stands_behind_it(header, cell):
    sheet = read(
        (header, "E-poçt", "Doğum tarixi"), (cell, "r@example.az", "12.03.1990"), (cell, "q@example.az", "13.03.1990")
    )
    assert [column(sheet, key)[0] for key in ("given_name", "family_name", "position", "employer")] == [
        "Rauf",
        "Əliyev",
        "redaktor",
        "Azad Ekran",
    ]


def test_answers_under_the_word_response_belong_to_their_question():
    sheet = read(
        ("What is your name?", None, "How can we reach you?", None, "English level"), ("First name", "Last name", "Email", "Phone", "Response"),
        ("Ece", "Ak", "e@example.tr", "+90 532 111 22 33", "B2"), ("Can", "Boz", "c@example.tr", "+90 532 111 22 34", "C1"),
    )  # fmt: skip
    assert column(sheet, "level_en") == ["B2", "C1"] and column(sheet, "family_name") == ["Ak", "Boz"]


def test_a_short_word_on_a_card_is_a_label():
    rows = [
        ("Adı Soyadı", "Ece Ak", "Doğum tarihi", "12.03.1990"),
        ("E-posta", "e@example.tr", "Cep", "0532 111 22 33"),
        ("Kurumu", "Anka TV", "Görevi", "editör"),
        (),
    ]
    sheet = read(
        *rows,
        ("Adı Soyadı", "Can Boz", "Doğum tarihi", "13.03.1990"),
        ("E-posta", "c@example.tr", "Cep", "0532 111 22 34"),
        ("Kurumu", "Ege FM", "Görevi", "muhabir"),
    )
    assert column(sheet, "phone") == ["+905321112233", "+905321112234"]


@pytest.mark.parametrize(
    "cell",
    [
        "Ayşe Kaya, Haber Müdürü, 0312 111 22 33",
        "Haber Müdürü / Ayşe Kaya / 0312 111 22 33",
        "0312 111 22 33 – Sn. Ayşe Kaya (Haber Müdürü)",
        "Dr. Ayşe Kaya\nHaber Müdürü\nTel: 0312 111 22 33",
    ],
)
def test_a_contact_is_read_in_any_order(cell):
    sheet = read(
        ("Kurum", "Şehir", "Yetkili kişi"),
        ("Star TV", "Ankara", cell),
        ("Ege FM", "İzmir", "Can Su, editör, 0232 111 22 33"),
    )
    found = [column(sheet, key)[0] for key in ("contact_name", "contact_role", "contact_phone")]
    assert found == ["Ayşe Kaya", "Haber Müdürü", "+903121112233"] and not problems(sheet)


@pytest.mark.parametrize(
    ("text", "city"),
    [("Bakı şəhəri", "Bakı"), ("Ankara ili", "Ankara"), ("Xəzər rayonu", "Xəzər rayonu"), ("Şəki", "Şəki")],
)
def test_a_city_is_stored_without_the_word_for_one(text, city):
    sheet = read(("Ad", "Soyad", "Şəhər"), ("Rauf", "Əliyev", text), ("Aysel", "Rzayeva", "Gəncə"))
    assert column(sheet, "city") == [city, "Gəncə"]


ONE_EACH = ("Ad Soyad", "Doğum tarihi", "E-posta", "Şehir")


@pytest.mark.parametrize(
    "cell",
    [
        "Aydın Bey\nSevda Hanım", "Ayşe Kaya; Can Boz", "1) Rauf Abbasov; 2) Samir Abbasov", "1. Rauf Abbasov 2. Samir Abbasov",
        "Ayşe Kaya / Can Boz", "Ayşe Kaya ve Can Boz", "Ayşe ve Can Kaya", "Ayşe Kaya, Can Boz", "Aydın KAYA\nSevda BOZ",
    ],
)  # fmt: skip
def test_of_two_people_in_one_cell_none_is_lost(cell):
    sheet = read(
        ONE_EACH,
        (cell, "01.02.1998", "a@example.org", "Bursa"),
        ("Ece Ak", "01.03.1999", "e@example.org", "İzmir"),
        ("Ela Su", "01.04.1999", "s@example.org", "İzmir"),
    )
    assert [(each.row, each.column, each.message.text) for each in sheet.problems][:1] == [
        (2, "A", "More than one person stands here; give each of them a row.")
    ]
    assert "given_name" not in sheet.rows[0].values and column(sheet, "given_name")[1:] == ["Ece", "Ela"]


@pytest.mark.parametrize(
    ("cell", "family"),
    [
        ("Ayşe Nur\nKaya", "Kaya"), ("Dr.\nAyşe Kaya", "Kaya"), ("Rauf Abbasov\nƏli oğlu", "Abbasov"),
        ("Kaya, Ayşe Nur", "Kaya"), ("Ayşe Kaya, PhD", "Kaya"), ("1. Ayşe Kaya", "Kaya"),
    ],
)  # fmt: skip
def test_a_name_in_several_lines_or_pieces_is_one_persons(cell, family):
    sheet = read(
        ONE_EACH, (cell, "01.02.1998", "a@example.org", "Bursa"), ("Ece Ak", "01.03.1999", "e@example.org", "İzmir")
    )
    assert column(sheet, "family_name") == [family, "Ak"] and problems(sheet) == []


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Doğum tarihi", "01.02.1998\n03.04.1999"), ("Pasaport no", "U12345678; U12345679"), ("Cinsiyet", "Kadın / Erkek"),
    ],
)  # fmt: skip
def test_of_two_values_where_one_belongs_none_is_chosen(head, cell):
    sheet = read(("Ad Soyad", head, "E-posta"), ("Ayşe Kaya", cell, "a@example.org"), ("Ece Ak", None, "e@example.org"))
    assert [each.message.text for each in sheet.problems] == ["More than one value stands here; keep one of them."]


def test_where_nearly_each_row_holds_several_people_each_becomes_a_record():
    sheet = read(
        ONE_EACH,
        ("1) Ayşe Kaya\n2) Can Boz", "01.02.1998\n31.04.1999", "a@example.org\nc@example.org", "Bursa"),
        (
            "Ece Ak\nEla Su\nEfe Er",
            "01.02.1997\n02.02.1997\n03.02.1997",
            "e@example.org\ns@example.org\nr@example.org",
            "İzmir",
        ),
    )
    assert column(sheet, "given_name") == ["Ayşe", "Can", "Ece", "Ela", "Efe"]
    assert column(sheet, "email")[1:3] == ["c@example.org", "e@example.org"]
    assert column(sheet, "city") == ["Bursa"] * 2 + ["İzmir"] * 3
    assert problems(sheet) == [(2, "birth_date", "31.04.1999")] and len(sheet.remarks) == 1
