"""Version 4: drafts: what a person has typed and not saved."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and mark the version."""
    op.execute(
        'CREATE TABLE draft (author TEXT NOT NULL, place TEXT NOT NULL, "key" TEXT NOT NULL, data TEXT NOT NULL, '
        'changed_at TEXT NOT NULL, PRIMARY KEY (author, place, "key"))'
    )
    op.execute("PRAGMA user_version = 4")
