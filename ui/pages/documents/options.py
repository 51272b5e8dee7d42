"""The left side of the Documents page: what is to be printed, of whom, in which languages, with which columns."""

from __future__ import annotations

from typing import Any, Literal, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from exchange_app.kinds.choices import LANGUAGE
from exchange_app.services.printing import Orientation, People, RosterRequest, Subjects, usual
from exchange_app.text import LANGUAGES, Language, Words
from ui.components.fields import Choice, Labelled
from ui.components.labels import Section
from ui.components.segments import Segments
from ui.components.theme import font
from ui.pages.documents.columns import ColumnChooser

Of = Literal["cohort", "outlet"]


class Options(QScrollArea):
    """Everything a person can choose about a roster. `changed` comes after every change by the person."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._columns: dict[Of, tuple[str, ...] | None] = {"cohort": None, "outlet": None}
        self._subjects = Subjects((), ())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(300)
        inside = QWidget()
        inside.setObjectName("clear")
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(16, 12, 16, 16)
        self._stack.setSpacing(12)
        self._subject()
        self._language()
        self._columns_part()
        self._paper()
        self._stack.addStretch(1)
        self.setWidget(inside)
        self._settle()

    def _subject(self) -> None:
        words = self._words
        self.of = Segments(
            [("cohort", words._("Roster of a cohort")), ("outlet", words._("Roster of an outlet"))], words._("Document")
        )
        for of in get_args(Of):
            self.of.button(of).setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.of.chosen.connect(self._changed_kind)
        self.cohort = _wide(Choice([], words._("Cohort")))
        self.outlet = _wide(Choice([], words._("Outlet")))
        _searchable(self.outlet)
        choices = [
            (People.ALL.value, words._("Everyone who applied")),
            (People.SELECTED.value, words._("The selected")),
            (People.PLACED.value, words._("Those who have a place")),
        ]
        self.people = _wide(Choice(choices, words._("People")))
        self.grouped = QCheckBox()
        self.grouped.setFont(font("text"))
        self._outlet_row = Labelled(words._("Outlet"), self.outlet)
        self._people_row = Labelled(words._("People"), self.people)
        for each in (
            self.of,
            self._outlet_row,
            Labelled(words._("Cohort"), self.cohort),
            self._people_row,
            self.grouped,
        ):
            self._stack.addWidget(each)
        for choice in (self.cohort, self.outlet, self.people):
            choice.picked.connect(self._touched)
        self.grouped.clicked.connect(self._touched)

    def _language(self) -> None:
        words = self._words
        names = [(each, words.say(LANGUAGE.label(each))) for each in LANGUAGES]
        self.first = _wide(Choice(names, words._("Language")))
        self.second = _wide(Choice([("", words._("None")), *names], words._("Second language, beside the first")))
        self.first.set_code(words.language)
        self._stack.addWidget(Section(words._("Language")))
        self._stack.addWidget(Labelled(words._("Language, and order of the letters"), self.first))
        self._stack.addWidget(Labelled(words._("Second language, beside the first"), self.second))
        for choice in (self.first, self.second):
            choice.picked.connect(self._touched)

    def _columns_part(self) -> None:
        self._stack.addWidget(Section(self._words._("Columns")))
        self.columns = ColumnChooser(self._words)
        self.columns.changed.connect(self._columns_changed)
        self.columns.reset.connect(self._usual_columns)
        self._stack.addWidget(self.columns)

    def _paper(self) -> None:
        words = self._words
        self._stack.addWidget(Section(words._("Paper")))
        papers = [
            ("auto", words._("A4, as the columns need")),
            ("portrait", words._("A4 upright")),
            ("landscape", words._("A4 across")),
        ]
        self.orientation = _wide(Choice(papers, words._("Paper")))
        self.orientation.picked.connect(self._touched)
        self.signatures = QCheckBox(words._("Lines for signatures at the end"))
        self.signatures.setFont(font("text"))
        self.signatures.setChecked(True)
        self.signatures.clicked.connect(self._touched)
        self._stack.addWidget(self.orientation)
        self._stack.addWidget(self.signatures)

    def set_subjects(self, subjects: Subjects) -> None:
        """Offer these cohorts and outlets; what was chosen stays chosen where it still exists."""
        words = self._words
        cohort, outlet = self.cohort.code(), self.outlet.code()
        self.cohort.clear()
        if self.of.current() == "outlet":
            self.cohort.addItem(words._("All cohorts"), "")
        for each in subjects.cohorts:
            self.cohort.addItem(f"{each.name}  {each.line}", each.id)
        self.outlet.clear()
        for each in subjects.outlets:
            self.outlet.addItem(f"{each.name}  {each.line}" if each.line else each.name, each.id)
        self._subjects = subjects
        self.cohort.set_code(cohort)
        self.outlet.set_code(outlet)

    def request(self) -> RosterRequest | None:
        """What is asked for, or None while there is no cohort or outlet to print."""
        outlet = self.outlet.code() if self.of.current() == "outlet" else ""
        cohort = self.cohort.code()
        if not (outlet if self.of.current() == "outlet" else cohort):
            return None
        return RosterRequest(
            cohort=cohort or None,
            outlet=outlet or None,
            languages=self.languages(),
            columns=self.columns.keys(),
            people=People(self.people.code()),
            grouped=self.grouped.isChecked(),
            signatures=self.signatures.isChecked(),
            orientation=self._orientation(),
        )

    def languages(self) -> tuple[Language, ...]:
        """The chosen languages, the first one first."""
        chosen = dict.fromkeys((self.first.code(), self.second.code()))
        return tuple(each for code in chosen for each in LANGUAGES if each == code)

    def choose(self, *, cohort: str = "", outlet: str = "") -> None:
        """Turn to a cohort's roster, or to an outlet's."""
        self._turn("outlet" if outlet else "cohort")
        if outlet:
            self.outlet.set_code(outlet)
        if cohort or outlet:
            self.cohort.set_code(cohort)

    def state(self) -> dict[str, Any]:
        """What a person chose, as plain JSON data; no record's value but ids."""
        return {
            "of": self.of.current(),
            "cohort": self.cohort.code(),
            "outlet": self.outlet.code(),
            "people": self.people.code(),
            "grouped": self.grouped.isChecked(),
            "languages": list(self.languages()),
            "columns": {of: list(keys) if keys else None for of, keys in self._columns.items()},
            "orientation": self._orientation(),
            "signatures": self.signatures.isChecked(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state(); cohort and outlet are chosen once they are offered."""
        columns = state.get("columns") or {}
        for of in get_args(Of):
            keys = columns.get(of)
            self._columns[of] = tuple(map(str, keys)) if keys else None
        self.people.set_code(str(state.get("people", "")))
        self.grouped.setChecked(bool(state.get("grouped")))
        languages = [str(each) for each in state.get("languages") or [self._words.language]]
        self.first.set_code(languages[0])
        self.second.set_code(languages[1] if len(languages) > 1 else "")
        self.orientation.set_code(str(state.get("orientation", "auto")))
        self.signatures.setChecked(bool(state.get("signatures", True)))
        for choice, key in ((self.cohort, "cohort"), (self.outlet, "outlet")):
            if (wanted := str(state.get(key) or "")) and choice.findData(wanted) < 0:
                choice.addItem("", wanted)
            choice.set_code(wanted)
        self._turn("outlet" if state.get("of") == "outlet" else "cohort")

    def _orientation(self) -> Orientation:
        return next(each for each in get_args(Orientation) if each == (self.orientation.code() or "auto"))

    def _kind(self) -> Of:
        return "outlet" if self.of.current() == "outlet" else "cohort"

    def _turn(self, of: Of) -> None:
        self.of.choose(of)
        if self._subjects.cohorts or self._subjects.outlets:
            self.set_subjects(self._subjects)
        self._settle()

    def _changed_kind(self) -> None:
        self._turn(self._kind())
        self.changed.emit()

    def _touched(self) -> None:
        self._settle()
        self.changed.emit()

    def _columns_changed(self) -> None:
        self._columns[self._kind()] = self.columns.keys()
        self._touched()

    def _usual_columns(self) -> None:
        self._columns[self._kind()] = None
        self._touched()

    def _settle(self) -> None:
        """Show what belongs to the chosen document, and its columns."""
        of = self._kind()
        self._outlet_row.setVisible(of == "outlet")
        self._people_row.setVisible(of == "cohort")
        words = self._words
        self.grouped.setText(words._("Grouped by outlet") if of == "cohort" else words._("Grouped by cohort"))
        keys = self._columns[of] or usual(by_outlet=of == "outlet", grouped=self.grouped.isChecked())
        if keys != self.columns.keys():
            self.columns.set_keys(keys)
        self.columns.usual.setEnabled(self._columns[of] is not None)


def _wide(choice: Choice) -> Choice:
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(8)
    return choice


def _searchable(choice: Choice) -> None:
    """Typing finds a name anywhere in a long list."""
    choice.setEditable(True)
    choice.setInsertPolicy(Choice.InsertPolicy.NoInsert)
    completer = choice.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
