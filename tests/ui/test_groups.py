"""A list is grouped by a column: beside the rows stands what its records hold there, with how many, and one of it is shown alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exchange_app.services.records import Edit, update
from exchange_app.store import Filter
from tests.ui.listing_window import PEOPLE, Open, Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_: Open) -> Window:
    window = open_("applicants")
    window.view.setFocus()
    return window


def by(window: Window, column: str) -> None:
    window.cell("Kaya", column)
    QTest.keyClick(window.view, Qt.Key.Key_G, CTRL | SHIFT)
    window.quiet()


def told(window: Window) -> list[tuple[str, int]]:
    return [(each.text, each.records) for each in window.panel.groups.groups]


def click(window: Window, text: str) -> None:
    groups = window.panel.groups
    row = next(at for at, each in enumerate(groups.groups) if each.text == text)
    place = groups.list.visualRect(groups.list.model().index(row, 0)).center()
    QTest.mouseClick(groups.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window.quiet()


def test_each_value_stands_with_its_number_and_nothing_given_last(window: Window) -> None:
    window.panel.set_columns(["name", "city", "experience_years"])
    window.quiet()
    by(window, "city")
    assert told(window) == [
        ("All", 9), ("Ankara", 2), ("Bakı", 2), ("Bursa", 1), ("Gəncə", 1), ("İzmir", 1), ("Quba", 1), ("Şəki", 1),
    ]  # fmt: skip
    by(window, "city")
    assert window.panel.groups is None
    by(window, "experience_years")
    assert told(window)[-1] == ("not given", 1)


def test_a_click_shows_one_group_alone_and_the_numbers_stay(window: Window) -> None:
    by(window, "city")
    click(window, "Bakı")
    assert sorted(window.families()) == ["Aydın", "Hacıyev"]
    assert ("Ankara", 2) in told(window)
    current = window.panel.groups.list.currentIndex().row()
    assert window.panel.groups.groups[current].text == "Bakı"
    click(window, "All")
    assert len(window.families()) == len(PEOPLE)


def test_references_and_choices_are_said_in_words(window: Window) -> None:
    window.panel.set_columns(["name", "application.cohort", "track", "agency"])
    window.quiet()
    by(window, "application.cohort")
    assert told(window) == [("All", 9), ("Summer", 2), ("not given", 7)]
    click(window, "Summer")
    assert sorted(window.families()) == ["Hacıyev", "Əliyev"]
    click(window, "All")
    window.panel.set_group("track")
    window.quiet()
    assert ("Television", 4) in told(window)
    window.panel.set_group("agency")
    window.quiet()
    assert told(window)[1:] == [("AZ", 5), ("TR", 4)]


def test_spellings_that_a_filter_takes_for_one_are_one_group(window: Window) -> None:
    with window.store.read() as reader:
        person = next(each for each in reader.records("applicant") if each.get("family_name") == "Aydın")
    update(window.store, Edit("applicant", person.id, {"city": "BAKI"}), access=window.app.window.desk.access)
    window.quiet()
    by(window, "city")
    assert [count for text, count in told(window) if text.lower().startswith("bak")] == [2]


def test_the_other_filters_and_what_is_written_count(window: Window) -> None:
    by(window, "city")
    window.panel.use_filters([Filter("track", "in", ("tv",))])
    window.quiet()
    assert told(window)[0] == ("All", 4)
    window.panel.clear_filters()
    window.quiet()
    with window.store.read() as reader:
        person = next(each for each in reader.records("applicant") if each.get("city") == "Bursa")
    update(window.store, Edit("applicant", person.id, {"city": "Ankara"}), access=window.app.window.desk.access)
    window.quiet()
    assert ("Ankara", 3) in told(window)


def test_what_is_masked_or_names_each_record_cannot_be_grouped_by(window: Window) -> None:
    window.panel.set_columns(["name", "passport_number"])
    window.quiet()
    for column in ("name", "passport_number"):
        by(window, column)
        assert window.panel.groups is None
    assert "cannot be grouped" in window.said[-1].text


def test_it_comes_back_with_the_window_and_with_a_saved_view(window: Window, open_: Open) -> None:
    by(window, "city")
    view = window.panel.view_data()
    window.close()
    again = open_("applicants")
    assert again.panel.groups is not None and again.panel.groups.column.key == "city"
    assert told(again)[0] == ("All", 9)
    again.panel.set_group(None)
    again.panel.use_view(view)
    again.quiet()
    assert again.panel.groups is not None and told(again)[0] == ("All", 9)
