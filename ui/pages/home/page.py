"""Home: the figures of a cohort or of all, what waits for a person, how both sides stand, what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from exchange_app.domain import titles
from exchange_app.kinds.registry import compared_kinds
from exchange_app.services.home import Home, Task, home, with_duplicates
from exchange_app.text import Message
from ui.components.buttons import button
from ui.components.empty import EmptyPage
from ui.components.icons import icon
from ui.components.labels import label
from ui.components.panel import PageHeader, Panel
from ui.components.pill import SideLetters
from ui.components.theme import font
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import GoTo, ToFirstSteps, ToImport, ToPrepare
from ui.pages import Page
from ui.pages.home.balance import BalanceBars
from ui.pages.home.changes import change_line
from ui.pages.home.figures import figures_of
from ui.pages.home.first_steps import FirstSteps
from ui.pages.home.lists import HomeLine, LineList
from ui.pages.home.tiles import Tiles
from ui.pages.home.ways import way_of

RIGHT = 400
REFRESH_DELAY = 150


class HomePage(Page):
    """The page. It reads itself anew after every change, off the window's thread."""

    key = "home"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = desk.words
        self._cohort: str | None = desk.settings.pages.get("home", {}).get("cohort")
        self._home: Home | None = None
        self.steps: list[FirstSteps] = []
        """One among the figures, one where nothing is stored yet."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REFRESH_DELAY)
        self._soon.timeout.connect(self._read)
        self.header = PageHeader("")
        self.chooser = self._make_chooser()
        self.header.replace_title(self.chooser)
        self.header.add(
            button(
                words._("Import a list…"),
                "plain",
                "import",
                clicked=lambda: desk.navigate(ToImport(choose=True)),
                tip=words._("Read a list that somebody sent, in any layout"),
            )
        )
        self.send = button(
            words._("Prepare a workbook…"),
            "primary",
            "exchange",
            clicked=lambda: desk.navigate(ToPrepare()),
            tip=words._("Write the workbook that the partner agency works in"),
        )
        self.header.add(self.send)
        self.tiles = Tiles()
        self._build_panels()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 16, 16)
        inner.setSpacing(16)
        inner.addWidget(self.tiles)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        lower.addLayout(self._left(), 740)
        lower.addLayout(self._right(), RIGHT)
        inner.addLayout(lower, 1)
        column.addLayout(inner, 1)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(full)
        self.stack.addWidget(self._nothing())
        desk.duplicates.found.connect(self._duplicates_found)
        self._read()

    def _nothing(self) -> QWidget:
        """What is seen while nothing is stored: what to begin with, and the steps that follow."""
        words, page = self.words, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        empty = EmptyPage(
            "inbox", words._("Nothing is stored yet. Bring in the list that was sent to you, or make the first cohort."),
            words._("Import a list…"), lambda: self.desk.navigate(ToImport(choose=True)), action_icon="import",
        )  # fmt: skip
        column.addWidget(empty)
        steps = self._make_steps()
        steps.setFixedWidth(560)
        column.addWidget(steps, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        page.setFocusProxy(empty)
        return page

    def _make_steps(self) -> FirstSteps:
        made = FirstSteps(self.words, self.desk.navigate)
        made.hide()
        made.put_away.connect(lambda: self._show_steps(False))
        self.steps.append(made)
        return made

    def _make_chooser(self) -> QToolButton:
        chooser = QToolButton()
        chooser.setObjectName("titleChooser")
        chooser.setFont(font("title"))
        chooser.setIcon(icon("chevron-down"))
        chooser.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chooser.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        chooser.setToolTip(self.words._("Choose the cohort that Home shows"))
        chooser.setAccessibleName(self.words._("Choose the cohort that Home shows"))
        chooser.setMenu(QMenu(chooser))
        return chooser

    def _build_panels(self) -> None:
        words = self.words
        self.waiting = Panel(words._("Waiting for you"), "0")
        self.tasks = LineList(words._("Waiting for you"))
        self.waiting.body.addWidget(self.tasks)
        self.calm = label(words._("Nothing waits for you."), "text", "second")
        self.calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.body.addWidget(self.calm)
        self.side_panel = Panel(words._("Balance"))
        self.balance = BalanceBars()
        self.verdict = label("", "second", "second", wrap=True)
        self.verdict.setContentsMargins(16, 2, 16, 12)
        self.side_panel.body.addWidget(self.balance)
        self.side_panel.body.addWidget(self.verdict)
        self._letters: list[QWidget] = []
        self.since = Panel(words._("Since the last exchange"), "0")
        self.changes = LineList(words._("Since the last exchange"))
        self.since.body.addWidget(self.changes)
        self.same = label(words._("Nothing has changed since then."), "text", "second")
        self.same.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.since.body.addWidget(self.same)
        self.sent = label("", "second", "second")
        self.since.add_to_foot(self.sent, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self._make_steps())
        column.addWidget(self.waiting, 1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self.side_panel)
        column.addWidget(self.since, 1)
        return column

    # ---- reading ---------------------------------------------------------------------------------------------

    def _read(self) -> None:
        store, cohort = self.desk.store, self._cohort
        today = _today()

        def task(_progress: object) -> Home:
            return home(store, cohort, today)

        self.desk.operations.run(task, self._show, owner=self)

    def _show(self, found: Home) -> None:
        self._home = found
        self.stack.setCurrentIndex(1 if found.empty else 0)
        self._cohort = found.chosen.id if found.chosen else None
        self._fill_steps(found)
        self._fill_chooser(found)
        self._fill_tiles(found)
        self._fill_tasks(found)
        self._fill_balance(found)
        self._fill_changes(found)

        self.desk.duplicates.ask()

    def _fill_steps(self, found: Home) -> None:
        """The first steps, until all are done; a person may put them away before, and have them again."""
        wanted = self.desk.settings.pages.get("home", {}).get("steps")
        left = not all(each.done for each in found.steps)
        for each in self.steps:
            each.show_steps(found.steps)
            each.setVisible(left if wanted is None else bool(wanted))

    def _show_steps(self, wanted: bool) -> None:
        self.desk.settings.pages.setdefault("home", {})["steps"] = wanted
        if self._home is not None:
            self._fill_steps(self._home)

    def _duplicates_found(self) -> None:
        if self._home is not None:
            self._fill_tasks(self._home)

    def _fill_chooser(self, found: Home) -> None:
        words = self.words
        every = words._("All cohorts under way")
        self.chooser.setText(titles.title(found.chosen) if found.chosen else every)
        menu = self.chooser.menu()
        menu.clear()
        for title, record in [
            (every, None),
            *((titles.title(each), each.id) for each in found.cohorts),
        ]:
            action = QAction(title, menu)
            action.setCheckable(True)
            action.setChecked(record == self._cohort)
            action.triggered.connect(lambda _checked=False, record=record: self._choose(record))
            menu.addAction(action)
        day = words._("{weekday}, {day}", weekday=words.weekday(_today()), day=words.long_date(_today()))
        ahead = found.next_deadline
        if ahead is not None and ahead.day is not None:
            left = (ahead.day - _today()).days
            day = words._(
                "{day}, next: {what}, {when}",
                day=day,
                what=words.say(ahead.sentence),
                when=words.n_("in {count} day", "in {count} days", left) if left else words._("today"),
            )
        self.header.note.setText(day)

    def _choose(self, record: str | None) -> None:
        self._cohort = record
        self.desk.settings.pages.setdefault("home", {})["cohort"] = record
        self._read()

    def _fill_tiles(self, found: Home) -> None:
        self.tiles.show_figures(figures_of(found, self.words, self.desk.navigate))

    def _fill_tasks(self, found: Home) -> None:
        words = self.words
        headings = {
            "overdue": (words._("Overdue"), ""), "today": (words._("Today"), words.long_date(_today())),
            "week": (words._("This week"), ""), "later": (words._("Later"), ""),
        }  # fmt: skip

        lines: list[HomeLine] = []
        group = ""
        tasks = with_duplicates(found.tasks, {each: self.desk.duplicates.count(each) for each in compared_kinds()})
        for task in tasks:
            if task.when != group:
                group = task.when
                heading, note = headings[group]
                lines.append(HomeLine(heading, note, bad=group == "overdue"))
            lines.append(
                HomeLine(
                    words.say(task.sentence),
                    self._note(task.note),
                    words.say(task.action),
                    task.icon,
                    do=self._going(task),
                )
            )
        self.tasks.lines.show_lines(lines)
        self.tasks.setVisible(bool(lines))
        self.calm.setVisible(not lines)
        self.waiting.count.setText(words.number(len(tasks)))

    def _going(self, task: Task) -> Callable[[], object]:
        return lambda: self.desk.navigate(way_of(task.target))

    def _note(self, note: Message | date | None) -> str:
        match note:
            case None:
                return ""
            case Message():
                return self.words.say(note)
            case _:
                return self.words.date(note)

    def _fill_balance(self, found: Home) -> None:
        words = self.words
        for old in self._letters:
            old.deleteLater()
        self._letters = []
        ours = next((each for each in found.summary.balance if each.agency == found.own), None)
        theirs = next((each for each in found.summary.balance if each.agency != found.own), None)
        self.side_panel.setVisible(ours is not None and theirs is not None)
        if ours is None or theirs is None:
            return
        for each in (ours, theirs):
            letters = SideLetters(each.agency, each is ours)
            self._letters.append(letters)
            self.side_panel.add_to_head(letters)
        names = (
            words._("Applicants"),
            words._("Selected"),
            words._("Placed"),
            words._("Days of stay"),
            words._("Places offered"),
        )
        pairs = [(each.applicants, each.selected, each.placed, each.days, each.offered) for each in (ours, theirs)]
        rows = list(zip(names, *pairs, strict=True))
        said = words.join(f"{name}: {ours.agency} {one}, {theirs.agency} {other}" for name, one, other in rows)
        self.balance.show_rows(rows, said)
        gap = ours.selected - theirs.selected
        if ours.selected == theirs.selected == 0:
            self.verdict.setText(words._("Nobody is selected yet."))
        elif gap == 0:
            self.verdict.setText(words._("Both sides have the same number of people selected."))
        else:
            more, less = (ours, theirs) if gap > 0 else (theirs, ours)
            self.verdict.setText(
                words.n_(
                    "{more} has {count} person more selected than {less}.",
                    "{more} has {count} people more selected than {less}.",
                    abs(gap),
                    more=more.agency,
                    less=less.agency,
                )
            )

    def _fill_changes(self, found: Home) -> None:
        words = self.words
        self.changes.lines.show_lines(
            [change_line(each, self.words, self.desk.navigate, _today()) for each in found.changes]
        )
        self.changes.setVisible(bool(found.changes))
        self.same.setVisible(not found.changes)
        pending = sum(each.changed + each.added for each in found.summary.exports)
        self.since.count.setText(words.n_("{count} record", "{count} records", pending))
        partner = found.summary.exports[0] if found.summary.exports else None
        if partner is None:
            self.sent.setText(words._("No partner agency is set up."))
        elif partner.at is None:
            self.sent.setText(words._("Nothing has been sent to {agency} yet.", agency=partner.agency))
        else:
            self.sent.setText(
                words._(
                    "No. {number} went to {agency} on {day}.",
                    number=partner.number,
                    agency=partner.agency,
                    day=partner.at.astimezone().date(),
                )
            )

    # ---- the page --------------------------------------------------------------------------------------------

    def arrive(self, to: GoTo) -> None:
        """Show the first steps where they are asked for."""
        if isinstance(to, ToFirstSteps):
            self._show_steps(True)

    def refresh(self, changes: WrittenRecords) -> None:
        """Read again, once for many changes in a row."""
        self._soon.start()

    def state(self) -> dict[str, Any]:
        """Which cohort is shown."""
        return {"cohort": self._cohort}

    def restore(self, state: dict[str, Any]) -> None:
        """Show that cohort again."""
        if state.get("cohort") != self._cohort:
            self._cohort = state.get("cohort")
            self._read()


def _today() -> date:
    day = QDate.currentDate()
    return date(day.year(), day.month(), day.day())
