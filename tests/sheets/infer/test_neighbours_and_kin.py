"""Headers one word away from known ones: those that mean a field are found, their kin that mean another thing are left alone."""

import pytest
from reading_lists import aside, column, problems, read
from test_words_met import reading

from exchange_app.sheets.infer.headers import ENOUGH, candidates, is_row_number

MEANT = {
    "cohort": {
        "minimum_age": ("Youngest age", "En genç katılımcı yaşı", "Ən cavan yaş", "Starting age", "Yaş tabanı"),
        "maximum_age": ("Oldest age", "En yaşlı katılımcı", "Ən böyük yaş", "Eldest (age)", "Yaş tavanı"),
        "": ("Junior age", "Gənc yaş", "Seats taken", "Dolu kontenjan", "Qalan yer", "Remaining seats", "Program ücreti"),
    },
    "outlet": {
        "city": ("IL_ADI", "İlçe adı", "Rayonun adı"),
        "contact_role": ("Sorumlu personelin görevi", "Məsul əməkdaşın vəzifəsi", "Position of the staff in charge"),
        "contact_name": ("Sorumlu çalışan", "Məsul işçinin adı", "Responsible staff"),
        "contact_phone": ("Məsul əməkdaşın telefonu", "İlgili personelin cep telefonu"),
        "places": ("Max. guests", "En çok misafir", "Ən çox qonaq", "Maximum persons"),
        "": ("Yıl adı", "Əməkdaşların sayı", "Personel sayısı", "Number of staff", "Təsis ili", "Masa sayısı", "Kompüter sayı", "Contract no"),
    },
    "applicant": {
        "score": ("Sınav notu (100)", "İmtahan balı", "Exam mark", "Yazılı sınav puanı", "Test score"),
        "given_name+family_name": ("Üye adı soyadı", "Üzvün adı və soyadı", "Üyenin adı"),
        "birth_date": ("How old... sorry, what is your birth date?",),
        "": (
            "Fatura adresi", "Billing address", "Faktura ünvanı", "How old are you?", "Exam city", "Sınava girdiği şehir", "İmtahan tarixi",
            "Valideynin adı", "Valideynin telefonu", "Veli adı", "Guardian phone", "Üyelik durumu", "Membership status", "Üzvlük vəziyyəti",
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", MEANT)
def test_a_header_is_taken_for_what_it_means_and_for_nothing_else(kind):
    got = {
        header: "+".join(found[0].fields) if (found := candidates((header,), kind, None)) and found[0].score >= ENOUGH else ""
        for headers in MEANT[kind].values() for header in headers
    }  # fmt: skip
    assert got == {header: fields for fields, headers in MEANT[kind].items() for header in headers}


@pytest.mark.parametrize(
    "header", ["İngilizce sınav puanı", "TOEFL / IELTS balı", "Test in English: points", "Dil sınavı notu"]
)
def test_points_in_a_language_are_no_score_of_the_application(header):
    assert all(each.fields != ("score",) or each.score < ENOUGH for each in candidates((header,), "applicant", None))


PEOPLE = [
    ("Sevgi", "Kaya", "sevgi@example.tr"),
    ("Emre", "Demir", "emre@example.tr"),
    ("Ayşe", "Acar", "ayse@example.tr"),
    ("Ali", "Yurt", "ali@example.tr"),
]


def people(header, *cells, names=("Ad", "Soyad")):
    return read((*names, "E-posta", header), *[(*person, cell) for person, cell in zip(PEOPLE, cells, strict=True)])


def fields(sheet):
    return {key for each in sheet.columns for key in each.fields}


def test_figures_under_a_word_for_notes_are_kept_as_notes_and_are_no_marks():
    figures = people("Açıklama", 94, 87, 60, 71)
    assert column(figures, "notes") == ["94", "87", "60", "71"] and "score" not in fields(figures)
    assert column(people("Açıklama", "Vegan", "94", "Geç geldi", "Hasta"), "notes")[0] == "Vegan"


def test_figures_under_the_turkish_word_for_mark_and_note_are_marks_and_words_are_notes():
    assert column(people("Notu", 94, "87", 60, 71), "score") == [94, 87, 60, 71]
    words = people("Not", "Vegan", "Geç geldi", "Hasta", "Aradı")
    assert column(words, "notes")[1] == "Geç geldi" and "score" not in fields(words)


@pytest.mark.parametrize(
    "cells, codes",
    [
        (("woman", "man", "woman", "man"), "FMFM"),
        (("Bayan", "Bay", "Bayan", "Bay"), "FMFM"),
        (("qız", "oğlan", "qız", "oğlan"), "FMFM"),
    ],
)
def test_words_for_women_and_men_tell_the_gender_under_a_header_that_says_nothing(cells, codes):
    assert column(people("I am a", *cells), "gender") == list(codes)


@pytest.mark.parametrize("above, given", [("Sporçunun adı", True), ("Komandanın adı", False)])
def test_the_same_strange_word_over_both_names_leaves_each_its_own(above, given):
    names = ("Zahid", "Almaz", "Elvin", "Əsmər", "Zərifə", "İsmət", "Çiçək", "Rasim", "Şərqiyyə", "Bəhram")
    if not given:
        names = (
            "Qarabağ FK",
            "Neftçi PFK",
            "Zirə FK",
            "Sabah FK",
            "Kəpəz FK",
            "Araz FK",
            "Turan FK",
            "Şamaxı FK",
            "İmişli FK",
            "Səbail FK",
        )
    sheet = read(
        (above, "Sporçunun soyadı", "E-poçt"), *[(name, "Qayalı", f"s{n}@example.az") for n, name in enumerate(names)]
    )
    assert column(sheet, "given_name") == [name if given else None for name in names]
    assert set(column(sheet, "family_name")) == {"Qayalı"}


HOSTS = [
    ("Çıraq TV", "Bakı", "Montaj, Arxiv"),
    ("Ocaq qəzeti", "Gəncə", "Redaksiya"),
    ("Nəfəs Radio", "Quba", "Xəbərlər"),
    ("Körpü Xəbər", "Şəki", "İdman"),
]


def hosts(*headers):
    return read(
        (*headers, "Qəbul edilən nəfər sayı", "Əlaqə telefonu"),
        *[(*host, n, f"055 678 76 3{n}") for n, host in enumerate(HOSTS, 1)],
    )


def test_a_newsroom_is_the_outlet_where_nothing_else_names_it():
    sheet = hosts("Redaksiya", "Şəhər", "Şöbələr")
    assert (
        column(sheet, "name") == [host[0] for host in HOSTS]
        and column(sheet, "departments")[0] == ("Montaj", "Arxiv")
        and problems(sheet) == []
    )


@pytest.mark.parametrize("header", ["Based in", "Yerleşik olduğu", "Yerləşir"])
def test_towns_under_a_word_for_being_somewhere_are_where_an_outlet_is(header):
    assert column(hosts("Qurumun adı", header, "Şöbələr"), "city") == ["Bakı", "Gəncə", "Quba", "Şəki"]


@pytest.mark.parametrize(
    "line", ["Aran bölgəsi", "Ankara Bölgesi", "Aegean region", "Kültür Müdürlüğü", "Xəbər şöbəsi"]
)
@pytest.mark.parametrize("number", ["№-si", None])
def test_lines_that_divide_a_list_are_no_records(line, number):
    rows = [
        (f"{n})", f"{given} {family}", born, mail)
        for n, ((given, family, mail), born) in enumerate(
            zip(PEOPLE, ("14.07.1984", "06.01.2002", "14.02.1986", "04.11.1993"), strict=True), 1
        )
    ]
    head, rows = (number, "Adı soyadı", "Doğum tarixi", "E-poçt"), [*rows[:2], (None, line, None, None), *rows[2:]]
    sheet = read(*[each if number else each[1:] for each in (head, *rows)])
    assert len(sheet.rows) == 4 and aside(sheet) == [(4, "heading inside the list")] and problems(sheet) == []


def test_a_number_with_an_ending_counts_the_rows_and_a_passports_does_not():
    assert is_row_number("№-si") and is_row_number("Sıra №-si") and not is_row_number("Pasport №-si")


@pytest.mark.parametrize(
    "language, words",
    [
        ("tr", ("Ön listede", "Ön elemeyi geçti")),
        ("az", ("İlkin siyahıda", "Ön siyahı")),
        ("en", ("On the preliminary list",)),
    ],
)
def test_a_first_list_is_a_shortlist(language, words):
    assert [reading("applicant", "status", language, word) for word in words] == ["shortlisted"] * len(words)
