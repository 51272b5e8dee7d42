"""The store: one file, one writer at a time, readers from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from exchange_app.files import hold_store, release_store
from exchange_app.kinds.masking import Purpose
from exchange_app.store import undo_writer
from exchange_app.store.identity import AgencySpec, StoreIdentity, read_identity
from exchange_app.store.reader import Reader
from exchange_app.store.results import OperationResult
from exchange_app.store.sqlite import backup_files, checking, former_keys, migration
from exchange_app.store.sqlite.cipher import StoreKeys, key_pragma, new_salt
from exchange_app.store.sqlite.creation import create_file
from exchange_app.store.sqlite.driver_errors import translated
from exchange_app.store.sqlite.engine import move_log, reading_engine, writing_engine
from exchange_app.store.sqlite.files_in_use import FilesInUse
from exchange_app.store.sqlite.opening import examine, refuse_read_only
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.store.trouble import NothingToUndo, StoreDamaged, StoreReadOnly, StoreUnreachable, UndoRefused
from exchange_app.store.unit_of_work import Work
from exchange_app.text import Message, msg

Listener = Callable[[OperationResult], None]

LARGE = 5_000
"""Records touched by one operation, from which on it is a large one."""


class _OnlyTried(Exception):
    """Takes back what was only tried."""


class _Readings:
    """Readings go side by side. What replaces the file waits until none is under way, and those that come then wait for it."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._under_way, self._alone = 0, False
        self.waited_for = False
        """Whether somebody waits for them to end."""

    @contextmanager
    def one(self) -> Iterator[None]:
        with self._turn:
            self._turn.wait_for(lambda: not self._alone)
            self._under_way += 1
        try:
            yield
        finally:
            with self._turn:
                self._under_way -= 1
                self._turn.notify_all()

    @contextmanager
    def none(self) -> Iterator[None]:
        with self._turn:
            self.waited_for = True
            self._turn.wait_for(lambda: not self._under_way)
            self.waited_for, self._alone = False, True
        try:
            yield
        finally:
            with self._turn:
                self._alone = False
                self._turn.notify_all()


class Store:
    """An open store. Make one with Store.create or Store.open; close it when done (or use it in a with block)."""

    def __init__(self, path: Path, key: str | None) -> None:
        self.path = path
        self._key = key
        self._writing = threading.Lock()
        self._writing_thread: int | None = None
        self._listeners: list[Listener] = []
        self._readings = _Readings()
        self._connect()
        hold_store(self, path)

    def _connect(self) -> None:
        self._readers = reading_engine(self.path, self._key)
        self._writer = writing_engine(self.path, self._key)
        with translated(self.path, self._key), self._readers.begin() as connection:
            self.identity: StoreIdentity = read_identity(connection)
        # The first reading made the log, and the connection that read it keeps it open.
        self._files = FilesInUse(self.path)

    def _disconnect(self) -> None:
        self._readers.dispose()
        self._writer.dispose()

    @classmethod
    def create(
        cls,
        path: Path | str,
        *,
        agency: AgencySpec,
        partners: Sequence[AgencySpec] = (),
        passphrase: str | None = None,
    ) -> Self:
        """Make a new store at `path` for an agency and its partners. Raises StoreExists, StoreReadOnly, DiskFull."""
        place = Path(path)
        return cls(place, create_file(place, agency, partners, passphrase or None))

    @classmethod
    def open(cls, path: Path | str, *, passphrase: str | None = None) -> Self:
        """Open the store at `path`; one of an older version is migrated first, on a copy.

        Raises the StoreTrouble that says what keeps it from being used; then no byte of the file has changed.
        """
        place = Path(path)
        key, version = examine(place, StoreKeys(passphrase))
        refuse_read_only(place)
        if version < SCHEMA_VERSION:
            migration.migrate(place, key)
        return cls(place, key)

    @property
    def agency(self) -> str:
        """The code of the agency whose store this is."""
        return self.identity.agency

    @property
    def protected(self) -> bool:
        """Whether a passphrase is needed to open it."""
        return self._key is not None

    def close(self) -> None:
        """Close all connections; what was committed is in the file."""
        with self._writing:
            self._disconnect()
        release_store(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def read(self, purpose: Purpose | None = None) -> Iterator[Reader]:
        """A reader of one consistent snapshot, for this thread. Sensitive values are masked, so that what it gives can be
        shown to people; with a `purpose` they are given in the clear."""
        with self._readings.one(), self._translated(), self._readers.begin() as connection:
            yield Reader(connection, purpose)

    @contextmanager
    def write(self, label: Message, *, author: str, origin: str = "window") -> Iterator[Work]:
        """One operation: it commits when the block ends, and rolls back when an exception leaves it.

        `label` names it in the Edit menu and in histories; `origin` says where from (window, cli, a file's name).
        Raises StoreLocked when another program keeps writing, DiskFull, StoreReadOnly, and StoreGone, StoreReplaced or
        LogReplaced when one has taken away what was opened here; then nothing has changed.
        """
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("an operation is already under way in this thread")
        with self._writing, self._translated():
            self._writing_thread = threading.get_ident()
            try:
                self._files.refuse_replaced()
                with self._writer.begin() as connection:
                    work = Work(connection, self.identity, label, author=author, origin=origin)
                    yield work
                    result = work.finish()
                    self._files.refuse_replaced()
                    # What commits lies safe in the log. The log of a large operation is moved into the file with the next
                    # one or on closing, and not while a person waits for this one.
                    move_log(connection, after_commit=result.count <= LARGE)
            finally:
                self._writing_thread = None
        if result.number:
            for listener in tuple(self._listeners):
                listener(result)

    def undo(self, author: str, *, number: int | None = None) -> OperationResult:
        """Take back the last operation, or the one of that number. Raises NothingToUndo, or UndoRefused with why."""
        with self.write(msg("Undo"), author=author, origin="undo") as work:
            undo_writer.undo(work, number)
        return work.result

    def undo_refusal(self, number: int) -> Message | None:
        """Why an operation could not be taken back now; None where it could. It is tried, and nothing of that stays."""
        try:
            with self.write(msg("Undo"), author="", origin="undo") as work:
                undo_writer.undo(work, number)
                raise _OnlyTried
        except _OnlyTried:
            return None
        except (NothingToUndo, UndoRefused) as refused:
            return refused.message

    def redo(self, author: str, *, number: int | None = None) -> OperationResult:
        """Bring back what was last taken back, where that is still the operation of that number. Raises NothingToUndo."""
        with self.write(msg("Redo"), author=author, origin="redo") as work:
            undo_writer.redo(work, number)
        return work.result

    def change_passphrase(self, new: str | None) -> None:
        """Set, change or (None) remove the passphrase: the file is written anew under it and swapped in.

        Raises StoreLocked when another window has the store open, DiskFull, StoreReadOnly; then nothing has changed.
        """
        key = None if not new else key_pragma(new, new_salt())
        with self._writing, self._readings.none():
            self._disconnect()
            try:
                former_keys.remember(self.path, key, self._key)
                backup_files.rewrite(self.path, self._key, key)
                self._key = key
            finally:
                self._connect()

    @property
    def secret(self) -> str | None:
        """The key by which its file opens now (None: not protected); in memory only."""
        return self._key

    @property
    def keys(self) -> StoreKeys:
        """By which its backups open; in memory only."""
        return StoreKeys(None, *(() if self._key is None else (self._key,)))

    def protect(self, backup: Path) -> None:
        """Have a backup open as the store does, by the present key or by none. Raises StoreTrouble where nothing known opens it."""
        if not backup_files.opens_by(backup, self._key):
            key, _version = examine(backup, StoreKeys(None, *former_keys.former_keys(self.path, self._key)))
            backup_files.rewrite(backup, key, self._key)

    def forget_former_keys(self) -> None:
        """All its backups open as it does, or by nothing that was noted."""
        former_keys.forget(self.path)

    def back_up(self, target: Path) -> Path:
        """Copy the store, also while others write, whole and checked, to `target`. Raises DiskFull, StoreReadOnly,
        OpenStoreNamed."""
        return backup_files.copy_store(self.path, self._key, target)

    def last_operation_in(self, backup: Path) -> int | None:
        """The number of the last operation that a backup of this store holds; None when it does not open by its key."""
        return backup_files.last_operation(backup, self._key)

    def check(self) -> list[checking.StoreFinding]:
        """Everything wrong with the store; nothing when it is whole.

        It is read by a connection of its own: one that has read before keeps the shape of the search index as it was then,
        beside which what was written since looks damaged.
        """
        fresh = reading_engine(self.path, self._key)
        try:
            with self._translated(), fresh.begin() as connection:
                return list(checking.findings(Reader(connection).db.cursor))
        finally:
            fresh.dispose()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a function called after every operation, in the thread that wrote; gives the way to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turns the driver's errors about the file into StoreTrouble: where another program took a file away, into that."""
        try:
            with translated(self.path, self._key):
                yield
        except (StoreDamaged, StoreReadOnly, StoreUnreachable):
            self._files.refuse_replaced()
            raise
