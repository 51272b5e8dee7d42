"""The ground of the reader: one connection, one snapshot."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from exchange_app.store.statements import Database


class Reading:
    """Reads on one connection; everything it gives is of one moment."""

    def __init__(self, connection: sa.Connection | Database) -> None:
        self.db = connection if isinstance(connection, Database) else Database(connection)

    @property
    def cursor(self) -> Any:
        """The driver's cursor on which it reads."""
        return self.db.cursor
