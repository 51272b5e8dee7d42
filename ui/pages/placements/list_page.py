"""Placements as a list, beside the board: the same data with filters, columns and forms."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.desk.context import Desk
from ui.lists.listing_body import ListingBody


class PlacementsList(ListingBody):
    """To be embedded; the page that holds it hands on refresh(), state() and restore()."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "placement", None, parent)
