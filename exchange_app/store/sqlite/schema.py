"""Whether a file's tables are those of the present version: compared by what SQLite says of their columns, references
and indexes, so that a column added by `ALTER TABLE … ADD COLUMN` is as good as one that was there from the start."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from exchange_app.store.sqlite.definitions import search_statements, table_statements
from exchange_app.store.sqlite.engine import connect
from exchange_app.store.system_tables import METADATA
from exchange_app.store.tables import record_tables


@dataclass(frozen=True, slots=True)
class TableShape:
    """What SQLite says of a table. `columns` gives of each column its type, whether it must be given, its default and
    its place in the key; `virtual` is the whole statement of a full-text table."""

    columns: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    references: frozenset[tuple[str, str, str]] = frozenset()
    indexes: frozenset[tuple[Any, ...]] = frozenset()
    without_rowid: bool = False
    virtual: str = ""


def expected_schema() -> dict[str, TableShape]:
    """The tables of the present version by name."""
    records = record_tables()
    connection = driver.connect(":memory:", isolation_level=None)
    try:
        for table in METADATA.tables.values():
            for statement in table_statements(table):
                connection.execute(statement)
        for each in records:
            for statement in search_statements(each.name):
                connection.execute(statement)
        return schema_of(connection)
    finally:
        connection.close()


def schema_of(connection: Any) -> dict[str, TableShape]:
    """The tables of a file by name; what SQLite keeps for itself, and for its full-text tables, is left out."""
    statements = {
        name: sql or ""
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    }
    found: dict[str, TableShape] = {}
    for _schema, name, kind, _columns, without_rowid, _strict in connection.execute("PRAGMA table_list").fetchall():
        if kind == "virtual":
            found[name] = TableShape(virtual=_bare(statements[name]))
        elif kind == "table" and name in statements:
            columns = {row[1]: row[2:] for row in connection.execute(f'PRAGMA table_info("{name}")')}
            references = frozenset(
                (row[3], row[2], row[4]) for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')
            )
            indexes = frozenset(_indexes(connection, name, statements))
            found[name] = TableShape(columns, references, indexes, bool(without_rowid))
    return found


def schema_fits(path: Path, key: str | None) -> bool:
    """Whether every table of the present version stands in the file, with its columns, references and indexes; so it is taken
    for as long as somebody holds the file alone."""
    try:
        connection = connect(path, key)
        try:
            there = schema_of(connection)
        finally:
            connection.close()
    except (driver.Error, UnicodeDecodeError) as error:
        return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    return all(there.get(name) == shape for name, shape in expected_schema().items())


def _indexes(connection: Any, table: str, statements: dict[str, str]) -> list[tuple[Any, ...]]:
    """Name (of those that were named), uniqueness, columns and condition of each index of a table."""
    found = []
    for _at, name, unique, origin, partial in connection.execute(f'PRAGMA index_list("{table}")').fetchall():
        columns = tuple(row[2] for row in connection.execute(f'PRAGMA index_info("{name}")'))
        condition = _bare(statements[name].upper().partition("WHERE")[2]) if partial else ""
        found.append((name if origin == "c" else "", unique, columns, condition))
    return found


def _bare(statement: str) -> str:
    return re.sub(r"\s+", "", statement)
