"""Phones are of the record's own country, any of the world, and of no other; only where it names none of the file's and the agency's."""

import pytest
from reading_lists import CONTEXT, column, problems, read

from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.phones import ASSUMED, PhoneColumn, read_phone

HEAD = ("First name", "Last name", "Country", "Citizenship", "Phone")


@pytest.mark.parametrize(
    ("country", "citizenship", "phone", "number"),
    [
        ("United States", None, "217-352-1234", "+12173521234"), ("United States", "Türkiye", "(217) 352 1234", "+12173521234"), (None, "Georgia", "599 12 34 56", "+995599123456"),
        ("Gürcistan", None, "0322 123 456", "+995322123456"), ("Ukrayna", None, "067 123 45 67", "+380671234567"), ("Polşa", None, "512 345 678", "+48512345678"),
        ("Germany", None, "0171 234 5678", "+491712345678"), ("Russia", None, "8 912 345 67 89", "+79123456789"), ("United Kingdom", None, 7984325364, "+447984325364"),
        ("Almanya", None, "+90 532 111 22 33", "+905321112233"), ("Azerbaijan", "Türkiye", "050 111 22 33", "+994501112233"), (None, "Azerbaijan", 501112233, "+994501112233"),
        ("Türkiye", None, "0532 111 22 33", "+905321112233"), (None, None, "0532 111 22 33", "+905321112233"), ("Kazakhstan", None, 87012345678, "+77012345678"),
    ],
)  # fmt: skip
def test_a_number_is_of_the_country_that_the_record_names(country, citizenship, phone, number):
    sheet = read(HEAD, ("Ann", "Miller", country, citizenship, phone))
    assert column(sheet, "phone") == [number] and not problems(sheet)


@pytest.mark.parametrize(
    ("country", "phone"),
    [
        ("Azerbaijan", "0532 111 22 33"),
        ("Czechia", "532 111 22 33"),
        ("United States", "050 211 22 33"),
        ("Narnia", "0532 111 22 33"),
        ("United States", 5321112233),
    ],
)
def test_no_other_country_is_tried_than_that_of_the_record(country, phone):
    sheet = read(HEAD, ("Ann", "Miller", country, None, phone))
    assert column(sheet, "phone") == [None] and [each[1] for each in problems(sheet)][-1] == "phone"


AMERICAN = ["(404) 555-0110", "(602) 555-0111", "(516) 555-0112", "(651) 555-0113", "(206) 447-2288", "(212) 555-0116"]


def test_a_column_of_numbers_from_elsewhere_is_not_taken_for_home():
    sheet = read(
        ("First name", "Last name", "Phone"), *(("Ann", f"Miller{at}x", each) for at, each in enumerate(AMERICAN))
    )
    assert column(sheet, "phone") == [None] * len(AMERICAN) and len(problems(sheet)) == len(AMERICAN)
    assert CONTEXT.agency.country == "TR"
    assert PhoneColumn(AMERICAN).read("(212) 555-0116", ("US",)) == "+12125550116"
    assert PhoneColumn(["0532 111 22 33"] * 9).read("(212) 555-0116", (ASSUMED, "TR")) == "+902125550116"


def test_in_a_list_of_several_countries_a_number_written_as_at_home_is_of_home():
    numbers = [*AMERICAN, "0505 298 98 07", "07984 792090", "0044 7712 84 50 16"]
    sheet = read(
        ("First name", "Last name", "Phone"), *(("Ann", f"Miller{at}x", each) for at, each in enumerate(numbers))
    )
    assert column(sheet, "phone") == [None] * len(AMERICAN) + ["+905052989807", None, "+447712845016"]


def test_a_figure_too_few_makes_no_number_of_the_next_country():
    assert isinstance(read_phone("0532 111 22 3", ("TR", "AZ")), Fault)
    assert read_phone("050 123 45 67", ("TR", "AZ")) == "+994501234567"


@pytest.mark.parametrize("cell", ["6265550114", "(626) 555-0114"])
def test_the_first_figures_of_a_short_number_are_no_country(cell):
    assert isinstance(read_phone(cell, ()), Fault)


@pytest.mark.parametrize(
    "cell",
    [
        "0\ufe0d532 111 22 33",
        "\u202a+90 532 111 22 33\u202c",
        "\u20660532 111 22 33\u2069",
        "0532\u200b1112233",
        "\u061c0532 111 22 33",
        "٠٥٣٢ ١١١ ٢٢ ٣٣",
        "０５３２ １１１ ２２ ３３",
    ],
)
def test_marks_that_nobody_sees_are_no_second_number(cell):
    assert read_phone(cell, ("TR",)) == "+905321112233"


def test_an_expected_second_number_is_reported():
    found = read_phone("599 12 34 56 / 577 11 22 33", ("GE",))
    assert isinstance(found, Fault) and found.value == "+995599123456"
