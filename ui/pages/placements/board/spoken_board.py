"""What is said of the board to people who do not see it: its columns, its cards and free places, and what a held card meets."""

from __future__ import annotations

from exchange_app.domain.placing_board import CHOICES, BoardColumn, Card
from exchange_app.domain.rules.eligibility import status
from exchange_app.kinds import kind
from exchange_app.kinds.placement import PLACEMENT, PLACING
from exchange_app.text import Words
from ui.pages.placements.board.floating import RuleCallout
from ui.pages.placements.board.state import UNPLACED, BoardState, Spot


def claim_words(state: BoardState, card: Card, column: BoardColumn, words: Words) -> str:
    """Why a card that lies at an outlet has no claim to the place; empty where it has."""
    found = status(state.board.case(card, column)) if card.unfounded else ()
    return words.join(words.say(each.message) for each in found)


def slot_words(state: BoardState, spot: Spot, words: Words) -> str:
    """A card with where it is, its side, which choice that is and whether it stays; or a free place. Empty: there is nothing."""
    card, column = state.card(spot), state.board.column(spot.opening)
    if column is None:
        return words.join(_facts(card, None, words)) if card is not None else ""
    if card is None:
        return words._("A free place at {outlet}", outlet=column.name)
    return words.join(filter(None, (*_facts(card, column, words), claim_words(state, card, column, words))))


def _facts(card: Card, column: BoardColumn | None, words: Words) -> list[str]:
    if column is None:
        said = [words._("{name}, without a place", name=card.name)]
    else:
        said = [words._("{name}, at {outlet}", name=card.name, outlet=column.name)]
        if (choice := card.choice_of(column.outlet.id)) is not None:
            said.append(words.say(kind("application").field(CHOICES[choice - 1]).label))
    if card.side:
        said.append(card.side)
    if card.locked:
        said.append(words.say(kind(PLACEMENT.key).field(PLACING.lock).label))
    return said


def filled_words(column: BoardColumn, words: Words) -> str:
    """How many are placed at an outlet of how many, and how many of them it has confirmed."""
    return words.n_(
        "{count} place: {placed} placed, {sure} of them confirmed",
        "{count} places: {placed} placed, {sure} of them confirmed",
        column.places,
        placed=len(column.cards),
        sure=column.sure,
    )


def column_words(column: BoardColumn, words: Words) -> str:
    """An outlet with how many of its places are taken."""
    return words.join((column.name, filled_words(column, words)))


def objection_words(state: BoardState, column: BoardColumn, words: Words) -> str:
    """Why the held card cannot go to a column, or only by exception; empty where nothing speaks against it."""
    held = state.held
    found = held.verdicts.get(column.id, ()) if held is not None and held.origin != column.id else ()
    return "\n".join(words.say(each.message) for each in found)


def callout_of(state: BoardState, words: Words) -> RuleCallout | None:
    """What is to be told of the place under the held card; None where there is nothing to tell."""
    held, target = state.held, state.target()
    if held is None:
        return None
    if target is None:
        if held.target == UNPLACED and held.origin != UNPLACED:
            return RuleCallout(words._("Take {name} back", name=held.card.name), words._("The place becomes free."), ())
        if not held.by_pointer:
            hint = words._("Click an outlet, or choose it with the arrows and press Enter. Esc lets go.")
            return RuleCallout(words._("Where does {name} go?", name=held.card.name), hint, (), asks=True)
        return None
    column, findings = target
    if not findings:
        free = words.n_("{count} place is free", "{count} places are free", column.free)
        return RuleCallout(words._("Nothing speaks against {outlet}", outlet=column.name), free, ())
    blocked = findings[0].blocks
    more = [words.say(each.message) for each in findings[1:] if each.blocks == blocked]
    if blocked:
        advice = words._("Let go to put the card back.")
    else:
        advice = words._("Let go to place all the same; a reason will be asked.")
    return RuleCallout(words.say(findings[0].message), "\n".join([*more, advice]), findings)


def held_words(state: BoardState, words: Words) -> str:
    """The card in the hand, and what the place under it says: the rule that speaks against it, or that none does."""
    if state.held is None:
        return ""
    callout = callout_of(state, words)
    said = [words._("{name} is in the hand.", name=state.held.card.name)]
    if callout is not None:
        said += [callout.title, *callout.rest.splitlines()]
    return " ".join(said)
