"""Version 8: a piece of a search index is written anew once three tenths of its records were struck out, not one."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

KINDS = ("agency", "cohort", "applicant", "application", "outlet", "opening", "placement")


def upgrade() -> None:
    """Say so of each index, and mark the version."""
    for kind in KINDS:
        op.execute(f"INSERT INTO {kind}_search ({kind}_search, rank) VALUES ('deletemerge', 30)")
    op.execute("PRAGMA user_version = 8")
