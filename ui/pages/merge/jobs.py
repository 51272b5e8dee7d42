"""What the review does beside the window: opening, taking up again, keeping, reporting."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from exchange_app.progress import Progress
from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.merging import Review
from exchange_app.services.merging.reading import workbook_bytes
from exchange_app.services.merging.reporting import partner_words
from exchange_app.store import KeptReview, Store
from exchange_app.text import Words, msg
from ui.pages.merge.loaded_review import LoadedReview, prepared


def open_file(store: Store, path: Path, password: str | None, words: Words, progress: Progress) -> LoadedReview:
    """Read a workbook and hold it against the store; what was decided of it before and is kept is there again. Raises the
    troubles of merging.open_review."""
    review = merging.open_with_kept(store, path, password=password, progress=progress)
    return prepared(store, review, words, progress, workbook_bytes(path, password=password), password)


def resumed(store: Store, content_hash: str, words: Words, progress: Progress) -> LoadedReview:
    """Take up a review that was left. Raises ReviewGone."""
    review = merging.resume_review(store, content_hash, progress=progress)
    with store.read() as reader:
        workbook = reader.app_data.kept_workbook(content_hash) or b""
    return prepared(store, review, words, progress, workbook)


def again(store: Store, found: LoadedReview, words: Words, progress: Progress) -> LoadedReview:
    """The same workbook held against the store as it stands now; decisions stay as far as they still fit."""
    progress.step(0, None, msg("Comparing once more"))
    review = found.review
    made = merging.review(
        store, review.comparison.incoming, review.story.path, review.decisions, review.others, review.verdicts, progress
    )
    return prepared(store, made, words, progress, found.workbook, found.password)


def kept(store: Store) -> list[KeptReview]:
    """The reviews left for tomorrow."""
    return merging.kept_reviews(store)


@dataclass(frozen=True, slots=True)
class KeptDecisions:
    """A review as it is decided at one moment, to be kept beside the window while the person decides on.

    Two are equal where the same was decided.
    """

    review: Review = field(compare=False)
    workbook: bytes = field(compare=False)
    decided: tuple[object, ...]

    @classmethod
    def of(cls, found: LoadedReview) -> KeptDecisions:
        """As it stands now; what is decided later is not in it."""
        review = found.review
        said = dict(review.decisions), dict(review.others), dict(review.verdicts)
        decisions, others, verdicts = said
        return cls(replace(review, decisions=decisions, others=others, verdicts=verdicts), found.workbook, said)

    def __call__(self, store: Store, access: Access) -> None:
        """Keep it, with its workbook, as what belongs to a draft."""
        merging.keep_review(store, self.review, self.workbook, access=access, quietly=True)

    def open(self, store: Store, access: Access) -> None:
        """Keep it as one that was opened, where it is not kept yet."""
        if all(each.content_hash != self.review.content_hash for each in kept(store)):
            self(store, access)

    def leave(self, store: Store, access: Access) -> None:
        """Leave it for tomorrow, with its workbook."""
        merging.keep_review(store, self.review, self.workbook, access=access)


def forget(store: Store, content_hash: str, access: Access) -> None:
    """Forget a review that was left."""
    merging.forget_review(store, content_hash, access=access)


def close_undecided(store: Store, content_hash: str, access: Access) -> None:
    """The review was closed, and nothing was decided in it: it is not left for later, unless another window decided."""
    if any(each.content_hash == content_hash and not each.decisions for each in kept(store)):
        merging.forget_review(store, content_hash, access=access, quietly=True)


def report(store: Store, found: LoadedReview, target: Path, progress: Progress) -> int:
    """Write the report for the partner, in its language; the number of cells marked. Raises what merging.report does."""
    progress.step(0, None, msg("Writing the report"))
    said = partner_words(store, found.review)
    return merging.report(found.review, target, said, store=store, password=found.password)
