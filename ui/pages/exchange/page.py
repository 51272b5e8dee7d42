"""Exchange: how it stands with a partner, what to do next, the files sent and received, what the partner has not seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.progress import Progress
from exchange_app.services.ledger import Ledger, ledger, partners, with_reviews
from exchange_app.services.merging import forget_review
from exchange_app.store import KeptReview
from ui.components.buttons import button
from ui.components.dialog import ask
from ui.components.empty import EmptyPage
from ui.components.fields import Choice
from ui.components.files import RETURNED, dropped, has_files
from ui.components.labels import label, upright
from ui.components.panel import PageHeader, Panel
from ui.components.pill import SideLetters
from ui.components.scrolling import ScrollArea
from ui.components.timeline import TimelineView
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import GoTo, ToImport, ToLog, ToPrepare
from ui.pages import Page
from ui.pages.exchange.file_details import FileDetails
from ui.pages.exchange.large_buttons import LargeButton
from ui.pages.exchange.lists import Lists
from ui.pages.exchange.navigation import choose_returned, open_returned, resume_review
from ui.pages.exchange.next_steps import NextSteps
from ui.pages.exchange.prepare import PrepareDialog

REFRESH_DELAY = 150
_LISTS = 200
"""Pixels that the lists keep; a page with less room is scrolled."""


class ExchangePage(Page):
    """One partner at a time. It reads itself anew after every change, off the window's thread."""

    key = "exchange"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = desk.words
        self.ledger: Ledger | None = None
        self._partners: list[Record] = []
        self._partner: str = str(desk.settings.pages.get("exchange", {}).get("partner") or "")
        self._wanted: str | None = None
        self._reading: Any = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REFRESH_DELAY)
        self._soon.timeout.connect(self._read)
        # Asked before anything is built: the store answers beside that.
        self._read()
        self.setAcceptDrops(True)
        self.header = PageHeader(self.title())
        self.letters = SideLetters("", False)
        self.header.row.insertWidget(1, self.letters)
        self.chooser = Choice((), words._("Partner agency"))
        self.chooser.picked.connect(self._choose)
        self.chooser.hide()
        self.header.add(self.chooser)
        self.header.add(
            button(
                words._("Import a list…"), "plain", "import", clicked=lambda: desk.navigate(ToImport(choose=True)),
                tip=words._("Read a list that somebody sent, in any layout"),
            )
        )  # fmt: skip
        self.prepare = LargeButton("", "upload", primary=True)
        self.prepare.clicked.connect(lambda: self.open_prepare(self._partner))
        self.open_button = LargeButton("", "inbox")
        self.open_button.clicked.connect(lambda: choose_returned(desk))
        self.steps = NextSteps(words)
        self.files = Panel(words._("Files"))
        self.timeline = TimelineView(words)
        self.details = FileDetails(words)
        self.lists = Lists(desk, resume=lambda review: resume_review(desk, review), forget=self._forget)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self._full())
        self.stack.addWidget(
            EmptyPage(
                "exchange", words._("No partner agency is set up. Add it in the settings; then its workbooks are prepared here."),
                words._("Go to the settings"), lambda: desk.navigate(GoTo("settings")),
            )
        )  # fmt: skip

    def _full(self) -> QWidget:
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        within, area = QWidget(), ScrollArea()
        within.setObjectName("page")
        inner = QVBoxLayout(within)
        inner.setContentsMargins(16, 0, 16, 16)
        inner.setSpacing(12)
        column.addWidget(area, 1)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.prepare, 4)
        top.addWidget(self.open_button, 4)
        top.addWidget(self.steps, 8)
        inner.addLayout(top)
        self._fill_files()
        inner.addWidget(self.files)
        self.lists.setMinimumHeight(_LISTS)
        inner.addWidget(self.lists, 1)
        area.setWidget(within)
        return full

    def _fill_files(self) -> None:
        words = self.words
        side = QHBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.timeline, 1)
        side.addWidget(upright())
        side.addWidget(self.details)
        self._line = QWidget()
        self._line.setLayout(side)
        self._no_files = label(
            words._(
                "No file has gone either way yet. Prepare the first workbook, or open the one that the partner sent."
            ),
            "text",
            "second",
            wrap=True,
        )
        self._no_files.setContentsMargins(16, 16, 16, 16)
        self.files.body.addWidget(self._line)
        self.files.body.addWidget(self._no_files)
        self.timeline.line.selected.connect(self._show_file)

    # ---- reading ---------------------------------------------------------------------------------------------

    def _read(self) -> None:
        store, wanted = self.desk.store, self._partner
        if self._reading is not None:
            self._reading.drop()

        def task(_progress: Progress) -> tuple[list[Record], Ledger | None]:
            known = partners(store)
            codes = [str(each.get("code")) for each in known]
            return known, ledger(store, wanted if wanted in codes else codes[0]) if codes else None

        self._reading = self.desk.operations.run(task, lambda found: self._show(*found), owner=self)

    def _show(self, partners: list[Record], found: Ledger | None) -> None:
        self._reading = None
        self._partners, self.ledger = partners, found
        self.stack.setCurrentIndex(1 if found is None else 0)
        if found is None:
            return
        self._partner = found.code
        self._fill_chooser(found)
        self._fill_top(found)
        self._line.setVisible(bool(found.files))
        self._no_files.setVisible(not found.files)
        self.files.count.setText(self.words.number(len(found.files)) if found.files else "")
        self.timeline.show_files(found.files, found.own, found.code)
        self.lists.show_ledger(found)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.when_shown(lambda: self.open_prepare(wanted))

    def showEvent(self, event: QShowEvent) -> None:
        """A review may have been opened or gone on with meanwhile: it stands among those that are left."""
        super().showEvent(event)
        known, store = self.ledger, self.desk.store
        if known is None or self._reading is not None:
            return

        def arrived(found: Ledger) -> None:
            if self.ledger is known and found is not known:
                self.ledger = found
                self._fill_top(found)
                self.lists.show_ledger(found)

        # Among the writes, so that it comes after the one that keeps a review.
        self.desk.operations.write(lambda _progress: with_reviews(store, known), arrived, owner=self, quiet=True)

    def _fill_chooser(self, found: Ledger) -> None:
        self.letters.say(found.code, False)
        self.header.note.setText(titles.title(found.partner))
        self.chooser.setVisible(len(self._partners) > 1)
        self.chooser.clear()
        for each in self._partners:
            self.chooser.addItem(titles.title(each), str(each.get("code")))
        self.chooser.set_code(found.code)

    def _fill_top(self, found: Ledger) -> None:
        words, code = self.words, found.code
        count = len(found.pending)
        if found.last is None:
            line = words.n_(
                "No. 1, with {count} record", "No. 1, with {count} records", sum(found.pending.records.values())
            )
        elif count:
            line = words.n_(
                "No. {number}: {count} change since no. {last}", "No. {number}: {count} changes since no. {last}", count,
                number=found.next_number, last=found.last.number,
            )  # fmt: skip
        else:
            line = words._(
                "No. {number}: nothing has changed since no. {last}", number=found.next_number, last=found.last.number
            )
        self.prepare.say(words._("Prepare workbook for {agency}…", agency=code), line)
        self.open_button.say(words._("Open returned workbook…"), words._("Or drop the file on this page"))
        ways = {
            "review": (words._("Show"), lambda: self.lists.choose("reviews")),
            "conflicts": (words._("Show"), lambda: self.lists.choose("conflicts")),
            "prepare": (words._("Prepare…"), lambda: self.open_prepare(self._partner)),
        }
        self.steps.show_steps(found.steps, ways)

    def _show_file(self, at: int) -> None:
        found = self.ledger
        if found is not None:
            self.details.show_file(found.files[at] if 0 <= at < len(found.files) else None, found.code)

    # ---- what can be done ------------------------------------------------------------------------------------

    def _choose(self, code: str) -> None:
        self._partner = code
        self.desk.settings.pages.setdefault("exchange", {})["partner"] = code
        self._read()

    def open_prepare(self, code: str) -> None:
        """The dialog for the next workbook to a partner (empty: the one shown)."""
        found = self.ledger
        if found is None:
            return
        if code and code != found.code and code in {str(each.get("code")) for each in self._partners}:
            self._wanted, self._partner = code, code
            self._read()
            return
        PrepareDialog(self, self.desk, found).open()

    def _forget(self, review: KeptReview) -> None:
        words, desk = self.words, self.desk
        sentence = words._(
            "The decisions made so far in {file} are forgotten. The file that was sent to you stays where it is.",
            file=review.file_name,
        )
        if not ask(self, words, words._("Forget this review?"), sentence, words._("Forget it"), danger=True):
            return
        store, access = desk.store, desk.access

        def task(_progress: Progress) -> None:
            forget_review(store, review.content_hash, access=access)

        desk.operations.write(task, lambda _nothing: desk.drafts.drop("merge", review.content_hash), owner=self)

    # ---- dropping --------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook may be dropped anywhere on the page."""
        if self.ledger is not None and has_files(event.mimeData()):
            event.acceptProposedAction()
            self.open_button.set_waiting(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self.open_button.set_waiting(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        self.open_button.set_waiting(False)
        event.acceptProposedAction()
        path, told = dropped(event.mimeData(), RETURNED, self.words)
        if path is not None:
            open_returned(self.desk, path)
        if told:
            self.desk.message(told, "warning")

    # ---- the page --------------------------------------------------------------------------------------------

    def arrive(self, to: GoTo) -> None:
        """Show the log, or open the dialog that prepares a workbook, as soon as the page is read."""
        match to:
            case ToLog():
                self.lists.choose("log")
            case ToPrepare(partner=partner) if self.ledger is not None:
                self.open_prepare(partner)
            case ToPrepare(partner=partner):
                self._wanted = partner

    def state(self) -> dict[str, Any]:
        """Which partner and which list."""
        return {"partner": self._partner, "list": self.lists.current()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show them again."""
        self.lists.choose(str(state.get("list") or ""))
        if state.get("partner") and state["partner"] != self._partner:
            self._partner = str(state["partner"])
            self._read()

    def refresh(self, changes: WrittenRecords) -> None:
        """Something was written or sent: read again, once for many changes in a row."""
        self._soon.start()
