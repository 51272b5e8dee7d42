"""What a person typed is not thrown away unasked: not where a write is refused, and not by Escape, Cancel or closing a dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from exchange_app.services import records
from exchange_app.services.records import Access, Edit
from exchange_app.store import Store
from exchange_app.text import msg
from tests.ui.listing_window import Window
from ui.components.dialog import Dialog
from ui.desk.drafts import RECORD
from ui.forms.dialogs import RecordDialog
from ui.lists.bulk_bar import FieldDialog
from ui.lists.paste_dialog import PasteDialog
from ui.pages.settings.agencies import AgencyDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DISCARD = "Discard what was typed?"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(tmp_path, qtbot)
    yield made
    made.close()


@pytest.fixture
def other(window: Window) -> Iterator[Store]:
    """The store as another program has it open."""
    with Store.open(window.path) as store:
        yield store


def write(store: Store, family: str, **values: Any) -> None:
    with store.read() as reader:
        (person,) = reader.find("applicant", "family_name", family)
    records.update(store, Edit("applicant", person.id, values), access=Access("Mert"))


def on_top() -> Any:
    return QApplication.activeModalWidget()


def press(key: Qt.Key, at: Any = None) -> None:
    place = at or on_top()
    QTest.keyClick(place.focusWidget() or place, key)


def then(qtbot: QtBot, *steps: Any) -> list[str]:
    """Do one step with each dialog that comes up from now on, in their order; gives the titles that were seen."""
    seen: list[str] = []
    left = list(steps)

    def look(last: Any) -> None:
        dialog = on_top()
        if not left:
            return
        if dialog is None or dialog is last:
            QTimer.singleShot(10, lambda: look(last))
            return
        seen.append(dialog.windowTitle())
        step = left.pop(0)
        QTimer.singleShot(10, lambda: look(dialog))
        try:
            step(dialog)
        except BaseException:
            left.clear()
            dialog.done(0)
            raise

    before = on_top()
    QTimer.singleShot(0, lambda: look(before))
    return seen


def escape(dialog: Any) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)


def click(text: str) -> Any:
    def act(dialog: Any) -> None:
        (button,) = [
            each for each in dialog.findChildren(QPushButton) if each.text().strip() == text and each.isVisible()
        ]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


def edit_cell(window: Window, family: str, column: str, text: str) -> None:
    """F2 on a cell, the text instead of what stands there; the editor stays open."""
    window.cell(family, column)
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)


# A write that is refused ---------------------------------------------------------------------------------------------


def test_words_typed_into_a_cell_stay_with_the_record_when_the_question_about_another_window_is_left(
    window: Window, other: Store, qtbot: QtBot
) -> None:
    edit_cell(window, "Kaya", "city", "Van")
    write(other, "Kaya", city="Muş")
    seen = then(qtbot, escape)
    press(Qt.Key.Key_Return, window.app.window)
    window.quiet()
    assert seen == ["Changed meanwhile"]
    assert window.value("Kaya", "city") == "Muş", "nothing is overwritten"
    window.cell("Kaya", "city")
    window.quiet()
    row = window.pane.form.rows["city"]
    assert row.editor is not None and row.editor.text() == "Van"
    assert "1 field not saved" in window.app.window.status.unsaved.text()
    assert window.app.window.strip.text.text().endswith("What was typed is kept with the record; it is not saved yet.")
    # Saving it now asks again, for it was typed over what another window changed since.
    seen = then(qtbot, lambda dialog: (dialog.choose("applicant", *dialog.contested[0], ours=True), dialog.accept()))
    window.pane.save()
    window.quiet()
    assert seen == ["Changed meanwhile"] and window.value("Kaya", "city") == "Van"
    assert window.store and not window.app.session.drafts.all()


def test_words_typed_into_a_cell_stay_when_the_store_refuses_them(
    window: Window, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.cell("Kaya", "city")
    window.quiet()
    edit_cell(window, "Kaya", "city", "Van")
    with other.write(msg("Remove"), author="Mert") as work:
        work.remove("applicant", window.pane.record_id)
    press(Qt.Key.Key_Return, window.app.window)
    window.quiet()
    (draft,) = window.app.session.drafts.all()
    assert draft.state["fields"] == {"city": "Van"} and draft.title


def test_the_status_of_an_application_typed_in_a_cell_is_kept_for_the_application(
    window: Window, other: Store, qtbot: QtBot
) -> None:
    with other.read() as reader:
        (person,) = reader.find("applicant", "family_name", "Əliyev")
        (application,) = [each for each in reader.records("application") if each.get("applicant") == person.id]
    window.cell("Əliyev", "application.status")
    seen = window.panel.model.seen([window.panel.model.line(window.row("Əliyev")).key])
    records.update(
        other,
        Edit("application", application.id, {"status": "withdrawn"}),
        access=Access("Mert"),
        places=records.Places.TAKE_BACK,
    )
    asked = then(qtbot, escape)
    window.panel.editing.seen = seen
    window.panel.commands.filling.enter(next(iter(seen)), "application.status", "eligible", "Eligible")
    window.quiet()
    assert asked == ["Changed meanwhile"]
    draft = window.app.session.drafts.get(f"{RECORD}application", application.id)
    assert draft is not None and draft.state["fields"] == {"status": "Eligible"}
    opened: list[str] = []
    then(qtbot, lambda dialog: (opened.append(dialog.form.rows["status"].editor.text()), dialog.close()))
    qtbot.mouseClick(window.app.window.status.unsaved, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == ["Eligible"]


def test_a_value_for_many_records_stands_in_its_dialog_again_when_it_was_refused(
    window: Window, other: Store, qtbot: QtBot
) -> None:
    window.panel.model.check(list(window.panel.model.keys), True)
    again: list[tuple[str, str]] = []

    def fill(dialog: Any) -> None:
        assert isinstance(dialog, FieldDialog)
        dialog.choice.set_code("city")
        dialog.choice.picked.emit("city")
        QTest.keyClicks(dialog._editor.input, "Van")
        write(other, "Kaya", city="Muş")
        click("Change")(dialog)

    def look(dialog: Any) -> None:
        assert isinstance(dialog, FieldDialog)
        again.append((dialog.choice.code(), dialog._editor.text()))
        assert "was changed since it was opened here" in dialog.trouble.text()
        dialog.close()

    seen = then(qtbot, fill, escape, look)
    window.panel.bulk._change_field()
    window.quiet()
    assert again == [("city", "Van")] and seen[1] == "Changed meanwhile"
    assert window.value("Lale", "city") == "Ankara", "nothing is written by halves"


def test_what_was_pasted_is_shown_again_when_it_was_refused(window: Window, other: Store, qtbot: QtBot) -> None:
    again: list[list[str]] = []

    def paste(dialog: Any) -> None:
        assert isinstance(dialog, PasteDialog)
        write(other, "Kaya", city="Muş")
        click("Write")(dialog)

    def look(dialog: Any) -> None:
        assert isinstance(dialog, PasteDialog)
        again.append([cell.text for row in dialog.paste.rows for cell in row.cells])
        dialog.close()

    then(qtbot, paste, escape, look)
    window.panel.commands.paste_at([["Van"], ["Siirt"]], window.row("Kaya"), window.column("city"))
    window.quiet()
    assert again == [["Van", "Siirt"]] and window.value("Kaya", "city") == "Muş"


# Escape, Cancel, closing ---------------------------------------------------------------------------------------------


def open_record(window: Window) -> RecordDialog:
    dialog = RecordDialog(window.app.window, window.app.window.desk, "cohort")
    dialog.open()
    return dialog


def open_agency(window: Window) -> AgencyDialog:
    dialog = AgencyDialog(window.app.window, window.app.window.desk, None, lambda: None)
    dialog.open()
    return dialog


def open_name(window: Window) -> Dialog:
    QTimer.singleShot(0, window.panel.saved._save)
    window.qtbot.waitUntil(lambda: on_top() is not None)
    return on_top()


def field_of(dialog: Any) -> Any:
    """The first line of a dialog that is typed into."""
    if isinstance(dialog, RecordDialog):
        return dialog.form.rows["title"].open()
    return next(each for each in dialog.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly())


@pytest.mark.parametrize("make", [open_record, open_agency, open_name])
def test_escape_asks_before_it_throws_away_what_was_typed_and_else_closes_at_once(
    window: Window, qtbot: QtBot, make: Any
) -> None:
    if make is not open_name:
        dialog = make(window)
        escape(dialog)
        assert not dialog.isVisible(), "nothing was typed"
    left: list[bool] = []

    def type_and_leave() -> None:
        dialog = on_top() if make is open_name else make(window)
        field = field_of(dialog)
        QTest.keyClicks(getattr(field, "input", field), "Yaz 2031")
        asked = then(qtbot, click("Go on editing"))
        escape(dialog)
        assert asked == [DISCARD] and dialog.isVisible()
        asked = then(qtbot, click("Discard"))
        click("Cancel")(dialog)
        assert asked == [DISCARD] and not dialog.isVisible()
        left.append(True)

    if make is open_name:
        QTimer.singleShot(50, type_and_leave)
        window.panel.saved._save()
    else:
        type_and_leave()
    assert left == [True]
    with window.store.read() as reader:
        assert all(each.get("title") != "Yaz 2031" for each in reader.records("cohort"))


def test_return_on_the_question_goes_on_editing(window: Window, qtbot: QtBot) -> None:
    dialog = open_record(window)
    QTest.keyClicks(field_of(dialog).input, "Yaz")
    asked = then(qtbot, lambda question: QTest.keyClick(question.focusWidget(), Qt.Key.Key_Return))
    escape(dialog)
    assert asked == [DISCARD] and dialog.isVisible()
    assert dialog.form.draft()["title"] == "Yaz"
    dialog.close()


def test_the_form_of_a_new_record_is_given_up_after_a_question(window: Window, qtbot: QtBot) -> None:
    window.app.window.go("cohorts")
    window.quiet()
    window.body.start_new()
    QTest.mouseClick(window.pane.foot.discard, Qt.MouseButton.LeftButton)
    assert not window.pane.new, "nothing was typed"
    window.body.start_new()
    row = window.pane.form.rows["title"]
    QTest.keyClicks((row.open()).input, "Yaz 2031")
    asked = then(qtbot, escape)
    QTest.mouseClick(window.pane.foot.discard, Qt.MouseButton.LeftButton)
    assert asked == [DISCARD] and window.pane.new and window.pane.form.draft()["title"] == "Yaz 2031"
    asked = then(qtbot, click("Discard"))
    QTest.mouseClick(window.pane.foot.discard, Qt.MouseButton.LeftButton)
    assert asked == [DISCARD] and not window.pane.new and not window.app.session.drafts.all()


def test_a_dialog_that_the_window_closes_by_itself_asks_nobody(window: Window) -> None:
    dialog = open_record(window)
    QTest.keyClicks(field_of(dialog).input, "Yaz")
    dialog.close()
    assert not dialog.isVisible() and on_top() is None


def test_a_secret_and_the_words_of_a_search_are_not_asked_about(window: Window) -> None:
    from ui.forms.linking import LinkDialog

    with window.store.read() as reader:
        (person,) = reader.find("applicant", "family_name", "Kaya")
    dialog = LinkDialog(window.app.window, window.app.window.desk, "applicant", person.id, "Nur Kaya")
    dialog.open()
    QTest.keyClicks(dialog.search, "Lale")
    click("Cancel")(dialog)
    assert not dialog.isVisible()
