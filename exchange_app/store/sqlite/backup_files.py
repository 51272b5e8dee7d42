"""Whole copies of a store: taken while others work, checked before they count, swapped in under a lock."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from exchange_app.files import FULL, not_open_store, put_in_place, replacing, sync_folder, unfinished
from exchange_app.store.sqlite.cipher import salt_of
from exchange_app.store.sqlite.driver_errors import translated
from exchange_app.store.sqlite.engine import APPLICATION_ID, BESIDE, connect, remove_file
from exchange_app.store.sqlite.version import FileForm, header_of
from exchange_app.store.trouble import DiskFull, StoreDamaged, StoreLocked, StoreReadOnly

SUFFIX = ".exdesk"
"""The usual ending of a store's name, and of its backups."""
_PART = ".part"
DAMAGED = "damaged"
"""Why a file lies among the backups that is none: what a restore found at the store's place."""


def backup_folder(path: Path) -> Path:
    """Where the backups of a store stand: beside it."""
    return path.parent / f"{path.stem}-backups"


def backup_path(path: Path, why: str, at: datetime | None = None) -> Path:
    """The place of a new backup; `why` is auto, before-migration, before-restore, by-hand or damaged. The name tells when (UTC)."""
    stamp = (at or datetime.now(UTC)).strftime("%Y%m%d-%H%M%S")
    folder = backup_folder(path)
    found = folder / f"{path.stem}-{stamp}-{why}{path.suffix or SUFFIX}"
    number = 1
    while found.exists():
        number += 1
        found = folder / f"{path.stem}-{stamp}-{why}-{number}{path.suffix or SUFFIX}"
    return found


def copy_store(path: Path, key: str | None, target: Path) -> Path:
    """Copy a store by SQLite's backup API, also while it is being written, to `target`: whole and checked, or not at all.

    The copy is protected by the same key. Raises StoreDamaged, DiskFull, StoreReadOnly, OpenStoreNamed.
    """
    with prepared(not_open_store(target)):
        part = _part_of(target)
        with translated(path):
            source = connect(path, key)
        try:
            with translated(target):
                copy_into(source, part, key)
        except StoreDamaged:
            raise StoreDamaged(path.name) from None
        finally:
            source.close()
        verify(part, key, named=path)
        put_in_place(part, target)
    return target


@contextmanager
def prepared(target: Path) -> Iterator[None]:
    """The folder of `target` made, its unfinished copy taken away whatever happens."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StoreReadOnly(target.name) from None
    with unfinished(_part_of(target)) as part:
        remove_file(part)
        try:
            yield
        except OSError as error:
            raise _trouble(error, target) from None
        finally:
            with suppress(OSError):
                remove_file(part)


def _trouble(error: OSError, target: Path) -> DiskFull | StoreReadOnly:
    return DiskFull(target.name) if error.errno in FULL else StoreReadOnly(target.name)


def _part_of(target: Path) -> Path:
    return target.with_name(target.name + _PART)


def copy_into(source: Any, part: Path, key: str | None) -> None:
    """Copy everything a driver connection sees into the file `part`, in one step, for anyone's reading lasts that long."""
    part.touch(mode=0o600)
    target = connect(part, key, mode="rwc")
    try:
        target.execute("PRAGMA synchronous = FULL")
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()


def verify(path: Path, key: str | None, *, named: Path | None = None) -> None:
    """Look at every page and every reference of a file that nobody writes. Raises StoreDamaged."""
    name = (named or path).name
    with translated(named or path):
        connection = connect(path, key, mode="ro", immutable=True)
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise StoreDamaged(name)
            if [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
                raise StoreDamaged(name)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StoreDamaged(name)
        except driver.DatabaseError:
            raise StoreDamaged(name) from None
        finally:
            connection.close()


def last_operation(path: Path, key: str | None) -> int | None:
    """The number of the last operation in a copy that nobody writes; None when it does not open by that key."""
    try:
        connection = connect(path, key, mode="ro", immutable=True)
        try:
            found: int = connection.execute("SELECT coalesce(max(number), 0) FROM operation").fetchone()[0]
            return found
        finally:
            connection.close()
    except driver.Error:
        return None


@contextmanager
def alone(path: Path, key: str | None) -> Iterator[Any]:
    """A driver connection that nobody else can work beside, its log folded into the file. Raises StoreLocked."""
    with translated(path):
        connection = connect(path, key)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != "delete":
                raise StoreLocked(path.name)
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            yield connection
        finally:
            connection.close()


def swap_in(connection: Any, part: Path, path: Path) -> None:
    """Put a finished file in the place of the store that `connection` holds alone."""
    if os.name == "nt":
        connection.close()
    put_in_place(part, path)


def opens_by(path: Path, key: str | None) -> bool:
    """Whether a copy has this key (None: no key), told by its first bytes: the salt of a protected file stands in its key."""
    if key is None:
        return header_of(path).form is not FileForm.PROTECTED_OR_OTHER
    return key.endswith(f"{salt_of(path).hex()}'")


def rewrite(path: Path, key: str | None, new_key: str | None) -> None:
    """Give a store another key, or none: written anew, checked, swapped in. Raises StoreLocked, DiskFull, StoreReadOnly."""
    with prepared(path), alone(path, key) as connection:
        part = _part_of(path)
        part.touch(mode=0o600)
        with translated(path):
            secret = "''" if new_key is None else f'"{new_key}"'
            connection.execute(f"ATTACH DATABASE ? AS fresh KEY {secret}", (str(part),))
            connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
            for mark in ("application_id", "user_version"):
                (value,) = connection.execute(f"PRAGMA main.{mark}").fetchone()
                connection.execute(f"PRAGMA fresh.{mark} = {value}")
            connection.execute("DETACH DATABASE fresh")
        verify(part, new_key, named=path)
        swap_in(connection, part, path)


def keep_as_well(path: Path, target: Path) -> Path:
    """Give a store that need not be readable a second name, with what SQLite keeps beside it. Raises DiskFull, StoreReadOnly."""
    with prepared(target):
        for tail in ("", *BESIDE):
            beside = path.with_name(path.name + tail)
            if beside.exists():
                _same_file_or_copy(beside, target.with_name(target.name + tail))
        sync_folder(target.parent)
    return target


def _same_file_or_copy(path: Path, target: Path) -> None:
    """A second name for a file; a copy on disks that know no such names. For this person alone, as every store is."""
    try:
        target.hardlink_to(path)
    except OSError:
        with replacing(target, private=True) as draft:
            shutil.copyfile(path, draft.path)
    with suppress(OSError):
        target.chmod(0o600)
