"""The bar under a page's title: search field, chips of the filters in force, saved views, columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from exchange_app.kinds import kind
from exchange_app.store.query import Filter
from exchange_app.text import Words
from ui.components.buttons import tool_button
from ui.components.chips import AddChip, Chip, ToggleChip
from ui.components.fields import SearchField
from ui.components.flow import FlowLayout
from ui.components.icons import icon
from ui.forms.lookups import Lookups
from ui.lists.filter_popup import FilterPopup
from ui.lists.filters import said, way_of
from ui.lists.list_columns import ListColumn

SEARCH, NARROW, WIDE = 248, 180, 720
"""Widths of the search field, and of the bar from which on it has the larger one."""


class FilterBar(QWidget):
    """Shows and changes the filters of a list; tells when they change."""

    changed = Signal()
    columns_asked = Signal(QPoint)
    saved_asked = Signal(QPoint)

    def __init__(
        self,
        of: str,
        available: Mapping[str, ListColumn],
        words: Words,
        lookups: Lookups,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._available, self._words, self._lookups = available, words, lookups
        self._filters: list[Filter] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(8)
        self.search = SearchField(words.say(kind(of).listed.nouns.search), wait=0)
        self.search.setFixedWidth(SEARCH)
        self.search.typed.connect(lambda _text: self.changed.emit())
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        self._flow = FlowLayout(holder, 6)
        holder.setContentsMargins(0, 2, 0, 2)
        self.problems = ToggleChip(words._("With problems"))
        self.problems.toggled.connect(lambda _on: self.changed.emit())
        self.problems.setToolTip(words._("Only records at which something waits for a person"))
        self.conflicts = ToggleChip(words._("With conflicts"), "warning")
        self.conflicts.toggled.connect(lambda _on: self.changed.emit())
        self.conflicts.setToolTip(words._("Only records in which values of both sides stand until somebody chooses"))
        self.add = AddChip(words._("Filter"), self._offer)
        self.add.setToolTip(words._("Add a filter"))
        row.addWidget(holder, 1)
        self.saved = tool_button(
            words._("Saved"), "star", clicked=lambda: self.saved_asked.emit(self._foot(self.saved))
        )
        self.saved.setToolTip(words._("Saved views: columns, order and filters under a name"))
        self.columns = tool_button(
            words._("Columns"), "columns", clicked=lambda: self.columns_asked.emit(self._foot(self.columns))
        )
        self.columns.setToolTip(words._("Choose the columns of the list and their order"))
        row.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.columns, 0, Qt.AlignmentFlag.AlignTop)
        self._chips: dict[str, Chip] = {}
        self._rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow list the search gives way and two buttons show their pictures, so that no word is cut."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        self.search.setFixedWidth(SEARCH if wide else NARROW)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for each in (self.saved, self.columns):
            each.setToolButtonStyle(style)

    @staticmethod
    def _foot(widget: QWidget) -> QPoint:
        return widget.mapToGlobal(QPoint(0, widget.height() + 2))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters in force."""
        return tuple(self._filters)

    def set_filters(
        self,
        filters: Sequence[Filter],
        *,
        search: str | None = None,
        problems: bool | None = None,
        conflicts: bool | None = None,
    ) -> None:
        """Put other filters in force; what is None stays. Does not tell."""
        self._filters = list(filters)
        if search is not None:
            before = self.search.blockSignals(True)
            self.search.setText(search)
            self.search.blockSignals(before)
        for chip, wanted in ((self.problems, problems), (self.conflicts, conflicts)):
            if wanted is not None:
                before = chip.blockSignals(True)
                chip.setChecked(wanted)
                chip.blockSignals(before)
        self._rebuild()

    def said(self) -> list[str]:
        """What narrows the list, in words, as the search and the chips show it."""
        found = [f"“{text}”"] if (text := self.search.text().strip()) else []
        for key in dict.fromkeys(each.column for each in self._filters):
            column, mine = self._available[key], [each for each in self._filters if each.column == key]
            value = said(column, mine, self._words, self._lookups)
            found.append(self._words._("{field}: {value}", field=column.label, value=value))
        return found + [chip.text() for chip in (self.problems, self.conflicts) if chip.isChecked()]

    @property
    def in_force(self) -> bool:
        """Whether anything narrows the list."""
        return bool(
            self._filters or self.search.text().strip() or self.problems.isChecked() or self.conflicts.isChecked()
        )

    def clear(self) -> None:
        """Take every filter away."""
        self.set_filters([], search="", problems=False, conflicts=False)
        self.changed.emit()

    def ask(self, key: str, place: QPoint | None = None) -> None:
        """Open the filter of a column."""
        column = self._available[key]
        mine = [each for each in self._filters if each.column == key]
        popup = FilterPopup(self, column, mine, self._words, self._lookups, lambda found: self.replace(key, found))
        popup.show_at(place or self.add.foot())

    def replace(self, key: str, found: Sequence[Filter]) -> None:
        """Put these filters in the place of those of a column."""
        at = next((at for at, each in enumerate(self._filters) if each.column == key), len(self._filters))
        rest = [each for each in self._filters if each.column != key]
        self._filters = [*rest[:at], *found, *rest[at:]]
        self._rebuild()
        self.changed.emit()

    def _offer(self) -> None:
        menu = QMenu(self)
        shown = [column for column in self._available.values() if way_of(column) is not None]
        used = {each.column for each in self._filters}
        common = shown[:14]
        for column in common:
            self._offer_one(menu, column, used)
        if shown[14:]:
            more = menu.addMenu(self._words._("More"))
            for column in shown[14:]:
                self._offer_one(more, column, used)
        menu.popup(self.add.foot())

    def _offer_one(self, menu: QMenu, column: ListColumn, used: set[str]) -> None:
        name = column.label if "." not in column.key else self._words._("{column} (application)", column=column.label)
        action = menu.addAction(name)
        if column.key in used:
            action.setIcon(icon("check", "accent"))
        action.triggered.connect(lambda _checked=False, key=column.key: self.ask(key))

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Chip):
                widget.hide()
                widget.deleteLater()
        for key in dict.fromkeys(each.column for each in self._filters):
            column = self._available[key]
            mine = [each for each in self._filters if each.column == key]
            remove = self._words._("Remove this filter")
            chip = Chip(column.label, said(column, mine, self._words, self._lookups), remove)
            chip.clicked.connect(lambda _checked=False, key=key, chip=chip: self.ask(key, self._foot(chip)))
            chip.removed.connect(lambda key=key: self.replace(key, []))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.problems)
        self._flow.addWidget(self.conflicts)
        self._flow.addWidget(self.add)
        self._flow.invalidate()
        self.updateGeometry()
