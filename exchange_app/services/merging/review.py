"""The review: what a workbook says, held against the store, with what a person decided about it so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from exchange_app.domain.exchange.comparing import Change, Comparison, Group, RecordMerge
from exchange_app.domain.exchange.incoming import Base, FindingKind, WorkbookFinding
from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.exchange.record_join import held_back
from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.domain.rules.diff import RuleFinding
from exchange_app.services.duplicates.suspects import Suspects
from exchange_app.services.ledger.files import Filed
from exchange_app.services.merging.rules import RuleWatch
from exchange_app.text import Message

ChangeKey = tuple[RecordId, str]
"""A record and a field of it (or `removed`)."""


class Decision(StrEnum):
    """What a person decided about one change."""

    ACCEPT = "accept"
    """As proposed: theirs; in a conflict the owner's side. The default of what loses nothing."""
    REFUSE = "refuse"
    """Ours stays, and the partner learns so."""
    OURS = "ours"
    THEIRS = "theirs"
    OTHER = "other"
    """Neither: a value that a person typed in the review (Review.others)."""
    LEAVE = "leave"
    """Not now: a conflict stays open at the record, and of a removal, a clearing or a change of a locked cell nothing is
    taken over. The default of all four."""


LOSING = frozenset((Group.REMOVED, Group.CLEARED))
"""Changes by which something would be lost."""
HELD = LOSING | {Group.LOCKED}
"""Changes of which nothing is taken over before a person agreed."""
ASKED = HELD | {Group.CONFLICT}
"""Changes that stay open until somebody decides."""
_COUNTED: Mapping[Group, str] = {
    Group.CHANGED: "changed", Group.ADDED: "added", Group.REMOVED: "removed", Group.CONFLICT: "conflicts",
    Group.SAME: "same_on_both", Group.CLEARED: "cleared", Group.COMBINED: "combined", Group.LOCKED: "locked",
}  # fmt: skip
"""What each group is counted under."""


Decisions = dict[ChangeKey, Decision]
Verdicts = dict[tuple[RecordId, RecordId], Verdict]
"""What was said of two that may be one, by their ids, the smaller first; nothing of those left for later."""
Others = dict[ChangeKey, Content]
"""What was typed where Decision.OTHER was decided."""


def outcome(change: Change, decision: Decision, other: Content = None) -> Content:
    """What a field will hold (of a removal: 1 or 0) once that was decided about a change; `other` is what was typed."""
    match decision:
        case Decision.OTHER:
            return other
        case Decision.LEAVE if change.group in HELD:
            return change.ours
        case Decision.OURS | Decision.REFUSE:
            if change.field == REMOVAL and change.ours is None:
                return 1
            return change.after if change.group is Group.SAME else change.ours
        case Decision.THEIRS:
            return change.theirs if change.group in (Group.CONFLICT, Group.COMBINED, Group.LOCKED) else change.after
        case Decision.ACCEPT | Decision.LEAVE:
            return change.after


@dataclass(frozen=True, slots=True)
class Story:
    """Where a workbook comes from and how it stands in the line of exports.

    `sender` made it for `to`; `ours` says that it is our own export that came back. `acknowledged` are the numbers of our
    exports that the sender had merged; `lost` numbers of the sender's earlier exports that never arrived here. `older_than`
    is the number of a later export of the same sender that was merged already. `already_merged` is when this very content
    was merged before. `sentences` say all of it in words, the most important first. `line` is every file between both
    agencies, this one by its `export`.
    """

    path: Path
    export: str
    number: int
    sender: str
    to: str
    ours: bool
    base: Base
    made_at: datetime | None
    age_days: int | None
    acknowledged: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    older_than: int | None = None
    already_merged: datetime | None = None
    sentences: tuple[Message, ...] = ()
    line: tuple[Filed, ...] = ()


@dataclass(frozen=True, slots=True)
class Losses:
    """Records that go and fields that are emptied by a merge; how many of both, and of changes of locked cells, nobody has
    decided about."""

    removed: int = 0
    cleared: int = 0
    removals_open: int = 0
    clearings_open: int = 0
    locked_open: int = 0

    @property
    def open(self) -> int:
        """How many wait for a decision."""
        return self.removals_open + self.clearings_open + self.locked_open


@dataclass(slots=True)
class Review:
    """Everything a person looks at before Apply."""

    story: Story
    comparison: Comparison
    content_hash: str
    store_version: int
    """The store's last operation when the review was made; when it has gone on, the review is made again."""
    decisions: Decisions = field(default_factory=dict)
    others: Others = field(default_factory=dict)
    suspects: tuple[Suspects, ...] = ()
    """People, then outlets, that may be one with another: at least one of the two comes with the workbook."""
    verdicts: Verdicts = field(default_factory=dict)
    rules: tuple[RuleFinding, ...] = ()
    watch: RuleWatch | None = None
    """What `rules_after` asks when decisions have changed."""

    @property
    def records(self) -> list[RecordMerge]:
        """The records that differ."""
        return self.comparison.records

    @property
    def findings(self) -> tuple[WorkbookFinding, ...]:
        """What was found in the workbook beside edits."""
        return self.comparison.incoming.findings

    @property
    def missing(self) -> list[Kept]:
        """The records that were sent and have no row in the workbook, as they were sent: they stay as they are."""
        ids = {each.record for each in self.findings if each.kind is FindingKind.MISSING_ROW}
        sheets = self.comparison.incoming.carried.sheets if ids else ()
        return [kept for sheet in sheets for kept in sheet.records.values() if kept.id in ids]

    def decision(self, change: Change) -> Decision:
        """What holds for a change: what was decided, else the default of its group."""
        default = Decision.LEAVE if change.group in ASKED else Decision.ACCEPT
        return self.decisions.get((change.record, change.field), default)

    def outcome(self, change: Change) -> Content:
        """What the field of a change will hold as things are decided now."""
        return outcome(change, self.decision(change), self.others.get((change.record, change.field)))

    def undecided(self) -> Iterator[Change]:
        """The conflicts, removals, clearings and changes of locked cells about which nobody decided yet."""
        return (
            each for each in self.comparison.changes() if each.group in ASKED and self.decision(each) is Decision.LEAVE
        )

    def waits_to_go(self, record: RecordMerge) -> bool:
        """Whether the partner took a record out and nobody decided that it goes: then it stays just as it is here."""
        return any(
            change.field == REMOVAL and change.group is Group.REMOVED and self.decision(change) is Decision.LEAVE
            for change in record.changes
        )

    def state_after(self, record: RecordMerge) -> Kept | None:
        """The state to which a record comes, before what was decided is written upon it; None where it stays as it is."""
        if record.ours is None:
            return record.after
        if self.waits_to_go(record):
            return None
        waiting = [
            change.field
            for change in record.changes
            if change.group in HELD and self.decision(change) is Decision.LEAVE
        ]
        offices = self.comparison.offices
        return held_back(record.ours, record.after, waiting, offices) if waiting else record.after

    def losses(self) -> Losses:
        """How many records go and fields are emptied as things are decided now, and how much still waits."""
        names = {
            Group.REMOVED: ("removed", "removals_open"), Group.CLEARED: ("cleared", "clearings_open"), Group.LOCKED: ("", "locked_open")
        }  # fmt: skip
        found = Counter[str]()
        for change in self.comparison.changes():
            if change.group in HELD:
                done, waits = names[change.group]
                goes = self.outcome(change) != change.ours if change.field == REMOVAL else self.outcome(change) is None
                if self.decision(change) is Decision.LEAVE:
                    found[waits] += 1
                elif goes and done:
                    found[done] += 1
        return Losses(**found)

    def decide(self, change: Change, decision: Decision | None, other: Content = None) -> None:
        """Decide about one change; None takes the decision back. `other` is what was typed, as other_content gives it."""
        key = (change.record, change.field)
        self.others.pop(key, None)
        if decision is None:
            self.decisions.pop(key, None)
            return
        self.decisions[key] = decision
        if decision is Decision.OTHER:
            self.others[key] = other

    def verdict(self, pair: Suspects) -> Verdict | None:
        """What was said of two that may be one; None where that is left for later."""
        return self.verdicts.get(pair.key)

    def say_of(self, pair: Suspects, verdict: Verdict | None) -> None:
        """Say that two are one, or are two; None leaves it for later."""
        if verdict is None:
            self.verdicts.pop(pair.key, None)
        else:
            self.verdicts[pair.key] = verdict

    @property
    def touched(self) -> bool:
        """Whether anything was decided, so that there is something to keep."""
        return bool(self.decisions or self.verdicts)

    @property
    def counts(self) -> dict[str, int]:
        """Records added and removed, and changes by group, as `merge --json` counts them, pairs that may be one, and findings."""
        found = dict.fromkeys(_COUNTED.values(), 0)
        for change in self._counted():
            found[_COUNTED[change.group]] += 1
        kinds = [each.kind for each in self.findings]
        found["missing"] = kinds.count(FindingKind.MISSING_ROW)
        found["suspects"] = len(self.suspects)
        found["problems"] = sum(
            each
            in (
                FindingKind.UNREADABLE,
                FindingKind.INCOMPLETE_ROW,
                FindingKind.FOREIGN_ROW,
                FindingKind.EXCHANGED_HEADING,
            )
            for each in kinds
        )
        return found

    @property
    def brings(self) -> dict[str, int]:
        """As `counts`, of what is written as things are decided now: what waits and what was refused is no part of it."""
        found = dict.fromkeys(_COUNTED.values(), 0)
        for change in self._counted():
            decision = self.decision(change)
            if change.group is Group.SAME or (change.group is Group.CONFLICT and decision is Decision.LEAVE):
                found[_COUNTED[change.group]] += 1
            elif decision not in (Decision.LEAVE, Decision.OURS, Decision.REFUSE):
                decided = change.group in (Group.CONFLICT, Group.LOCKED)
                if change.group is not Group.CONFLICT or self.outcome(change) != change.ours:
                    found["changed" if decided else _COUNTED[change.group]] += 1
        return self.counts | found

    def _counted(self) -> Iterator[Change]:
        """The changes; a new record is one, its coming."""
        return (each for each in self.comparison.changes() if each.group is not Group.ADDED or each.field == REMOVAL)


def rules_after(review: Review, records: Iterable[RecordId] | None = None) -> tuple[RuleFinding, ...]:
    """The rules broken before or after the merge as it is decided now; entered in the review as well. Asks no store.

    `records` are those about which something was decided since the last time: with them it costs nothing in a review of
    50,000 records.
    """
    if review.watch is not None:
        review.rules = review.watch.decided(review.outcome, records, review.state_after)
    return review.rules
