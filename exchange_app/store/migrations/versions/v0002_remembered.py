"""Version 2: what is remembered beside records: layouts, saved filters, exports, people who are not the same."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    (
        "CREATE TABLE export (id TEXT NOT NULL, agency TEXT NOT NULL, number INTEGER NOT NULL, operation INTEGER NOT "
        "NULL, at TEXT NOT NULL, author TEXT NOT NULL, cohorts TEXT NOT NULL, fields TEXT NOT NULL, people INTEGER "
        "NOT NULL, basis TEXT NOT NULL, file_name TEXT NOT NULL, file_hash TEXT NOT NULL, base BLOB NOT NULL, PRIMARY "
        "KEY (id), UNIQUE (agency, number))"
    ),
    (
        "CREATE TABLE layout (signature TEXT NOT NULL, name TEXT, mapping TEXT NOT NULL, changed_at TEXT NOT NULL, "
        "PRIMARY KEY (signature))"
    ),
    (
        "CREATE TABLE not_same (first TEXT NOT NULL, second TEXT NOT NULL, kind TEXT NOT NULL, operation INTEGER NOT "
        "NULL, withdrawn INTEGER DEFAULT 0 NOT NULL, PRIMARY KEY (first, second))"
    ),
    (
        'CREATE TABLE saved_filter (kind TEXT NOT NULL, name TEXT NOT NULL, "query" TEXT NOT NULL, changed_at TEXT '
        "NOT NULL, PRIMARY KEY (kind, name))"
    ),
)


def upgrade() -> None:
    """Run the statements, and mark the version that SQLite itself shows."""
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 2")
