"""The page of outlets."""

from __future__ import annotations

from exchange_app.text import msg
from ui.pages.records.page import ListingPage


class OutletsPage(ListingPage):
    """Hosts, with the openings they offer and the people placed with them."""

    key = "outlets"
    kind = "outlet"
    empty = msg("No outlet is here yet. Import the list that was sent to you, or enter the first host.")
