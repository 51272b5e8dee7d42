"""The open store and what follows from it: opening, closing, locking, noticing what other windows wrote."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.access import Access
from exchange_app.services.backup import backup_if_due, tidy_up, wrong_clock
from exchange_app.settings import Settings
from exchange_app.store import OperationResult, Store
from exchange_app.text import Message, Words
from ui.desk.context import Desk
from ui.desk.drafts import Drafts
from ui.desk.duplicates_watch import DuplicatesWatch
from ui.desk.operations import Operations
from ui.desk.signals import Notice, Signals

LOOK_EVERY = 4000
BACKUP_LOOK = 30 * 60 * 1000
_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class StoreSession(QObject):
    """Holds at most one open store. Everything that waits for a disk happens off the window's thread."""

    opened = Signal()
    closed = Signal()
    idle = Signal()
    """Nobody touched the window for as long as the settings allow."""

    def __init__(self, settings: Settings, words: Words, operations: Operations, signals: Signals) -> None:
        super().__init__()
        self.settings, self.words, self.operations, self.signals = settings, words, operations, signals
        self.store: Store | None = None
        self.duplicates = DuplicatesWatch(operations, signals)
        self.drafts = Drafts(operations)
        self.made: set[int] = set()
        """The numbers of the operations that were made in this window since the store was opened."""
        self._seen = 0
        self._unsaved_backup = False
        self._unsubscribe: Callable[[], object] = lambda: None
        self._look = self._timer(LOOK_EVERY, self._look_for_others)
        self._backup = self._timer(BACKUP_LOOK, self.backup_if_changed)
        self._idle = self._timer(60_000, self._too_idle)
        self._idle.setSingleShot(True)
        signals.changed.connect(self._note)

    def _timer(self, milliseconds: int, do: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setInterval(milliseconds)
        made.timeout.connect(do)
        return made

    @property
    def author(self) -> str:
        """Who writes: the name in the settings, else the one the system knows."""
        if self.settings.author:
            return self.settings.author
        return _known_to_the_system()

    @property
    def access(self) -> Access:
        """Who writes in this window."""
        return Access(self.author)

    def desk(self) -> Desk | None:
        """What pages are given, or None while no store is open."""
        if self.store is None:
            return None
        return Desk(
            self.store,
            self.words,
            self.settings,
            self.access,
            self.operations,
            self.signals,
            self.duplicates,
            self.drafts,
        )

    def open(self, path: Path, passphrase: str | None, failed: Callable[[Trouble], None]) -> None:
        """Open a store in the background and adopt it; `failed` gets what kept it from being used."""

        def task(_progress: Progress) -> tuple[Store, int]:
            store = Store.open(path, passphrase=passphrase)
            with store.read() as reader:
                return store, reader.journal.data_version()

        self.operations.run(task, lambda found: self.adopt(*found), failed)

    def adopt(self, store: Store, version: int) -> None:
        """Work with this store from now on."""
        self.close()
        self.store = store
        self.duplicates.use(store)
        self.drafts.use(store, self.access)
        self._seen, self.made = version, set()
        self._unsubscribe = store.subscribe(self.signals.changed.emit)
        self.settings.remember_store(str(Path(store.path).resolve()))
        self.settings.save()
        self._look.start()
        self._backup.start()
        self.restart_idle()
        self.operations.run(lambda _progress: _begin(store), self._tell_clock, lambda _trouble: None)
        self.opened.emit()

    def _tell_clock(self, wrong: Message | None) -> None:
        if wrong is not None:
            self.signals.said.emit(Notice(self.words.say(wrong), "warning", seconds=60))

    def release(self) -> tuple[Store, int, set[int]] | None:
        """Let go of the store without closing it: it, the version seen of it, and the operations made here."""
        if (store := self._let_go()) is None:
            return None
        return store, self._seen, self.made

    def _let_go(self) -> Store | None:
        if self.store is None:
            return None
        for timer in (self._look, self._backup, self._idle):
            timer.stop()
        self._unsubscribe()
        self.duplicates.use(None)
        self.drafts.use(None)
        store, self.store = self.store, None
        self.closed.emit()
        return store

    def close(self) -> None:
        """Close the store, with a backup if anything changed since the last."""
        if (store := self._let_go()) is None:
            return
        changed, self._unsaved_backup = self._unsaved_backup, False

        def task(_progress: Progress) -> None:
            try:
                if changed:
                    backup_if_due(store)
            finally:
                store.close()

        self.operations.write(task)

    def restart_idle(self) -> None:
        """Count the idle minutes anew, by the settings in force."""
        minutes = self.settings.idle_minutes
        if self.store is not None and self.store.protected and minutes:
            self._idle.start(minutes * 60_000)
        else:
            self._idle.stop()

    def watch_input(self, window: QWindow) -> None:
        """Keys and clicks that reach this window count as work."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self._idle.isActive():
            self._idle.start()
        return False

    def backup_if_changed(self) -> None:
        """A safe copy, if anything was written since the last one and that is half an hour old."""
        store = self.store
        if store is None or not self._unsaved_backup:
            return

        def task(_progress: Progress) -> None:
            backup_if_due(store)

        self.operations.run(task)

    def _note(self, result: OperationResult | None) -> None:
        self._unsaved_backup = True
        if result is not None:
            self._seen = max(self._seen, result.number)
            self.made.add(result.number)

    def _look_for_others(self) -> None:
        store = self.store
        if store is None:
            return

        def task(_progress: Progress) -> int:
            with store.read() as reader:
                return reader.journal.data_version()

        self.operations.run(task, self._seen_now, lambda _trouble: None, owner=self)

    def _seen_now(self, version: int) -> None:
        if version > self._seen and self.store is not None and not self.operations.writing():
            self._seen = version
            self.signals.changed.emit(None)

    def _too_idle(self) -> None:
        if self.store is not None and self.store.protected:
            self.idle.emit()


def _begin(store: Store) -> Message | None:
    """What is done beside the window once a store is open; gives what is to be said of the clock."""
    tidy_up(store)
    return wrong_clock(store)


def _known_to_the_system() -> str:
    """The name of the person as getpass.getuser() gives it, without the terminal that comes with that; empty where there is none."""
    named = next(filter(None, map(os.environ.get, ("LOGNAME", "USER", "LNAME", "USERNAME"))), "")
    if named or sys.platform == "win32":
        return named
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""
