"""A record's form in a dialog: for applications, openings and placements that are made or changed from elsewhere, and for records
that are made together with something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from exchange_app.domain.rules.record import find_problems
from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.kinds.masking import Masked
from exchange_app.kinds.registry import page_of
from exchange_app.services.proposals import proposed_values
from exchange_app.store.results import OperationResult
from exchange_app.text import Message
from ui.components.dialog import Dialog
from ui.components.kept_dialog import keep_dialog
from ui.desk.context import Desk
from ui.desk.drafts import RECORD, Draft
from ui.desk.goto import GoTo
from ui.forms.both_ways import tell_joined
from ui.forms.form import RecordForm
from ui.forms.lookups import Lookups
from ui.forms.pane_reader import read_opened
from ui.forms.saving import create_record, reveal_field, save_changes, settle_field, strike_problem

Saved = Callable[[str], None]
_TALL = 780


class ValuesDialog(Dialog):
    """Asks for the values of a new record, and writes nothing: whoever asked makes it together with something else. `values` are
    proposed; `action` is what goes on with those that the person confirms."""

    def __init__(
        self, parent: QWidget, desk: Desk, kind_key: str, values: Mapping[str, Value], *, sentence: str, action: str,
        place: str, to: GoTo,
    ) -> None:  # fmt: skip
        """What is typed is kept under `place`, and `to` leads to where the dialog is opened again."""
        words = desk.words
        super().__init__(parent, words, words.say(kind(kind_key).new), sentence, width=560)
        self._kind = kind_key
        self.form = RecordForm(kind_key, Lookups(desk.store, words))
        self.form.setMinimumHeight(380)
        self.form.start_new(values)
        self.form.submitted.connect(self._confirm)
        self.body.addWidget(self.form)
        self.add_cancel()
        self.add_action(action, self._confirm)
        # As much of the form as the window has room for: what is to be completed stands all over it.
        self.resize(self.sizeHint().width(), min(_TALL, parent.window().height() - 48))
        self.form.edit()
        self._begun = self.form.draft()

        def draft() -> Draft | None:
            fields = self.form.draft()
            typed = fields.items() - self._begun.items()
            return Draft(place, "", {"fields": fields}, len(typed), kind(kind_key).new.to_data(), to) if typed else None

        if kept := keep_dialog(self, desk.drafts, draft, place, ""):
            self.form.take_draft(kept["fields"])

    @property
    def values(self) -> dict[str, Value]:
        """What stands in the form."""
        return {key: value for key, value in self.form.changes().items() if value is not None}

    def _confirm(self) -> None:
        if not self.form.check(strict=True):
            self.form.first_wrong()
        elif unfit := find_problems(self._kind, self.values, today=date.today()):
            self.complain(self.words.say(next(iter(unfit.values()))))
        else:
            self.accept()


class RecordDialog(Dialog):
    """Makes a record, or changes one. `saved` gets its id; the dialog stays open while anything is wrong."""

    def __init__(
        self, parent: QWidget, desk: Desk, kind_key: str, record: str | None = None, *, fixed: Mapping[str, Value] | None = None,
        values: Mapping[str, Value] | None = None, saved: Saved | None = None, title: Message | None = None,
        to: GoTo | None = None,
    ) -> None:  # fmt: skip
        """`to` leads back to where it was opened, for what is typed and kept; without it, to the page of the kind."""
        words = desk.words
        self._desk, self._kind, self._saved = desk, kind_key, saved
        self._id, self._version, self._name = record, None, ""
        opened = None
        if record is not None:
            with desk.store.read() as reader:
                opened = read_opened(reader, kind_key, record, words)
            self._name, self._version = opened.title, opened.shown.record.version
        super().__init__(
            parent, words, words.say(title) if title else self._name or words.say(kind(kind_key).new), width=560
        )
        self.lookups = Lookups(desk.store, words)
        self.form = RecordForm(kind_key, self.lookups, fixed=fixed)
        self.form.setMinimumHeight(380)
        if opened is None:
            with desk.store.read() as reader:
                self.form.start_new(proposed_values(reader, kind_key, {**(fixed or {}), **(values or {})}))
        else:
            self.form.show_record(opened.shown)
            for row in self.form.rows.values():
                if not isinstance(row.value, Masked) and not row.stays:
                    row.pinned = True
                    row.open(take=False)
        self.form.submitted.connect(self.save)
        self.form.settled.connect(self._settle)
        self.form.reveal_asked.connect(self._reveal)
        self.form.struck.connect(
            lambda problem: strike_problem(desk, problem, self._name, self._done, self._failed, self)
        )
        self.body.addWidget(self.form)
        self.add_cancel()
        self._action = self.add_action(words._("Save"), self.save)
        if opened is None:
            self.form.edit()
        self._begun = self.form.draft()
        place, key = f"{RECORD}{kind_key}", record or f"new:{sorted(self.form.fixed.items())}"

        def draft() -> Draft | None:
            fields = self.form.draft()
            typed = fields.items() - self._begun.items()
            if not typed:
                return None
            title_ = self._name or kind(kind_key).new.to_data()
            state = {"version": self._version or 0, "fields": fields}
            return Draft(place, key, state, len(typed), title_, to or GoTo(page_of(kind_key)))

        if kept := keep_dialog(self, desk.drafts, draft, place, key):
            self._version = int(kept["version"]) or None
            self.form.take_draft(kept["fields"])

    def save(self) -> None:
        """Write it, unless something cannot be written."""
        if not self.form.check(strict=True):
            self.form.first_wrong()
            return
        changes = self.form.changes()
        if self._id is None:
            create_record(self._desk, self._kind, {**self.form.fixed, **changes}, self._made, self._failed, self)
        elif changes:
            save_changes(self._desk, self._kind, self._id, changes, self._version, self._done, self._failed, self)
        else:
            self.accept()

    def _settle(self, field: str, value: Value | None) -> None:
        if self._id is not None:
            settle_field(
                self._desk, self._kind, self._id, field, value, self._version, lambda _result: self._end(),
                self._failed, self,
            )  # fmt: skip

    def _reveal(self, field: str) -> None:
        if self._id is not None:
            reveal_field(self._desk, self._kind, self._id, field, self.form, self)

    def _made(self, record: str, result: OperationResult) -> None:
        self._id = record
        self._done(result)

    def _done(self, result: OperationResult) -> None:
        tell_joined(self._desk, result, self.parentWidget())
        self._end()

    def _end(self) -> None:
        if self._saved is not None and self._id is not None:
            self._saved(self._id)
        self.accept()

    def _failed(self, trouble: Trouble) -> None:
        self.complain(trouble.sentence(self.words))
