"""The line of files between this agency and a partner, each with what is known of it. Pure: no store, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from exchange_app.store import Export, Receipt


class Way(StrEnum):
    """Which way a file went."""

    SENT = "sent"
    RECEIVED = "received"


class FileState(StrEnum):
    """What is known of a file."""

    SENT = "sent"
    """Written here; nothing was heard of it yet."""
    ACKNOWLEDGED = "acknowledged"
    """A file of theirs said that they merged it."""
    RETURNED = "returned"
    """It came back with what they filled in, and was merged."""
    SUPERSEDED = "superseded"
    """Nothing was heard of it, but a later one was acknowledged or came back."""
    MERGED = "merged"
    """Theirs, merged here."""
    TAKEN_BACK = "taken_back"
    """Theirs, merged here, and the merge was undone."""
    LOST = "lost"
    """Theirs: a later one arrived, this one never did."""
    HERE = "here"
    """Theirs: it is being looked through, and not merged yet."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One file of the line. `at` is when it was written (sent) or merged (received); None for a lost one, which has only
    its number. `came_back` are the moments at which copies of a sent file were merged."""

    way: Way
    number: int
    state: FileState
    at: datetime | None = None
    made_at: datetime | None = None
    author: str = ""
    file_name: str = ""
    export: str = ""
    people: int = 0
    cohorts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    basis: str = ""
    encrypted: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    came_back: tuple[datetime, ...] = ()
    before: datetime | None = None
    """Of a lost file: when the next one that did arrive was merged."""
    written: int = 0
    """The number of the operation that sent it."""
    merged: int = 0
    """The number of the operation that merged it (theirs) or the latest copy of it (ours); of a lost file, of the next one."""

    @property
    def day(self) -> datetime | None:
        """Where it stands on the scale of time."""
        return self.made_at or self.at or self.before


def receipts_of(agency: str, exports: Iterable[Export], receipts: Iterable[Receipt]) -> list[Receipt]:
    """The merges that came from a partner: of its own files, and of ours that it filled in."""
    ours = {each.id for each in exports if each.agency == agency}
    return [each for each in receipts if each.sender == agency or each.export in ours]


@dataclass(frozen=True, slots=True)
class Coming:
    """A workbook that is here and not merged: the export it is of, and the ids of our exports that its maker had merged.

    `number` is that of an export of the partner's; 0 where it is one of ours that came back.
    """

    export: str
    number: int
    made_at: datetime | None = None
    acknowledged: frozenset[str] = frozenset()


NOTHING = Coming("", 0)


def line_of(
    agency: str, exports: Iterable[Export], receipts: Iterable[Receipt], *, coming: Coming = NOTHING
) -> tuple[Filed, ...]:
    """Every file between us and `agency`, in the order of time. `receipts` may hold those that were taken back.

    Numbers count from 1 for each partner: those that are missing below the greatest that came are lost.
    """
    sent = sorted((each for each in exports if each.agency == agency), key=lambda each: each.number)
    merged = receipts_of(agency, sent, receipts)
    standing = [each for each in merged if not each.withdrawn]
    files = [*_sent(sent, standing, coming.acknowledged), *_received(agency, merged, coming)]
    return tuple(sorted(files, key=_place))


def _place(each: Filed) -> tuple[float, int, int]:
    day = each.day
    return (day.timestamp() if day is not None else 0.0, int(each.state is not FileState.LOST), each.number)


def _sent(sent: list[Export], receipts: list[Receipt], told: Collection[str]) -> list[Filed]:
    known = {*told, *(id for each in receipts for id in each.acknowledged)}
    returns: dict[str, list[Receipt]] = {}
    for receipt in receipts:
        returns.setdefault(receipt.export, []).append(receipt)
    latest = max((each.number for each in sent if each.id in known or each.id in returns), default=0)
    found = []
    for each in sent:
        back = returns.get(each.id, [])
        state = (
            FileState.RETURNED if back else FileState.ACKNOWLEDGED if each.id in known
            else FileState.SUPERSEDED if each.number < latest else FileState.SENT
        )  # fmt: skip
        counts = max(back, key=lambda one: one.at).counts if back else {}
        found.append(
            Filed(
                Way.SENT,
                each.number,
                state,
                each.at,
                None,
                each.author,
                each.file_name,
                each.id,
                each.people,
                each.cohorts,
                each.fields,
                each.basis,
                each.encrypted,
                counts,
                tuple(sorted(one.at for one in back)),
                written=each.operation,
                merged=max((one.operation for one in back), default=0),
            )
        )
    return found


def _received(agency: str, receipts: list[Receipt], coming: Coming) -> list[Filed]:
    theirs: dict[str, Receipt] = {}
    for each in sorted(
        (each for each in receipts if each.sender == agency), key=lambda one: (not one.withdrawn, one.at)
    ):
        theirs[each.export] = each
    found = [
        Filed(
            Way.RECEIVED,
            each.number,
            FileState.TAKEN_BACK if each.withdrawn else FileState.MERGED,
            each.at,
            each.made_at,
            each.author,
            each.file_name,
            each.export,
            counts=each.counts,
            merged=each.operation,
        )
        for each in theirs.values()
        if not (each.withdrawn and each.export == coming.export)
    ]
    if coming.number and not any(each.export == coming.export for each in found):
        found.append(Filed(Way.RECEIVED, coming.number, FileState.HERE, made_at=coming.made_at, export=coming.export))
    arrived = sorted(found, key=lambda each: each.number)
    numbers = {each.number for each in arrived} | ({coming.number} if coming.number else set())
    for missing in sorted(set(range(1, max(numbers, default=0))) - numbers):
        after = next((each for each in arrived if each.number > missing), None)
        before = None if after is None else after.made_at or after.at
        found.append(
            Filed(Way.RECEIVED, missing, FileState.LOST, before=before, merged=0 if after is None else after.merged)
        )
    return found
