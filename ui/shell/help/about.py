"""About the product: version and places, the licences of its parts, and a report of a bug that shows what is in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from exchange_app import __version__
from exchange_app.bug_report import report
from exchange_app.errors import Trouble
from exchange_app.files import save
from exchange_app.licences import LicensedPart, parts
from exchange_app.settings import home_folder
from exchange_app.text import Words
from ui.components.dialog import Dialog
from ui.components.files import ask_to_save
from ui.components.labels import label
from ui.components.theme import font, tokens


class AboutDialog(Dialog):
    """Version, and where things lie; licences and the report of a bug open from here."""

    def __init__(self, parent: QWidget, words: Words, store: Path | None) -> None:
        super().__init__(
            parent,
            words,
            words._("Exchange Desk {version}", version=__version__),
            words._("For the people who run joint training and exchange programmes between two media agencies."),
            icon="exchange",
        )
        for said in (
            words._("Store: {path}", path=str(store or "–")),
            words._("Settings and log: {path}", path=str(home_folder())),
        ):
            self.body.addWidget(label(said, "second", "second", wrap=True))
        self.add_action(words._("Licences…"), self._licences, "plain", "document")
        self.add_action(words._("Report a bug…"), self._report, "plain", "warning")
        self.add_action(words._("Close"), self.accept)

    def _licences(self) -> None:
        LicencesDialog(self, self.words).exec()

    def _report(self) -> None:
        ReportDialog(self, self.words).exec()


class LicencesDialog(Dialog):
    """The parts at the top, the licence of the chosen one under them."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(
            parent, words, words._("Licences"), words._("Of everything that Exchange Desk is made of."), width=640, icon="document"
        )  # fmt: skip
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(words._("Parts and their licences"))
        self.list.setFixedHeight(180)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(words._("Text of the licence"))
        self.text.setMinimumHeight(240)
        self.body.addWidget(self.list)
        self.body.addWidget(self.text, 1)
        self.parts = parts()
        unnamed = words._("see its text")
        for each in self.parts:
            QListWidgetItem(f"{each.name} {each.version}".rstrip() + f" · {each.licence or unnamed}", self.list)
        self.list.currentRowChanged.connect(lambda row: self._show(self.parts[row]))
        self.list.setCurrentRow(0)
        self.add_action(words._("Close"), self.accept)

    def _show(self, part: LicensedPart) -> None:
        said = [part.home, part.text or self.words._("Its text is to be found where the part is at home.")]
        self.text.setPlainText("\n\n".join(filter(None, said)))


class ReportDialog(Dialog):
    """What is reported stands in a field and can be changed; just that is saved."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(
            parent,
            words,
            words._("Report a bug"),
            words._(
                "This is all that the report holds: no record, no name, no path. Say what you did, strike out what you do not "
                "want to give, save it and send it to whoever looks after the program."
            ),
            width=640,
            icon="warning",
        )
        # What is typed here is of no use without the dialog.
        self.holds_typed = lambda: False
        self.text = QPlainTextEdit(report(_facts(words)))
        self.text.setAccessibleName(words._("What the report holds"))
        self.text.setFont(font("second"))
        self.text.setMinimumHeight(320)
        self.body.addWidget(self.text, 1)
        self.add_cancel()
        self.add_action(words._("Save…"), self._ask_where)
        self.text.setFocus()

    def _ask_where(self) -> None:
        words = self.words
        proposed = f"exchange-desk-report-{date.today().isoformat()}.txt"
        path = ask_to_save(self, words._("Save the report"), proposed, words._("Text") + " (*.txt)")
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write what stands in the field."""
        try:
            save(path, self.text.toPlainText().encode("utf-8"))
        except Trouble as trouble:
            self.complain(trouble.sentence(self.words))
            return
        self.accept()


def _facts(words: Words) -> dict[str, object]:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return {
        "Qt": qVersion(),
        "Window system": QGuiApplication.platformName(),
        "Screen": f"{size.width()} x {size.height()}, scale {screen.devicePixelRatio():g}",
        "Language": words.language,
        "Colours": tokens().side,
    }
