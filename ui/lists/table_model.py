"""The table model: it holds the ordered keys of the whole list and reads the cells in windows of 128 rows."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exchange_app.services.cell_edits import SeenRecord
from exchange_app.text import Words
from ui.lists.list_columns import ListColumn, Look
from ui.lists.list_row import ListRow, RowReading
from ui.lists.open_points import waiting
from ui.lists.source import RowSource

WINDOW = 128
_KEPT = 24
AnyIndex = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Rows are records, columns are as chosen. A hundred thousand rows cost their keys and the windows looked at."""

    checked_changed = Signal()

    def __init__(
        self, source: RowSource, columns: Sequence[ListColumn], words: Words, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source, self._words = source, words
        self.columns: list[ListColumn] = list(columns)
        self._keys: array[int] = array("q")
        self._rows: dict[int, int] | None = None
        self._windows: OrderedDict[int, list[ListRow | tuple[Any, ...]]] = OrderedDict()
        self.checked: set[int] = set()
        self.hidden: set[int] = set()
        """Those of the checked records that the list does not show: a search or a filter leaves them out."""
        self.drafts: frozenset[str] = frozenset()
        """Ids of records with something typed that is not saved."""
        self.reading = RowReading(source, self.columns)
        """How the rows are read, with the columns of now."""

    def set_columns(self, columns: Sequence[ListColumn]) -> None:
        """Show these columns, in this order."""
        self.beginResetModel()
        self.columns = list(columns)
        self.reading = RowReading(self._source, self.columns)
        self._windows.clear()
        self.endResetModel()

    def set_keys(self, keys: array[int]) -> None:
        """Show these rows, in this order; cells are read again when looked at."""
        self.beginResetModel()
        self._keys = keys
        self._rows = None
        self._windows.clear()
        before, self.hidden = self.hidden, self.checked.difference(keys) if self.checked else set()
        self.endResetModel()
        if self.hidden != before:
            self.checked_changed.emit()

    def reread(self) -> None:
        """Read the cells again where they are looked at, the rows being the same."""
        self._windows.clear()
        if len(self._keys):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self.columns) - 1))

    @property
    def keys(self) -> array[int]:
        """The keys of all rows, in order."""
        return self._keys

    def row_of(self, key: int) -> int:
        """The row of a key, or -1."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def line(self, row: int) -> ListRow:
        """A row with its cells; reads the window around it when it has not been read."""
        number, place = divmod(row, WINDOW)
        window = self._windows.get(number)
        if window is None:
            window = self._read(number)
        found = window[place]
        if isinstance(found, tuple):
            found = window[place] = self.reading.line(found)
        return found

    def _read(self, number: int) -> list[ListRow | tuple[Any, ...]]:
        keys = self._keys[number * WINDOW : (number + 1) * WINDOW]
        window: list[ListRow | tuple[Any, ...]] = list(self.reading.cells(keys))
        self._windows[number] = window
        if len(self._windows) > _KEPT:
            self._windows.popitem(last=False)
        return window

    def lines(self, rows: Iterable[int]) -> list[ListRow]:
        """Several rows, each read when needed."""
        return [self.line(row) for row in rows]

    def known(self, keys: Iterable[int]) -> dict[int, ListRow]:
        """Those rows of some keys that have been read."""
        wanted, found = set(keys), dict[int, ListRow]()
        for number in self._windows:
            start = number * WINDOW
            for row, key in enumerate(self._keys[start : start + WINDOW], start):
                if key in wanted:
                    found[key] = self.line(row)
        return found

    def ids(self, keys: Sequence[int]) -> list[str]:
        """The record ids of keys, in their order, whether shown or not."""
        out: list[str] = []
        for start in range(0, len(keys), 2000):
            out += [each[1] for each in self._source.rows((), keys[start : start + 2000])]
        return out

    def seen(self, keys: Iterable[int]) -> dict[int, SeenRecord]:
        """Which versions of records the list shows; those that it has not read are read now."""
        wanted = set(keys)
        found: dict[int, SeenRecord] = {}
        for window in self._windows.values():
            for each in window:
                if type(each) is ListRow:
                    found[each.key] = each.seen
                elif isinstance(each, tuple):
                    found[each[0]] = self.reading.seen(each)
        found = {key: each for key, each in found.items() if key in wanted and each.id}
        rest = [key for key in wanted if key not in found]
        for at in range(0, len(rest), 2000):
            for key, id, *seen in self._source.rows(self._source.seen, rest[at : at + 2000]):
                found[key] = SeenRecord(id, *seen)
        return found

    def checked_keys(self) -> list[int]:
        """The keys of the checked records, in the list's order, and behind them those that it does not show."""
        if len(self.checked) == len(self._keys) and not self.hidden:
            return list(self._keys)
        return [key for key in self._keys if key in self.checked] + sorted(self.hidden)

    @property
    def checked_here(self) -> int:
        """How many of the records shown are checked."""
        return len(self.checked) - len(self.hidden)

    def check(self, keys: Iterable[int], on: bool) -> None:
        """Check or uncheck records by their keys."""
        before = len(self.checked)
        self.checked = self.checked.union(keys) if on else self.checked.difference(keys)
        self.hidden &= self.checked
        if len(self.checked) != before:
            self.checked_changed.emit()

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        """The number of records of the list."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        """The number of columns chosen."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, for editors, for helping technology and for tests; painting goes by line()."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.line(index.row()).texts[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[index.column()].numeric else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column, line = self.columns[index.column()], self.line(index.row())
            unsaved = (self._words._("Not saved yet"),) if line.id in self.drafts and column.look is Look.NAME else ()
            parts = (f"{column.label}: {line.texts[index.column()]}", *waiting(line, column, self._words), *unsaved)
            return ". ".join(parts)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label of a column, the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return self.columns[section].label if section < len(self.columns) else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Editable where the column is."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].editable:
            return plain | Qt.ItemFlag.ItemIsEditable
        return plain
