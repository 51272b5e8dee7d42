"""Bringing a store of an older version up to date: on a copy, checked, then swapped in.

The only module that imports Alembic, and only when there is something to migrate.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import sqlalchemy as sa

from exchange_app.files import put_in_place, unfinished
from exchange_app.store.derived import make_anew
from exchange_app.store.sqlite.backup_files import (
    alone,
    backup_path,
    copy_into,
    prepared,
    swap_in,
    verify,
)
from exchange_app.store.sqlite.driver_errors import translated
from exchange_app.store.sqlite.engine import connect, remove_file, writing_engine
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.store.statements import Database
from exchange_app.store.trouble import StoreDamaged


def migrate(path: Path, key: str | None, *, keep: bool = True) -> Path | None:
    """Bring a store up to SCHEMA_VERSION; with `keep`, gives the backup made of it as it was.

    A process killed on the way leaves the old store as it was. Raises StoreLocked when another window holds it,
    DiskFull, StoreReadOnly, StoreDamaged.
    """
    kept: Path | None = None
    with (
        unfinished(path.with_name(path.name + ".migrating")) as part,
        prepared(path),
        alone(path, key) as connection,
    ):
        remove_file(part)
        try:
            if keep:
                kept = backup_path(path, "before-migration")
                with prepared(kept):
                    half = kept.with_name(kept.name + ".part")
                    copy_into(connection, half, key)
                    put_in_place(half, kept)
            copy_into(connection, part, key)
            bring_up(part, key, SCHEMA_VERSION)
            verify(part, key, named=path)
            swap_in(connection, part, path)
        finally:
            remove_file(part)
    return kept


def bring_up(path: Path, key: str | None, version: int) -> None:
    """Run the migrations up to `version` on a file that nobody else uses. Raises StoreDamaged when it does not get there."""
    engine = writing_engine(path, key)
    try:
        with translated(path), engine.begin() as connection:
            # Tables that are made anew must not drag the references to them along; they are checked when all is done.
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _upgrade(connection, version)
            if version == SCHEMA_VERSION:
                make_anew(Database(connection))
            (reached,) = connection.exec_driver_sql("PRAGMA user_version").one()
    finally:
        engine.dispose()
    if reached != version:
        raise StoreDamaged(path.name)
    with translated(path):
        settled = connect(path, key)
        try:
            settled.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            settled.close()


def _upgrade(connection: sa.Connection, version: int) -> None:
    from alembic import command
    from alembic.config import Config

    with as_file(files("exchange_app.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, f"{version:04}")
