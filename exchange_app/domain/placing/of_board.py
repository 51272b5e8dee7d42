"""The input of a placing as a board has it: people and openings of a cohort, and what its rules have against each pair."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from exchange_app.domain.placing.model import Cap, CapLevel, Nominee, Objection, Opening, PlacingInput, Wish
from exchange_app.domain.placing.seating import Crossing, Seating
from exchange_app.domain.placing_board import Board, BoardColumn, Card
from exchange_app.domain.records import RecordId
from exchange_app.domain.rules import day, number, text
from exchange_app.domain.rules.placing import over_seats_of, seats_of
from exchange_app.domain.rules.selection import seed_of
from exchange_app.domain.selection.ranking import lot
from exchange_app.kinds.placement import PLACING

OF_OTHERS = frozenset({"placing.capacity", "placing.seats"})
"""Rules about who else is placed: these are caps here."""

ARRIVED = frozenset({"arrived", "completed", "curtailed"})
"""Statuses of a placement in which nobody moves any more."""

Step = Callable[[int, int], object]


def unwatched(_done: int, _of: int) -> None:
    """Takes a step and says nothing."""


def input_of(
    board: Board, kept: Mapping[RecordId, RecordId], wishes: Collection[Wish] = (), step: Step = unwatched
) -> PlacingInput:
    """All that the placing of a board depends on. `kept` are people who stay at their opening whatever else is done."""
    cards = sorted(
        (each for each in board.cards.values() if each.id in kept or selected(each)), key=lambda each: each.id
    )
    people = tuple(_nominee(each, board) for each in cards)
    openings = tuple(_opening(each, board, kept) for each in board.columns)
    given = PlacingInput(
        people,
        openings,
        _objections(board, [each for each in cards if each.id not in kept], step),
        locked=tuple(sorted(kept.items())),
        wishes=tuple(wishes),
    )
    seats, _by_side = seats_of(board.cohort)
    if seats is not None:
        most = _room(seats, [card for card in cards if card.id in kept])
        given = replace(given, caps=(Cap(CapLevel.COHORT, board.cohort.code, most, _ids(given)),))
    return _seats_by_side(given, board)


def here(board: Board) -> dict[RecordId, RecordId]:
    """Where everybody lies now."""
    return {card.id: column.id for column in board.columns for card in column.cards}


def kept_of(board: Board, *, published: bool) -> dict[RecordId, RecordId]:
    """Who stays when all is placed anew: who is locked, whom an outlet has accepted, and whom somebody has placed against a
    rule. After publication: who is locked, has arrived, or is not selected any more and still holds a place."""
    found = {}
    for column in board.columns:
        for card in column.cards:
            status = text(card.placement, "status") if card.placement else None
            if published:
                stays = status in ARRIVED or not selected(card)
            elif (status or "proposed") != "proposed":
                stays = True
            else:
                against = [each for each in board.judge(card, column) if each.objects and each.code not in OF_OTHERS]
                stays = selected(card) and bool(against)
            if stays or card.locked:
                found[card.id] = column.id
    return found


def selected(card: Card) -> bool:
    """Whether the person is to be placed."""
    return text(card.application, "status") == "selected"


def _room(limit: int, kept: Sequence[Card]) -> int:
    """A limit for people of whom these stay: it is stretched to them, unless locks alone go over it, which is told."""
    return limit if sum(each.locked for each in kept) > limit else max(limit, len(kept))


def _nominee(card: Card, board: Board) -> Nominee:
    score = card.application.get("score")
    return Nominee(
        card.id,
        card.side,
        tuple(dict.fromkeys(card.choices)),
        rank=number(card.application, "rank"),
        score=Decimal(str(score)) if isinstance(score, int | float | Decimal) else None,
        lot=lot(seed_of(board.cohort), card.id),
        name=card.name,
    )


def _opening(column: BoardColumn, board: Board, kept: Mapping[RecordId, RecordId]) -> Opening:
    dated = all(day(column.opening, key) or day(board.cohort, key) for key in (PLACING.starts, PLACING.ends))
    return Opening(
        column.id,
        column.outlet.id,
        _room(column.places, [each for each in column.cards if each.id in kept]),
        text(column.outlet, "city") or "",
        country=text(column.outlet, "country") or "",
        dated=dated,
        name=column.name,
    )


def _objections(
    board: Board, cards: Sequence[Card], step: Step
) -> dict[tuple[RecordId, RecordId], tuple[Objection, ...]]:
    found = {}
    for at, card in enumerate(cards):
        step(at, len(cards))
        for column in board.columns:
            against = tuple(
                Objection(each.code, each.message)
                for each in board.judge(card, column)
                if each.code not in OF_OTHERS and each.objects
            )
            if against:
                found[card.id, column.id] = against
    return found


def _ids(given: PlacingInput) -> frozenset[str]:
    return frozenset(given.opening)


def _seats_by_side(given: PlacingInput, board: Board) -> PlacingInput:
    """No side has more people placed than it has seats. Where sides share openings, so that this is no nested cap, its seats
    go to those who stand highest in the selection."""
    _seats, by_side = seats_of(board.cohort)
    for side, seats in sorted(by_side.items()):
        sent = [each for each in given.person.values() if each.side == side]
        held = [board.cards[each.id] for each in sent if each.id in given.lock]
        if len(sent) <= seats:
            continue
        capped = replace(given, caps=(*given.caps, Cap(CapLevel.SIDE, side, _room(seats, held), _ids(given), side)))
        try:
            Seating(capped)
            given = capped
        except Crossing:
            beyond = [each for each in sent if each.id not in given.lock][max(0, seats - len(held)) :]
            against = (Objection("placing.seats", over_seats_of(side, seats, seats + 1)),)
            pairs = {(each.id, opening): against for each in beyond for opening in given.opening}
            given = replace(given, objections={**given.objections, **pairs})
    return given
