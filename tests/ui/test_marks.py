"""Rows and cells of a list are marked by rules that a person makes: a field, what is asked of it, a colour and a shape."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from exchange_app.store import Filter, Store
from tests.ui.listing_window import Open, Window
from ui.components.chips import Chip
from ui.components.marks import tone_colours
from ui.components.theme import ink, tokens
from ui.lists.marking.mark_popup import MarkPopup
from ui.lists.row_marks import RowMark

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(open_: Open) -> Window:
    return open_("applicants")


def rule(
    window: Window, key: str, text: str, *, tone: str = "bad", shape: str = "triangle", whole: bool = False
) -> None:
    """Type a rule as a person does."""
    window.panel.mark(key, QPoint(300, 200))
    popup = window.popup(MarkPopup)
    popup.tone.set_code(tone)
    popup.shape.set_code(shape)
    popup.whole.setChecked(whole)
    QTest.keyClicks(popup.findChild(QLineEdit), text)
    QTest.keyClick(popup.findChild(QLineEdit), Qt.Key.Key_Return)
    window.activate()
    window.quiet()


def ground(window: Window, family: str, key: str) -> Any:
    """The colour at the right end of a cell, where no text stands."""
    rect = window.view.visualRect(window.panel.model.index(window.row(family), window.column(key)))
    picture = window.view.viewport().grab().toImage()
    return picture.pixelColor(rect.right() - 3, rect.top() + 4)


def tint(tone: str) -> Any:
    return ink(tone_colours(tokens(), tone)[1])


def chips(window: Window) -> list[str]:
    """What is said of the marks in the bar."""
    found = window.panel.bar.findChildren(Chip)
    return [each.accessibleName() for each in found if each.isVisible() and each._mark is not None]


def told(window: Window, family: str, key: str) -> str:
    index = window.panel.model.index(window.row(family), window.column(key))
    return str(window.panel.model.data(index, Qt.ItemDataRole.AccessibleTextRole))


def test_cells_that_pass_a_rule_are_marked_also_after_they_were_changed(window: Window) -> None:
    surface = ink(tokens().surface)
    rule(window, "city", "ank")
    assert chips(window) == ["Marked: City: contains “ank”"]
    assert ground(window, "Erdem", "city") == tint("bad") and ground(window, "Lale", "city") == tint("bad")
    assert ground(window, "Kaya", "city") == surface and ground(window, "Erdem", "track") == surface
    assert told(window, "Erdem", "city") == "City: Ankara. Marked: City: contains “ank”"
    assert "Marked" not in told(window, "Erdem", "name")
    window.cell("Erdem", "city")
    QTest.keyClicks(window.view, "V")
    QTest.keyClick(window.view.indexWidget(window.view.currentIndex()).input, Qt.Key.Key_Return)
    window.quiet()
    assert ground(window, "Erdem", "city") == surface and "Marked" not in told(window, "Erdem", "city")


def test_a_whole_row_carries_the_shape_at_its_name(window: Window) -> None:
    rule(window, "city", "ank", tone="good", whole=True)
    assert ground(window, "Lale", "track") == ground(window, "Lale", "city") == tint("good")
    assert told(window, "Lale", "name").endswith("Marked: City: contains “ank”")
    rect = window.view.visualRect(window.panel.model.index(window.row("Lale"), 0))
    shape = window.view.viewport().grab().toImage().pixelColor(rect.left() + 12, rect.center().y() + 2)
    assert shape == ink(tone_colours(tokens(), "good")[0])
    (chip,) = (each for each in window.panel.bar.findChildren(Chip) if each._mark is not None and each.isVisible())
    chip.click()
    popup = window.popup(MarkPopup)
    assert popup.whole.isChecked() and (popup.tone.code(), popup.shape.code()) == ("good", "triangle")
    popup.close()
    chip.removed.emit()
    window.quiet()
    assert chips(window) == [] and ground(window, "Lale", "city") == ink(tokens().surface)


def test_a_view_brings_its_marks_and_the_settings_keep_those_that_name_nobody(window: Window) -> None:
    panel = window.panel
    rule(window, "city", "ank")
    panel.marking._put(1, RowMark((Filter("track", "in", ("tv", "radio")),), "accent", "dot", True))
    panel.marking._put(2, RowMark((Filter("email", "contains", "orxan"),), "good", "square"))
    data = json.loads(json.dumps(panel.view_data()))
    panel.settings.save()
    kept = json.loads(window.settings_path.read_text())["pages"]["list.applicant"]["marks"]
    assert [each[0][0][0] for each in kept] == ["city", "track"], "an address names somebody"
    panel.use_view({**data, "marks": []})
    window.quiet()
    assert chips(window) == []
    panel.use_view(data)
    window.quiet()
    assert len(chips(window)) == 3
    assert ground(window, "Qasımov", "city") == tint("accent")
    assert list(panel.model.marks)[2] == RowMark((Filter("email", "contains", "orxan"),), "good", "square")


def test_what_a_rule_finds_is_what_the_filter_finds(window: Window) -> None:
    with Store.open(window.path) as store, store.read() as reader:
        keys = list(window.panel.model.keys)
        found = reader.matching("applicant", (Filter("city", "contains", "ank"),), keys)
        only = reader.matching(
            "applicant", (Filter("city", "contains", "ank"),), [key for key in keys if key != found[0]]
        )
        given = reader.matching("applicant", (Filter("experience_years", "at_most", 3),), keys)
    names = {key: window.families()[row] for row, key in enumerate(keys)}
    assert sorted(names[key] for key in found) == ["Erdem", "Lale"]
    assert list(only) == list(found)[1:]
    assert sorted(names[key] for key in given) == ["Aydın", "Hacıyev", "İbrahim"]
