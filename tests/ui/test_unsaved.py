"""Nothing typed is lost: not by Tab, another record, another page, closing, locking or another store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.store import Store
from tests.ui.listing_window import Window
from ui.desk.goto import AddRelated, ToRecord

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Open = Callable[..., Window]


@pytest.fixture
def open_(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """The window on the store of this test; opening it once more is the next start."""
    opened: list[Window] = []

    def make(page: str = "applicants", **given: Any) -> Window:
        for each in opened:
            each.close()
        opened.append(Window(tmp_path, qtbot, page, **given))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def keys(window: Window, text: str) -> None:
    QTest.keyClicks(window.app.window.focusWidget(), text)


def key(window: Window, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.app.window.focusWidget(), which, held)


def show(window: Window, family: str) -> None:
    window.cell(family, "city")
    window.quiet()
    assert window.pane.opened.shown.record.get("family_name") == family


def edit(window: Window, field: str, text: str) -> None:
    """Open a field of the record with F2 and type over what stands there."""
    row = window.pane.form.rows[field]
    row.setFocus()
    QTest.keyClick(row.part, Qt.Key.Key_F2)
    keys(window, text)


def type_cell(window: Window, text: str) -> None:
    """The first letter opens the editor of the cell, the others go into it."""
    QTest.keyClicks(window.view, text[0])
    keys(window, text[1:])


def status(window: Window) -> str:
    """What the status bar says of saved and unsaved."""
    bar = window.app.window.status
    return bar.unsaved.text().strip() if not bar.unsaved.isHidden() else bar.saved.text()


def field_with_focus(window: Window) -> str | None:
    focus = window.app.window.focusWidget()
    return next((name for name, row in window.pane.form.rows.items() if row is focus or row.isAncestorOf(focus)), None)


def test_tab_saves_the_field_and_goes_to_the_next_one_of_the_record(open_: Open) -> None:
    window = open_()
    show(window, "Kaya")
    names = list(window.pane.form.rows)
    edit(window, "city", "Rize")
    key(window, Qt.Key.Key_Tab)
    assert field_with_focus(window) == names[names.index("city") + 1]
    window.quiet()
    assert window.value("Kaya", "city") == "Rize"
    assert field_with_focus(window) == names[names.index("city") + 1], "the save does not take the keys away"
    key(window, Qt.Key.Key_Backtab)
    assert field_with_focus(window) == "city"
    assert status(window).startswith("All changes saved")


def test_two_fields_typed_one_after_the_other_are_both_saved(open_: Open) -> None:
    window = open_()
    show(window, "Kaya")
    names = list(window.pane.form.rows)
    start = names.index("family_name")
    assert names[start - 1] == "given_name" or names[start + 1] == "given_name"
    first, second = sorted(("family_name", "given_name"), key=names.index)
    edit(window, first, "Bir")
    key(window, Qt.Key.Key_Tab)
    keys(window, "Iki")
    key(window, Qt.Key.Key_Tab)
    window.quiet()
    with window.store.read() as reader:
        record = reader.record("applicant", window.pane.record_id)
    assert (record.get(first), record.get(second)) == ("Bir", "Iki")
    assert not QApplication.activeModalWidget()


def test_tab_never_leaves_the_form_for_the_navigation(open_: Open) -> None:
    window = open_()
    show(window, "Kaya")
    edit(window, "given_name", "Nur")
    for _ in range(2 * len(window.pane.form.rows)):
        key(window, Qt.Key.Key_Tab)
        focus = window.app.window.focusWidget()
        assert window.pane.isAncestorOf(focus)
        if field_with_focus(window) is None:
            break
        if window.pane.form.rows[field_with_focus(window)].editor is None:
            key(window, Qt.Key.Key_F2)


def test_what_does_not_fit_stays_with_its_record_and_comes_back_at_the_next_start(open_: Open) -> None:
    window = open_()
    show(window, "Kaya")
    edit(window, "email", "nur at example")
    key(window, Qt.Key.Key_Tab)
    window.quiet()
    assert window.value("Kaya", "email") is None
    assert status(window) == "1 field not saved"
    show(window, "Erdem")
    assert status(window) == "1 field not saved"
    again = open_()
    assert status(again) == "1 field not saved"
    kaya = again.panel.model.line(again.row("Kaya"))
    assert again.panel.model.drafts == {kaya.id}
    assert "Not saved yet" in again.panel.model.index(again.row("Kaya"), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    again.qtbot.mouseClick(again.app.window.status.unsaved, Qt.MouseButton.LeftButton)
    again.quiet()
    assert again.pane.record_id == kaya.id and again.panel.current_id == kaya.id
    assert again.pane.form.rows["email"].editor.text() == "nur at example"


def test_half_typed_words_are_kept_when_the_window_is_closed_at_once(open_: Open) -> None:
    window = open_()
    show(window, "Kaya")
    edit(window, "phone", "+90530")
    window.app.window.close()
    window.qtbot.waitUntil(lambda: not window.app.window.isVisible(), timeout=5000)
    again = open_()
    show(again, "Kaya")
    assert again.pane.form.rows["phone"].editor.text() == "+90530"


def test_a_half_typed_new_person_is_a_draft_that_is_reachable_and_is_made_once(open_: Open) -> None:
    window = open_()
    before = window.count()
    window.body.start_new()
    given = window.pane.form.rows["given_name"].editor.input
    given.setFocus()
    QTest.keyClicks(given, "Elif")
    assert status(window).endswith("not saved") and window.pane.foot.note.text() == "Not saved yet"
    again = open_()
    assert not again.pane.new and again.pane.foot.others.text() == "1 other draft"
    again.qtbot.mouseClick(again.pane.foot.others, Qt.MouseButton.LeftButton)
    again.quiet()
    assert again.pane.new and again.pane.form.rows["given_name"].editor.text() == "Elif"
    family = again.pane.form.rows["family_name"].editor.input
    family.setFocus()
    QTest.keyClicks(family, "Yildiz")
    again.pane.save()
    again.pane.save()
    again.quiet()
    assert again.count() == before + 1
    assert again.pane.opened.shown.record.get("family_name") == "Yildiz" and field_with_focus(again)
    assert status(again).startswith("All changes saved")
    assert open_().app.session.drafts.all() == []


def test_a_form_in_which_nothing_was_typed_is_no_draft(open_: Open) -> None:
    window = open_()
    window.body.start_new()
    show(window, "Kaya")
    assert window.app.session.drafts.all() == []
    assert status(window).startswith("All changes saved")


def test_list_and_record_show_the_same_person_also_with_a_new_form_open(open_: Open) -> None:
    window = open_()
    show(window, "Erdem")
    window.body.start_new()
    keys(window, "Yeni")
    show(window, "Kaya")
    window.pane.give_up() if window.pane.new else None
    assert window.pane.record_id == window.panel.current_id
    window.qtbot.mouseClick(window.pane.foot.others, Qt.MouseButton.LeftButton)
    window.quiet()
    assert window.pane.new
    window.answer(lambda question: question.accept())
    window.pane.foot.discard.click()
    window.quiet()
    assert window.pane.record_id == window.panel.current_id and not window.pane.foot.others.isVisible()


def test_the_search_shows_whom_it_found_and_keeps_the_new_form(open_: Open) -> None:
    window = open_()
    show(window, "Erdem")
    window.body.start_new()
    keys(window, "Yeni")
    for family in ("Kaya", "Erdem"):
        record = window.panel.model.line(window.row(family)).id
        window.app.signals.wanted.emit(ToRecord("applicants", record))
        window.quiet()
        assert window.pane.record_id == window.panel.current_id == record
        window.qtbot.mouseClick(window.pane.foot.others, Qt.MouseButton.LeftButton)
        window.quiet()
        assert window.pane.new


def test_after_save_the_keys_stay_in_the_record(open_: Open) -> None:
    window = open_()
    show(window, "Kaya")
    edit(window, "city", "Rize")
    key(window, Qt.Key.Key_Return)
    window.quiet()
    assert field_with_focus(window) == "city" and window.value("Kaya", "city") == "Rize"
    edit(window, "city", "Mus")
    window.qtbot.mouseClick(window.pane.foot.keep, Qt.MouseButton.LeftButton)
    window.quiet()
    assert field_with_focus(window) == "city" and window.value("Kaya", "city") == "Mus"


def test_the_idle_lock_keeps_what_is_typed_and_the_passphrase_brings_it_back(open_: Open) -> None:
    window = open_()
    window.store.change_passphrase("a long phrase")
    show(window, "Kaya")
    edit(window, "phone", "+90530")
    window.app.session.idle.emit()
    window.qtbot.waitUntil(lambda: window.app.window.current_page() is None, timeout=5000)
    window.quiet()
    window.app.workspace.stores.open_store(window.path, "a long phrase")
    window.qtbot.waitUntil(lambda: window.app.window.current_page() is not None, timeout=8000)
    window.app.window.go("applicants")
    window.quiet()
    assert status(window) == "1 field not saved"
    show(window, "Kaya")
    assert window.pane.form.rows["phone"].editor.text() == "+90530"
    window.app.session.drafts.settle(lambda: None, lambda trouble: None)
    window.quiet()


def test_another_store_does_not_see_the_drafts_of_this_one(open_: Open, tmp_path: Path) -> None:
    window = open_()
    show(window, "Kaya")
    edit(window, "phone", "+90530")
    other = tmp_path / "other" / "o.exdesk"
    from tests.ui.listing_window import make_store

    make_store(other)
    window.app.workspace.stores.open_store(other)
    window.qtbot.waitUntil(lambda: window.app.session.store.path == other, timeout=8000)
    window.quiet()
    assert status(window).startswith("All changes saved")
    with Store.open(window.path) as store, store.read() as reader:
        assert [draft["state"]["fields"] for draft in reader.app_data.drafts("Derya").values()] == [{"phone": "+90530"}]


def test_what_is_typed_in_a_cell_and_does_not_fit_is_not_thrown_away(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["name", "email", "city"])
    window.quiet()
    window.cell("Kaya", "email")
    kaya = window.panel.current_id
    type_cell(window, "nur at example")
    window.view.setCurrentIndex(window.panel.model.index(window.row("Erdem"), window.column("city")))
    window.quiet()
    draft = window.app.session.drafts.get("record:applicant", kaya)
    assert draft.state["fields"] == {"email": "nur at example"}
    assert status(window) == "1 field not saved"


def test_a_cell_that_is_being_edited_when_the_window_closes_comes_back(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    type_cell(window, "Rize")
    window.app.window.close()
    window.qtbot.waitUntil(lambda: not window.app.window.isVisible(), timeout=5000)
    again = open_()
    show(again, "Kaya")
    assert again.pane.form.rows["city"].editor.text() == "Rize" and status(again) == "1 field not saved"


def test_a_cell_that_is_being_edited_is_written_when_one_goes_to_another_page(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    type_cell(window, "Rize")
    window.app.window.go("outlets")
    window.quiet()
    assert window.value("Kaya", "city") == "Rize"


def test_a_window_that_cannot_keep_what_is_typed_says_so_before_it_closes(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exchange_app.store.app_data_writer import AppDataWriter
    from exchange_app.store.trouble import DiskFull

    def full(*_: object) -> None:
        raise DiskFull("s.exdesk")

    window = open_()
    show(window, "Kaya")
    edit(window, "phone", "+90530")
    monkeypatch.setattr(AppDataWriter, "keep_draft", full)
    asked: list[str] = []

    def refuse(dialog: QWidget) -> None:
        asked.append(dialog.sentence.text())
        dialog.reject()

    window.answer(refuse)
    window.app.window.close()
    window.qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    window.quiet()
    assert window.app.window.isVisible() and "not saved is lost" in asked[0]
    monkeypatch.undo()


def test_what_is_typed_in_a_dialog_survives_the_lock_and_the_dialog_is_gone(open_: Open) -> None:
    window = open_()
    window.store.change_passphrase("a long phrase")
    show(window, "Kaya")
    kaya = window.pane.record_id
    seen: list[str] = []

    def type_and_lock(dialog: Any) -> None:
        row = dialog.form.rows["status_reason"]
        row.editor.input.setFocus()
        QTest.keyClicks(row.editor.input, "half a word")
        window.app.session.idle.emit()

    window.answer(type_and_lock)
    window.page.arrive(ToRecord("applicants", kaya, AddRelated("application", {"applicant": kaya})))
    window.qtbot.waitUntil(lambda: window.app.window.current_page() is None, timeout=5000)
    window.quiet()
    assert QApplication.activeModalWidget() is None, "no dialog stays over the lock"
    window.app.workspace.stores.open_store(window.path, "a long phrase")
    window.qtbot.waitUntil(lambda: window.app.window.current_page() is not None, timeout=8000)
    window.quiet()

    def look(dialog: Any) -> None:
        seen.append(dialog.form.rows["status_reason"].editor.text())
        QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
        dialog.reject()

    assert status(window) == "1 field not saved"
    window.answer(look)
    window.app.window.status.unsaved.click()
    window.qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    window.quiet()
    assert seen == ["half a word"]
    assert status(window).startswith("All changes saved"), "cancelled: given up"
