"""What is raised when a law does not hold."""

from __future__ import annotations


class Broken(AssertionError):
    """A law does not hold: which one, and what was seen instead."""

    def __init__(self, law: str, told: str) -> None:
        super().__init__(law, told)
        self.law, self.told = law, told

    def __str__(self) -> str:
        return f"{self.law}: {self.told}"
