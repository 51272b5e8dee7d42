"""Who of a board's people without a place could go where: by their choices, and only where no rule speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from exchange_app.domain.placing_board import CHOICES, Board, BoardColumn, Card
from exchange_app.domain.rules import worst
from exchange_app.text import Message, msg


def propose(
    board: Board, step: Callable[[int, int], object] = lambda _done, _of: None
) -> list[tuple[Card, BoardColumn]]:
    """A place for as many as possible: first everybody's first choice, then the second, at last any place that is free. Where
    several want the same one the better score goes first, then the order of the board. Nobody who has a place is moved."""
    found: list[tuple[Card, BoardColumn]] = []
    left = sorted(board.unplaced, key=_score, reverse=True)
    rounds = len(CHOICES) + 1
    for number in range(rounds):
        for card in tuple(left):
            step(number * len(left), rounds * len(left))
            column = next((each for each in _wanted(board, card, number) if not board.judge(card, each)), None)
            if column is not None:
                found.append((card, column))
                left.remove(card)
                board = _with(board, card, column)
    return found


def why_left(board: Board, card: Card) -> Message:
    """Why a person without a place is proposed none: what speaks against the best free one, by the person's choices."""
    free = [column for column in board.columns if column.free]
    if not free:
        return msg("No place is free")
    best = min(free, key=lambda column: card.choice_of(column.outlet.id) or len(CHOICES) + 1)
    found = worst(board.judge(card, best))
    return found.message if found is not None else msg("A place is free at {outlet}", outlet=best.name)


def _score(card: Card) -> Decimal:
    held = card.application.get("score")
    return Decimal(str(held)) if isinstance(held, int | float | Decimal) else Decimal(-1)


def _wanted(board: Board, card: Card, number: int) -> Iterator[BoardColumn]:
    """The columns with a free place at the choice of this number, from 0; after the last choice, all."""
    for column in board.columns:
        if column.free and (number == len(CHOICES) or card.choice_of(column.outlet.id) == number + 1):
            yield column


def _with(board: Board, card: Card, column: BoardColumn) -> Board:
    """The board as it is once the card lies there."""
    columns: Sequence[BoardColumn] = [
        replace(each, cards=(*each.cards, card)) if each.id == column.id else each for each in board.columns
    ]
    return Board(
        board.cohort, tuple(columns), tuple(each for each in board.unplaced if each.id != card.id), board.countries
    )
