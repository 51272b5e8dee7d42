"""Texts that programs damaged: put right where that is certain and said, else problems; errors in any language; guards."""

import pytest
from reading_lists import CONTEXT, column, problems, read

from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.sheets.values.damage import is_error, mended, unguarded
from exchange_app.sheets.values.texts import clean
from exchange_app.text import words

HEAD = ("Adı", "Soyadı", "Kurum", "E-posta")
PLAIN = (
    "Göktuğ",
    "Şişli",
    "Yıldız",
    "Məmmədov",
    "Əliyev",
    "İzmir",
    "Özge Çağla Ünlü",
    "IĞDIR",
    "Kâğıt",
    "“Haber”",
    "Ali’nin",
    "A – B",
)


def misread(text, codec):
    return "".join(bytes([byte]).decode(codec, "replace").replace("\ufffd", chr(byte)) for byte in text.encode("utf-8"))


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp1254", "cp1251", "cp857", "cp437", "mac_turkish"])
@pytest.mark.parametrize("text", PLAIN)
def test_letters_read_in_the_wrong_encoding_are_put_right(text, codec):
    assert clean(misread(text, codec)) == text


@pytest.mark.parametrize(
    "text",
    [*PLAIN, "São Paulo", "CAFÉ’S", "Ärzte Über Öl", "Å Šibenik", "Đorđe Šćepanović", "Иванова Анна", "Гянджа", "Ünlü’ Ö", "José Ñandú", "Łódź", "20 °C", "Ünvan: «Bakı»"],
)  # fmt: skip
def test_sound_letters_stay(text):
    assert mended(text) == text


def test_what_was_put_right_is_said_and_is_no_problem():
    sheet = read(
        ("AdÄ±", "SoyadÄ±", "Kurum", "E-posta"),
        ("GÃ¶ktuÄŸ", "HatipoÄŸlu", "NTV", "a@example.org"),
        ("Ayşe", "Kaya", "TRT", "b@example.org"),
    )
    assert column(sheet, "given_name") == ["Göktuğ", "Ayşe"] and column(sheet, "family_name") == ["Hatipoğlu", "Kaya"]
    assert not problems(sheet)
    assert [words("en").say(each.message) for each in sheet.remarks] == [
        "1 text was garbled and is put right: “GÃ¶ktuÄŸ” is “Göktuğ”.",
        "1 text was garbled and is put right: “HatipoÄŸlu” is “Hatipoğlu”.",
    ]


def test_a_sheet_whose_turkish_was_read_as_western_european_is_put_right():
    book = map_book(
        RawBook("csv", (RawSheet("S1", [("Adý", "Soyadý", "Doðum tarihi"), ("Ayþe", "Yýldýz", "1.2.1990"), ("Can", "Þahin", "2.3.1991")]),)),
        CONTEXT,
    )  # fmt: skip
    (sheet,) = book.sheets
    assert column(sheet, "given_name") == ["Ayşe", "Can"] and column(sheet, "family_name") == ["Yıldız", "Şahin"]
    assert "birth_date" in {key for each in sheet.columns for key in each.fields} and not problems(sheet)
    assert [words("en").say(each.message) for each in sheet.remarks] == [
        "6 texts were garbled and are put right: “Adý” is “Adı”."
    ]


@pytest.mark.parametrize(
    "names",
    [
        [("Þór", "Guðmundsson"), ("Guðrún", "Jónsdóttir"), ("Birna", "Þráinsdóttir")],
        [("Jan", "Nový"), ("Petr", "Veselý"), ("Pavel", "Malý")],
        [("Yýldýz", "Kaya"), ("Ayşe", "Þahin"), ("Can", "Aydýn")],
    ],
)
def test_such_letters_stay_where_they_may_be_sound(names):
    sheet = read(("First name", "Last name"), *names)
    assert list(zip(column(sheet, "given_name"), column(sheet, "family_name"), strict=True)) == names
    assert not sheet.remarks


def test_a_text_is_put_right_only_as_a_whole():
    assert mended("АЛЯКСЕЕЎ") == "АЛЯКСЕЕЎ" and mended("GÃ¶ktuğ") == "GÃ¶ktuğ" and mended("GÃƒÂ¶ktuÃ„Å¸") == "Göktuğ"


@pytest.mark.parametrize(
    "cell",
    [
        "M?mm?dov",
        "?liyeva",
        "Ş?ki",
        "G?nc? TV",
        "Az?rbaycan D?vl?t Televiziyası",
        "Kad\ufffdn",
        "\ufffd",
        "???",
        "GÃ¶ktuğ FM",
    ],
)
def test_lost_letters_are_a_problem(cell):
    sheet = read(HEAD, ("Ayşe", "Kaya", cell, "a@example.org"), ("Can", "Su", "TRT", "b@example.org"))
    assert column(sheet, "employer") == [None, "TRT"] and problems(sheet) == [(2, "employer", cell)]


@pytest.mark.parametrize("cell", ["Neden?", "Kim? Nə?", "TV? Radyo", "?"])
def test_a_question_is_none(cell):
    sheet = read(HEAD, ("Ayşe", "Kaya", cell, "a@example.org"), ("Can", "Su", "TRT", "b@example.org"))
    assert column(sheet, "employer") == [cell, "TRT"] and not problems(sheet)


@pytest.mark.parametrize(
    "word",
    ["#YOK", "#DEĞER!", "#BAŞV!", "#AD?", "#SAYI!", "#SAYI/0!", "#BOŞ!", "#Н/Д", "#ССЫЛКА!", "#ИМЯ?", "#ДЕЛ/0!", "#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NV", "#WERT!", "#BEZUG!", "#ZAHL!",
     "#VALEUR!", "#NOM?", "#NOM ?", "#¡VALOR!", "#¿NOMBRE?", "#N/D", "########", "Err:502", "#DƏYƏR!"],
)  # fmt: skip
def test_words_of_errors_are_known_by_their_form(word):
    assert is_error(word)
    sound = [
        ("Can", "Su", "TRT", "b@example.org"),
        ("Ece", "Ak", "NTV", "c@example.org"),
        ("Oya", "Er", "TRT", "d@example.org"),
    ]
    sheet = read(HEAD, *sound, ("Ayşe", "Kaya", word, word))
    assert column(sheet, "employer")[3] is None and problems(sheet) == [(5, "employer", word), (5, "email", word)]


@pytest.mark.parametrize("word", ["#1 Haber", "#haber", "# 5", "#EVDEKAL", "Tel:502", "A!", "C#"])
def test_other_words_with_such_signs_are_none(word):
    assert not is_error(word)


@pytest.mark.parametrize(
    ("cell", "text"),
    [('="Ayşe"', "Ayşe"), ("'0532", "0532"), ("'Abd al-Rahman", "Abd al-Rahman"), ("'=1+1", "=1+1"), ("'-5 'x'", "-5 'x'"), ('="a ""b"""', 'a "b"'), ("\x1f0532", "0532"), (" ' Ali", "Ali"),
     ("'Sabah' qəzeti", "'Sabah' qəzeti"), ("=A1", "=A1"), ("'", "'"), ("O'Brien", "O'Brien")],
)  # fmt: skip
def test_guards_are_taken_off(cell, text):
    assert clean(cell) == text
    assert unguarded(text) == text or text.startswith(("=", "-", "'"))


def test_guards_are_taken_off_every_kind_of_value():
    sheet = read(
        ('="Adı"', '="Soyadı"', '="T.C. kimlik no"', "Telefon", "E-posta", "Doğum tarihi"),
        ('="Ayşe"', "'Yılmaz", '="10000000146"', "'05321112233", '="a@example.org"', "'12.03.1998"),
    )
    assert [row.values.get("national_id") for row in sheet.rows] == ["10000000146"]
    assert column(sheet, "given_name") == ["Ayşe"] and column(sheet, "family_name") == ["Yılmaz"]
    assert all(column(sheet, key) != [None] for key in ("phone", "email", "birth_date")) and not problems(sheet)


@pytest.mark.parametrize("word", ["NaN", "NULL", "null", "nan", "NaT", "n/a"])
def test_what_programs_write_for_nothing_is_not_given(word):
    sheet = read(HEAD, ("Ayşe", "Kaya", word, word), ("Can", "Su", "TRT", "b@example.org"))
    assert column(sheet, "employer") == [None, "TRT"] and not problems(sheet)


def test_such_a_word_written_as_a_name_is_one():
    sheet = read(HEAD, ("Nan", "Null", "TRT", "a@example.org"), ("Can", "NULL", "TRT", "b@example.org"))
    assert column(sheet, "given_name") == ["Nan", "Can"] and column(sheet, "family_name") == ["Null", None]
