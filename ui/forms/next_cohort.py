"""The dialog in which a cohort is made again for another term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import Value, kind
from exchange_app.progress import Progress
from exchange_app.services.next_cohort import (
    COHORT,
    TERM,
    YEAR,
    RenewedOpening,
    first_day,
    make_next,
    next_values,
    renewed_openings,
)
from exchange_app.services.openings import PLACES
from exchange_app.store import OperationResult
from ui.components.dialog import Dialog
from ui.components.fields import Labelled
from ui.components.kept_dialog import keep_dialog
from ui.components.labels import label
from ui.components.tick_tree import TickLine, TickTree
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import GoTo, ToRecord
from ui.forms.editors import make_editor
from ui.forms.lookups import Lookups
from ui.forms.typed_places import places_or_complaint, values_or_complaint

_PLACE = "next cohort"
_NAME = COHORT.name_fields[0]
_TYPED = (_NAME, TERM.day)


class NextCohortDialog(Dialog):
    """Title and first day of the next one, the days that follow from it, and the openings that it has too."""

    def __init__(self, parent: QWidget, desk: Desk, cohort: RecordId, *, to: GoTo) -> None:
        """`to` leads back to where the dialog was opened."""
        words = desk.words
        with desk.store.read() as reader:
            self._old: Record = reader.record("cohort", cohort)
        super().__init__(
            parent, words, words._("The next cohort after {cohort}", cohort=str(self._old.get(_NAME) or self._old.code)),
            words._("It asks for the same; its days and those of its openings are moved. It is one step that Undo takes back."),
            width=640,
        )  # fmt: skip
        self._desk, self._to = desk, to
        self._begun: dict[str, Any] = {}
        lookups = Lookups(desk.store, words)
        self.editors = {key: make_editor(COHORT.field(key), lookups) for key in _TYPED}
        row = QHBoxLayout()
        row.setSpacing(12)
        for (key, editor), stretch in zip(self.editors.items(), (2, 1), strict=True):
            row.addWidget(Labelled(words.say(COHORT.field(key).label), editor), stretch)
        self.body.addLayout(row)
        self.days = label("", tone="second", wrap=True)
        self.body.addWidget(self.days)
        opening = kind(TERM.along)
        heads = [words.say(each) for each in (opening.label, opening.field(PLACES).label)]
        self.list = TickTree(words, words._("Openings that the next cohort has too"), heads, typed=True)
        self.list.setMinimumHeight(220)
        self.list.changed.connect(self._count)
        self.body.addWidget(self.list, 1)
        self.add_cancel()
        self.action = self.add_action(words._("Make the cohort"), self._write, icon="check")
        self._kept = keep_dialog(self, desk.drafts, self._draft, _PLACE, cohort)
        before = first_day(self._old)
        starts = None if before is None else before + YEAR
        self.editors[TERM.day].put(starts)
        self.editors[_NAME].put(next_values(self._old, starts).get(_NAME))
        self.editors[TERM.day].changed.connect(self._say_days)
        self._say_days()
        store, language = desk.store, words.language

        def task(_progress: Progress) -> list[RenewedOpening]:
            with store.read() as reader:
                return renewed_openings(reader, cohort, language)

        desk.operations.run(task, self._show, owner=self)
        self.editors[_NAME].setFocus()

    def _show(self, openings: list[RenewedOpening]) -> None:
        self.list.fill([TickLine(each.id, (each.name, str(each.places)), each.stands) for each in openings])
        self.list.setVisible(bool(openings))
        self._begun = self._state()
        if kept := self._kept:
            self._kept = {}
            self.list.put(kept[PLACES])
            for key, editor in self.editors.items():
                editor.put_text(kept[key])
        self._count()

    def _say_days(self) -> None:
        """The days that follow from the first one, old and new."""
        self.editors[TERM.day].mark("")
        self.complain("")
        words, starts = self.words, self.editors[TERM.day].read()
        new = next_values(self._old, starts if isinstance(starts, date) else None)
        said = []
        for field in COHORT.fields:
            before, after = self._old.get(field.key), new.get(field.key)
            if field.key not in _TYPED and isinstance(before, date) and isinstance(after, date):
                days = f"{words.date(before)} → {words.date(after)}"
                said.append(f"{words.say(field.label)}: {days}")
        none = words._("Without a first day, of this cohort or of the next, no other day is taken over.")
        self.days.setText("\n".join(said) or none)

    def _count(self) -> None:
        count = len(self.list.ticked())
        self.note.setText(self.words.say(kind("opening").counted(count)))

    def _state(self) -> dict[str, Any]:
        return {PLACES: self.list.typed(), **{key: editor.text() for key, editor in self.editors.items()}}

    def _draft(self) -> Draft | None:
        state = self._state()
        if not self._begun or state == self._begun:
            return None
        return Draft(_PLACE, self._old.id, state, 1, self.windowTitle(), self._to)

    def _write(self) -> None:
        values = values_or_complaint(self, self.editors)
        if values is None:
            return
        places = places_or_complaint(self, self.list)
        if places is not None:
            self._make(values, places)

    def _make(self, values: Mapping[str, Value], places: dict[str, int]) -> None:
        desk, old = self._desk, self._old.id

        def task(_progress: Progress) -> tuple[RecordId, OperationResult]:
            return make_next(desk.store, old, values, places, access=desk.access)

        def done(made: tuple[RecordId, OperationResult]) -> None:
            id, result = made
            desk.step_done(result.label)
            self.accept()
            desk.navigate(ToRecord(self._to.page, id))

        desk.operations.write(task, done, lambda trouble: self.complain(trouble.sentence(self.words)), owner=self)
