"""One moment of a store, on which everything that reads is built."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.kinds.masking import Purpose
from exchange_app.store.statements import Database


class Snapshot:
    """One connection in one transaction: what is read on it is of one moment. Sensitive values are masked unless they are
    read in the clear for a `purpose`."""

    def __init__(self, connection: sa.Connection | Database, purpose: Purpose | None = None) -> None:
        self.purpose = purpose
        self.db = connection if isinstance(connection, Database) else Database(connection)

    @property
    def masked(self) -> bool:
        """Whether sensitive values are masked."""
        return self.purpose is None
