"""Two windows on one store: what the other one wrote is never overwritten from a list without a choice; removals say whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from exchange_app.services import records
from exchange_app.services.access import Access
from exchange_app.services.records import Edit
from exchange_app.store import Store
from tests.ui.listing_window import Window
from ui.forms.clash import ClashDialog
from ui.lists.bulk_bar import FieldDialog
from ui.lists.paste_dialog import PasteDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

THERE = Access("Mert")


@pytest.fixture
def other(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Window, Store]]:
    """A window, and the store as another program has it open."""
    window = Window(tmp_path, qtbot)
    with Store.open(window.path) as store:
        yield window, store
    window.close()


def write(store: Store, window: Window, family: str, **values: Any) -> None:
    with store.read() as reader:
        (person,) = reader.find("applicant", "family_name", family)
    records.update(store, Edit("applicant", person.id, values), access=THERE)


def choosing(window: Window, seen: list[Any], *, ours: bool) -> None:
    """When both values are shown, choose one for all."""

    def act(dialog: Any) -> None:
        assert isinstance(dialog, ClashDialog)
        seen.append((dialog.sentence.text(), len(dialog.contested)))
        for record, field in dialog.contested:
            dialog.choose("applicant", record, field, ours=ours)
        dialog.accept()

    window.answer(act)


@pytest.mark.parametrize("ours", [True, False])
def test_a_cell_typed_over_anothers_change_asks_which_value_stands(other: tuple[Window, Store], ours: bool) -> None:
    window, store = other
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    write(store, window, "Kaya", city="Muş")
    seen: list[Any] = []
    choosing(window, seen, ours=ours)
    editor.setText("Van")  # type: ignore[attr-defined]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    window.quiet()
    assert seen == [("This record was changed while you were editing it. Choose which value stands.", 1)]
    assert window.value("Kaya", "city") == ("Van" if ours else "Muş")


def test_the_question_which_value_stands_takes_no_key_that_was_meant_for_a_cell(other: tuple[Window, Store]) -> None:
    window, store = other
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    write(store, window, "Kaya", city="Muş")
    left: list[bool] = []

    def type_on(dialog: Any) -> None:
        assert isinstance(dialog, ClashDialog)
        ((record, field),) = dialog.contested
        dialog.choose("applicant", record, field, ours=False)
        for each in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Space,
            Qt.Key.Key_A,
            Qt.Key.Key_Y,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Right,
        ):
            QTest.keyClick(dialog.focusWidget() or dialog, each)
        stays = dialog.isVisible() and not dialog.result()
        group = dialog._groups["applicant", record, field]
        left.extend([stays, group.checkedId() == 1])
        save = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Save what was chosen")
        for _ in range(9):
            if dialog.focusWidget() is not save:
                QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        QTest.keyClick(save, Qt.Key.Key_Return)
        left.append(not dialog.isVisible())
        dialog.done(dialog.result())

    window.answer(type_on)
    editor.setText("Van")  # type: ignore[attr-defined]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    window.quiet()
    assert left == [True, True, True] and window.value("Kaya", "city") == "Muş"


def test_what_is_typed_in_a_cell_stays_when_the_list_is_read_again(other: tuple[Window, Store]) -> None:
    window, _store = other
    window.cell("Kaya", "city")
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    editor.setText("Van")  # type: ignore[attr-defined]
    window.panel.reread()
    assert editor.text() == "Van"  # type: ignore[attr-defined]


def test_a_paste_shows_every_record_that_another_window_changed_while_it_was_looked_at(
    other: tuple[Window, Store],
) -> None:
    window, store = other
    seen: list[Any] = []

    def look(dialog: Any) -> None:
        assert isinstance(dialog, PasteDialog)
        write(store, window, "Kaya", city="Muş")
        write(store, window, "Lale", city="Uşak")
        choosing(window, seen, ours=False)
        dialog.accept()

    window.answer(look)
    row, column = window.row("Kaya"), window.column("city")
    window.panel.commands.paste_at([["Van"], ["Van"], ["Van"]], row, column)
    window.quiet()
    assert [count for _sentence, count in seen] == [2]
    assert "2 records" in seen[0][0]
    assert [window.value(each, "city") for each in ("Kaya", "Qasımov", "Lale")] == ["Muş", "Van", "Uşak"]


def test_a_bulk_edit_shows_what_another_window_changed_since_its_dialog_opened(other: tuple[Window, Store]) -> None:
    window, store = other
    window.panel.model.check(list(window.panel.model.keys), True)
    seen: list[Any] = []

    def fill(dialog: Any) -> None:
        assert isinstance(dialog, FieldDialog)
        write(store, window, "Kaya", city="Muş")
        dialog.column, dialog.value = dialog._columns["city"], "Van"
        choosing(window, seen, ours=False)
        dialog.accept()

    window.answer(fill)
    window.panel.bulk._change_field()
    window.quiet()
    assert [count for _sentence, count in seen] == [1]
    assert window.value("Kaya", "city") == "Muş"
    assert {window.value(each, "city") for each in window.families() if each != "Kaya"} == {"Van"}


def test_the_question_before_removing_names_whom_and_what_goes_along_and_return_keeps_all(
    other: tuple[Window, Store],
) -> None:
    window, _store = other
    asked: list[tuple[str, str]] = []
    framed: list[list[str]] = []

    def press_return(dialog: Any) -> None:
        asked.append((dialog.windowTitle(), dialog.sentence.text()))
        framed.append([each.text() for each in dialog.findChildren(QPushButton) if each.hasFocus() or each.isDefault()])
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        if dialog.isVisible():
            framed.append(["Return did nothing"])
            dialog.reject()

    window.cell("Əliyev", "name")
    window.answer(press_return)
    window.panel.commands.remove()
    window.panel.model.check(list(window.panel.model.keys), True)
    window.answer(press_return)
    window.panel.commands.remove()
    window.quiet()
    assert asked == [
        ("Remove Orxan Əliyev?", "With this go 1 application and 1 placement. Undo brings everything back."),
        (
            "Remove 9 records of Applicants?",
            "Ada Aydın, Orxan Əliyev, Ece Erdem and 6 more. With this go 2 applications and 1 placement. Undo brings everything back.",
        ),
    ]
    assert framed == [["Cancel"], ["Cancel"]]
    assert window.count() == 9, "nothing is removed by Return"
