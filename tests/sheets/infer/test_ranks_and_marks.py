"""Outlets ranked under their names, letters for woman and man marked, choices asked one after the other."""

import pytest
from reading_lists import column, problems, read

NAMES = ("Menderes TV", "Gökyüzü Gazetesi", "Radyo Pusula")


def ranked(*ranks, group="Seçim sırası"):
    head = (
        (("Soyad", "Ad", "E-poçt", group, None, None), (None, None, None, *NAMES))
        if group
        else (("Soyad", "Ad", "E-poçt", *NAMES),)
    )
    people = [
        (family, "Aysel", f"{family.lower()}@example.az", *each)
        for family, each in zip(("Rzayeva", "Quliyeva", "Kazımova"), ranks, strict=True)
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5)] if group else ()
    return read(*head, *people, merged=merged)


@pytest.mark.parametrize(
    "one, two, three",
    [
        ("I", "II", "III"),
        ("1", "2", "3"),
        ("1-ci", "2-ci", "3-cü"),
        (1, 2, 3),
        ("1.", "2.", "3."),
        ("birinci", "ikinci", "üçüncü"),
    ],
)
def test_ranks_under_outlets_are_choices(one, two, three):
    sheet = ranked((one, two, None), (three, two, one), (None, one, two))
    assert column(sheet, "preference_1") == ["Menderes TV", "Radyo Pusula", "Gökyüzü Gazetesi"]
    assert column(sheet, "preference_2") == ["Gökyüzü Gazetesi", "Gökyüzü Gazetesi", "Radyo Pusula"]
    assert column(sheet, "preference_3") == [None, "Menderes TV", None]


def test_ranks_without_a_heading_over_them_are_choices_where_each_is_given_once():
    assert column(ranked((1, 2, 3), (3, 2, 1), (2, 1, 3), group=None), "preference_1") == [
        "Menderes TV",
        "Radyo Pusula",
        "Gökyüzü Gazetesi",
    ]


def test_figures_under_names_of_media_are_no_ranks_where_they_repeat():
    sheet = ranked((4, 2, 3), (3, 3, 1), (2, 9, 3), group=None)
    assert not any(key.startswith("preference") for each in sheet.columns for key in each.fields)


@pytest.mark.parametrize(
    "letters, codes",
    [(("Q", "K"), ["F", "M"]), (("K", "E"), ["F", "M"]), (("E", "K"), ["M", "F"]), (("M", "F"), ["M", "F"])],
)
def test_marks_under_the_letters_for_woman_and_man_tell_the_gender(letters, codes):
    sheet = read(
        ("Soyad", "Ad", "Cinsi", None, "E-poçt"), (None, None, *letters, None),
        ("Rzayeva", "Aysel", "+", None, "a@example.az"), ("Quliyev", "Orxan", None, "+", "o@example.az"),
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)],
    )  # fmt: skip
    assert column(sheet, "gender") == codes and problems(sheet) == []


@pytest.mark.parametrize(
    "second, third",
    [("İkinci növbədə?", "Üçüncü növbədə?"), ("Ya ikinci?", "Ya üçüncü?"), ("2.", "3."), ("Second?", "Third?")],
)
def test_what_is_asked_after_the_first_choice_is_the_next_one(second, third):
    sheet = read(
        ("Adınız", "Soyadınız", "E-poçt", "İlk növbədə hansı qurumda təcrübə keçmək istəyirsiniz?", second, third),
        ("Aysel", "Rzayeva", "a@example.az", *NAMES), ("Orxan", "Quliyev", "o@example.az", *reversed(NAMES)),
    )  # fmt: skip
    assert [column(sheet, f"preference_{n}")[0] for n in (1, 2, 3)] == list(NAMES)


def test_numbers_of_questions_are_no_choices():
    sheet = read(
        ("1. İsminiz / Adınız", "2. Soy isminiz / Soyadınız", "3. E-posta adresiniz", "4. Cep telefonunuz", "5. Hangi kuruluşta çalışıyorsunuz?"),
        ("Doruk", "Oktay", "d@example.tr", "0535 458 30 49", "Haber Köprüsü"), ("Lale", "Ekinci", "l@example.tr", "0541 923 23 71", "Gökyüzü Gazetesi"),
    )  # fmt: skip
    assert [key for each in sheet.columns for key in each.fields] == [
        "given_name",
        "family_name",
        "email",
        "phone",
        "employer",
    ]


@pytest.mark.parametrize("group", ["Tercihler", "Seçdiyi qurumlar", "Getmək istədiyi qurumlar", "Host preferences"])
@pytest.mark.parametrize(
    "ranks", [("I", "II", "III"), (1, 2, 3), ("1-ci", "2-ci", "3-cü")], ids=["roman", "figures", "words"]
)
def test_columns_numbered_under_a_heading_of_choices_are_choices(group, ranks):
    sheet = read(
        ("Ad", "Soyad", "E-poçt", group, None, None), (None, None, None, *ranks),
        ("Rauf", "Əliyev", "r@example.az", *NAMES), ("Aysel", "Rzayeva", "a@example.az", *reversed(NAMES)), merged=[(0, 3, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2)],
    )  # fmt: skip
    assert [column(sheet, f"preference_{n}")[0] for n in (1, 2, 3)] == list(NAMES) and "employer" not in {
        key for each in sheet.columns for key in each.fields
    }
