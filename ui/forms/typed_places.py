"""The numbers of places that are typed beside outlets or openings in a list of ticks."""

from __future__ import annotations

from exchange_app.kinds import kind
from exchange_app.services.openings import PLACES
from exchange_app.services.typed_values import parse_typed
from exchange_app.text import Message, Words, msg
from ui.components.dialog import Dialog
from ui.components.tick_tree import TickTree


def typed_places(listed: TickTree, words: Words) -> dict[str, int | Message]:
    """What is typed for each line that is ticked, by its id; a sentence where that is no number of places."""
    field = kind("opening").field(PLACES)
    read = {id: parse_typed(field, text, words) for id, text in listed.typed().items()}
    no_number = msg("Enter a number.")
    return {id: value if isinstance(value, int | Message) else no_number for id, value in read.items()}


def places_or_complaint(dialog: Dialog, listed: TickTree) -> dict[str, int] | None:
    """The places of each line that is ticked; None where one is no number, which the dialog then says at its line."""
    found: dict[str, int] = {}
    for id, count in typed_places(listed, dialog.words).items():
        if isinstance(count, Message):
            listed.go_to(id)
            dialog.complain(dialog.words.say(count))
            return None
        found[id] = count
    return found
