"""People and outlets that may be entered twice: the pairs at the left, both records side by side at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from exchange_app.kinds import kind
from exchange_app.kinds.registry import compared_kinds, page_of, seen_in_list
from exchange_app.progress import Progress
from exchange_app.services.duplicates.suspects import Suspects, say, side_by_side
from exchange_app.services.naming import referred_names
from exchange_app.store import OperationResult, Reader
from exchange_app.text import fold
from ui.components.buttons import button
from ui.components.empty import EmptyPage
from ui.components.fields import SearchField
from ui.components.keys import TwiceKeys
from ui.components.labels import Elided, line
from ui.components.panel import BreakingBar, PageHeader
from ui.components.segments import Segments
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import GoTo, ToDuplicates, ToRecord
from ui.lists.pairs.evidence import EvidencePanel, SideBySide
from ui.lists.pairs.pair import PairAnswer, SuspectedPair
from ui.lists.pairs.panel import DuplicatesPanel, answer_of
from ui.lists.pairs.side import fact, half
from ui.pages import Page


class DuplicatesPage(Page):
    """S links, D keeps apart, L goes on to the next one, U takes the last answer back."""

    key = "duplicates"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = self.words
        self._kind = compared_kinds()[0]
        self._pairs: list[Suspects] = []
        self._later: set[tuple[str, str]] = set()
        self._answers = 0
        self.header = PageHeader(self.title())
        self.kinds = Segments(
            [(each, words.say(kind(each).plural)) for each in compared_kinds()], words._("What may be entered twice")
        )
        self.where = Segments(
            [
                ("all", words._("All")),
                ("across", words._("Between agencies")),
                ("within", words._("Within one agency")),
            ],
            words._("Which pairs are shown"),
        )
        self.search = SearchField(words, words._("Find by name, code or number"))
        self.search.setMaximumWidth(280)
        self.undo_button = button(
            words._("Undo"), "plain", "undo", clicked=self.take_back, tip=words._("Take the last answer back (U)")
        )
        self.header.add(self.undo_button)
        told = words._(
            "Both records stay as they are; a link says that they are one, and travels with the next workbook."
        )
        self.list = DuplicatesPanel(words, told=told, keys=TwiceKeys, narrow=True)
        self.evidence = EvidencePanel(words, desk.store.agency)
        self.nothing = EmptyPage(
            "check-circle",
            "",
            words._("Go to the list"),
            lambda: desk.navigate(GoTo(page_of(self._kind))),
            kind="plain",
        )
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._left())
        self.split.addWidget(self.evidence)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([520, 640])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._bar())
        column.addWidget(line())
        column.addWidget(self.stack, 1)
        self.kinds.chosen.connect(self._choose)
        self.where.chosen.connect(lambda _key: self._fill())
        self.search.typed.connect(lambda _text: self._fill())
        self.search.left_down.connect(self.list.list.setFocus)
        self.list.answered.connect(lambda pair, answer: self.answer(answer, pair.line))
        self.list.current.connect(lambda pair: self._show(pair.line))
        self.list.gone.connect(self._gone)
        self.evidence.answered.connect(self.answer)
        self.evidence.opened.connect(self._open)
        desk.duplicates.found.connect(self._fill_again)
        self._say_answers()
        self._fill()

    def _bar(self) -> QWidget:
        bar = BreakingBar(40)
        self.search.setMinimumWidth(160)
        bar.row.addWidget(self.search, 1)
        bar.row.addStretch(1)
        bar.add(self.kinds)
        bar.add(self.where)
        return bar

    def _left(self) -> QWidget:
        """The pairs, and under them the keys."""
        left, foot = QWidget(), QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(48)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(Elided(self.words._("S same, D two, L later, U undo, J and K to move"), "second", "second"))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(line())
        column.addWidget(foot)
        return left

    # Showing -------------------------------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        self._kind = key
        self.kinds.choose(key)
        self._say_answers()
        self._fill()

    def _say_answers(self) -> None:
        words = self.words
        rule = kind(self._kind).same
        said = (words.say(rule.one), words.say(rule.two)) if rule is not None else ("", "")
        self.list.say_answers(*said)
        self.evidence.say_answers(*said)

    def _fill_again(self) -> None:
        """A method, which ends with the page: the watch outlives it."""
        self._fill(again=True)

    def _fill(self, *, again: bool = False) -> None:
        """Show the pairs that the filters leave, the current one still current. Where it is not among them the one that took
        its place is, or none where the person did not choose other pairs but they are found `again`."""
        row, held = self.list.list.currentIndex().row(), self.list.at
        every = self.desk.duplicates.pairs.get(self._kind, [])
        shown = [each for each in every if self._fits(each)]
        self._pairs = sorted(shown, key=lambda each: each.key in self._later)
        place = next((at for at, each in enumerate(self._pairs) if each.key == held), -1)
        if place < 0 and not (again and held):
            place = max(0, row)
        self.list.fill([self._line(at, each) for at, each in enumerate(self._pairs)], place)
        for each in compared_kinds():
            count = self.desk.duplicates.count(each)
            self.kinds.set_count(each, self.words.number(count) if count else "")
        self.header.note.setText(self.words.n_("{count} pair", "{count} pairs", len(every)) if every else "")
        self.undo_button.setEnabled(self._answers > 0)
        self.stack.setCurrentWidget(self.split if self._pairs else self.nothing)
        self._say_nothing(bool(every))
        if not self._pairs:
            self.evidence.show_pair(None)
        self.titled.emit()

    def _say_nothing(self, filtered: bool) -> None:
        words = self.words
        if not self.desk.duplicates.known:
            said = words._("Looking through the records…")
        elif filtered:
            said = words._("No pair is left by these filters.")
        else:
            rule = kind(self._kind).same
            said = words.say(rule.none) if rule is not None else ""
        self.nothing.sentence.setText(said)

    def _fits(self, pair: Suspects) -> bool:
        if self.where.current() != "all" and pair.across != (self.where.current() == "across"):
            return False
        wanted = fold(self.search.text())
        return not wanted or any(
            wanted in fold(f"{each.title} {each.code} {fact(pair.kind, each, 1, self.words)}")
            for each in (pair.first, pair.second)
        )

    def _line(self, at: int, pair: Suspects) -> SuspectedPair:
        own, words = self.desk.store.agency, self.words
        first, second = (half(pair.kind, each, own, words) for each in (pair.first, pair.second))
        return SuspectedPair(at, pair.key, first, second, pair.score)

    def _show(self, row: int) -> None:
        """Read both records beside the window."""
        if not 0 <= row < len(self._pairs):
            return
        pair, store = self._pairs[row], self.desk.store

        def task(_progress: Progress) -> SideBySide:
            with store.read() as reader:
                return read_both(reader, pair)

        def arrived(shown: SideBySide) -> None:
            current = self.list.list.currentIndex().row()
            if 0 <= current < len(self._pairs) and self._pairs[current] is pair:
                self.evidence.show_pair(shown)

        self.desk.operations.run(task, arrived, lambda _trouble: self.evidence.show_pair(None), owner=self)

    def _gone(self) -> None:
        self.evidence.show_pair(None)
        self.say_gone()

    def _open(self, which: int) -> None:
        shown = self.evidence.model.shown
        if shown is not None:
            self.desk.navigate(ToRecord(page_of(self._kind), shown.records[which].id))

    # Answering -----------------------------------------------------------------------------------------------------

    def answer(self, answer: PairAnswer, row: int | None = None) -> None:
        """What a person says of a pair (default: the current one); it leaves the list, or goes to its end. `undo` takes the
        last answer back."""
        if answer is PairAnswer.UNDO:
            self.take_back()
            return
        row = self.list.list.currentIndex().row() if row is None else row
        if not 0 <= row < len(self._pairs):
            return
        pair = self._pairs.pop(row)
        self.list.leave()
        if answer is PairAnswer.LATER:
            self._later.add(pair.key)
            self._fill()
            return
        store, access, verdict = self.desk.store, self.desk.access, answer.verdict

        def task(_progress: Progress) -> OperationResult:
            # Only those of whom nothing is said stand here.
            return say(store, pair.kind, pair.first.id, pair.second.id, verdict, access=access, over=None)

        self.desk.operations.write(task, self._said, owner=self)
        self.desk.duplicates.forget(pair)
        self.take_keys()

    def _said(self, result: OperationResult) -> None:
        if result.number:
            self._answers += 1
            self.undo_button.setEnabled(True)
            self.desk.step_done(result.label)

    def take_back(self) -> None:
        """Take the last answer back."""
        if self._answers:
            self._answers -= 1
            self.undo_button.setEnabled(self._answers > 0)
            self.desk.undo()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (answer := answer_of(TwiceKeys.of(event))) is not None:
            self.answer(answer)
        else:
            super().keyPressEvent(event)

    # The page ------------------------------------------------------------------------------------------------------

    def arrive(self, to: GoTo) -> None:
        """Show the people or the outlets."""
        self.desk.duplicates.ask(now=True)
        if isinstance(to, ToDuplicates) and to.kind in compared_kinds():
            self._choose(to.kind)
        self._fill()

    def keys_place(self) -> QWidget:
        """The pairs, or the word that there are none."""
        return self.list.list if self.stack.currentWidget() is self.split else self.nothing

    def concerned(self, changes: WrittenRecords) -> bool:
        """It compares records of some kinds."""
        return changes.touches({each for key in compared_kinds() for each in seen_in_list(key)})

    def refresh(self, changes: WrittenRecords) -> None:
        """Records were changed: what is shown of the pair is read again; the watch says when others are suspected."""
        self.desk.duplicates.ask(now=True)
        self._show(self.list.list.currentIndex().row())

    def state(self) -> dict[str, Any]:
        """What is shown, and which pairs were left for later."""
        return {
            "kind": self._kind,
            "where": self.where.current(),
            "search": self.search.text(),
            "later": sorted(map(list, self._later)),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again."""
        self._later = {(str(one), str(other)) for one, other in state.get("later") or ()}
        self.where.choose(str(state.get("where") or "all"))
        self.search.setText(str(state.get("search") or ""))
        self._choose(state["kind"] if state.get("kind") in compared_kinds() else compared_kinds()[0])

    def focus_search(self) -> bool:
        """The page's own search."""
        self.search.setFocus()
        self.search.selectAll()
        return True


def read_both(reader: Reader, pair: Suspects) -> SideBySide:
    """Both records with their evidence."""
    records, lines = side_by_side(reader, pair)
    names = referred_names(reader, ((each.field, value) for each in lines for value in (each.first, each.second)))
    return SideBySide(records, (pair.first.title, pair.second.title), lines, names)
