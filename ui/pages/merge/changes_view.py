"""The list of changes: one table that scrolls through any number of rows, the current conflict open, keys for everything."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.kinds import Field
from exchange_app.text import Words
from ui.components import marks
from ui.components.buttons import button
from ui.components.icons import icon
from ui.components.keys import ReviewKeys, sequence
from ui.components.marks import SIDE_WIDTH
from ui.components.text_painting import date_width
from ui.components.theme import font
from ui.forms.lookups import Lookups
from ui.pages.merge.change_model import BASE, FIELD, OURS, RESULT, STATE, THEIRS, ChangeModel
from ui.pages.merge.commands import BY_KEY, COMMANDS, command_of
from ui.pages.merge.custom_value import CustomValueEditor
from ui.pages.merge.delegate import OPEN, ROW, ChangeDelegate
from ui.pages.merge.head import ChangeHeader

SHARES = (150, 184, 206, 206, 236, 112)
"""Widths of the columns in proportion, until somebody drags them."""
_ROUND_A_WORD = 38
"""Pixels of a button, and before it, that its word does not take."""

Index = QModelIndex | QPersistentModelIndex


class ChangeView(QTableView):
    """Emits the key of a command (see commands.COMMANDS); decides nothing itself."""

    asked = Signal(str)
    finish_asked = Signal()
    """A click elsewhere while a value is being typed: it is taken, or stays with its sentence."""
    entered = Signal(object)
    """The CustomValueEditor whose value is to be taken; who takes it ends it with `stop_typing`."""

    def __init__(self, model: ChangeModel, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._changes = words, model
        self._open = -1
        self.typing: CustomValueEditor | None = None
        self._shares = list(SHARES)
        self._fitting = False
        self.setModel(model)
        self.setHorizontalHeader(ChangeHeader(model, own, self))
        self.setItemDelegate(ChangeDelegate(model, self, own, self))
        self.setAccessibleName(words._("Changes"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        self.verticalScrollBar().setSingleStep(ROW)
        self.horizontalHeader().sectionResized.connect(self._dragged)
        model.modelAboutToBeReset.connect(self._shut)

    # Widths --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._fitting = True
        last = self._last_width()
        room, total, used = self.viewport().width(), sum(self._shares[:STATE]), 0
        widths = [round((room - last) * share / total) for share in self._shares[:STATE]]
        for column, least in self._least().items():
            # Where it is narrow, what names the field gives way.
            widths[FIELD] -= max(0, least - widths[column])
            widths[column] = max(least, widths[column])
        for column, width in enumerate([*widths, 0]):
            width = max(64, room - used if column == STATE else width)
            self.setColumnWidth(column, width)
            used += width
        self._fitting = False

    def _least(self) -> dict[int, int]:
        """What each column needs for a date, with what stands round it, and for its button."""
        words, metrics = self._words, QFontMetrics(font("second-medium"))
        day = date_width(words, font("medium"))
        said = {OURS: words._("Take ours"), THEIRS: words._("Take theirs"), RESULT: words._("Type another…")}
        round_a_day = {OURS: 32, THEIRS: 32, RESULT: 34 + SIDE_WIDTH}
        return {BASE: day + 24} | {
            column: max(metrics.horizontalAdvance(text) + _ROUND_A_WORD, day + round_a_day[column])
            for column, text in said.items()
        }

    def _last_width(self) -> int:
        """What the last column needs for its longest word in this language, and at least its share."""
        button = QFontMetrics(font("second-medium")).horizontalAdvance(self._words._("Leave open")) + 42
        return max(
            self._shares[STATE], button, 20 + max(marks.pill_width(word) for word in self._changes.state_words()) + 8
        )

    def _dragged(self, column: int, _old: int, new: int) -> None:
        if not self._fitting and column < STATE:
            self._shares = [self.columnWidth(each) for each in range(STATE + 1)]
            self._shares[column] = new
            self._fit()

    def shares(self) -> list[int]:
        """The columns' widths in proportion, to be remembered."""
        return list(self._shares)

    def take_shares(self, shares: Any) -> None:
        """Take up remembered widths."""
        if (
            isinstance(shares, list)
            and len(shares) == STATE + 1
            and all(isinstance(each, int) and each > 0 for each in shares)
        ):
            self._shares = shares
            self._fit()

    # The current row -----------------------------------------------------------------------------------------------

    def go_to(self, row: int) -> None:
        """Make a row current and show it, with its heading where there is room."""
        if 0 <= row < self._changes.rowCount():
            self.setCurrentIndex(self._changes.index(row, 0))

    def let_go(self) -> None:
        """No row is current until the person goes to one."""
        self.setCurrentIndex(QModelIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.stop_typing()
        self._shut()
        self._unfold(current)

    def _unfold(self, current: Index) -> None:
        if current.isValid() and self._changes.is_open_conflict(current.row()):
            self._open = current.row()
            self.setRowHeight(self._open, OPEN)
            self._place_buttons(self._open)
        if current.isValid():
            self.scrollTo(self._changes.index(current.row(), 0))
        self.viewport().update()

    def _hides(self, field: Field) -> bool:
        """Whether what stands there is masked: then it is typed anew."""
        return field.sensitive and self._changes.sayer is not None and not self._changes.sayer.clear

    def type_another(self, field: Field, lookups: Lookups, content: Content) -> None:
        """Open the field's editor in the place of the current row's result."""
        row = self.currentIndex().row()
        self.stop_typing()
        self._shut()
        self._open = row
        made = CustomValueEditor(self._changes.number(row), field, lookups, None if self._hides(field) else content)
        made.entered.connect(lambda: self.entered.emit(made))
        made.left.connect(lambda: self.stop_typing(back=True))
        self.typing, self._changes.typing = made, made.number
        self.setRowHeight(row, max(OPEN, made.height_wanted))
        self.setIndexWidget(self._changes.index(row, RESULT), made)
        self.scrollTo(self._changes.index(row, 0))

    def stop_typing(self, *, back: bool = False) -> None:
        """Close the editor; `back` gives the row back what it had, and the keys to the list."""
        if self.typing is None:
            return
        self.typing, self._changes.typing = None, -1
        self._shut()
        if back:
            self._unfold(self.currentIndex())
            self.setFocus()

    def _shut(self) -> None:
        self.typing, self._changes.typing = None, -1
        if self._open < 0:
            return
        row, self._open = self._open, -1
        if row < self._changes.rowCount():
            for column in (OURS, THEIRS, RESULT, STATE):
                held = self.indexWidget(self._changes.index(row, column))
                if held is not None:
                    held.hide()
                    self.setIndexWidget(self._changes.index(row, column), None)  # type: ignore[arg-type]
            self.setRowHeight(row, ROW)

    def _place_buttons(self, row: int) -> None:
        change, words = self._changes.change(row), self._words
        if change is None:
            return
        ours, theirs = change.after == change.ours, change.after == change.theirs
        parts = [
            (OURS, "ours", words._("Take ours"), ours and not theirs), (THEIRS, "theirs", words._("Take theirs"), theirs and not ours),
            (RESULT, "type", words._("Type another…"), False), (STATE, "later", words._("Leave open"), False),
        ]  # fmt: skip
        if change.field == REMOVAL:
            parts[2:] = [(RESULT, "later", words._("Leave open"), False)]
        for column, key, said, primary in parts:
            made = self._button(key, said, primary, self.columnWidth(column), cap=column != STATE)
            self.setIndexWidget(self._changes.index(row, column), made)

    def _button(self, key: str, said: str, primary: bool, wide: int, *, cap: bool) -> QWidget:
        holder = QWidget()
        holder.setObjectName("clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(10, 0, 0, 9)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        made = button(
            said,
            "primary" if primary else "plain",
            clicked=lambda: self.asked.emit(key),
            tip=self._words.say(BY_KEY[key].text),
        )
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFont(font("second-medium"))
        made.setAutoDefault(False)
        made.setFixedHeight(26)
        row.addWidget(made)
        if cap and wide >= made.sizeHint().width() + 40:
            row.addWidget(keycap(BY_KEY[key].keys))
        row.addStretch(1)
        column.addLayout(row)
        return holder

    # Keys and mouse ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        command = command_of(event)
        if command is not None:
            self.asked.emit(command.key)
        elif (pressed := ReviewKeys.of(event)) in (ReviewKeys.FOLD, ReviewKeys.UNFOLD) and row >= 0:
            self._fold(row, pressed is ReviewKeys.FOLD)
        elif pressed is ReviewKeys.OPEN and row >= 0 and self._changes.number(row) < 0:
            self._fold(row, self._changes.number(row) not in self._changes.closed)
        else:
            super().keyPressEvent(event)

    def _fold(self, row: int, closed: bool) -> None:
        while row > 0 and self._changes.number(row) >= 0:
            row -= 1
        heading = self._changes.number(row)
        if heading < 0:
            self._changes.fold(heading, closed)
            self.go_to(self._changes.row_of(heading))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is being typed is taken first; where it may not stand, the row keeps the keys."""
        if self.typing is not None:
            self.finish_asked.emit()
        if self.typing is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a heading's arrow folds it."""
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and event.button() == Qt.MouseButton.LeftButton
            and self._changes.number(index.row()) < 0
            and event.position().x() < 34
        ):
            self._fold(index.row(), self._changes.number(index.row()) not in self._changes.closed)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())  # which is the viewport's, as all that a view is told of the mouse
        if index.isValid() and event.reason() == QContextMenuEvent.Reason.Mouse:
            self.go_to(index.row())
        self.menu().popup(event.globalPos() if not event.globalPos().isNull() else self.mapToGlobal(QPoint(80, 80)))

    def menu(self) -> QMenu:
        """Everything that can be decided here, with its keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scope = ""
        for command in COMMANDS:
            if command.key in ("up", "down"):
                continue
            if command.scope and scope and command.scope != scope:
                menu.addSeparator()
            scope = command.scope or scope
            action = menu.addAction(self._words.say(command.text))
            if command.icon:
                action.setIcon(icon(command.icon))
            action.setShortcut(command.declared.first)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, key=command.key: self.asked.emit(key))
        return menu


def keycap(keys: str) -> QLabel:
    """A key as it stands on the keyboard, 18 high."""
    made = QLabel(sequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
    made.setObjectName("keycap")
    made.setFont(font("small"))
    made.setFixedHeight(18)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
