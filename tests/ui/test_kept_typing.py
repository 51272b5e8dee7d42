"""What is typed outlives a window that is killed, and two windows that type for the same record."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_app.services import records
from exchange_app.services.access import Access
from exchange_app.services.records import Edit
from tests.ui.listing_window import Window
from ui.desk.goto import AddRelated, ToRecord
from ui.forms.clash import ClashDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Open = Callable[..., Window]


@pytest.fixture
def open_(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """A window on the store of this test; those that are open stay open."""
    opened: list[Window] = []

    def make(folder: Path = tmp_path, **given: Any) -> Window:
        opened.append(Window(folder, qtbot, **given))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def type_cell(window: Window, family: str, column: str, text: str) -> None:
    """Into a cell, without Enter: the first letter opens its editor."""
    window.activate()
    window.cell(family, column)
    QTest.keyClicks(window.view, text[0])
    QTest.keyClicks(window.app.window.focusWidget(), text[1:])


def type_field(window: Window, family: str, field: str, text: str) -> None:
    """Into a field of a record's form, without Enter."""
    window.activate()
    window.cell(family, "city")
    window.quiet()
    row = window.pane.form.rows[field]
    row.setFocus()
    QTest.keyClick(row.part, Qt.Key.Key_F2)
    QTest.keyClicks(window.app.window.focusWidget(), text)


def field(window: Window, family: str, name: str) -> str | None:
    """What stands in a field of the form of a record while it is edited; None: nothing is typed there."""
    window.activate()
    window.cell(family, "city")
    window.quiet()
    row = window.pane.form.rows[name]
    return row.editor.text() if row.editor is not None else None


def kept(window: Window) -> None:
    """A moment after the last key."""
    drafts = window.app.session.drafts
    window.qtbot.waitUntil(lambda: not drafts._soon.isActive())
    window.quiet()


def status(window: Window) -> str:
    bar = window.app.window.status
    return bar.unsaved.text().strip() if not bar.unsaved.isHidden() else bar.saved.text()


def as_after_a_kill(window: Window, folder: Path) -> Path:
    """The store as it stands in its files just now, elsewhere."""
    folder.mkdir()
    for file in window.path.parent.glob(f"{window.path.name}*"):
        if file.is_file():
            shutil.copy(file, folder)
    return folder


def test_a_half_typed_cell_outlives_a_window_that_is_killed(open_: Open, tmp_path: Path) -> None:
    window = open_()
    type_cell(window, "Kaya", "city", "Riz")
    assert status(window) == "1 field not saved"
    kept(window)
    again = open_(as_after_a_kill(window, tmp_path / "after"))
    assert status(again) == "1 field not saved"
    kaya = again.panel.model.line(again.row("Kaya"))
    assert again.panel.model.drafts == {kaya.id}, "its row is marked"
    again.app.window.status.unsaved.click()
    again.quiet()
    assert again.pane.record_id == kaya.id and again.pane.form.rows["city"].editor.text() == "Riz"
    again.pane.save()
    again.quiet()
    assert again.value("Kaya", "city") == "Riz" and status(again).startswith("All changes saved")


def test_a_half_typed_cell_of_an_application_leads_to_its_dialog(open_: Open, tmp_path: Path) -> None:
    window = open_()
    column = "application.status_reason"
    window.panel.set_columns(["name", column])
    window.quiet()
    type_cell(window, "Əliyev", column, "because")
    kept(window)
    again = open_(as_after_a_kill(window, tmp_path / "after"))
    seen: list[str] = []

    def look(dialog: Any) -> None:
        seen.append(dialog.form.rows["status_reason"].editor.text())
        dialog.save()

    again.answer(look)
    again.app.window.status.unsaved.click()
    again.qtbot.waitUntil(lambda: bool(seen))
    again.quiet()
    assert seen == ["because"] and status(again).startswith("All changes saved")


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_cell_that_is_written_or_given_up_leaves_nothing_unsaved(open_: Open, end: Qt.Key) -> None:
    window = open_()
    type_cell(window, "Kaya", "city", "Rize")
    QTest.keyClick(window.app.window.focusWidget(), end)
    kept(window)
    assert window.value("Kaya", "city") == ("Rize" if end == Qt.Key.Key_Return else "Bursa")
    assert window.app.session.drafts.all() == [] and status(window).startswith("All changes saved")


def test_what_two_windows_type_for_one_record_is_kept_of_both(open_: Open, tmp_path: Path) -> None:
    first, second = open_(), open_()
    type_field(first, "Kaya", "city", "Rize")
    kept(first)
    type_field(second, "Kaya", "city", "Van")
    kept(second)
    first.activate()
    again = open_(as_after_a_kill(second, tmp_path / "after"))
    assert status(again) == "2 fields not saved"
    assert field(again, "Kaya", "city") == "Rize"
    assert again.pane.foot.others.text() == "1 other draft"
    again.pane.save()
    again.quiet()
    assert again.value("Kaya", "city") == "Rize"
    assert again.pane.form.rows["city"].editor.text() == "Van", "what was typed in the other window comes next"

    def choose(dialog: Any) -> None:
        assert isinstance(dialog, ClashDialog)
        for record, name in dialog.contested:
            dialog.choose("applicant", record, name, ours=True)
        dialog.accept()

    again.answer(choose)
    again.pane.save()
    again.quiet()
    assert again.value("Kaya", "city") == "Van" and status(again).startswith("All changes saved")


def test_what_one_window_saves_or_gives_up_takes_nothing_from_the_other(open_: Open, tmp_path: Path) -> None:
    first, second = open_(), open_()
    type_field(first, "Kaya", "phone", "+90530")
    kept(first)
    type_field(second, "Kaya", "city", "Van")
    kept(second)
    second.pane.give_up()
    kept(second)
    again = open_(as_after_a_kill(second, tmp_path / "after"))
    assert field(again, "Kaya", "phone") == "+90530"
    assert status(again) == "1 field not saved"


def test_a_draft_that_another_window_went_on_with_is_not_overwritten(open_: Open, tmp_path: Path) -> None:
    first = open_()
    type_field(first, "Kaya", "city", "Ri")
    kept(first)
    second = open_()
    assert field(second, "Kaya", "city") == "Ri"
    QTest.keyClicks(second.pane.form.rows["city"].editor.input, "v")
    kept(second)
    first.activate()
    QTest.keyClicks(first.pane.form.rows["city"].editor.input, "ze")
    kept(first)
    first.close()
    again = open_(as_after_a_kill(second, tmp_path / "after"))
    found = [draft.state["fields"]["city"] for draft in again.app.session.drafts.all()]
    assert sorted(found) == ["Riv", "Rize"]


def test_another_name_takes_all_drafts_along(open_: Open, tmp_path: Path) -> None:
    first, second = open_(), open_()
    type_field(first, "Kaya", "city", "Rize")
    kept(first)
    type_field(second, "Kaya", "city", "Van")
    kept(second)
    again = open_(as_after_a_kill(second, tmp_path / "after"))
    again.app.session.drafts.rename(Access("Derya Su"))
    again.quiet()
    with again.store.read() as reader:
        assert reader.app_data.drafts("Derya") == {}
        texts = [each["state"]["fields"]["city"] for each in reader.app_data.drafts("Derya Su").values()]
    assert sorted(texts) == ["Rize", "Van"]


def test_what_another_window_wrote_meanwhile_is_shown_when_a_kept_cell_is_saved(open_: Open, tmp_path: Path) -> None:
    window = open_()
    type_cell(window, "Kaya", "city", "Riz")
    kept(window)
    again = open_(as_after_a_kill(window, tmp_path / "after"))
    with again.store.read() as reader:
        (kaya,) = reader.find("applicant", "family_name", "Kaya")
    records.update(again.store, Edit("applicant", kaya.id, {"city": "Muş"}), access=Access("Mert"))
    again.quiet()
    assert field(again, "Kaya", "city") == "Riz"
    asked: list[bool] = []
    again.answer(lambda dialog: (asked.append(isinstance(dialog, ClashDialog)), dialog.reject()))
    again.pane.save()
    again.quiet()
    assert asked == [True] and again.value("Kaya", "city") == "Muş"


def test_what_is_typed_in_a_dialog_outlives_a_window_that_is_killed(open_: Open, tmp_path: Path) -> None:
    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    kaya = window.pane.record_id
    left: list[Path] = []

    def type_and_wait(dialog: Any) -> None:
        entry = dialog.form.rows["status_reason"].editor.input
        entry.setFocus()
        QTest.keyClicks(entry, "half a word")
        window.qtbot.waitUntil(lambda: bool(window.app.session.drafts.all()))
        kept(window)
        left.append(as_after_a_kill(window, tmp_path / "after"))
        dialog.done(0)

    window.answer(type_and_wait)
    window.page.arrive(ToRecord("applicants", kaya, AddRelated("application", {"applicant": kaya})))
    window.qtbot.waitUntil(lambda: bool(left))
    window.quiet()
    assert status(window).startswith("All changes saved"), "it was given up"
    again, seen = open_(*left), []
    again.answer(lambda dialog: (seen.append(dialog.form.rows["status_reason"].editor.text()), dialog.done(0)))
    again.app.window.status.unsaved.click()
    again.qtbot.waitUntil(lambda: bool(seen))
    again.quiet()
    assert seen == ["half a word"]


def test_a_cell_that_may_not_be_emptied_stays_as_it_was_and_nothing_waits(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["name", "family_name"])
    window.quiet()
    window.activate()
    window.cell("Kaya", "family_name")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    editor = window.app.window.focusWidget()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    window.quiet()
    assert window.value("Kaya", "family_name") == "Kaya"
    assert status(window).startswith("All changes saved")


# A cell for which something was typed before -----------------------------------------------------------------------------


def half_typed(open_: Open, tmp_path: Path, text: str = "Riz") -> Window:
    """A window on a store whose window was killed while Kaya's city was typed."""
    window = open_()
    type_cell(window, "Kaya", "city", text)
    kept(window)
    again = open_(as_after_a_kill(window, tmp_path / "after"))
    again.activate()
    again.cell("Kaya", "city")
    again.quiet()
    return again


def open_cell(window: Window, how: str) -> Any:
    """Open the editor of the current cell and give it."""
    if how == "F2":
        QTest.keyClick(window.view, Qt.Key.Key_F2)
    elif how == "a letter":
        QTest.keyClicks(window.view, "e")
    else:
        place = window.view.visualRect(window.view.currentIndex()).center()
        QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return window.app.window.focusWidget()


@pytest.mark.parametrize("how", ["F2", "a double click", "a letter"])
def test_a_cell_opens_with_what_was_typed_for_it_before(open_: Open, tmp_path: Path, how: str) -> None:
    window = half_typed(open_, tmp_path)
    editor = open_cell(window, how)
    assert editor.text() == ("Rize" if how == "a letter" else "Riz")
    QTest.keyClicks(editor, "!")
    assert editor.text() == ("Rize!" if how == "a letter" else "Riz!")
    assert status(window) == "1 field not saved"


def test_a_cell_that_is_gone_on_with_and_written_leaves_nothing_unsaved(open_: Open, tmp_path: Path) -> None:
    window = half_typed(open_, tmp_path)
    QTest.keyClicks(open_cell(window, "F2"), "e")
    QTest.keyClick(window.app.window.focusWidget(), Qt.Key.Key_Return)
    kept(window)
    assert window.value("Kaya", "city") == "Rize"
    assert window.app.session.drafts.all() == [] and status(window).startswith("All changes saved")
    assert field(window, "Kaya", "city") is None, "nor does anything stand in its form"


def test_what_was_typed_for_another_field_stays_when_a_cell_is_written(open_: Open, tmp_path: Path) -> None:
    window = half_typed(open_, tmp_path)
    type_field(window, "Kaya", "phone", "+905301234567")
    kept(window)
    assert status(window) == "2 fields not saved"
    window.cell("Kaya", "city")
    QTest.keyClicks(open_cell(window, "F2"), "e")
    QTest.keyClick(window.app.window.focusWidget(), Qt.Key.Key_Return)
    kept(window)
    assert window.value("Kaya", "city") == "Rize" and status(window) == "1 field not saved"
    (draft,) = window.app.session.drafts.all()
    assert draft.state["fields"] == {"phone": "+905301234567"}
    assert field(window, "Kaya", "phone") == "+905301234567"
    window.pane.save()
    window.quiet()
    assert str(window.value("Kaya", "phone")).endswith("1234567") and window.app.session.drafts.all() == []


def test_esc_in_a_cell_leaves_what_was_typed_before_as_it_was(open_: Open, tmp_path: Path) -> None:
    window = half_typed(open_, tmp_path)
    QTest.keyClicks(open_cell(window, "F2"), "e and more")
    QTest.keyClick(window.app.window.focusWidget(), Qt.Key.Key_Escape)
    kept(window)
    assert window.value("Kaya", "city") == "Bursa" and status(window) == "1 field not saved"
    assert field(window, "Kaya", "city") == "Riz"


def test_typing_the_value_that_stands_gives_up_what_was_typed_before(open_: Open, tmp_path: Path) -> None:
    window = half_typed(open_, tmp_path)
    before = window.steps()
    editor = open_cell(window, "F2")
    editor.selectAll()
    QTest.keyClicks(editor, "Bursa")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    kept(window)
    assert window.steps() == before and window.app.session.drafts.all() == []


def test_a_cell_gone_on_with_when_the_window_is_killed_again_is_one_draft(open_: Open, tmp_path: Path) -> None:
    window = half_typed(open_, tmp_path)
    QTest.keyClicks(open_cell(window, "F2"), "e")
    kept(window)
    again = open_(as_after_a_kill(window, tmp_path / "later"))
    assert status(again) == "1 field not saved"
    assert field(again, "Kaya", "city") == "Rize"


def test_a_kept_cell_that_another_window_changed_meanwhile_asks_which_value_stands(open_: Open, tmp_path: Path) -> None:
    window = half_typed(open_, tmp_path)
    with window.store.read() as reader:
        (kaya,) = reader.find("applicant", "family_name", "Kaya")
    records.update(window.store, Edit("applicant", kaya.id, {"city": "Muş"}), access=Access("Mert"))
    window.quiet()
    asked: list[bool] = []
    window.answer(lambda dialog: (asked.append(isinstance(dialog, ClashDialog)), dialog.reject()))
    window.cell("Kaya", "city")
    QTest.keyClicks(open_cell(window, "F2"), "e")
    QTest.keyClick(window.app.window.focusWidget(), Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: bool(asked))
    kept(window)
    assert asked == [True] and window.value("Kaya", "city") == "Muş"
    assert field(window, "Kaya", "city") == "Rize", "what was typed is kept"


def test_a_half_typed_cell_of_an_application_opens_with_what_was_typed(open_: Open, tmp_path: Path) -> None:
    column = "application.status_reason"
    window = open_()
    window.panel.set_columns(["name", column])
    window.quiet()
    type_cell(window, "Əliyev", column, "becau")
    kept(window)
    again = open_(as_after_a_kill(window, tmp_path / "after"))
    again.panel.set_columns(["name", column])
    again.quiet()
    again.activate()
    again.cell("Əliyev", column)
    QTest.keyClicks(open_cell(again, "F2"), "se")
    QTest.keyClick(again.app.window.focusWidget(), Qt.Key.Key_Return)
    kept(again)
    assert again.texts(column)[again.row("Əliyev")] == "because" and again.app.session.drafts.all() == []
