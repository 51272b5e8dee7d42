"""Records were changed elsewhere while somebody edited them: both values field by field, and a choice for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.values import show
from exchange_app.services.records import Edit
from exchange_app.store import Stale
from ui.components.buttons import button
from ui.components.dialog import Dialog
from ui.components.labels import label, line
from ui.components.scrolling import ScrollArea
from ui.forms.lookups import Lookups

_HIGHEST = 420
"""Pixels from which on many clashes are scrolled."""


class ClashDialog(Dialog):
    """Shows every field that changed meanwhile, record by record. `chosen` is what is to be written over the present versions."""

    def __init__(self, parent: QWidget, lookups: Lookups, stale: Sequence[Stale], edits: Sequence[Edit]) -> None:
        words = lookups.words
        sentence = (
            words._("This record was changed while you were editing it. Choose which value stands.")
            if len(stale) == 1
            else words.n_(
                "{count} record was changed while you were editing it. Choose which values stand.",
                "{count} records were changed while you were editing them. Choose which values stand.",
                len(stale),
            )
        )
        title = words._("Changed meanwhile")
        super().__init__(parent, words, title, sentence, width=620, icon="warning", unasked=True)
        self._lookups, self._edits = lookups, list(edits)
        self._stale = {(each.kind, each.id): each for each in stale}
        self._ours = {(each.kind, each.id): each.values for each in edits}
        self._groups: dict[tuple[str, str, str], QButtonGroup] = {}
        holder = QWidget()
        holder.setObjectName("surface")
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column, text in enumerate(
            (words._("Field"), words._("Was"), words._("Yours"), words._("In the store now"))
        ):
            self._grid.addWidget(label(text, "second-medium", "second"), 0, column)
        self._grid.addWidget(line(), 1, 0, 1, 4)
        for each in stale:
            self._add_record(each, named=len(stale) > 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnStretch(3, 1)
        if len(self._groups) > 3:
            self._add_all()
        area = ScrollArea()
        area.setWidget(holder)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(min(holder.sizeHint().height(), _HIGHEST))
        self.body.addWidget(area)
        self.add_cancel(words._("Go on editing"))
        self.add_action(words._("Save what was chosen"), self.accept)

    def _add_record(self, stale: Stale, *, named: bool) -> None:
        ours = self._ours.get((stale.kind, stale.id), {})
        first = self._grid.rowCount()
        if named:
            title = self._lookups.title(stale.kind, stale.id) or stale.code
            self._grid.addWidget(label(title, "strong", wrap=True), first, 0, 1, 4)
        for row, clash in enumerate(stale.clashes, first + 1):
            name = self.words.say(kind(stale.kind).field(clash.field).label)
            self._grid.addWidget(label(name, "medium", wrap=True), row, 0)
            self._grid.addWidget(
                label(self._say(stale.kind, clash.field, clash.base), "text", "second", wrap=True), row, 1
            )
            theirs = self._say(stale.kind, clash.field, clash.theirs)
            if clash.field not in ours:
                self._grid.addWidget(label(self.words._("not changed"), "text", "second"), row, 2)
                self._grid.addWidget(label(theirs, wrap=True), row, 3)
                continue
            group = QButtonGroup(self)
            choices = (QRadioButton(self._say(stale.kind, clash.field, clash.ours)), QRadioButton(theirs))
            choices[0].setChecked(True)
            for at, choice in enumerate(choices):
                choice.setAccessibleName(f"{name}: {choice.text()}")
                group.addButton(choice, at)
                self._grid.addWidget(choice, row, 2 + at)
            self._groups[stale.kind, stale.id, clash.field] = group

    def _add_all(self) -> None:
        row = QHBoxLayout()
        row.addWidget(button(self.words._("Choose all of mine"), "flat", clicked=lambda: self._choose_all(0)))
        row.addWidget(button(self.words._("Choose all in the store"), "flat", clicked=lambda: self._choose_all(1)))
        row.addStretch(1)
        self.body.addLayout(row)

    def _choose_all(self, at: int) -> None:
        for group in self._groups.values():
            group.button(at).setChecked(True)

    def _say(self, kind_key: str, key: str, value: Value | None) -> str:
        field = kind(kind_key).field(key)
        if value is None:
            return "—"
        if field.type is FieldType.REFERENCE:
            return self._lookups.title(field.target or "", str(value))
        return show(field, value, self.words)

    def choose(self, kind_key: str, record: str, field: str, *, ours: bool) -> None:
        """Choose which value of a field stands."""
        self._groups[kind_key, record, field].button(0 if ours else 1).setChecked(True)

    @property
    def contested(self) -> list[tuple[str, str]]:
        """Record and field of everything that is to be chosen."""
        return [(record, field) for _kind, record, field in self._groups]

    def chosen(self) -> list[Edit]:
        """Our edits without those for which the other value was chosen, over the versions that are shown here."""
        found = []
        for each in self._edits:
            stale = self._stale.get((each.kind, each.id))
            if stale is None:
                found.append(each)
                continue
            kept = {key: value for key, value in each.values.items() if self._stands(each, key)}
            found.append(each._replace(values=kept, version=stale.version))
        return found

    def _stands(self, edit: Edit, field: str) -> bool:
        group = self._groups.get((edit.kind, edit.id, field))
        return group is None or group.checkedId() == 0
