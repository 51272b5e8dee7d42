"""Looking at a file before it is opened: is it a store of ours, whole, not newer, and does the passphrase fit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from exchange_app.errors import StoreTrouble
from exchange_app.store.sqlite.cipher import StoreKeys, salt_of
from exchange_app.store.sqlite.driver_errors import translated, trouble_for
from exchange_app.store.sqlite.engine import APPLICATION_ID, connect
from exchange_app.store.sqlite.version import SCHEMA_VERSION, FileForm, header_of
from exchange_app.store.trouble import (
    PassphraseNeeded,
    StoreDamaged,
    StoreForeign,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    WrongPassphrase,
)

_QUICKLY_CHECKED = 4 * 1024 * 1024
"""Bytes up to which every page is looked at on opening; larger stores are looked at when they are backed up."""


def examine(path: Path, keys: StoreKeys) -> tuple[str | None, int]:
    """The file's key (None: not protected) and schema version. Changes no byte of it.

    Raises StoreMissing, StoreForeign, StoreNewer, StoreDamaged, StoreReadOnly where it cannot be read, PassphraseNeeded or
    WrongPassphrase.
    """
    if not path.exists():
        raise StoreMissing(path.name)
    if not path.is_file():
        raise StoreForeign(path.name)
    try:
        header = header_of(path)
    except OSError:
        raise StoreReadOnly(path.name) from None
    key: str | None = None
    match header.form:
        case FileForm.EMPTY:
            raise StoreForeign(path.name)
        case FileForm.PROTECTED_OR_OTHER:
            key, version = _unlocked(path, keys)
        case FileForm.PLAIN if header.application != APPLICATION_ID:
            raise StoreForeign(path.name)
        case FileForm.PLAIN if not header.whole and _settled(path):
            raise StoreDamaged(path.name)
        case FileForm.PLAIN:
            version = _look_inside(path, None)
    if version > SCHEMA_VERSION:
        raise StoreNewer(path.name)
    if version < 1:
        raise StoreForeign(path.name)
    return key, version


def refuse_read_only(path: Path) -> None:
    """Raises StoreReadOnly where a store cannot be written."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreReadOnly(path.name)


def _unlocked(path: Path, keys: StoreKeys) -> tuple[str, int]:
    """The first key that opens a protected file, and its version. Raises PassphraseNeeded, WrongPassphrase, StoreDamaged."""
    refused: StoreTrouble = PassphraseNeeded(path.name)
    for key in keys.of(salt_of(path)):
        try:
            return key, _look_inside(path, key)
        except WrongPassphrase as wrong:
            refused = wrong
    raise refused


def _settled(path: Path) -> bool:
    """Whether the file alone is the store: nothing waits in a log beside it, as after a crash or while it is in use."""
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def _look_inside(path: Path, key: str | None) -> int:
    """The user_version, by a connection that writes nothing, and takes no lock where the file alone is the store."""
    settled = _settled(path)
    with translated(path):
        try:
            connection = connect(path, key, mode="ro", immutable=settled)
        except driver.DatabaseError as error:
            raise _unreadable(path, key, error) from None
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if application != APPLICATION_ID:
                raise StoreForeign(path.name)
            if settled and version <= SCHEMA_VERSION and path.stat().st_size <= _QUICKLY_CHECKED:
                _check_pages(path, connection)
        except driver.DatabaseError as error:
            raise _unreadable(path, key, error) from None
        finally:
            connection.close()
    return int(version)


def _unreadable(path: Path, key: str | None, error: Any) -> BaseException:
    match error.sqlite_errorname:
        case "SQLITE_NOTADB" if key is not None:
            return WrongPassphrase(path.name)
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return StoreDamaged(path.name)
        case _:
            return trouble_for(error, path) or StoreDamaged(path.name)


def _check_pages(path: Path, connection: Any) -> None:
    """Raises StoreDamaged; a store that somebody began to write to meanwhile is left to SQLite."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok" and _settled(path):
        raise StoreDamaged(path.name)
