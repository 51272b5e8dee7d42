"""The menu of the cells of a list: what can be done with them and with their records, with the keys that do it too."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from exchange_app.kinds import FieldType, Value
from exchange_app.store.query import Filter
from exchange_app.text import Message, Words, pmsg
from ui.components.icons import icon
from ui.lists.cell_table import CellTable
from ui.lists.filters import way_of
from ui.lists.list_columns import ListColumn


class Entry(NamedTuple):
    """One entry. `keys` do the same in the list; they are said and not bound here."""

    text: Message
    icon: str
    keys: str
    do: Callable[[], object]
    enabled: bool = True


COPY = pmsg("action", "Copy cells")
COPY_WITH_HEADINGS = pmsg("action", "Copy with headings")
PASTE = pmsg("action", "Paste cells")
REPLACE = pmsg("action", "Find and replace…")
SAVE = pmsg("action", "Save or print the list…")


def entries(view: CellTable, narrow: Callable[[], object] | None) -> list[list[Entry]]:
    """The entries, by what they are about: the cells, the list, the records. `narrow` shows only records with the value of the current cell."""
    chosen = view.cell_range() or (0, 0, 0, 0)
    columns = view.model_().columns[chosen[1] : chosen[3] + 1]
    typed = any(column.editable for column in columns)
    return [
        [
            Entry(pmsg("action", "Edit the cell"), "pencil", "F2", lambda: view.edit(view.currentIndex()), view.current_is_typed_into()),
            Entry(COPY, "copy", "Ctrl+C", view.copy_asked.emit),
            Entry(COPY_WITH_HEADINGS, "table", "Ctrl+Shift+C", view.copy_headed_asked.emit),
            Entry(PASTE, "paste", "Ctrl+V", view.paste_asked.emit, typed),
            Entry(pmsg("action", "Fill down"), "arrow-down", "Ctrl+D", view.fill_asked.emit, typed and chosen[2] > 0),
            Entry(pmsg("action", "Empty the cells"), "close", "Del", view.clear_asked.emit, typed),
        ],
        [
            Entry(pmsg("action", "Show only this value"), "filter", "", narrow or (lambda: None), narrow is not None),
            Entry(REPLACE, "search", "Ctrl+H", view.replace_asked.emit),
            Entry(SAVE, "save", "Ctrl+Shift+S", view.save_asked.emit),
        ],
        [
            Entry(pmsg("action", "Open the record"), "open", "Ctrl+Return", view.open_asked.emit),
            Entry(pmsg("action", "Select the records"), "select-all", "Space", view.toggle_range),
            Entry(pmsg("action", "Remove…"), "trash", "Ctrl+Del", view.remove_asked.emit),
        ],
    ]  # fmt: skip


def cell_menu(parent: QWidget, parts: list[list[Entry]], words: Words, place: QPoint) -> QMenu:
    """Open the menu at a global place."""
    menu = QMenu(parent)
    for part in parts:
        menu.addSeparator()
        for each in part:
            action = menu.addAction(icon(each.icon), words.say(each.text))
            keys = QKeySequence(each.keys).toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{action.text()}\t{keys}" if keys else action.text())
            action.setEnabled(each.enabled)
            action.triggered.connect(lambda _checked=False, do=each.do: do())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu


def only(column: ListColumn, value: Value | None) -> tuple[Filter, ...] | None:
    """The filters that leave the records with a value in a column; None where that cannot be asked."""
    way, key = way_of(column), column.key
    if way is None or (way == "given" and value is not None):
        return None
    if value is None:
        may_lack = column.field is not None and (not column.field.required or "." in key)
        return (Filter(key, "empty"),) if may_lack else None
    if column.field is not None and column.field.type in (FieldType.LIST, FieldType.AGENCIES):
        return None
    match way:
        case "span":
            return Filter(key, "at_least", value), Filter(key, "at_most", value)
        case "list" | "records":
            return (Filter(key, "in", cast(Value, (value,))),)
        case _:
            return (Filter(key, "is", value),)


__all__ = ["COPY", "COPY_WITH_HEADINGS", "PASTE", "REPLACE", "SAVE", "Entry", "cell_menu", "entries", "only"]
