"""Words of choices, answers and numbers as partners write them, and what stays unread."""

import pytest
from test_reading_values import TODAY

from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.readers import ColumnEvidence, Setting, reader_of

KNOWN = {
    ("applicant", "gender", "en"): {"M": ("Mr", "Mr.", "man"), "F": ("Ms", "Mrs", "Woman", "Fem.")},
    ("applicant", "gender", "az"): {"F": ("xanım", "qız"), "M": ("oğlan", "kişi cinsi")},
    ("applicant", "level_en", "tr"): {
        "B2": ("iyi derecede", "B2 seviyesinde"),
        "C1": ("Çok iyi derecede", "mükemmel"),
        "C2": ("ana dilim",),
    },
    ("applicant", "level_tr", "az"): {
        "C1": ("Əla bilir", "sərbəst danışır"),
        "C2": ("doğma", "ana dilim"),
        "B2": ("Yaxşı bilirəm",),
    },
    ("applicant", "level_ru", "en"): {"A2": ("Basic knowledge",), "B2": ("Good command",), "C1": ("Fluent",)},
    ("applicant", "track", "tr"): {
        "digital": ("İnternet", "Online gazetecilik"),
        "fact_checking": ("Doğruluk kontrolü",),
        "photo": ("Foto muhabirliği",),
    },
    ("applicant", "track", "az"): {
        "press": ("Çap",),
        "digital": ("Onlayn",),
        "fact_checking": ("Fakt-çekinq", "fakt yoxlanışı"),
        "cinema": ("Kinematoqrafiya",),
    },
    ("applicant", "track", "en"): {
        "press": ("Print journalism", "Newspapers"),
        "news_agency": ("Wire",),
        "digital": ("Digital journalism",),
    },
    ("applicant", "status", "tr"): {
        "waitlisted": ("Yedek liste",),
        "rejected": ("Elendi", "Red"),
        "selected": ("Asıl", "Kabul edildi"),
        "incomplete": ("Eksik evrak",),
    },
    ("applicant", "status", "az"): {
        "waitlisted": ("ehtiyat siyahıda", "Ehtiyat siyahısında"),
        "withdrawn": ("İmtina etdi",),
        "selected": ("Seçilmişdir", "Qəbul edilib", "qəbul edilmişdir"),
        "received": ("Müraciət qəbul edilib",),
    },
    ("applicant", "status", "en"): {
        "rejected": ("Not selected",),
        "ineligible": ("Not eligible",),
        "shortlisted": ("Short-listed",),
        "waitlisted": ("On waiting list",),
    },
    ("cohort", "status", "tr"): {"selection": ("Seçim aşamasında",), "open": ("Başvurular açık",)},
    ("cohort", "status", "az"): {
        "open": ("müraciətə açıqdır", "Qəbul gedir"),
        "selection": ("Seçim mərhələsi",),
        "completed": ("Başa çatdı",),
    },
    ("applicant", "citizenship", "az"): {"AZ": ("Azərb. Resp.", "AR vətəndaşı", "Azərbaycan Respublikası")},
    ("applicant", "citizenship", "en"): {"AZ": ("Rep. of Azerbaijan",), "TR": ("Republic of Türkiye",)},
    ("applicant", "experience_years", "tr"): {12: ("12 sene", "12 yıldır çalışıyor", "on iki yıl"), 20: ("yirmi",)},
    ("applicant", "experience_years", "az"): {12: ("on iki (12) il", "12 (on iki) il"), 25: ("iyirmi beş il",)},
    ("outlet", "places", "en"): {8: ("8 journalists", "8 pax", "8 fellows", "eight")},
    ("outlet", "places", "az"): {8: ("8 təcrübəçi", "səkkiz nəfər", "8 nəfər üçün yer")},
    ("outlet", "active", "az"): {
        True: ("fəaldır", "iştirak edir", "bəli, iştirak edir"),
        False: ("Aktiv deyil", "iştirak etmir"),
    },
    ("outlet", "active", "tr"): {True: ("Katılıyor", "evet, katılıyor"), False: ("Katılmıyor",)},
    ("applicant", "email", "tr"): {"a@b.com": ("mailto:a@b.com", "<a@b.com>", "a@b.com;", "e-posta: a@b.com")},
}
UNREAD = {
    ("applicant", "level_en", "tr"): ("C1/C2", "B1-B2", "konuşabiliyor"),
    ("applicant", "track", "tr"): ("Radyo/TV",),
    ("applicant", "experience_years", "az"): ("5 ildən çox", "15 ilə yaxın", "5-6 il", "on iki (13) il"),
    ("outlet", "places", "tr"): ("en fazla 8", "belli değil", "4-6 kişi"),
    ("outlet", "places", "en"): ("up to 8", "tbc"),
    ("applicant", "email", "tr"): ("a @b.com", "a@b.com, c@d.com", "a [at] b.com"),
    ("applicant", "status", "tr"): ("Değerlendirmede",),
}


def reading(kind, key, language, cell):
    return reader_of([fields_of(kind)[key]], Setting(language, TODAY)).read(cell)


@pytest.mark.parametrize("place", KNOWN, ids="-".join)
def test_words_are_known(place):
    assert {cell: reading(*place, cell) for cells in KNOWN[place].values() for cell in cells} == {
        cell: code for code, cells in KNOWN[place].items() for cell in cells
    }


@pytest.mark.parametrize("place", UNREAD, ids="-".join)
def test_what_is_not_certain_is_a_problem(place):
    assert all(isinstance(reading(*place, cell), Fault) for cell in UNREAD[place])


@pytest.mark.parametrize("language", ["en", "tr", "az"])
@pytest.mark.parametrize("key", ["gender", "track", "level_en", "status"])
def test_a_dash_is_no_word_of_a_choice(key, language):
    assert reading("applicant", key, language, "-") is None and reading("applicant", key, language, "—") is None


def test_a_phrase_of_two_codes_is_none_though_one_stands_alone_in_a_part_of_it():
    assert isinstance(reading("applicant", "track", "tr", "Radyo TV ve Sinema"), Fault)
    assert reading("applicant", "track", "tr", "TV muhabiri") == "tv"


@pytest.mark.parametrize(
    ("language", "cells", "answers"),
    [("az", ["H", "X"], [True, False]), ("az", ["H"], [True]), ("tr", ["H"], [False]), ("tr", ["E", "H"], [True, False]), ("tr", ["X"], [True])],
)  # fmt: skip
def test_letters_for_yes_and_no_are_those_of_the_column_and_then_of_the_language(language, cells, answers):
    active = fields_of("outlet")["active"]
    read = reader_of([active], Setting(language, TODAY), evidence=ColumnEvidence(cells)).read
    assert [read(cell) for cell in cells] == answers
