"""What the parts of the window tell one another: what was written, what is to be said, where to go, what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from exchange_app.services.backup import Backup

NoticeTone = Literal["plain", "good", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the strip at the foot, with at most one thing to do in it (Undo, Show …)."""

    text: str
    tone: NoticeTone = "plain"
    action: str = ""
    do: Callable[[], None] | None = None
    seconds: float = 8.0


@dataclass(frozen=True, slots=True)
class Trigger:
    """Do what an action of the window does, if it can be done now; `action` is its key."""

    action: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Say everything in another language; `code` is one of exchange_app.text.LANGUAGES."""

    code: str


@dataclass(frozen=True, slots=True)
class SetTheme:
    """Take other colours: light, dark, or those of the system."""

    choice: str


@dataclass(frozen=True, slots=True)
class Restyle:
    """Build the window's parts anew: something that they take once is another."""


@dataclass(frozen=True, slots=True)
class AuthorChanged:
    """The settings hold another name of the person."""


@dataclass(frozen=True, slots=True)
class IdleChanged:
    """The settings hold another number of minutes until the window locks."""


@dataclass(frozen=True, slots=True)
class RestoreBackup:
    """Put a backup in the place of the store that is open."""

    backup: Backup


Command = Trigger | SetLanguage | SetTheme | Restyle | AuthorChanged | IdleChanged | RestoreBackup


class Signals(QObject):
    """What the parts of the window tell one another; delivered on the window's thread."""

    changed = Signal(object)
    """OperationResult: something was written, undone or redone (also by another window: then None)."""
    said = Signal(object)
    """Notice: to be shown at the foot."""
    wanted = Signal(object)
    """GoTo: a page is to be shown, and something on it."""
    command = Signal(object)
    """Command: what a page asks of the window itself."""
