"""Language, theme and row height in the menu View: each a list of which one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from exchange_app.settings import Settings
from exchange_app.text import Words
from ui.components.icons import icon
from ui.desk.choices import densities, themes
from ui.desk.language import NAMES


class Looks(Protocol):
    """What gives the window another language, theme or row height."""

    words: Words
    settings: Settings

    def set_language(self, language: str) -> None: ...

    def set_theme(self, choice: str) -> None: ...

    def set_density(self, density: str) -> None: ...


def add_choices(menu: QMenu, looks: Looks) -> None:
    """The three lists, at the end of the menu."""
    words, settings = looks.words, looks.settings
    menu.addSeparator()
    _add(menu, words._("Language"), "language", NAMES.items(), words.language, looks.set_language)
    _add(menu, words._("Theme"), "moon", themes(words), settings.theme, looks.set_theme)
    _add(menu, words._("Row height"), "table", densities(words), settings.density, looks.set_density)


def _add(
    menu: QMenu,
    title: str,
    icon_name: str,
    choices: Iterable[tuple[str, str]],
    current: str,
    choose: Callable[[str], object],
) -> None:
    inner = QMenu(title, menu)
    inner.setIcon(icon(icon_name))
    group = QActionGroup(inner)
    for code, text in choices:
        action = QAction(text, inner)
        action.setCheckable(True)
        action.setChecked(code == current)
        action.triggered.connect(lambda _=False, code=code: choose(code))
        group.addAction(action)
        inner.addAction(action)
    menu.addMenu(inner)
