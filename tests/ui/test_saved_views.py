"""A view of a list (columns, widths, order, filters) is kept in the store under a name, for everybody who works with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from exchange_app.store import Filter, Store
from tests.ui.listing_window import Open, Window
from ui.components.dialog import Dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(open_: Open) -> Window:
    return open_("applicants")


def menu(window: Window) -> QMenu:
    window.panel.bar.saved_asked.emit(QPoint(400, 300))
    window.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def choose(window: Window, *path: str) -> None:
    opened: Any = menu(window)
    at = opened
    for name in path[:-1]:
        at = next(each for each in at.actions() if each.text() == name).menu()
    action = next(each for each in at.actions() if each.text() == path[-1])
    opened.close()
    action.trigger()
    window.quiet()
    window.activate()


def named(window: Window, name: str, act: Callable[[Dialog], None] | None = None) -> None:
    """The next dialog gets this name."""

    def answer(dialog: Any) -> None:
        dialog.findChild(QLineEdit).setText(name)
        if act is not None:
            act(dialog)
        dialog.foot.itemAt(dialog.foot.count() - 1).widget().click()
        if dialog.isVisible():
            dialog.reject()

    window.answer(answer)


def views(window: Window) -> list[str]:
    return [each.name for each in window.panel.saved.all()]


def arrange(window: Window) -> None:
    panel = window.panel
    panel.set_columns(["name", "track", "city"])
    panel.column_layout.widths = {"name": 222, "track": 99}
    panel.view.set_widths(panel.column_layout.widths)
    panel.use_filters([Filter("track", "in", ("tv",))])
    panel.sort_by(2, False, True)
    window.quiet()


def test_a_view_brings_back_columns_widths_order_and_filters(window: Window) -> None:
    arrange(window)
    shown = window.families()
    named(window, "Television  people")
    choose(window, "Save this view…")
    assert views(window) == ["Television people"]
    window.panel.set_columns(["name", "birth_date"])
    window.panel.clear_filters()
    window.panel.sort_by(0, False, False)
    window.quiet()
    choose(window, "Television people")
    assert [each.key for each in window.panel.model.columns] == ["name", "track", "city"]
    assert (window.view.columnWidth(0), window.view.columnWidth(1)) == (222, 99)
    assert window.families() == shown
    assert window.panel.layout_state()["columns"] == ["name", "track", "city"]


def test_it_is_kept_in_the_store_and_the_next_window_has_it(window: Window, open_: Open) -> None:
    arrange(window)
    named(window, "Mine")
    choose(window, "Save this view…")
    with Store.open(window.path) as other, other.read() as reader:
        (kept,) = reader.app_data.saved_filters("applicant")
    assert kept.query["columns"] == ["name", "track", "city"] and kept.query["widths"]["track"] == 99


def test_a_view_of_an_older_program_leaves_the_columns(window: Window) -> None:
    columns = [each.key for each in window.panel.model.columns]
    window.panel.use_view({"search": "", "filters": [["city", "is", "Bakı"]], "sort": [["city", False]]})
    window.quiet()
    assert [each.key for each in window.panel.model.columns] == columns
    assert sorted(window.families()) == ["Aydın", "Hacıyev"]


@pytest.mark.parametrize("sure", [True, False])
def test_one_of_the_same_name_is_replaced_after_a_question(window: Window, sure: bool) -> None:
    named(window, "Mine")
    choose(window, "Save this view…")
    arrange(window)

    def question(_dialog: Dialog) -> None:
        window.answer(lambda asked: asked.accept() if sure else asked.reject())  # type: ignore[attr-defined]

    named(window, "Mine", question)
    choose(window, "Save this view…")
    (kept,) = window.panel.saved.all()
    assert (kept.query["columns"] == ["name", "track", "city"]) == sure


def test_a_view_is_renamed_and_deleted(window: Window) -> None:
    named(window, "Mine")
    choose(window, "Save this view…")
    named(window, "Ours")
    choose(window, "Rename", "Mine")
    assert views(window) == ["Ours"]
    window.answer(lambda dialog: dialog.accept())  # type: ignore[attr-defined]
    choose(window, "Delete", "Ours")
    assert views(window) == []
