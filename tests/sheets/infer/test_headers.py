"""One header at a time: what it is taken for."""

import headers_asked_az
import headers_asked_en
import headers_asked_tr
import pytest
from headers_met import MET

from exchange_app.sheets.infer.headers import ENOUGH, candidates, is_row_number

ASKED = {"tr": headers_asked_tr, "az": headers_asked_az, "en": headers_asked_en}


@pytest.mark.parametrize("kind, language", MET)
def test_headers_met_in_the_field_name_their_fields(kind, language):
    wrong = []
    for line in MET[kind, language].strip().splitlines():
        header, _, fields = (part.strip() for part in line.rpartition("="))
        found = candidates((header,), kind, language)
        got = "+".join(found[0].fields) if found and found[0].score >= ENOUGH else ""
        if got != fields:
            wrong.append((header, fields, got))
    assert wrong == []


@pytest.mark.parametrize(
    "levels, field",
    [
        (("Şəxsi məlumat", "Doğum tarixi"), "birth_date"),
        (("Pasport", "Nömrəsi"), "passport_number"),
        (("Pasport", "Bitmə tarixi"), "passport_expiry"),
        (("Təcili əlaqə", "Telefon"), "emergency_phone"),
        (("Acil Durum", "Adı"), "emergency_name"),
        (("Seçim", "2"), "preference_2"),
        (("Dil bilikləri", "Rus"), "level_ru"),
        (("Doğum", "Yeri"), "birth_place"),
        (("Əlaqə", "E-poçt"), "email"),
    ],
)
def test_a_group_gives_its_columns_their_meaning(levels, field):
    assert candidates(levels, "applicant", "az")[0].fields == (field,)


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
    "language, kind", [(language, kind) for language, module in ASKED.items() for kind in module.ASKED]
)
def test_however_a_column_is_headed_its_field_is_found_and_no_other(language, kind):
    wrong = []
    for line in ASKED[language].ASKED[kind].strip().replace("|\n", "|").splitlines():
        fields, _, headers = line.partition("=")
        for header in map(str.strip, headers.split("|")):
            found = candidates((header,), kind, language)
            got = "+".join(found[0].fields) if found and found[0].score >= ENOUGH else "-"
            if got != fields.strip():
                wrong.append((header, fields.strip(), got))
    assert wrong == []
