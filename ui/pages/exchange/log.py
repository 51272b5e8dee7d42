"""The transfer log: what left for a partner, when, by whom, how much of it, on what basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from exchange_app.kinds.registry import field_of, shared_fields
from exchange_app.services.disclosures import sensitive_names
from exchange_app.services.ledger import Filed
from exchange_app.store import Export
from exchange_app.text import Words
from ui.components import file_words
from ui.components.delegate import Mark
from ui.components.rows_view import Index, RowsView
from ui.components.text_painting import date_width
from ui.components.theme import font

_NONE = QModelIndex()
NUMBER, STATE, WRITTEN, BY, FILE, PEOPLE, COHORTS, FIELDS, SENSITIVE, PASSWORD = range(10)
_SHARES = {
    NUMBER: 1,
    STATE: 2,
    WRITTEN: 2,
    BY: 8,
    FILE: 18,
    PEOPLE: 3,
    COHORTS: 14,
    FIELDS: 4,
    SENSITIVE: 24,
    PASSWORD: 2,
}
_LEAST = {
    NUMBER: 48,
    STATE: 128,
    WRITTEN: 98,
    BY: 86,
    FILE: 150,
    PEOPLE: 66,
    COHORTS: 118,
    FIELDS: 92,
    SENSITIVE: 176,
    PASSWORD: 78,
}


class LogModel(QAbstractTableModel):
    """The exports to one partner, the latest first, each with its state in the line of files."""

    def __init__(self, words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self._exports: Sequence[Export] = ()
        self._files: Mapping[str, Filed] = {}

    def show_exports(self, exports: Sequence[Export], files: Sequence[Filed]) -> None:
        """Show these."""
        self.beginResetModel()
        self._exports = exports
        self._files = {each.export: each for each in files}
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """How many exports there were."""
        return 0 if parent.isValid() else len(self._exports)

    def columnCount(self, parent: Index = _NONE) -> int:
        """What is told of each."""
        return 0 if parent.isValid() else PASSWORD + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self._words
        return (
            words._("No."), words._("State"), words._("Written"), words._("By"), words._("File"), words._("People"), words._("Cohorts"),
            words._("Fields"), words._("Sensitive fields, basis"), words._("Password"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell and how they are painted."""
        export, column = self._exports[index.row()], index.column()
        filed = self._files.get(export.id)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(export, filed, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(export, column) or self._text(export, filed, column)
            case Mark.PILL:
                return file_words.STATES[filed.state][1] if column == STATE and filed else None
            case Mark.WEIGHT:
                return "code" if column in (NUMBER, WRITTEN, PEOPLE) else None
            case Mark.TONE:
                return (
                    "warning"
                    if column == SENSITIVE and sensitive_names(export.fields, self._words)
                    else "second"
                    if column in (WRITTEN, BY)
                    else None
                )
            case _:
                return None

    def _text(self, export: Export, filed: Filed | None, column: int) -> str:
        words = self._words
        match column:
            case 0:
                return str(export.number)
            case 1:
                return file_words.state_word(filed, words) if filed else ""
            case 2:
                return words.date(export.at.astimezone().date())
            case 3:
                return export.author
            case 4:
                return export.file_name
            case 5:
                return words.number(export.people)
            case 6:
                return (
                    words.join(export.cohorts)
                    if len(export.cohorts) <= 2
                    else words.n_("{count} cohort", "{count} cohorts", len(export.cohorts))
                )
            case 7:
                return words._("{part} of {whole}", part=len(export.fields), whole=len(shared_fields()))
            case 8:
                left = words.join(sensitive_names(export.fields, words)) or words._("none")
                return f"{left} ({export.basis})" if export.basis else left
            case _:
                return words.p_("answer", "yes") if export.encrypted else words.p_("answer", "no")

    def _told(self, export: Export, column: int) -> str:
        words = self._words
        if column == WRITTEN:
            return words.moment(export.at)
        if column == COHORTS:
            return words.join(export.cohorts)
        if column == FIELDS:
            kept = [words.say(field_of(each).label) for each in shared_fields() if each not in export.fields]
            return (
                words._("Did not leave: {fields}.", fields=words.join(kept)) if kept else words._("Every field left.")
            )
        if column == FILE:
            return words._("{file}, fingerprint {hash}", file=export.file_name, hash=export.file_hash[:16])
        return ""


class LogView(RowsView):
    """The log as a table."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(
            words._("Workbooks sent"), _SHARES, {**_LEAST, WRITTEN: date_width(words, font("code")) + 20}, parent
        )
        self.log = LogModel(words, self)
        self.setModel(self.log)
