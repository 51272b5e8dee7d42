"""The story of a workbook: who made it, when, upon what, and how it stands in the line of exports between two agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from exchange_app.domain.exchange.incoming import Base, Incoming
from exchange_app.services.ledger.files import Coming, FileState, line_of
from exchange_app.services.merging.review import Story
from exchange_app.store import Export, Reader
from exchange_app.text import Message, msg, nmsg


def story_of(
    reader: Reader, own: str, incoming: Incoming, path: Path, content_hash: str, *, changes: bool = False
) -> Story:
    """Where a workbook comes from, as the ledgers of the store tell; `changes` whether it still brings anything."""
    carried = incoming.carried
    ours = carried.sender == own
    partner = carried.to if ours else carried.sender
    sent, receipts = reader.app_data.exports(partner), reader.app_data.receipts(with_withdrawn=True)
    made_at = _moment(carried.made_at)
    coming = Coming(carried.export, 0 if ours else carried.number, made_at, frozenset(carried.acknowledged))
    files = line_of(partner, sent, receipts, coming=coming)
    came = [each for each in receipts if each.sender == carried.sender and not each.withdrawn]
    lost = (
        ()
        if ours
        else tuple(each.number for each in files if each.state is FileState.LOST and each.number < carried.number)
    )
    later = max((each.number for each in came if each.number > carried.number), default=None)
    same = next((each for each in came if each.content_hash == content_hash), None)
    story = Story(
        path, carried.export, carried.number, carried.sender, carried.to, ours, incoming.base, made_at,
        None if made_at is None else max((datetime.now(UTC) - made_at).days, 0),
        _acknowledged(sent, carried.acknowledged), lost, later, None if same is None else same.at,
    )  # fmt: skip
    return replace(story, sentences=tuple(_sentences(story, partner, changes)), line=files)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def _acknowledged(sent: Sequence[Export], ids: Sequence[str]) -> tuple[int, ...]:
    known = set(ids)
    return tuple(sorted(each.number for each in sent if each.id in known))


def _sentences(story: Story, partner: str, changes: bool) -> Iterator[Message]:
    """What a person should know first."""
    if story.already_merged is not None and changes:
        yield msg(
            "This very content was merged on {day}; here is what was left open then, or has changed since.",
            day=story.already_merged.date(),
        )
    elif story.already_merged is not None:
        yield msg(
            "This very content was merged on {day}; merging it again changes nothing.", day=story.already_merged.date()
        )
    if story.older_than is not None:
        yield msg(
            "No. {later} of {agency} has been merged already, and this is the older no. {number}; what was changed since stays as it is.",
            later=story.older_than, agency=story.sender, number=story.number,
        )  # fmt: skip
    if story.base is Base.FOUND:
        yield msg(
            "The file has lost what it knew about itself; it is read against our own copy of export no. {number}.",
            number=story.number,
        )
    if story.lost:
        yield nmsg(
            "No. {numbers} of {agency} never arrived; ask for it, or go on: this file holds what it held.",
            "Nos. {numbers} of {agency} never arrived; ask for them, or go on: this file holds what they held.",
            len(story.lost), numbers=", ".join(str(each) for each in story.lost), agency=story.sender,
        )  # fmt: skip
    if story.ours:
        yield msg("Our export no. {number} comes back from {agency}.", number=story.number, agency=partner)
    elif story.acknowledged:
        yield msg("{agency} has our no. {number}.", agency=partner, number=story.acknowledged[-1])
    else:
        yield msg("{agency} has merged none of our workbooks yet.", agency=partner)
