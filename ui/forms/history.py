"""What was done to a record: who, when, from where, and per field the old and the new value; each step can be undone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from exchange_app.kinds import kind
from exchange_app.services.undo import origin_words
from exchange_app.store import HistoryEntry
from exchange_app.text import Message, Words, pmsg
from ui.components.buttons import button
from ui.components.labels import label, line
from ui.components.scrolling import ScrollArea
from ui.forms.pane_reader import PaneContents, said

_MOST_FIELDS = 12
_ACTIONS: dict[str, Message] = {
    "create": pmsg("history", "Made"),
    "update": pmsg("history", "Changed"),
    "remove": pmsg("history", "Removed"),
    "restore": pmsg("history", "Brought back"),
    "disclose": pmsg("history", "Shown"),
}


class HistoryList(ScrollArea):
    """The steps, newest first."""

    undo_asked = Signal(int)
    """Number of the operation to take back."""

    def __init__(self, kind_key: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words._("History"), parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kind, self._words = kind_key, words

    def show_opened(self, opened: PaneContents) -> None:
        """Show the history of a record."""
        self.setWidget(self._steps(opened))

    def _steps(self, opened: PaneContents) -> QWidget:
        inner = QWidget()
        inner.setObjectName("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for at, entry in enumerate(opened.history):
            if at:
                column.addWidget(line())
            column.addWidget(self._step(entry, opened))
        column.addStretch(1)
        return inner

    def _step(self, entry: HistoryEntry, opened: PaneContents) -> QWidget:
        words = self._words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(words.say(entry.label), "medium", "disabled" if entry.undone else "", wrap=True), 1)
        if entry.undone:
            head.addWidget(label(words.p_("history", "undone"), "second", "second"))
        elif entry.action != "disclose" and (entry.action != "create" or entry.origin == "window"):
            undo = button(
                words._("Undo"),
                "link",
                clicked=partial(self.undo_asked.emit, entry.operation),
                name=words._("Undo: {step}", step=entry.label),
            )
            undo.setFixedHeight(22)
            head.addWidget(undo, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        where = "" if entry.origin in ("window", "undo", "redo") else origin_words(entry.origin, words)
        parts = [
            words.say(_ACTIONS.get(entry.action, _ACTIONS["update"])),
            entry.author,
            words.moment(entry.at),
            where,
        ]
        column.addWidget(label(" · ".join(part for part in parts if part), "second", "second", wrap=True))
        if entry.changes:
            column.addLayout(self._changes(entry, opened))
        return holder

    def _changes(self, entry: HistoryEntry, opened: PaneContents) -> QGridLayout:
        words, declared = self._words, kind(self._kind)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setColumnMinimumWidth(0, 108)
        grid.setColumnStretch(1, 1)
        for row, (key, (old, new)) in enumerate(list(entry.changes.items())[:_MOST_FIELDS]):
            field = declared.field(key)
            shown = [said(self._kind, key, value, words, opened.names) for value in (old, new)]
            name = label(words.say(field.label), "second", "second", wrap=True)
            name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            name.setFixedWidth(108)
            text = shown[1] if entry.action == "create" else words._("{old} → {new}", old=shown[0], new=shown[1])
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text, "second", wrap=True), row, 1)
        rest = len(entry.changes) - _MOST_FIELDS
        if rest > 0:
            grid.addWidget(
                label(words.n_("and {count} more field", "and {count} more fields", rest), "second", "second"),
                _MOST_FIELDS,
                1,
            )
        return grid
