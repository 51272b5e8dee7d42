"""Version 5: reviews know which merge kept or closed them, so that taking it back brings them back as well."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Give reviews two columns, and mark the version."""
    op.execute("ALTER TABLE review ADD COLUMN kept_by INTEGER")
    op.execute("ALTER TABLE review ADD COLUMN closed_by INTEGER")
    op.execute("PRAGMA user_version = 5")
