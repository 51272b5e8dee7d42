"""The dialog in which many outlets offer places to a cohort at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from exchange_app.domain.records import Record
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.progress import Progress
from exchange_app.services.openings import PLACES, OfferingOutlet, offer_places, offering_outlets
from exchange_app.services.placing import cohorts
from exchange_app.store import OperationResult
from ui.components.buttons import button
from ui.components.dialog import Dialog
from ui.components.fields import Choice, Labelled
from ui.components.kept_dialog import keep_dialog
from ui.components.tick_tree import TickLine, TickTree
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import GoTo
from ui.forms.both_ways import tell_joined
from ui.forms.dialogs import RecordDialog
from ui.forms.editors import make_editor
from ui.forms.lookups import Lookups
from ui.forms.typed_places import places_or_complaint, typed_places, values_or_complaint

_PLACE = "openings"
"""What is typed here and not written is kept for each cohort for which the dialog was opened."""


class OfferDialog(Dialog):
    """Outlets with the places that each offers to the cohort chosen; days and places are proposed from cohort and outlets."""

    def __init__(
        self, parent: QWidget, desk: Desk, cohort: str = "", outlets: Collection[str] = (), *, to: GoTo,
        saved: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """`outlets`: only these are asked about, all ticked; else all, those ticked that stand where the cohort is hosted.
        `to` leads back to where the dialog was opened."""
        words = desk.words
        super().__init__(
            parent, words, words._("Offer places to a cohort"),
            words._("Each outlet that is ticked gets an opening. It is one step that Undo takes back."), width=600,
        )  # fmt: skip
        self._desk, self._saved, self._outlets = desk, saved, frozenset(outlets)
        self._cohorts: dict[str, Record] = {}
        self._begun: dict[str, Any] = {}
        opening, lookups = kind("opening"), Lookups(desk.store, words)
        self.cohort = Choice([], words._("Cohort"))
        self.cohort.picked.connect(lambda _id: self._read())
        self.body.addWidget(Labelled(words._("Cohort"), self.cohort))
        days = (each for each in opening.fields if each.follows and each.type is FieldType.DATE)
        self.days = {each.key: make_editor(each, lookups) for each in days}
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, editor in self.days.items():
            row.addWidget(Labelled(words.say(opening.field(key).label), editor), 1)
        self.body.addLayout(row)
        heads = [words.say(kind("outlet").field(key).label) for key in ("name", "city", PLACES)]
        self.list = TickTree(words, words._("Outlets that offer places"), heads, typed=True)
        self.list.setMinimumHeight(260)
        self.list.changed.connect(self._count)
        self.body.addWidget(self.list, 1)
        self.new = button(words._("New cohort…"), "flat", "plus", clicked=self._make_cohort)
        self.new.hide()
        self.foot.insertWidget(0, self.new)
        self.add_cancel()
        self.action = self.add_action(words._("Offer places"), self._write, icon="check")
        self.action.setEnabled(False)
        self._kept = keep_dialog(self, desk.drafts, lambda: self._draft(cohort, to), _PLACE, cohort)
        wanted = str(self._kept.get("cohort") or cohort)
        if of := self._kept.get("outlets"):
            self._outlets = frozenset(of)
        self._read(wanted)
        self.list.setFocus()

    def _read(self, wanted: str = "") -> None:
        store, language, among = self._desk.store, self.words.language, self._outlets
        wanted = wanted or self.cohort.code()

        def task(_progress: Progress) -> tuple[list[Record], str, list[OfferingOutlet]]:
            with store.read() as reader:
                known = cohorts(reader)
                chosen = next((each for each in known if each.id == wanted), known[0] if known else None)
                found = offering_outlets(reader, chosen, among, language) if chosen is not None else []
                return known, chosen.id if chosen is not None else "", found

        self._desk.operations.run(task, lambda found: self._show(*found), owner=self)

    def _show(self, known: list[Record], chosen: str, outlets: list[OfferingOutlet]) -> None:
        words = self.words
        self._cohorts = {each.id: each for each in known}
        self.cohort.clear()
        for each in known:
            self.cohort.addItem(str(each.get("title") or each.code), each.id)
        self.cohort.set_code(chosen)
        cohort = self._cohorts.get(chosen)
        for key, editor in self.days.items():
            editor.put(cohort.get(key) if cohort is not None else None)
        ticked = bool(self._outlets)
        self.list.fill(
            [TickLine(each.id, (each.name, each.city, str(each.places)), ticked or each.hosts) for each in outlets]
        )
        self._begun = self._state()
        if kept := self._kept:
            self._kept = {}
            self.list.put(kept[PLACES])
            for key, editor in self.days.items():
                editor.put_text(kept[key])
        told = ""
        self.new.setVisible(not known)
        if not known:
            told = words._("There is no cohort yet. Make one first.")
        elif not outlets:
            told = words._("Every outlet offers places to this cohort already, or there is none.")
        self.complain(told)

    def _make_cohort(self) -> None:
        new = RecordDialog(self, self._desk, "cohort", saved=self._read)
        new.exec()
        new.deleteLater()

    def _count(self) -> None:
        words = self.words
        places = [value for value in typed_places(self.list, words).values() if isinstance(value, int)]
        cohort = self._cohorts.get(self.cohort.code())
        seats = cohort.get("seats") if cohort is not None else None
        said = words.n_("{count} place", "{count} places", sum(places))
        if isinstance(seats, int):
            said = words.n_("{places} for {count} seat", "{places} for {count} seats", seats, places=said)
        self.note.setText(words.join((words.say(kind("outlet").counted(len(places))), said)))
        self.action.setEnabled(bool(self.list.ticked()) and cohort is not None)

    def _state(self) -> dict[str, Any]:
        days = {key: editor.text() for key, editor in self.days.items()}
        return {"cohort": self.cohort.code(), PLACES: self.list.typed(), **days}

    def _draft(self, asked: str, to: GoTo) -> Draft | None:
        state = self._state()
        if not self._begun or state == self._begun:
            return None
        return Draft(_PLACE, asked, {**state, "outlets": sorted(self._outlets)}, 1, self.windowTitle(), to)

    def _write(self) -> None:
        places = places_or_complaint(self, self.list)
        if places is None:
            return
        more = values_or_complaint(self, self.days)
        if more is not None:
            self._offer(places, more)

    def _offer(self, places: Mapping[str, int], more: Mapping[str, Value]) -> None:
        desk, cohort = self._desk, self.cohort.code()

        def task(_progress: Progress) -> OperationResult:
            return offer_places(desk.store, cohort, places, more, access=desk.access)

        def done(result: OperationResult) -> None:
            tell_joined(desk, result, self.parentWidget())
            if self._saved is not None:
                self._saved()
            self.accept()

        desk.operations.write(task, done, lambda trouble: self.complain(trouble.sentence(self.words)), owner=self)
