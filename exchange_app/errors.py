"""Known trouble: what a person can understand and do something about. Everything else is a bug."""

from __future__ import annotations

from typing import ClassVar

from exchange_app.text import Message, Words


class Trouble(Exception):
    """Something went wrong that a person can mend. Carries a stable code and a sentence: what, why, what to do.

    The text of the exception itself is the code alone, so that a log never holds a value of somebody's record.
    """

    code: ClassVar[str] = "app.trouble"
    exit_code: ClassVar[int] = 2

    def __init__(self, message: Message) -> None:
        super().__init__(self.code)
        self.message = message

    def sentence(self, words: Words) -> str:
        """The trouble in the person's language."""
        return words.say(self.message)


class StoreTrouble(Trouble):
    """The store cannot be used: missing, locked, damaged, foreign, newer, or the passphrase is wrong."""

    code: ClassVar[str] = "store.unusable"
    exit_code: ClassVar[int] = 3
