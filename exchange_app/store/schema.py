"""Whether a file's tables are those of the present version, as SQLite itself describes them."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2 as driver

from exchange_app.store.sqlite.engine import connect
from exchange_app.store.system_tables import SEARCH_DDL
from exchange_app.store.tables import METADATA


def expected_schema() -> set[str]:
    """The statements that make the tables, indexes and search tables of the present version, without their spaces."""
    dialect = sqlite.dialect()
    statements = [str(CreateTable(table).compile(dialect=dialect)) for table in METADATA.tables.values()]
    statements += [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in METADATA.tables.values()
        for index in table.indexes
    ]
    return {_bare(each) for each in (*statements, *SEARCH_DDL)}


def schema_fits(path: Path, key: str | None) -> bool:
    """Whether every statement of the present version stands in the file as it was written."""
    try:
        connection = connect(path, key)
        try:
            rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        finally:
            connection.close()
    except (driver.Error, UnicodeDecodeError):
        return False
    return expected_schema() <= {_bare(sql) for (sql,) in rows}


def _bare(statement: str) -> str:
    return re.sub(r"\s+", "", statement)
