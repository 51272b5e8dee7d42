"""The search over everything finds what can be done, by its words with or without accents, and does it by the keys alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from exchange_app.services.access import Access
from exchange_app.services.saved_views import save_view
from exchange_app.store import Store
from exchange_app.text import LANGUAGES, Language, fold, words
from tests.ui.merge_desks import in_front
from ui.pages import PAGES
from ui.pages.settings.section import SettingsSection
from ui.shell.actions import plain
from ui.shell.app import Application
from ui.shell.help.dialog import HelpDialog
from ui.shell.help.topics import TOPICS
from ui.shell.palette import found, parts
from ui.shell.search_results import SearchResults
from ui.shell.snapshots import settle


def without_accents(text: str) -> str:
    """As somebody types it on a keyboard without these letters."""
    plainer = text.translate(str.maketrans("ıİəƏ", "iIeE"))
    return "".join(each for each in unicodedata.normalize("NFD", plainer) if not unicodedata.combining(each))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_finds_every_action_page_button_setting_and_topic(
    language: Language, full_store: Path, desk_window: Callable[..., Application]
) -> None:
    app = desk_window(full_store, language)
    window, said = app.window, words(language)
    for key in ("applicants", "placements", "duplicates", "exchange"):
        window.go(key)
        settle(app)
        page = window.current_page()
        assert page is not None
        list(parts(window))  # the page of settings is built and read with the first search
        settle(app)
        offered = {fold(each.text) for part in parts(window) for each in part.offers}
        asked = [each.text() for each in [*window.actions_.all().values(), *page.record_actions()] if each.isEnabled()]
        asked += [said.say(each.title) for each in PAGES.values()] + [
            said.say(title) for title, _icon in TOPICS.values()
        ]
        asked += [
            each.text() or each.accessibleName()
            for each in page.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and (each.text() or each.accessibleName())
        ]
        assert {fold(plain(each)) for each in asked} - offered == set()
    settings = window.pages["settings"]
    rows = [text for each in settings.findChildren(SettingsSection) for text, _part in each.rows if text]
    assert len(rows) > 6 and all(any(name.endswith(fold(text)) for name in offered) for text in rows)
    window.go("applicants")
    settle(app)
    for each in next(parts(window)).offers:
        for typed in (each.text, without_accents(each.text), without_accents(each.text).lower()):
            lines = [fold(row.text) for row in found(window, typed) if row.go is not None]
            assert fold(each.text) in lines, (each.text, typed)


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[Application, str, str], None]:
    """ask(app, "words") types them after Ctrl+K, goes down to the line that is called `line` and presses Enter."""

    def do(app: Application, typed: str, line: str) -> None:
        in_front(app, qtbot)
        QTest.keyClick(app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(app.window.search.hasFocus)
        QTest.keyClicks(app.window.search, typed)
        (results,) = app.window.search.findChildren(SearchResults)

        def rows() -> list[str]:
            return [each.text for each in results.popup.model.rows] if results.popup.isVisible() else []

        qtbot.waitUntil(lambda: line in rows())
        while results.popup.view.currentIndex().row() != rows().index(line):
            QTest.keyClick(app.window.search, Qt.Key.Key_Down)
        QTest.keyClick(app.window.search, Qt.Key.Key_Return)
        settle(app)

    return do


def test_what_is_found_is_done_by_the_keys_alone(
    ask: Callable[[Application, str, str], None], full_store: Path, desk_window: Callable[..., Application]
) -> None:
    with Store.open(full_store) as store:
        save_view(store, "outlet", "Bakıdakiler", {"search": "Bakı"}, access=Access("Selin"))
    app = desk_window(full_store, "tr")
    window = app.window
    ask(app, "yeni kurulus", "Yeni kuruluş")
    assert window.current_key == "outlets" and window.current_page().body.pane.new  # type: ignore[union-attr]
    ask(app, "bakidakiler", "Bakıdakiler")
    assert window.current_page().body.panel.bar.search.text() == "Bakı"  # type: ignore[union-attr]
    ask(app, "satir yuksekligi", "Görünüm: Satır yüksekliği")
    focus = window.focusWidget()
    assert window.current_key == "settings" and focus is not None and focus.accessibleName() == "Satır yüksekliği"
    ask(app, "kisileri yerlestirme", "Kişileri yerleştirme")
    [help_] = [each for each in QApplication.topLevelWidgets() if isinstance(each, HelpDialog)]
    assert help_.topics.currentItem().text() == "Kişileri yerleştirme"
    help_.close()
    ask(app, "azerbaycanca", "Dil: Azərbaycanca")
    assert app.words.language == "az"
    ask(app, "movzu tund", "Mövzu: Tünd")
    assert app.settings.theme == "dark"
