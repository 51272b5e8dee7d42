"""Two windows changed the same record: both values field by field, and a choice for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.values import show
from ui.components.dialog import Dialog
from ui.components.labels import label, line

if TYPE_CHECKING:
    from exchange_app.store import StaleRecord
    from ui.forms.lookups import Lookups


class ClashDialog(Dialog):
    """Shows every field that changed meanwhile. `chosen` is what is to be written over the present version."""

    def __init__(
        self, parent: QWidget, lookups: Lookups, kind_key: str, stale: StaleRecord, ours: Mapping[str, Value | None]
    ) -> None:
        words = lookups.words
        super().__init__(
            parent, words, words._("Changed in another window"),
            words._("This record was changed in another window while you were editing it. Choose which value stands."), width=620, icon="warning",
        )  # fmt: skip
        self._lookups, self._kind, self._ours, self._stale = lookups, kind_key, dict(ours), stale
        self._groups: dict[str, QButtonGroup] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column, text in enumerate(
            (words._("Field"), words._("Was"), words._("Yours"), words._("In the store now"))
        ):
            grid.addWidget(label(text, "second-medium", "second"), 0, column)
        grid.addWidget(line(), 1, 0, 1, 4)
        for row, clash in enumerate(stale.clashes, 2):
            grid.addWidget(label(words.say(kind(kind_key).field(clash.field).label), "medium", wrap=True), row, 0)
            grid.addWidget(label(self._say(clash.field, clash.base), "text", "second", wrap=True), row, 1)
            if clash.field not in self._ours:
                grid.addWidget(label(words._("not changed"), "text", "second"), row, 2)
                grid.addWidget(label(self._say(clash.field, clash.theirs), wrap=True), row, 3)
                continue
            group = QButtonGroup(self)
            mine, theirs = (
                QRadioButton(self._say(clash.field, clash.ours)),
                QRadioButton(self._say(clash.field, clash.theirs)),
            )
            mine.setChecked(True)
            for at, choice in enumerate((mine, theirs)):
                group.addButton(choice, at)
                grid.addWidget(choice, row, 2 + at)
            self._groups[clash.field] = group
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 1)
        self.body.addLayout(grid)
        self.add_cancel(words._("Go on editing"))
        self.add_action(words._("Save what was chosen"), self.accept)

    def _say(self, key: str, value: Value | None) -> str:
        field = kind(self._kind).field(key)
        if value is None:
            return "—"
        if field.type is FieldType.REFERENCE:
            return self._lookups.title(field.target or "", str(value))
        return show(field, value, self.words)

    def chosen(self) -> dict[str, Value | None]:
        """Our changes without those for which the other value was chosen."""
        return {
            key: value
            for key, value in self._ours.items()
            if key not in self._groups or self._groups[key].checkedId() == 0
        }
