"""Which field of a form had the keys last, so that they find back there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.forms.form import RecordForm
from ui.forms.row import FieldRow


class LastRow(QObject):
    """Follows the keys through one form."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form, self._key = form, ""
        running = QApplication.instance()
        if isinstance(running, QApplication):
            running.focusChanged.connect(self._note)

    def take_keys(self) -> None:
        """The keys to the field that had them last, or to the first."""
        row = self._form.rows.get(self._key) or self._form.first_row()
        (row.editor or row).setFocus()

    def _note(self, _before: QWidget | None, taken: QWidget | None) -> None:
        while taken is not None and not isinstance(taken, FieldRow):
            taken = taken.parentWidget()
        if taken is not None and self._form.isAncestorOf(taken):
            self._key = taken.field.key
