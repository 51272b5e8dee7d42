"""The files of an open store, watched: SQLite itself does not notice when another program takes one of them away.

What is written after that goes into a file without a name, or beside pages of another file. It is all there again when the
last window that has the files open is closed, as long as nobody has written into what was put in their place.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from exchange_app.store.sqlite.engine import LOG_BYTES
from exchange_app.store.trouble import LogReplaced, StoreGone, StoreMissing, StoreReplaced


class FilesInUse:
    """The store's file and its log (`-wal`) as they are while a connection that has read holds them open."""

    def __init__(self, path: Path) -> None:
        """Raises StoreMissing."""
        self._path = path
        self._log = path.with_name(path.name + "-wal")
        found = _look(path)
        if found is None:
            raise StoreMissing(path.name)
        self._of_store, self._of_log = found, _look(self._log)

    def refuse_replaced(self) -> None:
        """Raises StoreGone, StoreReplaced or LogReplaced where a file is not the one that is held open, or was cut off."""
        store = _look(self._path)
        if store is None:
            raise StoreGone(self._path.name)
        if not _goes_on(self._of_store, store, self._of_store.st_size):
            raise StoreReplaced(self._path.name)
        self._of_store = store
        if self._of_log is None:
            return
        log = _look(self._log)
        # A log that was moved into the file is written anew from its head; only a very long one is cut, to LOG_BYTES.
        if log is None or not _goes_on(self._of_log, log, min(self._of_log.st_size, LOG_BYTES)):
            raise LogReplaced(self._path.name, self._log.name)
        self._of_log = log


def _look(path: Path) -> os.stat_result | None:
    with suppress(OSError):
        return path.stat()
    return None


def _goes_on(before: os.stat_result, now: os.stat_result, at_least: int) -> bool:
    """Whether it is still the same file, and no shorter than it may have become."""
    return (before.st_dev, before.st_ino) == (now.st_dev, now.st_ino) and now.st_size >= at_least
