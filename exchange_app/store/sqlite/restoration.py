"""Bringing a backup back: the present store is kept aside, and the restored one goes on as a new incarnation."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from exchange_app.files import FULL, OpenStoreNamed, not_open_store, put_in_place, unfinished
from exchange_app.store.identity import take_new_incarnation
from exchange_app.store.sqlite.backup_files import DAMAGED, alone, backup_path, copy_store, keep_as_well, verify
from exchange_app.store.sqlite.cipher import StoreKeys
from exchange_app.store.sqlite.driver_errors import translated
from exchange_app.store.sqlite.engine import BESIDE, connect, remove_file, writing_engine
from exchange_app.store.sqlite.migration import migrate
from exchange_app.store.sqlite.opening import examine
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.store.trouble import (
    BackupDamaged,
    DiskFull,
    PassphraseNeeded,
    StoreDamaged,
    StoreForeign,
    StoreLocked,
    StoreNewer,
    StoreReadOnly,
    WrongPassphrase,
)

_COMING = ".restoring"


def restore(path: Path, backup: Path, *, passphrase: str | None = None) -> Path | None:
    """Put the store kept in `backup` in the place of `path`; gives where the store that stood there is kept now.

    The backup itself stays as it is. Raises the StoreTrouble that makes the backup unusable, OpenStoreNamed where it is no
    backup but the store itself, or StoreLocked when another window holds the present store; then nothing has changed.
    """
    if not_open_store(backup).exists() and path.exists() and backup.samefile(path):
        raise OpenStoreNamed(backup.name)
    keys = StoreKeys(passphrase)
    with unfinished(path.with_name(path.name + _COMING)) as coming:
        remove_file(coming)
        try:
            key, version = examine(backup, keys)
            copy_store(backup, key, coming)
            if version < SCHEMA_VERSION:
                migrate(coming, key, keep=False)
            _begin_anew(coming, key)
            verify(coming, key)
            kept = _kept_aside(path, keys)
            _replace(path, coming)
        except StoreDamaged:
            raise BackupDamaged(backup.name) from None
        finally:
            remove_file(coming)
    return kept


def _begin_anew(path: Path, key: str | None) -> None:
    """A new incarnation, in a file that needs no log beside it."""
    engine = writing_engine(path, key)
    try:
        with translated(path), engine.begin() as connection:
            (last,) = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM operation").one()
            take_new_incarnation(connection, "restored", int(last))
    finally:
        engine.dispose()
    with translated(path):
        settled = connect(path, key)
        try:
            settled.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            settled.close()


def _kept_aside(path: Path, keys: StoreKeys) -> Path | None:
    """Give the present store a second name among its backups, unless somebody works with it: it stays at its place until the
    other takes that. One that is not whole, or cannot be opened, is kept as it is, and counts as no backup."""
    if not path.exists():
        return None
    why = DAMAGED
    with suppress(StoreDamaged, StoreForeign, StoreNewer, StoreReadOnly, PassphraseNeeded, WrongPassphrase):
        key, _version = examine(path, keys)
        with alone(path, key):
            pass
        verify(path, key)
        why = "before-restore"
    return keep_as_well(path, backup_path(path, why))


def _replace(path: Path, coming: Path) -> None:
    """Put the restored store in its place. What is left beside the one before must not be read into it. Raises StoreLocked."""
    try:
        for tail in BESIDE:
            path.with_name(path.name + tail).unlink(missing_ok=True)
        put_in_place(coming, path)
    except OSError as error:
        raise DiskFull(path.name) if error.errno in FULL else StoreLocked(path.name) from None
