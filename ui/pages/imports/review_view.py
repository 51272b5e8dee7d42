"""The review of one file: story, tables, suspected duplicates, foot; and what the keys and buttons decide about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from exchange_app.domain import titles
from exchange_app.kinds import KINDS, Value
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.text import Words
from ui.components.icons import icon
from ui.lists.pairs.pair import PairAnswer, SuspectedPair
from ui.lists.pairs.panel import DuplicatesPanel
from ui.pages.imports.chooser import LEAVE_OUT, FieldChooser
from ui.pages.imports.draft import ImportDraft
from ui.pages.imports.file_strip import FileStrip
from ui.pages.imports.foot import ImportFoot
from ui.pages.imports.jobs import PreparedReview
from ui.pages.imports.lines import ImportLine, LineState
from ui.pages.imports.offers import fields_at, offers_of, samples_at
from ui.pages.imports.problem_walk import ProblemWalk
from ui.pages.imports.review_data import ImportReview, sheet_names
from ui.pages.imports.sheet_model import ReviewModel
from ui.pages.imports.tables import ReviewTables
from ui.pages.imports.unread_view import UnreadView
from ui.pages.imports.why import WhyPopup, column_reasons, column_title, row_reasons


class ImportView(QWidget):
    """Shows an ImportReview under the ImportDraft of its file. It reads and writes nothing itself: it says when the file is to be looked at anew."""

    look_wanted = Signal()
    """The draft's corrections, cohort or side have changed."""
    sheet_wanted = Signal(int)
    """Another table of the same preview."""
    counted = Signal()
    """counts() gives something else now."""
    read_as_said = Signal()
    """A person said how a sheet is to be read that was not."""
    no_record = Signal(object)
    """An ImportLine that is surely no record, and was to be taken in, set aside or left out as one."""
    gone = Signal()
    """The row or the pair that was current is not shown any more, so that none is."""
    new_cohort_asked = Signal()
    """The people are to go into a cohort that is still to be made: its values are asked for, then make_cohort()."""

    def __init__(self, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.draft = ImportDraft()
        self.found: PreparedReview | None = None
        self._section = 0
        self._steps: list[dict[str, Any]] = []
        self._undone: list[dict[str, Any]] = []
        """The draft as it was before each step that can be taken back, the latest last."""
        self.model = ReviewModel(words, self)
        self.story = FileStrip(words, own)
        self.tables = ReviewTables(self.model, words)
        self.unread = UnreadView(words)
        self.duplicates = DuplicatesPanel(words)
        self.foot = ImportFoot(words)
        self.problems = ProblemWalk(words, self.model, self.tables, self)
        self.chooser = FieldChooser(words, self)
        self.why = WhyPopup(words, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.tables)
        self.splitter.addWidget(self.duplicates)
        self.splitter.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.story)
        column.addWidget(self.unread, 1)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.foot)
        self._connect()

    def _connect(self) -> None:
        self.story.sheet_chosen.connect(self._choose_sheet)
        self.story.kind_chosen.connect(lambda kind: self._correct(kind=kind, columns={}))
        self.story.header_chosen.connect(
            lambda row: self._correct(header_rows=None if row < 0 else (row,) if row else (), columns={})
        )
        self.story.side_chosen.connect(self._choose_side)
        self.story.cohort_chosen.connect(self._choose_cohort)
        self.story.new_cohort_asked.connect(self.new_cohort_asked)
        self.foot.cohort_asked.connect(self._offer_cohorts)
        self.unread.said.connect(self._read_as)
        self.tables.mapping_asked.connect(self.ask_field)
        self.tables.head_menu_asked.connect(self._head_menu)
        self.tables.column_confirmed.connect(self.confirm_column)
        self.why.choose_asked.connect(lambda: self.tables.head.ask(self._section))
        self.tables.keyed.connect(self._on_key)
        self.tables.sign_clicked.connect(self._on_sign)
        self.chooser.chosen.connect(lambda fields: self.map_column(self._section, fields))
        self.duplicates.answered.connect(self._on_answer)
        self.duplicates.current.connect(self._on_pair)
        self.duplicates.gone.connect(self.gone)
        self.problems.given.connect(self._on_given)
        self.problems.left_out.connect(lambda: self.refuse(advance=True))
        self.problems.none_left.connect(lambda: self.keys_place().setFocus())
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        for keys, do in (
            (QKeySequence(Qt.Key.Key_F8), self.problems.go_on),
            (QKeySequence(shift | Qt.Key.Key_F8), partial(self.problems.go_on, -1)),
            (QKeySequence(control | shift | Qt.Key.Key_N), self.ask_cohort),
            (QKeySequence(control | Qt.Key.Key_PageDown), self.step_sheet),
            (QKeySequence(control | Qt.Key.Key_PageUp), partial(self.step_sheet, -1)),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # Showing -------------------------------------------------------------------------------------------------------

    @property
    def review(self) -> ImportReview:
        """The table shown. Only to be asked for when something is."""
        if self.found is None:
            raise RuntimeError("no file is shown")
        return self.found.review

    def show_found(self, path: Path, saved: datetime | None, found: PreparedReview, *, again: bool = False) -> None:
        """Show a reading, with everything that was decided before; `again`: the one that is shown, as it is after a write."""
        current = self.tables.left.currentIndex()
        at = (current.row(), current.column())
        line = self.model.place_of_row(at[0]) if current.isValid() else -1
        typing = self.problems.typing()
        self.found = found
        self.draft.side = found.side
        review = found.review
        self.draft.apply_all(review)
        self.problems.begin(review, typing)
        self.model.fill(review.raw, review.heads, review.targets, review.lines)
        self.tables.settle(self._becomes(review), review.header_row)
        self.story.tell(path, saved, found, self.draft.cohort, self.draft.corrected)
        self.unread.setVisible(review.unread is not None)
        self.splitter.setVisible(review.unread is None)
        if review.unread is not None:
            self.unread.show_sheet(review.unread, review.name or path.name, again=again)
        self.duplicates.setVisible(bool(review.pairs))
        blocked = self.duplicates.blockSignals(True)
        pair = next((row for row, each in enumerate(review.pairs) if each.key == self.duplicates.at), -1)
        self.duplicates.fill(review.pairs, pair if again and self.duplicates.at else None)
        self.duplicates.blockSignals(blocked)
        wanted = self.duplicates.wanted_height()
        self.duplicates.setMinimumHeight(min(wanted, 93))
        self.splitter.setSizes([max(200, self.splitter.height() - wanted), wanted])
        gone = again and self.model.row_of(line) < 0
        if (gone and line >= 0) or (pair < 0 and again and self.duplicates.at and review.pairs):
            self.gone.emit()
        if gone:
            self.tables.let_go()
        elif self.model.rowCount():
            row = self.model.row_of(line) if again else min(max(0, at[0]), self.model.rowCount() - 1)
            first = next((section for section, head in enumerate(review.heads) if head.label), 0)
            self.tables.go_to(row, min(at[1] if at[1] >= 0 else first, max(0, self.model.left_count - 1)))
        self._count()
        self.problems.resume()

    def _becomes(self, review: ImportReview) -> str:
        words, kind = self._words, KINDS[review.kind]
        cohort = review.preview.cohort
        if kind.current is None:
            return words.say(kind.plural)
        if cohort is None:
            return words._("Applicants, without an application")
        return words._("Applicants, application in {cohort}", cohort=titles.title(cohort))

    @property
    def takes_cohort(self) -> bool:
        """Whether the list that is shown is one of people, who can go into a cohort."""
        shown = self.found.review if self.found is not None else None
        return shown is not None and shown.unread is None and KINDS[shown.kind].current is not None

    def show_filter(self, chosen: str) -> None:
        """Show only the lines of a filter; the current line stays current where it still is."""
        current = self.tables.left.currentIndex()
        line = self.model.place_of_row(current.row()) if current.isValid() else -1
        self.problems.callout.hide()
        self.model.show(chosen)
        row = self.model.row_of(line) if line >= 0 else -1
        if self.model.rowCount():
            self.tables.go_to(max(0, row), max(0, current.column()))
        self.counted.emit()

    def counts(self) -> dict[str, int]:
        """How many lines there are under each filter, with `cells`."""
        return self.draft.counts(self.review) if self.found is not None else {}

    def _count(self) -> None:
        review = self.review
        declared = fields_of(review.kind)
        lacking = [] if review.unread is not None else review.sheet.lacking
        self.foot.tell(
            self.counts(),
            review.preview.needs_cohort and KINDS[review.kind].current is not None,
            self.takes_cohort and review.preview.cohort is None,
            self._words.join(self._words.say(declared[key].label) for key in lacking),
        )
        self.tables.repaint_rows()
        self.counted.emit()

    # Choosing ------------------------------------------------------------------------------------------------------

    def _choose_sheet(self, code: str) -> None:
        self.sheet_wanted.emit(int(code))

    def step_sheet(self, step: int = 1) -> None:
        """Go to the next sheet of the file, read or not (-1: to the one before), round from the last to the first."""
        if self.found is not None and (count := len(sheet_names(self.review.preview))) > 1:
            self.sheet_wanted.emit((self.review.sheet_at + step) % count)

    def _correct(self, **changes: object) -> None:
        self._step()
        self.draft.correct(self.review.name, **changes)
        self.look_wanted.emit()

    def _read_as(self, row: int, kind: str) -> None:
        """A sheet that was not read is a list after all: the number of its header row, 0 for none, and what it lists."""
        self._correct(kind=kind, header_rows=(row,) if row else (), columns={}, read=True)
        self.read_as_said.emit()

    def keys_place(self) -> QWidget:
        """The part that has the keys: the tables, or the sheet that was not read."""
        return self.tables if self.unread.isHidden() else self.unread

    def _choose_side(self, side: str) -> None:
        self.draft.side = side
        self.look_wanted.emit()

    def _choose_cohort(self, code: str) -> None:
        self._step()
        self.draft.cohort, self.draft.new_cohort = code or None, {}
        self.look_wanted.emit()

    def _offer_cohorts(self) -> None:
        """The cohorts to choose from; where there is none yet, one is made."""
        if self.found is not None and self.found.cohorts:
            self.story.offer_cohorts(self.foot.cohort)
        else:
            self.ask_cohort()

    def ask_cohort(self) -> None:
        """Ask for the cohort that is made with the people of the list, where it is one of people."""
        if self.takes_cohort:
            self.new_cohort_asked.emit()

    def make_cohort(self, values: Mapping[str, Value]) -> None:
        """The people of the file go into a cohort of these values, which is made with them."""
        self._step()
        self.draft.cohort, self.draft.new_cohort = None, dict(values)
        self.look_wanted.emit()

    def ask_field(self, section: int, at: QPoint) -> None:
        """Open the list of what a column can be."""
        self._section = section
        review = self.review
        self.chooser.ask(
            at, offers_of(review, section, self._words), fields_at(review, section), samples_at(review, section)
        )

    def _head_menu(self, section: int, at: QPoint) -> None:
        """What can be done with a column, at its head."""
        words, menu = self._words, QMenu(self)
        head = self.review.heads[section]
        if head.doubtful:
            it_is = words._("It is {field}", field=head.label)
            menu.addAction(icon("check"), it_is, lambda: self.confirm_column(section))
        menu.addAction(icon("columns"), words._("Choose what the column is…"), lambda: self.tables.head.ask(section))
        menu.addAction(icon("blocked"), words._("Leave this column out"), lambda: self.map_column(section, LEAVE_OUT))
        menu.addAction(icon("info"), words._("Why?"), lambda: self.tell_why(section))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def tell_why(self, section: int = -1) -> None:
        """Say why a column, by default the current one, was read as it was; and why the current row is no record, if it is none."""
        review, words = self.review, self._words
        self._section = section = section if section >= 0 else self.tables.current_section()
        row = self.tables.left.currentIndex().row()
        reasons = column_reasons(review, section, words)
        if row >= 0:
            reasons += row_reasons(self.model.line(row), words)
        self.why.tell(column_title(review, section, words), reasons, self.tables.head.below(section))

    def map_column(self, section: int, fields: tuple[str, ...]) -> None:
        """Read a column of the sheet as these fields from now on; where it was not sure that it is that, it is now."""
        if fields != fields_at(self.review, section) or self.review.heads[section].doubtful:
            self._step()
            self.draft.map_column(self.review, section, fields)
            self.look_wanted.emit()

    def confirm_column(self, section: int = -1) -> None:
        """A column, by default the current one, is what it was read as; where it is not asked about, go to the first that is."""
        asked = [at for at, head in enumerate(self.review.heads) if head.doubtful]
        section = section if section >= 0 else self.tables.current_section()
        if section in asked:
            self.map_column(section, fields_at(self.review, section))
        elif asked and self.model.rowCount():
            self.tables.go_to(max(0, self.tables.left.currentIndex().row()), asked[0])

    # Rows ----------------------------------------------------------------------------------------------------------

    def _on_key(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_S:
                self.set_aside()
            case Qt.Key.Key_A:
                self.accept()
            case Qt.Key.Key_R:
                self.refuse()
            case Qt.Key.Key_W:
                self.tell_why()
            case Qt.Key.Key_C:
                self.confirm_column()
            case Qt.Key.Key_F4 | Qt.Key.Key_M:
                self.tables.ask_mapping()
            case Qt.Key.Key_Escape:
                self.problems.callout.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                if not self.problems.start_typing():
                    self.tables.ask_mapping()

    def accept(self) -> None:
        """Take the chosen rows: those left out come back, those set aside are records, a suspected duplicate is the same person."""
        chosen = [self.model.line(row) for row in self.tables.chosen_rows()]
        if self._told_no_record(chosen):
            return
        self._step()
        if aside := [line for line in chosen if line.waits]:
            self.draft.take(self.review, aside, True)
            self.look_wanted.emit()
        for row, line in zip(self.tables.chosen_rows(), chosen, strict=True):
            if line.left_out:
                self.draft.leave_out(self.review, line, False)
            elif line.state is LineState.TWICE:
                self._judge(self.model.place_of_row(row), PairAnswer.SAME)
        self._count()

    def refuse(self, *, advance: bool = False) -> None:
        """Leave the chosen rows out."""
        chosen = [self.model.line(row) for row in self.tables.chosen_rows()]
        if self._told_no_record(chosen):
            return
        self._step()
        for line in chosen:
            if line.state is not LineState.HEADING:
                self.draft.leave_out(self.review, line, True)
        self.problems.callout.hide()
        self._count()
        if advance:
            self.problems.go_on()

    def set_aside(self) -> None:
        """The chosen rows are no records: they wait, and are told."""
        chosen = [self.model.line(row) for row in self.tables.chosen_rows()]
        if not self._told_no_record(chosen):
            self._take([line for line in chosen if line.is_record], False)

    def _on_sign(self, row: int) -> None:
        line = self.model.line(row)
        if not self._told_no_record([line]):
            self._take([line], not line.is_record)

    def _told_no_record(self, lines: Sequence[ImportLine]) -> bool:
        """Where nothing but headings, totals and empty rows is chosen, say so."""
        nothing = bool(lines) and all(line.state is LineState.HEADING for line in lines)
        if nothing:
            self.no_record.emit(lines[0])
        return nothing

    def take_in(self, line: ImportLine) -> None:
        """Take a line in as a record, whatever it looks like."""
        self._take([line], True)

    def _take(self, lines: list[ImportLine], record: bool) -> None:
        if lines:
            self._step()
            self.draft.take(self.review, lines, record)
            self.look_wanted.emit()

    def _step(self) -> None:
        """What is decided next can be taken back by Ctrl+Z."""
        self._steps.append(self.draft.to_data())
        self._undone.clear()

    def forget_steps(self) -> None:
        """Another file: nothing of the one before can be taken back."""
        self._steps.clear()
        self._undone.clear()

    @property
    def undone(self) -> int:
        """How many decisions that were taken back can be made again."""
        return len(self._undone)

    @property
    def steps(self) -> int:
        """How many decisions can be taken back."""
        return len(self._steps)

    def take_back(self) -> None:
        """Take back what was decided last; what changed nothing counts for nothing."""
        now = self.draft.to_data()
        while self._steps and self._steps[-1] == now:
            self._steps.pop()
        if self._steps:
            self._undone.append(now)
            self.draft = ImportDraft.from_data(self._steps.pop())
            self.look_wanted.emit()

    def make_again(self) -> None:
        """Make the decision again that was taken back last."""
        if self._undone:
            self._steps.append(self.draft.to_data())
            self.draft = ImportDraft.from_data(self._undone.pop())
            self.look_wanted.emit()

    def _judge(self, at: int, decision: PairAnswer) -> None:
        self.draft.judge(self.review, at, decision)
        for pair in self.review.pairs:
            if pair.line == at:
                pair.decision = decision
        self.duplicates.list.viewport().update()

    def _on_answer(self, pair: SuspectedPair, answer: PairAnswer) -> None:
        self._step()
        self.draft.judge(self.review, pair.line, answer)
        self._count()

    def _on_pair(self, pair: SuspectedPair) -> None:
        row = self.model.row_of(pair.line)
        if row >= 0 and row != self.tables.left.currentIndex().row():
            self.tables.go_to(row, max(0, self.tables.left.currentIndex().column()))

    def _on_given(self, at: int, field: str, value: Value | None) -> None:
        self._step()
        self.draft.type_value(self.review, at, field, value)
        self._count()
        self.problems.go_on()
