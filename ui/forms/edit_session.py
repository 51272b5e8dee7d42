"""The record in a form while somebody works at it: as it was read, over which version is typed, and the draft of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from exchange_app.kinds import Value
from ui.forms.form import RecordForm
from ui.forms.pane_reader import PaneContents
from ui.forms.record_drafts import RecordDrafts


class EditSession(QObject):
    """One record or new record after another in one form. What is typed is among the drafts with every letter."""

    changed = Signal()
    """Another record is in the form, or something else is typed."""

    def __init__(self, form: RecordForm, drafts: RecordDrafts) -> None:
        super().__init__(form)
        self._form, self._drafts = form, drafts
        self.opened: PaneContents | None = None
        """The record as it was read; none while the form is empty or of a new one."""
        self.new = ""
        """Key of the draft of a new record, while its form is open."""
        self.version: int | None = None
        """The version over which is typed."""
        self._saved: frozenset[str] = frozenset()
        form.drafted.connect(self.keep)
        drafts.gather.connect(self.keep)
        drafts.ended.connect(self._ended)

    @property
    def record_id(self) -> str | None:
        """Id of the record in the form."""
        return self.opened.shown.record.id if self.opened and not self.new else None

    @property
    def removed(self) -> bool:
        """Whether the record in the form was removed."""
        return self.opened is not None and not self.new and self.opened.shown.record.removed

    @property
    def key(self) -> str | None:
        """The key of its draft."""
        return self.new or self.record_id

    @property
    def dirty(self) -> int:
        """How many fields of a record are typed and not saved."""
        return len(self._form.draft()) if self.opened and not self.new else 0

    @property
    def begun(self) -> int:
        """How many fields of a new record are typed."""
        return self._form.begun if self.new else 0

    def keep(self) -> None:
        """What is typed now is the draft; where nothing is, there is none."""
        fields = self._form.draft()
        if self.new:
            if self._form.begun:
                self._drafts.put_new(self.new, self._form.begun, fields)
            else:
                self._drafts.drop(self.new)
        elif self.opened is not None and (record := self.record_id) is not None:
            if fields:
                self._drafts.put(record, self.opened.title, self.version, fields)
            else:
                self._drafts.drop(record)
                self.version = self.opened.shown.record.version
        self.changed.emit()

    def show(self, opened: PaneContents) -> None:
        """Put a record into the form, as it was read just now. What is typed for it stays, with the version over which it
        is typed; with a record that was not there before comes its draft.
        """
        record = opened.shown.record
        fresh = self.record_id != record.id
        if fresh:
            self.keep()
        typed_over = not fresh and self._form.dirty > 0
        self.opened = opened
        saved, self._saved = self._saved, frozenset()
        if fresh:
            saved = frozenset()
        elif saved and record.version == (self.version or 0) + 1:
            # Only this window wrote since: what else is typed here is typed over what stands there now.
            self.version = record.version
        self._form.show_record(opened.shown, saved=saved)
        if not fresh and not (typed_over and self._form.dirty):
            self.version = record.version
            if not self._form.dirty:
                self._drafts.drop(record.id)
                self._take(record.id)
        elif fresh:
            self.version = record.version
            self._take(record.id)
        self.keep()

    def _take(self, record: str) -> None:
        """What was typed for the record before, or in another window, into the form."""
        if (typed := self._drafts.take(record)) is not None:
            self.version = typed.version
            self._form.take_draft(typed.fields)

    def saved(self, fields: Collection[str]) -> None:
        """These fields were just written from here: when the record is shown again their editors close."""
        self._saved = frozenset(fields)

    def _ended(self, place: str, key: str, fields: Collection[str]) -> None:
        if place == self._drafts.place and key == self.record_id:
            self._form.give_up(fields)

    def clear(self) -> None:
        """No record is in the form any more."""
        self.keep()
        self.opened = None

    def begin(self, key: str, values: Mapping[str, Value] | None) -> None:
        """The form of a new record, with the key of its draft."""
        self.new = key
        self._form.start_new(values)
        self.changed.emit()

    def leave_new(self) -> bool:
        """The form of a new record gives way; what is typed in it is among the drafts. False where there was none."""
        if not self.new:
            return False
        self.keep()
        self.new = ""
        self._form.discard()
        self._form.shown = None
        return True

    def discard(self) -> None:
        """Give up what is typed for the record in the form."""
        self._form.discard()
        if self.opened is not None:
            self.version = self.opened.shown.record.version
            self._form.show_record(self.opened.shown)
        self.changed.emit()

    def state(self) -> dict[str, Any]:
        """Which new record's form is open and what is typed in it, as JSON data."""
        self.keep()
        return {"new": self.new or None, "fields": self._form.draft() if self.new else {}}
