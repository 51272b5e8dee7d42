"""The hands of a list: a click, a key or a new order never changes records that the person does not mean or see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView
from pytestqt.qtbot import QtBot

from exchange_app.store import Store
from exchange_app.text import msg
from tests.ui.listing_window import Window, make_store
from ui.components.dialog import Dialog
from ui.desk.signals import Notice
from ui.forms.editors import Editor
from ui.lists.keys import move_to
from ui.lists.paste_dialog import PasteDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Open = Callable[..., Window]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def open_(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    opened: list[Window] = []

    def make(*given: Any, crowd: int = 0, **named: Any) -> Window:
        if crowd:
            make_store(tmp_path / "s.exdesk")
            with Store.open(tmp_path / "s.exdesk") as store, store.write(msg("More"), author="test") as work:
                work.create_many(
                    "applicant",
                    [
                        {"family_name": f"Person{at:03}", "given_name": "A", "city": ("Rize", "Muş", "Van")[at % 3]}
                        for at in range(crowd)
                    ],
                )
        opened.append(Window(tmp_path, qtbot, *given, **named))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def click_head(window: Window, column: str, held: Qt.KeyboardModifier = NONE) -> None:
    head, section = window.view.head, window.column(column)
    place = QPoint(head.sectionViewportPosition(section) + 20, 12)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, held, place)
    window.quiet()


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.view, key, held)
    window.quiet()


def select(window: Window, column: str, top: int, bottom: int) -> None:
    window.view.setFocus()
    move_to(window.view, top, window.column(column))
    move_to(window.view, bottom, window.column(column), extend=True)


def selected(window: Window) -> list[str]:
    """The family names of the records whose cells are selected."""
    chosen = window.view.cell_range()
    return window.families()[chosen[0] : chosen[2] + 1]


def cities(window: Window) -> dict[str, Any]:
    with window.store.read() as reader:
        return {str(each.get("family_name")): each.get("city") for each in reader.records("applicant")}


def here(window: Window) -> tuple[str, str]:
    """Whose cell is current, and which."""
    return window.families()[window.view.currentIndex().row()], window.view.current_column()


def no_dialog(window: Window) -> None:
    assert QApplication.activeModalWidget() is None


class Asked:
    """Answers the next question and keeps what it said; `then` is done with the one after it."""

    def __init__(self, window: Window, yes: bool, then: Callable[[Any], object] | None = None) -> None:
        self.title, self.text = "", ""
        self._window, self._yes, self._then = window, yes, then
        window.answer(self._act)

    def _act(self, dialog: Any) -> None:
        assert isinstance(dialog, Dialog)
        self.title, self.text = dialog.windowTitle(), dialog.sentence.text()
        if self._then is not None:
            self._window.answer(self._then)
        (dialog.accept if self._yes else dialog.reject)()


def editor(window: Window) -> Editor:
    return next(each for each in window.view.findChildren(Editor) if each.isVisible())


# A click on a heading ----------------------------------------------------------------------------------------------


def test_a_click_on_a_heading_sorts_and_selects_nothing_so_delete_empties_only_the_framed_cell(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    before = cities(window)
    click_head(window, "city")
    assert window.texts("city") == sorted(window.texts("city"), key=lambda each: each.replace("İ", "I"))
    assert selected(window) == ["Kaya"]
    press(window, Qt.Key.Key_Delete)
    assert cities(window) == {**before, "Kaya": None}


def test_shift_click_on_a_second_heading_selects_nothing_either(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "track")
    click_head(window, "city")
    click_head(window, "track", SHIFT)
    assert [each.column for each in window.panel.sort] == ["city", "track"]
    assert window.view.cell_range()[1] == window.view.cell_range()[3] and selected(window) == ["Kaya"]


# A new order ---------------------------------------------------------------------------------------------------------


def test_the_cells_selected_are_those_of_the_same_people_after_sorting_or_only_one_is(open_: Open) -> None:
    window = open_()
    select(window, "city", 0, 2)
    people = selected(window)
    current = here(window)
    click_head(window, "name")
    assert sorted(selected(window)) == sorted(people), "turned around they still stand together"
    click_head(window, "city")
    assert selected(window) == [current[0]], "they do not stand together any more: only the current cell is left"
    assert here(window) == current


@pytest.mark.parametrize("gone", ["filtered", "removed"])
def test_the_selection_never_slides_to_other_people_when_some_of_it_go(open_: Open, gone: str) -> None:
    window = open_()
    select(window, "city", 1, 3)
    people = selected(window)
    if gone == "filtered":
        window.panel.bar.search.setText("ank")
    else:
        with window.store.write(msg("Elsewhere"), author="other") as work:
            with window.store.read() as reader:
                ids = [each.id for each in reader.records("applicant") if each.get("family_name") in people[:2]]
            for each in ids:
                work.remove("applicant", each, cascade=True)
        window.panel.refresh()
    window.quiet()
    assert len(selected(window)) == 1


def test_after_a_removal_the_next_record_is_current_and_in_view(open_: Open) -> None:
    window = open_(crowd=120)
    window.cell("Person080", "city")
    window.answer(lambda dialog: dialog.accept())
    press(window, Qt.Key.Key_Delete, CTRL)
    assert here(window)[0] == "Person081"
    assert window.view.currentIndex().row() in window.view.rows_in_sight()


def test_shift_click_on_a_check_box_counts_from_the_record_ticked_before_not_from_its_old_row(open_: Open) -> None:
    window = open_()
    marks = window.view.marks

    def tick(family: str, held: Qt.KeyboardModifier = NONE) -> None:
        y = window.view.rowViewportPosition(window.row(family)) + 8
        QTest.mouseClick(marks.viewport(), Qt.MouseButton.LeftButton, held, QPoint(16, y))

    first = window.families()[0]
    tick(first)
    click_head(window, "name")
    assert window.families()[-1] == first
    tick(window.families()[-2], SHIFT)
    assert len(window.panel.model.checked) == 2


# What is out of sight --------------------------------------------------------------------------------------------------


def test_delete_over_more_than_a_screen_says_how_many_and_changes_nothing_when_refused(open_: Open) -> None:
    window = open_(crowd=120)
    before, steps = cities(window), window.steps()
    select(window, "city", 0, 99)
    asked = Asked(window, yes=False)
    press(window, Qt.Key.Key_Delete)
    assert "100" in asked.title and "City" in asked.text and "not in view" in asked.text
    assert cities(window) == before and window.steps() == steps
    asked = Asked(window, yes=True)
    press(window, Qt.Key.Key_Delete)
    assert sum(1 for each in cities(window).values() if each is None) == 100 and window.steps() == steps + 1
    window.undo()
    assert cities(window) == before


def test_select_all_and_delete_asks_for_all_of_them(open_: Open) -> None:
    window = open_(crowd=120)
    window.view.setFocus()
    before = cities(window)
    press(window, Qt.Key.Key_A, CTRL)
    asked = Asked(window, yes=False)
    press(window, Qt.Key.Key_Delete)
    assert "129" in asked.title and cities(window) == before


def test_a_column_is_selected_by_ctrl_space_and_delete_then_asks(open_: Open) -> None:
    window = open_(crowd=120)
    window.cell("Person010", "city")
    press(window, Qt.Key.Key_Space, CTRL)
    assert len(selected(window)) == 129 and here(window) == ("Person010", "city")
    asked = Asked(window, yes=False)
    press(window, Qt.Key.Key_Delete)
    assert "129" in asked.title


def test_fill_down_over_more_than_a_screen_asks_and_counts_only_what_differs(open_: Open) -> None:
    window = open_(crowd=120)
    select(window, "city", window.row("Person000"), window.row("Person059"))
    asked = Asked(window, yes=False)
    press(window, Qt.Key.Key_D, CTRL)
    assert "40" in asked.title and "Person000" in asked.text and "City" in asked.text
    assert cities(window)["Person001"] == "Muş"


@pytest.mark.parametrize("sure", [True, False])
def test_what_is_typed_for_more_than_a_screen_is_asked_first(open_: Open, sure: bool) -> None:
    window = open_(crowd=120)
    select(window, "city", window.row("Person000"), window.row("Person059"))
    QTest.keyClicks(window.view, "K")
    QTest.keyClicks(editor(window).input, "ars")
    asked, before = Asked(window, yes=sure), window.steps()
    QTest.keyClick(editor(window).input, Qt.Key.Key_Return, CTRL)
    window.quiet()
    assert "City becomes “Kars”." in asked.text
    assert (cities(window)["Person001"] == "Kars") == sure
    assert window.steps() == before + sure


def test_what_is_all_in_view_is_emptied_and_filled_without_a_question(open_: Open) -> None:
    window = open_()
    select(window, "city", 0, 8)
    press(window, Qt.Key.Key_D, CTRL)
    no_dialog(window)
    assert set(cities(window).values()) == {"Bakı"}
    press(window, Qt.Key.Key_Delete)
    assert set(cities(window).values()) == {None}


def test_a_cell_scrolled_out_of_sight_is_not_emptied_or_pasted_over_without_its_name_being_said(open_: Open) -> None:
    window = open_(crowd=120)
    window.cell("Aydın", "city")
    window.view.verticalScrollBar().setValue(window.view.verticalScrollBar().maximum())
    asked = Asked(window, yes=False)
    press(window, Qt.Key.Key_Delete)
    assert "Aydın" in asked.text and cities(window)["Aydın"] == "Bakı"
    QApplication.clipboard().setText("Kars")
    asked = Asked(window, yes=False)
    press(window, Qt.Key.Key_V, CTRL)
    assert "Aydın" in asked.text and "Kars" in asked.text and cities(window)["Aydın"] == "Bakı"


def test_fields_scrolled_out_of_sight_are_named_before_they_are_emptied(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["city", "employer", "track", "birth_date", "experience_years", "notes", "email", "phone"])
    window.view.set_widths(dict.fromkeys([each.key for each in window.panel.model.columns], 300))
    window.cell("Kaya", "city")
    window.view.horizontalScrollBar().setValue(0)
    row = window.row("Kaya")
    model = window.panel.model
    span = QItemSelection(model.index(row, 1), model.index(row, model.columnCount() - 1))
    window.view.selectionModel().select(span, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    asked = Asked(window, yes=False)
    press(window, Qt.Key.Key_Delete)
    assert "Media field, Date of birth, Years of experience are not in view" in asked.text
    assert window.value("Kaya", "city") == "Bursa"


def test_one_value_pasted_over_a_long_range_says_how_many_records_it_meets(open_: Open) -> None:
    window = open_(crowd=120)
    select(window, "city", 0, 99)
    QApplication.clipboard().setText("Kars")
    seen: list[str] = []

    def act(dialog: Any) -> None:
        assert isinstance(dialog, PasteDialog)
        seen.append(dialog.sentence.text())
        dialog.reject()

    window.answer(act)
    press(window, Qt.Key.Key_V, CTRL)
    assert "100 records" in seen[0] and "not in view" in seen[0]
    assert "Kars" not in cities(window).values()


def test_the_status_of_ticked_people_out_of_sight_changes_after_a_question(open_: Open) -> None:
    window = open_(crowd=120)
    window.view.setFocus()
    press(window, Qt.Key.Key_A, CTRL)
    action = next(each for each in window.panel.bulk.status.menu().actions() if each.text() == "Rejected")
    asked = Asked(window, yes=False)
    action.trigger()
    window.quiet()
    assert "129" in asked.title and "Rejected" in asked.text
    with window.store.read() as reader:
        assert "rejected" not in {each.get("status") for each in reader.records("application")}


def tick(window: Window, *families: str) -> None:
    for family in families:
        window.cell(family, "city")
        press(window, Qt.Key.Key_Space)


def search(window: Window, text: str) -> None:
    window.panel.bar.search.setText(text)
    window.quiet()


def test_ticks_outlive_a_search_and_the_bar_says_how_many_of_them_the_list_does_not_show(open_: Open) -> None:
    window = open_()
    tick(window, "Kaya", "Aydın")
    search(window, "kaya")
    assert window.panel.bulk.count.text() == "2 people selected, 1 of them not in this list"
    search(window, "lale")
    tick(window, "Lale")
    assert window.panel.bulk.count.text() == "3 people selected, 2 of them not in this list"
    search(window, "nobody is called so")
    assert window.panel.bulk.isVisible()
    assert window.panel.bulk.count.text() == "3 people selected, 3 of them not in this list"
    search(window, "")
    assert window.panel.bulk.count.text() == "3 people selected"
    keys = window.panel.model.checked_keys()
    assert sorted(window.families()[window.panel.model.row_of(key)] for key in keys) == ["Aydın", "Kaya", "Lale"]


def test_the_box_above_the_boxes_is_about_the_people_shown_and_esc_unticks_all(open_: Open) -> None:
    window = open_()
    tick(window, "Aydın")
    search(window, "kaya")
    window.view.check_all.click()
    assert window.panel.bulk.count.text() == "2 people selected, 1 of them not in this list"
    window.view.check_all.click()
    assert window.panel.bulk.count.text() == "1 person selected, 1 of them not in this list"
    window.view.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert not window.panel.bulk.isVisible() and not window.panel.model.checked


@pytest.mark.parametrize("yes", [False, True])
def test_a_bulk_change_says_how_many_of_those_it_meets_are_not_shown(open_: Open, yes: bool) -> None:
    window = open_()
    tick(window, "Kaya", "Hacıyev", "Əliyev")
    search(window, "kaya")
    action = next(each for each in window.panel.bulk.status.menu().actions() if each.text() == "Rejected")
    places: list[str] = []

    def take_back(dialog: Any) -> None:
        places.append(dialog.windowTitle())
        dialog.accept()

    asked = Asked(window, yes, take_back if yes else None)
    action.trigger()
    window.quiet()
    assert places == (["Take 1 place back as well?"] if yes else []), "one of them is placed"
    assert asked.title == "Change 3 records?" and "2 of these records are not in view." in asked.text
    with window.store.read() as reader:
        rejected = sum(each.get("status") == "rejected" for each in reader.records("application"))
    assert rejected == (2 if yes else 0)


def test_removing_and_every_dialog_of_the_bar_say_it_too(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_()
    bulk, said = window.panel.bulk, "1 of these records is not in the list that is shown."
    tick(window, "Kaya", "Hacıyev")
    search(window, "kaya")
    opened: list[Any] = []
    monkeypatch.setattr("ui.lists.bulk_bar.QDesktopServices.openUrl", lambda url: bool(opened.append(url)) or True)
    for do in (
        bulk._change_field,
        lambda: bulk.add_to_cohort(window.panel.chosen_keys()),
        bulk._mail,
        bulk.copy,
        window.panel.commands.remove,
    ):
        asked = Asked(window, yes=False)
        do()
        window.quiet()
        assert said in asked.text, do
    assert not opened and window.count() == 9
    asked = Asked(window, yes=True)
    bulk.copy()
    assert len(QApplication.clipboard().text().splitlines()) == 3, "the header and both rows"


def test_who_leaves_the_list_by_a_write_or_is_removed_elsewhere_is_not_ticked_any_more(open_: Open) -> None:
    window = open_()
    search(window, "bursa")
    tick(window, "Kaya")
    window.panel.commands.set_field(window.panel.model.checked_keys(), "city", "Kars")
    window.quiet()
    assert window.families() == [] and not window.panel.model.checked, "the next one ticked is alone"
    search(window, "")
    tick(window, "Kaya", "Lale")
    search(window, "lale")
    with Store.open(window.path) as other, other.write(msg("Away"), author="Mert") as work:
        (person,) = work.reader.find("applicant", "family_name", "Kaya")
        work.remove("applicant", person.id)
    window.app.signals.changed.emit(None)
    window.quiet()
    assert window.panel.bulk.count.text() == "1 person selected"


# Enter and Tab -----------------------------------------------------------------------------------------------------


def test_enter_goes_down_and_tab_right_and_with_shift_back_and_the_keys_stay_in_the_list(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    row, column = window.view.currentIndex().row(), window.view.currentIndex().column()
    for key, held, down, right in (
        (Qt.Key.Key_Return, NONE, 1, 0),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, 2, 0),
        (Qt.Key.Key_Return, SHIFT, 1, 0),
        (Qt.Key.Key_Tab, NONE, 1, 1),
        (Qt.Key.Key_Tab, NONE, 1, 2),
        (Qt.Key.Key_Backtab, SHIFT, 1, 1),
    ):
        press(window, key, held)
        index = window.view.currentIndex()
        assert (index.row() - row, index.column() - column) == (down, right) and window.view.hasFocus()
    move_to(window.view, 8, window.panel.model.columnCount() - 1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        press(window, key)
        index = window.view.currentIndex()
        assert (index.row(), index.column()) == (8, window.panel.model.columnCount() - 1) and window.view.hasFocus()


def test_words_typed_with_enter_between_them_go_down_the_column_and_rename_nobody(open_: Open) -> None:
    window = open_()
    names = window.families()
    window.cell(names[1], "city")
    for word in ("Ankara", "", "Izmir", ""):
        for letter in word:
            QTest.keyClicks(QApplication.focusWidget(), letter)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.quiet()
    assert [cities(window)[names[at]] for at in (1, 3)] == ["Ankara", "Izmir"]
    assert sorted(cities(window)) == sorted(names) and here(window) == (names[5], "city")


def test_typing_on_while_the_step_before_is_still_written_loses_no_letter(open_: Open) -> None:
    window = open_()
    names = window.families()
    window.cell(names[0], "city")
    QTest.keyClicks(window.view, "V")
    QTest.keyClick(editor(window).input, Qt.Key.Key_Return)
    QTest.keyClicks(window.view, "R")
    held = editor(window)
    window.quiet()
    assert held.isVisible() and held.text() == "R", "the answer of the store must not close or refill the editor"
    QTest.keyClicks(held.input, "ize")
    QTest.keyClick(held.input, Qt.Key.Key_Tab)
    window.quiet()
    assert (cities(window)[names[0]], cities(window)[names[1]]) == ("V", "Rize")


@pytest.mark.parametrize("away", ["heading", "search", "record"])
def test_going_elsewhere_with_the_mouse_keeps_what_is_typed_in_a_cell(open_: Open, away: str) -> None:
    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    QTest.keyClicks(window.view, "V")
    QTest.keyClicks(editor(window).input, "an")
    if away == "heading":
        click_head(window, "city")
    elif away == "search":
        QTest.mouseClick(window.panel.bar.search, Qt.MouseButton.LeftButton)
    else:
        row = window.pane.form.rows["employer"]
        QTest.mouseClick(row.part, Qt.MouseButton.LeftButton, NONE)
    window.quiet()
    assert window.value("Kaya", "city") == "Van"


def test_ctrl_enter_opens_the_record_and_a_word_typed_there_changes_nothing_and_escape_comes_back(open_: Open) -> None:
    window = open_()
    before = cities(window)
    window.cell("Kaya", "city")
    window.quiet()
    press(window, Qt.Key.Key_Return, CTRL)
    at = QApplication.focusWidget()
    assert window.pane.isAncestorOf(at) and window.pane.opened.title == "Nur Kaya"
    QTest.keyClicks(at, "Izmir Ankara")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.quiet()
    assert not window.pane.form.dirty and cities(window) == before
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.view.hasFocus() and here(window) == ("Kaya", "city")


def test_ctrl_enter_while_a_cell_is_edited_keeps_what_is_typed_and_then_opens(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    QTest.keyClicks(window.view, "V")
    QTest.keyClick(editor(window).input, Qt.Key.Key_Return, CTRL)
    window.quiet()
    assert window.value("Kaya", "city") == "V" and window.pane.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("way", ["double", "f2"])
def test_double_click_and_f2_edit_the_cell_or_open_the_record_where_it_is_not_typed_into(open_: Open, way: str) -> None:
    window = open_()

    def ask(column: str) -> None:
        window.cell("Kaya", column)
        window.quiet()
        if way == "f2":
            press(window, Qt.Key.Key_F2)
            return
        place = window.view.visualRect(window.view.currentIndex()).center()
        QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        QTest.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    ask("city")
    assert editor(window).text() == "Bursa"
    QTest.keyClick(editor(window).input, Qt.Key.Key_Escape)
    ask("name")
    assert window.view.state() is not QTableView.State.EditingState
    assert window.pane.isAncestorOf(QApplication.focusWidget())


def test_typing_on_a_column_that_is_not_typed_into_says_so(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "name")
    QTest.keyClicks(window.view, "A")
    assert "Ctrl+Enter" in window.said[-1].text
    assert here(window) == ("Kaya", "name")


def test_typing_on_a_cell_out_of_sight_brings_it_into_view_first(open_: Open) -> None:
    window = open_(crowd=120)
    window.cell("Aydın", "city")
    window.view.verticalScrollBar().setValue(window.view.verticalScrollBar().maximum())
    QTest.keyClicks(window.view, "V")
    held = editor(window)
    assert window.view.viewport().rect().contains(held.geometry().center())


def test_ctrl_tab_leaves_the_list(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    press(window, Qt.Key.Key_Tab, CTRL)
    assert not window.view.hasFocus()
    window.view.setFocus()
    press(window, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert not window.view.hasFocus()


def test_the_question_has_no_button_that_enter_presses_by_accident(open_: Open) -> None:
    window = open_(crowd=120)
    before = cities(window)
    select(window, "city", 0, 99)

    def act(dialog: Any) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert [each.text().strip() for each in dialog.findChildren(QAbstractButton)]
        if dialog.isVisible():
            dialog.reject()

    window.answer(act)
    press(window, Qt.Key.Key_Delete)
    assert cities(window) == before


def test_f2_puts_the_cursor_behind_what_stands_in_the_cell_and_a_letter_types_over_it(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " 2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.quiet()
    assert window.value("Kaya", "city") == "Bursa 2"
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_V)
    QTest.keyClicks(QApplication.focusWidget(), "an")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.quiet()
    assert str(window.value("Kaya", "city")).lower() == "van"


def elsewhere(window: Window, city: str, author: str = "Mert", origin: str = "cli") -> None:
    """Another program writes Kaya's city."""
    with Store.open(window.path) as other, other.write(msg("Cities"), author=author, origin=origin) as work:
        (person,) = work.reader.find("applicant", "family_name", "Kaya")
        work.update("applicant", person.id, {"city": city})


def undo_by_keys(window: Window, key: Qt.Key = Qt.Key.Key_Z) -> None:
    window.activate()
    QTest.keyClick(window.app.window.focusWidget(), key, CTRL)
    window.quiet()


def test_undo_of_what_somebody_else_did_asks_and_says_whose_it_is_and_of_when(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    elsewhere(window, "Muş")
    window.app.signals.changed.emit(None)
    window.quiet()
    assert "Cities (Mert, " in window.app.window.actions_["undo"].text()
    asked = Asked(window, yes=False)
    undo_by_keys(window)
    assert asked.title == "Undo what was not done here?"
    assert "“Cities” by Mert, " in asked.text and "(command line)" in asked.text
    assert window.value("Kaya", "city") == "Muş"
    asked = Asked(window, yes=True)
    undo_by_keys(window)
    assert window.value("Kaya", "city") == "Bursa"
    assert window.app.window.strip.text.text().startswith("Taken back: Cities (Mert, ")
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.quiet()
    undo_by_keys(window)
    assert window.value("Kaya", "city") == "Bursa", "one's own is taken back without a question"
    assert "(" not in window.app.window.strip.text.text(), "and needs no name"
    undo_by_keys(window, Qt.Key.Key_Y)
    assert window.value("Kaya", "city") is None


def test_undo_beside_the_word_of_ones_own_step_takes_back_no_other_that_came_since(open_: Open) -> None:
    window = open_()
    window.cell("Lale", "city")
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.quiet()
    assert window.app.window.strip.action.text() == "Undo"
    elsewhere(window, "Muş", author="Derya", origin="window")
    asked = Asked(window, yes=False)
    window.app.window.strip.action.click()
    window.quiet()
    assert "“Cities” by Derya, " in asked.text and "(window)" in asked.text
    assert window.value("Kaya", "city") == "Muş" and window.value("Lale", "city") is None


def test_redo_of_what_another_window_took_back_asks_too(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.quiet()
    with Store.open(window.path) as other:
        other.undo("Mert")
    window.app.signals.changed.emit(None)
    window.quiet()
    asked = Asked(window, yes=True)
    undo_by_keys(window, Qt.Key.Key_Y)
    assert asked.title == "Redo what was not undone here?" and "by Mert, " in asked.text
    assert window.value("Kaya", "city") is None


def test_the_last_step_of_an_earlier_day_is_not_taken_back_by_a_slip_of_the_keys(open_: Open) -> None:
    window = open_()
    asked = Asked(window, yes=False)
    undo_by_keys(window)
    assert "“Scene” by test" in asked.text and window.count() == 9


def test_after_the_last_person_of_a_search_is_removed_ctrl_z_brings_them_back_and_not_the_words_searched(
    open_: Open,
) -> None:
    window = open_()
    window.activate()
    QTest.keyClicks(window.panel.bar.search, "Kaya")
    window.quiet()
    window.cell("Kaya", "city")
    window.answer(lambda dialog: dialog.accept())
    press(window, Qt.Key.Key_Delete, CTRL)
    assert window.count() == 8 and window.panel.shown == 0
    window.activate()
    QTest.keyClick(window.app.window.focusWidget(), Qt.Key.Key_Z, CTRL)
    window.quiet()
    assert window.count() == 9 and window.families() == ["Kaya"]
    assert window.panel.bar.search.text() == "Kaya" and window.view.hasFocus()


def test_a_message_covers_nothing_and_goes_by_esc_or_with_its_page(open_: Open) -> None:
    window = open_("applicants")
    window.app.window.setMinimumSize(0, 0)
    window.app.window.resize(1366, 360)
    window.panel.model.check(window.panel.model.keys[:2], True)
    window.quiet()
    shell, view, bar = window.app.window, window.view, window.panel.bulk
    rows = window.panel.model.rowCount()
    view.setFocus()
    view.setCurrentIndex(window.panel.model.index(rows - 1, 1))
    assert bar.isVisible()

    def say() -> None:
        window.app.signals.said.emit(Notice("Two people are selected.", "bad", "Undo", lambda: None))
        QApplication.processEvents()

    say()
    strip = shell.strip
    assert strip.isVisible() and shell.stage.geometry().bottom() < strip.geometry().top()
    assert bar.isVisible() and view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    for _first_the_ticks in range(2):
        assert strip.isVisible()
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not strip.isVisible() and view.hasFocus()
    say()
    shell.go("applicants")
    assert strip.isVisible()
    shell.go("outlets")
    assert not strip.isVisible(), "it was said of the other page"
