"""Where the arrow keys lead on the board."""

from __future__ import annotations

from exchange_app.domain.records import RecordId
from ui.pages.placements.board.geometry import BoardLayout
from ui.pages.placements.board.state import UNPLACED, BoardState, Spot


def across(state: BoardState, layout: BoardLayout, opening: RecordId, step: int) -> RecordId:
    """The column `step` to the right (left where negative), the people without a place being the leftmost one.

    Stops at both ends; folded cities are passed over.
    """
    order = [UNPLACED, *(box.column.id for box in layout.columns())]
    at = order.index(opening) if opening in order else 0
    return order[max(0, min(len(order) - 1, at + step))]


def down(state: BoardState, step: int) -> Spot:
    """The slot `step` below (above where negative) in the same column; stops at both ends."""
    spot = state.spot
    last = max(0, state.slots(spot.opening) - 1)
    return Spot(spot.opening, max(0, min(last, spot.row + step)))
