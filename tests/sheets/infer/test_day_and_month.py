"""The day stands before the month unless the column itself proves the other order; what may be either is never guessed."""

from datetime import date

import pytest
from reading_lists import column, problems, read

from exchange_app.sheets.values.dates import DayOrder, column_dates
from exchange_app.text import words


def dates(*cells):
    return read(
        ("First name", "Last name", "Date of birth", "Passport expiry"),
        *(("Ann", f"Miller{'abcdefghijklmnop'[at]}", cell, None) for at, cell in enumerate(cells)),
    )


def test_a_column_that_proves_month_first_is_read_so_and_that_is_said():
    sheet = dates("5/12/1990", "11/30/1991", "2/3/1992", "12/25/1993")
    assert column(sheet, "birth_date") == [date(1990, 5, 12), date(1991, 11, 30), date(1992, 2, 3), date(1993, 12, 25)]
    assert not problems(sheet)
    assert [words("en").say(each.message) for each in sheet.remarks] == [
        "The month stands first in the dates, as in “11/30/1991”; all are read so."
    ]


def test_a_column_of_both_orders_leaves_open_what_may_be_either():
    sheet = dates("5/12/1990", "11/30/1991", "31/12/1992", "3/3/1993", "04/05/1994")
    assert column(sheet, "birth_date") == [None, date(1991, 11, 30), date(1992, 12, 31), date(1993, 3, 3), None]
    assert [each[2] for each in problems(sheet)] == ["5/12/1990", "04/05/1994"] and len(sheet.remarks) == 1


def test_nothing_proved_is_day_first_and_silent():
    sheet = dates("5/12/1990", "2/3/1992", "31.12.1993")
    assert column(sheet, "birth_date") == [date(1990, 12, 5), date(1992, 3, 2), date(1993, 12, 31)]
    assert not problems(sheet) and not sheet.remarks


def test_a_slip_among_many_days_is_only_itself():
    sheet = dates(*["05.12.1990", "30.11.1991", "31.12.1992", "25.10.1993"] * 3, "12.13.1994")
    assert [each[2] for each in problems(sheet)] == ["12.13.1994"] and not sheet.remarks


def test_one_date_with_points_proves_nothing():
    assert column_dates(["12.13.1994", "05.06.1990"]).order is DayOrder.DAY
    assert column_dates(["12/13/1994", "05/06/1990"]).order is DayOrder.MONTH


def test_stored_dates_among_texts_with_the_month_first_may_be_turned():
    sheet = dates(date(1990, 12, 5), "11/30/1991", date(1992, 3, 2), date(1993, 4, 4), "12/25/1993")
    assert column(sheet, "birth_date") == [None, date(1991, 11, 30), None, date(1993, 4, 4), date(1993, 12, 25)]
    assert len(problems(sheet)) == 2


def test_stored_dates_that_can_only_be_sound_stay():
    sheet = dates(date(1990, 12, 5), "11/30/1991", date(1992, 3, 22))
    assert not problems(sheet)


@pytest.mark.parametrize("cell", ["01.01.1900", date(1900, 1, 5), "12.05.1920", 1, "15.01.1900"])
def test_nobody_on_a_list_is_over_a_hundred(cell):
    sheet = dates("12.05.1990", cell, "13.06.1991")
    assert column(sheet, "birth_date")[1] is None and len(problems(sheet)) == 1


def test_an_old_date_of_another_kind_and_a_person_of_ninety_are_read():
    sheet = read(
        ("First name", "Last name", "Date of birth", "Passport expiry"), ("Ann", "Miller", "12.05.1936", "01.01.1900")
    )
    assert column(sheet, "birth_date") == [date(1936, 5, 12)] and column(sheet, "passport_expiry") == [date(1900, 1, 1)]
