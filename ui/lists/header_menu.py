"""The menu of a column's head: order, filter, hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from exchange_app.kinds import kind
from ui.components.icons import icon
from ui.lists.filters import way_of

if TYPE_CHECKING:
    from ui.lists.list_panel import ListPanel


def head_menu(panel: ListPanel, section: int, place: QPoint) -> None:
    """Open the menu of a column at a global place."""
    words, column = panel.desk.words, panel.model.columns[section]
    menu = QMenu(panel)

    def add(icon_name: str, text: str, do: object, on: bool = True) -> None:
        action = menu.addAction(icon(icon_name), text)
        action.setEnabled(on)
        action.triggered.connect(lambda _checked=False: do())  # type: ignore[operator]

    add("arrow-up", words._("Sort ascending"), lambda: panel.sort_by(section, False, False))
    add("arrow-down", words._("Sort descending"), lambda: panel.sort_by(section, False, True))
    add("sort", words._("Then sort by this (Shift+click)"), lambda: panel.sort_by(section, True), bool(panel.sort))
    menu.addSeparator()
    add("filter", words._("Filter…"), lambda: panel.bar.ask(column.key, place), way_of(column) is not None)
    menu.addSeparator()
    keys = [each.key for each in panel.model.columns]
    lead = kind(panel.kind).lead
    at = keys.index(column.key)

    def moved(step: int) -> list[str]:
        fresh = [*keys]
        fresh.insert(at + step, fresh.pop(at))
        return fresh

    add("arrow-left", words._("Move to the left"), lambda: panel.set_columns(moved(-1)), column.key != lead and at > 1)
    add(
        "arrow-right",
        words._("Move to the right"),
        lambda: panel.set_columns(moved(1)),
        column.key != lead and at < len(keys) - 1,
    )
    add(
        "eye-off",
        words._("Hide this column"),
        lambda: panel.set_columns([key for key in keys if key != column.key]),
        column.key != lead,
    )
    add("columns", words._("Columns…"), lambda: panel.choose_columns(place))
    menu.popup(place)
