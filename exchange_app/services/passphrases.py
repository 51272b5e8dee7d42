"""What a passphrase of a store has to be: one rule for the first start, the settings and the command line."""

from __future__ import annotations

from typing import ClassVar

from exchange_app.errors import Trouble
from exchange_app.services.secret_strength import Strength, strength
from exchange_app.text import Message, msg, nmsg

SHORTEST = 8
"""Characters."""

WARNING = msg(
    "The store and its backups are encrypted with it. Nobody can open them without it, you included: write it down and "
    "keep it safe."
)


def advice(passphrase: str) -> tuple[Strength, Message | None]:
    """How good a passphrase is, and what is said about that while it is typed; nothing while there is none."""
    found = strength(passphrase)
    match found:
        case Strength.NONE:
            return found, None
        case Strength.WEAK:
            return found, msg(
                "Weak: a program guesses it in minutes. Take four or five words that do not belong together."
            )
        case Strength.FAIR:
            return found, msg("Fair: one more word makes it strong.")
        case Strength.STRONG:
            return found, msg("Strong.")


class ShortPassphrase(Trouble):
    """A passphrase has fewer than SHORTEST characters."""

    code: ClassVar[str] = "passphrase.short"

    def __init__(self) -> None:
        super().__init__(TOO_SHORT)


TOO_SHORT = nmsg(
    "A passphrase has at least {count} character; use a longer one.",
    "A passphrase has at least {count} characters; use a longer one.",
    SHORTEST,
)


def refusal(passphrase: str, again: str) -> Message | None:
    """Why a passphrase that was typed twice cannot be set; None where it can."""
    if len(passphrase) < SHORTEST:
        return TOO_SHORT
    return None if passphrase == again else msg("The two differ; type the passphrase again.")


def checked(passphrase: str | None) -> str | None:
    """The passphrase of a new store as it was given, None for none. Raises ShortPassphrase."""
    if passphrase is not None and len(passphrase) < SHORTEST:
        raise ShortPassphrase
    return passphrase
