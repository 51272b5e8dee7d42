"""The password of a workbook typed twice, with its strength told in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_app.services.secret_strength import advice, strength
from exchange_app.text import Words
from ui.components.secret_twice import SecretTwice


class PasswordFields(SecretTwice):
    """Empty means: no password."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words._("Password, if you want one"), words._("The same password once more"), parent)
        self._words = words
        self.changed.connect(self._advise)
        self._advise()

    def _advise(self) -> None:
        found = strength(self.first.text())
        self.tell_strength(found, self._words.say(advice(found)))

    def trouble(self) -> str:
        """What keeps it from being used; empty when all is well."""
        if self.first.text() and self.first.text() != self.again.text():
            return self._words._("The two passwords differ.")
        return ""
