"""What was done in the whole store: by whom, to which records, when; a step that still holds can be taken back from here."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exchange_app.kinds import KINDS
from exchange_app.progress import Progress
from exchange_app.services.undo import obstacle
from exchange_app.store import OperationInfo, Sought, Store
from exchange_app.text import Message
from ui.components.buttons import button
from ui.components.dialog import ask
from ui.components.fields import Choice
from ui.components.footbar import FootBar
from ui.components.labels import label
from ui.components.panel import PageHeader
from ui.components.theme import set_property
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.forms.saving import undo_operation
from ui.pages import Page
from ui.pages.history.steps_model import StepsView

MOST = 500
"""Steps that are read at once."""
SHOWN = "shown"
DAYS = {"today": 0, "week": 6, "month": 30, "year": 365}


class _Found(NamedTuple):
    """What was read: the steps sought, whether older ones are left, and everybody who ever did something."""

    steps: list[OperationInfo]
    more: bool
    authors: list[str]


class HistoryPage(Page):
    """Filters over the steps, and under them what is to be said of the chosen one."""

    key = "history"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = self.words
        self._most = MOST
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader(self.title())
        column.addWidget(self.header)
        column.addLayout(self._filters())
        self.steps = StepsView(words)
        column.addWidget(self.steps, 1)
        foot = FootBar()
        self.told = label("", "second", "second", wrap=True)
        self.older = button(words._("Older steps"), "flat", "chevron-down", clicked=self._read_older)
        self.take_back = button(words._("Take back…"), "plain", "undo", clicked=self._ask)
        foot.row.addWidget(self.told, 1)
        foot.row.addWidget(self.older)
        foot.row.addWidget(self.take_back)
        column.addWidget(foot)
        self.steps.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.steps.opened.connect(lambda _row: self._ask())
        self._read()

    def _filters(self) -> QHBoxLayout:
        words = self.words
        everybody, everything, ever = (
            words.p_("history", "Everybody"), words.p_("history", "Everything"), words.p_("history", "At any time"),
        )  # fmt: skip
        self.who = Choice([("", everybody)], words.p_("history", "Who"))
        kinds = [(each.key, words.say(each.plural)) for each in KINDS.values()]
        shown = words._("Shown or given away")
        self.what = Choice([("", everything), *kinds, (SHOWN, shown)], words.p_("history", "What"))
        self.when = Choice(
            [
                ("", ever), ("today", words._("Today")), ("week", words._("The last 7 days")),
                ("month", words._("The last 31 days")), ("year", words._("The last year")),
            ],
            words.p_("history", "When"),
        )  # fmt: skip
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(8)
        for each in (self.who, self.what, self.when):
            each.picked.connect(lambda _code: self._read())
            row.addWidget(each)
        row.addStretch(1)
        return row

    @property
    def sought(self) -> Sought:
        """What the filters say."""
        what, when = self.what.code(), self.when.code()
        since = None
        if when:
            since = datetime.combine(date.today() - timedelta(days=DAYS[when]), time()).astimezone()
        of = what if what != SHOWN else ""
        return Sought(self.who.code() or None, of or None, since, shown=what == SHOWN)

    def concerned(self, changes: WrittenRecords) -> bool:
        """Every write is a step."""
        return True

    def refresh(self, changes: WrittenRecords) -> None:
        """There is another step, or one was taken back."""
        self._read()

    def _read(self) -> None:
        sought, most, store = self.sought, self._most, self.desk.store
        self.desk.operations.run(lambda _progress: _find(store, sought, most), self._show, owner=self)

    def _read_older(self) -> None:
        self._most += MOST
        self._read()

    def _show(self, found: _Found) -> None:
        words, before = self.words, self.steps.step
        self.steps.lines.show_steps(found.steps)
        row = self.steps.lines.row_of(before.number) if before is not None else -1
        if found.steps:
            self.steps.setCurrentIndex(self.steps.lines.index(max(row, 0), 0))
        self.older.setVisible(found.more)
        chosen = self.who.code()
        if [self.who.itemData(at) for at in range(1, self.who.count())] != found.authors:
            while self.who.count() > 1:
                self.who.removeItem(1)
            for each in found.authors:
                self.who.addItem(each, each)
            self.who.set_code(chosen)
        self.header.note.setText(words.n_("{count} step", "{count} steps", len(found.steps)))
        self._tell()

    def _tell(self, refused: Message | None = None) -> None:
        """What is to be said of the chosen step; why it is not taken back, where somebody wanted that."""
        words, step = self.words, self.steps.step
        self.take_back.setEnabled(step is not None and step.undoable and not step.undone and step.action == "do")
        if refused is not None:
            said = words.say(refused)
        elif step is None:
            said = words._("No step is like that.")
        elif step.undone:
            said = words._("This step has been taken back.")
        elif step.action != "do" or not step.undoable:
            said = words._("This step changed no record that could be put back.")
        else:
            said = ""
        set_property(self.told, "tone", "bad" if refused is not None else "second")
        self.told.setText(said)

    def _ask(self) -> None:
        step, store = self.steps.step, self.desk.store
        if step is None or not self.take_back.isEnabled():
            return

        def look(_progress: Progress) -> Message | None:
            return obstacle(store, step.number)

        def found(refused: Message | None) -> None:
            if self.steps.step is None or self.steps.step.number != step.number:
                return
            self._tell(refused)
            if refused is None and self._sure(step):
                undo_operation(self.desk, step.number, self)

        self.desk.operations.write(look, found, owner=self, quiet=True)

    def _sure(self, step: OperationInfo) -> bool:
        words = self.words
        told = words._(
            "“{what}” by {author}, {moment}. Nothing that was done since stands in the way.",
            what=step.label, author=step.author, moment=words.moment(step.at),
        )  # fmt: skip
        return ask(self, words, words._("Take back this step?"), told, words._("Undo"))

    def keys_place(self) -> QWidget:
        """The steps."""
        return self.steps

    def state(self) -> dict[str, Any]:
        """What is sought."""
        return {"who": self.who.code(), "what": self.what.code(), "when": self.when.code()}

    def restore(self, state: dict[str, Any]) -> None:
        """Seek it again."""
        who = str(state.get("who", ""))
        if who and self.who.findData(who) < 0:
            self.who.addItem(who, who)
        for choice, code in ((self.who, who), (self.what, state.get("what", "")), (self.when, state.get("when", ""))):
            choice.set_code(str(code))
        self._read()


def _find(store: Store, sought: Sought, most: int) -> _Found:
    with store.read() as reader:
        steps = reader.journal.sought(sought, most + 1)
        return _Found(steps[:most], len(steps) > most, reader.journal.authors())
