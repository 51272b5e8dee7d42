"""What the driver's errors about a file mean to a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from exchange_app.errors import Trouble
from exchange_app.files import is_full
from exchange_app.store.codec import DamagedValue
from exchange_app.store.sqlite.schema import schema_fits
from exchange_app.store.trouble import (
    BrokenReference,
    DiskFull,
    StoreDamaged,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
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
        case "" | "ERROR" if (told := _told_in_words(said, path)) is not None:
            return told
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
            return _not_written(path)
        case "CONSTRAINT" if "FOREIGN KEY" in said:
            return BrokenReference()
        case "ERROR" if not schema_fits(path, key):
            # A statement of ours that SQLite does not understand is a bug, unless the file's own schema is damaged.
            return StoreDamaged(path.name)
    return None


def _told_in_words(said: str, path: Path) -> Trouble | None:
    """A copy by SQLite's backup API, or into a file attached to the store, tells its errors by their words alone."""
    if "disk I/O error" in said:
        return _not_written(path)
    if "malformed" in said or "Could not decode" in said:
        return StoreDamaged(path.name)
    return DiskFull(path.name) if "disk is full" in said else None


def _not_written(path: Path) -> Trouble:
    """Where not even the index of the log finds room, SQLite says only that something went wrong."""
    return DiskFull(path.name) if is_full(path.parent) else StoreUnreachable(path.name)
