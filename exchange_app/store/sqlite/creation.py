"""A new store: its file, its tables, its identity."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from exchange_app.kinds.registry import per_registry
from exchange_app.store.identity import AgencySpec, StoreIdentity, write_identity
from exchange_app.store.sqlite.cipher import key_pragma, new_salt
from exchange_app.store.sqlite.definitions import search_statements
from exchange_app.store.sqlite.driver_errors import translated
from exchange_app.store.sqlite.engine import APPLICATION_ID, remove_file, writing_engine
from exchange_app.store.sqlite.version import SCHEMA_VERSION
from exchange_app.store.system_tables import ALEMBIC_VERSION
from exchange_app.store.tables import METADATA, record_tables
from exchange_app.store.trouble import StoreExists, StoreReadOnly
from exchange_app.store.unit_of_work import Work
from exchange_app.text import msg


def create_file(path: Path, agency: AgencySpec, partners: Sequence[AgencySpec], passphrase: str | None) -> str | None:
    """Make a store at `path`, complete or not at all, and give its key (None: not protected).

    Raises StoreExists, StoreReadOnly, DiskFull.
    """
    if path.exists():
        raise StoreExists(path.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        raise StoreReadOnly(path.name) from None
    key = None if passphrase is None else key_pragma(passphrase, new_salt())
    try:
        with translated(path):
            engine = writing_engine(path, key)
            try:
                with engine.begin() as connection:
                    create_schema(connection)
                    identity = write_identity(connection, agency.code)
                    _enter_agencies(connection, identity, agency, partners)
                with engine.connect() as connection:
                    connection.exec_driver_sql("COMMIT")
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                    connection.exec_driver_sql("BEGIN")
            finally:
                engine.dispose()
    except BaseException:
        remove_file(path)
        raise
    return key


def create_schema(connection: sa.Connection) -> None:
    """All tables and search indexes of the present version, and the marks that tell whose file it is."""
    for definition in _definitions():
        connection.exec_driver_sql(definition)
    connection.execute(ALEMBIC_VERSION.insert().values(version_num=f"{SCHEMA_VERSION:04}"))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@per_registry
def _definitions() -> tuple[str, ...]:
    """Tables, their indexes, search indexes: compiled once, which takes three times as long as to run them."""
    records, dialect, made = record_tables(), sqlite.dialect(), list[str]()
    for each in METADATA.sorted_tables:
        made.append(str(CreateTable(each).compile(dialect=dialect)))
        indexes = sorted(each.indexes, key=lambda index: str(index.name))
        made += (str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)
    return (*made, *(statement for each in records for statement in search_statements(each.name)))


def _enter_agencies(
    connection: sa.Connection, identity: StoreIdentity, agency: AgencySpec, partners: Sequence[AgencySpec]
) -> None:
    work = Work(connection, identity, msg("Store created"), author="", origin="init")
    work.undoable = False
    for each in (agency, *partners):
        values = {"code": each.code, "name": each.name, "country": each.country, "language": each.language}
        work.create("agency", values, agency=each.code)
    work.finish()
