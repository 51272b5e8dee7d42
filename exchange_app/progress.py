"""How a long job says how far it is, and how a person stops it."""

from __future__ import annotations

from typing import Protocol

from exchange_app.text import Message


class Cancelled(Exception):
    """A person stopped the job. Nothing of it has been kept."""


class Progress(Protocol):
    """Receives the steps of a long job; may be called from any thread."""

    def step(self, done: int, total: int | None, what: Message) -> None:
        """Report `done` of `total` units (None: unknown) of `what`. Raises Cancelled when the person asked to stop."""


class Silent:
    """A progress that nobody watches and nobody stops."""

    def step(self, done: int, total: int | None, what: Message) -> None:
        """Take the step and say nothing."""
