"""A later hand writes a field for which something is typed and not saved: the last one holds, it is said, and no other window
is blamed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.listing_window import Window
from ui.desk.goto import EditRelated, ToRecord
from ui.lists.bulk_bar import FieldDialog
from ui.lists.paste_dialog import PasteDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
REPLACED = "In 1 field something else was typed and not saved; this stands in its place."


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(tmp_path, qtbot)
    yield made
    made.close()


def type_field(window: Window, family: str, field: str, text: str) -> None:
    """Into a field of the record, without saving it."""
    window.activate()
    window.cell(family, "city")
    window.quiet()
    row = window.pane.form.rows[field]
    row.setFocus()
    QTest.keyClick(row.part, Qt.Key.Key_F2)
    QTest.keyClicks(window.app.window.focusWidget(), text)
    assert window.app.session.drafts.all()


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.view, key, held)
    window.quiet()


def paste_one(window: Window) -> None:
    QGuiApplication.clipboard().setText("Van")
    window.cell("Kaya", "city")
    press(window, Qt.Key.Key_V, CTRL)


def paste_several(window: Window) -> None:
    def act(dialog: Any) -> None:
        assert isinstance(dialog, PasteDialog)
        dialog.accept()

    QGuiApplication.clipboard().setText("Van\nMuş")
    window.cell("Kaya", "city")
    window.answer(act)
    press(window, Qt.Key.Key_V, CTRL)


def empty(window: Window) -> None:
    window.cell("Kaya", "city")
    press(window, Qt.Key.Key_Delete)


def fill(window: Window) -> None:
    window.cell("Kaya", "city")
    press(window, Qt.Key.Key_D, CTRL)


def change_many(window: Window) -> None:
    def act(dialog: Any) -> None:
        assert isinstance(dialog, FieldDialog)
        dialog.choice.set_code("city")
        dialog.choice.picked.emit("city")
        QTest.keyClicks(dialog._editor.input, "Van")
        dialog._apply()

    window.cell("Kaya", "city")
    press(window, Qt.Key.Key_Space)
    window.answer(act)
    window.panel.bulk._change_field()
    window.quiet()


HANDS: dict[str, tuple[Callable[[Window], None], str | None]] = {
    "paste": (paste_one, "Van"), "paste of several": (paste_several, "Van"), "Delete": (empty, None),
    "fill down": (fill, "İzmir"), "bulk edit": (change_many, "Van"),
}  # fmt: skip


@pytest.mark.parametrize("hand", HANDS)
def test_what_is_written_over_something_typed_holds_and_saving_asks_nothing(window: Window, hand: str) -> None:
    act, value = HANDS[hand]
    type_field(window, "Kaya", "city", "Rize")
    act(window)
    assert window.value("Kaya", "city") == value
    assert window.app.session.drafts.all() == []
    assert window.app.window.status.saved.text().startswith("All changes saved")
    assert window.said[-1].text.endswith(REPLACED) and window.said[-1].action == "Undo"
    window.cell("Kaya", "city")
    window.quiet()
    row = window.pane.form.rows["city"]
    assert row.editor is None and row.value == value
    window.pane.save()
    window.quiet()
    assert QApplication.activeModalWidget() is None and window.value("Kaya", "city") == value
    window.undo()
    assert window.value("Kaya", "city") == "Bursa"


def test_the_same_word_written_from_the_list_is_not_said_to_replace_anything(window: Window) -> None:
    type_field(window, "Kaya", "city", "Van")
    paste_one(window)
    assert window.app.session.drafts.all() == []
    assert window.said[-1].text.startswith("City changed in 1 record") and REPLACED not in window.said[-1].text


def test_what_is_typed_in_other_fields_and_for_other_people_stays_and_is_saved_without_a_question(
    window: Window,
) -> None:
    type_field(window, "Lale", "city", "Tokat")
    type_field(window, "Kaya", "phone", "+905301234567")
    paste_one(window)
    assert REPLACED not in window.said[-1].text
    assert window.app.window.status.unsaved.text().strip() == "2 fields not saved"
    window.pane.save()
    window.quiet()
    assert str(window.value("Kaya", "phone")).endswith("1234567") and window.value("Kaya", "city") == "Van"
    window.cell("Lale", "city")
    window.quiet()
    assert window.pane.form.rows["city"].editor.text() == "Tokat"
    window.pane.save()
    window.quiet()
    assert window.value("Lale", "city") == "Tokat" and window.app.session.drafts.all() == []


def test_what_was_typed_for_a_persons_application_gives_way_to_what_the_list_writes(window: Window) -> None:
    column = "application.status_reason"
    window.panel.set_columns(["name", column])
    window.quiet()
    window.activate()
    window.cell("Əliyev", column)
    seen = window.panel.model.line(window.row("Əliyev")).seen
    # As a killed window leaves it: a draft of the application's dialog.
    window.panel.drafts.put_cell(window.store, seen, column, "half a wo")
    assert window.app.window.status.unsaved.text().strip() == "1 field not saved"
    QGuiApplication.clipboard().setText("pasted")
    press(window, Qt.Key.Key_V, CTRL)
    assert window.app.session.drafts.all() == [] and window.said[-1].text.endswith(REPLACED)
    read: list[str] = []

    def look(dialog: Any) -> None:
        read.append(dialog.form.rows["status_reason"].editor.text())
        dialog.reject()

    window.answer(look)
    window.page.arrive(ToRecord("applicants", seen.id, EditRelated("application", seen.application)))
    window.qtbot.waitUntil(lambda: bool(read))
    assert read == ["pasted"]
