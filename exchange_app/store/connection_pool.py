"""Connections for reading, kept open and lent to one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from exchange_app.store.engine import equipped

KEPT = 4
"""Connections that stay open while nobody reads."""

CACHE = -200
"""Kilobytes (negative, as SQLite has it) of pages that each may keep: lists are read once through, which no cache helps."""


class Readers:
    """Lends connections of one file, each in a transaction of its own, so that it reads one snapshot."""

    def __init__(self, path: Path, key: str | None) -> None:
        self._path, self._key = path, key
        self._idle: list[Any] = []
        self._lock = threading.Lock()
        self._disposed = False

    @contextmanager
    def snapshot(self) -> Iterator[Any]:
        """A driver connection that sees the file as it is now, until the block ends. Raises the driver's errors."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = equipped(self._path, self._key)
            connection.execute(f"PRAGMA cache_size = {CACHE}")
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT max(number) FROM operation").fetchall()
            yield connection
        finally:
            self._take_back(connection)

    def _take_back(self, connection: Any) -> None:
        try:
            connection.rollback()
        except BaseException:
            connection.close()
            raise
        with self._lock:
            if not self._disposed and len(self._idle) < KEPT:
                self._idle.append(connection)
                return
        connection.close()

    def dispose(self) -> None:
        """Close what is idle now, and what is lent when it comes back."""
        with self._lock:
            self._disposed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
