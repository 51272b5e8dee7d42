"""Reads what a window says: every text that a person can see, hover over or have read out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from translations import catalogue
from ui.desk.language import NAMES

ROWS = 40
PLACEHOLDER = re.compile(r"\{\w+\}")


def texts(top: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of a widget and everything visible in it."""
    for widget in (top, *top.findChildren(QWidget)):
        if widget is top or widget.isVisible():
            where = f"{type(top).__name__} / {type(widget).__name__}"
            yield from ((where, text) for text in _of(widget) if text.strip())


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.accessibleName())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case QMenu():
            yield from _of_menu(widget)
        case QAbstractItemView() if widget.model() is not None:
            yield from _of_model(widget.model(), headers=isinstance(widget, QTableView))
    for action in widget.actions():
        yield from (action.text(), action.toolTip())


def _of_menu(menu: QMenu) -> Iterator[str]:
    yield menu.title()
    for action in menu.actions():
        yield from (action.text(), action.toolTip())
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _of_menu(inner)


def _of_model(model: QAbstractItemModel, *, headers: bool) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        if headers:
            yield from (str(model.headerData(column, Qt.Orientation.Horizontal, role) or "") for role in roles)
        for row in range(min(model.rowCount(QModelIndex()), ROWS)):
            index = model.index(row, column)
            yield from (found for role in roles if isinstance(found := index.data(role), str))


template = cache(catalogue.template)
"""Every message of the sources: reading them takes seconds."""


class English:
    """Finds sentences that were left in English in a window that speaks `language`."""

    def __init__(self, language: str) -> None:
        self.plain: dict[str, bool] = {}
        self.formed: list[tuple[re.Pattern[str], bool]] = []
        book = catalogue.read(language)
        same: set[str] = set(NAMES.values())
        found: dict[str, bool] = {}
        for message in template():
            if not message.id:
                continue
            there = book.get(message.id, message.context)
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            said = there.string if there is not None else ""
            given = said if isinstance(said, tuple) else (said,)
            for each in ids:
                found[each] = any(given)
                if each in given:
                    same.add(each)
        for text, translated in found.items():
            if text in same:
                continue
            if PLACEHOLDER.search(text):
                if sum(map(len, re.findall(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", text)))) >= 8:
                    form, end = "", 0
                    for place in PLACEHOLDER.finditer(text):
                        # how many is said in figures; a person's own "visa application" is no "{count} application"
                        filled = r"[\d\s.,]+" if place[0] == "{count}" else ".+"
                        form, end = form + re.escape(text[end : place.start()]) + filled, place.end()
                    self.formed.append((re.compile(form + re.escape(text[end:])), translated))
            else:
                self.plain[text] = translated
        self.any_formed = re.compile("|".join(f"(?:{form.pattern})" for form, _translated in self.formed))

    def left(self, said: Iterable[tuple[str, str]]) -> set[str]:
        """One line for each text that is English; it says whether the catalogue has the sentence."""
        wrong: set[str] = set()
        for where, text in set(said):
            for part in (text.strip(), text.strip().split(" (Ctrl+")[0], *text.strip().split("\n")):
                translated = self.plain.get(part)
                if translated is None and self.any_formed.fullmatch(part):
                    translated = next((known for form, known in self.formed if form.fullmatch(part)), None)
                if translated is not None:
                    wrong.add(f"{where}: {part!r}" + ("" if translated else " (not in the catalogue yet)"))
        return wrong


english_of = cache(English)
