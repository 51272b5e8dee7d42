"""Templates that say under their headers how to fill them in, or show it with an example."""

from reading_lists import aside, column, problems, read

HEADERS = ("Soyad", "Ad", "Cins", "Doğum tarixi", "FİN", "Mobil telefon", "E-poçt", "Sahə")
PEOPLE = [
    ("Lətifova", "Afaq", "Qadın", "08.04.1997", "99HPEZU", "+994 51 901 77 06", "afaq@example.az", "Qəzet"),
    ("Osmanov", "Ülvi", "Kişi", "09.12.1982", "587D2BC", "+994 51 740 31 11", "ulvi@example.az", "Radio"),
]


def test_a_row_of_instructions_is_no_record():
    hint = (
        "latın hərfləri ilə",
        "latın hərfləri ilə",
        "siyahıdan seçin",
        "gün.ay.il",
        "7 simvol",
        "+994 …",
        "kiçik hərflərlə",
        "siyahıdan seçin",
    )
    sheet = read(HEADERS, hint, *PEOPLE)
    assert column(sheet, "family_name") == ["Lətifova", "Osmanov"]
    assert problems(sheet) == [] and aside(sheet) == [(2, "an example, or how to fill the list in")]


def test_an_example_row_is_no_record():
    sheet = read(
        ("№", *HEADERS),
        ("Nümunə", "Məmmədov", "Əli", "Kişi", "01.01.1990", "1ABCDE2", "+994 50 123 45 67", "ad@example.az", "Kino"),
        *[(n, *p) for n, p in enumerate(PEOPLE, 1)],
    )
    assert column(sheet, "family_name") == ["Lətifova", "Osmanov"] and aside(sheet) == [
        (2, "an example, or how to fill the list in")
    ]


def test_a_first_record_full_of_faults_stays_a_record():
    bad = ("Lətifova", "Afaq", "?", "31.02.1997", "99H", "51", "afaq example.az", "şeir")
    sheet = read(HEADERS, bad, *PEOPLE)
    assert len(sheet.rows) == 3 and len(problems(sheet)) >= 5
