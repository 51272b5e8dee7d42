"""One heading at a time: what it is taken for. What means something else, or nothing, is left alone."""

import pytest
from headings import HEADINGS

from exchange_app.sheets.infer.headers import ENOUGH, candidates, is_row_number
from exchange_app.sheets.infer.vocabulary.ideas import ideas


@pytest.mark.parametrize("kind, language", sorted({(each.kind, each.language) for each in HEADINGS}, key=str))
def test_however_a_column_is_headed_its_fields_are_found_and_no_others(kind, language):
    wrong = []
    for each in HEADINGS:
        if (each.kind, each.language) == (kind, language):
            found = candidates(each.levels, kind, language)
            got = found[0].fields if found and found[0].score >= ENOUGH else ()
            if got != each.fields:
                wrong.append((each.levels, each.fields, got))
    assert wrong == []


def test_one_word_means_what_it_means_in_the_language_of_the_file():
    assert candidates(("Ünvan",), "applicant", "az")[0].fields == ("address",)
    assert candidates(("Unvan",), "applicant", "tr")[0].fields == ("position",)


@pytest.mark.parametrize("text", ["№", "No", "Sıra", "Sıra No", "S/N", "#", "S.No", "Sıra №"])
def test_row_numbers_are_known(text):
    assert is_row_number(text)


@pytest.mark.parametrize("text", ["Pasport №", "Telefon no", "Adı", "S.A.A."])
def test_other_numbers_are_no_row_numbers(text):
    assert not is_row_number(text)


@pytest.mark.parametrize(
    ("header", "idea"),
    [
        ("Dogum tarhi", "birth"), ("Telofon", "phone"), ("Pasportunuzdakı", "passport"), ("doğduğunuz", "birth"), ("DOGUM_TARIHI", "birth"),
        ("dogumyeri", "birth"), ("birthplace", "place"), ("pasaportno", "number"), ("phonenumber", "phone"), ("istediğiniz", "want"),
        ("yaşadığınız", "live"), ("Doğ.", "birth"), ("PSPRT", "passport"), ("Dğm", "birth"), ("tlf", "phone"), ("Beslenme", "diet"), ("Başlanma", "start"),
    ],
)  # fmt: skip
def test_words_are_known_with_endings_slips_and_in_one(header, idea):
    assert idea in ideas(header)


@pytest.mark.parametrize(
    ("header", "idea"),
    [("şey", "count"), ("hal-hazırda", "score"), ("istediğiniz", "work"), ("size", "other"), ("area", "call")],
)
def test_short_words_are_not_taken_for_others(header, idea):
    assert idea not in ideas(header)
