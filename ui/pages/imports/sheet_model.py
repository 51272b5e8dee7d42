"""One model under both tables: the partner's columns first, then the state, then the fields of the store."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange_app.sheets.raw import RawSheet
from exchange_app.text import Words
from ui.pages.imports.header import Head
from ui.pages.imports.lines import ImportLine, Target, cell_text, passes, place_of, state_word

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ReviewModel(QAbstractTableModel):
    """Rows are lines under a filter; columns 0…n-1 the sheet's, n the state, then the targets.

    Views paint through the delegate, which takes lines from here directly; data() is for tests, tooltips and readers
    of the screen.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.sheet = RawSheet("", ())
        self.heads: Sequence[Head] = ()
        self.targets: Sequence[Target] = ()
        self.lines: Sequence[ImportLine] = ()
        self.filter = "all"
        self._shown = array("L")
        self._place: dict[int, int] | None = None

    def fill(
        self, sheet: RawSheet, heads: Sequence[Head], targets: Sequence[Target], lines: Sequence[ImportLine]
    ) -> None:
        """Show another reading."""
        self.beginResetModel()
        self.sheet, self.heads, self.targets, self.lines = sheet, heads, targets, lines
        self._choose()
        self.endResetModel()

    def show(self, chosen: str) -> None:
        """Show the lines of one filter."""
        self.beginResetModel()
        self.filter = chosen
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        if self.filter == "all":
            self._shown = array("L", range(len(self.lines)))
        else:
            self._shown = array("L", (at for at, line in enumerate(self.lines) if passes(line, self.filter)))
        self._place = None

    def refresh(self, rows: Sequence[int] = ()) -> None:
        """Lines have changed in place: those of these rows, or all."""
        if self._shown:
            first, last = (min(rows), max(rows)) if rows else (0, len(self._shown) - 1)
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    @property
    def left_count(self) -> int:
        """How many columns the sheet has."""
        return len(self.heads)

    def line(self, row: int) -> ImportLine:
        """The line in a row of the tables."""
        return self.lines[self._shown[row]]

    def row_of(self, line: int) -> int:
        """Where a line (by its place among all lines) is shown; -1 where the filter hides it."""
        if self._place is None:
            self._place = {at: row for row, at in enumerate(self._shown)}
        return self._place.get(line, -1)

    def place_of_row(self, row: int) -> int:
        """The place among all lines of what is shown in a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads) + 1 + len(self.targets)

    def text(self, line: ImportLine, column: int) -> str:
        """What stands in a cell."""
        left = len(self.heads)
        if column < left:
            return cell_text(self.sheet.cell(line.row, column))
        if not line.is_record:
            return ""
        if column == left:
            return state_word(line.shown_state, self._words)
        target = self.targets[column - left - 1]
        value = line.values.get(target.key)
        return "" if value is None else target.show(value)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index.row())
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, index.column())
            case Qt.ItemDataRole.DisplayRole:
                return self.text(line, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(line, index.column())
            case _:
                return None

    def _spoken(self, line: ImportLine, column: int) -> str:
        """A cell with what its column is read as, and what is to be told of it."""
        head = self.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        if column < len(self.heads):
            head = self.heads[column].label or self.heads[column].header or head
        said, tip = self.text(line, column), self._tip(line, column)
        return ". ".join([f"{head}: {said}", *([tip] if tip and tip != said else [])])

    def _tip(self, line: ImportLine, column: int) -> str | None:
        left = len(self.heads)
        if line.why is not None and not line.is_record:
            return self._words.say(line.why)
        found = line.trouble_at(column) if column < left else None
        if column > left:
            key = self.targets[column - left - 1].key
            found = line.trouble_of(key)
            if found is None and key in line.changed:
                before = line.changed[key]
                shown = "" if before is None else self.targets[column - left - 1].show(before)
                return self._words._("In the store: {value}", value=shown or self._words._("nothing"))
        if column == left and line.matches:
            return self._words._("Meets {code} of the store", code=line.matches)
        if column < left and column in line.guessed:
            return self._guess(line, column)
        if found is not None:
            return f"{place_of(line, found)}: {self._words.say(found.message)}"
        text = self.text(line, column)
        return text if len(text) > 16 else None

    def _guess(self, line: ImportLine, column: int) -> str:
        """Why a cell is amber: read as something that is written otherwise, or as nothing that is known."""
        written = self.text(line, column)
        values = (line.values.get(key) for key in self.heads[column].fields)
        read = next((str(value) for value in values if value is not None), written)
        if read == written:
            return self._words._("Nothing is called {name} yet; the name waits at the record.", name=written)
        return self._words._("Read as {value}; look whether that is meant.", value=read)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.line(section).name if 0 <= section < len(self._shown) else None
        left = len(self.heads)
        if role == Qt.ItemDataRole.AccessibleTextRole and section < left:
            return self.heads[section].spoken(self._words)
        if section < left:
            return self.heads[section].letters
        return self._words._("State") if section == left else self.targets[section - left - 1].label

    def troubles(self, wanted: Callable[[ImportLine], bool] = lambda line: True) -> list[tuple[int, int]]:
        """Every unreadable cell of the records, as (place of the line, number of the trouble in it)."""
        return [
            (at, number)
            for at, line in enumerate(self.lines)
            if line.is_record and not line.left_out and wanted(line)
            for number in range(len(line.troubles))
        ]
