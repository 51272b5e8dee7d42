"""The story of a workbook: who made it, when, upon what, and how it stands in the line of exports between two agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from exchange_app.domain.exchange.incoming import Base, Incoming
from exchange_app.services.merging.review import Known, Story
from exchange_app.store import Export, Reader, Receipt
from exchange_app.text import Message, msg, nmsg


def story_of(
    reader: Reader, own: str, incoming: Incoming, path: Path, content_hash: str, *, changes: bool = False
) -> Story:
    """Where a workbook comes from, as the ledgers of the store tell; `changes` whether it still brings anything."""
    carried = incoming.carried
    ours = carried.sender == own
    partner = carried.to if ours else carried.sender
    sent = reader.exports(partner)
    receipts = reader.receipts()
    came = [each for each in receipts if each.sender == carried.sender]
    acknowledged = _acknowledged(
        sent, [*carried.acknowledged, *(each for receipt in receipts for each in receipt.acknowledged)]
    )
    lost = () if ours else _lost(came, carried.number)
    later = max((each.number for each in came if each.number > carried.number), default=None)
    same = next((each for each in came if each.content_hash == content_hash), None)
    made_at = _moment(carried.made_at)
    story = Story(
        path, carried.export, carried.number, carried.sender, carried.to, ours, incoming.base, made_at,
        None if made_at is None else max((datetime.now(UTC) - made_at).days, 0),
        _acknowledged(sent, carried.acknowledged), lost, later, None if same is None else same.at,
    )  # fmt: skip
    line = (
        *_sent(sent, acknowledged, receipts, carried.export),
        *_received(came if not ours else [each for each in receipts if each.sender == partner], lost, incoming, ours),
    )
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


def _lost(came: Sequence[Receipt], number: int) -> tuple[int, ...]:
    """Numbers of the sender before this one that never came; the first that ever came is where counting starts."""
    had = {each.number for each in came}
    first = min(had, default=number)
    return tuple(each for each in range(first, number) if each not in had)


def _sent(
    sent: Sequence[Export], acknowledged: Sequence[int], receipts: Sequence[Receipt], this: str
) -> Iterator[Known]:
    returned = {each.export for each in receipts}
    for each in sent:
        arrived = each.number in acknowledged or each.id in returned or each.id == this
        yield Known("sent", each.number, each.at, arrived, each.id in returned, each.id == this)


def _received(came: Sequence[Receipt], lost: Sequence[int], incoming: Incoming, ours: bool) -> Iterator[Known]:
    seen: set[int] = set()
    for each in came:
        if each.number not in seen:
            seen.add(each.number)
            yield Known(
                "received",
                each.number,
                each.made_at or each.at,
                True,
                True,
                each.export == incoming.carried.export and not ours,
            )
    for number in lost:
        yield Known("received", number, None, False, False)
    carried = incoming.carried
    if not ours and carried.number not in seen:
        yield Known("received", carried.number, _moment(carried.made_at), True, False, True)


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
