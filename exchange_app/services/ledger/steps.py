"""What to do next with a partner: sentences, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exchange_app.services.ledger.files import Filed, FileState, Way
from exchange_app.store import PendingKeys
from exchange_app.text import Message, msg, nmsg


class Step(StrEnum):
    """What a sentence asks for."""

    REVIEW = "review"
    CONFLICTS = "conflicts"
    PREPARE = "prepare"
    ASK = "ask"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, or that nothing is."""

    step: Step
    sentence: Message


def next_steps(
    agency: str, files: Sequence[Filed], pending: PendingKeys, *, reviews: int, conflicts: int
) -> tuple[NextStep, ...]:
    """Everything that waits with a partner; at least one sentence. `reviews` and `conflicts` are how many are open."""
    found = tuple(_waiting(agency, files, pending, reviews, conflicts))
    return found or (_calm(agency, files),)


def _waiting(
    agency: str, files: Sequence[Filed], pending: PendingKeys, reviews: int, conflicts: int
) -> Iterator[NextStep]:
    if reviews:
        yield NextStep(Step.REVIEW, nmsg("A review waits for you.", "{count} reviews wait for you.", reviews))
    if conflicts:
        yield NextStep(
            Step.CONFLICTS,
            nmsg("{count} conflict waits for a decision.", "{count} conflicts wait for a decision.", conflicts),
        )
    last = _last(files, Way.SENT)
    if last is None:
        yield NextStep(
            Step.PREPARE, msg("Nothing has been sent to {agency} yet: prepare the first workbook.", agency=agency)
        )
    elif len(pending):
        yield NextStep(
            Step.PREPARE,
            nmsg(
                "{agency} has not seen your last change: prepare a workbook.", "{agency} has not seen your last {count} changes: prepare a workbook.",
                len(pending), agency=agency,
            ),
        )  # fmt: skip
    else:
        merged = max((each.merged for each in files if each.state in (FileState.MERGED, FileState.RETURNED)), default=0)
        if merged > last.written:
            yield NextStep(
                Step.PREPARE, msg("{agency} does not know yet what you merged: prepare a workbook.", agency=agency)
            )
    yield from _lost(agency, files, last)


def _lost(agency: str, files: Sequence[Filed], last: Filed | None) -> Iterator[NextStep]:
    """Numbers that never arrived, until a later workbook of ours has told the partner so."""
    told = last.written if last is not None else 0
    missing = [each.number for each in files if each.state is FileState.LOST and each.merged > told]
    if len(missing) == 1:
        yield NextStep(
            Step.ASK,
            msg(
                "No. {number} from {agency} never arrived: ask for it, or go on without.",
                number=missing[0],
                agency=agency,
            ),
        )
    elif missing:
        numbers = ", ".join(str(each) for each in missing)
        yield NextStep(
            Step.ASK,
            msg(
                "Nos. {numbers} from {agency} never arrived: ask for them, or go on without.",
                numbers=numbers,
                agency=agency,
            ),
        )


def _calm(agency: str, files: Sequence[Filed]) -> NextStep:
    last = _last(files, Way.SENT)
    if last is not None and last.state is FileState.SENT and last.at is not None:
        day: date = last.at.astimezone().date()
        return NextStep(
            Step.WAIT,
            msg(
                "No. {number} went to {agency} on {day}; wait for its answer.",
                number=last.number,
                agency=agency,
                day=day,
            ),
        )
    return NextStep(Step.NOTHING, msg("Nothing to do: both sides have read each other."))


def _last(files: Sequence[Filed], way: Way) -> Filed | None:
    """The latest file of one way that was there."""
    return max(
        (each for each in files if each.way is way and each.state not in (FileState.LOST, FileState.TAKEN_BACK)),
        key=lambda each: each.number,
        default=None,
    )
