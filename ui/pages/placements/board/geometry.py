"""Where everything on the board lies: pure arithmetic over rectangles, in logical pixels."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from exchange_app.domain.placing_board import Band, Board, BoardColumn, Card
from exchange_app.domain.records import RecordId

BAND, HEAD, CARD, GAP = 32, 64, 56, 8
COLUMN_LEAST, COLUMN_MOST, FOLDED, PAD = 175, 280, 40, 6
TOP = BAND + HEAD


@dataclass(frozen=True, slots=True)
class ColumnBox:
    """A column from `left`, `width` wide; its cards start under the head, one slot under the other."""

    column: BoardColumn
    left: int
    width: int

    @property
    def slots(self) -> int:
        """Places to show: those offered, and one for each card too many."""
        return max(self.column.places, len(self.column.cards))

    def head(self) -> QRect:
        """The outlet's head under the city band."""
        return QRect(self.left, BAND, self.width, HEAD)

    def slot(self, row: int) -> QRect:
        """A card or a free place, before any scrolling."""
        return QRect(self.left + PAD, TOP + GAP + row * (CARD + GAP), self.width - 2 * PAD, CARD)

    def card(self, row: int) -> Card | None:
        """The card in a slot; None for a free one."""
        return self.column.cards[row] if 0 <= row < len(self.column.cards) else None


@dataclass(frozen=True, slots=True)
class BandBox:
    """A city from `left`, `width` wide; without columns where it is folded."""

    band: Band
    key: str
    left: int
    width: int
    columns: tuple[ColumnBox, ...]

    @property
    def folded(self) -> bool:
        """Whether only its standing name is shown."""
        return not self.columns


@dataclass(frozen=True, slots=True)
class BoardLayout:
    """The whole of the columns side."""

    bands: tuple[BandBox, ...]
    width: int
    height: int

    def columns(self) -> tuple[ColumnBox, ...]:
        """All columns that are not folded away, left to right."""
        return tuple(box for band in self.bands for box in band.columns)

    def column_at(self, x: int) -> ColumnBox | None:
        """The column that a vertical line cuts."""
        return next((box for box in self.columns() if box.left <= x < box.left + box.width), None)

    def band_at(self, x: int) -> BandBox | None:
        """The city that a vertical line cuts."""
        return next((box for box in self.bands if box.left <= x < box.left + box.width), None)

    def box_of(self, opening: RecordId) -> ColumnBox | None:
        """The column of an opening, None where it is folded away."""
        return next((box for box in self.columns() if box.column.id == opening), None)

    def slot_at(self, point: QPoint) -> tuple[ColumnBox, int] | None:
        """The slot under a point of the unscrolled board."""
        box = self.column_at(point.x())
        if box is None or point.y() < TOP:
            return None
        row = (point.y() - TOP - GAP) // (CARD + GAP)
        return (box, row) if 0 <= row < box.slots and box.slot(row).contains(point) else None


def band_key(band: Band) -> str:
    """The name under which a folded city is remembered."""
    return f"{band.country}/{band.city}"


def lay_out(board: Board, folded: Set[str], hidden: Set[str], width: int) -> BoardLayout:
    """The board laid out for a visible width: columns share it down to their least width, then it scrolls.

    `folded` are keys of bands shown by their standing name, `hidden` countries that are left out altogether.
    """
    bands = [band for band in board.bands() if band.country not in hidden]
    open_columns = sum(len(band.columns) for band in bands if band_key(band) not in folded)
    narrow = FOLDED * sum(band_key(band) in folded for band in bands)
    each = (width - narrow) // open_columns if open_columns else COLUMN_LEAST
    each = max(COLUMN_LEAST, min(COLUMN_MOST, each))
    boxes, left, most = [], 0, 0
    for band in bands:
        key = band_key(band)
        if key in folded:
            boxes.append(BandBox(band, key, left, FOLDED, ()))
            left += FOLDED
            continue
        columns = tuple(ColumnBox(column, left + n * each, each) for n, column in enumerate(band.columns))
        boxes.append(BandBox(band, key, left, each * len(columns), columns))
        left += each * len(columns)
        most = max(most, *(box.slots for box in columns))
    return BoardLayout(tuple(boxes), left, TOP + GAP + most * (CARD + GAP) + GAP)
