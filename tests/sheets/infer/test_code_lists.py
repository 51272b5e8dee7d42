"""Figures that a legend explains."""

from tests.sheets.infer.reading_lists import column, problems, read

HEADERS = ("Ad Soyad", "Doğum tarihi", "E-posta")
PEOPLE = [
    ("Ayşe Kaya", "01.02.1990", "a@b.example"),
    ("Ali Tan", "01.02.1991", "c@b.example"),
    ("Can Er", "01.12.1990", "d@b.example"),
]


def with_figures(header, figures, *around):
    rows = [(*person, figure) for person, figure in zip(PEOPLE, figures, strict=True)]
    return read((*HEADERS, header), *rows, *around)


def test_a_legend_in_the_header_says_what_the_figures_mean():
    for header in ("Cinsiyet (1-Kadın, 2-Erkek)", "Cinsiyet 1: Kadın 2: Erkek", "Cinsiyeti\n(1 = kadın / 2 = erkek)"):
        sheet = with_figures(header, [1, "2", 2])
        assert column(sheet, "gender") == ["F", "M", "M"], header
        assert sheet.column_of("gender").header in ("Cinsiyet", "Cinsiyeti")


def test_a_legend_in_a_note_explains_the_column_whose_choice_it_names():
    sheet = with_figures("Cinsiyet", [1, 2, 1], ("", "", "", ""), ("Açıklama: 1 = Erkek, 2 = Kadın",))
    assert column(sheet, "gender") == ["M", "F", "M"] and len(sheet.rows) == 3
    sheet = with_figures("İngilizce", [3, 2, 1], ("", "", "", ""), ("1 - başlangıç, 2 - orta, 3 - ileri",))
    assert column(sheet, "level_en") == ["C1", "B1", "A1"]


def test_a_figure_that_the_legend_lacks_is_reported_as_it_stands():
    rows = [(*PEOPLE[at % 3], 1 + at % 2) for at in range(6)] + [(*PEOPLE[0], 7)]
    sheet = read((*HEADERS, "Cinsiyet (1-Kadın, 2-Erkek)"), *rows)
    assert column(sheet, "gender") == ["F", "M", "F", "M", "F", "M", None]
    assert problems(sheet) == [(8, "gender", "7")]


def test_without_a_legend_figures_are_no_gender():
    sheet = with_figures("Cinsiyet", [1, 2, 1])
    assert column(sheet, "gender") == [None, None, None]
    sheet = with_figures("Oda", [1, 2, 1], ("1 = tek kişilik, 2 = çift kişilik",))
    assert set().union(*(row.values for row in sheet.rows)) == {"given_name", "family_name", "birth_date", "email"}
