"""Titles are no part of a name, and a name that is only a word like one stays."""

import pytest
from reading_lists import column, problems, read

from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.names import split_name
from exchange_app.sheets.values.titles import untitled


@pytest.mark.parametrize(
    "text",
    [
        "Prof. Dr. Ayşe Kaya", "Prof.Dr.Ayşe Kaya", "PROF. DR. Ayşe Kaya", "Doç.Dr. Ayşe Kaya", "Arş. Gör. Ayşe Kaya", "Arş.Gör.Dr. Ayşe Kaya",
        "Dr. Öğr. Üyesi Ayşe Kaya", "Dr.Öğr.Üyesi Ayşe Kaya", "Öğr. Gör. Ayşe Kaya", "Öğretim Görevlisi Ayşe Kaya", "Yrd. Doç. Dr. Ayşe Kaya", "Uzm. Psk. Ayşe Kaya",
        "Av. Ayşe Kaya", "Stj. Av. Ayşe Kaya", "Müh. Ayşe Kaya", "Op.Dr.Ayşe Kaya", "Ord. Prof. Dr. Ayşe Kaya", "Sn. Ayşe Kaya", "Sayın Ayşe Kaya", "Bayan Ayşe Kaya",
        "Ayşe Kaya (Prof. Dr.)", "Ayşe Kaya, PhD", "Ayşe Kaya PhD", "Ayşe Kaya, Ph.D.", "Ayşe Kaya Hanım", "Ayşe hanım Kaya", "Kaya, Dr. Ayşe", "E. Büyükelçi Ayşe Kaya",
        "dos. Ayşe Kaya", "f.f.d. Ayşe Kaya", "fil.ü.f.d., dosent Ayşe Kaya", "akad. Ayşe Kaya", "xanım Ayşe Kaya", "Ayşe Kaya xanım", "Ayşe Kaya müəllimə", "cənab Ayşe Kaya",
        "Əməkdar jurnalist Ayşe Kaya", "fəlsəfə doktoru Ayşe Kaya", "Mrs Ayşe Kaya", "Ms. Ayşe Kaya", "Assoc. Prof. Ayşe Kaya", "Amb. Ayşe Kaya",
    ],
)  # fmt: skip
def test_titles_are_taken_off_before_behind_glued_and_stacked(text):
    assert split_name(text) == ("Ayşe", "Kaya", None)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Ahmet Sayın", "Ahmet", "Sayın"), ("Xanım Quliyeva", "Xanım", "Quliyeva"), ("Ali Hoca", "Ali", "Hoca"), ("Hacı Bayram", "Hacı", "Bayram"), ("Can Uz", "Can", "Uz"),
        ("Əliyev R.V.", "R.V.", "Əliyev"), ("Op Ayhan", "Op", "Ayhan"), ("Gül Em", "Gül", "Em"), ("Ali Bəy Hüseynzadə", "Ali Bəy", "Hüseynzadə"), ("Vəli Həkim", "Vəli", "Həkim"),
    ],
)  # fmt: skip
def test_a_name_that_is_only_a_word_like_a_title_stays(text, given, family):
    assert split_name(text) == (given, family, None)


def test_a_single_name_with_a_title_lacks_the_family_name():
    given, family, _ = split_name("Elnur müəllim")
    assert given == "Elnur" and isinstance(family, Fault) and family.value is None


@pytest.mark.parametrize("text", ["Mehmet Bey", "Ayşe Hanım", "ayşe hanım"])
def test_a_form_of_address_in_place_of_the_family_name_is_asked_about(text):
    given, family, _ = split_name(text)
    assert given == text.split()[0] and isinstance(family, Fault) and family.value is None


def test_titles_are_taken_off_the_name_of_whoever_is_to_be_asked():
    sheet = read(
        ("Kurum", "Yetkili", "Telefon", "E-posta"),
        ("TRT Haber", "Sn. Ayşe Kaya", "0312 111 22 33", "a@example.org"),
        ("NTV", "Prof. Dr. Ali Can", "0212 111 22 33", "b@example.org"),
    )
    assert column(sheet, "contact_name") == ["Ayşe Kaya", "Ali Can"] and not problems(sheet)


@pytest.mark.parametrize(
    ("text", "given", "family", "patronymic"),
    [
        ("GÜLSÜM NAZLI AĞAOĞLU", "GÜLSÜM NAZLI", "AĞAOĞLU", None), ("Ali Can Hatipoğlu", "Ali Can", "Hatipoğlu", None), ("Əliyev Anar Zakiroğlu", "Əliyev", "Anar", "Zakiroğlu"),
        ("Anar Zakiroğlu Kamal", "Anar", "Kamal", "Zakiroğlu"), ("Aysel Vəliyeva Zakirqızı", "Aysel", "Vəliyeva", "Zakirqızı"), ("Aysel Kaya Zakir-oğlu", "Aysel", "Kaya", "Zakir-oğlu"),
    ],
)  # fmt: skip
def test_a_son_in_one_word_is_a_family_name_where_no_other_word_is_one(text, given, family, patronymic):
    assert split_name(text) == (given, family, patronymic)


@pytest.mark.parametrize("text", ["Dr.", "Prof. Dr.", "Bey", "müəllim", "Ayşe", "O'Brien", "Ayşe-Nur", "A. B. Kaya"])
def test_what_is_left_of_a_name_is_never_nothing(text):
    assert untitled(text).split()[-1] == text.split()[-1]


def test_titles_are_taken_off_columns_of_parts_too():
    sheet = read(
        ("Adı", "Soyadı", "E-posta"),
        ("Prof.Dr.Ayşe", "Kaya", "a@example.org"),
        ("akad. Rəhim", "Əliyev, PhD", "b@example.org"),
        ("Hanım", "Bey", "c@example.org"),
        ("Av. Cem", "Say", "d@example.org"),
    )
    assert column(sheet, "given_name") == ["Ayşe", "Rəhim", "Hanım", "Cem"]
    assert column(sheet, "family_name") == ["Kaya", "Əliyev", "Bey", "Say"]
    assert not problems(sheet)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [("Jan van der Berg", "Jan", "van der Berg"), ("van der Berg, Jan", "Jan", "van der Berg"), ("mehmet ali kaya", "mehmet ali", "kaya")],
)  # fmt: skip
def test_small_words_before_a_family_name_are_of_it(text, given, family):
    assert split_name(text) == (given, family, None)


def test_what_stands_in_brackets_is_told_and_no_part_of_a_name():
    given, family, _ = split_name("Ayşe Kaya (TRT)")
    assert given == "Ayşe" and isinstance(family, Fault) and family.value == "Kaya"


def test_numbers_and_marks_around_names_are_no_part_of_them():
    sheet = read(("Adı Soyadı", "E-posta"), ("1. Ayşe Kaya", "a@example.org"), ("2) Can Su*", "b@example.org"))
    assert column(sheet, "family_name") == ["Kaya", "Su"] and not problems(sheet)
