"""Headers in many wordings: what is understood is right; what means something else is left alone."""

import pytest
from wordings import WORDINGS

from exchange_app.sheets.infer.headers import ENOUGH, candidates
from exchange_app.sheets.infer.vocabulary.ideas import ideas


def meant(header, language):
    found = candidates((header,), "applicant", language)
    return "+".join(found[0].fields) if found and found[0].score >= ENOUGH else ""


@pytest.mark.parametrize("language", WORDINGS)
def test_plausible_wordings_name_their_fields_and_other_things_none(language):
    wrong = []
    for fields, listed in WORDINGS[language].items():
        headers = [header.strip() for header in " ".join(listed.split()).strip(" |").split("|")]
        wrong += [(header, fields, got) for header in headers if (got := meant(header, language)) != fields]
    assert wrong == []


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


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Görev yaptığı kurum", "employer"), ("Kurumdaki görevi", "position"), ("Position at your organisation", "position"),
        ("Təcili əlaqə (tel.)", "emergency_phone"), ("Yaşayış yeri (ünvan)", "address"), ("Where do you live (country)?", "country"),
    ],
)  # fmt: skip
def test_the_word_that_is_described_decides_and_parentheses_explain(header, fields):
    assert meant(header, None) == fields
