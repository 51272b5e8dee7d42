"""Columns whose headers say little: the values, and what stands beside them, tell what they are."""

import pytest
from reading_lists import aside, column, problems, read


def test_the_one_whose_telephone_stands_beside_is_the_contact():
    sheet = read(
        ("Redaksiyanın adı", "Şəhər", "Yer sayı", "Kurator", "Kuratorun vəzifəsi", "Kuratorun mobil nömrəsi"),
        ("Çıraq TV", "Bakı", "4 nəfər", "Dəyanət Vəkilov", "redaktor", "055 678 76 30"), ("Ocaq qəzeti", "Bakı", 1, "Elnarə Elçiyeva", "direktor", "070 600 76 34"),
    )  # fmt: skip
    assert column(sheet, "contact_name") == ["Dəyanət Vəkilov", "Elnarə Elçiyeva"]


def test_an_editor_in_chief_is_no_contact():
    sheet = read(
        ("Qurum", "Şəhər", "Yer sayı", "Baş redaktor", "Telefon"),
        ("Çıraq TV", "Bakı", 4, "Dəyanət Vəkilov", "012 555 76 30"),
        ("Ocaq qəzeti", "Bakı", 1, "Elnarə Elçiyeva", "012 600 76 34"),
    )
    assert "contact_name" not in {key for each in sheet.columns for key in each.fields}


@pytest.mark.parametrize("header", ["Where in the process", "Application stage", "Müraciətin mərhələsi", "Aşama"])
def test_words_for_the_state_of_an_application_tell_it(header):
    states = ("Shortlisted", "Eligible", "Rejected", "Withdrawn")
    sheet = read(
        ("Full name", "E-mail", header),
        *[
            (f"Kader {name}", f"{name.lower()}@example.com", state)
            for name, state in zip(("Ak", "Boz", "Can", "Dal"), states, strict=True)
        ],
    )
    assert column(sheet, "status") == [state.lower() for state in states]


def test_words_for_media_tell_what_kind_an_outlet_is():
    kinds = ("televiziya", "qəzet", "radio", "xəbər agentliyi")
    sheet = read(
        ("Təşkilat", "Nə ilə məşğuldur", "Şəhər", "Ayrılmış yer"),
        *[(f"Körpü {n}", kind, "Bakı", n) for n, kind in enumerate(kinds, 2)],
    )
    assert column(sheet, "kind") == ["tv", "press", "radio", "news_agency"]


@pytest.mark.parametrize("header", ["Telekanal", "Gazete / TV", "Newspaper / Channel", "Kanal"])
def test_names_of_media_under_a_word_for_media_are_employers(header):
    houses = ("Tanıtım Agentliyi", "Ocaq qəzeti", "Nəfəs Radio")
    sheet = read(
        ("Soyad", "Ad", "E-poçt", header),
        *[(f"Vəkilov{n}", "Famil", f"f{n}@example.az", house) for n, house in enumerate(houses)],
    )
    assert column(sheet, "employer") == list(houses)


def test_an_average_of_marks_is_no_score():
    sheet = read(
        ("Soyad", "Ad", "E-poçt", "Bal ortalaması (GPA)"),
        ("Vəkilov", "Famil", "f@example.az", "78,4"),
        ("Rzayev", "Orxan", "o@example.az", "81,0"),
    )
    assert "score" not in {key for each in sheet.columns for key in each.fields}


def test_titles_of_those_who_sign_are_no_record():
    people = [
        (n, f"Ziya Sağlam{'abcdef'[n]}", "08.11.1983", "Gündoğumu Haber", f"z{n}@example.tr", 90 - n, "Asil")
        for n in range(1, 5)
    ]
    sheet = read(
        (
            "Başarı sırası",
            "Adayın adı soyadı",
            "Doğum tarihi",
            "Çalıştığı yer",
            "Mail adresi",
            "Değerlendirme puanı",
            "Sonuç",
        ),
        *people,
        (),
        (None, "Komisyon Başkanı", None, "Üye"),
    )
    assert len(sheet.rows) == 4 and aside(sheet) == [(7, "signature line")] and problems(sheet) == []


def test_a_home_telephone_is_taken_only_where_no_mobile_is():
    both = read(
        ("Ad", "Soyad", "Ev telefonu", "Cebi"),
        ("Ece", "Ak", "0212 444 55 66", "0532 111 22 33"),
        ("Can", "Boz", "0312 444 55 66", "0533 111 22 33"),
        ("Nur", "Dal", "0232 444 55 66", "0534 111 22 33"),
    )
    assert column(both, "phone")[0] == "+905321112233"
    home = read(
        ("Ad", "Soyad", "Doğum tarihi", "Ev telefonu"),
        ("Ece", "Ak", "01.02.1990", "0212 444 55 66"),
        ("Can", "Boz", "01.02.1991", "0312 444 55 66"),
    )
    assert column(home, "phone")[0] == "+902124445566"


def test_a_heading_for_cities_does_not_win_against_streets_and_houses():
    sheet = read(
        ("Ad Soyad", "Şehir", "E-posta"),
        *(
            (f"Ayşe {name}", f"Gül Sokak No: {at}", f"{at}@example.org")
            for at, name in enumerate(("Kaya", "Boz", "Er", "Su"))
        ),
    )
    assert sheet.column_of("city") is None


def test_a_family_name_that_ends_as_a_patronymic_makes_none_of_the_others():
    sheet = read(
        ("Ad Soyad", "E-posta"),
        ("Gizem Nur Sönmez", "g@example.org"),
        ("Ecrin Ağaoğlu", "e@example.org"),
        ("Mehmet Ali Koca", "m@example.org"),
        ("Can Boz", "c@example.org"),
    )
    assert column(sheet, "patronymic") == [None] * 4
    assert column(sheet, "family_name") == ["Sönmez", "Ağaoğlu", "Koca", "Boz"]
