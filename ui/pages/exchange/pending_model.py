"""What a partner has not seen, as a model: all lines by their keys, the words of a window of them read beside the window."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from exchange_app.kinds import columns, kind
from exchange_app.kinds.values import show
from exchange_app.progress import Progress
from exchange_app.services.ledger import lines
from exchange_app.store import PendingAction, PendingKeys, PendingLine
from exchange_app.text import Words
from ui.components.delegate import Mark
from ui.components.differences import spans_of
from ui.desk.context import Desk

PAGE = 128
_KEPT = 24
_NONE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
RECORD, CODE, FIELD, BEFORE, NOW, WHEN, WHO = range(7)


class PendingModel(QAbstractTableModel):
    """Rows are lines of PendingKeys; a page of 128 is asked for when one of them is looked at."""

    def __init__(self, desk: Desk, parent: Any = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, desk.words
        self._keys = PendingKeys()
        self._numbers: array[int] = array("q")
        self._pages: OrderedDict[int, list[PendingLine]] = OrderedDict()
        self._asked: set[int] = set()
        self._round = 0

    def show_keys(self, keys: PendingKeys, only: str | None = None) -> None:
        """Show these lines, or those of one kind."""
        self.beginResetModel()
        self._keys = keys
        self._numbers = keys.of_kind(only)
        self._pages.clear()
        self._asked.clear()
        self._round += 1
        self.endResetModel()

    def line(self, row: int) -> PendingLine | None:
        """The line of a row, when its page has been read; else it is asked for."""
        page, place = divmod(row, PAGE)
        found = self._pages.get(page)
        if found is not None:
            return found[place]
        self._ask(page)
        return None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        store, keys, numbers, this = (
            self._desk.store,
            self._keys,
            self._numbers[page * PAGE : (page + 1) * PAGE],
            self._round,
        )

        def task(_progress: Progress) -> list[PendingLine]:
            return lines(store, keys, numbers)

        self._desk.operations.run(task, lambda found: self._arrived(this, page, found), owner=self)

    def _arrived(self, asked_in: int, page: int, found: list[PendingLine]) -> None:
        if asked_in != self._round:
            return
        self._pages[page] = found
        self._asked.discard(page)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE
        self.dataChanged.emit(self.index(first, 0), self.index(first + len(found) - 1, WHO))

    def rowCount(self, parent: Index = _NONE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Record, code, field, before, now, when, by whom."""
        return 0 if parent.isValid() else WHO + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self._words
        return (
            words._("Record"),
            words.say(columns.CODE.label),
            words._("Field"),
            words._("As sent"),
            words._("Now"),
            words._("Changed"),
            words._("By whom"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell and how they are painted."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Mark.SPANS,
            Mark.TONE,
            Mark.WEIGHT,
            Mark.PILL,
        ):
            return None
        line = self.line(index.row())
        if line is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == RECORD else None
        first = self._first_of_record(index.row(), line)
        column = index.column()
        match role:
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.text(line, column)
            case Mark.SPANS:
                return self._spans(line, column)
            case Mark.TONE:
                return (
                    "disabled"
                    if column in (RECORD, CODE) and not first
                    else "second"
                    if column in (CODE, FIELD, WHEN, WHO)
                    else None
                )
            case Mark.WEIGHT:
                return "medium" if column == RECORD and first else "code" if column in (CODE, WHEN) else None
            case Mark.PILL:
                return _PILLS.get(line.what) if column == FIELD else None
            case _:
                return self.text(line, column)

    def _first_of_record(self, row: int, line: PendingLine) -> bool:
        if row % PAGE == 0:
            return True
        before = self._pages[row // PAGE][row % PAGE - 1]
        return before.record != line.record

    def text(self, line: PendingLine, column: int) -> str:
        """The words of a cell."""
        match column:
            case 0:
                return line.title
            case 1:
                return line.code
            case 2:
                return self._words.say(line.field.label) if line.field is not None else self._what(line)
            case 3 | 4:
                return self._value(line, column == NOW)
            case 5:
                return self._words.moment(line.at)
            case _:
                return line.author

    def _what(self, line: PendingLine) -> str:
        words = self._words
        match line.what:
            case PendingAction.ADDED:
                return words.p_("record", "new")
            case PendingAction.REMOVED:
                return words.p_("record", "removed")
            case _:
                return words.p_("record", "brought back")

    def _value(self, line: PendingLine, now: bool) -> str:
        if line.field is None:
            if line.what is PendingAction.ADDED and now:
                return self._words.n_(
                    "{kind}, {count} field filled in",
                    "{kind}, {count} fields filled in",
                    line.filled,
                    kind=kind(line.kind).label,
                )
            return self._words.say(kind(line.kind).label) if now != (line.what is PendingAction.REMOVED) else ""
        value = line.new if now else line.old
        return show(line.field, value, self._words)

    def _spans(self, line: PendingLine, column: int) -> Any:
        if column not in (BEFORE, NOW) or line.field is None:
            return None
        old, new = self._value(line, False), self._value(line, True)
        if not old or not new or line.field.sensitive or len(old) + len(new) > 400:
            return None
        return spans_of(old, new, "ours")[int(column == NOW)]


_PILLS = {PendingAction.ADDED: "good", PendingAction.REMOVED: "bad", PendingAction.RESTORED: "accent"}


def kinds_of(keys: PendingKeys, words: Words) -> list[tuple[str, str]]:
    """The kinds that have lines, each with its words and how many records, for a choice; first all of them."""
    total = sum(keys.records.values())
    found = [("", words.n_("{count} record", "{count} records", total))]
    found += [(key, f"{words.say(kind(key).plural)} {words.number(count)}") for key, count in keys.records.items()]
    return found
