"""The keys of a list, as in a spreadsheet: Enter goes down, Tab goes right, F2 or typing edits."""

from __future__ import annotations

from collections.abc import Sequence

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
        case Qt.Key.Key_Escape if view.stop_drawing():
            pass
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
        case Qt.Key.Key_Up | Qt.Key.Key_Down:
            view.edge_asked.emit(key == Qt.Key.Key_Down, bool(held & _SHIFT))
            return True
        case _:
            column = _edge(view.model_().line(row).texts, column, 1 if key == Qt.Key.Key_Right else -1)
    move_to(view, row, column, extend=bool(held & _SHIFT))
    return True


def _edge(texts: Sequence[str], at: int, step: int) -> int:
    """The last filled cell of a row before an empty one or before its end, or the first filled one after empty ones, as in a
    spreadsheet."""

    def there(at: int) -> bool:
        return 0 <= at < len(texts)

    inside = there(at + step) and bool(texts[at] and texts[at + step])
    while there(at + step) and not (inside and not texts[at + step]):
        at += step
        if not inside and texts[at]:
            break
    return at


def move_to(view: CellTable, row: int, column: int, *, extend: bool = False) -> None:
    """Make a cell current; with `extend` select from where the selection began up to it."""
    model, chosen = view.model_(), view.cell_range()
    target = model.index(row, column)
    if extend and chosen is not None:
        index, spans = view.currentIndex(), QItemSelection()
        top = chosen.top if chosen.bottom == index.row() else chosen.bottom
        left = chosen.left if chosen.right == index.column() else chosen.right
        for each in view.blocks():
            if each != chosen:
                spans.select(model.index(each.top, each.left), model.index(each.bottom, each.right))
        span = QItemSelection(
            model.index(min(top, row), min(left, column)), model.index(max(top, row), max(left, column))
        )
        spans.merge(span, _Flag.Select)
        view.selectionModel().setCurrentIndex(target, _Flag.NoUpdate)
        view.selectionModel().select(spans, _Flag.ClearAndSelect)
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


def select(view: CellTable, top: int, left: int, bottom: int, right: int) -> None:
    """Select a range of cells; the current cell stays."""
    model = view.model_()
    span = QItemSelection(model.index(top, left), model.index(bottom, right))
    view.selectionModel().select(span, _Flag.ClearAndSelect)


def select_all(view: CellTable) -> None:
    """All cells, and all records checked."""
    model = view.model_()
    if model.rowCount():
        select(view, 0, 0, model.rowCount() - 1, model.columnCount() - 1)
        model.check(model.keys, True)


def select_columns(view: CellTable) -> None:
    """The whole of the columns that the selected cells lie in; the current cell stays."""
    chosen = view.cell_range()
    if chosen is not None:
        select(view, 0, chosen[1], view.model_().rowCount() - 1, chosen[3])


def select_rows(view: CellTable) -> None:
    """The whole of the rows that the selected cells lie in; the current cell stays."""
    chosen = view.cell_range()
    if chosen is not None:
        select(view, chosen[0], 0, chosen[2], view.model_().columnCount() - 1)


def _cell_menu(view: CellTable) -> None:
    index = view.currentIndex()
    if index.isValid():
        view.scrollTo(index)
        view.cell_menu_asked.emit(view.viewport().mapToGlobal(view.visualRect(index).bottomLeft()))


def _clear_range(view: CellTable) -> bool:
    index = view.currentIndex()
    if not view.selects_several() or not index.isValid():
        return False
    view.selectionModel().select(index, _Flag.ClearAndSelect)
    return True


def _column_menu(view: CellTable) -> None:
    section = view.currentIndex().column()
    if section >= 0:
        head = view.horizontalHeader()
        place = head.viewport().mapToGlobal(head.rect().bottomLeft())
        place.setX(place.x() + view.column_left(section))
        view.menu_asked.emit(section, place)
