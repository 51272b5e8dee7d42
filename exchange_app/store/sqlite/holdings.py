"""What a copy of a store holds, told without opening it as a store: by that a person knows it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2 as driver

from exchange_app.errors import StoreTrouble
from exchange_app.kinds import KINDS
from exchange_app.store.codec import moment
from exchange_app.store.sqlite.cipher import StoreKeys
from exchange_app.store.sqlite.driver_errors import translated
from exchange_app.store.sqlite.engine import connect
from exchange_app.store.sqlite.opening import examine
from exchange_app.store.trouble import StoreDamaged


class Holding(NamedTuple):
    """When a copy was last written to, and how many people and how many cohorts stand in it."""

    at: datetime
    people: int
    cohorts: int


def look_into(paths: Iterable[Path], keys: StoreKeys) -> dict[Path, Holding | StoreTrouble]:
    """What each file holds, or why that cannot be told."""
    found: dict[Path, Holding | StoreTrouble] = {}
    for path in paths:
        try:
            found[path] = holding(path, keys)
        except StoreTrouble as trouble:
            found[path] = trouble
    return found


def holding(path: Path, keys: StoreKeys) -> Holding:
    """What one file holds, of whatever version. Raises the StoreTrouble that makes it unusable."""
    key, _version = examine(path, keys)
    with translated(path):
        connection = connect(path, key, mode="ro", immutable=True)
        try:
            (at,) = connection.execute("SELECT at FROM operation ORDER BY number DESC LIMIT 1").fetchone()
            people = sum(_standing(connection, each.key) for each in KINDS.values() if each.people)
            return Holding(moment(at), people, _standing(connection, "cohort"))
        except (TypeError, driver.OperationalError):
            raise StoreDamaged(path.name) from None
        finally:
            connection.close()


def _standing(connection: driver.Connection, kind: str) -> int:
    found: int = connection.execute(f"SELECT count(*) FROM {kind} WHERE removed = 0").fetchone()[0]
    return found
