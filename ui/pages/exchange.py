"""Exchange: the workbooks sent to each partner, and the next one to prepare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.exchange.prepare import PrepareDialog
from ui.pages import Page
from ui.widgets.buttons import button
from ui.widgets.delegate import CellDelegate, Mark
from ui.widgets.empty import EmptyPage
from ui.widgets.labels import label
from ui.widgets.panel import PageHeader, Panel
from ui.widgets.pill import SideLetters

if TYPE_CHECKING:
    from exchange_app.domain.records import Record
    from exchange_app.progress import Progress
    from exchange_app.store import Export, OperationResult, SinceExport
    from ui.context import Desk

ROW = 32


class ExchangePage(Page):
    """One panel a partner: what it has not been sent yet, and the transfer log."""

    key = "exchange"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = desk.words
        self._partners: list[Record] = []
        self._cohorts: list[Record] = []
        self._wanted: str | None = None
        self.header = PageHeader(self.title())
        self.header.add(
            button(
                words._("Import a list…"),
                "plain",
                "import",
                clicked=lambda: desk.navigate("import"),
                tip=words._("Read a list that somebody sent, in any layout"),
            )
        )
        self.prepare = button(
            words._("Prepare a workbook…"),
            "primary",
            "exchange",
            clicked=lambda: self.open_prepare(""),
            tip=words._("Write the workbook that the partner agency works in"),
        )
        self.header.add(self.prepare)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self.panels = QVBoxLayout()
        self.panels.setContentsMargins(16, 0, 16, 16)
        self.panels.setSpacing(16)
        column.addLayout(self.panels, 1)
        nobody = EmptyPage(
            "exchange", words._("No partner agency is set up. Add it in the settings; then its workbooks are prepared here."),
            words._("Go to the settings"), lambda: desk.navigate("settings"),
        )  # fmt: skip
        self.stack = QStackedLayout(self)
        self.stack.addWidget(full)
        self.stack.addWidget(nobody)
        self._read()

    def _read(self) -> None:
        store = self.desk.store

        def task(_progress: Progress) -> tuple[list[Record], list[Record], list[Export], list[SinceExport]]:
            from datetime import date

            with store.read() as reader:
                partners = [each for each in reader.records("agency") if each.get("code") != store.agency]
                return (
                    partners,
                    list(reader.records("cohort")),
                    reader.exports(),
                    list(reader.summary(None, date.today()).exports),
                )

        self.desk.operations.run(task, lambda found: self._show(*found), owner=self)

    def _show(
        self, partners: list[Record], cohorts: list[Record], exports: list[Export], since: list[SinceExport]
    ) -> None:
        self._partners, self._cohorts = partners, cohorts
        self.stack.setCurrentIndex(0 if partners else 1)
        while (item := self.panels.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for partner in partners:
            code = str(partner.get("code"))
            pending = next((each for each in since if each.agency == code), None)
            self.panels.addWidget(self._panel(partner, [each for each in exports if each.agency == code], pending), 1)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.open_prepare(wanted)

    def _panel(self, partner: Record, exports: list[Export], pending: SinceExport | None) -> QWidget:
        words, code = self.words, str(partner.get("code"))
        panel = Panel(str(partner.get("name") or code))
        panel.head_row.insertWidget(1, SideLetters(code, False))
        panel.add_to_head(
            button(
                words._("Prepare workbook for {agency}…", agency=code),
                "plain",
                "upload",
                clicked=lambda: self.open_prepare(code),
            )
        )
        panel.body.addWidget(self._state(pending))
        if exports:
            panel.body.addWidget(self._log(exports), 1)
        else:
            nothing = label(words._("Nothing has been sent to {agency} yet.", agency=code), "text", "second")
            nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
            panel.body.addWidget(nothing, 1)
        return panel

    def _state(self, pending: SinceExport | None) -> QWidget:
        words, holder = self.words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 10, 16, 10)
        changed, added = (pending.changed, pending.added) if pending else (0, 0)
        if not changed and not added:
            said = words._("Everything here stands in the last workbook.")
        else:
            parts = [
                words.n_("{count} record changed", "{count} records changed", changed),
                words.n_("{count} added", "{count} added", added),
            ]
            said = words._("Not sent yet: {what}.", what=words.join(parts))
        row.addWidget(label(said, "text"))
        row.addStretch(1)
        return holder

    def _log(self, exports: list[Export]) -> QTableWidget:
        words = self.words
        heads = [
            words._("No."),
            words._("Sent"),
            words._("By"),
            words._("File"),
            words._("People"),
            words._("Cohorts"),
            words._("Sensitive fields"),
        ]
        table = QTableWidget(len(exports), len(heads))
        table.setObjectName("plainTable")
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(words._("Workbooks sent"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.setShowGrid(False)
        table.setFrameShape(QTableWidget.Shape.NoFrame)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        sensitive = self._sensitive_keys()
        for row, each in enumerate(exports):
            here = each.at.astimezone()
            secret = [words.say(name) for key, name in sensitive.items() if key in each.fields]
            texts = [
                str(each.number), words._("{date}, {time}", date=here.date(), time=f"{here:%H:%M}"), each.author, each.file_name,
                words.number(each.people), self._cohorts_said(each), words.join(secret) if secret else words._("none"),
            ]  # fmt: skip
            for at, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(words.join(each.cohorts) if at == 5 else text)
                if at in (0, 4):
                    item.setData(Mark.WEIGHT, "code")
                if at == 6 and secret:
                    item.setData(Mark.TONE, "warning")
                table.setItem(row, at, item)
        table.setItemDelegate(CellDelegate(table, height=ROW))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        return table

    def _cohorts_said(self, export: Export) -> str:
        """Up to three codes; more are counted, and told in the tooltip."""
        if len(export.cohorts) <= 3:
            return self.words.join(export.cohorts)
        return self.words.n_("{count} cohort", "{count} cohorts", len(export.cohorts))

    @staticmethod
    def _sensitive_keys() -> dict[str, Any]:
        from exchange_app.fields import KINDS

        return {f"{key}.{each.key}": each.label for key, of in KINDS.items() for each in of.fields if each.sensitive}

    def open_prepare(self, code: str) -> None:
        """The dialog for the next workbook to a partner (empty: the first)."""
        partner = next(
            (each for each in self._partners if each.get("code") == code), self._partners[0] if self._partners else None
        )
        if partner is not None:
            PrepareDialog(self, self.desk, partner, self._cohorts).open()

    def arrive(self, wanted: dict[str, Any]) -> None:
        """With `prepare` (a partner's code, or empty) the dialog opens as soon as the page is read."""
        if "prepare" in wanted:
            if self._partners:
                self.open_prepare(str(wanted["prepare"]))
            else:
                self._wanted = str(wanted["prepare"])

    def refresh(self, result: OperationResult | None) -> None:
        """Something was written or sent."""
        self._read()
