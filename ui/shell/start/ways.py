"""What the pages of the start can do: the ways from there into a store."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ui.shell.frame import Frame


class Ways(Protocol):
    """Given to each page of the start."""

    frame: Frame

    @property
    def author(self) -> str:
        """Who works here."""

    def open_store(self, path: Path, passphrase: str | None = None) -> None:
        """Open a store, or say why not."""

    def show_backups(self, path: Path, passphrase: str) -> None:
        """The page from which a backup of a store that no passphrase opens is restored; with the one that was typed."""

    def choose_store(self) -> None:
        """Ask for a store's file and open it."""

    def first_start(self) -> None:
        """The page on which a store is made."""

    def has_way_back(self) -> bool:
        """Whether there is a store to go back to."""

    def back(self) -> None:
        """Go back to it."""
