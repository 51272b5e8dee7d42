"""Writes what a person does in the form of a record: fields and new records, choices between values, notes struck out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exchange_app.errors import Trouble
from exchange_app.kinds import Value
from exchange_app.store.results import OperationResult
from exchange_app.text import Message
from ui.desk.context import Desk
from ui.forms.edit_session import EditSession
from ui.forms.form import RecordForm
from ui.forms.pane_reader import PaneContents
from ui.forms.record_drafts import RecordDrafts
from ui.forms.saving import create_record, reveal_field, save_changes, settle_field, strike_problem


class RecordSaver(QObject):
    """One write at a time; fields that are to be saved meanwhile wait for the version that it makes."""

    created = Signal(str, str)
    """Key of the draft of a new record, and the record's id."""
    written = Signal()
    """The record in the form was written; it is to be read anew."""

    def __init__(
        self, desk: Desk, kind_key: str, form: RecordForm, session: EditSession, drafts: RecordDrafts, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._desk, self._kind, self._owner = desk, kind_key, owner
        self._form, self._session, self._drafts = form, session, drafts
        self._due: set[str] = set()
        """fields that are to be saved"""
        self._saving = False
        self._creating = ""
        form.tabbed.connect(self.save_field)
        form.submitted.connect(self.save)
        form.settled.connect(self._settle)
        form.reveal_asked.connect(self._reveal)
        form.struck.connect(self._strike)

    def save(self) -> None:
        """Write what is typed, unless something of it cannot be written."""
        if not self._form.check(strict=True):
            self._form.first_wrong()
            return
        changes = self._form.changes()
        if self._session.new:
            self._create(self._session.new, changes)
        elif changes:
            self._due |= changes.keys()
            self.write_due()
        elif self._session.opened is not None:
            self.discard()

    def save_field(self, key: str) -> None:
        """Tab left a field: what is typed in it is saved, where it can be."""
        row = self._form.rows[key]
        if self._session.new or self._session.opened is None:
            return
        if not row.changed:
            row.close()
        elif not isinstance(row.read(), Message):
            self._due.add(key)
            self.write_due()

    def discard(self) -> None:
        """Give up what is typed for the record in the form."""
        self._due.clear()
        self._session.discard()

    def write_due(self) -> None:
        """Save the fields that are to be saved, when the write before is over and the record was read after it."""
        opened = self._session.opened
        if self._saving or not self._due or opened is None or self._session.new:
            return
        changes = {key: value for key, value in self._form.changes().items() if key in self._due}
        self._due.clear()
        if changes:
            self._saving = True
            save_changes(
                self._desk, self._kind, opened.shown.record.id, changes, self._session.version,
                lambda result: self._saved(opened, changes, result), self._failed, self._owner,
            )  # fmt: skip

    def _saved(self, opened: PaneContents, changes: Mapping[str, Value | None], result: OperationResult) -> None:
        self._saving = False
        record = opened.shown.record.id
        if result.number:
            self._desk.step_done(result.label)
        if record == self._session.record_id:
            self._session.saved(changes)
            self.written.emit()
            return
        # Somebody went on to another record: what was saved is no draft of this one any more.
        self._drafts.leave_out(record, changes, opened.shown.record.version + 1)
        self.write_due()

    def _failed(self, trouble: Trouble) -> None:
        self._saving = False
        self._desk.show(trouble)

    def _create(self, key: str, values: Mapping[str, Value | None]) -> None:
        if self._creating == key:
            return
        self._creating = key

        def made(record: str, result: OperationResult) -> None:
            self._creating = ""
            self._desk.step_done(result.label)
            self.created.emit(key, record)

        def failed(trouble: Trouble) -> None:
            self._creating = ""
            self._desk.show(trouble)

        create_record(self._desk, self._kind, values, made, failed, self._owner)

    def _settle(self, field: str, value: Value | None) -> None:
        """A person chose which of the values that stand holds."""
        if (record := self._session.record_id) is not None:
            version = self._session.version
            settle_field(
                self._desk,
                self._kind,
                record,
                field,
                value,
                version,
                lambda _result: self.written.emit(),
                self._desk.show,
                self._owner,
            )

    def _strike(self, problem: int) -> None:
        """Nothing is left to do about a problem."""
        if (opened := self._session.opened) is not None:
            strike_problem(self._desk, problem, opened.title, self._settled, self._desk.show, self._owner)

    def _settled(self, result: OperationResult) -> None:
        self._desk.step_done(result.label)
        self.written.emit()

    def _reveal(self, field: str) -> None:
        """A masked value is to be shown."""
        if (record := self._session.record_id) is not None:
            reveal_field(self._desk, self._kind, record, field, self._form, self._owner)
