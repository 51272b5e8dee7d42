"""The part of the reader behind Home."""

from __future__ import annotations

from exchange_app.store.reading import Reading


class Overview(Reading):
    """Figures."""
