"""A filter is added by typing some letters of the field's name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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
