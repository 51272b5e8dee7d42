"""The list of changes as a model: rows are numbers, values are said only when they are painted or asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.kinds import KINDS
from exchange_app.services.merging import HELD, Decision
from exchange_app.text import Words
from ui.pages.merge.change_table import ChangeTable, ListContents
from ui.pages.merge.decisions import Decider
from ui.pages.merge.texts import ChangeTexts

Key = tuple[str, str]
"""What a row is about, the same in a review that is made again: a record, or a kind, and a field; a record has none."""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIELD, BASE, OURS, THEIRS, RESULT, STATE = range(6)


class ChangeModel(QAbstractTableModel):
    """Headings and changes in six columns. The delegate takes what it paints from here directly."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.table: ChangeTable | None = None
        self.sayer: ChangeTexts | None = None
        self.decider: Decider | None = None
        self.shown = ListContents()
        self.closed: set[int] = set()
        self.typing = -1
        """The number of the change for which another value is being typed."""
        self._rows = array("l")
        self._place: dict[int, int] | None = None
        self._states = {
            "proposed": words.p_("decision", "Proposed"), "accepted": words.p_("decision", "Accepted"),
            "refused": words.p_("decision", "Refused"), "ours": words.p_("decision", "Ours"),
            "theirs": words.p_("decision", "Theirs"), "other": words.p_("decision", "Typed"), "open": words.p_("decision", "Stays open"),
            "conflict": words.p_("decision", "Conflict"), "waiting": words.p_("decision", "To decide"), "same": words.p_("decision", "Same"),
        }  # fmt: skip

    # Filling -------------------------------------------------------------------------------------------------------

    def fill(self, table: ChangeTable, sayer: ChangeTexts, decider: Decider, shown: ListContents) -> None:
        """Show another review."""
        self.beginResetModel()
        self.table, self.sayer, self.decider = table, sayer, decider
        self.closed.clear()
        self._choose(shown)
        self.endResetModel()

    def show(self, shown: ListContents) -> None:
        """Show another group, or the same otherwise."""
        self.beginResetModel()
        if shown.by_column != self.shown.by_column:
            self.closed.clear()
        self._choose(shown)
        self.endResetModel()

    def fold(self, heading: int, closed: bool) -> None:
        """Fold the changes under a heading (a row's number) away, or out again."""
        if (heading in self.closed) != closed:
            self.closed ^= {heading}
            self.show(self.shown)

    def _choose(self, shown: ListContents) -> None:
        self.shown = shown
        self._rows = self.table.rows(shown, self.closed) if self.table is not None else array("l")
        self._place = None

    def touch(self, numbers: Sequence[int]) -> None:
        """Changes are decided otherwise: paint them anew."""
        if not self._rows:
            return
        if len(numbers) > 400:
            first, last = 0, len(self._rows) - 1
        else:
            rows = [row for number in numbers if (row := self.row_of(number)) >= 0]
            if not rows:
                return
            first, last = min(rows), max(rows)
        self.dataChanged.emit(self.index(first, 0), self.index(last, STATE))

    # Rows ----------------------------------------------------------------------------------------------------------

    def number(self, row: int) -> int:
        """The change of a row, or -1 - n for a heading."""
        return int(self._rows[row])

    def row_of(self, number: int) -> int:
        """The row of a change or heading; -1 where it is not shown."""
        if self._place is None:
            self._place = {number: row for row, number in enumerate(self._rows)}
        return self._place.get(number, -1)

    def key(self, row: int) -> Key | None:
        """What a row is about."""
        if self.table is None or not 0 <= row < len(self._rows):
            return None
        number = self.number(row)
        if number >= 0:
            return self.table.changes[number].record, self.table.changes[number].field
        if self.shown.by_column:
            return self.table.columns[-1 - number].kind, self.table.columns[-1 - number].field
        return self.table.records[-1 - number].id, ""

    def row_about(self, key: Key | None) -> int:
        """The row that is about something; -1 where it is not shown."""
        return next((row for row in range(len(self._rows)) if self.key(row) == key), -1)

    @property
    def rows(self) -> Sequence[int]:
        """The numbers of all rows."""
        return self._rows

    def change(self, row: int) -> Change | None:
        """The change of a row; None for a heading."""
        number = self.number(row)
        return self.table.changes[number] if self.table is not None and number >= 0 else None

    def place(self, row: int) -> int:
        """How many changes of the group shown come before a row's; -1 at a heading, and at a change of another group."""
        number = self.number(row) if 0 <= row < len(self._rows) else -1
        if self.table is None or number < 0:
            return -1
        if self.shown.by_column:
            return sum(each >= 0 for each in self._rows[:row])
        numbers = self.table.by_group[self.shown.group]
        spot = bisect_left(numbers, number)
        return spot if spot < len(numbers) and numbers[spot] == number else -1

    def is_open_conflict(self, row: int) -> bool:
        """Whether a row is a conflict, which opens when it is current."""
        change = self.change(row) if 0 <= row < len(self._rows) else None
        return change is not None and change.group is Group.CONFLICT

    def scope(self, row: int, scope: str) -> Sequence[int]:
        """The changes that a command of such a scope is about when it is given at a row."""
        if self.table is None:
            return ()
        number = self.number(row)
        match scope:
            case "row" if number >= 0:
                return (number,)
            case "row" | "heading":
                while row > 0 and self.number(row) >= 0:
                    row -= 1
                return self.table.under(self.number(row), self.shown)
            case "column" if number >= 0:
                changes = self.table.changes
                field = changes[number].kind, changes[number].field
                return [
                    at for at in self.table.by_group[self.shown.group] if (changes[at].kind, changes[at].field) == field
                ]
            case "column":
                return self.table.under(number, self.shown) if self.shown.by_column else ()
            case _:
                return self.table.by_group.get(self.shown.group, ())

    def change_row(self, row: int, by: int) -> int:
        """The next row of a change, `by` 1 downwards or -1 upwards; beyond the rows where there is none."""
        row += by
        while 0 <= row < len(self._rows) and self.number(row) < 0:
            row += by
        return row

    def waiting_row(self, after: int = -1) -> int:
        """The first row after one of which a change of the group shown waits for a word, from the top again where none is
        below; -1 where none waits."""
        rows = chain(range(after + 1, len(self._rows)), range(max(after, 0)))
        return next((row for row in rows if self._waits(self.number(row))), -1)

    def _waits(self, number: int) -> bool:
        if self.table is None or self.decider is None or number < 0:
            return False
        return self.table.changes[number].group.value == self.shown.group and self.decider.undecided(number)

    # Words ---------------------------------------------------------------------------------------------------------

    def state(self, number: int) -> str:
        """How a change stands: a key of state_word."""
        if self.table is None or self.decider is None:
            return ""
        change, made = self.table.changes[number], self.decider.made(number)
        if change.group is Group.SAME:
            return "same"
        match made:
            case None:
                return (
                    "conflict" if change.group is Group.CONFLICT else "waiting" if change.group in HELD else "proposed"
                )
            case Decision.ACCEPT:
                return "accepted"
            case Decision.REFUSE:
                return "refused"
            case Decision.LEAVE:
                return "open"
            case _:
                return made.value

    def side(self, number: int) -> str:
        """Whose value the result of a change is: an agency's code, `both`, or nothing. What was typed here is ours."""
        if self.table is None or self.sayer is None or self.decider is None:
            return ""
        if self.decider.made(number) is Decision.OTHER:
            return self.sayer.own
        return self.sayer.side(self.table.changes[number], self.decider.result(number))

    def state_word(self, state: str) -> str:
        """What a person reads for it."""
        return self._states.get(state, "")

    def state_words(self) -> list[str]:
        """Every word that may stand in the last column."""
        return list(self._states.values())

    def field_label(self, number: int) -> str:
        """What stands in the first column: the field, or by column the record's name."""
        if self.table is None or self.sayer is None:
            return ""
        if self.shown.by_column:
            return self.table.names[self.table.record_of[number]]
        change = self.table.changes[number]
        return self.sayer.label(change.kind, change.field)

    def heading(self, row: int) -> tuple[str, str, str, str]:
        """A heading's words: name, code, side letters, and what it is."""
        table, sayer, number = self.table, self.sayer, -1 - self.number(row)
        if table is None or sayer is None:
            return "", "", "", ""
        if self.shown.by_column:
            column = table.columns[number]
            return sayer.label(column.kind, column.field), "", "", self._words.say(KINDS[column.kind].plural)
        record = table.records[number]
        said = self._words.say(KINDS[record.kind].label)
        return (
            table.names[number],
            record.code,
            record.after.agency,
            self._words._("{kind}, new here", kind=said) if record.new else said,
        )

    def tally(self, row: int) -> str:
        """How many changes a heading has, and conflicts among them."""
        if self.table is None:
            return ""
        under = self.table.under(self.number(row), self.shown)
        conflicts = sum(self.table.changes[at].group is Group.CONFLICT for at in under)
        said = self._words.n_("{count} change", "{count} changes", len(under))
        return (
            self._words.join((said, self._words.n_("{count} conflict", "{count} conflicts", conflicts)))
            if conflicts
            else said
        )

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, without its marks."""
        number = self.number(row)
        if number < 0:
            name, code, side, said = self.heading(row)
            return (
                " ".join(part for part in (name, code, side, said) if part)
                if column == FIELD
                else self.tally(row)
                if column == STATE
                else ""
            )
        sayer, decider, change = self.sayer, self.decider, self.change(row)
        if sayer is None or decider is None or change is None:
            return ""
        match column:
            case 0:
                return self.field_label(number)
            case 1:
                return sayer.base(change)
            case 2:
                return "".join(said for said, _tone in sayer.spans(change, change.ours, "ours"))
            case 3:
                return "".join(said for said, _tone in sayer.spans(change, change.theirs, "theirs"))
            case 4:
                return sayer.of(change, decider.result(number))
            case _:
                return self.state_word(self.state(number))

    # Qt ------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), index.column())
        return None

    def _tip(self, row: int, column: int) -> str | None:
        change, sayer = self.change(row), self.sayer
        if change is None or sayer is None:
            return None
        if column in (FIELD, BASE) and change.group is Group.CONFLICT:
            cell = (self._words._("Cell {cell}", cell=change.cell),) if change.cell else ()
            return "\n".join((*cell, sayer.unseen()))
        if column == FIELD and change.cell:
            return self._words._("Cell {cell}", cell=change.cell)
        if column == RESULT and change.group is Group.CONFLICT:
            return sayer.why(change)
        if column in (OURS, THEIRS):
            said = sayer.value(change.kind, change.field, change.ours if column == OURS else change.theirs)
            who = (
                sayer.who_theirs()
                if column == THEIRS
                else sayer.who_ours(self.table.records[self.table.record_of[self.number(row)]], change)
                if self.table
                else ""
            )
            return "\n".join((said or sayer.empty, *([who] if change.group is Group.CONFLICT else [])))
        said = self.text(row, column)
        return said if len(said) > 16 else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        words, sayer = self._words, self.sayer
        base = words._("Base")
        if sayer is not None and sayer.base_number is not None:
            base = words._("Base, no. {number}", number=sayer.base_number)
        first = words._("Record") if self.shown.by_column else words._("Field")
        names = (first, base, words._("Ours now"), words._("In the file"), words._("Result"), words._("Decision"))
        return names[section]
