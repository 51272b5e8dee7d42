"""The keys of a list, as in a spreadsheet: Enter goes down, Tab goes right, F2 or typing edits."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.lists.cell_table import CellTable

_Flag = QItemSelectionModel.SelectionFlag
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


def press(view: CellTable, event: QKeyEvent) -> bool:
    """Act on a key. False leaves it to Qt, which moves with arrows and opens editors by F2 and by typing."""
    if event.matches(QKeySequence.StandardKey.Copy) and not event.modifiers() & _SHIFT:
        view.copy_asked.emit()
    elif event.matches(QKeySequence.StandardKey.Paste):
        view.paste_asked.emit()
    elif event.matches(QKeySequence.StandardKey.Find):
        view.find_asked.emit()
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        select_all(view)
    else:
        return _plain(view, event)
    event.accept()
    return True


def _plain(view: CellTable, event: QKeyEvent) -> bool:
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    match key:
        case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if held == Qt.KeyboardModifier.NoModifier:
            view.clear_asked.emit()
        case Qt.Key.Key_Delete if held == _CTRL:
            view.remove_asked.emit()
        case Qt.Key.Key_D if held == _CTRL:
            view.fill_asked.emit()
        case Qt.Key.Key_C if held == _CTRL | _SHIFT:
            view.copy_headed_asked.emit()
        case Qt.Key.Key_Space if held == _CTRL:
            select_columns(view)
        case Qt.Key.Key_Space if held == _SHIFT:
            select_rows(view)
        case Qt.Key.Key_Space if held == Qt.KeyboardModifier.NoModifier:
            view.toggle_range()
        case Qt.Key.Key_Menu:
            _cell_menu(view)
        case Qt.Key.Key_F10 if held == _SHIFT:
            _cell_menu(view)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter if held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            step(view, -1 if held else 1, 0)
        case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
            _tab(view, back=key == Qt.Key.Key_Backtab or bool(held & _SHIFT), out=bool(held & _CTRL))
        case Qt.Key.Key_F2 if not view.current_is_typed_into():
            view.open_asked.emit()
        case Qt.Key.Key_Escape:
            if not view.model_().checked and not _clear_range(view):
                return False
            view.model_().check(list(view.model_().checked), False)
        case Qt.Key.Key_Down | Qt.Key.Key_Up if held == Qt.KeyboardModifier.AltModifier:
            _column_menu(view)
        case Qt.Key.Key_Home | Qt.Key.Key_End | Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_Left | Qt.Key.Key_Right:
            return _jump(view, key, held)
        case _ if _letters(event) and not view.current_is_typed_into():
            view.locked_asked.emit()
        case _:
            return False
    event.accept()
    return True


def _letters(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & (_CTRL | _ALT)


def _tab(view: CellTable, *, back: bool, out: bool) -> None:
    """Tab goes on inside the list; with Ctrl it leaves it, as in every field that takes Tab for itself."""
    if not out:
        step(view, 0, -1 if back else 1)
        return
    view.setTabKeyNavigation(False)
    view.focusPreviousChild() if back else view.focusNextChild()
    view.setTabKeyNavigation(True)


def _jump(view: CellTable, key: int, held: Qt.KeyboardModifier) -> bool:
    """Home and End go to the edge of the row, with Ctrl of the list, and Ctrl with an arrow to the edge of what is filled; with Shift
    they select up to there."""
    index = view.currentIndex()
    edge = bool(held & _CTRL)
    if not index.isValid() or (not edge and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
        return False
    rows, columns = view.model_().rowCount() - 1, view.model_().columnCount() - 1
    row, column = index.row(), index.column()
    match key:
        case Qt.Key.Key_Home:
            row, column = (0 if edge else row), 0
        case Qt.Key.Key_End:
            row, column = (rows if edge else row), columns
        case _:
            down, right = _STEPS[Qt.Key(key)]
            row, column = _edge(view, row, column, down, right)
    move_to(view, row, column, extend=bool(held & _SHIFT))
    return True


_STEPS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_FURTHEST = 5_000
"""Rows that are looked at for the edge of what is filled; further than that a press goes on from there."""


def _edge(view: CellTable, row: int, column: int, down: int, right: int) -> tuple[int, int]:
    """The last filled cell before an empty one or before the edge of the list, or the first filled one after empty ones, as in a
    spreadsheet."""
    model = view.model_()

    def there(row: int, column: int) -> bool:
        return 0 <= row < model.rowCount() and 0 <= column < model.columnCount()

    def filled(row: int, column: int) -> bool:
        return bool(model.line(row).texts[column])

    within = there(row + down, column + right)
    inside = within and filled(row, column) and filled(row + down, column + right)
    for _ in range(_FURTHEST):
        if not there(row + down, column + right):
            break
        if inside and not filled(row + down, column + right):
            break
        row, column = row + down, column + right
        if not inside and filled(row, column):
            break
    return row, column


def move_to(view: CellTable, row: int, column: int, *, extend: bool = False) -> None:
    """Make a cell current; with `extend` select from where the selection began up to it."""
    model, chosen = view.model_(), view.cell_range()
    target = model.index(row, column)
    if extend and chosen is not None:
        index = view.currentIndex()
        top = chosen[0] if chosen[2] == index.row() else chosen[2]
        left = chosen[1] if chosen[3] == index.column() else chosen[3]
        span = QItemSelection(
            model.index(min(top, row), min(left, column)), model.index(max(top, row), max(left, column))
        )
        view.selectionModel().setCurrentIndex(target, _Flag.NoUpdate)
        view.selectionModel().select(span, _Flag.ClearAndSelect)
    else:
        view.selectionModel().setCurrentIndex(target, _Flag.ClearAndSelect)
    view.scrollTo(target)


def step(view: CellTable, rows: int, columns: int) -> None:
    """Go on by so many rows and columns; past the last column into the next row, but never out of the list."""
    model, index = view.model_(), view.currentIndex()
    if not index.isValid():
        return
    column, row = index.column() + columns, index.row() + rows
    if column >= model.columnCount():
        column, row = 0, row + 1
    elif column < 0:
        column, row = model.columnCount() - 1, row - 1
    if 0 <= row < model.rowCount():
        move_to(view, row, column)
    else:
        move_to(view, index.row(), index.column())


def select_all(view: CellTable) -> None:
    """All cells, and all records checked."""
    model = view.model_()
    if model.rowCount():
        span = QItemSelection(model.index(0, 0), model.index(model.rowCount() - 1, model.columnCount() - 1))
        view.selectionModel().select(span, _Flag.ClearAndSelect)
        model.check(model.keys, True)


def select_columns(view: CellTable) -> None:
    """The whole of the columns that the selected cells lie in; the current cell stays."""
    model, chosen = view.model_(), view.cell_range()
    if chosen is not None:
        span = QItemSelection(model.index(0, chosen[1]), model.index(model.rowCount() - 1, chosen[3]))
        view.selectionModel().select(span, _Flag.ClearAndSelect)


def select_rows(view: CellTable) -> None:
    """The whole of the rows that the selected cells lie in; the current cell stays."""
    model, chosen = view.model_(), view.cell_range()
    if chosen is not None:
        span = QItemSelection(model.index(chosen[0], 0), model.index(chosen[2], model.columnCount() - 1))
        view.selectionModel().select(span, _Flag.ClearAndSelect)


def _cell_menu(view: CellTable) -> None:
    index = view.currentIndex()
    if index.isValid():
        view.scrollTo(index)
        view.cell_menu_asked.emit(view.viewport().mapToGlobal(view.visualRect(index).bottomLeft()))


def _clear_range(view: CellTable) -> bool:
    chosen, index = view.cell_range(), view.currentIndex()
    if chosen is None or not index.isValid() or (chosen[0] == chosen[2] and chosen[1] == chosen[3]):
        return False
    view.selectionModel().select(index, _Flag.ClearAndSelect)
    return True


def _column_menu(view: CellTable) -> None:
    section = view.currentIndex().column()
    if section >= 0:
        head = view.horizontalHeader()
        place = head.viewport().mapToGlobal(head.rect().bottomLeft())
        place.setX(place.x() + head.sectionViewportPosition(section))
        view.menu_asked.emit(section, place)
