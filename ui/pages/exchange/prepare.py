"""The dialog that prepares a workbook for a partner: cohorts, fields agreed, sensitive data, a password, where to; then
progress, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.errors import Trouble
from exchange_app.kinds.registry import shared_fields
from exchange_app.progress import Progress
from exchange_app.services.disclosures import sensitive_names
from exchange_app.services.exporting import Exported, export
from exchange_app.services.ledger import Ledger
from ui.components.buttons import button
from ui.components.dialog import Dialog
from ui.components.fields import Labelled
from ui.components.files import ask_to_save, remember, usual_folder
from ui.components.kept_dialog import keep_dialog
from ui.components.labels import label
from ui.components.tick_list import TickList
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import ToPrepare
from ui.desk.operations import Running
from ui.pages.exchange.field_picker import FieldPicker
from ui.pages.exchange.password_fields import PasswordFields
from ui.pages.exchange.writing import Writing, Written

LIST_ROW = 26
WIDTH = 860


class PrepareDialog(Dialog):
    """Asks, then writes the workbook off the window's thread, then tells what was written."""

    def __init__(self, parent: QWidget, desk: Desk, ledger: Ledger) -> None:
        words = desk.words
        self._code = ledger.code
        super().__init__(
            parent, words, words._("Workbook no. {number} for {agency}", number=ledger.next_number, agency=titles.title(ledger.partner)),
            words._("It holds the people, outlets and placements of the cohorts below, in the partner's language, with free rows to fill in."), width=WIDTH, icon="exchange",
        )  # fmt: skip
        self._desk, self._ledger = desk, ledger
        self._running: Running | None = None
        self._withheld: frozenset[str] = frozenset()
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self.writing = Writing(words)
        self.written = Written(words)
        for page in (self._form(), self.writing, self.written):
            self.stack.addWidget(page)
        self.cancel_button = button(words._("Cancel"), clicked=self.reject)
        self.foot.addWidget(self.cancel_button)
        self.show_button = self.add_action(
            words._("Show in folder"), lambda: self.written.open_folder(), "plain", "folder"
        )
        self.close_button = self.add_action(words._("Close"), self.accept)
        self.write_button = self.add_action(words._("Write the workbook"), self._choose, icon="upload")
        self._turn("form")
        self._take_up(keep_dialog(self, desk.drafts, self._draft, "prepare", self._code))
        self._read()

    def _draft(self) -> Draft | None:
        """What is typed, but for the password, which is kept nowhere."""
        basis, target = self.basis.text(), self.target.text()
        if not basis and target == str(self._proposed()):
            return None
        state = {"basis": basis, "sensitive": self.sensitive.isChecked(), "target": target}
        return Draft("prepare", self._code, state, 1, self.windowTitle(), ToPrepare(partner=self._code))

    def _take_up(self, kept: Mapping[str, Any]) -> None:
        if kept:
            self.basis.setText(str(kept["basis"]))
            self.sensitive.setChecked(bool(kept["sensitive"]))
            self.target.setText(str(kept["target"]))

    # ---- the form --------------------------------------------------------------------------------------------

    def _form(self) -> QWidget:
        form = QWidget()
        columns = QHBoxLayout(form)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(14)
            columns.addLayout(column, 1)
        self._fill_left(left)
        self._fill_right(right)
        return form

    def _fill_left(self, column: QVBoxLayout) -> None:
        words = self.words
        self.cohorts = TickList()
        self.cohorts.setObjectName("framed")
        self.cohorts.setFixedHeight(124)
        self._cohorts = Labelled(words._("Cohorts"), self.cohorts)
        column.addWidget(self._cohorts)
        self.fields = FieldPicker(words, ())
        self.fields.setFixedHeight(180)
        self.fields.changed.connect(self._say_fields)
        self._fields = Labelled(words._("Fields agreed"), self.fields)
        column.addWidget(self._fields)
        column.addStretch(1)

    def _fill_right(self, column: QVBoxLayout) -> None:
        words = self.words
        names = words.join(sensitive_names(shared_fields(), words))
        self.sensitive = QCheckBox(words._("With sensitive data"))
        self.sensitive.setToolTip(names)
        self.warning = label(
            words._(
                "These leave your agency: {fields}. It is entered in the transfer log; give a password.", fields=names
            ),
            "second",
            "warning",
            wrap=True,
        )
        self.basis = QLineEdit()
        self.basis.setFixedHeight(28)
        self.basis.setPlaceholderText(words._("for example: written consent, visa application"))
        self._basis = Labelled(words._("On what basis"), self.basis)
        holder = QVBoxLayout()
        holder.setSpacing(6)
        for widget in (self.sensitive, self.warning, self._basis):
            holder.addWidget(widget)
        column.addLayout(holder)
        for widget in (self.warning, self._basis):
            widget.hide()
            self.sensitive.toggled.connect(widget.setVisible)
        self.password = PasswordFields(words)
        column.addWidget(self.password)
        self.target = QLineEdit(str(self._proposed()))
        self.target.setFixedHeight(28)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.target, 1)
        across.addWidget(button(words._("Browse…"), "plain", "folder", clicked=self._browse))
        self._target = Labelled(words._("File"), row)
        self.target.setAccessibleName(words._("File"))
        column.addWidget(self._target)
        column.addStretch(1)

    def _proposed(self) -> Path:
        return usual_folder() / f"{self._ledger.own}-no{self._ledger.next_number}-for-{self._code}.xlsx"

    def _read(self) -> None:
        store, code = self._desk.store, self._code

        def task(_progress: Progress) -> tuple[list[Record], frozenset[str]]:
            with store.read() as reader:
                return list(reader.records("cohort")), reader.app_data.terms(code)

        self._desk.operations.run(task, lambda found: self._fill(*found), owner=self)

    def _fill(self, cohorts: list[Record], withheld: frozenset[str]) -> None:
        shared = [each for each in cohorts if self._code in (*(each.get("sending") or ()), each.get("hosting"))]  # type: ignore[misc]
        for each in sorted(shared, key=lambda record: str(record.get("starts") or ""), reverse=True):
            item = QListWidgetItem(f"{each.get('title') or each.code}  ·  {each.code}")
            item.setData(Qt.ItemDataRole.UserRole, each.code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setSizeHint(QSize(0, LIST_ROW))
            item.setCheckState(Qt.CheckState.Checked)
            self.cohorts.addItem(item)
        if not shared:
            self._cohorts.complain(
                self.words._("The partner has a part in no cohort yet; only its own people and outlets go.")
            )
        self._withheld = withheld
        for name in withheld:
            self.fields.withhold(name)
        self._say_fields()
        self.write_button.setEnabled(True)

    def _say_fields(self) -> None:
        words = self.words
        leave, whole = self.fields.counts()
        said = words._(
            "{part} of {whole} leave. Remembered for {agency}; what is not ticked never leaves.",
            part=leave,
            whole=whole,
            agency=self._code,
        )
        self._fields.below.setText(said)
        self._fields.below.show()

    def _browse(self) -> None:
        words = self.words
        path = ask_to_save(
            self, words._("Write the workbook"), self.target.text(), words._("Excel workbook") + " (*.xlsx)"
        )
        if path:
            self.target.setText(path)

    def _chosen(self) -> list[str]:
        items = [self.cohorts.item(at) for at in range(self.cohorts.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _trouble(self) -> str:
        words = self.words
        if self.cohorts.count() and not self._chosen():
            return words._("Choose at least one cohort.")
        if self.sensitive.isChecked() and not self.basis.text().strip():
            return words._("Say on what basis sensitive data leaves; it is entered in the transfer log.")
        return self.password.trouble() or (
            "" if self.target.text().strip() else words._("Say where the workbook is to be written.")
        )

    def _choose(self) -> None:
        self.complain(self._trouble())
        if self.trouble.text():
            return
        path = Path(self.target.text().strip()).expanduser()
        self.write(path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx"))

    # ---- writing ---------------------------------------------------------------------------------------------

    def write(self, path: Path) -> None:
        """Write to `path`, with progress and Cancel; a trouble is said in the dialog, which stays open."""
        desk, to = self._desk, self._code
        store, access = desk.store, desk.access
        cohorts = () if len(self._chosen()) == self.cohorts.count() else tuple(self._chosen())
        with_sensitive, password = self.sensitive.isChecked(), self.password.secret()
        basis = self.basis.text().strip() if with_sensitive else ""
        withheld, agreed = self.fields.withheld(), self._withheld
        remember(path)

        def task(progress: Progress) -> Exported:
            return export(
                store, path, to=to, cohorts=cohorts, with_sensitive=with_sensitive, withheld=withheld, agree=withheld != agreed, password=password, basis=basis,
                access=access, progress=progress,
            )  # fmt: skip

        self.complain("")
        self._turn("writing")
        self._running = desk.operations.write(
            task, self._done, self._failed, cancelled=lambda: self._turn("form"), owner=self
        )
        self.writing.watch(self._running)

    def _done(self, made: Exported) -> None:
        words = self.words
        self._running = None
        self.written.show_export(
            made, self._code, with_sensitive=self.sensitive.isChecked(), encrypted=self.password.secret() is not None
        )
        self._turn("written")
        said = words.n_(
            "No. {number} for {agency} is written: {count} person, {file}.",
            "No. {number} for {agency} is written: {count} people, {file}.",
            made.people,
            number=made.number,
            agency=self._code,
            file=made.path.name,
        )
        self._desk.message(said, "good", words._("Show in folder"), self.written.open_folder)

    def _failed(self, trouble: Trouble) -> None:
        self._running = None
        self._turn("form")
        self.complain(trouble.sentence(self.words))

    def _turn(self, page: str) -> None:
        self.stack.setCurrentIndex(("form", "writing", "written").index(page))
        self.write_button.setVisible(page == "form")
        self.cancel_button.setVisible(page != "written")
        self.cancel_button.setEnabled(True)
        self.show_button.setVisible(page == "written")
        self.close_button.setVisible(page == "written")
        self.sentence.setVisible(page == "form")

    def reject(self) -> None:
        """Escape and Cancel: while it writes they stop it, else they close the dialog."""
        if self._running is not None:
            self._running.cancel()
            self.cancel_button.setEnabled(False)
        else:
            super().reject()
