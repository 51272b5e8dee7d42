"""The pages of the window: what a page is, and where each is found. A page's module is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from exchange_app.kinds import KINDS
from exchange_app.kinds.registry import on_change
from exchange_app.text import Message, pmsg
from ui.desk.freshness import Freshness, WrittenRecords
from ui.desk.goto import GoTo

if TYPE_CHECKING:
    from ui.desk.context import Desk


class Page(QWidget):
    """One page. It is built when first shown, kept while the window stands, and built anew with its state when the
    language, the theme or the store changes: so texts and colours are taken once, at construction.
    """

    key: str = ""
    titled = Signal()
    """title() or counts() gives something else now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.desk = desk
        self.words = desk.words
        self._when_shown: list[Callable[[], object]] = []
        self.freshness = Freshness(self, desk.signals, lambda changes: self.concerned(changes), self.refresh)

    # The keys. A page that is not shown may not have them, so its parts take them by these methods and not by setFocus(),
    # unless a person has just touched the part. What comes late (a file that was read, a list that was filled) finds the
    # person anywhere.

    def keys_place(self) -> QWidget:
        """The part that has the keys when one comes to the page."""
        return self

    def take_keys(self, part: QWidget | None = None) -> None:
        """Put the keys into a part (default: its keys_place()), if the page is shown and nobody types in a field."""
        at = self.window().focusWidget()
        if self.isVisible() and not (at is not None and at.isVisible() and takes_text(at)):
            (part or self.keys_place()).setFocus(Qt.FocusReason.OtherFocusReason)

    def say_gone(self) -> None:
        """Say that what the person was at is decided: nothing is current instead of it, so that no key decides another."""
        if self.isVisible():
            words = self.words
            self.desk.message(
                words._("What you were looking at was decided elsewhere or has changed; choose what to decide next."),
                "warning",
            )

    def hold_keys(self) -> None:
        """Called when a person came to the page: the keys are inside it from now on."""
        at = self.window().focusWidget()
        if at is None or not at.isVisible() or not (at is self or self.isAncestorOf(at)):
            part = self.keys_place()
            (part if part.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def when_shown(self, do: Callable[[], object]) -> None:
        """Do something that a person has to see, as opening a dialog: now, or when the page is shown next."""
        if self.isVisible():
            do()
        else:
            self._when_shown.append(do)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        waiting, self._when_shown = self._when_shown, []
        for each in waiting:
            QTimer.singleShot(0, self, each)
        self.freshness.seen()

    def title(self) -> str:
        """The name in the window's title bar."""
        spec = PAGES.get(self.key)
        return self.words.say(spec.title) if spec else ""

    def state(self) -> dict[str, Any]:
        """Everything a person would miss after a rebuild, drafts included; plain JSON data."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again."""

    def layout_state(self) -> dict[str, Any]:
        """What is to come back at the next start: columns, widths, sort, filters. Plain JSON data, no record's value:
        the window keeps it in the settings under the page's key when it closes, and hands it to restore_layout().
        """
        return {}

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Take up a layout_state() again; called before restore()."""

    def arrive(self, to: GoTo) -> None:
        """Called at every navigation to the page with what was asked for; a plain GoTo when it was only opened."""

    def concerned(self, changes: WrittenRecords) -> bool:
        """Whether what was written is of what this page shows."""
        return True

    def refresh(self, changes: WrittenRecords) -> None:
        """Something that concerns the page was written: show what it is now. Called while the page is seen: at once, or
        when it comes to the front, for all that was written meanwhile."""

    def record_actions(self) -> list[QAction]:
        """Actions for the menu Record, with text, shortcut and tooltip; asked for each time the menu opens."""
        return []

    def focus_search(self) -> bool:
        """Put the cursor into the page's own search field (Ctrl+F). False if it has none."""
        return False


def takes_text(widget: QWidget) -> bool:
    """Whether letters typed now would go into a text."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


class PageSpec(NamedTuple):
    """Where a page is found and how the rail shows it."""

    module: str
    class_name: str
    title: Message
    icon: str
    in_rail: bool = True
    kind: str = ""
    """The kind that it lists, for the page of any kind."""


_FIRST = {"home": PageSpec("ui.pages.home.page", "HomePage", pmsg("page", "Home"), "home")}
_OWN = {"placements": ("ui.pages.placements.page", "PlacementsPage")}
"""The pages of kinds that are more than a list with the record beside it."""
_LAST = {
    "exchange": PageSpec("ui.pages.exchange.page", "ExchangePage", pmsg("page", "Exchange"), "exchange"),
    "documents": PageSpec("ui.pages.documents.page", "DocumentsPage", pmsg("page", "Documents"), "document"),
    "settings": PageSpec("ui.pages.settings.page", "SettingsPage", pmsg("page", "Settings"), "settings"),
    "merge": PageSpec("ui.pages.merge.page", "MergePage", pmsg("page", "Merge review"), "exchange", in_rail=False),
    "duplicates": PageSpec(
        "ui.pages.duplicates.page", "DuplicatesPage", pmsg("page", "Entered twice"), "duplicates", in_rail=False
    ),
    "import": PageSpec("ui.pages.imports.page", "ImportPage", pmsg("page", "Import"), "import", in_rail=False),
}
_PAGES: dict[str, PageSpec] = {}
PAGES: Mapping[str, PageSpec] = MappingProxyType(_PAGES)
"""Every page by its key, in the order of the rail; it follows the kinds that are registered."""


def _list_pages() -> None:
    _PAGES.clear()
    _PAGES.update(_FIRST)
    for each in KINDS.values():
        if (page := each.page) is not None:
            module, class_name = _OWN[page.key] if page.own else ("ui.pages.records.page", "ListingPage")
            _PAGES[page.key] = PageSpec(module, class_name, page.title, page.icon, kind=each.key)
    _PAGES.update(_LAST)


_list_pages()
on_change(_list_pages)


def load(key: str) -> Callable[..., Page]:
    """Import a page's module; gives its class."""
    spec = PAGES[key]
    made: Callable[..., Page] = getattr(import_module(spec.module), spec.class_name)
    return made


def build(key: str, desk: Desk, parent: QWidget | None = None) -> Page:
    """Make a page inside `parent`: a tree of widgets that moves is styled anew."""
    spec, made = PAGES[key], load(key)
    return made(desk, spec.kind, parent) if spec.kind and key not in _OWN else made(desk, parent)
