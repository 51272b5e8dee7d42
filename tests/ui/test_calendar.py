"""The calendar of a date field: opened and walked through by keys, in the three languages, on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from exchange_app.kinds import kind
from exchange_app.store import AgencySpec, Store
from exchange_app.text import LANGUAGES, Language, words
from ui.desk import language
from ui.forms.calendar import Calendar, months_on
from ui.forms.editor import DateEditor
from ui.forms.lookups import Lookups

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    """A language of the window, which Qt speaks too."""
    before = QLocale()
    installed = language.install(qapp, request.param)
    yield request.param
    language.remove(qapp, installed)
    QLocale.setDefault(before)


@pytest.fixture
def field(tmp_path: Path, spoken: Language, qtbot: QtBot) -> Iterator[DateEditor]:
    """The editor of a date of birth, at the right edge of the screen, near its foot."""
    with Store.create(tmp_path / "s.store", agency=AgencySpec("TR", "Ev", "TR", "tr"), partners=[]) as store:
        editor = DateEditor(kind("applicant").field("birth_date"), Lookups(store, words(spoken)))
        qtbot.addWidget(editor)
        editor.put(date(1994, 3, 31))
        editor.resize(120, 28)
        editor.move(editor.screen().availableGeometry().bottomRight() - QPoint(120, 60))
        editor.show()
        editor.start()
        yield editor


def opened(field: DateEditor) -> Calendar:
    QTest.keyClick(field.line, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    found = QApplication.activePopupWidget()
    assert isinstance(found, Calendar)
    return found


def test_a_day_is_chosen_with_the_keys_alone(field: DateEditor, spoken: Language, qtbot: QtBot) -> None:
    calendar = opened(field)
    # Offscreen a window stands two pixels off the place it is given.
    assert calendar.screen().availableGeometry().adjusted(0, 0, 2, 2).contains(calendar.geometry())
    assert calendar.grid.place(date(1994, 3, 28)).x() == 0, "weeks begin on Monday"
    shown = {each.text() for each in calendar.findChildren(QLabel)}
    assert {words(spoken).month(3), "1994"} <= shown
    way = [
        (Key.Key_PageUp, (1994, 2, 28)), (Key.Key_Right, (1994, 3, 1)), (Key.Key_Up, (1994, 2, 22)), (Key.Key_Down, (1994, 3, 1)),
        (Key.Key_Left, (1994, 2, 28)), (Key.Key_Home, (1994, 2, 1)), (Key.Key_End, (1994, 2, 28)), (Key.Key_PageDown, (1994, 3, 28)),
    ]  # fmt: skip
    for key, (year, month, day) in way:
        QTest.keyClick(calendar.grid, key)
        assert calendar.grid.day == date(year, month, day), key
    QTest.keyClick(calendar.grid, Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert words(spoken).long_date(date(1995, 3, 28)) in calendar.grid.accessibleName()
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(calendar.grid, Key.Key_Return)
    assert field.read() == date(1995, 3, 28) and not calendar.isVisible()


def test_escape_leaves_the_day_and_a_click_takes_another(field: DateEditor, qtbot: QtBot) -> None:
    calendar = opened(field)
    QTest.keyClick(calendar.grid, Key.Key_PageDown)
    QTest.keyClick(calendar.grid, Key.Key_Escape)
    assert field.read() == date(1994, 3, 31)
    calendar = opened(field)
    qtbot.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=calendar.grid.place(date(1994, 3, 9)).center())
    assert field.read() == date(1994, 3, 9)


def test_the_years_have_ends() -> None:
    assert months_on(date.max, 1) == date.max and months_on(date.min, -12).year == 1
