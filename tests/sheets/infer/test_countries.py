"""Countries by any usual name of three languages and by code; letters that are no countries in their column are none."""

import pytest
from reading_lists import column, problems, read

from exchange_app.kinds.countries import country_names
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.values.composites import read_composite
from exchange_app.sheets.values.countries import find_country, read_countries, told_by_codes
from exchange_app.sheets.values.texts import read_text
from exchange_app.text import LANGUAGES

NAMED = [
    ("BA", "BOSNIA AND HERZEGOVINA"), ("BA", "Bosnia & Herzegovina"), ("BA", "Bosna Hersek"), ("BA", "Bosniya və Herseqovina"), ("PS", "Palestine"), ("PS", "Filistin"), ("PS", "FƏLƏSTİN"),
    ("CZ", "Czech Republic"), ("CZ", "Çek Cumhuriyeti"), ("CZ", "Çexiya"), ("KR", "Republic of Korea"), ("KR", "Güney Kore"), ("KR", "Cənubi Koreya"), ("KP", "DPRK"),
    ("CD", "DR Congo"), ("CD", "Democratic Republic of the Congo"), ("CG", "Republic of the Congo"), ("CG", "Kongo Cumhuriyeti"), ("CI", "Ivory Coast"), ("CI", "Fildişi Sahili"), ("CI", "Côte d’Ivoire"), ("CI", "Cote d'Ivoire"),
    ("NL", "Holland"), ("NL", "The Netherlands"), ("NL", "Hollanda"), ("NL", "Hollandalı"), ("MK", "Makedonya"), ("MK", "Macedonia"), ("MK", "FYROM"), ("MK", "Şimali Makedoniya"), ("SZ", "Swaziland"), ("MM", "Burma"),
    ("AE", "BAE"), ("AE", "UAE"), ("GB", "UK"), ("GB", "England"), ("GB", "İngiltərə"), ("US", "U.S.A."), ("US", "The United States"), ("US", "ABŞ"), ("VN", "Viet Nam"), ("VA", "Vatikan"), ("CV", "Cape Verde"),
    ("RU", "RF"), ("RU", "Russian Federation"), ("SY", "Syrian Arab Republic"), ("PL", "Polonyalı"), ("PL", "Polşa"), ("CN", "P.R. China"), ("GM", "Gambia"), ("TT", "Trinidad and Tobago"), ("KG", "Kyrgyz Republic"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), NAMED)
def test_usual_names(code, text):
    assert find_country(text) == find_country(text, codes=False) == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_by_the_name_that_the_window_shows(language):
    assert {name: find_country(name) for name in country_names(language).values()} == {
        name: code for code, name in country_names(language).items()
    }


@pytest.mark.parametrize("code", ["TR", "az", "DEU", "gbr", "US"])
def test_iso_codes(code):
    assert find_country(code) is not None and find_country(code, codes=False) is None


@pytest.mark.parametrize("text", ["Narnia", "Congo", "Northern Cyprus", "KKTC", "Korea", "Texas"])
def test_what_is_no_country_or_two_is_none(text):
    assert find_country(text) is None


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["TR", "AZ"], True), (["AZ"], True), ([], True), (["AZ", "TR", "GE", "UA"], True), (["AZ", "Türkiye", "DE", "CA"], True), (["TR", "AZ", "Gürcüstan", "Narnia"], True), (["TR", "AZ", "22", "Georgia"], True),
        (["GA", "CA", "AZ", "MN"], False), (["GA", "NY", "AZ", "TX", "WA"], False), (["TR", "AA", "NT", "QQ"], False), (["Bakı", "Ankara", "AZ"], False),
    ],
)  # fmt: skip
def test_two_letters_are_a_country_where_the_column_is_of_countries(cells, told):
    assert told_by_codes(cells) is told


def test_a_state_of_the_us_is_no_country():
    sheet = read(
        ("First name", "Last name", "Country"),
        *(("Ann", f"Miller{each}", each) for each in ("GA", "CA", "AZ", "MN")),
    )
    assert not any(column(sheet, "country")) and len(problems(sheet)) in (0, 4)


def test_a_state_behind_a_city_is_no_country():
    fields = [fields_of("applicant")[key] for key in ("city", "country")]
    cells = ["Atlanta, GA", "Phoenix, AZ", "Hicksville, NY", "Bellevue, WA"]
    read_one = read_composite(fields, [read_text, read_countries("en")], cells)
    assert [read_one(cell, ())[1] == "AZ" for cell in cells] == [False] * 4
    home = read_composite(fields, [read_text, read_countries("en")], ["Bakı, AZ", "Ankara, TR"])
    assert [home(cell, ()) for cell in ("Bakı, AZ", "Ankara / Türkiye")] == [("Bakı", "AZ"), ("Ankara", "TR")]
