"""Placements as a list, beside the board: the same data with filters, columns and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exchange_app.text import msg
from ui.pages.records.page import ListingBody

if TYPE_CHECKING:
    from ui.desk.context import Desk

EMPTY = msg("Nobody is placed yet. Put selected people at openings on the board, or enter a placement here.")


class PlacementsList(ListingBody):
    """To be embedded; the page that holds it hands on refresh(), state() and restore()."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "placement", desk.words.say(EMPTY), None, parent)
