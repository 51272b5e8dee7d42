"""The dialog in which people are put into a cohort from the cohort's side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from exchange_app.kinds import kind
from exchange_app.progress import Progress
from exchange_app.services.applications import PersonOutside, people_outside
from exchange_app.services.records import add_to_cohort
from exchange_app.store import OperationResult
from ui.components.dialog import Dialog
from ui.components.kept_dialog import keep_dialog
from ui.components.tick_tree import TickLine, TickTree
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import GoTo
from ui.forms.both_ways import tell_joined


class JoinDialog(Dialog):
    """People who have no application in the cohort; each that is ticked gets one. Those who are in no cohort at all are ticked."""

    def __init__(
        self, parent: QWidget, desk: Desk, cohort: str, *, to: GoTo, saved: Callable[[], object] | None = None
    ) -> None:
        """`to` leads back to where the dialog was opened."""
        words = desk.words
        with desk.store.read() as reader:
            title = reader.names("cohort", [cohort]).get(cohort, ("", ""))[1]
        super().__init__(
            parent, words, words._("Add people to {cohort}", cohort=title),
            words._("Each that is ticked gets an application in the cohort. It is one step that Undo takes back."),
            width=600,
        )  # fmt: skip
        self._desk, self._cohort, self._saved = desk, cohort, saved
        self._begun: list[str] | None = None
        person = kind("applicant")
        heads = [
            words.say(person.name_label or person.label),
            words.p_("column", "Side"),
            words.say(person.field("city").label),
        ]
        self.list = TickTree(words, words._("People who are not in this cohort"), heads)
        self.list.setMinimumHeight(320)
        self.list.changed.connect(self._count)
        self.body.addWidget(self.list, 1)
        self.add_cancel()
        self.action = self.add_action(words._("Add"), self._write, icon="check")
        self.action.setEnabled(False)
        place = "applications"

        def draft() -> Draft | None:
            ticked = self.list.ticked()
            if self._begun is None or ticked == self._begun:
                return None
            return Draft(place, cohort, {"people": ticked}, 1, self.windowTitle(), to)

        self._kept: Any = keep_dialog(self, desk.drafts, draft, place, cohort)
        store, language = desk.store, words.language

        def task(_progress: Progress) -> tuple[list[PersonOutside], int]:
            with store.read() as reader:
                return people_outside(reader, cohort, language)

        desk.operations.run(task, lambda found: self._show(*found), owner=self)
        self.list.setFocus()

    def _show(self, people: list[PersonOutside], count: int) -> None:
        words = self.words
        self.list.fill([TickLine(each.id, (each.name, each.agency, each.city), each.nowhere) for each in people])
        self._begun = self.list.ticked()
        if self._kept:
            self.list.put(dict.fromkeys(self._kept["people"], ""))
        if not people:
            self.complain(
                words._(
                    "Everybody is in this cohort already, or there is nobody yet. Import the list that was sent to you."
                )
            )
        elif count > len(people):
            more = words.n_(
                "{count} more is not shown; select people in the list of applicants and choose “Add to a cohort…” there.",
                "{count} more are not shown; select people in the list of applicants and choose “Add to a cohort…” there.",
                count - len(people),
            )
            self.complain(more)

    def _count(self) -> None:
        count = len(self.list.ticked())
        self.note.setText(self.words.say(kind("applicant").listed.nouns.chosen(count)))
        self.action.setEnabled(count > 0)

    def _write(self) -> None:
        desk, cohort, people = self._desk, self._cohort, self.list.ticked()

        def task(_progress: Progress) -> OperationResult:
            return add_to_cohort(desk.store, people, cohort, access=desk.access)

        def done(result: OperationResult) -> None:
            tell_joined(desk, result, self.parentWidget())
            if self._saved is not None:
                self._saved()
            self.accept()

        desk.operations.write(task, done, lambda trouble: self.complain(trouble.sentence(self.words)), owner=self)
