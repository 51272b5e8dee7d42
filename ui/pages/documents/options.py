"""The left side of the Documents page: which document, of what, with which options of its own, in which languages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QSizePolicy, QVBoxLayout, QWidget

from exchange_app.documents.document import Document, Option, OptionValue
from exchange_app.kinds.choices import LANGUAGE
from exchange_app.kinds.registry import offers_places
from exchange_app.services.printing import Request, Subjects, documents
from exchange_app.text import LANGUAGES, Language, Words
from ui.components.fields import Choice, Labelled
from ui.components.labels import SectionHeading
from ui.components.scrolling import ScrollArea
from ui.components.segments import Segments
from ui.components.theme import font
from ui.pages.documents.column_chooser import ColumnChooser


class Options(ScrollArea):
    """Everything a person can choose about a document, as the document declares it. `changed` comes after every change by the
    person.
    """

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._documents = documents()
        self._values: dict[str, OptionValue] = {}
        """What a person chose, by option; documents that have an option of the same name share it."""
        self._columns: dict[str, tuple[str, ...] | None] = {}
        """The columns a person chose, by document and kind; None: the usual ones."""
        self._subjects = Subjects((), ())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(300)
        inside = QWidget()
        inside.setObjectName("clear")
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(16, 12, 16, 16)
        self._stack.setSpacing(12)
        self._subject()
        self._own = self._holder()
        self._language()
        self._columns_part()
        self._paper_title = SectionHeading(words._("Paper"))
        self._stack.addWidget(self._paper_title)
        self._paper = self._holder()
        self._stack.addStretch(1)
        self.setWidget(inside)
        self._turn(self.about())

    def _holder(self) -> QVBoxLayout:
        held = QVBoxLayout()
        held.setSpacing(12)
        self._stack.addLayout(held)
        return held

    def _subject(self) -> None:
        words = self._words
        titles = sorted(
            ((name, words.say(each.title)) for name, each in self._documents.items()), key=lambda each: each[1]
        )
        self.document = _wide(Choice(titles, words._("Document")))
        self.document.set_code("roster")
        self.document.picked.connect(self._changed_document)
        self._document_row = Labelled(words._("Document"), self.document)
        self._document_row.setVisible(len(titles) > 1)
        self.of = Segments(
            [("cohort", words._("Of a cohort")), ("outlet", words._("Of an outlet"))], words._("Of what")
        )
        for of in ("cohort", "outlet"):
            self.of.button(of).setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.of.chosen.connect(self._changed_kind)
        self.cohort = _wide(Choice([], words._("Cohort")))
        self.outlet = _wide(Choice([], words._("Outlet")))
        _searchable(self.outlet)
        self._outlet_row = Labelled(words._("Outlet"), self.outlet)
        for each in (self._document_row, self.of, self._outlet_row, Labelled(words._("Cohort"), self.cohort)):
            self._stack.addWidget(each)
        for choice in (self.cohort, self.outlet):
            choice.picked.connect(self._touched)

    def _language(self) -> None:
        words = self._words
        names = [(each, words.say(LANGUAGE.label(each))) for each in LANGUAGES]
        self.first = _wide(Choice(names, words._("Language")))
        self.second = _wide(Choice([("", words._("None")), *names], words._("Second language, beside the first")))
        self.first.set_code(words.language)
        self._stack.addWidget(SectionHeading(words._("Language")))
        self._stack.addWidget(Labelled(words._("Language, and order of the letters"), self.first))
        self._stack.addWidget(Labelled(words._("Second language, beside the first"), self.second))
        for choice in (self.first, self.second):
            choice.picked.connect(self._touched)

    def _columns_part(self) -> None:
        self._columns_title = SectionHeading(self._words._("Columns"))
        self._stack.addWidget(self._columns_title)
        self.columns = ColumnChooser(self._words)
        self.columns.changed.connect(self._columns_changed)
        self.columns.reset.connect(self._usual_columns)
        self._stack.addWidget(self.columns)

    # -- what is chosen

    def chosen(self) -> Document:
        """The document that is chosen."""
        return self._documents[self.document.code()]

    def about(self) -> str:
        """The kind of record that the document is to be about."""
        about = self.chosen().about
        return self.of.current() if self.of.current() in about else about[0]

    def set_subjects(self, subjects: Subjects) -> None:
        """Offer these cohorts and outlets; what was chosen stays chosen where it still exists."""
        words = self._words
        cohort, outlet = self.cohort.code(), self.outlet.code()
        self.cohort.clear()
        if offers_places(self.about()):
            self.cohort.addItem(words._("All cohorts"), "")
        for each in subjects.cohorts:
            self.cohort.addItem(f"{each.name}  {each.line}", each.id)
        self.outlet.clear()
        for each in subjects.outlets:
            self.outlet.addItem(f"{each.name}  {each.line}" if each.line else each.name, each.id)
        self._subjects = subjects
        self.cohort.set_code(cohort)
        self.outlet.set_code(outlet)

    def request(self) -> Request | None:
        """What is asked for, or None while there is no cohort or outlet to print."""
        outlet = self.outlet.code() if offers_places(self.about()) else ""
        cohort = self.cohort.code()
        if not (outlet if offers_places(self.about()) else cohort):
            return None
        options = {each.key: self._value(each) for each in self._offered()}
        return Request(self.document.code(), cohort or None, outlet or None, self.languages(), options)

    def languages(self) -> tuple[Language, ...]:
        """The chosen languages, the first one first."""
        chosen = dict.fromkeys((self.first.code(), self.second.code()))
        return tuple(each for code in chosen for each in LANGUAGES if each == code)

    def choose(self, *, cohort: str = "", outlet: str = "") -> None:
        """Turn to a cohort's document, or to an outlet's."""
        self._turn("outlet" if outlet else "cohort")
        if outlet:
            self.outlet.set_code(outlet)
        if cohort or outlet:
            self.cohort.set_code(cohort)

    def state(self) -> dict[str, Any]:
        """What a person chose, as plain JSON data; no record's value but ids."""
        return {
            "document": self.document.code(),
            "of": self.about(),
            "cohort": self.cohort.code(),
            "outlet": self.outlet.code(),
            "languages": list(self.languages()),
            "columns": {key: list(keys) if keys else None for key, keys in self._columns.items()},
            **self._values,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state(); cohort and outlet are chosen once they are offered."""
        if state.get("document") in self._documents:
            self.document.set_code(str(state["document"]))
        # before there were several documents, columns were kept by kind alone
        columns = {key if "." in key else f"roster.{key}": keys for key, keys in (state.get("columns") or {}).items()}
        self._columns = {key: tuple(map(str, keys)) if keys else None for key, keys in columns.items()}
        known = {each.key: each for document in self._documents.values() for each in document.options if not each.usual}
        self._values = {key: state[key] for key, each in known.items() if type(state.get(key)) is type(each.default)}
        languages = [str(each) for each in state.get("languages") or [self._words.language]]
        self.first.set_code(languages[0])
        self.second.set_code(languages[1] if len(languages) > 1 else "")
        for choice, key in ((self.cohort, "cohort"), (self.outlet, "outlet")):
            if (wanted := str(state.get(key) or "")) and choice.findData(wanted) < 0:
                choice.addItem("", wanted)
            choice.set_code(wanted)
        about, of = self.chosen().about, str(state.get("of"))
        self._turn(of if of in about else about[0])

    # -- the document's own options

    def _offered(self) -> list[Option]:
        return [each for each in self.chosen().options if self.about() in each.about]

    def _value(self, option: Option) -> OptionValue:
        if option.usual is None:
            return self._values.get(option.key, option.default)
        others = {each.key: self._value(each) for each in self._offered() if each.usual is None}
        return self._columns.get(self._columns_key()) or option.usual(self.about(), others)

    def _columns_key(self) -> str:
        return f"{self.document.code()}.{self.about()}"

    def _rebuild(self) -> None:
        """A widget for each option of the document that is chosen."""
        for held in (self._own, self._paper):
            while (item := held.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.setParent(None)
                    widget.deleteLater()
        offered = [each for each in self._offered() if each.usual is None]
        for option in offered:
            (self._paper if option.paper else self._own).addWidget(self._widget(option))
        self._paper_title.setVisible(any(each.paper for each in offered))

    def _widget(self, option: Option) -> QWidget:
        label, value = self._words.say(option.label), self._value(option)
        if not option.choices:
            box = QCheckBox(label)
            box.setObjectName(option.key)
            box.setFont(font("text"))
            box.setChecked(bool(value))
            box.clicked.connect(lambda on: self._set(option, on))
            return box
        choice = _wide(Choice([(code, self._words.say(said)) for code, said in option.choices], label))
        choice.setObjectName(option.key)
        choice.set_code(str(value))
        choice.picked.connect(lambda: self._set(option, choice.code()))
        return choice if option.paper else Labelled(label, choice)

    def _set(self, option: Option, value: OptionValue) -> None:
        self._values[option.key] = value
        self._touched()

    def _turn(self, of: str) -> None:
        self.of.choose(of)
        if self._subjects.cohorts or self._subjects.outlets:
            self.set_subjects(self._subjects)
        self._rebuild()
        self._settle()

    def _changed_document(self) -> None:
        self._turn(self.about())
        self.changed.emit()

    def _changed_kind(self) -> None:
        self._turn(self.of.current())
        self.changed.emit()

    def _touched(self) -> None:
        self._settle()
        self.changed.emit()

    def _columns_changed(self) -> None:
        self._columns[self._columns_key()] = self.columns.keys()
        self._touched()

    def _usual_columns(self) -> None:
        self._columns[self._columns_key()] = None
        self._touched()

    def _settle(self) -> None:
        """Show what belongs to the chosen document, and its columns."""
        self.of.setVisible(len(self.chosen().about) > 1)
        self._outlet_row.setVisible(offers_places(self.about()))
        option = next((each for each in self._offered() if each.usual is not None), None)
        for each in (self._columns_title, self.columns):
            each.setVisible(option is not None)
        if option is None:
            return
        keys = self._value(option)
        if isinstance(keys, tuple) and keys != self.columns.keys():
            self.columns.set_keys(keys)
        self.columns.usual.setEnabled(self._columns.get(self._columns_key()) is not None)


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
