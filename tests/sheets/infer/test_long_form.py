"""Exports of forms with a row for each answer."""

from datetime import date, datetime

from exchange_app.text import fold
from tests.sheets.infer.reading_lists import column, problems, read

HEAD = ("Cavab ID", "Göndərilmə tarixi", "Sual №", "Sual", "Cavab")
QUESTIONS = (
    "Adınız",
    "Soyadınız",
    "Doğum tarixiniz (gün.ay.il)",
    "Elektron poçt ünvanınız",
    "Yaşadığınız şəhər",
    "Proqramı haradan eşitdiniz?",
)


def answers(respondent, day, *given):
    sent = datetime(2026, 10, day, 18, 54)
    return [(respondent, sent, at, QUESTIONS[at - 1], answer) for at, answer in enumerate(given, 1) if answer]


PEOPLE = [
    *answers("R-1", 6, "Nərmin", "İsmayılova", "14.04.1998", "n@poct.example", "Quba", "dostumdan"),
    *answers("R-2", 7, "Elçin", "Kərimov", "", "e@poct.example", "Yevlax", "saytdan"),
    *answers("R-3", 9, "Aysel", "Quliyeva", "31.02.2001", "a@poct.example", "Şəki", ""),
]


def test_every_respondent_is_a_record_with_the_day_of_sending():
    sheet = read(HEAD, *PEOPLE)
    assert [row.row for row in sheet.rows] == [2, 8, 13]
    assert column(sheet, "given_name") == ["Nərmin", "Elçin", "Aysel"]
    assert column(sheet, "birth_date") == [date(1998, 4, 14), None, None]
    assert column(sheet, "city") == ["Quba", "Yevlax", "Şəki"]
    assert column(sheet, "submitted_on") == [date(2026, 10, 6), date(2026, 10, 7), date(2026, 10, 9)]


def test_a_faulty_answer_is_reported_in_its_own_cell():
    assert [
        (each.row, each.column, each.cell) for each in read(HEAD, *PEOPLE).problems if each.field == "birth_date"
    ] == [(15, "E", "31.02.2001")]


def test_a_question_that_is_none_of_ours_is_told_with_its_answers():
    (left,) = [each for each in read(HEAD, *PEOPLE).ignored_columns if each.header == QUESTIONS[-1]]
    assert left.samples == ("dostumdan", "saytdan")


def test_a_list_of_outlets_with_words_of_headings_in_a_column_is_none():
    head = ("Qurumun adı", "Növ", "Şəhəri", "Ölkəsi", "Yer sayı", "Məsul şəxs", "E-poçt")
    rows = [
        (
            f"Kanal {at}",
            "TV",
            town,
            ("Azərbaycan", "Türkiyə")[at // 4 % 2],
            f"{1 + at % 4} nəfər",
            f"Aysel {name}",
            f"a{at}@poct.example",
        )
        for at, (town, name) in enumerate(
            zip(
                "Bakı Quba Şəki Şuşa Adana İzmir Bursa Ankara Qax Lerik Zaqatala Tovuz".split(),
                "Əliyeva Quliyeva Həsənova Kərimova Rzayeva Məmmədova Nağıyeva Səfərova Tağıyeva Vəliyeva Zamanova Şirinova".split(),
                strict=True,
            )
        )
    ]
    assert len(read(head, *rows).rows) == len(rows)


def test_several_answers_to_one_question_are_kept_together():
    more = [
        *PEOPLE,
        ("R-4", datetime(2026, 10, 9), 1, QUESTIONS[0], "Lalə"),
        ("R-4", datetime(2026, 10, 9), 2, QUESTIONS[1], "Nəbiyeva"),
    ]
    more += [("R-4", datetime(2026, 10, 9), 5, QUESTIONS[4], town) for town in ("Quba", "Bakı")]
    assert column(read(HEAD, *more), "city")[-1] == "Quba, Bakı"


def test_a_list_whose_columns_repeat_their_words_is_no_such_export():
    rows = [
        (name, "İngilis dili", "B2", f"{fold(name).replace(' ', '.')}@poct.example")
        for name in ("Aysel Quliyeva", "Elçin Kərimov", "Orxan Şirinov", "Lalə Nəbiyeva")
    ]
    sheet = read(("Ad Soyad", "Dil", "Səviyyə", "E-poçt"), *rows)
    assert len(sheet.rows) == 4 and problems(sheet) == []
