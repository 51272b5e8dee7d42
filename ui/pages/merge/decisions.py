"""What a person decides about the changes of a review: one, many, taken back; and how many of each group are decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.services.merging import ASKED, HELD, Decision, Decisions, Review
from ui.pages.merge.change_table import ChangeTable
from ui.pages.merge.groups import DECIDABLE

Step = list[tuple[int, Decision | None, Content]]
"""Changes by number, with what was decided about them before, and typed."""


SHARES = ("written", "added", "removed", "cleared", "open", "waiting", "locked", "refused", "")
"""Under which figure of the outlook a change may be counted."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What merging would do as things are decided: changes written, among them new records, records that go and fields that
    are emptied; conflicts, removals and clearings, and changes of locked cells, that nobody decided; changes refused."""

    written: int
    added: int
    removed: int
    cleared: int
    open: int
    waiting: int
    locked: int
    refused: int


class Decider:
    """Holds what was decided in the review itself, so that it is kept with it. Steps can be taken back one by one."""

    def __init__(self, review: Review, table: ChangeTable) -> None:
        self.review, self.table = review, table
        self._steps: list[Step] = []
        self._recount()

    def _recount(self) -> None:
        self.decided = dict.fromkeys(DECIDABLE, 0)
        self._totals = dict.fromkeys(SHARES, 0)
        decisions, decision = self.review.decisions, self.review.decision
        self.waiting: list[int] = []
        """The changes that a person has a word about."""
        for number, change in enumerate(self.table.changes):
            if _asks(change):
                self.waiting.append(number)
            self._totals[_share(change, decision(change))] += 1
            if decisions and (change.record, change.field) in decisions:
                self._count(change, 1)

    def _count(self, change: Change, by: int) -> None:
        """A new record counts once, by its coming."""
        if _asks(change):
            self.decided[change.group.value] += by

    def made(self, number: int) -> Decision | None:
        """What a person said about a change; None where nobody did."""
        change = self.table.changes[number]
        made = self.review.decisions.get((change.record, change.field))
        if made is None and change.group is Group.ADDED and change.field != REMOVAL:
            return self.review.decisions.get((change.record, REMOVAL))
        return made

    def undecided(self, number: int) -> bool:
        """Whether a change still waits for a word. What a new record comes with does not, only its coming."""
        change = self.table.changes[number]
        return _asks(change) and self.made(number) is None

    def decide(self, numbers: Iterable[int], decision: Decision | None) -> list[int]:
        """Decide about changes, as one step; the numbers of those that now stand otherwise.

        Only what stays open without a word can be left open. Of several, a new record is decided by its coming alone.
        """
        step: Step = []
        numbers = list(numbers)
        many = len(numbers) > 1
        decisions: Decisions = self.review.decisions
        for number in numbers:
            change = self.table.changes[number]
            if change.group is Group.SAME or (decision is Decision.LEAVE and change.group not in ASKED):
                continue
            if many and change.group is Group.ADDED and change.field != REMOVAL:
                continue
            key = (change.record, change.field)
            before = decisions.get(key)
            if before is decision:
                continue
            step.append((number, before, self.review.others.get(key)))
            self._set(change, decision)
        return self._done(step)

    def decide_other(self, number: int, content: Content) -> list[int]:
        """Decide for a value that was typed, as one step; the change's number where it now stands otherwise."""
        change = self.table.changes[number]
        if not self.can_type(number):
            return []
        key = (change.record, change.field)
        before = (self.review.decisions.get(key), self.review.others.get(key))
        if before == (Decision.OTHER, content):
            return []
        self._set(change, Decision.OTHER, content)
        return self._done([(number, *before)])

    def can_type(self, number: int) -> bool:
        """Whether another value can be typed for a change: not where a record goes or stays, nor where both sides agree."""
        change = self.table.changes[number]
        return change.field != REMOVAL and change.group is not Group.SAME

    def _done(self, step: Step) -> list[int]:
        if step:
            self._steps.append(step)
        return [number for number, *_before in step]

    def _set(self, change: Change, decision: Decision | None, content: Content = None) -> None:
        key = (change.record, change.field)
        self._count(change, (decision is not None) - (key in self.review.decisions))
        self._totals[_share(change, self.review.decision(change))] -= 1
        self.review.decide(change, decision, content)
        self._totals[_share(change, self.review.decision(change))] += 1

    def turned(self, numbers: Sequence[int], *, together: bool) -> Decision:
        """The other of two decisions: of one conflict the other side, of all else, and of changes `together`, refused or not."""
        if not together and self.table.changes[numbers[0]].group is Group.CONFLICT:
            return Decision.OURS if self.made(numbers[0]) is Decision.THEIRS else Decision.THEIRS
        refused = bool(numbers) and all(self.made(each) is Decision.REFUSE for each in numbers)
        return Decision.ACCEPT if refused else Decision.REFUSE

    def take_back(self) -> list[int]:
        """Take the last step back; the numbers it was about, none where there is none."""
        if not self._steps:
            return []
        step = self._steps.pop()
        for number, before, content in step:
            self._set(self.table.changes[number], before, content)
        return [number for number, *_before in step]

    def result(self, number: int) -> Content:
        """What would stand after merging."""
        return self.review.outcome(self.table.changes[number])

    def outlook(self) -> Outlook:
        """What Apply would do."""
        of = self._totals
        written = of["written"] + of["added"] + of["removed"] + of["cleared"]
        return Outlook(
            written,
            of["added"],
            of["removed"],
            of["cleared"],
            of["open"],
            of["waiting"],
            of["locked"],
            of["refused"],
        )


def _asks(change: Change) -> bool:
    """Whether a person has a word about it. Of a new record it is its coming alone."""
    return change.group is not Group.SAME and (change.group is not Group.ADDED or change.field == REMOVAL)


def _share(change: Change, decision: Decision) -> str:
    """Under which figure of the outlook a change is counted."""
    if not _asks(change):
        return ""
    if decision is Decision.LEAVE:
        if change.group is Group.LOCKED:
            return "locked"
        return "waiting" if change.group in HELD else "open"
    if decision in (Decision.REFUSE, Decision.OURS):
        return "refused"
    match change.group:
        case Group.ADDED | Group.REMOVED:
            return change.group.value
        case Group.CLEARED if decision is not Decision.OTHER:
            return change.group.value
        case _:
            return "written"
