"""The page Import: choose a partner's list, look at what it becomes, correct it, apply it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exchange_app.domain.records import Record
from exchange_app.errors import Trouble
from exchange_app.kinds.registry import imported_kinds, page_of, seen_in_list
from exchange_app.progress import Progress
from exchange_app.services import importing
from exchange_app.sheets.raw import RawBook
from exchange_app.store import OperationResult, Problem
from exchange_app.text import fold
from ui.components.buttons import button, icon_button
from ui.components.dialog import ask
from ui.components.files import LISTS, ask_to_open, ask_to_save, filters
from ui.components.keys import ImportKeys
from ui.components.panel import PageHeader
from ui.components.segments import Segments
from ui.components.strip import WorkBar
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import GoTo, ToImport
from ui.desk.operations import Running
from ui.forms.both_ways import tell_joined
from ui.forms.dialogs import ValuesDialog
from ui.pages import Page
from ui.pages.imports import jobs
from ui.pages.imports.draft import ImportDraft
from ui.pages.imports.lines import FILTERS, ImportLine
from ui.pages.imports.review_view import ImportView
from ui.pages.imports.row_actions import row_actions
from ui.pages.imports.start import StartArea
from ui.pages.imports.waiting_list import WaitingList
from ui.pages.imports.why import row_reasons
from ui.pages.imports.writing import ImportWriting, report_task


class ImportPage(Page):
    """Holds at most one file. Everything that reads, maps, compares or writes runs beside the window."""

    key = "import"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = self.words
        self._path: Path | None = None
        self._book: RawBook | None = None
        self._pasted = ""
        self._saved: datetime | None = None
        self._running: Running | None = None
        self._offered: list[QAction] = []
        self.writing = ImportWriting(desk, self)
        self._sheet_at, self._sheet = 0, ""
        self.header = PageHeader(words._("Import"))
        labels = (
            words.p_("rows", "All"), words.p_("rows", "New"), words.p_("rows", "Changes"), words.p_("rows", "Same"),
            words.p_("rows", "Twice?"), words.p_("rows", "Problems"), words.p_("rows", "Set aside"),
        )  # fmt: skip
        self.segments = Segments(list(zip(FILTERS, labels, strict=True)), words._("Which rows are shown"))
        self.header.add(self.segments)
        self.report_button = button(words._("Report…"), icon_name="upload", clicked=self.save_report)
        self.report_button.setToolTip(words._("Save the partner's file with every unreadable cell marked in it"))
        self.header.add(self.report_button)
        self.other_button = icon_button("folder", words._("Choose another file…"), clicked=self.choose)
        self.header.add(self.other_button)
        self.start = StartArea(words)
        self.review_view = ImportView(words, desk.store.agency)
        self.work = WorkBar(words)
        self.stack = QStackedWidget()
        self.waiting = WaitingList(words)
        self.waiting.settled.connect(self._settle)
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.review_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header.setObjectName("headbar")
        self.header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for widget, stretch in ((self.header, 0), (self.stack, 1), (self.waiting, 0), (self.work, 0)):
            column.addWidget(widget, stretch)
        self.segments.chosen.connect(self.review_view.show_filter)
        self.start.choose_asked.connect(self.choose)
        self.start.paste_asked.connect(self.paste)
        self.start.file_dropped.connect(lambda path: self.load(Path(path)))
        self.start.not_taken.connect(lambda said: desk.message(said, "warning"))
        self.review_view.look_wanted.connect(self._look)
        self.review_view.sheet_wanted.connect(self._show_sheet)
        self.review_view.new_cohort_asked.connect(self.ask_cohort)
        self.review_view.gone.connect(self.say_gone)
        self.review_view.read_as_said.connect(self._say_how_read)
        self.review_view.no_record.connect(self._say_no_record)
        self.review_view.counted.connect(self._count)
        self.review_view.counted.connect(self._keep_draft)
        desk.drafts.gather.connect(self._keep_draft)
        self.review_view.foot.applied.connect(self.apply)
        self.writing.busy.connect(self.review_view.setDisabled)
        self.writing.written.connect(self._written)
        self.writing.failed.connect(self._not_written)
        self.review_view.foot.cancelled.connect(self.put_away)
        self._show_start()

    # A file --------------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        words = self.words
        chosen = ask_to_open(self, words._("Choose a list to import"), filters(words, LISTS))
        if chosen:
            self.load(Path(chosen))

    def paste(self) -> None:
        """Take the table that was copied from a spreadsheet."""
        text = QGuiApplication.clipboard().text()
        book = jobs.pasted_book(text)
        if book is None:
            self.start.complain(
                self.words._("The clipboard holds no table. Copy rows with their header and paste again.")
            )
            return
        self._begin(Path(self.words._("Clipboard")), ImportDraft())
        self._pasted = text
        self._got(book)

    def load(self, path: Path, draft: ImportDraft | None = None) -> None:
        """Read a file, off the window's thread; `draft` holds what was decided about it before."""
        if draft is None and not self._may_replace():
            return
        self._begin(path, draft or ImportDraft())

        def task(progress: Progress) -> tuple[RawBook, datetime | None]:
            book = jobs.open_book(path, progress)
            return book, datetime.fromtimestamp(path.stat().st_mtime)

        self._run(task, lambda found: self._got(*found))

    def _keep_draft(self) -> None:
        """What is decided about the file and not applied is unsaved."""
        path, draft, typing = self._path, self.review_view.draft, self.review_view.problems.typing()
        if path is None or self._book is None or self.review_view.found is None:
            return
        if not (draft.touched or typing):
            self.desk.drafts.drop("import")
            return
        count = (
            draft.moved + len(draft.left_out) + len(draft.pairs) + sum(map(len, draft.typed.values())) + bool(typing)
        )
        self.desk.drafts.put(Draft("import", "", self.state(), max(1, count), path.name, ToImport()))

    def _begin(self, path: Path, draft: ImportDraft) -> None:
        if not draft.touched:
            self.desk.drafts.drop("import")
        self.review_view.draft = draft
        self.review_view.start_anew()
        # Until the other file is read nothing of this one can be decided or applied.
        self.review_view.setEnabled(False)
        self._path, self._book, self._pasted, self._saved = path, None, "", None
        self._sheet_at, self._sheet = 0, ""
        self.start.complain("")
        self.segments.choose("all")
        self.review_view.model.filter = "all"

    def _got(self, book: RawBook, saved: datetime | None = None) -> None:
        self._book, self._saved = book, saved
        if self.review_view.draft.cohort is None and not self.review_view.draft.new_cohort:
            self.review_view.draft.cohort = ""
        self._look()

    def _look(self, *, again: bool = False) -> None:
        """Map and compare anew, as the draft says; `again` because something was written."""
        book, path, draft = self._book, self._path, self.review_view.draft
        if book is None or path is None:
            return
        asked = jobs.Asked(
            draft.corrections, draft.cohort or None, draft.new_cohort, draft.side, self._sheet_at, self._sheet
        )
        store, words, first = self.desk.store, self.words, draft.cohort == ""

        def task(progress: Progress) -> jobs.PreparedReview:
            found = jobs.look_at(store, path, book, asked, words, progress)
            guess = _only_open(found) if first and found.review.preview.needs_cohort else None
            if guess is None:
                return found
            in_it = replace(asked, cohort=guess.code)
            return jobs.look_at(store, path, book, in_it, words, progress)

        self._run(task, lambda found: self._show(found, again=again))

    def _show(self, found: jobs.PreparedReview, *, again: bool = False) -> None:
        if self._path is None:
            return
        try:
            self._show_whole(self._path, found, again=again)
        except Exception:
            # What is shown by half must not be applied. What was decided stays unsaved, and leads here again.
            self._path, self._book = None, None
            self._show_start()
            raise

    def _show_whole(self, path: Path, found: jobs.PreparedReview, *, again: bool) -> None:
        preview, draft = found.review.preview, self.review_view.draft
        draft.cohort = (preview.cohort.code or None) if preview.cohort is not None else None
        self._sheet_at, self._sheet = found.review.sheet_at, found.review.name
        self.stack.setCurrentWidget(self.review_view)
        self.waiting.hide()
        for widget in (self.segments, self.report_button):
            widget.setVisible(found.review.unread is None)
        self.other_button.show()
        self.review_view.setEnabled(True)
        self.review_view.show_found(path, self._saved, found, again=again)
        self.take_keys()
        self.titled.emit()

    def _show_sheet(self, at: int) -> None:
        found, store, words = self.review_view.found, self.desk.store, self.words
        if found is not None:
            self._run(lambda _progress: jobs.show_sheet(store, found, at, words), self._show)

    def ask_cohort(self) -> None:
        """Ask for the cohort that is made with the people of the file: its values are proposed from it, and the person says so."""
        found, words, view = self.review_view.found, self.words, self.review_view
        if found is None:
            return
        proposed = view.draft.new_cohort or importing.proposed_cohort(found.review.preview, found.senders, date.today())
        dialog = ValuesDialog(
            self, self.desk, "cohort", proposed,
            sentence=words._("Apply makes it together with the people of the file, and gives each an application in it. It is one step that Undo takes back."),
            action=words._("Use this cohort"), place="import.cohort", to=ToImport(),
        )  # fmt: skip
        draft = view.draft
        if dialog.exec() == ValuesDialog.DialogCode.Accepted and view.draft is draft:
            view.make_cohort(dialog.values)
        dialog.deleteLater()

    def _say_how_read(self) -> None:
        words = self.words
        draft, said = (
            self.review_view.draft,
            words._("The sheet {sheet} is read as you said.", sheet=self._sheet or self.title()),
        )

        done = self.review_view.steps

        def take_back() -> None:
            if self.review_view.draft is draft and self.review_view.steps == done:
                self.review_view.take_back()

        self.desk.message(said, "good", words._("Undo"), take_back)

    def _say_no_record(self, line: ImportLine) -> None:
        """Why a row is no record, and a way to take it in all the same."""
        words, review = self.words, self.review_view.review
        (said,) = row_reasons(line, words)

        def take_in() -> None:
            if self.review_view.found is not None and self.review_view.review is review:
                self.review_view.take_in(line)

        self.desk.message(said, "plain", words._("Take it in"), take_in)

    def _run(self, task: Any, done: Any) -> None:
        if self._running is not None:
            self._running.drop()
        self._running = self.desk.operations.run(task, done, self._failed, cancelled=self._cancelled, owner=self)
        self.work.watch(self._running, delay=150)

    def _cancelled(self) -> None:
        if self._book is None:
            self._path = None
        if self._path is None or self.review_view.found is None:
            self._show_start()

    def _failed(self, trouble: Trouble) -> None:
        if self._book is None:
            # The file could not be read: nothing of an earlier one is shown or applied in its place.
            self._path = None
        if self._path is None or self.review_view.found is None or self.stack.currentWidget() is self.start:
            self._show_start()
            self.start.complain(trouble.sentence(self.words))
        else:
            self.desk.show(trouble)

    def _count(self) -> None:
        words, counts = self.words, self.review_view.counts()
        for key in FILTERS:
            self.segments.set_count(key, words.number(counts.get(key, 0)))
        self.segments.button("aside").setVisible(counts.get("aside", 0) > 0 or self.segments.current() == "aside")
        read = words.n_("{count} row read", "{count} rows read", counts.get("all", 0))
        wrong = words.n_("{count} with problems", "{count} with problems", counts.get("problems", 0))
        self.header.note.setText(words.join((read, wrong)) if counts.get("problems") else read)

    def _show_start(self) -> None:
        self.review_view.setEnabled(True)
        self.stack.setCurrentWidget(self.start)
        self._read_waiting()
        self.review_view.found = None
        for widget in (self.segments, self.report_button, self.other_button):
            widget.hide()
        self.header.note.setText("")
        self.titled.emit()

    def _read_waiting(self) -> None:
        """Show the rows of earlier lists that wait."""
        store = self.desk.store

        def task(_progress: Progress) -> list[Problem]:
            with store.read() as reader:
                return importing.waiting_rows(reader)

        def show(rows: list[Problem]) -> None:
            self.waiting.fill(rows if self.review_view.found is None else [])

        self.desk.operations.run(task, show, self.desk.show, owner=self)

    def _settle(self, row: Problem) -> None:
        store, access = self.desk.store, self.desk.access
        self.desk.operations.write(
            lambda _progress: importing.settle_rows(store, [row], access=access),
            lambda result: self.desk.undoable(self.words.say(result.label)),
            self.desk.show, owner=self,
        )  # fmt: skip

    def put_away(self) -> None:
        """Forget the file; nothing of it has been written."""
        if not self._may_replace():
            return
        if self._running is not None:
            self._running.drop()
        self._forget()
        self._show_start()
        self.take_keys()

    def _forget(self) -> None:
        self._path, self._book, self.review_view.draft = None, None, ImportDraft()
        self.desk.drafts.drop("import")

    def _may_replace(self) -> bool:
        kept = self.desk.drafts.get("import")
        if kept is None:
            return True
        words = self.words
        return ask(
            self, words, words._("Put this file away?"),
            words._("What was corrected and decided for {name} is lost; nothing of it has been written.", name=kept.name(words)),
            words._("Put it away"),
        )  # fmt: skip

    # Writing -------------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Write what the foot says, as one operation."""
        if self._path is not None and self._book is not None and self.review_view.found is not None:
            self.writing.apply(self.review_view.found, self.review_view.draft)

    def _written(self, result: OperationResult, kind: str) -> None:
        words = self.words
        self._forget()
        self._show_start()
        if result.number:
            if self.isVisible():
                self.desk.navigate(GoTo(page_of(kind)))
            tell_joined(self.desk, result, self)
        else:
            self.desk.message(words._("Everything in this file was there already; nothing was written."))

    def _not_written(self, trouble: Trouble) -> None:
        self.desk.show(trouble)
        self._look()

    def save_report(self) -> None:
        """Ask where to, and save the partner's file with its unreadable cells marked."""
        path, words = self._path, self.words
        if path is None:
            return
        name = fold(words._("Report…").removesuffix("…")).replace(" ", "-")
        suggested = path.with_name(f"{path.stem}-{name}.xlsx")
        chosen = ask_to_save(self, words._("Save the report"), str(suggested), "Excel (*.xlsx)")
        if chosen:
            self.write_report(Path(chosen))

    def write_report(self, target: Path) -> None:
        """Save the report to a file, off the window's thread."""
        found, said = self.review_view.found, self.words._("The report is saved as {name}.", name=target.name)
        if found is not None:
            task = report_task(found, self.review_view.draft, target, self.words)
            self._run(task, lambda _marked: self.desk.message(said, "good"))

    # Keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Before the window's own Undo and Redo: as long as a decision about this file can be taken back or made again, that is meant.
        if event.type() == QEvent.Type.ShortcutOverride and self._back_or_again(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (do := self._back_or_again(event)) is not None:
            do()
        else:
            super().keyPressEvent(event)

    def _back_or_again(self, event: QEvent) -> Callable[[], None] | None:
        view = self.review_view
        if not isinstance(event, QKeyEvent) or view.found is None:
            return None
        match ImportKeys.of(event):
            case ImportKeys.UNDO if view.steps:
                return view.take_back
            case ImportKeys.REDO if view.undone:
                return view.make_again
        return None

    # The page ------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Import, with the file's name."""
        return self._path.name if self._path is not None else super().title()

    def keys_place(self) -> QWidget:
        """The tables of the file that is open, else where one is chosen."""
        return self.review_view.keys_place() if self.stack.currentWidget() is self.review_view else self.start

    def arrive(self, to: GoTo) -> None:
        """Read the file that is asked for; without one, take up the file that was left with something decided, or ask for one."""
        kept = self.desk.drafts.get("import")
        if isinstance(to, ToImport) and to.path is not None:
            self.load(to.path)
        elif kept is not None and self._path is None:
            self.restore(dict(kept.state))
        elif isinstance(to, ToImport) and to.choose and self._path is None:
            self.choose()

    def concerned(self, changes: WrittenRecords) -> bool:
        """Whether what the open file was compared with has changed."""
        if self.writing.under_way:
            return False
        if self.review_view.found is None:
            return True
        return changes.touches({"agency", *(key for each in imported_kinds() for key in seen_in_list(each))})

    def refresh(self, changes: WrittenRecords) -> None:
        """Compare the file anew, if it is still open."""
        if self.review_view.found is None:
            self._read_waiting()
        elif not self.writing.under_way:
            self._look(again=True)

    def state(self) -> dict[str, Any]:
        """The file and everything decided about it."""
        if self._path is None:
            return {}
        return {
            "path": str(self._path),
            "pasted": self._pasted,
            "draft": self.review_view.draft.to_data(),
            "sheet": self._sheet_at,
            "typing": self.review_view.problems.typing(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again: the file is read anew."""
        if not state.get("path"):
            return
        draft, path = ImportDraft.from_data(state.get("draft") or {}), Path(state["path"])
        self.review_view.problems.type_again(state.get("typing"))
        if pasted := state.get("pasted"):
            book = jobs.pasted_book(pasted)
            if book is not None:
                self._begin(path, draft)
                self._pasted, self._sheet_at = pasted, int(state.get("sheet") or 0)
                self._got(book)
            return
        self.load(path, draft)
        self._sheet_at = int(state.get("sheet") or 0)

    def record_actions(self) -> list[QAction]:
        """What can be done with the current rows, or with a sheet that was not read."""
        self._offered = row_actions(self.review_view, self.words)
        return self._offered


def _only_open(found: jobs.PreparedReview) -> Record | None:
    """The one cohort that takes applications now from that side, if it is one."""
    taking = [
        each
        for each in found.cohorts
        if each.get("status") == "open" and (not each.get("sending") or found.side in (each.get("sending") or ()))  # type: ignore[operator]
    ]
    return taking[0] if len(taking) == 1 else None
