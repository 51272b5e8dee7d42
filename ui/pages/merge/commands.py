"""What can be decided in the review, said once: its words, its key, its icon; keys, menus, hints and tests are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent

from exchange_app.services.merging import Decision
from exchange_app.text import Message, pmsg
from ui.components.keys import DecideKeys


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `scope`: row, heading (a record, or a column), group, or none where nothing is decided."""

    key: str
    declared: DecideKeys
    icon: str = ""
    decision: Decision | None = None
    scope: str = ""
    cap: Message | None = None
    """One word for the hints in the foot."""

    @property
    def text(self) -> Message:
        """What it does, in words."""
        return self.declared.text

    @property
    def keys(self) -> str:
        """Its key."""
        return self.declared.keys


COMMANDS: tuple[Command, ...] = (
    Command("down", DecideKeys.DOWN, cap=pmsg("key", "next")),
    Command("up", DecideKeys.UP, cap=pmsg("key", "back")),
    Command("accept", DecideKeys.ACCEPT, "check", Decision.ACCEPT, "row", pmsg("key", "accept")),
    Command("refuse", DecideKeys.REFUSE, "close", Decision.REFUSE, "row", pmsg("key", "refuse")),
    Command("ours", DecideKeys.OURS, "", Decision.OURS, "row", pmsg("key", "ours")),
    Command("theirs", DecideKeys.THEIRS, "", Decision.THEIRS, "row", pmsg("key", "theirs")),
    Command("type", DecideKeys.TYPE, "pencil", None, "", pmsg("key", "other")),
    Command("later", DecideKeys.LATER, "clock", Decision.LEAVE, "row", pmsg("key", "later")),
    Command("undo", DecideKeys.UNDO, "undo", None, "", pmsg("key", "undo")),
    Command("next", DecideKeys.NEXT, "arrow-down", None, "", pmsg("key", "open one")),
    Command("toggle", DecideKeys.TOGGLE, "", None, ""),
    Command("accept-heading", DecideKeys.ACCEPT_HEADING, "check", Decision.ACCEPT, "heading"),
    Command("refuse-heading", DecideKeys.REFUSE_HEADING, "close", Decision.REFUSE, "heading"),
    Command("accept-column", DecideKeys.ACCEPT_COLUMN, "columns", Decision.ACCEPT, "column"),
    Command("refuse-column", DecideKeys.REFUSE_COLUMN, "columns", Decision.REFUSE, "column"),
    Command("accept-group", DecideKeys.ACCEPT_GROUP, "check", Decision.ACCEPT, "group"),
    Command("refuse-group", DecideKeys.REFUSE_GROUP, "close", Decision.REFUSE, "group"),
)
BY_KEY = {each.key: each for each in COMMANDS}
_BY_DECLARED = {each.declared: each for each in COMMANDS}


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a key that was pressed."""
    pressed = DecideKeys.of(event)
    return _BY_DECLARED[pressed] if pressed is not None else None
