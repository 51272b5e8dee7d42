"""A sheet that was not read, as it stands in the file: the person says which row heads its columns and what it lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from exchange_app.domain.sheet_address import column_letters
from exchange_app.kinds import KINDS
from exchange_app.services.importing.unread_sheets import UnreadSheet
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.sheets.raw import RawSheet
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.delegate import CellDelegate, Mark
from ui.components.icons import icon
from ui.components.labels import label
from ui.components.theme import font
from ui.pages.imports.lines import cell_text

ROW, LEAST, MOST = 28, 48, 240
MEASURED_ROWS, MEASURED_COLUMNS = 40, 60
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Cells(QAbstractTableModel):
    """The cells of a sheet. Rows above its header, and the header itself, look otherwise than those below."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet, self.width = RawSheet("", ()), 0
        self.header_row = 0

    def fill(self, sheet: RawSheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet, self.width = sheet, sheet.width
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.sheet.height

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = index.row() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(self.sheet.cell(index.row(), index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                text = cell_text(self.sheet.cell(index.row(), index.column()))
                return text if len(text) > 16 else None
            case Mark.WEIGHT if number == self.header_row:
                return "strong"
            case Mark.TONE if number < self.header_row:
                return "second"
            case Mark.GROUND if number < self.header_row:
                return "header"
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)


class UnreadView(QWidget):
    """The row that the person is at is the header. The keys 1, 2, 3 … say what the list is of, Enter that it is what is proposed."""

    said = Signal(int, str)
    """The number of the header row, 0 where the list has none, and the kind."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._kind = words, ""
        self.why = label("", "heading", wrap=True)
        self.how = label("", "text", "second", wrap=True)
        self.at = label("", "strong")
        self.without = button(words._("No header at all"), clicked=self._tell)
        self.without.setCheckable(True)
        self.kinds: dict[str, QPushButton] = {}
        self.model = _Cells()
        self.table = _Sheet(self.model)
        self.table.setAccessibleName(words._("The partner's sheet"))
        self.table.selectionModel().currentRowChanged.connect(self._go)
        self.table.taken.connect(lambda: self._say(self._kind))
        self._build()
        self.setFocusProxy(self.table)

    def _build(self) -> None:
        words = self._words
        head = QFrame()
        head.setObjectName("surface")
        rows = QVBoxLayout(head)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(8)
        rows.addWidget(self.why)
        rows.addWidget(self.how)
        self._asked = QWidget()
        line = QHBoxLayout(self._asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.at)
        line.addWidget(self.without)
        line.addSpacing(16)
        line.addWidget(label(words._("The rows below it list:"), "text", "second"))
        for number, kind in enumerate(readable_kinds(), 1):
            made = button(words.say(KINDS[kind].plural), clicked=partial(self._say, kind))
            made.setIconSize(QSize(14, 14))
            self._key(str(number), made)
            self.kinds[kind] = made
            line.addWidget(made)
        self._key("0", self.without)
        line.addStretch(1)
        rows.addWidget(self._asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)

    def _key(self, key: str, pressed: QPushButton) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(pressed.click)

    def show_sheet(self, unread: UnreadSheet, name: str, *, again: bool = False) -> None:
        """Show a sheet, by its name or that of its file; `again`: the one that is shown, as it is after a write, with the person where they were."""
        words, filled = self._words, bool(unread.header_row)
        row = self.table.currentIndex().row() if again else unread.header_row - 1
        self._kind = unread.kind
        self.why.setText(words._("The sheet {sheet} was not read: {why}.", sheet=name, why=unread.why))
        self.how.setText(
            words._("If it is a list, go to the row that heads its columns, and say what the rows below it list.")
            if filled
            else words._("Nothing stands in it.")
        )
        for number, (kind, made) in enumerate(self.kinds.items(), 1):
            proposed = kind == unread.kind
            made.setIcon(icon("check", "accent") if proposed else QIcon())
            made.setToolTip(
                words._("Most likely; key {number} or Enter", number=number)
                if proposed
                else words._("Key {number}", number=number)
            )
        self._asked.setVisible(filled)
        headless = again and self.without.isChecked()
        self.model.fill(unread.sheet)
        self.table.fit()
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.without.setChecked(headless)
        self._tell()

    @property
    def header_row(self) -> int:
        """The number of the row that the person is at; 0 where they said that none heads the columns."""
        return 0 if self.without.isChecked() else self.table.currentIndex().row() + 1

    def offers(self) -> list[tuple[str, str, str, Callable[[], object]]]:
        """What can be done, for the menu: its words, icon, key, and how."""
        words = self._words
        return [
            (words._("Read the sheet as: {kind}", kind=KINDS[kind].plural), "table", str(number), made.click)
            for number, (kind, made) in enumerate(self.kinds.items(), 1)
            if self.model.rowCount()
        ]

    def _go(self) -> None:
        self.without.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        words, row = self._words, self.header_row
        self.at.setText(words._("Header in row {row}", row=str(row)) if row else words._("No header"))
        self.model.header_row = row
        self.table.viewport().update()

    def _say(self, kind: str) -> None:
        if self.model.rowCount():
            self.said.emit(self.header_row, kind)


class _Sheet(QTableView):
    """The cells, of which whole rows are chosen."""

    taken = Signal()
    """Enter: it is as it is proposed."""

    def __init__(self, model: _Cells) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Make the columns as wide as their first cells need, within reason."""
        model, metrics = self.model(), QFontMetrics(font("strong"))
        for column in range(min(MEASURED_COLUMNS, model.columnCount())):
            texts = (str(model.index(row, column).data()) for row in range(min(MEASURED_ROWS, model.rowCount())))
            needed = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 20
            self.setColumnWidth(column, max(LEAST, min(needed, MOST)))
