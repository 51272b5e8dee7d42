"""Applying a review: one operation, all of it or nothing, one line in the ledger.

Records are written here by the store's own hand and not by services/records: two stores come together to the same states
only where each state is put exactly as the laws of the exchange have it, and no rule of one side refuses it. What the rules
say of the outcome is shown in the review, and what a person types there is checked as it is typed (custom_value).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.domain.exchange.incoming import FindingKind, Incoming
from exchange_app.domain.exchange.ownership import Facts
from exchange_app.domain.exchange.state_codec import Kept, keep, state_of
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access, operation
from exchange_app.services.merging.review import Decision, Losses, Review
from exchange_app.services.merging.same_people import left, say_of_pairs
from exchange_app.services.merging.saved_reviews import decisions_data, open_counts
from exchange_app.services.merging.trouble import ReviewOutdated
from exchange_app.store import OperationResult, Store, Work
from exchange_app.text import Message, msg, nmsg

_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done: the operation, what was counted, how many conflicts stay open, how many pairs of people and outlets may
    be entered twice of which at least one came or changed by it, and what went, was emptied, or waits for a decision."""

    operation: OperationResult
    counts: dict[str, int]
    open_conflicts: int
    twice: int = 0
    losses: Losses = field(default_factory=Losses)


def apply(
    store: Store, review: Review, *, access: Access, progress: Progress | None = None, workbook: bytes | None = None
) -> Merged:
    """Bring the workbook's states together with ours, then write what was decided upon them.

    Of what is HELD and nobody decided about nothing is taken over: the review is kept with the `workbook` (as
    it opens without a password; default: the file, or what was kept of it), until somebody decides.
    Raises ReviewOutdated when the store has gone on since the review was made, StoreTrouble, Cancelled; then nothing has
    changed.
    """
    progress = progress or Silent()
    carried, counts, losses = review.comparison.incoming.carried, review.counts, review.losses()
    if losses.open and workbook is None and review.story.path.is_file():
        workbook = review.story.path.read_bytes()
    with operation(store, _label(review, losses), access.by_file(review.story.path.name)) as work:
        if work.reader.journal.data_version() != review.store_version:
            raise ReviewOutdated
        work.states.learn_offices(carried.offices)
        total = len(review.records)
        # at least once, since what was said of pairs makes a merge as well, taken back as any other
        for start in range(0, max(total, 1), _CHUNK):
            progress.step(start, total, msg("Bringing records together"))
            states = (review.state_after(each) for each in review.records[start : start + _CHUNK])
            work.states.put(each for each in states if each is not None)
        work.states.enter_referred()
        show_owners(work)
        for pair in carried.pairs:
            work.pairs.put(work.reader.pairs.of(pair.kind, pair.first, pair.second).join(pair))
        work.app_data.share(carried.to if review.story.ours else carried.sender, records_of(review.comparison.incoming))
        for change in review.comparison.changes():
            if change.field == REMOVAL or not _goes(review, change):
                _decide(work, change, review)
        say_of_pairs(work, review)
        if review.story.already_merged is None:
            _note_unreadable(work, review)
            work.app_data.log_receipt(
                carried.export, sender=carried.sender, number=carried.number, made_at=carried.made_at, file_name=review.story.path.name,
                file_hash=_file_hash(review), content_hash=review.content_hash, base=review.story.base.value,
                acknowledged=carried.acknowledged, counts=review.brings,
            )  # fmt: skip
        if losses.open:
            work.app_data.keep_review(
                review.content_hash,
                review.story.path.name,
                workbook,
                decisions_data(review),
                open_counts(review),
                merge=True,
            )
        else:
            work.app_data.close_review(review.content_hash)
        still_open = len(work.reader.states.open_conflicts())
    return Merged(work.result, counts, still_open, left(store, review), losses)


def _label(review: Review, losses: Losses) -> Message:
    """What the operation is called: which workbook, and what went and was emptied by it."""
    story = review.story
    if story.ours:
        what = msg("Merge of workbook no. {number} come back from {agency}", number=story.number, agency=story.to)
    else:
        what = msg("Merge of workbook no. {number} from {agency}", number=story.number, agency=story.sender)
    removals = nmsg("{count} removal", "{count} removals", losses.removed)
    clearings = nmsg("{count} clearing", "{count} clearings", losses.cleared)
    if losses.removed and losses.cleared:
        return msg("{what}: {removals}, {clearings}", what=what, removals=removals, clearings=clearings)
    if losses.removed or losses.cleared:
        return msg("{what}: {losses}", what=what, losses=removals if losses.removed else clearings)
    return what


def _file_hash(review: Review) -> str:
    try:
        return hashlib.sha256(review.story.path.read_bytes()).hexdigest()
    except OSError:
        return ""


def records_of(incoming: Incoming) -> Iterator[RecordId]:
    """Every record that a workbook knows."""
    for sheet in incoming.carried.sheets:
        yield from (each.id for each in sheet.records.values())
    yield from (each.record for each in incoming.added)


def show_owners(work: Work) -> None:
    """Show in open conflicts the values of those who own them, as the records stand now."""
    by_kind: dict[str, list[str]] = {}
    for each in work.reader.states.open_conflicts():
        by_kind.setdefault(each.kind, []).append(each.record)
    ownership = work.reader.states.ownership()
    for kind, ids in by_kind.items():
        kept = list(work.reader.states.kept(kind, dict.fromkeys(ids)))
        work.states.put(
            _shown_anew(work, ownership.owners(kind, Facts(each.agency, each.columns)), each) for each in kept
        )


def _shown_anew(work: Work, owner: Mapping[str, str], kept: Kept) -> Kept:
    offices = work.reader.states.offices()
    return keep(state_of(kept, offices), owner, offices)


def _goes(review: Review, change: Change) -> bool:
    """Whether something was typed into a new record that is itself refused."""
    key = (change.record, REMOVAL)
    refused = change.group is Group.ADDED and review.decisions.get(key) in (Decision.OURS, Decision.REFUSE)
    return refused and review.decision(change) is Decision.OTHER


def _decide(work: Work, change: Change, review: Review) -> None:
    """Write what a person decided upon what came together; what was accepted stands already."""
    for content in _wanted(change, review):
        if change.field != REMOVAL:
            work.states.settle(change.kind, change.record, {change.field: content})
        elif change.group is Group.ADDED:
            work.remove(change.kind, change.record, cascade=True)
        else:
            work.states.settle_removal(change.kind, change.record, bool(content))


def _wanted(change: Change, review: Review) -> Iterator[Content]:
    """The content to write, if any."""
    match review.decision(change):
        case Decision.OTHER | Decision.THEIRS:
            chosen = review.outcome(change)
            if change.group is Group.CONFLICT or chosen != change.after:
                yield chosen
        case Decision.OURS | Decision.REFUSE:
            if change.field == REMOVAL and change.ours is None:
                yield 1
            elif change.group is not Group.SAME:
                yield change.ours
        case Decision.ACCEPT:
            if change.group is Group.CONFLICT:
                yield change.after
        case Decision.LEAVE:
            pass


def _note_unreadable(work: Work, review: Review) -> None:
    """A cell that could not be read waits for a person at its record, with its words."""
    for each in review.findings:
        if each.kind is FindingKind.UNREADABLE and each.record is not None and each.record_kind is not None:
            work.problems.note(each.record_kind, each.record, each.field, each.message, each.words, place=each.cell)
