"""Taking back and bringing back what was done, for the Edit menu and the command line."""

from __future__ import annotations

from typing import NamedTuple

from exchange_app.services.access import Access
from exchange_app.store import OperationInfo, OperationResult, Reader, Store
from exchange_app.store.journal_reader import named_for
from exchange_app.text import Message, Words, pmsg

_ORIGINS = {
    "window": pmsg("origin", "window"),
    "cli": pmsg("origin", "command line"),
    "demo": pmsg("origin", "example data"),
    "init": pmsg("origin", "setting up"),
    "undo": pmsg("origin", "undo"),
    "redo": pmsg("origin", "redo"),
}


def origin_words(origin: str, words: Words) -> str:
    """Whence an operation came, as a person says it: one of our own words, or the name of a file as it stands."""
    known = _ORIGINS.get(origin)
    return origin if known is None else words.say(known)


class Steps(NamedTuple):
    """What Undo and Redo would do now, by the labels of the operations; None where there is nothing."""

    undo: Message | None
    redo: Message | None


def steps(reader: Reader) -> Steps:
    """What the Edit menu offers."""
    return Steps(reader.journal.undoable(), reader.journal.redoable())


def undo(store: Store, *, access: Access, number: int | None = None) -> OperationResult:
    """Take back the last operation, or the one of that number. Raises NothingToUndo, or UndoRefused naming the clash."""
    return store.undo(access.author, number=number)


def redo(store: Store, *, access: Access, number: int | None = None) -> OperationResult:
    """Bring back what was last taken back, where that is still the one of that number. Raises NothingToUndo."""
    return store.redo(access.author, number=number)


class Due(NamedTuple):
    """What Undo or Redo would do now: the number and the name of an operation, and by which one that is so: itself, or the
    one that took it back."""

    number: int
    label: Message
    since: OperationInfo


def due_undo(store: Store, *, access: Access) -> Due | None:
    """What Undo would take back; of somebody else's also whose."""
    with store.read() as reader:
        found = reader.journal.to_undo()
    return None if found is None else Due(found.number, named_for(found, access.author), found)


def due_redo(store: Store, *, access: Access) -> Due | None:
    """What Redo would bring back."""
    with store.read() as reader:
        found = reader.journal.to_redo()
    return None if found is None else Due(found[0].number, named_for(found[0], access.author), found[1])


def obstacle(store: Store, number: int) -> Message | None:
    """What stands in the way of taking back an operation; None where nothing does."""
    return store.undo_refusal(number)


def operations(reader: Reader, limit: int = 50, before: int | None = None) -> list[OperationInfo]:
    """The latest operations, newest first."""
    return reader.journal.operations(limit, before)
