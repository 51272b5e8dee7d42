"""The form of one record: sections of fields, what is wrong under each, two columns where there is room, a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from exchange_app.domain import titles
from exchange_app.domain.records import REMOVAL, Record
from exchange_app.domain.rules.eligibility import age_on, person_findings
from exchange_app.domain.rules.record import choice_findings, move_findings, order_findings
from exchange_app.kinds import Field, Section, Value, kind
from exchange_app.kinds.registry import made_for
from exchange_app.store.results import Problem
from exchange_app.text import Message, msg
from ui.components import labels
from ui.components.pill import Pill
from ui.components.scrolling import ScrollArea
from ui.forms.lookups import Lookups
from ui.forms.row import FieldRow, SaidUnder
from ui.forms.standing_values import Standing, StandingBox

GAP = 4
"""Pixels between two fields."""
WIDE = 720
"""From this width in pixels on the sections stand in two columns."""


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record with all that its form shows beside its values: names of references, noted problems, cohorts, conflicts."""

    record: Record
    names: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    cohorts: Sequence[Record] = ()
    standing: Mapping[str, Standing] = field(default_factory=dict)
    """Open conflicts by field, `removed` for a contested removal."""
    hidden: Mapping[str, Value] = field(default_factory=dict)
    """The sensitive values in the clear: rules judge by them, and nobody sees them."""


class Revealed(NamedTuple):
    """A record in the clear, and the values that stand side by side in the field that is to be shown."""

    record: Record
    sides: Standing = ()


class _SectionBox(QWidget):
    """One section with its heading."""

    def __init__(self, section: Section, rows: list[FieldRow], title: str) -> None:
        super().__init__()
        self.rows = rows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(GAP)
        self.heading = labels.SectionHeading(title)
        self._count: Pill | None = None
        column.addWidget(self.heading)
        if section.paired:
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(GAP)
            for at, row in enumerate(rows):
                grid.addWidget(row, at // 2, at % 2)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            column.addLayout(grid)
        else:
            for row in rows:
                column.addWidget(row)

    def say_count(self, text: str) -> None:
        """How many problems there are in the section, at the end of its heading; nothing where there are none."""
        if self._count is None and text:
            self._count = Pill("", "bad")
            self.heading.add(self._count)
        if self._count is not None:
            self._count.say(text, "bad")
            self.heading.update()


class RecordForm(ScrollArea):
    """Shows a record and edits it. `drafted` comes when what is typed changes, `submitted` when it is to be saved."""

    drafted = Signal()
    submitted = Signal()
    tabbed = Signal(str)
    """Field whose edit was ended by Tab."""
    left_behind = Signal(int)
    """Tab went on behind the last field (1), or before the first (-1)."""
    settled = Signal(str, object)
    """Field (or `removed`) of an open conflict, and the value that a person chose."""
    reveal_asked = Signal(str)
    """Field whose masked value is to be shown."""
    struck = Signal(int)
    """The number of a problem about which nothing is left to do."""

    def __init__(
        self,
        kind_key: str,
        lookups: Lookups,
        *,
        fixed: Mapping[str, Value] | None = None,
        walks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`fixed` fields are set from outside and not shown (the applicant of a new application); with `walks` Tab in an
        editor goes on to the next field and never out of the form by itself.
        """
        super().__init__(parent=parent)
        self.kind = kind(kind_key)
        self.lookups, self.words = lookups, lookups.words
        self.shown: ShownRecord | None = None
        self.fixed = dict(fixed or {})
        self._walks = walks
        self._tried = False
        self._fresh: dict[str, str] = {}
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._inner.setObjectName("surface")
        self._inner.setMinimumWidth(1)
        # While it is empty: a filled one is measured at once and dressed for it, and dressed anew with the next parent it gets.
        self.setWidget(self._inner)
        self._columns = QHBoxLayout(self._inner)
        self._columns.setContentsMargins(16, 8, 16, 16)
        self._columns.setSpacing(32)
        self._contested: StandingBox | None = None
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(2)
            self._columns.addLayout(column, 1)
        self.rows: dict[str, FieldRow] = {}
        self._sections: list[_SectionBox] = []
        for section in self.kind.sections:
            keys = [key for key in section.fields if key not in self.fixed]
            if keys:
                self._sections.append(
                    _SectionBox(
                        section,
                        [self._row(self.kind.field(key), section.paired) for key in keys],
                        self.words.say(section.title),
                    )
                )
        self._wide: bool | None = None
        self._spread(False)

    def _row(self, declared: Field, paired: bool) -> FieldRow:
        row = FieldRow(declared, self.lookups, self, label_width=80 if paired else 124)
        self.rows[declared.key] = row
        return row

    # What a row tells ----------------------------------------------------------------------------------------------

    def row_edited(self) -> None:
        """What is typed in a row has changed."""
        self.drafted.emit()

    def row_done(self) -> None:
        """Enter ended the edit."""
        self.submitted.emit()

    def row_left(self) -> None:
        """The focus left an editor."""
        self.check()

    def row_tabbed(self, row: FieldRow, step: int) -> bool:
        """On to the next field, its editor open too; a hidden value is not opened by passing through."""
        if not self._walks:
            return False
        rows = list(self.rows.values())
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            if (rows[at].field.sensitive or rows[at].stays) and rows[at].editor is None:
                rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                rows[at].open()
            self.ensureWidgetVisible(rows[at])
        else:
            self.left_behind.emit(step)
        self.tabbed.emit(row.field.key)
        return True

    def first_row(self) -> FieldRow:
        """The first field."""
        return next(iter(self.rows.values()))

    def last_row(self) -> FieldRow:
        """The last field."""
        return next(reversed(self.rows.values()))

    def row_revealed(self, field: Field) -> None:
        """A masked value is to be shown: whoever holds the form has that entered in the journal, and then tells reveal()."""
        if self.shown is not None:
            self.reveal_asked.emit(field.key)

    def reveal(self, key: str, revealed: Revealed) -> None:
        """Show a value in the clear, as far as the record is still shown."""
        if self.shown is not None and self.shown.record.id == revealed.record.id:
            self.rows[key].reveal(revealed.record.get(key), revealed.sides)

    def row_settled(self, key: str, value: Value | None) -> None:
        """A person chose one of the values that stand."""
        self.settled.emit(key, value)

    def row_struck(self, problem: int) -> None:
        """Nothing is left to do about a problem."""
        self.struck.emit(problem)

    # Showing -------------------------------------------------------------------------------------------------------

    def show_record(self, shown: ShownRecord, *, saved: Collection[str] = ()) -> None:
        """Show a record; a form of another one starts without a draft. An editor in which nothing is changed closes,
        unless somebody is in it; that of a field just `saved` does.
        """
        busy = self.window().focusWidget()
        other = self.shown is None or self.shown.record.id != shown.record.id
        same = not other and self.shown is not None and self.shown.record.version == shown.record.version
        self._tried = self._tried and not other
        self.shown = shown
        for key, row in self.rows.items():
            value = shown.record.get(key)
            row.stays = key in made_for(self.kind.key)
            if other or (key in saved and row.holds(value)):
                row.close(keep=False)
            keeps = same and row.revealed
            if not keeps:
                row.put(value, shown.names.get(key), self._after(key, value))
            within = row.editor is not None and busy is not None and row.isAncestorOf(busy) and not other
            if not row.changed and (key in saved or not within):
                row.pinned = row.pinned and key not in saved
                row.close()
            if not keeps:
                row.contest(shown.standing.get(key, ()))
        self._contest(shown.standing.get(REMOVAL, ()))
        self.check()
        if other:
            self.verticalScrollBar().setValue(0)

    def _contest(self, sides: Standing) -> None:
        """Above everything: that one side took the record out."""
        if self._contested is not None:
            self._contested.hide()
            self._contested.deleteLater()
            self._contested = None
        if sides:
            self._contested = StandingBox(sides, self.lookups.own_agency, self.words, removal=True)
            self._contested.chosen.connect(lambda at: self.settled.emit(REMOVAL, sides[at].value))
            self._left.insertWidget(0, self._contested)

    def start_new(self, values: Mapping[str, Value] | None = None) -> None:
        """An empty form for a new record, every editor open."""
        self.shown, self._tried = None, False
        self._contest(())
        for key, row in self.rows.items():
            row.pinned, row.stays = True, False
            row.put(None)
            row.contest(())
            given = (values or {}).get(key, row.field.default)
            editor = row.open(take=False)
            editor.put(given)
            row.require()
        self._fresh = self.draft()
        self.check()

    @property
    def begun(self) -> int:
        """How many fields were typed in the form of a new record."""
        return sum(1 for key, text in self.draft().items() if self._fresh.get(key) != text)

    def _after(self, key: str, value: Value | None) -> str:
        if key == "birth_date" and isinstance(value, date):
            return self.words.n_("{count} year old", "{count} years old", age_on(value, date.today()))
        return ""

    # What is typed -------------------------------------------------------------------------------------------------

    def changes(self) -> dict[str, Value | None]:
        """What differs from the record and can be read."""
        found: dict[str, Value | None] = {}
        for key, row in self.rows.items():
            value = row.read()
            if row.editor is not None and not isinstance(value, Message) and value != row.value:
                found[key] = value
        return found

    def values(self) -> dict[str, Value | None]:
        """All values as they would stand after saving."""
        base: dict[str, Value | None] = dict(self.fixed)
        if self.shown is not None:
            base = {**self.shown.record.values, **self.shown.hidden}
        return {**base, **self.changes()}

    def unreadable(self) -> dict[str, Message]:
        """Why some of what is typed cannot be saved, by field; only what was touched, or all of a new record."""
        found: dict[str, Message] = {}
        for key, row in self.rows.items():
            value = row.read()
            if row.editor is not None and isinstance(value, Message) and (row.pinned or row.changed):
                found[key] = value
        return found

    @property
    def dirty(self) -> int:
        """How many fields differ from the record."""
        return sum(1 for row in self.rows.values() if row.changed)

    def draft(self) -> dict[str, str]:
        """What is typed and not saved, by field, as it is typed."""
        return {key: row.editor.text() for key, row in self.rows.items() if row.editor is not None and row.changed}

    def take_draft(self, draft: Mapping[str, Any]) -> None:
        """Type it again."""
        for key, text in draft.items():
            if key in self.rows and isinstance(text, str):
                self.rows[key].open(take=False).put_text(text)
        self.check()
        self.drafted.emit()

    @property
    def under_way(self) -> bool:
        """Whether the editor of a field is open."""
        return any(row.editor is not None for row in self.rows.values())

    def give_up(self, keys: Collection[str]) -> None:
        """Give up what is typed in some fields."""
        for key in keys:
            if key in self.rows:
                self.rows[key].close(keep=False)
        self.check()
        self.drafted.emit()

    def discard(self) -> None:
        """Give up what is typed."""
        for row in self.rows.values():
            row.pinned = False
            row.close(keep=False)
        self.check()
        self.drafted.emit()

    def check(self, *, strict: bool = False) -> bool:
        """Say under each field what is wrong; true when everything typed can be saved.

        With `strict` (and from then on) also what a new record lacks; else that is only said where something was typed.
        """
        strict = self._tried = strict or self._tried
        unreadable = self.unreadable()
        said: dict[str, list[SaidUnder]] = {}
        for key, why in unreadable.items():
            editor = self.rows[key].editor
            typed = editor is not None and bool(editor.text().strip())
            if strict or typed or (self.shown is not None):
                said.setdefault(key, []).append(SaidUnder(self.words.say(why)))
        changed = self.changes()
        shown = self.shown
        for key, message in self._findings(shown):
            said.setdefault(key, []).append(SaidUnder(self.words.say(message)))
        for problem in shown.problems if shown else ():
            key = problem.field or ""
            if key in self.rows and key not in changed:
                said.setdefault(key, []).append(SaidUnder(self._told(problem), problem.number))
        for key, row in self.rows.items():
            row.complain(list(dict.fromkeys(said.get(key, []))))
        for box in self._sections:
            count = sum(1 for row in box.rows if row.field.key in said)
            box.say_count(self.words.n_("{count} problem", "{count} problems", count) if count else "")
        return not unreadable

    def _findings(self, shown: ShownRecord | None) -> Iterator[tuple[str, Message]]:
        """What the rules say about the values as they would stand, beyond each single one: by field."""
        own, values = f"{self.kind.key}.", self.values()
        given = {key: value for key, value in values.items() if value is not None}
        found = [(each, each.message) for each in order_findings(self.kind.key, values)]
        found += [(each, each.message) for each in choice_findings(self.kind.key, values, title=self.lookups.title)]
        if shown:
            found += [(each, each.message) for each in move_findings(self.kind.key, shown.record.values, values)]
        for cohort in shown.cohorts if shown else ():
            person = replace(shown.record, values=given) if shown else cohort
            title = titles.title(cohort)
            found += [
                (each, msg("{cohort}: {finding}", cohort=title, finding=each.message))
                for each in person_findings(person, cohort)
            ]
        for each, message in found:
            key = next((field for field in each.fields if field.startswith(own)), "")
            if key:
                yield key.removeprefix(own), message

    def _told(self, problem: Problem) -> str:
        """What an import could not read, with the words that stand in the file and where."""
        sentence = self.words.say(problem.message)
        if not problem.cell:
            return sentence
        place = problem.place
        words = (
            self.words._("In the file: “{cell}” ({place})", cell=problem.cell, place=place)
            if place
            else self.words._("In the file: “{cell}”", cell=problem.cell)
        )
        return f"{sentence} {words}"

    def first_wrong(self) -> None:
        """Put the cursor into the first field that cannot be saved."""
        for key in self.unreadable():
            self.rows[key].open()
            self.ensureWidgetVisible(self.rows[key])
            return

    def edit(self, key: str = "") -> None:
        """Open the editor of a field, the first one where none is named."""
        row = self.rows.get(key) or next(iter(self.rows.values()))
        row.begin()
        self.ensureWidgetVisible(row)

    # Columns -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns when wide."""
        super().resizeEvent(event)
        self._spread(event.size().width() >= WIDE)

    def _spread(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for column in (self._left, self._right):
            while column.takeAt(0) is not None:
                pass
        if self._contested is not None:
            self._left.addWidget(self._contested)
        rows = sum(len(box.rows) + 1 for box in self._sections)
        used = 0
        for box in self._sections:
            (self._right if wide and used * 2 >= rows else self._left).addWidget(box)
            used += len(box.rows) + 1
        for column in (self._left, self._right):
            column.addStretch(1)
        self._columns.setStretch(1, 1 if wide else 0)
        self._columns.setSpacing(32 if wide else 0)
