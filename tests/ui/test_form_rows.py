"""A field that is read: painted without widgets of its own, and yet found by mouse, keys and whoever reads it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.domain.records import Record
from exchange_app.kinds import kind
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words
from ui.components import theme
from ui.forms.form import RecordForm, Shown
from ui.forms.lookups import Lookups
from ui.forms.row import FieldRow, Said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "not accepted by receiving widget")
NOTES = "Speaks Russian and Persian, travels with a camera of her own, and asks for a room on the ground floor."


@pytest.fixture
def form(tmp_path: Path, qtbot: QtBot) -> Iterator[RecordForm]:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    with Store.create(tmp_path / "s.store", agency=AgencySpec("TR", "Ev", "TR", "tr"), partners=[]) as store:
        with store.write(msg("Scene"), author="t") as work:
            values = {
                "family_name": "Cəfərov",
                "given_name": "Kənan",
                "city": "Bakı",
                "country": "AZ",
                "notes": NOTES,
                "level_tr": "B2",
            }
            id = work.create("applicant", {**values, "passport_number": "C01234571"})  # type: ignore[dict-item]
        made = RecordForm("applicant", Lookups(store, words("en")))
        qtbot.addWidget(made)
        with store.read() as reader:
            made.show_record(Shown(reader.record("applicant", id)))
        made.resize(380, 800)
        made.show()
        made.activateWindow()
        qtbot.waitActive(made)
        yield made


def picture(row: FieldRow, *, of_value: bool = True) -> QImage:
    seen = row.grab().toImage()
    return seen.copy(row.value_room()) if of_value else seen.copy(row._name_room)


def holds(image: QImage, colour: str, off: int = 24) -> bool:
    wanted = QColor(colour).getRgb()[:3]  # type: ignore[index]
    return any(
        max(abs(part - each) for part, each in zip(image.pixelColor(x, y).getRgb()[:3], wanted, strict=True)) < off  # type: ignore[index]
        for x in range(image.width())
        for y in range(image.height())
    )


def told(row: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(row).text(what)


def test_a_field_that_is_read_has_no_widgets_and_shows_its_name_and_value(form: RecordForm) -> None:
    row, other = form.rows["city"], form.rows["birth_place"]
    assert row.findChildren(QWidget) == [] and row.layout() is None
    assert holds(picture(row), theme.tokens().text) and holds(picture(row, of_value=False), theme.tokens().second)
    other.put("Bakı")
    assert picture(other) == picture(row)
    other.put("Gəncə")
    assert picture(other) != picture(row)
    other.put(None)
    assert not holds(picture(other), theme.tokens().text)


def test_it_is_read_out_by_name_value_and_what_is_wrong(form: RecordForm) -> None:
    row = form.rows["city"]
    assert told(row, QAccessible.Text.Name) == "City: Bakı"
    assert told(form.rows["phone"], QAccessible.Text.Name) == "Phone: not given"
    assert told(form.rows["passport_number"], QAccessible.Text.Name).endswith("•••••••71")
    row.complain([Said("There is no such town.")])
    assert told(row, QAccessible.Text.Description) == "There is no such town."
    help = next(field for field in kind("applicant").fields if field.help is not None and field.key in form.rows)
    assert told(form.rows[help.key], QAccessible.Text.Description) == words("en").say(help.help)  # type: ignore[arg-type]
    row.open()
    assert told(row, QAccessible.Text.Name) == "" and "City" in row.editor.input.accessibleName()  # type: ignore[union-attr]


def test_the_focus_is_framed_and_goes_from_field_to_field(form: RecordForm) -> None:
    row, following = form.rows["city"], form.rows["country"]
    at_rest = picture(row)
    row.setFocus()
    assert row.hasFocus() and picture(row) != at_rest and holds(picture(row).copy(0, 8, 2, 4), theme.tokens().accent)
    QTest.keyClick(row, Qt.Key.Key_Tab)
    assert following.hasFocus() and picture(row) == at_rest


def test_the_mouse_frames_the_value_alone_and_a_click_there_opens_it(form: RecordForm, qtbot: QtBot) -> None:
    row = form.rows["city"]
    at_rest, value, name = picture(row), row.value_room().center(), QPoint(20, 12)
    QTest.mouseMove(row, name)
    QTest.mouseMove(row, value)
    assert picture(row) != at_rest and row.cursor().shape() == Qt.CursorShape.IBeamCursor
    QTest.mouseMove(row, name)
    assert picture(row) == at_rest and row.cursor().shape() == Qt.CursorShape.ArrowCursor
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=name)
    QTest.mouseClick(row, Qt.MouseButton.RightButton, pos=value)
    assert row.editor is None and not row.hasFocus()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=value)
    assert row.editor is not None
    qtbot.waitUntil(row.editor.isVisible)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_open_the_editor_in_the_values_place_and_escape_gives_the_focus_back(
    form: RecordForm, key: Qt.Key, qtbot: QtBot
) -> None:
    row = form.rows["city"]
    room, high = row.value_room(), row.height()
    row.setFocus()
    QTest.keyClick(row, key)
    assert row.editor is not None and row.editor.input.hasFocus() and row.focusPolicy() == Qt.FocusPolicy.NoFocus
    QApplication.processEvents()
    assert row.editor.x() == room.x() and not holds(
        row.grab().toImage().copy(room.x() - 8, 0, 8, 24), theme.tokens().text
    )
    QTest.keyClick(row.editor.input, Qt.Key.Key_Escape)
    assert row.editor is None and row.hasFocus()
    qtbot.waitUntil(lambda: (row.value_room(), row.height()) == (room, high))
    assert holds(picture(row), theme.tokens().text)


def test_letters_typed_on_a_button_of_the_row_open_nothing(form: RecordForm) -> None:
    row = form.rows["passport_number"]
    row._eye.setFocus()
    QTest.keyClick(row._eye, "x")
    assert row.editor is None
    row.setFocus()
    QTest.keyClick(row, "x")
    assert row.editor is not None and row.editor.text().endswith("x")


def test_a_long_text_wraps_with_and_without_something_under_it(form: RecordForm, qtbot: QtBot) -> None:
    row = form.rows["notes"]
    high = row.height()
    assert high > 40 and row.value_room().height() == high and row.toolTip() == ""
    row.complain([Said("This is too long.")])
    qtbot.waitUntil(lambda: row.height() > high)
    assert row.value_room().height() == high and holds(picture(row), theme.tokens().text)
    form.resize(300, 800)
    qtbot.waitUntil(lambda: row.value_room().height() > high)
    row.complain([])
    form.resize(380, 800)
    qtbot.waitUntil(lambda: row.height() == high)


def test_what_has_no_room_ends_in_an_ellipsis_and_is_whole_in_the_tooltip_until_it_has_room(
    form: RecordForm, qtbot: QtBot
) -> None:
    row = form.rows["email"]
    address = "nigar.sukurova@abseron-informasiya-agentliyi.example"
    row.put(address)
    row.grab()
    assert row.toolTip() == address and row.height() == 24
    form.resize(700, 800)
    qtbot.waitUntil(lambda: row.width() > 500)
    row.grab()
    assert row.toolTip() == ""


def test_a_form_is_shown_alike_in_the_dark(form: RecordForm) -> None:
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    try:
        row = form.rows["city"]
        assert holds(picture(row), theme.DARK.text) and holds(picture(row, of_value=False), theme.DARK.second)
    finally:
        theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]


def test_records_follow_each_other_in_the_same_rows(form: RecordForm) -> None:
    form.show_record(Shown(Record("applicant", "other", "TR-1", "TR", 1, {"family_name": "Öz", "city": "Van"})))
    assert form.rows["city"].reading.text == "Van" and form.rows["notes"].reading.text == ""
    assert form.rows["notes"].sizeHint().height() == 24
