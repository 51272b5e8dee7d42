"""The ground of the reader: one connection, one snapshot."""

from __future__ import annotations

from typing import Any


class Reading:
    """Reads on one connection; everything it gives is of one moment."""

    def __init__(self, connection: Any) -> None:
        """`connection` is the driver's."""
        self.cursor = connection.cursor()
