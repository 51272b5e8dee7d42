"""What can be decided in the review, said once: its words, its key, its icon; keys, menus, hints and tests are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent

from exchange_app.services.merging import Decision
from exchange_app.text import Message, msg, pmsg
from ui.components.keys import portable


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `scope`: row, heading (a record, or a column), group, or none where nothing is decided."""

    key: str
    text: Message
    keys: str
    icon: str = ""
    decision: Decision | None = None
    scope: str = ""
    cap: Message | None = None
    """One word for the hints in the foot."""


COMMANDS: tuple[Command, ...] = (
    Command("down", msg("Next row"), "J", cap=pmsg("key", "next")),
    Command("up", msg("Row before"), "K", cap=pmsg("key", "back")),
    Command("accept", msg("Accept what is proposed"), "A", "check", Decision.ACCEPT, "row", pmsg("key", "accept")),
    Command("refuse", msg("Refuse: ours stays"), "R", "close", Decision.REFUSE, "row", pmsg("key", "refuse")),
    Command("ours", msg("Take ours"), "O", "", Decision.OURS, "row", pmsg("key", "ours")),
    Command("theirs", msg("Take theirs"), "T", "", Decision.THEIRS, "row", pmsg("key", "theirs")),
    Command("type", msg("Type another value"), "E", "pencil", None, "", pmsg("key", "other")),
    Command("later", msg("Leave the conflict open"), "L", "clock", Decision.LEAVE, "row", pmsg("key", "later")),
    Command("undo", msg("Take the decision back"), "U", "undo", None, "", pmsg("key", "undo")),
    Command("next", msg("Next conflict that is not decided"), "N", "arrow-down", None, "", pmsg("key", "open one")),
    Command("toggle", msg("Change between accepted and refused"), "Space", "", None, ""),
    Command("accept-heading", msg("Accept all under this heading"), "Shift+A", "check", Decision.ACCEPT, "heading"),
    Command("refuse-heading", msg("Refuse all under this heading"), "Shift+R", "close", Decision.REFUSE, "heading"),
    Command("accept-column", msg("Accept this field in all records"), "Alt+A", "columns", Decision.ACCEPT, "column"),
    Command("refuse-column", msg("Refuse this field in all records"), "Alt+R", "columns", Decision.REFUSE, "column"),
    Command("accept-group", msg("Accept the whole group"), "Ctrl+Shift+A", "check", Decision.ACCEPT, "group"),
    Command("refuse-group", msg("Refuse the whole group"), "Ctrl+Shift+R", "close", Decision.REFUSE, "group"),
)
BY_KEY = {each.key: each for each in COMMANDS}
_BY_KEYS = {each.keys: each for each in COMMANDS}


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a key that was pressed."""
    return _BY_KEYS.get(portable(event))
