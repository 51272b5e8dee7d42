"""The review of one workbook: story, groups, changes, foot; and what the commands do to the decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from exchange_app.domain.exchange.comparing import Group
from exchange_app.domain.exchange.incoming import WorkbookFinding
from exchange_app.services import merging
from exchange_app.services.merging import ASKED, HELD, Decision, RuleFinding
from exchange_app.services.merging.sensitive import sensitive_in
from exchange_app.services.records import UnfitValues
from exchange_app.text import Message, Words
from ui.components.keys import CommonKeys, ReviewKeys
from ui.pages.merge.bar import ChangeBar
from ui.pages.merge.change_model import ChangeModel, Key
from ui.pages.merge.change_table import ListContents
from ui.pages.merge.changes_view import ChangeView
from ui.pages.merge.commands import BY_KEY
from ui.pages.merge.custom_value import CustomValueEditor
from ui.pages.merge.decisions import Decider
from ui.pages.merge.findings_list import FindingsModel, FindingsView, in_order
from ui.pages.merge.foot import MergeFoot
from ui.pages.merge.group_list import NARROW, WIDTH, GroupPanel
from ui.pages.merge.groups import CHANGES, GROUP_OF_FINDING, pair_groups, specs
from ui.pages.merge.loaded_review import LoadedReview
from ui.pages.merge.pairs_view import PairsView, answered, counts
from ui.pages.merge.provenance import StoryPanel
from ui.pages.merge.rule_worker import RuleWorker
from ui.pages.merge.texts import ChangeTexts

_ROOMY = 1000
"""Width from which on the groups may take more than they need."""


class ReviewView(QWidget):
    """Shows a LoadedReview. Decisions go straight into its review; it reads and writes nothing itself."""

    reveal_asked = Signal()
    """Sensitive values are to be shown."""
    record_asked = Signal(str, str)
    """The kind and the id of a record in which the workbook changes nothing, to be shown on its page."""
    decided = Signal()
    """Something was decided, or taken back."""
    gone = Signal()
    """What was current is not in the review any more, so that nothing is; and so a key decided nothing."""

    def __init__(self, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._own = words, own
        self.found: LoadedReview | None = None
        self._told: dict[str, list[WorkbookFinding | RuleFinding]] = {}
        self._seen: set[str] = set()
        """The groups that were looked at."""
        self._at: Key | None = None
        """What the current row of the changes is about, or was when it went."""
        self.story = StoryPanel(words, own)
        self.groups = GroupPanel(words)
        self.model = ChangeModel(words, self)
        self.view = ChangeView(self.model, words, own)
        self.told = FindingsView(FindingsModel(words), words)
        self.foot = MergeFoot(words)
        self.lists = QStackedWidget()
        self.pairs = PairsView(words, own)
        for each in (self.view, self.told, self.pairs):
            self.lists.addWidget(each)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = ChangeBar(words)
        self.title, self.place, self.search, self.whole, self.order = (
            bar.title,
            bar.place,
            bar.search,
            bar.whole,
            bar.order,
        )
        bar.changed.connect(self._reshow)
        bar.left.connect(self.view_focus)
        bar.reveal_asked.connect(self._eye)
        self.bar = bar
        column.addWidget(bar)
        column.addWidget(self.lists, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.groups)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([WIDTH, 1100])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget, stretch in ((self.story, 0), (self.splitter, 1), (self.foot, 0)):
            outer.addWidget(widget, stretch)
        self.asker = RuleWorker(self)
        self.asker.told.connect(self._tell_rules)
        self.groups.chosen.connect(self.show_group)
        self.groups.entered.connect(self.view_focus)
        self.groups.asked.connect(self._begin)
        self.view.asked.connect(self.do)
        self.view.entered.connect(lambda typed: self._take(typed, go_on=True))
        self.view.finish_asked.connect(self.finish_typing)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._moved())
        self.told.record_asked.connect(self._show_record)
        self.pairs.decided.connect(self._tell_figures)
        self.pairs.list.gone.connect(self.gone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the groups leave the width to the values that are decided."""
        super().resizeEvent(event)
        if (width := event.size().width()) < _ROOMY:
            self.splitter.setSizes([NARROW, width - NARROW])

    def _eye(self) -> None:
        if self.model.sayer is not None and self.model.sayer.clear:
            self.say_clear(False)
        else:
            self.reveal_asked.emit()

    def say_clear(self, clear: bool) -> None:
        """Show sensitive values as they are, once that is entered, or masked again."""
        if self.model.sayer is None:
            return
        self.model.sayer.say_clear(clear)
        self.bar.say_clear(clear)
        self._reshow()

    # Showing -------------------------------------------------------------------------------------------------------

    @property
    def decider(self) -> Decider:
        """Only to be asked for when something is shown."""
        if self.model.decider is None:
            raise RuntimeError("no review is shown")
        return self.model.decider

    def show_found(self, found: LoadedReview, own: str, *, again: bool = False) -> None:
        """Show a review, with everything that was decided about it; `again`: the one that is shown, as it is after a write."""
        group, at, pair = self.groups.current(), self._at, self.pairs.list.at
        same = self.found is not None and self.found.review.content_hash == found.review.content_hash
        clear = same and self.model.sayer is not None and self.model.sayer.clear
        if not same:
            self._seen.clear()
        self.found = found
        sayer = ChangeTexts(self._words, found.review.story, own, found.names, found.offices, found.operations)
        sayer.say_clear(clear)
        self._told = defaultdict(list)
        for finding in found.review.findings:
            if finding.kind in GROUP_OF_FINDING:
                self._told[GROUP_OF_FINDING[finding.kind]].append(finding)
        self._told["rules"] = in_order(found.review.rules)
        self.asker.turn_to(found.review)
        decider = found.decider
        self.search.clear()
        self.bar.settle()
        self.bar.eye.setVisible(bool(sensitive_in(found.review)))
        self.bar.say_clear(clear)
        self.model.fill(found.table, sayer, decider, self._shown(self.groups.current() or "conflict"))
        self.story.tell(found.review.story, sayer.partner)
        self.groups.fill(self._counts(), self._decided(), sayer.partner)
        if not self.groups.keys():
            self.model.show(ListContents(group=""))
        elif again and group:
            same = self.groups.current() == group
            self._stay(at if same else None, pair if same else None)
        self._tell_foot()

    def _stay(self, at: Key | None, pair: tuple[str, str] | None) -> None:
        """What was current stays so; where it is gone nothing is current, so that the next key decides nothing."""
        if self.lists.currentWidget() is self.pairs:
            self.pairs.list.go_to(self.pairs.list.row_of(pair))
            self.pairs.list.at = pair
        elif self.lists.currentWidget() is self.view:
            row = self.model.row_about(at)
            self.view.go_to(row)
            if row < 0:
                self.view.let_go()
                self._at = at
                self._say_place()
                self.gone.emit()

    def _counts(self) -> dict[str, int]:
        return {
            **self.decider.table.counts(),
            **{key: len(each) for key, each in self._told.items()},
            **counts(self.decider.review),
        }

    def _decided(self) -> dict[str, int]:
        return {**self.decider.decided, **answered(self.decider.review)}

    def _shown(self, group: str) -> ListContents:
        by_column = self.order.current() == "column"
        return ListContents(group, self.whole.current() == "whole" and not by_column, by_column, self.search.text())

    def show_group(self, key: str) -> None:
        """Show a group's changes, or what is told in it; the first that waits for a word is current."""
        if self.found is None or self.model.sayer is None:
            return
        self.finish_typing()
        self._seen.add(key)
        spec = specs()[key]
        self.title.setText(
            self._words.say(Message(spec.title.text, spec.title.context, values={"agency": self.model.sayer.partner}))
        )
        changes = key in CHANGES
        for widget in (self.search, self.whole, self.order):
            widget.setVisible(changes)
        self.foot.hints.setEnabled(changes)
        self.bar.setVisible(key not in pair_groups())
        self.foot.hints.setVisible(key not in pair_groups())
        if key in pair_groups():
            self.lists.setCurrentWidget(self.pairs)
            self.pairs.show_kind(self.found, pair_groups()[key])
        elif changes:
            self.lists.setCurrentWidget(self.view)
            self.model.show(self._shown(key))
            self._to_first()
        else:
            self.lists.setCurrentWidget(self.told)
            self.told.fill(self._told[key], self.model.sayer)
        self._say_place()

    def _reshow(self) -> None:
        self.finish_typing()
        number = self._current_number()
        self.whole.button("whole").setEnabled(self.order.current() == "record")
        self.model.show(self._shown(self.groups.current()))
        row = self.model.row_of(number) if number is not None else -1
        if row >= 0:
            self.view.go_to(row)
        else:
            self._to_first()
        self._say_place()

    def _to_first(self) -> None:
        waiting = self.model.waiting_row()
        self.view.go_to(waiting if waiting >= 0 else min(1, self.model.rowCount() - 1))

    def _show_record(self, kind: str, record: str) -> None:
        """All changes of one record, in the group where it has some; one without changes is shown where it stands."""
        table = self.decider.table
        number = next((at for at, each in enumerate(table.records) if each.id == record), None)
        if number is None:
            self.record_asked.emit(kind, record)
            return
        change = table.changes[table.first[number]]
        self.whole.choose("whole")
        self.groups.choose(change.group.value)
        row = self.model.row_of(-1 - number)
        self.view.go_to(row)
        self.view_focus()

    def view_focus(self) -> None:
        """Put the keys into the list."""
        if (shown := self.lists.currentWidget()) is not None:
            shown.setFocus()

    def _current_number(self) -> int | None:
        row = self.view.currentIndex().row()
        return self.model.number(row) if 0 <= row < self.model.rowCount() else None

    def _moved(self) -> None:
        self._at = self.model.key(self.view.currentIndex().row()) or self._at
        self._say_place()

    def _say_place(self) -> None:
        words, key = self._words, self.groups.current()
        if key not in CHANGES:
            self.place.setText(words.number(len(self._told.get(key, ()))) if key else "")
            return
        numbers = self.decider.table.by_group[key] if self.found is not None else []
        if key == Group.ADDED:
            self.place.setText(words.number(self.decider.table.counts()[key]))
            return
        at = self.model.place(self.view.currentIndex().row())
        self.place.setText(
            words._("{number} of {total}", number=at + 1, total=len(numbers)) if at >= 0 else words.number(len(numbers))
        )

    # Commands ------------------------------------------------------------------------------------------------------

    def _begin(self, key: str) -> None:
        """A command's key was pressed on a group: it is for the first change of it, and so are the keys after it."""
        self.view_focus()
        if self.lists.currentWidget() is self.view:
            self.do(key)

    def do(self, key: str) -> None:
        """Do a command, by its key in commands.COMMANDS."""
        row = self.view.currentIndex().row()
        if (
            self.found is None
            or not self.model.rowCount()
            or (self.lists.currentWidget() is self.pairs and key != "next")
        ):
            return
        if row < 0 and key not in ("down", "up", "next"):
            self.gone.emit()
            return
        match key:
            case "down" | "up":
                self._step(1 if key == "down" else -1)
            case "next":
                self._next(row, only_conflicts=True)
            case "undo":
                self._undo(row)
            case "toggle":
                self._toggle(row)
            case "type":
                self._type(row)
            case _:
                command = BY_KEY[key]
                if command.decision is not None:
                    self._decide(self.model.scope(row, command.scope), command.decision, go_on=command.scope == "row")

    def _decide(self, numbers: Iterable[int], decision: Decision | None, *, go_on: bool) -> None:
        numbers = list(numbers)
        touched = self.decider.decide(numbers, decision)
        self._after(touched)
        if go_on and numbers:
            self._next(self.view.currentIndex().row(), only_conflicts=False)

    def _type(self, row: int) -> None:
        number, found, sayer = self.model.number(row), self.found, self.model.sayer
        if number < 0 or found is None or found.lookups is None or sayer is None or not self.decider.can_type(number):
            return
        change = self.decider.table.changes[number]
        field = sayer.declared(change.kind, change.field)
        if field is not None:
            self.view.type_another(field, found.lookups, self.decider.result(number))

    def _take(self, typed: CustomValueEditor, *, go_on: bool) -> bool:
        """Decide for what was typed; False, with the sentence under it, where it may not stand."""
        change, value = self.decider.table.changes[typed.number], typed.editor.read()
        try:
            if isinstance(value, Message):
                raise UnfitValues({change.field: value})
            content = merging.other_content(self.decider.review, change, value, today=date.today())
        except UnfitValues as unfit:
            typed.refuse(unfit)
            return False
        touched = self.decider.decide_other(typed.number, content)
        self.view.stop_typing(back=True)
        self._after(touched)
        if go_on:
            self._next(self.view.currentIndex().row(), only_conflicts=False)
        return True

    def finish_typing(self) -> bool:
        """Take what is being typed, if anything was; False where it may not stand and waits with its sentence."""
        typed = self.view.typing
        if typed is None:
            return True
        if typed.touched:
            return self._take(typed, go_on=False)
        self.view.stop_typing()
        return True

    def typing(self) -> dict[str, str] | None:
        """What is typed for a change and not taken yet: record, field and text, as JSON data."""
        typed = self.view.typing
        if typed is None or not typed.touched or self.found is None:
            return None
        change = self.decider.table.changes[typed.number]
        return {"record": change.record, "field": change.field, "text": typed.editor.text()}

    def type_again(self, typing: Mapping[str, str]) -> None:
        """Open the editor with that text once more, where the change still is."""
        table = self.decider.table
        for number, change in enumerate(table.changes):
            if (change.record, change.field) == (typing["record"], typing["field"]):
                self.groups.choose(change.group.value)
                self.view.go_to(self.model.row_of(number))
                self._type(self.view.currentIndex().row())
                if self.view.typing is not None:
                    self.view.typing.editor.put_text(typing["text"])
                return

    def accept_all(self) -> None:
        """Accept everything that is proposed. Conflicts stay as they are, and so do removals, clearings and changes of
        locked cells whose group nobody has looked at."""
        self.finish_typing()
        changes = self.decider.table.changes
        waiting = [
            at
            for at in self.decider.waiting
            if self.decider.undecided(at) and (changes[at].group not in ASKED or self._was_seen(changes[at].group))
        ]
        self._after(self.decider.decide(waiting, Decision.ACCEPT))

    def _was_seen(self, group: Group) -> bool:
        """Whether a group of which nothing is taken over unasked was shown before it is decided at once."""
        return group in HELD and str(group) in self._seen

    def _after(self, touched: Sequence[int]) -> None:
        if not touched:
            return
        self.model.touch(touched)
        self.asker.ask({self.decider.table.changes[at].record for at in touched})
        self._tell_figures()

    def _tell_figures(self) -> None:
        self.groups.update_figures(self._decided())
        self._tell_foot()
        self.decided.emit()

    def _tell_rules(self, found: Iterable[RuleFinding]) -> None:
        """Other rules may break as things are decided now."""
        sayer, rules = self.model.sayer, in_order(found)
        if rules == self._told["rules"] or sayer is None:
            return
        appears = bool(rules) != bool(self._told["rules"])
        self._told["rules"] = rules
        if appears and self.groups.current() != "rules":
            self.groups.fill(self._counts(), self._decided(), sayer.partner, quiet=True)
        else:
            self.groups.set_count("rules", len(rules))
        if self.groups.current() == "rules":
            self.told.fill(rules, sayer)
            self._say_place()

    def _tell_foot(self) -> None:
        self.foot.tell(self.decider.outlook(), self.decider.review.touched, len(self.decider.review.verdicts))

    def _undo(self, row: int) -> None:
        number = self.model.number(row)
        if number >= 0 and self.decider.made(number) is not None:
            self._decide((number,), None, go_on=False)
            return
        touched = self.decider.take_back()
        self._after(touched)
        place = self.model.row_of(touched[0]) if touched else -1
        if place >= 0:
            self.view.go_to(place)

    def _toggle(self, row: int) -> None:
        numbers = self.model.scope(row, "row")
        self._decide(numbers, self.decider.turned(numbers, together=self.model.number(row) < 0), go_on=False)

    def _step(self, by: int) -> None:
        self.view.go_to(self.model.change_row(self.view.currentIndex().row(), by))

    def _next(self, row: int, *, only_conflicts: bool) -> None:
        """Go to the next change that waits, from the top again where none is below."""
        if only_conflicts and self.model.shown.group != Group.CONFLICT:
            self.groups.choose(str(Group.CONFLICT))
            self.view_focus()
            return
        found = self.model.waiting_row(row)
        if found >= 0:
            self.view.go_to(found)
        elif not only_conflicts:
            self._step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if CommonKeys.of(event) is CommonKeys.CLOSE and self.search.hasFocus():
            self.search.clear()
            self.view_focus()
            return
        if ReviewKeys.of(event) is ReviewKeys.APPLY:
            self.foot.apply.click()
            return
        super().keyPressEvent(event)

    # State ---------------------------------------------------------------------------------------------------------

    def layout_state(self) -> dict[str, Any]:
        """Widths and choices to come back at the next start."""
        return {
            "shares": self.view.shares(),
            "groups": self.splitter.sizes(),
            "whole": self.whole.current(),
            "order": self.order.current(),
        }

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Take up a layout_state() again."""
        self.view.take_shares(layout.get("shares"))
        sizes = layout.get("groups")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(each, int) for each in sizes):
            self.splitter.setSizes(sizes)
        self.whole.choose(str(layout.get("whole")))
        self.order.choose(str(layout.get("order")))
