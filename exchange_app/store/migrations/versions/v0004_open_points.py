"""Version 4: reviews know which merge kept or closed them, so that taking it back brings them back as well."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

_HELD = "content_hash, file_name, workbook, decisions, counts, author, changed_at"
STATEMENTS = (
    "ALTER TABLE review RENAME TO review_before",
    (
        "CREATE TABLE review (content_hash TEXT NOT NULL, file_name TEXT NOT NULL, workbook BLOB NOT NULL, decisions"
        " TEXT NOT NULL, counts TEXT NOT NULL, author TEXT NOT NULL, changed_at TEXT NOT NULL, kept_by INTEGER, "
        "closed_by INTEGER, PRIMARY KEY (content_hash))"
    ),
    f"INSERT INTO review ({_HELD}) SELECT {_HELD} FROM review_before",
    "DROP TABLE review_before",
    "PRAGMA user_version = 4",
)


def upgrade() -> None:
    """Give reviews two columns, and mark the version."""
    for statement in STATEMENTS:
        op.execute(statement)
