"""The foot of the record pane: what is not saved and the buttons that save or discard it, or who changed it last."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal

from exchange_app.domain.records import Record
from exchange_app.kinds import kind
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.labels import Elided
from ui.components.panel import BreakingBar
from ui.forms.edit_session import EditSession
from ui.forms.pane_reader import PaneContents


class PaneFoot(BreakingBar):
    """Forty-four pixels high; higher where it is too narrow for all buttons. Those that save and discard are there while something can
    be saved or discarded."""

    save_asked = Signal()
    discard_asked = Signal()
    others_asked = Signal(QPoint)
    """Global place of the button that leads to other drafts."""
    keys_freed = Signal()
    """The button that has the keys goes."""

    def __init__(self, words: Words) -> None:
        super().__init__(44)
        self._words = words
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.note = Elided("", "second", "second")
        self.name_by(self.note)
        self.others = button(
            "",
            "link",
            clicked=lambda: self.others_asked.emit(self.others.mapToGlobal(QPoint(0, 0))),
            tip=words._("Go to what is not saved yet"),
        )
        self.add(self.others)
        self.discard = button(words._("Discard"), "flat", clicked=self.discard_asked.emit)
        self.keep = button(
            words._("Save"), "primary", clicked=self.save_asked.emit, tip=words._("Save this record (Ctrl+S)")
        )
        self.add(self.discard)
        self.add(self.keep)

    def take_keys(self) -> bool:
        """The keys to the button that saves; false where it is not there."""
        if self.keep.isVisible():
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def say(self, session: EditSession, others: int) -> None:
        """Say the state of the record in the form, and how many other records have drafts."""
        words, new = self._words, bool(session.new)
        shown = new or session.dirty > 0
        saves = shown and not session.removed
        if (not saves and self.keep.hasFocus()) or (not shown and self.discard.hasFocus()):
            self.keys_freed.emit()
        self.discard.setVisible(shown)
        self.keep.setVisible(saves)
        self.keep.setText(words._("Create") if new else words._("Save"))
        self.discard.setText(words._("Cancel") if new else words._("Discard"))
        self.others.setVisible(others > 0)
        self.others.setText(words.n_("{count} other draft", "{count} other drafts", others))
        self.others.setAccessibleName(self.others.text())
        self.note.setText(self._note(session))

    def _note(self, session: EditSession) -> str:
        words = self._words
        if session.new:
            return words._("Not saved yet") if session.begun else ""
        if session.removed:
            return words._("This record was removed.")
        if session.dirty:
            return words.n_("{count} field not saved", "{count} fields not saved", session.dirty)
        found = _shown_in(session.opened) if session.opened is not None else ()
        dated = [(each.changed_at, each.changed_by) for each in found if each.changed_at is not None]
        if not dated:
            return ""
        moment, author = max(dated)
        return words._("Last change: {author}, {moment}", author=author, moment=words.moment(moment))


def _shown_in(opened: PaneContents) -> Iterator[Record]:
    """The record, and those in which its present state stands: of a person the applications."""
    record = opened.shown.record
    yield record
    current = kind(record.kind).current
    if current is not None:
        yield from (each.record for each in opened.related if each.record.kind == current.kind)
