"""The page Merge review: a workbook that came back, what it would change, what a person decides, one step to write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services import merging
from exchange_app.services.merging import Merged
from exchange_app.services.merging.sensitive import disclose
from exchange_app.services.merging.trouble import NeedsPassword, ReviewGone, ReviewOutdated
from exchange_app.sheets.trouble import WrongPassword
from exchange_app.store import KeptReview
from exchange_app.text import fold
from ui.components.buttons import button, icon_button
from ui.components.files import RETURNED, ask_to_open, ask_to_save, filters
from ui.components.icons import icon
from ui.components.panel import PageHeader
from ui.components.strip import WorkBar
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import GoTo, ToReturned, ToReview
from ui.desk.operations import Running
from ui.desk.to_record import go_to_record
from ui.pages import Page
from ui.pages.merge import jobs
from ui.pages.merge.commands import COMMANDS
from ui.pages.merge.loaded_review import LoadedReview
from ui.pages.merge.no_changes import NoChanges
from ui.pages.merge.outcome import merged_sentence, report_sentence
from ui.pages.merge.password import PasswordDialog
from ui.pages.merge.review_keeper import ReviewKeeper
from ui.pages.merge.review_view import ReviewView
from ui.pages.merge.start import MergeStart


class MergePage(Page):
    """Holds at most one review. Everything that reads, compares or writes runs beside the window."""

    key = "merge"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = self.words
        self.found: LoadedReview | None = None
        self._running: Running | None = None
        self._applying = False
        self._password: PasswordDialog | None = None
        self._keeper = ReviewKeeper(desk, self, self._kept)
        self.header = PageHeader(words._("Merge review"))
        self.accept_button = button(
            words._("Accept all proposed"), icon_name="check", clicked=lambda: self.review_view.accept_all()
        )
        self.accept_button.setToolTip(
            words._("Accept everything but the conflicts, and the removals and clearings that you have not looked at")
        )
        self.report_button = button(words._("Report…"), icon_name="upload", clicked=self.save_report)
        self.report_button.setToolTip(
            words._("Save a workbook for the partner in which every cell that is not applied is marked")
        )
        self.other_button = icon_button("folder", words._("Open another workbook…"), clicked=self.choose)
        self._of_review = (self.accept_button, self.report_button, self.other_button)
        for widget in self._of_review:
            self.header.add(widget)
        self.start = MergeStart(words)
        self.review_view = ReviewView(words, desk.store.agency)
        self.nothing = NoChanges(words, desk.store.agency)
        self.work = WorkBar(words)
        self.stack = QStackedWidget()
        for page in (self.start, self.review_view, self.nothing):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header.setObjectName("headbar")
        self.header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for part, stretch in ((self.header, 0), (self.stack, 1), (self.work, 0)):
            column.addWidget(part, stretch)
        self.start.choose_asked.connect(self.choose)
        self.start.file_dropped.connect(lambda path: self.open(Path(path)))
        self.start.not_taken.connect(lambda said: desk.message(said, "warning"))
        self.start.resume_asked.connect(self.resume)
        self.start.forget_asked.connect(self._keeper.forget)
        self.review_view.decided.connect(self._count)
        self.review_view.decided.connect(self._hold)
        self.review_view.gone.connect(self.say_gone)
        self.review_view.reveal_asked.connect(self._reveal)
        self.review_view.record_asked.connect(lambda kind, record: go_to_record(desk, self, kind, record))
        self.review_view.foot.applied.connect(self.apply)
        self.review_view.foot.closed.connect(self.put_away)
        self.nothing.confirmed.connect(self.apply)
        self.nothing.closed.connect(self.put_away)
        desk.drafts.gather.connect(self._gather)
        self._show_start()

    # A file --------------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a workbook."""
        words = self.words
        chosen = ask_to_open(self, words._("Open returned workbook"), filters(words, RETURNED))
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path, password: str | None = None) -> None:
        """Read a workbook; a review that is open is kept first."""
        if self._applying:
            return
        self._keep()
        store, words = self.desk.store, self.words
        self.start.complain("")

        def task(progress: Progress) -> LoadedReview:
            return jobs.open_file(store, path, password, words, progress)

        self._run(task, self._opened, lambda trouble: self._refused(path, trouble))

    def _reveal(self) -> None:
        """Show sensitive values, once that is entered in the journal."""
        found, store, access = self.review_view.found, self.desk.store, self.desk.access
        if found is not None:
            self.desk.operations.write(
                lambda _progress: disclose(store, found.review, access=access),
                lambda _none: self.review_view.say_clear(True),
                owner=self,
                quiet=True,
            )

    def _opened(self, found: LoadedReview) -> None:
        if self._password is not None:
            self._password.accept()
            self._password = None
        self._show(found)

    def _refused(self, path: Path, trouble: Trouble) -> None:
        if isinstance(trouble, NeedsPassword | WrongPassword):
            if self._password is None:
                self.when_shown(lambda: self._ask_password(path))
            else:
                self._password.refuse(trouble.sentence(self.words))
            return
        if self._password is not None:
            self._password.reject()
        self._failed(trouble)

    def _ask_password(self, path: Path) -> None:
        self._password = PasswordDialog(self, self.words, path.name, lambda given: self.open(path, given))
        self._password.rejected.connect(self._no_password)
        self._password.open()

    def _no_password(self) -> None:
        self._password = None

    def resume(self, content_hash: str) -> None:
        """Take up a review that was left."""
        store, words = self.desk.store, self.words
        if self.found is not None and self.found.review.content_hash == content_hash:
            return

        def failed(trouble: Trouble) -> None:
            draft = self._keeper.draft(content_hash)
            if isinstance(trouble, ReviewGone) and draft is not None:
                self._keeper.drop_draft(content_hash)
                trouble = ReviewGone(draft.name(words))
            self._failed(trouble)

        self._run(lambda progress: jobs.resumed(store, content_hash, words, progress), self._show, failed)

    def _run(self, task: Any, done: Any, failed: Any) -> None:
        if self._running is not None:
            self._running.drop()
        self._running = self.desk.operations.run(task, done, failed, cancelled=self._cancelled, owner=self)
        self.work.watch(self._running, delay=150)

    def _cancelled(self) -> None:
        if self._password is not None:
            self._password.reject()

    def _failed(self, trouble: Trouble) -> None:
        if self.found is None:
            self.start.complain(trouble.sentence(self.words))
        else:
            self.desk.show(trouble)

    # Showing -------------------------------------------------------------------------------------------------------

    def _show(self, found: LoadedReview) -> None:
        try:
            self._show_whole(found)
        except Exception:
            # What is shown by half must not be applied.
            self._show_start()
            raise

    def _show_whole(self, found: LoadedReview) -> None:
        held = self._keeper.draft(found.review.content_hash)
        typing = self.review_view.typing() or (held.state.get("typing") if held is not None else None)
        again = self.found is not None and self.found.review.content_hash == found.review.content_hash
        if self.found is not None and not again:
            self._keeper.close_undecided(self.found)
        self.found = found
        nothing = found.review.comparison.nothing_changes and not found.review.findings
        self.stack.setCurrentWidget(self.nothing if nothing else self.review_view)
        self.accept_button.setVisible(not nothing)
        self.report_button.setVisible(not nothing)
        self.other_button.show()
        if nothing:
            self.nothing.tell(found.review)
            self.header.note.setText("")
        else:
            self.review_view.show_found(found, self.desk.store.agency, again=again)
            self._count()
            if typing:
                self.review_view.type_again(typing)
        self._hold(opened=True)
        self.take_keys()
        self.titled.emit()

    def _count(self) -> None:
        if self.found is None:
            return
        words, counts = self.words, self.found.table.counts()
        total = sum(count for key, count in counts.items() if key != "same")
        said = words.n_("{count} change", "{count} changes", total)
        conflicts = counts["conflict"]
        self.header.note.setText(
            words.join((said, words.n_("{count} conflict", "{count} conflicts", conflicts))) if conflicts else said
        )

    def _show_start(self) -> None:
        self.found = None
        self.stack.setCurrentWidget(self.start)
        for widget in self._of_review:
            widget.hide()
        self.header.note.setText("")
        self._read_kept()
        self.titled.emit()

    def _read_kept(self) -> None:
        store = self.desk.store

        def task(_progress: Progress) -> list[KeptReview]:
            return jobs.kept(store)

        self.desk.operations.run(task, self.start.offer, owner=self)

    # Leaving and writing -------------------------------------------------------------------------------------------

    def _gather(self) -> None:
        """The window closes or locks: the review is kept, with what is being typed in it."""
        if not self._applying:
            self.review_view.finish_typing()
        self._hold()

    def _hold(self, *, opened: bool = False) -> None:
        if self.found is not None and not self._applying:
            self._keeper.hold(self.found, self.review_view.typing(), opened=opened)

    def _keep(self) -> bool:
        """Keep what was decided about the open review; whether there was anything to keep."""
        if self._applying:
            return False
        self.review_view.finish_typing()
        return self.found is not None and self._keeper.leave(self.found, self.review_view.typing())

    def _kept(self) -> None:
        if self.found is None:
            self._read_kept()

    def put_away(self) -> None:
        """Close the review; what was decided is kept for tomorrow."""
        if self._running is not None:
            self._running.drop()
        found = self.found
        kept = self._keep()
        if found is not None and not self.review_view.typing():
            self._keeper.drop_draft(found.review.content_hash)
        if found is not None and not kept and not self._applying:
            self._keeper.close_undecided(found)
        self._show_start()
        self.take_keys()
        if kept and found is not None:
            self.desk.message(
                self.words._(
                    "The review of {name} is kept; go on with it on the page Exchange.",
                    name=found.review.story.path.name,
                ),
                "good",
            )

    def apply(self) -> None:
        """Write what was decided, as one operation."""
        found = self.found
        if found is None or self._applying or not self.review_view.finish_typing():
            return

        store, access = self.desk.store, self.desk.access
        # Nothing of it is to be kept once more after it is written.
        self._keeper.drop_draft(found.review.content_hash)
        self._lock(True)

        def task(progress: Progress) -> Merged:
            return merging.apply(store, found.review, access=access, progress=progress, workbook=found.workbook or None)

        self.desk.operations.write(task, self._written, self._not_written, cancelled=self._let_go, owner=self)

    def _lock(self, applying: bool) -> None:
        self._applying = applying
        for widget in (self.review_view, self.nothing, self.header):
            widget.setEnabled(not applying)

    def _let_go(self) -> None:
        self._lock(False)
        self._hold()

    def _written(self, merged: Merged) -> None:
        self._lock(False)
        said = merged_sentence(merged, self.found, self.words)
        self._show_start()
        if self.isVisible():
            self.desk.navigate(GoTo("exchange"))
        self.desk.undoable(said)

    def _not_written(self, trouble: Trouble) -> None:
        self._let_go()
        self.desk.show(trouble)
        if isinstance(trouble, ReviewOutdated):
            self._look_again()

    def _look_again(self) -> None:
        found, store, words = self.found, self.desk.store, self.words
        if found is not None:
            self._run(lambda progress: jobs.again(store, found, words, progress), self._show, self._failed)

    def save_report(self) -> None:
        """Ask where to, and save the report for the partner."""
        found, words = self.found, self.words
        if found is None:
            return
        path = found.review.story.path
        name = fold(words._("Report…").removesuffix("…")).replace(" ", "-")
        chosen = ask_to_save(
            self, words._("Save the report"), str(path.with_name(f"{path.stem}-{name}.xlsx")), "Excel (*.xlsx)"
        )
        if chosen:
            self.write_report(Path(chosen))

    def write_report(self, target: Path) -> None:
        """Save the report to a file, off the window's thread."""
        found, store = self.found, self.desk.store
        if found is not None:
            self._run(
                lambda progress: jobs.report(store, found, target, progress),
                lambda marked: self._reported(target.name, marked),
                self._failed,
            )

    def _reported(self, name: str, marked: int) -> None:
        self.desk.message(report_sentence(name, marked, self.words), "good")

    # The page ------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Merge review, with the file's name."""
        return self.found.review.story.path.name if self.found is not None else super().title()

    def keys_place(self) -> QWidget:
        """The list of what is to be decided, else what stands in its place."""
        shown = self.stack.currentWidget()
        if shown is self.review_view:
            return self.review_view.lists.currentWidget() or self.review_view
        return shown or self

    def arrive(self, to: GoTo) -> None:
        """Open a workbook, ask for one, or take up a review that was left."""
        match to:
            case ToReturned(path=None):
                self.choose()
            case ToReturned(path=Path() as path):
                self.open(path)
            case ToReview(review=review):
                self.resume(review)

    def refresh(self, changes: WrittenRecords) -> None:
        """Something was written: the review is made again, with its decisions."""
        if self._applying:
            return
        if self.found is None:
            self._read_kept()
        else:
            self._look_again()

    def state(self) -> dict[str, Any]:
        """The review itself: it is in memory and outlives a change of language."""
        return {"found": self.found} if self.found is not None else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take it up again, said in the language of now."""
        found = state.get("found")
        if isinstance(found, LoadedReview):
            self.found = found
            self._look_again()

    def layout_state(self) -> dict[str, Any]:
        """Widths and choices."""
        return self.review_view.layout_state()

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Take them up again."""
        self.review_view.restore_layout(layout)

    def record_actions(self) -> list[QAction]:
        """What can be decided."""
        if self.found is None or self.stack.currentWidget() is not self.review_view:
            return []
        made = []
        for command in COMMANDS:
            if command.key in ("up", "down"):
                continue
            action = QAction(self.words.say(command.text), self)
            if command.icon:
                action.setIcon(icon(command.icon))
            action.setShortcut(command.declared.first)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, key=command.key: self.review_view.do(key))
            made.append(action)
        return made

    def focus_search(self) -> bool:
        """The names' search."""
        if self.found is None or not self.review_view.search.isVisible():
            return False
        self.review_view.search.setFocus()
        return True
