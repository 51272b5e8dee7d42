"""The keys that a store had before, for as long as some of its backups still open by them.

They are kept beside the store, in a file that opens by its present key alone: should the process be killed while the backups
follow a new passphrase, the next one goes on.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from exchange_app.store.sqlite.driver_errors import translated
from exchange_app.store.sqlite.engine import connect, remove_file


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.former")


def remember(path: Path, key: str | None, former: str | None) -> None:
    """Note what opens the backups of a store before it gets the key `key`. Raises DiskFull, StoreReadOnly."""
    known = {*former_keys(path, former), *(() if former is None else (former,))}
    if not known:
        return
    place = _beside(path)
    remove_file(place)
    place.touch(mode=0o600)
    with translated(place):
        connection = connect(place, key)
        try:
            connection.execute("CREATE TABLE former (key TEXT)")
            connection.executemany("INSERT INTO former VALUES (?)", [(each,) for each in sorted(known)])
        finally:
            connection.close()


def former_keys(path: Path, key: str | None) -> list[str]:
    """What is noted. A note that does not open by the store's present key was made for one that never came to be."""
    place = _beside(path)
    if not place.exists():
        return []
    with suppress(driver.Error):
        connection = connect(place, key)
        try:
            return [each for (each,) in connection.execute("SELECT key FROM former")]
        finally:
            connection.close()
    forget(path)
    return []


def forget(path: Path) -> None:
    """No backup opens by a former key any more."""
    remove_file(_beside(path))
