"""Every action of the window: its words, keys, icon and menu, said once. Menus, toolbar and the list of keys are made of it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from exchange_app.text import Message, Words, msg, pmsg
from ui.components.icons import icon
from ui.components.redo_keys import REDO_KEYS
from ui.pages import PAGES, PageSpec


class ActionSpec(NamedTuple):
    """One action. `menu` is where it stands; `needs_store`: it is dark while no store is open."""

    key: str
    menu: str
    text: Message
    tip: Message
    keys: str = ""
    icon: str = ""
    needs_store: bool = True
    checkable: bool = False
    line_before: bool = False


MENUS: dict[str, Message] = {
    "file": pmsg("menu", "&File"),
    "edit": pmsg("menu", "&Edit"),
    "view": pmsg("menu", "&View"),
    "record": pmsg("menu", "&Record"),
    "exchange": pmsg("menu", "E&xchange"),
    "help": pmsg("menu", "&Help"),
}

SPECS: tuple[ActionSpec, ...] = (
    ActionSpec("import", "file", pmsg("action", "&Import a list…"), msg("Read a list that somebody sent, in any layout"), "Ctrl+I", "import"),
    ActionSpec("open_returned", "file", pmsg("action", "Open &returned workbook…"), msg("Review what a workbook changes that came back from the partner"), "Ctrl+Shift+O", "exchange"),
    ActionSpec("print", "file", pmsg("action", "&Print…"), msg("Rosters, in the window, on paper, as PDF"), "Ctrl+P", "printer"),
    ActionSpec("backup", "file", pmsg("action", "&Back up now"), msg("Make a safe copy of the store"), "", "backup", line_before=True),
    ActionSpec("open", "file", pmsg("action", "&Open a store…"), msg("Open another store"), "Ctrl+O", "folder", needs_store=False),
    ActionSpec("new", "file", pmsg("action", "&New store…"), msg("Set up a store for an agency, or look around with a demo"), "", "database", needs_store=False),
    ActionSpec("lock", "file", pmsg("action", "&Lock"), msg("Close the store until the passphrase is typed again"), "Ctrl+L", "lock"),
    ActionSpec("quit", "file", pmsg("action", "&Quit"), msg("Close the window; what is typed and not saved is kept for the next time"), "Ctrl+Q", "", needs_store=False, line_before=True),
    ActionSpec("undo", "edit", pmsg("action", "&Undo"), msg("Take back the last step"), "Ctrl+Z", "undo"),
    ActionSpec("redo", "edit", pmsg("action", "&Redo"), msg("Do again what was taken back"), "Ctrl+Shift+Z", "redo"),
    ActionSpec("find", "edit", pmsg("action", "&Find on this page"), msg("Go to the search field of this page"), "Ctrl+F", "filter", line_before=True),
    ActionSpec("search", "edit", pmsg("action", "&Search everything"), msg("People, outlets, cohorts, pages and actions"), "Ctrl+K", "search"),
    ActionSpec("rail", "view", pmsg("action", "Words beside the &icons"), msg("Show the navigation wide or narrow"), "Ctrl+B", "rail", needs_store=False, checkable=True, line_before=True),
    ActionSpec("fullscreen", "view", pmsg("action", "&Full screen"), msg("Use the whole screen, or go back"), "F11", "", needs_store=False, checkable=True),
    ActionSpec("refresh", "view", pmsg("action", "&Reload"), msg("Read this page from the store again"), "F5", "refresh"),
    ActionSpec("exchange-import", "exchange", pmsg("action", "&Import a list…"), msg("Read a list that somebody sent, in any layout"), "", "import"),
    ActionSpec("exchange-returned", "exchange", pmsg("action", "Open &returned workbook…"), msg("Review what a workbook changes that came back from the partner"), "", "exchange"),
    ActionSpec("export", "exchange", pmsg("action", "&Prepare a workbook for the partner…"), msg("Write the workbook that the partner agency works in"), "Ctrl+E", "export"),
    ActionSpec("sent", "exchange", pmsg("action", "&What was sent"), msg("The list of workbooks sent, with what was in them"), "", "exchange", line_before=True),
    ActionSpec("help", "help", pmsg("action", "&Help"), msg("How the work is done here"), "F1", "help", needs_store=False),
    ActionSpec("steps", "help", pmsg("action", "&First steps"), msg("What of the work is done, and what comes next"), "", "check-circle"),
    ActionSpec("keys", "help", pmsg("action", "&Keyboard shortcuts"), msg("All keys on one page"), "Ctrl+/", "keyboard", needs_store=False),
    ActionSpec("about", "help", pmsg("action", "&About Exchange Desk"), msg("Version, and where your data lies"), "", "info", needs_store=False, line_before=True),
)  # fmt: skip

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
}


class Actions(QObject):
    """The QActions of one window in one language. `triggered` of each is connected by the window's commands."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._by_key: dict[str, QAction] = {}
        self._words = words
        for spec in SPECS:
            self._add(spec.key, words.say(spec.text), words.say(spec.tip), spec.keys, spec.icon, spec.checkable)
        for position, (key, page) in enumerate(_rail_pages()):
            title = words.say(page.title)
            self._add(f"go:{key}", title, words._("Go to {page}", page=title), f"Ctrl+{position + 1}", page.icon, True)
        redo = self["redo"]
        redo.setShortcuts(list(map(QKeySequence, REDO_KEYS)))

    def _add(self, key: str, text: str, tip: str, keys: str, icon_name: str, checkable: bool) -> None:
        action = QAction(text, self)
        action.setObjectName(key)
        if icon_name:
            action.setIcon(icon(icon_name))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(with_keys(tip, action))
        action.setStatusTip("")
        action.setCheckable(checkable)
        action.setMenuRole(_ROLES.get(key, QAction.MenuRole.NoRole))
        self._by_key[key] = action

    def __getitem__(self, key: str) -> QAction:
        return self._by_key[key]

    def all(self) -> dict[str, QAction]:
        """Every action by its key."""
        return dict(self._by_key)

    def of_menu(self, menu: str) -> list[ActionSpec]:
        """The declarations of a menu, in order."""
        return [spec for spec in SPECS if spec.menu == menu]

    def enable(self, store_open: bool) -> None:
        """Light those that can be used."""
        for spec in SPECS:
            self[spec.key].setEnabled(store_open or not spec.needs_store)
        for key, action in self._by_key.items():
            if key.startswith("go:"):
                action.setEnabled(store_open)


def _rail_pages() -> list[tuple[str, PageSpec]]:
    return [(key, page) for key, page in PAGES.items() if page.in_rail]


def with_keys(tip: str, action: QAction) -> str:
    """A tooltip that names the keys too."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tip} ({keys})" if keys else tip


def plain(text: str) -> str:
    """An action's words without the mark of its menu letter and its dots, for lists and search."""
    return text.replace("&", "").removesuffix("…")
