"""Version 3: the exchange: states of records, other stores, receipts, reviews, conflicts, and what was said of pairs."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Connection

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    (
        'CREATE TABLE "conflict" (record TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY '
        "(record, field))"
    ),
    (
        'CREATE TABLE office (incarnation TEXT NOT NULL, agency TEXT NOT NULL, "before" TEXT, since INTEGER NOT '
        "NULL, PRIMARY KEY (incarnation))"
    ),
    (
        "CREATE TABLE pair (first TEXT NOT NULL, second TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT, registers "
        "TEXT NOT NULL, changed_at TEXT NOT NULL, operation INTEGER NOT NULL, PRIMARY KEY (first, second))"
    ),
    (
        "CREATE TABLE pair_change (operation INTEGER NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, kind TEXT "
        "NOT NULL, old TEXT, new TEXT NOT NULL, PRIMARY KEY (operation, first, second))"
    ),
    (
        "CREATE TABLE receipt (pk INTEGER NOT NULL, export TEXT NOT NULL, sender TEXT NOT NULL, number INTEGER NOT "
        "NULL, made_at TEXT, at TEXT NOT NULL, author TEXT NOT NULL, file_name TEXT NOT NULL, file_hash TEXT NOT "
        "NULL, content_hash TEXT NOT NULL, base TEXT NOT NULL, acknowledged TEXT NOT NULL, counts TEXT NOT NULL, "
        "operation INTEGER NOT NULL, withdrawn INTEGER DEFAULT 0 NOT NULL, PRIMARY KEY (pk))"
    ),
    "CREATE INDEX receipt_by_export ON receipt (export)",
    (
        "CREATE TABLE review (content_hash TEXT NOT NULL, file_name TEXT NOT NULL, workbook BLOB NOT NULL, decisions"
        " TEXT NOT NULL, counts TEXT NOT NULL, author TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY "
        "(content_hash))"
    ),
    "CREATE TABLE shared (agency TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (agency, record)) WITHOUT ROWID",
    (
        "CREATE TABLE terms (agency TEXT NOT NULL, withheld TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY "
        "(agency))"
    ),
    (
        "INSERT INTO pair (first, second, kind, verdict, registers, changed_at, operation) "
        "SELECT first, second, kind, 'different', json_object('l', json_array(json_array("
        "(SELECT incarnation FROM operation o WHERE o.number = n.operation) || ':' || n.operation, 'different')), 's', "
        "json_object((SELECT incarnation FROM operation o WHERE o.number = n.operation), n.operation), 't', json_array()), "
        "(SELECT at FROM operation o WHERE o.number = n.operation), operation FROM not_same n WHERE withdrawn = 0"
    ),
    (
        "INSERT INTO pair_change (operation, first, second, kind, old, new) SELECT operation, first, second, kind, NULL, "
        "registers FROM pair"
    ),
    "DROP TABLE not_same",
)

RECORDS = ("agency", "cohort", "applicant", "application", "outlet", "opening", "placement")
SETS = (("cohort", "sending"), ("outlet", "departments"), ("outlet", "languages"), ("opening", "tracks"))


def upgrade() -> None:
    """Give every record the column of its state, put sets in order, make what is new, and mark the version."""
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    for table in RECORDS:
        _widen(connection, table, "field_versions TEXT,", "registers TEXT,")
    _widen(connection, "export", "base BLOB NOT NULL,", "encrypted INTEGER DEFAULT 0 NOT NULL,")
    _widen(connection, "operation", "counts TEXT,", "exact INTEGER DEFAULT 0 NOT NULL,")
    connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")
    for table, key in SETS:
        ordered = (
            f"SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each({table}.{key}) ORDER BY value)"
        )
        op.execute(f"UPDATE {table} SET {key} = ({ordered}) WHERE {key} IS NOT NULL")
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 3")


def _widen(connection: Connection, table: str, after: str, column: str) -> None:
    """Give a table one more column in its place, which ALTER TABLE cannot: made anew, filled, its indexes made again."""
    (made,) = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
    ).one()
    indexes = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
    ).all()
    columns = ", ".join(f'"{row[1]}"' for row in connection.exec_driver_sql(f"PRAGMA table_info({table})"))
    connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_before")
    connection.exec_driver_sql(str(made).replace(after, f"{after} {column}", 1))
    connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before")
    connection.exec_driver_sql(f"DROP TABLE {table}_before")
    for (statement,) in indexes:
        connection.exec_driver_sql(statement)
