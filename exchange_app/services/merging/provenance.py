"""The story of a workbook: who made it, when, upon what, and how it stands in the line of exports between two agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from exchange_app.domain.exchange.incoming import Base, Incoming
from exchange_app.services.ledger.files import Filed, State, Way, line_of
from exchange_app.services.merging.review import Known, Story
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
    files = line_of(partner, sent, receipts, coming=0 if ours else carried.number)
    came = [each for each in receipts if each.sender == carried.sender and not each.withdrawn]
    lost = (
        ()
        if ours
        else tuple(each.number for each in files if each.state is State.LOST and each.number < carried.number)
    )
    later = max((each.number for each in came if each.number > carried.number), default=None)
    same = next((each for each in came if each.content_hash == content_hash), None)
    made_at = _moment(carried.made_at)
    story = Story(
        path, carried.export, carried.number, carried.sender, carried.to, ours, incoming.base, made_at,
        None if made_at is None else max((datetime.now(UTC) - made_at).days, 0),
        _acknowledged(sent, carried.acknowledged), lost, later, None if same is None else same.at,
    )  # fmt: skip
    line = [_known(each, story) for each in files]
    if not ours and not any(each.this for each in line):
        line.append(Known("received", carried.number, made_at, True, False, True))
    return Story(
        **{each: getattr(story, each) for each in Story.__slots__ if each not in ("sentences", "line")},
        sentences=tuple(_sentences(story, partner, changes)),
        line=tuple(sorted(line, key=lambda each: (each.at is None, each.at or datetime.now(UTC), each.number))),
    )


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def _acknowledged(sent: Sequence[Export], ids: Sequence[str]) -> tuple[int, ...]:
    known = set(ids)
    return tuple(sorted(each.number for each in sent if each.id in known))


def _known(each: Filed, story: Story) -> Known:
    """A file of the line as the review tells it; of those that are lost nobody knows when they were made."""
    this = each.export == story.export
    if each.way is Way.SENT:
        arrived = this or each.state in (State.RETURNED, State.ACKNOWLEDGED) or each.number in story.acknowledged
        return Known("sent", each.number, each.at, arrived, each.state is State.RETURNED, this)
    lost = each.state is State.LOST
    at = None if lost else each.made_at or each.at
    return Known("received", each.number, at, not lost, each.state is State.MERGED, this)


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
