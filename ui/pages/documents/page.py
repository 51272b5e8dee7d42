"""The Documents page: what is to be printed on the left, the pages as they will be on the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from exchange_app.errors import Trouble
from exchange_app.kinds.registry import offers_places, page_of
from exchange_app.progress import Progress
from exchange_app.services import printing
from exchange_app.services.certificates import give_numbers
from exchange_app.services.printing import PreparedDocument, Subjects
from exchange_app.store import Store
from ui.components.buttons import button
from ui.components.empty import EmptyPage
from ui.components.files import ask_to_save
from ui.components.keys import DocumentKeys, claims
from ui.components.labels import line
from ui.components.panel import PageHeader
from ui.components.printer import ask, print_pages, printer_for
from ui.components.strip import WorkBar
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import GoTo, ToDocuments
from ui.desk.operations import Running
from ui.pages import Page
from ui.pages.documents.check_certificate import CheckCertificateDialog
from ui.pages.documents.options import Options
from ui.pages.documents.preview import DocumentPreview

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WAIT = 150
"""Milliseconds of quiet before the pages are set anew."""


class DocumentsPage(Page):
    """Documents: chosen, seen, printed and saved."""

    key = "documents"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = self.words
        self.made: PreparedDocument | None = None
        self._setting: Running | None = None
        self._stale = True
        self._entered: set[Any] = set()
        """Which documents with which sensitive values were shown."""
        self.header = PageHeader(self.title())
        self.save_workbook = button(words._("Save as xlsx…"), "plain", "sheet", clicked=partial(self.save, ".xlsx"))
        self.save_pdf = button(words._("Save as PDF…"), "plain", "save", clicked=partial(self.save, ".pdf"))
        self.print_button = button(words._("Print…"), "primary", "printer", clicked=self.print_shown)
        self.number = button(words._("Number them"), "plain", "certificate", clicked=self._number)
        self.number.hide()
        for each in (self.number, self.save_workbook, self.save_pdf, self.print_button):
            self.header.add(each)
        self.options = Options(words)
        self.options.changed.connect(self.set_anew)
        self.preview = DocumentPreview(desk)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.options)
        self.split.addWidget(self.preview)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([336, 900])
        self.empty = EmptyPage(
            "document",
            words._("Documents are made of a cohort or an outlet. Make a cohort, or import a list, and print it here."),
            words._("Go to the cohorts"),
            lambda: desk.navigate(GoTo(page_of("cohort"))),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        self.work = WorkBar(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.header)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.stack, 1)
        column.addWidget(self.work)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._prepare)
        self._print_action = self._action(words._("Print the document…"), DocumentKeys.PRINT, self.print_shown)
        self._save_action = self._action(
            words._("Save the document as PDF…"), DocumentKeys.SAVE, partial(self.save, ".pdf")
        )
        self._check_action = self._action(words._("Check a certificate…"), DocumentKeys.CHECK, self._check)
        self._enable()

    def _action(self, text: str, key: DocumentKeys, do: Any) -> QAction:
        made = QAction(text, self)
        made.setShortcuts(key.sequences)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda: do())
        return made

    def event(self, event: QEvent) -> bool:
        # Before a menu acts on a key that means something else here.
        return claims(event, DocumentKeys) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match DocumentKeys.of(event):
            case DocumentKeys.PRINT:
                self._print_action.trigger()
            case DocumentKeys.SAVE:
                self._save_action.trigger()
            case DocumentKeys.CHECK:
                self._check_action.trigger()
            case _:
                super().keyPressEvent(event)

    # -- the page

    def state(self) -> dict[str, Any]:
        return {
            "options": self.options.state(),
            "preview": self.preview.state(),
            "split": self.split.sizes(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        self.options.restore(state.get("options") or {})
        self.preview.restore(state.get("preview") or {})
        sizes = state.get("split")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(each, int) for each in sizes) and all(sizes):
            self.split.setSizes(sizes)
        self._stale = True

    def arrive(self, to: GoTo) -> None:
        """Choose the cohort or the outlet whose documents are asked for."""
        if isinstance(to, ToDocuments) and (to.cohort or to.outlet):
            self.options.restore(self.options.state() | {"cohort": to.cohort, "outlet": to.outlet})
            self.options.choose(cohort=to.cohort, outlet=to.outlet)
            self._stale = True
            if self.isVisible():
                self._load()

    def refresh(self, changes: WrittenRecords) -> None:
        self._load()

    def record_actions(self) -> list[QAction]:
        return [self._print_action, self._save_action, self._check_action]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    # -- reading and setting

    def _load(self) -> None:
        self._stale = False
        store, language = self.desk.store, self.words.language

        def read(progress: Progress) -> Subjects:
            with store.read() as reader:
                return printing.subjects(reader, language)

        self.desk.operations.run(read, self._loaded, owner=self)

    def _loaded(self, subjects: Subjects) -> None:
        there = bool(subjects.cohorts or subjects.outlets)
        self.stack.setCurrentIndex(0 if there else 1)
        self.options.set_subjects(subjects)
        if there:
            self._prepare()
        else:
            self._forget()

    def set_anew(self) -> None:
        """Set the pages again, a moment after the last change."""
        self._wait.start()

    def _prepare(self) -> None:
        if self._setting is not None:
            self._setting.drop()
        request = self.options.request()
        if request is None:
            self._forget()
            self.preview.say(self._nothing())
            return
        store = self.desk.store
        self._setting = self.desk.operations.run(
            lambda progress: self._shown(store, printing.prepare(store, request, progress)),
            self._prepared,
            self._failed,
            owner=self,
        )
        self.work.watch(self._setting, delay=600)

    def _shown(self, store: Store, made: PreparedDocument) -> PreparedDocument:
        """The document, once it is entered whose sensitive values it shows; looking at the same again is entered once."""
        key = (made.name(), tuple((of, tuple(fields)) for of, fields in made.sensitive.items()))
        if made.sensitive and key not in self._entered:
            printing.disclose(store, made, access=self.desk.access)
            self._entered.add(key)
        return made

    def _nothing(self) -> str:
        if offers_places(self.options.about()):
            return self.words._(
                "There is no outlet yet. Outlets come from an imported list, or are added on the page Outlets."
            )
        return self.words._("There is no cohort yet. Make one on the page Cohorts.")

    def _prepared(self, made: PreparedDocument) -> None:
        self._setting = None
        self.made = made
        self.preview.show_document(made)
        people = self.words.n_("{count} person", "{count} people", made.people)
        pages = self.words.n_("{count} page", "{count} pages", made.count)
        doubts = "".join(f"; {self.words.say(each)}" for each in made.doubts)
        unnumbered = len(made.content.unnumbered)
        self.number.setVisible(unnumbered > 0)
        without = self.words.n_("{count} has no number yet", "{count} have no number yet", unnumbered)
        self.header.note.setText(f"{people}, {pages}{doubts}" + (f"; {without}" if unnumbered else ""))
        self._enable()

    def _failed(self, trouble: Trouble) -> None:
        self._setting = None
        self._forget()
        self.preview.say(trouble.sentence(self.words))

    def _forget(self) -> None:
        self.made = None
        self.number.hide()
        self.header.note.setText("")
        self._enable()

    def _enable(self) -> None:
        for each in (self.save_pdf, self.print_button, self._print_action, self._save_action):
            each.setEnabled(self.made is not None and not self.made.content.blank)
        self.save_workbook.setEnabled(self.made is not None and ".xlsx" in self.made.formats)

    # -- certificates

    def _number(self) -> None:
        """Give a number to each certificate that is left out for want of one."""
        if self.made is None:
            return
        desk, placements = self.desk, self.made.content.unnumbered
        # The button goes once there is nobody left.
        self.preview.setFocus()
        desk.operations.write(
            lambda _progress: give_numbers(desk.store, placements, access=desk.access),
            lambda result: desk.step_done(result.label),
            desk.show,
            owner=self,
        )

    def _check(self) -> None:
        dialog = CheckCertificateDialog(self, self.desk)
        dialog.exec()
        dialog.deleteLater()

    # -- saving and printing

    def save(self, ending: str) -> None:
        """Ask where to, then save what is shown."""
        if self.made is None:
            return
        words = self.words
        kinds = {".pdf": words._("PDF document"), ".xlsx": words._("Excel workbook")}
        proposed = f"{self.made.name()}{ending}"
        path = ask_to_save(self, words._("Save the document"), proposed, f"{kinds[ending]} (*{ending})")
        if path:
            self.save_to(Path(path) if path.lower().endswith(ending) else Path(path + ending))

    def save_to(self, path: Path) -> None:
        """Save what is shown, in the format of the ending."""
        made = self.made
        if made is None:
            return
        running = self.desk.operations.run(
            lambda progress: self._given(made).save(path, progress),
            lambda _: self._saved(path),
            self.desk.show,
            owner=self,
        )
        self.work.watch(running)

    def _given(self, made: PreparedDocument) -> PreparedDocument:
        """The document, once it is entered that it is saved or printed."""
        printing.give(self.desk.store, made, access=self.desk.access)
        return made

    def _saved(self, path: Path) -> None:
        said = self.words._("The document is saved as {file}.", file=path.name)
        url = QUrl.fromLocalFile(str(path))
        self.desk.message(said, "good", self.words._("Open"), lambda: _open(url))

    def print_shown(self) -> None:
        """Ask for a printer, then print what is shown."""
        if self.made is None:
            return
        printer = printer_for(self.made)
        if ask(printer, self.made, self):
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is shown on this printer."""
        made = self.made
        if made is None:
            return
        running = self.desk.operations.run(
            lambda progress: print_pages(self._given(made), printer, progress),
            self._printed,
            self.desk.show,
            owner=self,
        )
        self.work.watch(running)

    def _printed(self, pages: int) -> None:
        said = self.words.n_("{count} page went to the printer.", "{count} pages went to the printer.", pages)
        self.desk.message(said, "good")


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
