"""The ground of the reader: one connection, one snapshot."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.store.engine import raw


class Reading:
    """Reads on one connection; everything it gives is of one moment."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.cursor = raw(connection).cursor()
