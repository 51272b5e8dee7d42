"""Version 7: indexes by the operation that made a record, and by the agency of those that stand."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

KINDS = ("agency", "cohort", "applicant", "application", "outlet", "opening", "placement")


def upgrade() -> None:
    """Make the indexes, and mark the version."""
    for kind in KINDS:
        op.execute(f"CREATE INDEX {kind}_by_agency ON {kind} (agency) WHERE removed = 0")
        op.execute(f"CREATE INDEX {kind}_by_origin ON {kind} (origin)")
    op.execute("PRAGMA user_version = 7")
