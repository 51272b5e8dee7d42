"""Reviews left for tomorrow: the workbook and the decisions are kept in the store, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exchange_app.domain.exchange.pairs import Verdict, ordered
from exchange_app.domain.exchange.versions import Content
from exchange_app.progress import Progress
from exchange_app.services.access import Access, operation
from exchange_app.services.merging.reading import on_disk, read_returned
from exchange_app.services.merging.review import Decision, Decisions, Others, Review, Verdicts
from exchange_app.services.merging.reviewing import content_hash
from exchange_app.services.merging.reviewing import review as review_again
from exchange_app.services.merging.trouble import ReviewGone
from exchange_app.store import KeptReview, Store
from exchange_app.text import msg

LATER = "later"
_OF_PAIRS = (*Verdict, LATER)
"""What may be said of two that may be one; none of it is a word for a decision about a change."""


def keep_review(store: Store, review: Review, workbook: bytes, *, access: Access, quietly: bool = False) -> None:
    """Keep a review as it stands, with the workbook's bytes (as they were opened, without a password); `quietly` while a
    person still decides: then it is no operation of the history. Raises StoreTrouble."""
    counts = open_counts(review, everything=True)
    with operation(store, msg("Review of {name} left for later", name=review.story.path.name), access) as work:
        work.app_data.keep_review(
            review.content_hash,
            review.story.path.name,
            workbook,
            decisions_data(review),
            counts,
            quietly=quietly,
        )


def kept_reviews(store: Store) -> list[KeptReview]:
    """The reviews left for tomorrow, the latest first."""
    with store.read() as reader:
        return reader.app_data.kept_reviews()


def resume_review(store: Store, content_hash: str, *, progress: Progress | None = None) -> Review:
    """Take up a review where it was left, against the store as it stands now. Raises ReviewGone."""
    with store.read() as reader:
        kept = next((each for each in reader.app_data.kept_reviews() if each.content_hash == content_hash), None)
        workbook = reader.app_data.kept_workbook(content_hash)
    if kept is None or workbook is None:
        raise ReviewGone
    with on_disk(workbook, kept.file_name) as (path, password):
        incoming = read_returned(store, path, password=password, progress=progress)
    decisions, typed = decisions_of(kept.decisions)
    return review_again(store, incoming, Path(kept.file_name), decisions, typed, verdicts_of(kept.decisions), progress)


def open_with_kept(
    store: Store, path: Path, *, password: str | None = None, progress: Progress | None = None
) -> Review:
    """As open_review, with what is kept of an earlier review of the same workbook."""
    incoming = read_returned(store, path, password=password, progress=progress)
    content = content_hash(incoming)
    kept = next((each.decisions for each in kept_reviews(store) if each.content_hash == content), ())
    decisions, typed = decisions_of(kept)
    return review_again(store, incoming, path, decisions, typed, verdicts_of(kept), progress)


def open_counts(review: Review, *, everything: bool = False) -> dict[str, int]:
    """What a kept review is told by: `everything` that it holds, or only what stays open once it is applied; and how many
    changes are undecided."""
    losses = review.losses()
    if everything:
        return {**review.counts, "undecided": sum(1 for _ in review.undecided())}
    return {
        "removed": losses.removals_open,
        "cleared": losses.clearings_open,
        "locked": losses.locked_open,
        "undecided": losses.open,
    }


def forget_review(store: Store, content_hash: str, *, access: Access, quietly: bool = False) -> None:
    """Forget a review and its workbook; `quietly` one in which nothing was decided: then it is no operation of the history."""
    with operation(store, msg("Review forgotten"), access) as work:
        work.app_data.forget_review(content_hash, quietly=quietly)


def decisions_data(review: Review) -> list[list[Content]]:
    """Decisions as JSON data; what was typed stands fourth. What was said of pairs stands among them, as verdicts_of reads it."""
    others = review.others
    changes: list[list[Content]] = [
        [*key, decision.value, *([others[key]] if key in others else [])]
        for key, decision in sorted(review.decisions.items())
    ]
    return changes + [[*key, verdict.value] for key, verdict in sorted(review.verdicts.items())]


def decisions_of(data: Any) -> tuple[Decisions, Others]:
    """Decisions, and what was typed, from JSON data: [record, field, decision] each, with a fourth element of `other`, or
    {"record.field": decision}; what is said of pairs is passed over. Raises ValueError."""
    decisions: Decisions = {}
    others: Others = {}
    try:
        for record, field, said, *more in _listed(data):
            if said in _OF_PAIRS and not more:
                continue
            key, decision = (str(record), str(field)), Decision(said)
            if (decision is Decision.OTHER) != (len(more) == 1) or len(more) > 1:
                raise ValueError(said)
            decisions[key] = decision
            others.update((key, content) for content in more)
    except (TypeError, ValueError) as wrong:
        raise ValueError("decisions") from wrong
    return decisions, others


def verdicts_of(data: Any) -> Verdicts:
    """What was said of pairs, from the same JSON data: [record, record, `same` or `different`] each. A pair left for `later`
    is not among them."""
    return {
        ordered(str(one), str(other)): Verdict(said)
        for one, other, said, *_more in _listed(data)
        if said in tuple(Verdict)
    }


def _listed(data: Any) -> list[list[Any]]:
    if not isinstance(data, Mapping):
        return list(data)
    return [[*str(key).rsplit(".", 1), *(value if isinstance(value, list) else [value])] for key, value in data.items()]
