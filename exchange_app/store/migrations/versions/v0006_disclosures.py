"""Version 6: who was shown sensitive values."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, and mark the version."""
    op.execute(
        "CREATE TABLE disclosure (operation INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT, fields TEXT NOT NULL, "
        "records INTEGER NOT NULL, basis TEXT NOT NULL, PRIMARY KEY (operation))"
    )
    op.execute("CREATE INDEX disclosure_by_record ON disclosure (record)")
    op.execute("PRAGMA user_version = 6")
