"""A field that is read: it can be marked, copied and read out, and a click, a key or a letter open its editor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.domain.records import Record
from exchange_app.kinds import kind
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words
from ui.components import theme
from ui.forms.form import RecordForm, ShownRecord
from ui.forms.lookups import Lookups
from ui.forms.row import FieldRow, SaidUnder

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
            made.show_record(ShownRecord(reader.record("applicant", id)))
        made.resize(380, 800)
        made.show()
        made.activateWindow()
        qtbot.waitActive(made)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: {made.rows[key].height() for key in ("city", "birth_place", "email")} == {24})
        yield made


def picture(row: FieldRow, *, of_value: bool = True) -> QImage:
    seen = row.grab().toImage()
    return seen.copy((row.reading if of_value else row.name).geometry())


def holds(image: QImage, colour: str, off: int = 24) -> bool:
    wanted = QColor(colour).getRgb()[:3]  # type: ignore[index]
    return any(
        max(abs(part - each) for part, each in zip(image.pixelColor(x, y).getRgb()[:3], wanted, strict=True)) < off  # type: ignore[index]
        for x in range(image.width())
        for y in range(image.height())
    )


def told(row: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(row).text(what)


def copied() -> str:
    return QApplication.clipboard().text()


def drag(part: QWidget, start: int, end: int) -> None:
    """Draw the pressed mouse over a text."""
    at = part.viewport() if isinstance(part, QTextEdit) else part
    QTest.mousePress(at, Qt.MouseButton.LeftButton, pos=QPoint(start, 12))
    where = QPointF(end, 12)
    move = QMouseEvent(
        QEvent.Type.MouseMove, where, at.mapToGlobal(where), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(at, move)
    QTest.mouseRelease(at, Qt.MouseButton.LeftButton, pos=QPoint(end, 12))


def test_a_field_that_is_read_shows_its_name_and_value(form: RecordForm) -> None:
    row, other = form.rows["city"], form.rows["birth_place"]
    assert holds(picture(row), theme.tokens().text) and holds(picture(row, of_value=False), theme.tokens().second)
    other.put("Bakı")
    assert picture(other) == picture(row)
    other.put("Gəncə")
    assert picture(other) != picture(row)
    other.put(None)
    assert not holds(picture(other), theme.tokens().text)


@pytest.mark.parametrize("key", ["city", "notes"])
def test_it_is_read_out_as_a_field_that_is_only_read_with_name_value_and_what_is_wrong(
    form: RecordForm, key: str
) -> None:
    row = form.rows[key]
    heard = QAccessible.queryAccessibleInterface(row.part)
    assert heard.role() == QAccessible.Role.EditableText and heard.state().readOnly and heard.textInterface()
    assert told(row.part, QAccessible.Text.Name) == kind("applicant").field(key).label.text
    assert told(row.part, QAccessible.Text.Value) == {"city": "Bakı", "notes": NOTES}[key]
    row.complain([SaidUnder("There is no such town.")])
    assert told(row.part, QAccessible.Text.Description) == "There is no such town."
    row.open()
    assert told(row.part, QAccessible.Text.Name) == kind("applicant").field(key).label.text
    assert told(row.part, QAccessible.Text.Description) == "There is no such town."


def test_what_is_not_given_or_hidden_or_has_help_is_read_out_as_that(form: RecordForm) -> None:
    phone, passport = form.rows["phone"].part, form.rows["passport_number"].part
    assert told(phone, QAccessible.Text.Value) == "" and told(phone, QAccessible.Text.Description) == "not given"
    assert told(passport, QAccessible.Text.Value) == "•••••••71"
    level = form.rows["level_tr"]
    assert told(level.part, QAccessible.Text.Description) == words("en").say(level.field.help)  # type: ignore[arg-type]


def test_the_focus_is_framed_and_goes_from_field_to_field(form: RecordForm) -> None:
    row, following = form.rows["city"], form.rows["country"]
    row.put(None)
    at_rest = picture(row)
    row.setFocus()
    assert row.hasFocus() and picture(row) != at_rest and holds(picture(row).copy(0, 8, 2, 4), theme.tokens().accent)
    QTest.keyClick(row.part, Qt.Key.Key_Tab)
    assert following.part.hasFocus() and picture(row) == at_rest


def test_a_click_on_the_value_opens_it_and_one_on_its_name_does_not(form: RecordForm, qtbot: QtBot) -> None:
    row = form.rows["city"]
    QTest.mouseClick(row.name, Qt.MouseButton.LeftButton)
    QTest.mouseClick(row.part, Qt.MouseButton.MiddleButton)
    assert row.editor is None
    QTest.mouseClick(row.part, Qt.MouseButton.LeftButton)
    assert row.editor is not None
    qtbot.waitUntil(row.editor.isVisible)


@pytest.mark.parametrize("key", ["city", "notes"])
def test_drawing_the_mouse_over_a_value_marks_it_and_opens_nothing(form: RecordForm, key: str) -> None:
    row = form.rows[key]
    drag(row.part, 1, 60)
    assert row.editor is None and row.part.hasFocus()
    QTest.keyClick(row.part, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(copied()) > 1 and row.reading.text.startswith(copied())


@pytest.mark.parametrize(("key", "said"), [("city", "Bakı"), ("notes", NOTES), ("passport_number", "•••••••71")])
def test_ctrl_c_copies_what_is_shown_and_letters_marked_with_the_keys_alone(
    form: RecordForm, key: str, said: str
) -> None:
    row = form.rows[key]
    row.setFocus()
    QTest.keyClick(row.part, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == said
    QTest.keyClick(row.part, Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(row.part, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(row.part, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == said[:2] and row.editor is None


def test_the_menu_of_a_value_copies_it_and_opens_its_editor(form: RecordForm) -> None:
    row = form.rows["city"]
    copy, every, edit = (each for each in row.reading.part.menu().actions() if not each.isSeparator())
    copy.trigger()
    assert copied() == "Bakı"
    every.trigger()
    assert row.reading.part.selectedText() == "Bakı"  # type: ignore[union-attr]
    edit.trigger()
    assert row.editor is not None and row.editor.input.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_open_the_editor_in_the_values_place_and_escape_gives_the_focus_back(
    form: RecordForm, key: Qt.Key, qtbot: QtBot
) -> None:
    row = form.rows["city"]
    room, high = row.reading.geometry(), row.height()
    row.setFocus()
    QTest.keyClick(row.part, key)
    assert row.editor is not None and row.editor.input.hasFocus() and not row.reading.isVisible()
    qtbot.waitUntil(lambda: row.editor is not None and row.editor.x() == room.x())
    QTest.keyClick(row.editor.input, Qt.Key.Key_Escape)
    assert row.editor is None and row.part.hasFocus()
    qtbot.waitUntil(lambda: (row.reading.geometry(), row.height()) == (room, high))
    assert holds(picture(row), theme.tokens().text)


def test_letters_typed_on_a_button_of_the_row_open_nothing(form: RecordForm) -> None:
    row = form.rows["passport_number"]
    row._eye.setFocus()
    QTest.keyClick(row._eye, "x")
    assert row.editor is None
    row.setFocus()
    QTest.keyClick(row.part, "x")
    assert row.editor is not None and row.editor.text().endswith("x")


def test_a_long_text_wraps_with_and_without_something_under_it(form: RecordForm, qtbot: QtBot) -> None:
    row = form.rows["notes"]
    high = row.height()
    assert high > 40 and row.part.height() == high and row.part.toolTip() == ""
    row.complain([SaidUnder("This is too long.")])
    qtbot.waitUntil(lambda: row.height() > high)
    assert row.part.height() == high and holds(picture(row), theme.tokens().text)
    form.resize(300, 800)
    qtbot.waitUntil(lambda: row.part.height() > high)
    row.complain([])
    form.resize(380, 800)
    qtbot.waitUntil(lambda: row.height() == high)


def test_what_has_no_room_ends_in_an_ellipsis_and_is_whole_in_the_tooltip_until_it_has_room(
    form: RecordForm, qtbot: QtBot
) -> None:
    row = form.rows["email"]
    address = "nigar.sukurova@abseron-informasiya-agentliyi.example"
    row.put(address)
    cut = row.grab().toImage()
    assert row.part.toolTip() == address and row.height() == 24
    row.setFocus()
    assert row.part.cursorPosition() == 0 and row.grab().toImage() != cut  # type: ignore[union-attr]
    form.resize(700, 800)
    qtbot.waitUntil(lambda: row.part.toolTip() == "")


def test_a_form_is_shown_alike_in_the_dark(form: RecordForm) -> None:
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    try:
        row = form.rows["city"]
        assert holds(picture(row), theme.DARK.text) and holds(picture(row, of_value=False), theme.DARK.second)
    finally:
        theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]


def test_records_follow_each_other_in_the_same_rows(form: RecordForm, qtbot: QtBot) -> None:
    form.show_record(ShownRecord(Record("applicant", "other", "TR-1", "TR", 1, {"family_name": "Öz", "city": "Van"})))
    assert form.rows["city"].reading.text == "Van" and form.rows["notes"].reading.text == ""
    qtbot.waitUntil(lambda: form.rows["notes"].height() == 24)
