"""Every page, dialog and popup in each language: nothing English is left, and nothing entered is lost in between."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from exchange_app.store import Filter
from tests.ui import accessible_tree
from tests.ui.every_place import answered, go_everywhere, tell_a_year
from tests.ui.seen_texts import english_of, template, texts
from translations import catalogue
from ui.desk.goto import GoTo, ToList
from ui.shell.snapshots import settle
from ui.shell.start.choosing import choose_new_store, choose_store

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OTHERS = ("tr", "az")


def _said_by(act: Callable[[], object]) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    answered(act, lambda top: said.extend(texts(top)))
    return said


def test_english_opens_all_of_it_too_and_helping_technology_knows_each_control(full_store, desk_window):
    said, heard, wrong = [], [], set()

    def look(top):
        said.extend(texts(top))
        count, faults = accessible_tree.faults(top)
        heard.append(count)
        wrong.update(faults)

    tell_a_year(full_store)
    go_everywhere(app := desk_window(full_store), full_store, look)
    assert not any("{" in text and "}" in text for _where, text in said), "a placeholder was not filled in"
    assert sum(heard) > 2000 and not wrong, "\n".join(sorted(wrong))
    assert not (app.settings._path.parent / "errors.log").exists()


def _qt_texts(parent: QWidget) -> set[str]:
    """Qt's own buttons and the menus of its entry fields, and its file dialogs."""
    box = QDialogButtonBox(parent)
    found = set()
    for standard in QDialogButtonBox.StandardButton:
        if standard not in (QDialogButtonBox.StandardButton.NoButton,):
            button = box.addButton(standard)
            if button is not None:
                found.add(button.text().replace("&", ""))
    for entry in (QLineEdit(parent), QPlainTextEdit(parent)):
        menu = entry.createStandardContextMenu()
        found |= {action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()}
        menu.deleteLater()
        entry.deleteLater()
    files = QFileDialog(parent)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    found |= {text.replace("&", "") for _where, text in texts(files) if not text.startswith("qt_")}
    files.deleteLater()
    box.deleteLater()
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_qts_own_buttons_and_menus_speak_the_language(language, full_store, desk_window):
    app = desk_window(full_store)
    english = _qt_texts(app.window)
    assert {"Cancel", "Save", "Copy", "Paste", "Undo"} <= english
    app.set_language(language)
    settle(app)
    same = english & _qt_texts(app.window)
    names = {text for text in same if not text.isascii() or "/" in text or text.lower() == text}
    assert not same - names - {"OK"}, f"Qt's own words in English: {sorted(same - names)}"


@pytest.mark.parametrize("language", OTHERS)
def test_the_dialogs_of_files_are_named_in_the_language(language, full_store, desk_window):
    app = desk_window(full_store, language)
    english = english_of(language)
    for choose in (choose_store, choose_new_store):
        said = _said_by(lambda choose=choose: choose(app.window, app.words, full_store))
        assert said and not english.left(said)
    for key in ("import", "merge"):
        app.window.go_to(GoTo(key))
        settle(app)
        said = _said_by(app.window.current_page().choose)
        assert said and not english.left(said)


def test_switching_the_language_keeps_draft_filters_and_page(full_store, desk_window, qtbot):
    app = desk_window(full_store)
    app.window.go_to(ToList("applicants", (Filter("application.status", "is", "selected"),)))
    settle(app)
    page = app.window.current_page()
    shown, total = page.body.panel.model.rowCount(), page.body.panel.total
    assert 0 < shown < total
    page.body.pane.start_new({"given_name": "Aysel", "family_name": "Vəliyeva"})
    settle(app)
    for language in ("az", "tr", "en"):
        app.set_language(language)
        settle(app)
        page = app.window.current_page()
        assert app.window.current_key == "applicants"
        assert page.body.panel.model.rowCount() == shown
        assert [each.column for each in page.body.panel.bar.filters] == ["application.status"]
        assert page.body.pane.new
        assert page.body.pane.form.changes()["family_name"] == "Vəliyeva"


def test_no_sentence_is_hidden_in_an_f_string_where_it_is_not_extracted():
    """Babel does not look into f-strings, so what is said in one would never be translated."""
    hidden = []
    known = {(message.context, message.id if isinstance(message.id, str) else message.id[0]) for message in template()}
    for folder in catalogue.SOURCES:
        for source in (catalogue.HERE.parent / folder).rglob("*.py"):
            for text in ast.walk(ast.parse(source.read_text("utf-8"))):
                for call in ast.walk(text) if isinstance(text, ast.JoinedStr) else ():
                    if not isinstance(call, ast.Call) or not call.args or not isinstance(call.args[0], ast.Constant):
                        continue
                    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                    if name in catalogue.KEYWORDS and _said(name, call) not in known:
                        hidden.append(f"{source.name}:{call.lineno} {call.args[0].value!r}")
    assert not hidden


def _said(name: str, call: ast.Call) -> tuple[str | None, str]:
    said = [each.value for each in call.args if isinstance(each, ast.Constant)]
    return (said[0], said[1]) if name in ("p_", "pmsg") else (None, said[0])


def test_what_is_left_in_english_is_found(full_store, desk_window):
    app = desk_window(full_store, "az")
    app.window.setToolTip("Prepare a workbook…")
    app.window.menus["help"].addAction("3 new records")
    said = [*texts(app.window), *texts(app.window.menus["help"])]
    assert len(english_of("az").left(said)) == 2
