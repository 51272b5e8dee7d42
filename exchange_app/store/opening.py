"""Looking at a file before it is opened: is it a store of ours, whole, not newer, and does the passphrase fit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from exchange_app.store.cipher import key_pragma, salt_of
from exchange_app.store.engine import APPLICATION_ID, connect, translated
from exchange_app.store.trouble import (
    PassphraseNeeded,
    StoreDamaged,
    StoreForeign,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    WrongPassphrase,
)
from exchange_app.store.version import SCHEMA_VERSION, Form, header_of

_QUICKLY_CHECKED = 4 * 1024 * 1024
"""Bytes up to which every page is looked at on opening; larger stores are looked at when they are backed up."""


def examine(path: Path, passphrase: str | None) -> tuple[str | None, int]:
    """The file's key (None: not protected) and schema version. Changes no byte of it.

    Raises StoreMissing, StoreForeign, StoreNewer, StoreDamaged, StoreReadOnly, PassphraseNeeded or WrongPassphrase.
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
        case Form.EMPTY:
            raise StoreForeign(path.name)
        case Form.PROTECTED_OR_OTHER if passphrase is None:
            raise PassphraseNeeded(path.name)
        case Form.PROTECTED_OR_OTHER:
            key = key_pragma(passphrase or "", salt_of(path))
        case Form.PLAIN if header.application != APPLICATION_ID:
            raise StoreForeign(path.name)
        case Form.PLAIN if not header.whole:
            raise StoreDamaged(path.name)
    version = _look_inside(path, key)
    if version > SCHEMA_VERSION:
        raise StoreNewer(path.name)
    if version < 1:
        raise StoreForeign(path.name)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreReadOnly(path.name)
    return key, version


def _look_inside(path: Path, key: str | None) -> int:
    """The user_version, by a connection that takes no lock and writes nothing."""
    with translated(path):
        connection = connect(path, key, mode="ro", immutable=True)
        try:
            return _read_version(path, key, connection)
        finally:
            connection.close()


def _read_version(path: Path, key: str | None, connection: Any) -> int:
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        if key is not None and error.sqlite_errorname == "SQLITE_NOTADB":
            raise WrongPassphrase(path.name) from None
        raise StoreDamaged(path.name) from None
    if application != APPLICATION_ID:
        raise StoreForeign(path.name)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    log = path.with_name(path.name + "-wal")
    settled = not log.exists() or log.stat().st_size == 0
    if version <= SCHEMA_VERSION and settled and path.stat().st_size <= _QUICKLY_CHECKED:
        _check_pages(path, connection)
    return int(version)


def _check_pages(path: Path, connection: Any) -> None:
    try:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except driver.DatabaseError:
        raise StoreDamaged(path.name) from None
    if verdict != "ok":
        raise StoreDamaged(path.name)
