"""The menu of a column's head: order, filter, group, hide."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from exchange_app.text import Words
from ui.components.icons import icon
from ui.lists.filters import way_of
from ui.lists.groups import is_groupable
from ui.lists.list_columns import ListColumn


class Heads(Protocol):
    """What the menu does with the columns of a list."""

    def sort_by(self, section: int, add: bool, descending: bool | None = None) -> None:
        """Sort by a column; with `add` behind those that sort already."""

    def set_columns(self, keys: list[str]) -> None:
        """Show these columns in this order."""

    def choose_columns(self, place: QPoint) -> None:
        """The column chooser at a global place."""

    def set_group(self, key: str | None) -> None:
        """Group by a column, or by none."""

    def ask_filter(self, key: str, place: QPoint) -> None:
        """The filter of a column at a global place."""


def head_menu(
    parent: QWidget, heads: Heads, columns: list[ListColumn], section: int, lead: str, words: Words, place: QPoint
) -> None:
    """Open the menu of a column at a global place. The column `lead` stays the first."""
    column = columns[section]
    menu = QMenu(parent)

    def add(icon_name: str, text: str, do: object, on: bool = True) -> None:
        action = menu.addAction(icon(icon_name), text)
        action.setEnabled(on)
        action.triggered.connect(lambda _checked=False: do())  # type: ignore[operator]

    sorts = not column.masked
    add("arrow-up", words._("Sort ascending"), lambda: heads.sort_by(section, False, False), sorts)
    add("arrow-down", words._("Sort descending"), lambda: heads.sort_by(section, False, True), sorts)
    add("sort", words._("Then sort by this (Shift+click)"), lambda: heads.sort_by(section, True), sorts)
    menu.addSeparator()
    add("filter", words._("Filter…"), lambda: heads.ask_filter(column.key, place), way_of(column) is not None)
    add("tag", words._("Group by this column"), lambda: heads.set_group(column.key), is_groupable(column))
    menu.addSeparator()
    keys = [each.key for each in columns]
    at, movable = section, column.key != lead

    def moved(step: int) -> list[str]:
        fresh = [*keys]
        fresh.insert(at + step, fresh.pop(at))
        return fresh

    add("arrow-left", words._("Move to the left"), lambda: heads.set_columns(moved(-1)), movable and at > 1)
    add(
        "arrow-right",
        words._("Move to the right"),
        lambda: heads.set_columns(moved(1)),
        movable and at < len(keys) - 1,
    )
    add(
        "eye-off",
        words._("Hide this column"),
        lambda: heads.set_columns([key for key in keys if key != column.key]),
        movable,
    )
    add("columns", words._("Columns…"), lambda: heads.choose_columns(place))
    menu.popup(place)
