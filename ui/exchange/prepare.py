"""The dialog that prepares a workbook for a partner: which cohorts, sensitive fields or not, a password, where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from exchange_app.fields import KINDS
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Labelled
from ui.widgets.labels import label

if TYPE_CHECKING:
    from exchange_app.domain.records import Record
    from exchange_app.progress import Progress
    from exchange_app.services.exporting import Exported
    from ui.context import Desk

LIST_HEIGHT, LIST_ROW = 168, 26


class PrepareDialog(Dialog):
    """Asks, then writes the workbook off the window's thread."""

    def __init__(self, parent: QWidget, desk: Desk, partner: Record, cohorts: list[Record]) -> None:
        words = desk.words
        self._code = str(partner.get("code"))
        super().__init__(
            parent, words, words._("Workbook for {agency}", agency=str(partner.get("name") or self._code)),
            words._("It holds the people, outlets and placements of the cohorts below, in the partner's language, with free rows to fill in."), width=560, icon="exchange",
        )  # fmt: skip
        self._desk = desk
        self.cohorts = QListWidget()
        self.cohorts.setObjectName("framed")
        self.cohorts.setFixedHeight(LIST_HEIGHT)
        shared = [each for each in cohorts if self._code in (*(each.get("sending") or ()), each.get("hosting"))]  # type: ignore[misc]
        for each in sorted(shared, key=lambda record: str(record.get("starts") or ""), reverse=True):
            item = QListWidgetItem(f"{each.get('title') or each.code}  ·  {each.code}")
            item.setData(Qt.ItemDataRole.UserRole, each.code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setSizeHint(QSize(0, LIST_ROW))
            item.setCheckState(Qt.CheckState.Checked)
            self.cohorts.addItem(item)
        self.body.addWidget(Labelled(words._("Cohorts"), self.cohorts, "" if shared else words._("The partner has a part in no cohort yet; only its own people and outlets go.")))
        names = words.join(words.say(each.label) for of in KINDS.values() for each in of.fields if each.sensitive)
        self.sensitive = QCheckBox(words._("With sensitive data"))
        self.body.addWidget(self.sensitive)
        self.warning = label(words._("These leave your agency: {fields}. It is entered in the transfer log; give a password.", fields=names), "second", "warning", wrap=True)
        self.warning.hide()
        self.sensitive.toggled.connect(self.warning.setVisible)
        self.body.addWidget(self.warning)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setFixedHeight(28)
        self.body.addWidget(Labelled(words._("Password, if you want one"), self.password, words._("Tell it to the partner by another way than the file.")))
        self.add_cancel()
        self.write_button = self.add_action(words._("Write the workbook…"), self._choose, icon="upload")

    def _chosen(self) -> list[str]:
        items = [self.cohorts.item(at) for at in range(self.cohorts.count())]
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _choose(self) -> None:
        words, chosen = self.words, self._chosen()
        if self.cohorts.count() and not chosen:
            self.complain(words._("Choose at least one cohort."))
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._desk.store.agency}-{self._code}.xlsx"
        path, _kind = QFileDialog.getSaveFileName(self, words._("Write the workbook"), str(Path(folder) / name), words._("Excel workbook") + " (*.xlsx)")
        if path:
            self.write(Path(path if path.lower().endswith(".xlsx") else f"{path}.xlsx"))

    def write(self, path: Path) -> None:
        """Write to `path` and say what was written; a trouble is said in the dialog, which stays open."""
        desk, words = self._desk, self.words
        store, author, to = desk.store, desk.author, self._code
        everything = len(self._chosen()) == self.cohorts.count()
        cohorts = () if everything else tuple(self._chosen())
        with_sensitive, password = self.sensitive.isChecked(), self.password.text() or None
        self.write_button.setEnabled(False)

        def task(progress: Progress) -> Exported:
            from exchange_app.services.exporting import export

            return export(store, path, to=to, cohorts=cohorts, with_sensitive=with_sensitive, password=password, author=author, progress=progress)

        def done(made: Exported) -> None:
            self.accept()
            said = words.n_("No. {number} for {agency} is written: {count} person, {file}.", "No. {number} for {agency} is written: {count} people, {file}.", made.people, number=made.number, agency=to, file=path.name)
            desk.message(said, "good", words._("Open the folder"), lambda: _open(path.parent))

        desk.operations.write(task, done, lambda trouble: self._failed(trouble.sentence(words)), cancelled=lambda: self.write_button.setEnabled(True), owner=self)

    def _failed(self, sentence: str) -> None:
        self.write_button.setEnabled(True)
        self.complain(sentence)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
