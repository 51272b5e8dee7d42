"""The window around the pages: navigation, language and theme, undo, drop, settings that come back."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Store
from exchange_app.text import LANGUAGES, msg
from tests.ui.closing import shut
from ui.desk.goto import ToRecord
from ui.pages import PAGES
from ui.shell.actions import SPECS
from ui.shell.app import Application, _read
from ui.shell.help.dialog import TOPICS, HelpDialog, topic_text
from ui.shell.help.keys import sheet_text
from ui.shell.search_results import SearchResults
from ui.shell.snapshots import settle
from ui.shell.window import USUAL, _fitting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def place(tmp_path):
    az, tr = AgencySpec("AZ", "Agentlik", "AZ", "az"), AgencySpec("TR", "Kurum", "TR", "tr")
    with Store.create(tmp_path / "desk.exdesk", agency=tr, partners=[az]) as store:
        with store.write(msg("Scene"), author="test") as work:
            work.create("applicant", {"family_name": "Əliyev", "given_name": "Orxan"})
            work.create("cohort", {"title": "Yay 2026"})
    return tmp_path / "desk.exdesk"


@pytest.fixture
def open_window(qtbot):
    opened = []

    def make(path, settings=None, language="en") -> Application:
        app = Application(QApplication.instance(), settings or Settings.load(), language=language)
        opened.append(app)
        app.start(path)
        settle(app)
        return app

    yield make
    for app in opened:
        shut(app, qtbot)


def test_the_window_opens_on_home_and_every_page_of_the_rail_by_its_keys(place, open_window):
    app = open_window(place)
    assert app.window.current_key == "home"
    for number, key in enumerate((key for key, page in PAGES.items() if page.in_rail), start=1):
        app.window.actions_[f"go:{key}"].trigger()
        settle(app)
        assert app.window.current_key == key
        assert app.window.actions_[f"go:{key}"].shortcut().toString() == f"Ctrl+{number}"
        assert app.window.rail.buttons[key].isChecked()


def test_every_page_opens_in_every_language_and_on_both_sides(place, open_window):
    app = open_window(place)
    # each language on one side, and each side in one language at least
    for language, side in zip(LANGUAGES, ("dark", "light", "dark"), strict=True):
        app.set_language(language)
        app.set_theme(side)
        for key in PAGES:
            app.window.go(key)
            settle(app)
            assert app.window.current_page().title()
    assert not (app.settings._path.parent / "errors.log").exists()


def test_undo_and_redo_name_what_they_take_back(place, open_window, qtbot):
    app = open_window(place)
    store = app.session.store
    with store.write(msg("Import of az.xlsx"), author="test") as work:
        work.create("applicant", {"family_name": "Acar", "given_name": "Defne"})
    undo, redo = app.window.actions_["undo"], app.window.actions_["redo"]
    qtbot.waitUntil(lambda: "Import of az.xlsx" in undo.text())
    undo.trigger()
    qtbot.waitUntil(lambda: "Import of az.xlsx" in redo.text())
    qtbot.waitUntil(lambda: "Import of az.xlsx" in app.window.strip.text.text())
    with store.read() as reader:
        assert len(list(reader.records("applicant"))) == 1
    redo.trigger()
    qtbot.waitUntil(lambda: "Import of az.xlsx" in undo.text())


def test_a_workbook_dropped_on_the_window_goes_to_the_import_page(place, open_window, tmp_path):
    app = open_window(place)
    sheet = tmp_path / "list.csv"
    sheet.write_text("Soyadı;Adı\nAcar;Defne\n", "utf-8")
    asked = []
    app.window.dropped.disconnect()
    app.window.dropped.connect(asked.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    app.window.dropEvent(event)
    assert asked == [str(sheet)]


@pytest.mark.parametrize(
    ("names", "opened", "told"),
    [
        (["a.docx"], None, "“a.docx” is no list that can be read here. Save it in its own program as one of"),
        (["a.pdf", "b.csv", "c.xlsx"], "b.csv", "b.csv is opened: one file at a time. Drop the others after it: a.pdf, c.xlsx."),
    ],
)  # fmt: skip
def test_no_dropped_file_is_left_without_a_word(names, opened, told, place, open_window, tmp_path):
    app, asked = open_window(place), []
    app.window.dropped.disconnect()
    app.window.dropped.connect(asked.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, data, left, none)
    app.window.dragEnterEvent(over)
    assert over.isAccepted()
    app.window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    assert asked == ([str(tmp_path / opened)] if opened else [])
    assert app.window.strip.isVisible() and app.window.strip.text.text().startswith(told)


def test_the_last_page_comes_back_and_the_rail_as_it_was_chosen_for_windows_so_wide(place, open_window):
    app = open_window(place)
    window, rail = app.window, app.window.rail
    window.resize(1500, 800)
    assert rail.width() >= 212
    assert all(rail.width() >= each.needs() for each in rail.buttons.values()), (
        "each word with a badge of three figures"
    )
    window.actions_["rail"].trigger()
    assert rail.width() == 56
    window.resize(1366, 768)
    assert rail.width() == 56 and not window.actions_["rail"].isChecked(), "a small window keeps its room for the list"
    window.actions_["rail"].trigger()
    assert rail.width() >= 212
    window.go("outlets")
    settle(app)
    window.close()
    again = open_window(None).window
    assert again.current_key == "outlets"
    again.resize(1366, 768)
    assert again.rail.width() >= 212
    again.resize(1500, 800)
    assert again.rail.width() == 56


def test_unknown_or_wrong_settings_are_left_out(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "idle_minutes": True, "nonsense": 1, "author": "Derya"}), "utf-8")
    settings = Settings.load(path)
    assert (settings.theme, settings.idle_minutes, settings.author) == ("system", 0, "Derya")
    settings.save()
    assert "nonsense" not in path.read_text("utf-8")


def test_every_action_has_words_and_a_tooltip_and_no_key_stands_for_two(place, open_window):
    app = open_window(place)
    keys: dict[str, str] = {}
    for key, action in app.window.actions_.all().items():
        assert action.text() and action.toolTip()
        for shortcut in action.shortcuts():
            assert keys.setdefault(shortcut.toString(), key) == key
    assert {spec.key for spec in SPECS} <= set(app.window.actions_.all())


def test_every_control_of_the_shell_has_an_accessible_name(place, open_window):
    app = open_window(place)
    assert app.window.search.accessibleName()
    for button in app.window.rail.buttons.values():
        assert button.accessibleName()


def test_qt_itself_speaks_the_language_of_the_window(place, open_window):
    app = open_window(place, language="az")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Ləğv et"
    app.set_language("tr")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "İptal"
    app.set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_help_has_every_topic_in_every_language_and_lists_all_keys(place, open_window, qtbot):
    app = open_window(place)
    for language in LANGUAGES:
        for topic in TOPICS:
            assert topic_text(topic, language).startswith("# ")
    assert topic_text("start", "tr") != topic_text("start", "az") != topic_text("start", "en")
    listed = sheet_text(app.words)
    assert all(spec.keys.split("; ")[0] in listed for spec in SPECS if spec.keys)
    dialog = HelpDialog(app.window, app.words, "keys")
    qtbot.addWidget(dialog)
    assert "Ctrl+K" in dialog.text.toPlainText()


def test_the_search_finds_people_and_enter_goes_to_them(place, open_window, qtbot):
    app = open_window(place)
    went = []
    app.signals.wanted.connect(went.append)
    app.window.activateWindow()
    app.window.search.setFocus()
    QTest.keyClicks(app.window.search, "eliyev")
    (results,) = app.window.search.findChildren(SearchResults)
    qtbot.waitUntil(lambda: results.popup.isVisible(), timeout=3000)
    QTest.keyClick(app.window.search, Qt.Key.Key_Return)
    assert [each.page for each in went] == ["applicants"] and isinstance(went[0], ToRecord)
    assert not results.popup.isVisible()


def test_store_and_language_are_read_from_the_arguments(tmp_path):
    store, language = _read(["--store", str(tmp_path / "a.exdesk"), "--lang=az"])
    assert store == tmp_path / "a.exdesk" and language == "az"


@pytest.mark.bugs
def test_a_bug_in_a_slot_is_told_and_logged_without_values_and_the_window_lives_on(full_store, desk_window, qtbot):
    canary = "Kanarya Şahmərdanova +994501234567"
    app = desk_window(full_store)

    def slot() -> None:
        raise ValueError(canary, {canary: canary})

    with qtbot.capture_exceptions() as escaped:
        app.watch._escaped(*_raised(slot))
    assert not escaped
    assert app.window.strip.isVisible() and "went wrong" in app.window.strip.text.text()
    assert canary not in app.window.strip.text.text()
    logged = (app.settings._path.parent / "errors.log").read_text("utf-8")
    assert "ValueError" in logged and "test_shell.py" in logged
    assert not any(part in logged for part in canary.split())
    app.window.go("outlets")
    settle(app)
    assert app.window.current_page().body.panel.model.rowCount() > 10


def _raised(slot):
    try:
        slot()
    except ValueError as bug:
        return type(bug), bug, bug.__traceback__
    raise AssertionError


def test_size_columns_and_theme_come_back_at_the_next_start(full_store, desk_window):
    first = desk_window(full_store)
    first.window.resize(1180, 730)
    first.set_theme("dark")
    first.window.go("applicants")
    settle(first)
    panel = first.window.current_page().body.panel
    panel.set_columns(["name", "code", "city"])
    chosen = [each.key for each in panel.model.columns]
    settle(first)
    first.window.close()
    again = desk_window(full_store, settings=Settings.load())
    assert again.window.height() == 730, "the screen of the tests is too narrow to ask for the width"
    assert again.settings.geometry
    assert again.window.current_key == "applicants"
    assert again.settings.theme == "dark"
    assert [each.key for each in again.window.current_page().body.panel.model.columns] == chosen
    again.set_theme("light")


def test_a_second_window_sees_what_the_first_wrote(full_store, desk_window, qtbot):
    one, two = desk_window(full_store), desk_window(full_store)
    two.window.go("applicants")
    settle(two)
    panel = two.window.current_page().body.panel
    before = panel.model.rowCount()
    with one.session.store.write(msg("Scene"), author="one") as work:
        work.create("applicant", {"given_name": "Aysel", "family_name": "Vəliyeva"})
    two.session._look_for_others()
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 1, timeout=5000)
    qtbot.waitUntil(lambda: "Scene" in two.window.actions_["undo"].text(), timeout=5000)


def test_from_the_page_of_a_new_store_one_comes_back_to_the_one_that_is_open(full_store, desk_window):
    app = desk_window(full_store)
    app.window.go("outlets")
    settle(app)
    app.window.actions_["new"].trigger()
    settle(app)
    assert not app.window.rail.isVisible()
    app.workspace.stores.back()
    settle(app)
    assert app.window.current_key == "outlets" and app.window.rail.isVisible()


def test_a_dialog_is_as_wide_as_it_was_made(full_store, desk_window):
    from ui.components.dialog import Dialog

    app = desk_window(full_store)
    dialog = Dialog(app.window, app.words, "A", width=560)
    dialog.open()
    assert dialog.width() >= 560
    dialog.close()


def test_a_long_message_is_shown_whole(full_store, desk_window):
    from ui.desk.signals import Notice

    app = desk_window(full_store)
    app.window.say(Notice("A sentence that goes on for a while. " * 12, "bad", "Undo", lambda: None))
    app.window.strip.layout().activate()
    text = app.window.strip.text
    assert text.height() >= text.heightForWidth(text.width()) > 28


def test_a_window_is_no_larger_than_its_screen():
    assert _fitting(USUAL, QSize(1920, 1080)) == QSize(1366, 768)
    assert _fitting(USUAL, QSize(1024, 700)) == QSize(1024, 700)
