"""Backups from the window: now, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exchange_app.progress import Progress
from exchange_app.services import backup as service
from exchange_app.services.backup import Backup
from exchange_app.store import Store
from exchange_app.text import Words
from ui.desk.operations import Operations
from ui.desk.signals import Notice


def back_up_now(store: Store, operations: Operations, words: Words, say: Callable[[Notice], object]) -> None:
    """Make a safe copy off the window's thread and say where it lies."""

    def task(_progress: Progress) -> Path:
        return service.back_up(store)

    def done(path: Path) -> None:
        size = f"{path.stat().st_size / 1e6:.1f}"
        said = words._("Backed up as {name} ({size} MB) in {folder}", name=path.name, size=size, folder=path.parent)
        say(Notice(said, "good"))

    operations.run(task, done)


def named(backup: Backup, words: Words) -> str:
    """A backup by its day and size, as questions and messages call it."""
    return words._("{moment}, {size} MB", moment=words.moment(backup.at), size=f"{backup.size / 1e6:.1f}")


def question(backup: Backup, words: Words) -> str:
    """What is to be said before it takes the place of the store."""
    return words._(
        "The backup of {backup} takes the place of the store. The present store is kept beside it.",
        backup=named(backup, words),
    )


def restored(backup: Backup, aside: Path | None, words: Words) -> Notice:
    """The word that all went well, and where the store before is."""
    said = words._("The backup of {backup} is the store now.", backup=named(backup, words))
    if aside is not None:
        said += " " + words._("The store before lies beside it as {name}.", name=aside.name)
    return Notice(said, "good")


def restore(backup: Backup, path: Path, passphrase: str | None = None) -> Path | None:
    """Put a backup in the store's place; gives where the present file is kept aside."""
    return service.restore(path, backup.path, passphrase=passphrase)
