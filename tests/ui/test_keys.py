"""The sheet of keys holds every key that the window handles, and nothing that it does not."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest

import ui
from exchange_app.text import LANGUAGES, words
from tests.ui.merge_desks import in_front
from ui.components import keys
from ui.components.keys import PLACES, Keys, ListKeys, spoken
from ui.desk import language as desk_language
from ui.pages import PAGES
from ui.shell.actions import SPECS
from ui.shell.help.keys import sheet
from ui.shell.snapshots import settle

HOME = Path(ui.__file__).parent
DIRECTIONS = {"Key_Up", "Key_Down", "Key_Left", "Key_Right", "Key_Home", "Key_End"}
"""A handler may ask in which direction a declared key goes."""


def sources() -> Iterator[tuple[str, ast.AST]]:
    for path in HOME.rglob("*.py"):
        name = path.relative_to(HOME).as_posix()
        if name != "components/keys.py":
            yield name, ast.parse(path.read_text("utf-8"))


def portable(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "Enter")


def test_no_key_is_handled_that_is_not_declared() -> None:
    found = []
    for name, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr.startswith("Key_") and node.attr not in DIRECTIONS:
                found.append((name, node.attr))
            elif isinstance(node, ast.Attribute) and node.attr in ("StandardKey", "listFromString"):
                found.append((name, node.attr))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QKeySequence":
                found.append((name, "read as Qt writes keys in the language of the window"))
    assert found == []


def test_no_key_is_declared_that_is_not_handled_and_none_twice_in_a_place() -> None:
    handled = {
        (node.value.id, node.attr)
        for _name, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    classes = [each for each in vars(keys).values() if isinstance(each, type) and issubclass(each, Keys)]
    shown = [each for _title, places in PLACES for each in places]
    assert sorted(map(str, shown)) == sorted(str(each) for each in classes if each is not Keys)
    for place in shown:
        assert [each.name for each in place if (place.__name__, each.name) not in handled] == []
        declared = [key for each in place for key in each.keys.split("; ")]
        assert len(set(declared)) == len(declared)
        for each in place:
            assert all(portable(keys.sequence(key)) == key for key in each.keys.split("; "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_stands_on_the_sheet_with_its_words(language) -> None:
    said = words(language)
    lines = [(line.text, line.said(said)) for _title, part in sheet(said) for line in part]
    assert len(lines) == len([*sheet_members(), *(spec for spec in SPECS if spec.keys)]) + pages()
    assert all(text and keys for text, keys in lines)
    for each in sheet_members():
        assert any(spoken(each.keys, said) in keys for _text, keys in lines)


def sheet_members() -> list[Keys]:
    return [each for _title, places in PLACES for place in places for each in place]


def pages() -> int:
    return sum(page.in_rail for page in PAGES.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_means_the_same_however_it_is_pressed_and_in_whatever_language(language, qapp, monkeypatch) -> None:
    monkeypatch.setattr(keys, "_by_keys", keys._by_keys.__wrapped__)
    installed = desk_language.install(qapp, language)
    for key, held, meant in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, ListKeys.OPEN),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, ListKeys.DOWN),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, ListKeys.LEFT),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier, ListKeys.MENU),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.NoModifier, None),
    ):
        assert ListKeys.of(QKeyEvent(QEvent.Type.KeyPress, key, held)) is meant
    desk_language.remove(qapp, installed)


def test_every_shortcut_of_the_window_and_its_pages_stands_on_the_sheet(full_store, desk_window) -> None:
    app = desk_window(full_store)
    for page in PAGES:
        app.window.go(page)
        settle(app)
        app.window.menus["record"].aboutToShow.emit()
    bound = {each.key() for each in app.window.findChildren(QShortcut)}
    bound |= {key for each in app.window.findChildren(QAction) for key in each.shortcuts()}
    told = {key for _title, part in sheet(app.words) for line in part for key in line.keys.split("; ")}
    assert len(bound) > 20 and {portable(each) for each in bound} - told == set()


def test_keys_that_sentences_and_help_texts_name_are_on_the_sheet() -> None:
    catalogue = HOME.parent / "translations" / "tr.po"
    texts = [json.loads(f'"{each}"') for each in re.findall(r'^(?:msgid )?"(.*)"$', catalogue.read_text("utf-8"), re.M)]
    texts += [each.read_text("utf-8") for each in (HOME.parent / "resources" / "help").rglob("*.md")]
    named = {
        key
        for text in texts
        for key in re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z0-9/]\b|PgUp|PgDown|Enter|Tab)", text)
    }
    told = {key for _title, part in sheet(words("en")) for line in part for key in line.keys.split("; ")}
    assert len(named) > 15 and named - told == set()


def test_where_a_page_and_a_menu_have_one_key_the_page_has_it(full_store, desk_window, qtbot) -> None:
    app = in_front(desk_window(full_store), qtbot)
    done: list[str] = []
    for key in ("print", "open"):
        app.window.actions_[key].triggered.disconnect()
        app.window.actions_[key].triggered.connect(lambda _=False, key=key: done.append(key))
    control = Qt.KeyboardModifier.ControlModifier
    app.window.go("documents")
    settle(app)
    documents = app.window.current_page()
    documents._print_action.triggered.disconnect()
    documents._print_action.triggered.connect(lambda: done.append("this document"))
    documents._print_action.setEnabled(True)
    in_front(app, qtbot)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_P, control)
    app.window.go("import")
    settle(app)
    start = app.window.focusWidget()
    start.choose_asked.disconnect()
    start.choose_asked.connect(lambda: done.append("a list"))
    in_front(app, qtbot)
    QTest.keyClick(start, Qt.Key.Key_O, control)
    assert done == ["this document", "a list"]
    both = {each.keys for each in SPECS if each.keys} & {
        key for each in sheet_members() for key in each.keys.split("; ")
    }
    assert both <= {"Ctrl+P", "Ctrl+O", "Ctrl+Z", "Ctrl+F", "Ctrl++", "Ctrl+-", "Ctrl+0"}, (
        "a page has to claim it: keys.claims"
    )
