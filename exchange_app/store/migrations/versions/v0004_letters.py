"""Version 4: names are sorted and found by newer rules of letters; what follows from them is made anew (see store.derived)."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Mark the version that SQLite itself shows; tables stay as they are."""
    op.execute("PRAGMA user_version = 4")
