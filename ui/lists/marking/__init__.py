"""The rules by which a list marks rows and cells: each stands as a chip in the bar, is changed there and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal

from exchange_app.text import Words
from ui.forms.lookups import Lookups
from ui.lists.filter_bar import FilterBar
from ui.lists.filters import said, way_of
from ui.lists.list_columns import ListColumn
from ui.lists.row_marks import RowMark, marks_from, marks_to_data
from ui.lists.table_model import RecordModel


class Marking(QObject):
    """Asks for the rules of one list and sets them in its model."""

    changed = Signal()
    """A person chose other rules."""

    def __init__(
        self,
        bar: FilterBar,
        model: RecordModel,
        available: Mapping[str, ListColumn],
        words: Words,
        lookups: Lookups,
    ) -> None:
        super().__init__(bar)
        self._bar, self._model, self._available, self._words, self._lookups = bar, model, available, words, lookups
        bar.mark_asked.connect(self._change)
        bar.mark_removed.connect(lambda at: self._put(at, None))

    def to_data(self) -> list[list[Any]]:
        """The rules as JSON data, as saved views keep them."""
        return marks_to_data(self._rules)

    def use(self, data: Any) -> None:
        """Mark by the rules of JSON data. Tells nobody."""
        self._set(marks_from(data, self._available))

    def _set(self, marks: Sequence[RowMark]) -> None:
        told = {each: self._said(each) for each in marks}
        if list(told) != self._rules:
            self._model.set_marks(told)
            self._bar.show_marks(told)

    @property
    def _rules(self) -> list[RowMark]:
        return list(self._model.marks)

    def _said(self, mark: RowMark) -> str:
        words, column = self._words, self._available[mark.column]
        value = said(column, mark.filters, words, self._lookups)
        return words._("Marked: {field}: {value}", field=column.label, value=value)

    def _put(self, at: int, mark: RowMark | None) -> None:
        marks = self._rules
        self._set((*marks[:at], *((mark,) if mark is not None else ()), *marks[at + 1 :]))
        self.changed.emit()

    def ask(self, key: str = "", place: QPoint | None = None) -> None:
        """Ask for one more rule, by a column; without one, first by which."""
        if key:
            self._open(len(self._model.marks), key, place or self._bar.add.foot())
            return
        from ui.lists.field_popup import FieldPopup

        offered = [column for column in self._available.values() if way_of(column) is not None]
        used = {each.column for each in self._model.marks}
        popup = FieldPopup(self._bar, self._words._("Mark by"), self._words, offered, used, self.ask)
        popup.show_at(self._bar.add.foot())

    def _change(self, at: int, place: QPoint) -> None:
        self._open(at, self._rules[at].column, place)

    def _open(self, at: int, key: str, place: QPoint) -> None:
        # Imported here: few lists are marked, and none at the start.
        from ui.lists.marking.mark_popup import MarkPopup

        mark = self._rules[at] if at < len(self._model.marks) else None
        popup = MarkPopup(
            self._bar, self._available[key], mark, self._words, self._lookups, lambda found: self._put(at, found)
        )
        popup.show_at(place)
