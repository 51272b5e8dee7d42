"""Connections: the only place where a store's file is opened for reading and writing, and the pragmas of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from exchange_app.errors import Trouble
from exchange_app.store.codec import DamagedValue
from exchange_app.store.sqlite import compiling, functions  # noqa: F401  compiling is imported for the rules it registers
from exchange_app.store.trouble import (
    BrokenReference,
    DiskFull,
    StoreDamaged,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
)

APPLICATION_ID = 0x45784465
"""`ExDe` in the file's header, offset 68."""
BUSY_MS = 5000
LOG_PAGES = 1000
"""Pages in the write-ahead log from which on a commit moves them into the file, as SQLite does by itself."""

KEPT = 4
"""Connections that read and stay open while nobody does."""
READING_CACHE = -200
"""Kilobytes (negative, as SQLite has it) of pages that each may keep: lists are read once through, which no cache helps."""

PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("synchronous", 2),
    ("foreign_keys", 1),
    ("secure_delete", 1),
    ("trusted_schema", 0),
    ("busy_timeout", BUSY_MS),
    ("temp_store", 2),
    ("cache_size", -16000),
    ("journal_size_limit", 16 * 1024 * 1024),
)
"""In force on every connection, beside journal_mode WAL, which the file itself remembers."""


def connect(path: Path, key: str | None, *, mode: str = "rw", immutable: bool = False) -> Any:
    """A bare driver connection in autocommit mode; `mode` is SQLite's ro, rw or rwc. Raises the driver's errors."""
    address = f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = driver.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000, cached_statements=256
    )
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key}"')
        for name, value in PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
    return connection


def equipped(path: Path, key: str | None) -> Any:
    """A bare driver connection with every pragma and function of ours, logging ahead."""
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        functions.register(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def writing_engine(path: Path, key: str | None) -> sa.Engine:
    """The engine of the one connection that writes, its transactions begun as those of the only writer."""
    engine = _engine(lambda: equipped(path, key), size=1)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def reading_engine(path: Path, key: str | None) -> sa.Engine:
    """The engine of connections that read, each transaction seeing the file as it was when it began."""

    def reader() -> Any:
        connection = equipped(path, key)
        connection.execute(f"PRAGMA cache_size = {READING_CACHE}")
        return connection

    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")
        # SQLite takes the snapshot with the first reading.
        connection.exec_driver_sql("SELECT max(number) FROM operation").all()

    engine = _engine(reader, size=KEPT)
    sa.event.listen(engine, "begin", begin)
    return engine


def _engine(creator: Callable[[], Any], size: int) -> sa.Engine:
    return sa.create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=creator,
        poolclass=sa.QueuePool,
        pool_size=size,
        max_overflow=-1,
        hide_parameters=True,
    )


@contextmanager
def translated(path: Path, key: str | None = None) -> Iterator[None]:
    """Turns the driver's errors about the file into StoreTrouble; everything else passes as the bug it is."""
    try:
        yield
    except (DamagedValue, UnicodeDecodeError):
        # The driver's own messages quote the schema, which a damaged file may have made unreadable.
        raise StoreDamaged(path.name) from None
    except Exception as error:
        # SQLAlchemy keeps the driver's error in its own.
        cause = error if isinstance(error, driver.Error) else getattr(error, "orig", None)
        if not isinstance(cause, driver.Error) or (trouble := trouble_for(cause, path, key)) is None:
            raise
        raise trouble from None


def trouble_for(error: BaseException | None, path: Path, key: str | None = None) -> Trouble | None:
    """What a person can do about a driver's error; None when it is a bug of ours."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    said = str(error)
    match name.split("_")[1] if "_" in name else "":
        case "BUSY" | "LOCKED":
            return StoreLocked(path.name)
        case "FULL":
            return DiskFull(path.name)
        case "READONLY" | "PERM" | "AUTH":
            return StoreReadOnly(path.name)
        case "CORRUPT" | "NOTADB":
            return StoreDamaged(path.name)
        case "CANTOPEN":
            return StoreReadOnly(path.name) if path.exists() else StoreDamaged(path.name)
        case "IOERR" if name.endswith(("_READ", "_CORRUPTFS", "_DATA")):
            return StoreDamaged(path.name)
        case "IOERR":
            return StoreUnreachable(path.name)
        case "CONSTRAINT" if "FOREIGN KEY" in said:
            return BrokenReference()
        case "ERROR" if not _has_our_tables(path, key):
            return StoreDamaged(path.name)
    if "malformed" in said or "Could not decode" in said:
        return StoreDamaged(path.name)
    return DiskFull(path.name) if "disk is full" in said else None


def _has_our_tables(path: Path, key: str | None) -> bool:
    """A statement of ours that SQLite does not understand is a bug, unless the file's own schema is damaged."""
    from exchange_app.store.sqlite.schema import schema_fits

    return schema_fits(path, key)


def remove_file(path: Path) -> None:
    """Take away a store's file with what SQLite keeps beside it."""
    for tail in ("", "-wal", "-shm", "-journal"):
        beside = path.with_name(path.name + tail)
        if beside.is_file():
            beside.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` lasting; systems that cannot open folders need none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
