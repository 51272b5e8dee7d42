"""The stores that were opened last, in the menu File: each opened by its number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from exchange_app.settings import Settings
from exchange_app.text import Words
from ui.components.icons import icon


def add_recent(menu: QMenu, before: str, settings: Settings, words: Words, choose: Callable[[str], object]) -> None:
    """A list in the menu, above the action that is called `before`. It is filled when it is looked at."""
    inner = QMenu(words._("Re&cent stores"), menu)
    inner.setIcon(icon("history"))
    inner.setToolTipsVisible(True)

    def fill() -> None:
        inner.clear()
        for number, path in enumerate(settings.recent, 1):
            place = Path(path)
            # A single & would mark a letter of the name.
            name, folder = place.name.replace("&", "&&"), str(place.parent).replace("&", "&&")
            action = inner.addAction(f"&{number}  {name}   ({folder})")
            action.setToolTip(path)
            action.setCheckable(True)
            action.setChecked(path == settings.store)
            action.triggered.connect(lambda _checked=False, path=path: choose(path))
        if not settings.recent:
            inner.addAction(words._("No store was opened here yet")).setEnabled(False)

    inner.aboutToShow.connect(fill)
    fill()
    menu.insertMenu(next(each for each in menu.actions() if each.objectName() == before), inner)
