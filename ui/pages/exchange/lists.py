"""The lower half of the Exchange page: what the partner has not seen, conflicts, reviews left for later, the transfer log."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_app.services.ledger import Ledger
from exchange_app.store import KeptReview
from ui.components.empty import EmptyPage
from ui.components.fields import Choice
from ui.components.panel import Panel
from ui.components.segments import Segments
from ui.desk.context import Desk
from ui.pages.exchange.log import LogView
from ui.pages.exchange.open_items import ConflictList, ReviewList
from ui.pages.exchange.pending_list import PendingList
from ui.pages.exchange.pending_model import kinds_of

LISTS = ("pending", "conflicts", "reviews", "log")


class Lists(Panel):
    """Four lists behind one segmented control; an empty one says what would stand there."""

    def __init__(
        self,
        desk: Desk,
        *,
        resume: Callable[[str], object],
        forget: Callable[[KeptReview], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        words = self._words = desk.words
        self._ledger: Ledger | None = None
        names = (words._("Not seen yet"), words._("Conflicts"), words._("Reviews left"), words._("Transfer log"))
        self.segments = Segments(list(zip(LISTS, names, strict=True)), words._("What is listed"))
        self.segments.chosen.connect(self._turn)
        self.head.setVisible(True)
        self.title.hide()
        self.count.hide()
        self.head_row.insertWidget(0, self.segments)
        self.head_row.setContentsMargins(8, 0, 8, 0)
        self.kinds = Choice((), words._("Which records"))
        self.kinds.picked.connect(self._filter)
        self.add_to_head(self.kinds)
        self.pending = PendingList(desk)
        self.conflicts = ConflictList(desk)
        self.reviews = ReviewList(words, resume, forget)
        self.log = LogView(words)
        self.pages = QStackedWidget()
        self._empty: dict[str, EmptyPage] = {}
        self._lists: dict[str, QWidget] = dict(
            zip(LISTS, (self.pending, self.conflicts, self.reviews, self.log), strict=True)
        )
        for key, picture in zip(LISTS, ("check-circle", "check-circle", "clock", "exchange"), strict=True):
            self.pages.addWidget(self._lists[key])
            self._empty[key] = EmptyPage(picture, "")
            self._empty[key].setObjectName("surface")
            self._empty[key].setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.pages.addWidget(self._empty[key])
        self.body.addWidget(self.pages, 1)

    def show_ledger(self, found: Ledger) -> None:
        """Show how it stands with a partner."""
        words, code = self._words, found.code
        self._ledger = found
        chosen = self.kinds.code()
        self.kinds.clear()
        for key, text in kinds_of(found.pending, words):
            self.kinds.addItem(text, key)
        self.kinds.set_code(chosen)
        self.pending.lines.show_keys(found.pending, self.kinds.code() or None)
        self.conflicts.lines.show_conflicts(found.conflicts)
        self.reviews.show_reviews(found.reviews)
        self.log.log.show_exports(found.exports, found.files)
        counts = (len(found.pending), found.conflict_count, len(found.reviews), len(found.exports))
        for key, count in zip(LISTS, counts, strict=True):
            self.segments.set_count(key, words.number(count) if count else "")
        self._empty["pending"].sentence.setText(
            words._(
                "Nothing has changed here since no. {number}. What you change from now on is listed here, field by field.",
                number=found.last.number,
            )
            if found.last is not None
            else words._(
                "There is nothing yet that {agency} may have: no cohort in which it has a part, none of its people or outlets.",
                agency=code,
            )
        )
        self._empty["conflicts"].sentence.setText(
            words._(
                "No conflict is open. When both sides change the same field and you leave it undecided, it waits here."
            )
        )
        self._empty["reviews"].sentence.setText(
            words._(
                "No review is left. The review of a returned workbook waits here from when it is opened until it is applied."
            )
        )
        self._empty["log"].sentence.setText(words._("Nothing has been sent to {agency} yet.", agency=code))
        self._turn(self.segments.current())

    def choose(self, key: str) -> None:
        """Turn to a list."""
        if key in LISTS:
            self.segments.choose(key)
            self._turn(key)

    def current(self) -> str:
        """The list in force."""
        return self.segments.current()

    def _turn(self, key: str) -> None:
        found = self._ledger
        if found is None:
            return
        counts = {
            "pending": len(found.pending),
            "conflicts": len(found.conflicts),
            "reviews": len(found.reviews),
            "log": len(found.exports),
        }
        self.pages.setCurrentWidget(self._lists[key] if counts[key] else self._empty[key])
        self.kinds.setVisible(key == "pending" and len(found.pending.records) > 1)

    def _filter(self, key: str) -> None:
        if self._ledger is not None:
            self.pending.lines.show_keys(self._ledger.pending, key or None)
