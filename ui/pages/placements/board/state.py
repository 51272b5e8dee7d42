"""What a person does on the board just now: where the cursor stands, which card is held, over which column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from exchange_app.domain.placing_board import Board, BoardColumn, Card
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import Finding, number
from exchange_app.text import Language, fold, sort_key

UNPLACED: RecordId = ""
"""Stands for the column of people without a place."""
Order = str
ORDERS: tuple[Order, ...] = ("choices", "name", "side", "rank")


@dataclass(frozen=True, slots=True)
class Spot:
    """A slot: `row` in the column of an opening, or in the column of people without a place."""

    opening: RecordId = UNPLACED
    row: int = 0


@dataclass(slots=True)
class Held:
    """A card picked up, from `origin`, over `target` (None: over nothing), and what each column says to it."""

    card: Card
    origin: RecordId
    target: RecordId | None
    by_pointer: bool
    verdicts: dict[RecordId, tuple[Finding, ...]] = field(default_factory=dict)


class BoardState(QObject):
    """The board as read, and what is done on it. Both areas paint from it; every change is told by `changed`."""

    changed = Signal()
    moved = Signal()
    """The cursor or the target moved: the areas bring it into view."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.board = Board(Record("cohort", "", "", "", 0))
        self.unplaced: tuple[Card, ...] = ()
        self.sought, self.order = "", ORDERS[0]
        self.side: str | None = None
        self.folded: set[str] = set()
        self.spot = Spot()
        self.held: Held | None = None

    def show(self, board: Board) -> None:
        """Take a newly read board; the cursor stays on its card where that is still there."""
        current = self.card()
        self.held = None
        self.board = board
        self._sort()
        if current is not None:
            self.go_to(current.id)
        self._keep_in_range()
        self.changed.emit()

    def seek(self, sought: str) -> None:
        """Show only people without a place whose name, side or code holds these words."""
        self.sought = sought
        self._sort()
        self._keep_in_range()
        self.changed.emit()

    def sort_by(self, order: Order) -> None:
        """Put the people without a place in another order."""
        self.order = order
        self._sort()
        self.changed.emit()

    def of_side(self, side: str | None) -> None:
        """Show only people of one sending side, and the openings that they can go to; None for all."""
        self.side = side
        self._sort()
        self._keep_in_range()
        self.changed.emit()

    @property
    def hidden(self) -> frozenset[str]:
        """Countries whose openings are left out, because people of the chosen side do not go there."""
        own = self.board.countries.get(self.side or "")
        return frozenset() if own is None else frozenset({own})

    def _sort(self) -> None:
        parts = fold(self.sought).split()
        found = [
            card
            for card in self.board.unplaced
            if self.side in (None, card.side) and all(part in _words_of(card) for part in parts)
        ]
        name: Callable[[Card], str] = lambda card: sort_key(card.name, self._language)  # noqa: E731
        match self.order:
            case "name":
                found.sort(key=name)
            case "side":
                found.sort(key=lambda card: (card.side, name(card)))
            case "rank":
                found.sort(key=lambda card: (number(card.application, "rank") or 10**6, name(card)))
            case _:
                found.sort(key=lambda card: (self.board.choices_left(card), name(card)))
        self.unplaced = tuple(found)

    def card(self, spot: Spot | None = None) -> Card | None:
        """The card under the cursor, or in another slot."""
        at = spot or self.spot
        cards = self._cards(at.opening)
        return cards[at.row] if 0 <= at.row < len(cards) else None

    def _cards(self, opening: RecordId) -> tuple[Card, ...]:
        if opening == UNPLACED:
            return self.unplaced
        column = self.board.column(opening)
        return column.cards if column else ()

    def slots(self, opening: RecordId) -> int:
        """How many slots a column shows."""
        column = self.board.column(opening)
        return len(self.unplaced) if column is None else max(column.places, len(column.cards))

    def select(self, spot: Spot) -> None:
        """Put the cursor on a slot."""
        self.spot = spot
        self.changed.emit()
        self.moved.emit()

    def go_to(self, card: RecordId) -> bool:
        """Put the cursor on a person's card. False where it is not shown."""
        for opening in (UNPLACED, *(column.id for column in self.board.columns)):
            for row, each in enumerate(self._cards(opening)):
                if each.id == card:
                    self.spot = Spot(opening, row)
                    return True
        return False

    def _keep_in_range(self) -> None:
        if self.spot.opening != UNPLACED and self.board.column(self.spot.opening) is None:
            self.spot = Spot()
        self.spot = Spot(self.spot.opening, max(0, min(self.spot.row, self.slots(self.spot.opening) - 1)))

    def hold(self, card: Card, *, by_pointer: bool) -> None:
        """Pick a card up: every column is judged at once."""
        origin = self.board.column_of(card.id)
        verdicts = {column.id: self.board.judge(card, column) for column in self.board.columns}
        start = origin.id if origin else UNPLACED
        self.held = Held(card, start, start, by_pointer, verdicts)
        self.changed.emit()
        self.moved.emit()

    def aim(self, opening: RecordId | None) -> None:
        """Hold the card over a column (UNPLACED: over the people without a place; None: over nothing)."""
        if self.held is not None and self.held.target != opening:
            self.held.target = opening
            self.changed.emit()
            self.moved.emit()

    def let_go(self) -> Held | None:
        """Put the held card down. Gives what was held, None where nothing was."""
        held, self.held = self.held, None
        self.changed.emit()
        return held

    def in_view(self) -> RecordId:
        """The column that is to be seen: the one under the cursor or under the held card; for a person without a place the
        first choice."""
        held = self.held
        opening = self.spot.opening if held is None else held.target or UNPLACED
        card = self.card() if held is None else held.card
        if opening != UNPLACED or card is None:
            return opening
        best = self.board.first_choice(card)
        return best.id if best is not None else UNPLACED

    def target(self) -> tuple[BoardColumn, tuple[Finding, ...]] | None:
        """The column under the held card and what it says; None over its own column, people without a place, or nothing."""
        if self.held is None or self.held.target in (None, UNPLACED, self.held.origin):
            return None
        column = self.board.column(self.held.target)
        return (column, self.held.verdicts.get(column.id, ())) if column else None


def _words_of(card: Card) -> str:
    return fold(f"{card.name} {card.side} {card.application.code} {card.applicant.code}")
