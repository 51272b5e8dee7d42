"""One operation under way, as every part of a unit of work knows it."""

from __future__ import annotations

import sqlalchemy as sa

from exchange_app.kinds.masking import Purpose
from exchange_app.store.codec import now
from exchange_app.store.identity import StoreIdentity
from exchange_app.store.journal import Journal
from exchange_app.store.reader import Reader
from exchange_app.store.statements import Database


class Operation:
    """Its transaction, its number, who does it and when, and its journal; `reader` sees what it has written so far."""

    def __init__(self, connection: sa.Connection, identity: StoreIdentity, author: str) -> None:
        self.db = Database(connection)
        self.reader = Reader(self.db, Purpose.WRITING)
        self.journal = Journal(self.db, identity.incarnation)
        self.number = self.journal.number
        self.agency = identity.agency
        self.author = author
        self.at = now()
        self.settled = 0
        """Open conflicts that were settled by writing over them."""
