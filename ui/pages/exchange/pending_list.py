"""The field-by-field list of what a partner has not seen; Enter or a double click leads to the record."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.components.rows_view import RowsView
from ui.components.text_painting import date_width
from ui.components.theme import font
from ui.desk.context import Desk
from ui.desk.to_record import go_to_record
from ui.pages.exchange.pending_model import BEFORE, CODE, FIELD, NOW, RECORD, WHEN, WHO, PendingModel

_SHARES = {RECORD: 17, CODE: 11, FIELD: 14, BEFORE: 19, NOW: 19, WHEN: 12, WHO: 8}
_LEAST = {RECORD: 130, CODE: 112, FIELD: 120, BEFORE: 140, NOW: 140, WHEN: 128, WHO: 70}


class PendingList(RowsView):
    """The lines of PendingModel."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        least = {**_LEAST, WHEN: max(_LEAST[WHEN], date_width(desk.words, font("code")) + 20)}
        super().__init__(desk.words._("What the partner has not seen"), _SHARES, least, parent)
        self.lines = PendingModel(desk, self)
        self.setModel(self.lines)
        self._desk = desk
        self.opened.connect(self._open)

    def _open(self, row: int) -> None:
        line = self.lines.line(row)
        if line is not None:
            go_to_record(self._desk, self, line.kind, line.record)
