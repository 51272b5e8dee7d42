"""Between stores: opening, choosing, locking, beginning anew, and the pages that stand in the window while none is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from exchange_app.errors import Trouble
from exchange_app.store.trouble import PassphraseNeeded, WrongPassphrase
from ui.shell.frame import Frame
from ui.shell.handover import Handover
from ui.shell.search_results import SearchResults
from ui.shell.session import StoreSession
from ui.shell.start import first_start
from ui.shell.start.choosing import choose_store
from ui.shell.start.passphrase import PassphrasePage
from ui.shell.start.trouble import TroublePage


class Stores(QObject):
    """Leads from one store to another. Everything typed is kept before one is left."""

    def __init__(self, frame: Frame, session: StoreSession) -> None:
        super().__init__()
        self.frame, self._session = frame, session
        self.path: Path | None = None
        """The store that is open or was asked for last."""
        session.opened.connect(self._opened)
        session.closed.connect(self._closed)
        session.idle.connect(self.lock)

    @property
    def author(self) -> str:
        """Who works here."""
        return self._session.author

    def open_store(self, path: Path, passphrase: str | None = None) -> None:
        """Open a store; while it takes, the page's outline stands there."""
        self.path = path
        self._leave_store(lambda: self._open(path, passphrase))

    def take_over(self, given: Handover) -> None:
        """Go on with a store that another window had open."""
        self.path = Path(given.store.path)
        self.frame.window.take_states(given.states)
        self._session.adopt(given.store, given.seen)
        self._session.made |= given.made

    def give_away(self, then: Callable[[Handover], object]) -> None:
        """Give the store that is open to another window, once everything typed is kept."""

        def give() -> None:
            window = self.frame.window
            states = window.states
            if (released := self._session.release()) is not None:
                then(Handover(*released, states, window.place()))

        self._leave_store(give)

    def _open(self, path: Path, passphrase: str | None) -> None:
        window = self.frame.window
        if window.current_page() is not None or passphrase is None:
            window.keep_page()
            window.show_skeleton()
        self._session.open(path, passphrase, lambda trouble: self.show_refusal(path, trouble, passphrase or ""))

    def _leave_store(self, then: Callable[[], object]) -> None:
        """Go on when everything typed is kept in the store that is open."""
        self._session.drafts.settle(then, self.frame.present)

    def has_way_back(self) -> bool:
        """Whether there is a store to go back to from the first start."""
        return self._session.store is not None or (self.path is not None and self.path.exists())

    def back(self) -> None:
        """From a page of the start to the store that is still open, or to the page that asks for the one that is not."""
        if self._session.store is None and self.path is not None:
            self.open_store(self.path)
            return
        self._go_to_last_page()

    def _go_to_last_page(self) -> None:
        page, window = self.frame.settings.page, self.frame.window
        window.go(page if page in window.rail.buttons else "home")

    def _closed(self) -> None:
        self.frame.window.keep_page()
        self.furnish()

    def furnish(self) -> None:
        """Give the window the store that is open, or none, and its search something to find in."""
        window, desk = self.frame.window, self._session.desk()
        window.use(desk)
        for before in window.search.findChildren(SearchResults):
            before.end()
        if desk is not None:
            SearchResults(window.search, desk, window)

    def _opened(self) -> None:
        self.furnish()
        self._go_to_last_page()

    def show_refusal(self, path: Path, trouble: Trouble, passphrase: str = "") -> None:
        """The page that asks for the passphrase of a store, or says why it cannot be opened."""
        self.path = path
        if isinstance(trouble, PassphraseNeeded | WrongPassphrase):
            page = PassphrasePage(self, path, self._store_before(path))
            page.complain(trouble.sentence(self.frame.words) if isinstance(trouble, WrongPassphrase) else "")
            self.frame.window.show_alone(page)
        else:
            self.frame.window.show_alone(TroublePage(self, path, trouble, passphrase))

    def show_backups(self, path: Path, passphrase: str) -> None:
        """The page from which a backup of a store that no passphrase opens is restored."""
        trouble = WrongPassphrase(path.name) if passphrase else PassphraseNeeded(path.name)
        self.frame.window.show_alone(TroublePage(self, path, trouble, passphrase))

    def _store_before(self, path: Path) -> Path | None:
        """The store that was last open besides this one and is still there."""
        recent = map(Path, self.frame.settings.recent)
        return next((each for each in recent if each != path.resolve() and each.exists()), None)

    def choose_store(self) -> None:
        """Ask for a store's file and open it."""
        path = choose_store(self.frame.window, self.frame.words, self.path)
        if path is not None:
            self.go_to_store(path)

    def go_to_store(self, path: Path) -> None:
        """Leave the store that is open for another one."""
        self._leave_store(lambda: self._exchange(path))

    def _exchange(self, path: Path) -> None:
        self._session.close()
        self.open_store(path)

    def first_start(self) -> None:
        """Language, agency, partner, or a look around with the demo."""
        self._session.drafts.gather.emit()
        self.frame.window.keep_page()
        self.frame.window.show_alone(first_start(self))

    def lock(self) -> None:
        """Close a protected store until its passphrase is typed again."""
        if self._session.store is None or not self._session.store.protected or self.path is None:
            return
        self._leave_store(self._lock)

    def _lock(self) -> None:
        """Nothing of the store stays on the screen, no dialog either."""
        while (over := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            over.close()
            if over.isVisible():
                over.hide()
        if self.path is not None:
            self._session.close()
            self.show_refusal(self.path, PassphraseNeeded(self.path.name))
