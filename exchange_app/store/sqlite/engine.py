"""Connections: the only place where a store's file is opened for reading and writing, and the pragmas of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from exchange_app.store.sqlite import compiling, functions  # noqa: F401  compiling is imported for the rules it registers

APPLICATION_ID = 0x45784465
"""`ExDe` in the file's header, offset 68."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is in use, or after a crash, by the endings of its name."""
BUSY_MS = 5000
LOG_PAGES = 1000
"""Pages in the write-ahead log from which on a commit moves them into the file, as SQLite does by itself."""
LOG_BYTES = 16 * 1024 * 1024
"""To which a log that has grown longer is cut once it has been moved into the file."""

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
    ("journal_size_limit", LOG_BYTES),
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
    sa.event.listen(engine, "begin", lambda connection: _cursor(connection).execute("BEGIN IMMEDIATE"))
    return engine


def reading_engine(path: Path, key: str | None) -> sa.Engine:
    """The engine of connections that read, each transaction seeing the file as it was when it began."""

    def reader() -> Any:
        connection = equipped(path, key)
        connection.execute(f"PRAGMA cache_size = {READING_CACHE}")
        return connection

    def begin(connection: sa.Connection) -> None:
        cursor = _cursor(connection)
        cursor.execute("BEGIN")
        # SQLite takes the snapshot with the first reading.
        cursor.execute("SELECT max(number) FROM operation").fetchall()

    engine = _engine(reader, size=KEPT)
    sa.event.listen(engine, "begin", begin)
    return engine


def _cursor(connection: sa.Connection) -> Any:
    """The driver's: through SQLAlchemy's results the beginning of a transaction takes as long as a small reading in it."""
    return connection.connection.cursor()


def move_log(connection: sa.Connection, *, after_commit: bool) -> None:
    """Whether a commit from here on moves a log that has grown long into the file."""
    connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {LOG_PAGES if after_commit else 0}")


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


def remove_file(path: Path) -> None:
    """Take away a store's file with what SQLite keeps beside it."""
    for tail in ("", *BESIDE):
        beside = path.with_name(path.name + tail)
        if beside.is_file():
            beside.unlink()
