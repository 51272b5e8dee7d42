"""The review of the page kept in the store, so that it outlives the page, the window and the lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from exchange_app.progress import Progress
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import ToReview
from ui.pages.merge import jobs
from ui.pages.merge.loaded_review import LoadedReview

_PLACE = "merge"


class ReviewKeeper:
    """Keeps, leaves and forgets reviews beside the window. `written` is called when what is kept has changed."""

    def __init__(self, desk: Desk, owner: QWidget, written: Callable[[], None]) -> None:
        self._desk, self._owner, self._written = desk, owner, written

    def hold(self, found: LoadedReview, typing: Mapping[str, str] | None, *, opened: bool = False) -> None:
        """A review is kept from when it is `opened`; one with something decided and not applied is unsaved as well, and is
        kept with the draft that tells of it."""
        key, drafts, keeping = found.review.content_hash, self._desk.drafts, jobs.KeptDecisions.of(found)
        store, access = self._desk.store, self._desk.access
        if found.review.touched or typing:
            name = found.review.story.path.name
            drafts.put(Draft(_PLACE, key, {"typing": typing}, 1, name, ToReview(review=key), keeping))
            return
        if drafts.get(_PLACE, key) is not None:
            drafts.drop(_PLACE, key)
            self._desk.operations.write(lambda _progress: keeping(store, access), quiet=True)
        elif opened:
            # Where it cannot be kept nothing is lost: nothing is decided yet.
            task = lambda _progress: keeping.open(store, access)  # noqa: E731
            self._desk.operations.write(task, failed=lambda _trouble: None, quiet=True)

    def leave(self, found: LoadedReview, typing: Mapping[str, str] | None) -> bool:
        """Keep what was decided for tomorrow; whether there was anything to keep."""
        if not (found.review.touched or typing):
            return False
        store, access, keeping = self._desk.store, self._desk.access, jobs.KeptDecisions.of(found)

        def task(_progress: Progress) -> None:
            keeping.leave(store, access)

        self._desk.operations.write(task, lambda _nothing: self._written(), owner=self._owner)
        return True

    def close_undecided(self, found: LoadedReview) -> None:
        """The review is closed: it is not left for later where nothing was decided in it."""
        store, access, key = self._desk.store, self._desk.access, found.review.content_hash

        def task(_progress: Progress) -> None:
            jobs.close_undecided(store, key, access)

        if not found.review.touched:
            self._desk.operations.write(task, lambda _nothing: self._written(), owner=self._owner, quiet=True)

    def forget(self, content_hash: str) -> None:
        """Forget a review that was left."""
        store, access = self._desk.store, self._desk.access

        def task(_progress: Progress) -> None:
            jobs.forget(store, content_hash, access)

        def forgotten(_nothing: None) -> None:
            self.drop_draft(content_hash)
            self._written()

        self._desk.operations.write(task, forgotten, owner=self._owner)

    def draft(self, content_hash: str) -> Draft | None:
        """What tells that something of a review is not applied; None where nothing is."""
        return self._desk.drafts.get(_PLACE, content_hash)

    def drop_draft(self, content_hash: str) -> None:
        """Nothing of a review is unsaved any more."""
        self._desk.drafts.drop(_PLACE, content_hash)
