"""Backups that come by themselves, bringing one back, and whether a store is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from exchange_app.domain.rules.record import find_problems
from exchange_app.errors import StoreTrouble
from exchange_app.files import take_away_unfinished
from exchange_app.kinds import KINDS
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.placement import PLACEMENT
from exchange_app.services.placement_rules import unfounded
from exchange_app.store import DAMAGED, Holding, Reader, Store, StoreKeys, backup_folder, backup_path, look_into
from exchange_app.store import restore as bring_back
from exchange_app.store.trouble import DiskFull, PassphraseNeeded, StoreLocked, StoreReadOnly, WrongPassphrase
from exchange_app.text import Message, msg, nmsg

EVERY = timedelta(minutes=30)
A_MOMENT = timedelta(minutes=5)
"""By so much two clocks that are right may differ."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, weeks and months keep their last backup of those made by themselves."""
_BY_ITSELF = "auto"


class Backup(NamedTuple):
    """One backup of a store: `at` in UTC; `why` is auto, by-hand, before-migration or before-restore; size in bytes."""

    path: Path
    at: datetime
    why: str
    size: int


class KnownBackup(NamedTuple):
    """A backup and what it holds, or why that cannot be told: it is damaged, or needs a passphrase."""

    backup: Backup
    holds: Holding | StoreTrouble


class CheckReport(NamedTuple):
    """What `check` found: `damage` makes the store unsafe to use, `rules` are records that wait for a person."""

    damage: tuple[Message, ...]
    rules: tuple[Message, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing at all was found."""
        return not self.damage and not self.rules


def backups(store_path: Path) -> list[Backup]:
    """The backups of a store, the latest first."""
    return [each for each in _copies(store_path) if each.why != DAMAGED]


def _copies(store_path: Path) -> list[Backup]:
    """As backups, with the damaged stores that were kept aside."""
    found = [each for path in backup_folder(store_path).glob("*") if (each := _read_name(store_path, path)) is not None]
    return sorted(found, key=lambda each: (each.at, each.path.name), reverse=True)


def known_backups(store_path: Path, keys: StoreKeys) -> list[KnownBackup]:
    """The backups of a store that need not open itself, the latest first, with what they hold."""
    found = backups(store_path)
    holds = look_into((each.path for each in found), keys)
    return [KnownBackup(each, holds[each.path]) for each in found]


def back_up(store: Store, target: Path | None = None, *, why: str = "by-hand", now: datetime | None = None) -> Path:
    """Copy the store, whole and checked, to `target` or to its folder of backups. Raises DiskFull, StoreReadOnly."""
    return store.back_up(target or backup_path(store.path, why, now))


def backup_if_due(store: Store, *, now: datetime | None = None) -> Path | None:
    """Make a backup when the store has changed since the last one and that is half an hour old; then let old ones go.

    For a timer to call every minute or so. Raises DiskFull, StoreReadOnly, StoreDamaged.
    """
    moment = now or datetime.now(UTC)
    # What bears a time to come was made while the clock was wrong, and says nothing of how old the latest is.
    made = [each for each in backups(store.path) if each.at <= moment]
    if made and moment - made[0].at < EVERY:
        return None
    with store.read() as reader:
        last = reader.journal.operations(1)[0]
    if store.last_operation_in(made[0].path) == last.number if made else last.number <= 1:
        return None
    path = back_up(store, why=_BY_ITSELF, now=moment)
    rotate(store.path, now=moment)
    return path


def wrong_clock(store: Store, *, now: datetime | None = None) -> Message | None:
    """What is to be said where a backup or a step bears a time to come: this computer's clock is wrong, or it was."""
    moment = (now or datetime.now(UTC)) + A_MOMENT
    with store.read() as reader:
        moments = [each.at for each in reader.journal.operations(1)]
    moments += [each.at for each in backups(store.path)[:1]]
    later = [each for each in moments if each > moment]
    if not later:
        return None
    return msg(
        "The clock of this computer is wrong, or it was: something was stored at {later}, which is still to come. "
        "Set the clock right; backups go on meanwhile.",
        later=f"{max(later).astimezone():%Y-%m-%d %H:%M}",
    )


def rotate(store_path: Path, *, now: datetime | None = None) -> list[Path]:
    """Let backups made by themselves go, but today's, and the last of 12 days, 10 weeks and 9 months; what went.

    Backups made by hand, before a migration or before a restore stay until a person removes them.
    """
    own = [each for each in backups(store_path) if each.why == _BY_ITSELF]
    today = (now or datetime.now(UTC)).date()
    kept = {each.path for each in own if each.at.date() == today}
    kept |= _last_of(own, (each.at.date() for each in own), DAILY)
    kept |= _last_of(own, (each.at.isocalendar()[:2] for each in own), WEEKLY)
    kept |= _last_of(own, ((each.at.year, each.at.month) for each in own), MONTHLY)
    gone = [each.path for each in own if each.path not in kept]
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return gone


def _last_of(own: list[Backup], spans: Iterable[object], count: int) -> set[Path]:
    """The latest backup of each of the latest `count` spans; `own` is sorted, the latest first."""
    latest: dict[object, Path] = {}
    for each, span in zip(own, spans, strict=True):
        latest.setdefault(span, each.path)
    return set(list(latest.values())[:count])


def restore(store_path: Path, backup: Path, *, passphrase: str | None = None) -> Path | None:
    """Put a backup in the place of the store, which must be closed; gives where the present store is kept aside.

    The restored store goes on as a new incarnation. Raises the StoreTrouble that makes the backup unusable, or
    StoreLocked when a window holds the present store.
    """
    return bring_back(store_path, backup, passphrase=passphrase)


def check(store: Store, *, today: date) -> CheckReport:
    """Look at every page, reference, history and search entry, and hold every record against the catalogue."""
    damage = tuple(each.message for each in store.check())
    if damage:
        return CheckReport(damage, ())
    with store.read(Purpose.RULES) as reader:
        return CheckReport((), tuple(_broken_rules(reader, today)))


class LeftAsTheyAre(NamedTuple):
    """How many copies do not open as the store does: backups under an older passphrase, damaged ones that lie in the clear, and
    those that could not be written now and wait for the next start."""

    older: int = 0
    open: int = 0
    waiting: int = 0


def change_passphrase(store: Store, new: str | None) -> LeftAsTheyAre:
    """Set, change or remove the passphrase of a store, then of its backups. Raises StoreLocked, DiskFull."""
    store.change_passphrase(new)
    return follow_passphrase(store)


def follow_passphrase(store: Store) -> LeftAsTheyAre:
    """Have the backups of a store open as it does: after a change of its passphrase, and at the next start where the change was
    broken off."""
    older = opened = waiting = 0
    for each in _copies(store.path):
        try:
            store.protect(each.path)
        except (DiskFull, StoreReadOnly, StoreLocked, OSError):
            waiting += 1
        except (PassphraseNeeded, WrongPassphrase):
            older += 1
        except StoreTrouble:
            opened += 1
    if not waiting:
        store.forget_former_keys()
    return LeftAsTheyAre(older, opened, waiting)


def tidy_up(store: Store) -> None:
    """What the next start does after one that was broken off: its unfinished files go, a workbook that was entered in the ledger
    comes to its place, and backups follow a new passphrase."""

    def entered(file_hash: str) -> bool:
        with store.read() as reader:
            return any(each.file_hash == file_hash for each in reader.app_data.exports())

    take_away_unfinished(store.path, entered)
    follow_passphrase(store)


def _broken_rules(reader: Reader, today: date) -> Iterator[Message]:
    for key, declared in KINDS.items():
        unfit = sum(bool(find_problems(key, record.values, today=today)) for record in reader.records(key))
        if unfit:
            yield nmsg(
                "{count} record of {list} has a value that its field does not allow.",
                "{count} records of {list} have values that their fields do not allow.",
                unfit,
                list=declared.plural,
            )
    yield from (each.sentence for each in unfounded(reader, reader.records(PLACEMENT.key)))


def _read_name(store_path: Path, path: Path) -> Backup | None:
    """The backup a file name tells of; None for anything else in that folder."""
    if path.suffix != store_path.suffix or not path.stem.startswith(f"{store_path.stem}-"):
        return None
    day, _, rest = path.stem.removeprefix(f"{store_path.stem}-").partition("-")
    clock, _, why = rest.partition("-")
    try:
        at = datetime.strptime(f"{day}{clock}", "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return Backup(path, at, why.rstrip("-0123456789"), path.stat().st_size)
    except (ValueError, OSError):
        return None
