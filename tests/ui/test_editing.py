"""Editing in the real window: cells, ranges, many records at once, the record's pane."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from exchange_app.text import msg
from tests.ui.listing_window import Open, Window
from ui.components.delegate import Mark
from ui.desk.goto import EditRelated, ToList, ToRecord
from ui.forms.editors import Editor
from ui.forms.related import RelatedCard
from ui.lists.bulk_bar import CohortDialog, FieldDialog
from ui.lists.keys import move_to
from ui.lists.paste_dialog import PasteDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def editor(window: Window) -> Editor:
    return next(each for each in window.view.findChildren(Editor) if each.isVisible())


def test_typing_into_a_cell_replaces_it_and_enter_goes_down(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    row = window.view.currentIndex().row()
    QTest.keyClicks(window.view, "V")
    QTest.keyClicks(editor(window).input, "an")
    QTest.keyClick(editor(window).input, Qt.Key.Key_Return)
    assert window.view.currentIndex().row() == row + 1
    window.quiet()
    assert window.value("Kaya", "city") == "Van"
    window.undo()
    assert window.value("Kaya", "city") == "Bursa"


def test_f2_keeps_the_text_and_tab_goes_right_and_escape_leaves_it(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    column = window.view.currentIndex().column()
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    assert editor(window).text() == "Bursa"
    QTest.keyClick(editor(window).input, Qt.Key.Key_End)
    QTest.keyClicks(editor(window).input, "!")
    QTest.keyClick(editor(window).input, Qt.Key.Key_Tab)
    window.quiet()
    assert window.value("Kaya", "city") == "Bursa!"
    assert window.view.currentIndex().column() == column + 1
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    QTest.keyClicks(editor(window).input, "x")
    QTest.keyClick(editor(window).input, Qt.Key.Key_Escape)
    window.quiet()
    assert window.value("Kaya", "city") == "Bursa!"
    assert window.app.window.focusWidget() is window.view


def test_each_type_has_its_editor_in_the_cell(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["track", "birth_date", "experience_years", "country", "notes"])
    for key, kind in (
        ("track", "ChoiceEditor"),
        ("birth_date", "DateEditor"),
        ("country", "ChoiceEditor"),
        ("notes", "LongEditor"),
        ("experience_years", "LineEditor"),
    ):
        window.cell("Kaya", key)
        QTest.keyClick(window.view, Qt.Key.Key_F2)
        assert type(editor(window)).__name__ == kind
        assert editor(window).input.accessibleName()
        QTest.keyClick(editor(window).input, Qt.Key.Key_Escape)
        QApplication.processEvents()
    window.cell("Kaya", "track")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    box = editor(window).input
    box.setCurrentIndex(box.findData("radio"))
    QTest.keyClick(box, Qt.Key.Key_Return)
    window.quiet()
    assert window.value("Kaya", "track") == "radio"


def test_a_wrong_value_is_refused_in_its_place_with_a_sentence(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["birth_date", "city"])
    window.cell("Kaya", "birth_date")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    held = editor(window)
    held.put_text("31.02.1995")
    QTest.keyClick(held.input, Qt.Key.Key_Return)
    window.quiet()
    assert held.isVisible() and held.text() == "31.02.1995"
    assert held.input.property("state") == "bad"
    assert window.panel.editing.complaint and window.panel.editing.complaint in held.input.accessibleDescription()
    held.put_text("28.02.1995")
    QTest.keyClick(held.input, Qt.Key.Key_Return)
    window.quiet()
    assert window.value("Kaya", "birth_date") == date(1995, 2, 28)
    assert not window.panel.editing.complaint


def test_copied_cells_are_the_words_shown(open_: Open) -> None:
    window = open_(language="az")
    window.panel.set_columns(["city", "track"])
    move_to(window.view, 0, 1)
    move_to(window.view, 1, 2, extend=True)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines()[0] == "Bakı\tTeleviziya"


def test_a_pasted_range_is_shown_checked_and_written_as_one_step(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["family_name", "given_name", "birth_date", "city"])
    last = window.panel.model.rowCount() - 2
    families = window.families()
    move_to(window.view, last, 1)
    text = "Lale\tSu\t31.02.1999\tMuğla\r\n" if families[last] == "Lale" else ""
    text = f"{families[last]}\tYeni\t31.02.1999\tMuğla\r\n{families[last + 1]}\tBir\t1.2.1991\tVan\r\nDemir\tEce\t5 mart 1998\tSivas\r\nTan\tAy\t9.9.99x\tRize\r\n"
    QApplication.clipboard().setText(text)
    seen: dict[str, Any] = {}

    def look(dialog: Any) -> None:
        assert isinstance(dialog, PasteDialog)
        model = dialog.view.model()
        seen["framed"] = [
            (row, column)
            for row in range(model.rowCount())
            for column in range(1, 5)
            if model.index(row, column).data(Mark.FRAME) == "bad"
        ]
        seen["sentence"] = dialog.explained.text()
        seen["told"] = dialog.sentence.text()
        next(each for each in dialog.findChildren(QAbstractButton) if each.text().strip() == "Write").click()

    before, steps = window.count(), window.steps()
    window.answer(look)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_V, CTRL)
    window.quiet()
    assert seen["framed"] == [(0, 3), (3, 3)] and seen["sentence"].endswith(".")
    assert "2 new records are added." in seen["told"] and "2 problems are left out" in seen["told"]
    assert window.count() == before + 2 and window.steps() == steps + 1
    assert window.value(families[last], "city") == "Muğla" and window.value(families[last], "given_name") == "Yeni"
    assert window.value(families[last + 1], "birth_date") == date(1991, 2, 1)
    assert window.value("Demir", "birth_date") == date(1998, 3, 5) and window.value("Tan", "birth_date") is None
    window.undo()
    assert window.count() == before and window.value(families[last], "city") != "Muğla"


def test_delete_clears_and_ctrl_d_fills_down_each_as_one_step(open_: Open) -> None:
    window = open_()
    move_to(window.view, 0, window.column("city"))
    move_to(window.view, 2, window.column("city"), extend=True)
    first = window.families()[:3]
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_D, CTRL)
    window.quiet()
    assert {window.value(each, "city") for each in first} == {"Bakı"}
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.quiet()
    assert {window.value(each, "city") for each in first} == {None}
    window.undo()
    window.undo()
    assert len({window.value(each, "city") for each in first}) == 3


def test_what_must_not_be_empty_is_not_cleared_and_said(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["family_name"])
    window.cell("Kaya", "family_name")
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.quiet()
    assert window.value("Kaya", "city") == "Bursa" and window.said[-1].tone == "bad"


def test_a_field_of_all_selected_changes_as_one_step(open_: Open) -> None:
    window = open_()
    window.view.setFocus()
    for family in ("Kaya", "Lale", "Aydın"):
        window.cell(family, "city")
        QTest.keyClick(window.view, Qt.Key.Key_Space)
    assert window.panel.bulk.count.text() == "3 people selected"
    steps = window.steps()

    def act(dialog: Any) -> None:
        assert isinstance(dialog, FieldDialog)
        dialog.choice.set_code("city")
        dialog._choose("city")
        dialog._editor.put_text("Kars")
        dialog._apply()

    window.answer(act)
    window.panel.bulk._change_field()
    window.quiet()
    assert {window.value(each, "city") for each in ("Kaya", "Lale", "Aydın")} == {"Kars"}
    assert window.steps() == steps + 1
    window.undo()
    assert window.value("Kaya", "city") == "Bursa"


def test_a_field_of_all_selected_is_changed_by_keys_alone(open_: Open) -> None:
    window = open_()
    window.view.setFocus()
    for family in ("Kaya", "Lale"):
        window.cell(family, "city")
        QTest.keyClick(window.view, Qt.Key.Key_Space)

    def act(dialog: Any) -> None:
        dialog.choice.setFocus()
        QTest.keyClicks(dialog.choice, "City")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(dialog.focusWidget(), "Kars")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    window.answer(act)
    window.panel.bulk._change_field()
    window.quiet()
    assert {window.value(each, "city") for each in ("Kaya", "Lale")} == {"Kars"}


def test_enter_on_cancel_cancels_and_emptying_many_is_asked_about(open_: Open) -> None:
    window = open_()
    window.view.setFocus()
    for family in ("Kaya", "Lale"):
        window.cell(family, "city")
        QTest.keyClick(window.view, Qt.Key.Key_Space)
    steps = window.steps()

    def cancel(dialog: Any) -> None:
        dialog.choice.setFocus()
        QTest.keyClicks(dialog.choice, "City")
        for _tab in range(2):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget().text().strip() == "Cancel"
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert not dialog.isVisible()

    asked: list[str] = []

    def empty(dialog: Any) -> None:
        dialog.choice.setFocus()
        QTest.keyClicks(dialog.choice, "City")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)

        def refuse() -> None:
            question = QApplication.activeModalWidget()
            asked.append(question.windowTitle())
            QTest.keyClick(question, Qt.Key.Key_Return)

        QTimer.singleShot(0, refuse)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        dialog.reject()

    for act in (cancel, empty):
        window.answer(act)
        window.panel.bulk._change_field()
        window.quiet()
    assert asked == ["Empty City of 2 records?"]
    assert window.value("Kaya", "city") == "Bursa" and window.steps() == steps


def test_what_stands_in_the_dialog_of_many_outlives_a_lock(open_: Open) -> None:
    """The lock closes it without a question: its words come back with the next one."""
    window = open_()
    window.view.setFocus()
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_Space)

    def lock(dialog: Any) -> None:
        dialog.choice.setFocus()
        QTest.keyClicks(dialog.choice, "City")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(dialog.focusWidget(), "Kars")
        window.app.session.drafts.gather.emit()
        dialog.blockSignals(True)
        dialog.close()
        dialog.blockSignals(False)

    window.answer(lock)
    window.panel.bulk._change_field()
    (left,) = window.app.session.drafts.all()
    assert left.count == 1 and left.to.page == "applicants"
    found: list[str] = []

    def look(dialog: Any) -> None:
        found.append(dialog._editor.text())
        dialog.done(0)

    window.answer(look)
    window.panel.bulk._change_field()
    assert found == ["Kars"]


@pytest.mark.slow
def test_selected_people_are_added_to_a_cohort(open_: Open) -> None:
    window = open_()
    for family in ("Kaya", "Əliyev"):
        window.cell(family, "city")
        QTest.keyClick(window.view, Qt.Key.Key_Space)

    def act(dialog: Any) -> None:
        assert isinstance(dialog, CohortDialog)
        dialog.choice.setCurrentIndex(dialog.choice.findText("Summer"))
        dialog.accept()

    before = window.count("application")
    window.answer(act)
    window.panel.bulk.add_to_cohort(window.panel.chosen_keys())
    window.quiet()
    assert window.count("application") == before + 1
    window.undo()
    assert window.count("application") == before


def test_records_are_removed_after_a_question_and_come_back(open_: Open) -> None:
    window = open_()
    window.cell("Əliyev", "city")
    window.answer(lambda dialog: dialog.reject())
    QTest.keyClick(window.view, Qt.Key.Key_Delete, CTRL)
    window.quiet()
    assert window.count() == 9
    window.answer(lambda dialog: dialog.accept())
    QTest.keyClick(window.view, Qt.Key.Key_Delete, CTRL)
    window.quiet()
    assert window.count() == 8 and window.count("placement") == 0 and "Əliyev" not in window.families()
    window.undo()
    assert window.count() == 9 and window.count("placement") == 1


def test_the_pane_shows_level_masks_and_related_records(open_: Open) -> None:
    window = open_()
    window.cell("Əliyev", "city")
    window.quiet()
    rows = window.pane.form.rows
    assert rows["level_tr"].reading.level == 4
    assert rows["passport_number"].reading.text == "•••••••71"
    titles = [window.pane.tabs.tabText(at) for at in range(window.pane.tabs.count())]
    window.pane.tabs.setCurrentIndex(titles.index("Placement"))
    card = next(each for each in window.pane.findChildren(RelatedCard) if each.isVisible())
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    window.quiet()
    assert window.app.window.current_key == "placements"
    assert window.page.segments.current() == "list" and window.panel.current_id is not None


def test_tabs_are_filled_when_they_are_looked_at_and_follow_the_record(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    history = window.pane.pages.history
    assert history.widget() is None
    window.pane.tabs.setCurrentIndex(window.pane.tabs.count() - 1)
    first = history.widget()
    assert first is not None and first.isVisible()
    window.cell("Əliyev", "city")
    window.quiet()
    seen = history.widget()
    assert seen is not first and seen.isVisible()
    window.pane.tabs.setCurrentIndex(0)
    window.cell("Kaya", "city")
    window.quiet()
    assert history.widget() is seen
    window.pane.tabs.setCurrentIndex(window.pane.tabs.count() - 1)
    assert history.widget() is not seen


@pytest.mark.slow
def test_history_lists_who_what_and_undoes_that_step(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    window.pane.form.rows["city"].open().put_text("Van")
    window.pane.form.drafted.emit()
    window.pane.save()
    window.quiet()
    entry = window.pane.opened.history[0]
    assert (entry.author, entry.changes) == ("Derya", {"city": ("Bursa", "Van")})
    window.pane.tabs.setCurrentIndex(window.pane.tabs.count() - 1)
    undo = next(
        each
        for each in window.pane.pages.history.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Undo")
    )
    undo.click()
    window.quiet()
    assert window.value("Kaya", "city") == "Bursa"


def test_letters_typed_on_a_value_open_its_editor_with_them(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    for key, typed in (("city", "V"), ("notes", "h"), ("country", "a")):
        row = window.pane.form.rows[key]
        row.setFocus()
        QTest.keyClicks(row.part, typed)
        assert row.editor is not None and row.editor.text().lower().startswith(typed.lower()), key
        row.close(keep=False)


def test_a_new_record_says_what_is_required(open_: Open) -> None:
    window = open_()
    window.page.body.start_new()
    rows = window.pane.form.rows
    required = [key for key, row in rows.items() if row.field.required]
    assert required and all(rows[key].editor.input.placeholderText() == "required" for key in required)
    assert not rows["city"].editor.input.placeholderText()
    window.pane.save()
    assert window.pane.new and rows[required[0]].editor.input.property("state") == "bad"
    window.pane.give_up()
    window.quiet()
    assert not window.pane.new


@pytest.mark.slow
def test_drafts_survive_another_language_and_another_page(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    window.pane.form.rows["employer"].open().put_text("Yarım")
    window.pane.form.drafted.emit()
    window.app.window.go("outlets")
    window.quiet()
    window.app.set_language("tr")
    window.quiet()
    window.app.window.go("applicants")
    window.quiet()
    assert window.pane.form.changes() == {"employer": "Yarım"}
    window.page.body.start_new()
    window.pane.form.rows["family_name"].open().put_text("Yeni")
    window.app.set_language("en")
    window.quiet()
    assert window.pane.new and window.pane.form.rows["family_name"].editor.text() == "Yeni"


@pytest.mark.slow
def test_a_change_from_elsewhere_is_decided_field_by_field(open_: Open) -> None:
    from ui.forms.clash import ClashDialog

    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    for key, text in (("city", "Van"), ("employer", "Ege TV")):
        window.pane.form.rows[key].open().put_text(text)
    window.pane.form.drafted.emit()
    with window.store.write(msg("Elsewhere"), author="other") as work:
        work.update("applicant", window.pane.record_id, {"city": "Muş", "employer": "Anka"})
    window.quiet()
    seen: list[str] = []

    def act(dialog: Any) -> None:
        assert isinstance(dialog, ClashDialog)
        seen.extend(field for _record, field in dialog.contested)
        dialog.choose("applicant", window.pane.record_id, "city", ours=False)
        dialog.accept()

    window.answer(act)
    window.pane.save()
    window.quiet()
    assert sorted(seen) == ["city", "employer"]
    assert (window.value("Kaya", "city"), window.value("Kaya", "employer")) == ("Muş", "Ege TV")


@pytest.mark.parametrize("language", ["tr", "az"])
def test_an_open_form_is_never_wider_than_the_pane(open_: Open, language: str) -> None:
    window = open_(language=language)
    window.page.body.start_new()
    window.quiet()
    form = window.pane.form
    assert form.widget().width() == form.viewport().width()
    right = form.widget().width()
    assert all(
        row.editor.input.mapTo(form.widget(), row.editor.input.rect().topRight()).x() < right
        for row in form.rows.values()
    )


def test_an_application_stays_with_its_person_and_a_placement_with_its_application(open_: Open) -> None:
    window = open_()
    window.cell("Əliyev", "city")
    seen = window.panel.model.line(window.row("Əliyev")).seen
    told: list[Any] = []

    def look(dialog: Any) -> None:
        row = dialog.form.rows["applicant"]
        row.setFocus()
        QTest.keyClick(row.part, Qt.Key.Key_F2)
        told.append((row.editor, row.part.accessibleDescription(), dialog.form.rows["status_reason"].editor))
        dialog.reject()

    window.answer(look)
    window.page.arrive(ToRecord("applicants", seen.id, EditRelated("application", seen.application)))
    window.qtbot.waitUntil(lambda: bool(told))
    ((editor, said, other),) = told
    assert editor is None and other is not None
    assert said == "Applicant: this record stays with whom it was made for; make another one."


def test_in_the_list_of_placements_nobody_is_put_in_the_place_of_another(open_: Open) -> None:
    window = open_()
    window.app.signals.wanted.emit(ToList("placements"))
    window.quiet()
    window.panel.set_columns(["name", "application", "mentor"])
    window.quiet()
    for key, typed in (("application", False), ("mentor", True)):
        window.view.setFocus()
        window.view.setCurrentIndex(window.panel.model.index(0, window.column(key)))
        QTest.keyClicks(window.view, "x")
        window.quiet()
        assert window.panel.editing.under_way is typed
    assert any("not typed into" in each.text for each in window.said)
