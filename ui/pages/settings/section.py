"""One section of the settings: a heading with a line, and rows of label and field under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import SectionHeading, label

LABELS = 190


class SettingsSection(QWidget):
    """Labels right-aligned in one column; a message under a field."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.rows: list[tuple[str, QWidget]] = []
        """Each row: its label, and the field that has the keys when one comes to it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(SectionHeading(title))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnMinimumWidth(0, LABELS)
        self.grid.setColumnStretch(1, 1)
        column.addLayout(self.grid)
        self._row = 0

    def add(self, text: str, *fields: QWidget, note: str = "") -> None:
        """A row: its label, its fields side by side, and a note under them."""
        name = label(text, "second", "second", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field in fields:
            row.addWidget(field)
            if not field.accessibleName():
                field.setAccessibleName(text)
        row.addStretch(1)
        if fields:
            self.rows.append((text, fields[-1] if text else fields[0]))
            name.setBuddy(fields[0])
        self.grid.addWidget(name, self._row, 0)
        self.grid.addWidget(holder, self._row, 1)
        self._row += 1
        if note:
            self.grid.addWidget(label(note, "second", "second", wrap=True), self._row, 1)
            self._row += 1
