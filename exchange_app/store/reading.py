"""The ground of the reader: one connection, one snapshot."""

from __future__ import annotations

from typing import Any, Self

import sqlalchemy as sa

from exchange_app.kinds.masking import Purpose
from exchange_app.store.statements import Database


class Reading:
    """Reads on one connection; everything it gives is of one moment. Sensitive values are masked unless it reads them in
    the clear for a `purpose`."""

    def __init__(self, connection: sa.Connection | Database, purpose: Purpose | None = None) -> None:
        self.purpose = purpose
        self.db = connection if isinstance(connection, Database) else Database(connection)

    @property
    def masked(self) -> bool:
        """Whether sensitive values are masked."""
        return self.purpose is None

    @property
    def cursor(self) -> Any:
        """The driver's cursor on which it reads."""
        return self.db.cursor

    def clear(self, purpose: Purpose) -> Self:
        """The same moment, read in the clear for a purpose."""
        return self if self.purpose is not None else type(self)(self.db, purpose)
