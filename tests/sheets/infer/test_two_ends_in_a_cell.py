"""Calendars that write a period, or the ages, in one cell."""

from datetime import date

import pytest
from reading_lists import column, problems, read

from exchange_app.sheets.values.lists import two_dates, two_numbers

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize("text", [
    "05.04.2027 – 23.04.2027", "05.04.2027-23.04.2027", "5–23 Nisan 2027", "5 Nisan - 23 Nisan 2027", "5.04 – 23.04.2027", "5 - 23 aprel 2027-ci il",
    "5 April to 23 April 2027", "2027-04-05 / 2027-04-23", "05.04.2027 ile 23.04.2027 arası", "from 5 April 2027 until 23 April 2027", "05.04.2027'den 23.04.2027'ye kadar",
])  # fmt: skip
def test_a_period_is_read_however_it_is_written(text):
    assert two_dates(text, TODAY) == (date(2027, 4, 5), date(2027, 4, 23))


@pytest.mark.parametrize("text", ["April 5 - 23, 2027", "April 5 to April 23, 2027", "5-ci aprel – 23 aprel 2027"])
def test_a_month_stands_before_its_day_or_a_day_has_an_ending(text):
    assert two_dates(text, TODAY) == (date(2027, 4, 5), date(2027, 4, 23))


@pytest.mark.parametrize("text", ["20.12 – 10.01.2027", "20 Aralık – 10 Ocak 2027"])
def test_a_period_over_new_year_begins_in_the_year_before(text):
    assert two_dates(text, TODAY) == (date(2026, 12, 20), date(2027, 1, 10))


@pytest.mark.parametrize(
    "text", ["05.04.2027", "belirlenecek", "2027", "12 kişi", "5 Nisan 2027", "-" * 30_000, "5 " * 15_000]
)
def test_what_gives_no_two_days_is_no_period(text):
    assert two_dates(text, TODAY) is None


@pytest.mark.parametrize(
    "text, ages",
    [
        ("18–35", (18, 35)),
        ("21 / 40", (21, 40)),
        ("18-35 yaş", (18, 35)),
        ("21+", (21, None)),
        ("en çok 35", (None, 35)),
        ("yirmi", None),
    ],
)
def test_ages_are_read_however_they_are_written(text, ages):
    assert two_numbers(text) == ages


@pytest.mark.parametrize("headers", [
    ("Dönem", "Başvuru dönemi", "Ziyaret tarihleri", "Yaş sınırı"), ("Qrup", "Müraciət müddəti", "Səfərin tarixləri", "Yaş həddi"),
    ("Cohort", "Application window", "Visit dates", "Age range"), ("Dönemin adı", "Başvuru tarihleri (ilk gün – son gün)", "Program tarihleri (başlangıç – bitiş)", "En küçük / en büyük yaş"),
])  # fmt: skip
def test_a_flat_calendar_gives_both_ends_of_its_periods(headers):
    sheet = read(
        (*headers, "Yer sayı"),
        ("Nevruz", "04.01.2027 – 05.02.2027", "05.04.2027 - 23.04.2027", "21 / 40", 6),
        ("Yaz", "1 mart 2027 – 26 mart 2027", "7–18.06.2027", "20-35", 8),
        ("Güz", "01.06.2027 – 31.06.2027", "13.09.2027 - 01.10.2027", "20–35", 5),
    )
    assert sheet.kind == "cohort"
    assert column(sheet, "opens") == [date(2027, 1, 4), date(2027, 3, 1), date(2027, 6, 1)]
    assert column(sheet, "closes") == [date(2027, 2, 5), date(2027, 3, 26), None]
    assert column(sheet, "starts")[1] == date(2027, 6, 7) and column(sheet, "ends")[1] == date(2027, 6, 18)
    assert column(sheet, "minimum_age") == [21, 20, 20] and column(sheet, "maximum_age") == [40, 35, 35]
    assert problems(sheet) == [(4, "closes", "01.06.2027 – 31.06.2027")]
