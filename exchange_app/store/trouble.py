"""What can go wrong with a store that a person can mend: each its own code and sentence."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from exchange_app.domain.records import RecordId
from exchange_app.errors import StoreTrouble, Trouble
from exchange_app.kinds import Value
from exchange_app.text import Message, msg, nmsg


class StoreMissing(StoreTrouble):
    """There is no store at the given place."""

    code: ClassVar[str] = "store.missing"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("There is no store {name} at this place. Choose another file, or make a new store.", name=name)
        )


class StoreExists(StoreTrouble):
    """A new store was to be made where a file already stands."""

    code: ClassVar[str] = "store.exists"

    def __init__(self, name: str) -> None:
        super().__init__(msg("A file {name} is already there. Choose another name, or open that store.", name=name))


class StoreForeign(StoreTrouble):
    """The file is not a store of this application."""

    code: ClassVar[str] = "store.foreign"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("{name} is not a store of Exchange Desk, so it has not been touched. Choose another file.", name=name)
        )


class StoreNewer(StoreTrouble):
    """The store was written by a newer version of the application."""

    code: ClassVar[str] = "store.newer"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "{name} was written by a newer version of Exchange Desk, so it has not been touched. "
                "Install that version here, or restore an older backup.",
                name=name,
            )
        )


class StoreDamaged(StoreTrouble):
    """The file is damaged."""

    code: ClassVar[str] = "store.damaged"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("{name} is damaged and cannot be read safely. Restore the latest backup; this file is kept.", name=name)
        )


class BackupDamaged(StoreDamaged):
    """A backup that was to be restored is damaged."""

    code: ClassVar[str] = "backup.damaged"

    def __init__(self, name: str) -> None:
        StoreTrouble.__init__(
            self,
            msg("{name} is damaged, so it was not restored and nothing was changed. Choose another backup.", name=name),
        )


class StoreLocked(StoreTrouble):
    """Another program holds the store."""

    code: ClassVar[str] = "store.locked"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("{name} is in use by another program. Close it there, or wait a moment and try again.", name=name)
        )


class StoreReadOnly(StoreTrouble):
    """The store's file or its folder cannot be written."""

    code: ClassVar[str] = "store.read_only"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "{name} or its folder cannot be written, so nothing can be stored there. "
                "Ask for permission to write, or copy the store to a folder of your own.",
                name=name,
            )
        )


class DiskFull(StoreTrouble):
    """The disk has no room left; nothing of the operation has been kept."""

    code: ClassVar[str] = "store.disk_full"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("The disk that holds {name} is full, so nothing was changed. Free some space and try again.", name=name)
        )


class StoreUnreachable(StoreTrouble):
    """The disk or network that holds the store does not answer; nothing of the operation has been kept."""

    code: ClassVar[str] = "store.unreachable"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The disk or network that holds {name} does not answer, so nothing was changed. "
                "Check the connection and try again.",
                name=name,
            )
        )


class PassphraseNeeded(StoreTrouble):
    """The store is protected, and no passphrase was given."""

    code: ClassVar[str] = "passphrase.needed"

    def __init__(self, name: str) -> None:
        super().__init__(msg("{name} is protected by a passphrase, or is not a store. Give its passphrase.", name=name))


class WrongPassphrase(StoreTrouble):
    """The passphrase does not open the store."""

    code: ClassVar[str] = "passphrase.wrong"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "This passphrase does not open {name}. Type it again, or restore a backup if the file is damaged.",
                name=name,
            )
        )


class StoreReplaced(StoreTrouble):
    """The file was replaced (restored, migrated, given a passphrase) by another window, or by another program, since it was
    opened here."""

    code: ClassVar[str] = "store.replaced"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "{name} was replaced by another window or program, so nothing was changed here. Open the store again.",
                name=name,
            )
        )


class StoreGone(StoreTrouble):
    """The file was moved or deleted by another program while it was open here."""

    code: ClassVar[str] = "store.gone"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "{name} was moved or deleted while it was open, so nothing was changed here. "
                "Put it back in its place, or restore the latest backup.",
                name=name,
            )
        )


class LogReplaced(StoreTrouble):
    """The file's log, in which the latest operations stand, was deleted, replaced or cut off by another program."""

    code: ClassVar[str] = "store.log_replaced"

    def __init__(self, name: str, log: str) -> None:
        super().__init__(
            msg(
                "{log}, which is a part of {name}, was deleted or changed by another program, so nothing was changed here. "
                "Close every window of this store, then open it again.",
                log=log,
                name=name,
            )
        )


class RecordMissing(Trouble):
    """No such record, or it has been removed."""

    code: ClassVar[str] = "record.missing"

    def __init__(self, code: str = "") -> None:
        super().__init__(
            msg("There is no record {name}. It may have been removed; look at its history.", name=code)
            if code
            else msg("This record is no longer here, so nothing was changed. Look at the list again.")
        )


class RecordInUse(Trouble):
    """A record cannot be removed while others need it."""

    code: ClassVar[str] = "record.in_use"

    def __init__(self, code: str, count: int) -> None:
        super().__init__(
            nmsg(
                "{code} cannot be removed: {count} other record belongs to it. Remove that one first.",
                "{code} cannot be removed: {count} other records belong to it. Remove those first.",
                count,
                code=code,
            )
        )


class BrokenReference(Trouble):
    """A record refers to one that is not in the store."""

    code: ClassVar[str] = "record.broken_reference"

    def __init__(self) -> None:
        super().__init__(msg("A record refers to another one that is not in the store, so nothing was changed."))


class Clash(NamedTuple):
    """One field that changed since a form was opened: what it was, what we would write, what stands there now."""

    field: str
    base: Value | None
    ours: Value | None
    theirs: Value | None


class Stale(NamedTuple):
    """A record that changed since it was opened: its present version, and the fields that changed."""

    kind: str
    id: RecordId
    code: str
    version: int
    clashes: tuple[Clash, ...]


class StaleRecord(Trouble):
    """Records changed since they were opened; `stale` says which (one at least), and what changed field by field."""

    code: ClassVar[str] = "record.stale"

    def __init__(self, *stale: Stale) -> None:
        super().__init__(
            msg(
                "{code} was changed since it was opened here, so nothing was overwritten. Compare both and save again.",
                code=stale[0].code,
            )
            if len(stale) == 1
            else nmsg(
                "{count} record was changed since it was opened here, so nothing was overwritten. "
                "Compare both and save again.",
                "{count} records were changed since they were opened here, so nothing was overwritten. "
                "Compare both and save again.",
                len(stale),
            )
        )
        self.stale = stale


class UndoRefused(Trouble):
    """An operation cannot be taken back, because what it did has been built upon since."""

    code: ClassVar[str] = "undo.refused"

    def __init__(self, message: Message) -> None:
        super().__init__(message)


class NothingToUndo(Trouble):
    """There is no operation to take back, or none to bring back."""

    code: ClassVar[str] = "undo.nothing"

    def __init__(self, message: Message | None = None) -> None:
        super().__init__(message or msg("There is nothing to take back."))
