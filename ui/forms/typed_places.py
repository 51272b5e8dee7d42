"""What is typed in dialogs about a cohort: values in editors, and numbers of places beside outlets or openings in a list of ticks."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_app.kinds import Value, kind
from exchange_app.services.openings import PLACES
from exchange_app.services.typed_values import parse_typed
from exchange_app.text import Message, Words, msg
from ui.components.dialog import Dialog
from ui.components.tick_tree import TickTree
from ui.forms.editor import Editor


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


def values_or_complaint(dialog: Dialog, editors: Mapping[str, Editor]) -> dict[str, Value] | None:
    """The values of editors by field, of those in which something stands; None where one is none, which the dialog then says."""
    found: dict[str, Value] = {}
    for key, editor in editors.items():
        value = editor.read()
        editor.mark("bad" if isinstance(value, Message) else "")
        if isinstance(value, Message):
            dialog.complain(dialog.words.say(value))
            return None
        if value is not None:
            found[key] = value
    return found
