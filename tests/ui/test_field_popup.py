"""A filter is added with the keys alone: by some letters of the field's name, then by going to what is wanted of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from exchange_app.store import Filter
from tests.ui.listing_window import Open
from ui.lists.field_popup import FieldPopup
from ui.lists.filter_popup import FilterPopup

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_letters_of_a_name_find_the_field_and_enter_asks_what_of_it(open_: Open) -> None:
    window = open_("applicants", "az")
    window.panel.use_filters([Filter("city", "is", "Bakı")])
    window.quiet()
    window.panel.bar.add.click()
    popup = window.popup(FieldPopup)
    shown = [row for row in range(popup.list.count()) if not popup.list.item(row).isHidden()]
    assert len(shown) > 30, "none of them waits under another list"
    ticked = [popup.list.item(row).text() for row in shown if not popup.list.item(row).icon().isNull()]
    assert ticked == ["Şəhər"]
    QTest.keyClicks(popup.search, "sehe")
    found = [popup.list.item(row).text() for row in shown if not popup.list.item(row).isHidden()]
    assert found and all("əh" in each.lower() for each in found)
    assert popup.list.currentItem().text() == "Şəhər", "a name that begins so comes before those that have it inside"
    QTest.keyClick(popup.search, Qt.Key.Key_Down)
    if len(found) > 1:
        assert popup.list.currentItem().text() != "Şəhər"
        QTest.keyClick(popup.search, Qt.Key.Key_Up)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    asked = window.popup(FilterPopup)
    assert asked.accessibleName() == "Şəhər"
    asked.close()


def test_enter_takes_the_choice_that_the_keys_are_at_and_space_ticks_several(open_: Open) -> None:
    window = open_("applicants")
    window.panel.ask_filter("track", QPoint(300, 200))
    popup = window.popup(FilterPopup)
    list_ = popup.findChild(QListWidget)
    assert list_.hasFocus() and list_.currentRow() == 0
    assert list_.height() <= 26 * list_.count() + 4, "no empty room under the choices"
    QTest.keyClick(list_, Qt.Key.Key_Down)
    second = list_.currentItem().data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(list_, Qt.Key.Key_Return)
    assert window.panel.bar.filters == (Filter("track", "in", (second,)),)
    window.panel.ask_filter("track", QPoint(300, 200))
    list_ = window.popup(FilterPopup).findChild(QListWidget)
    QTest.keyClick(list_, Qt.Key.Key_Space)
    first = list_.currentItem().data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(list_, Qt.Key.Key_Return)
    assert window.panel.bar.filters == (Filter("track", "in", (first, second)),)
    window.activate()
