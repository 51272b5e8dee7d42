"""Why a column was read as it was is said on its head: by its menu, by a key, and by pointing at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from exchange_app.store import AgencySpec, Store
from exchange_app.text import Language
from tests.ui.import_window import Window
from ui.components import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
AZ = Path(__file__).parents[1] / "data" / "samples" / "az-applicants.xlsx"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Azərbaycan", "AZ", "az")
    made = Store.create(tmp_path / "desk.exchange", agency=home, partners=[partner])
    yield made
    made.close()


@pytest.fixture
def window(store: Store, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp, "light")
    shown = Window(store, qtbot)
    shown.load(AZ)
    yield shown
    shown.operations.close()


def menu_at(window: Window, section: int) -> dict[str, QMenu]:
    """The menu of a column's head, opened with the right button."""
    head = window.review_view.tables.head
    place = QPoint(head.sectionViewportPosition(section) + 10, 80)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(head.viewport(), QContextMenuEvent(reason, place, head.viewport().mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {each.text(): each for each in menu.actions()}


def test_the_menu_of_a_columns_head_says_why(window: Window) -> None:
    actions = menu_at(window, window.section("Doğum tarixi"))
    assert list(actions) == ["Choose what the column is…", "Leave this column out", "Why?"]
    actions["Why?"].trigger()
    why = window.review_view.why
    assert why.isVisible() and why.title.text() == "Column E: Doğum tarixi"
    said = why.reasons.text().splitlines()
    assert said[0].startswith("Read as Date of birth (how sure: ") and said[1] == "by its header"
    assert said[2].startswith("In it: ")
    QTest.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()


def test_the_menu_leaves_a_column_out(window: Window) -> None:
    menu_at(window, window.section("Qeyd"))["Leave this column out"].trigger()
    window.quiet()
    assert window.review.heads[window.section("Qeyd")].label == ""


def test_a_key_says_it_of_the_current_column_and_row_and_leads_to_the_fields(window: Window) -> None:
    window.go_to(68, "A")
    window.key(Qt.Key.Key_W)
    why = window.review_view.why
    assert why.title.text() == "Column A: №"
    said = why.reasons.text().splitlines()
    assert said[:2] == ["Left out", "row number"] and said[-1] == "Row 68 is no record: totals row"
    QTest.keyClick(why.choose, Qt.Key.Key_Return)
    assert not why.isVisible() and window.review_view.chooser.isVisible()
    window.review_view.chooser.hide()


@pytest.mark.parametrize("language", ["en", "tr", "az"])
def test_it_is_said_whole_in_every_language(store: Store, qtbot: QtBot, qapp: QApplication, language: Language) -> None:
    shown = Window(store, qtbot, language)
    shown.load(AZ)
    shown.go_to(68, "I")
    shown.key(Qt.Key.Key_W)
    why = shown.review_view.why
    for part in (why.title, why.reasons):
        assert part.height() >= part.heightForWidth(part.width())
    assert why.choose.width() >= why.choose.sizeHint().width()
    why.hide()
    shown.operations.close()
