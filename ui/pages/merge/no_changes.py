"""What stands where a workbook would change nothing: its story, one honest sentence, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exchange_app.services.merging import Review
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.droparea import fit
from ui.components.empty import EmptyPage
from ui.components.keys import CommonKeys
from ui.components.spoken_part import Role
from ui.pages.merge.provenance import StoryPanel


class NoChanges(QWidget):
    """`confirmed`: it is to be entered as read; `closed`: it is put away, because it was entered before."""

    confirmed = Signal()
    closed = Signal()
    spoken_role = Role.Grouping
    shows_keys = False

    def __init__(self, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._merged = words, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words._("Nothing changes"))
        self.story = StoryPanel(words, own)
        self.empty = EmptyPage("check-circle", "", "…", self._go)
        self.later = button(words._("Close without noting it"), "link", clicked=self.closed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.story)
        column.addWidget(self.empty, 1)
        inner = self.empty.layout()
        if isinstance(inner, QVBoxLayout):
            inner.insertWidget(inner.indexOf(self.empty.button) + 1, self.later, 0, Qt.AlignmentFlag.AlignHCenter)

    def tell(self, review: Review) -> None:
        """Say why nothing changes."""
        words, story = self._words, review.story
        partner = story.to if story.ours else story.sender
        self.story.tell(story, partner)
        self._merged = story.already_merged is not None
        if story.already_merged is not None:
            said = words._(
                "This workbook was merged on {date}. Nothing will change.",
                date=story.already_merged.astimezone().date(),
            )
        else:
            said = words._("Nothing will change: everything in this workbook stands here already.")
        self.empty.sentence.setText(said)
        fit(self.empty.sentence, 440)
        text = words._("Close") if self._merged else words._("Note that it was read")
        self.empty.button.setText(text)
        self.empty.button.setAccessibleName(text)
        self.empty.button.setToolTip(
            ""
            if self._merged
            else words._("Enters the workbook in the ledger, so that the partner learns that it arrived")
        )
        self.later.setVisible(not self._merged)

    def _go(self) -> None:
        (self.closed if self._merged else self.confirmed).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if CommonKeys.of(event) is CommonKeys.OPEN:
            self._go()
        else:
            super().keyPressEvent(event)
