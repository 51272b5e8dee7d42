"""Asks what a column is filtered by: a check list, letters, from-to, or other records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from exchange_app.kinds import FieldType, Personal, Value
from exchange_app.kinds.columns import CHANGED
from exchange_app.kinds.values import show
from exchange_app.store.query import Filter
from exchange_app.text import Message, Words, fold
from ui.components.buttons import button
from ui.components.fields import Choice, SearchField
from ui.components.keys import CommonKeys
from ui.components.labels import label
from ui.components.tick_list import TickList
from ui.forms.editors import LineEditor, make_editor
from ui.forms.lookups import Lookups
from ui.lists.filters import way_of
from ui.lists.list_columns import ListColumn
from ui.lists.popup import ROW, Popup

_MOST_ROWS = 10
Done = Callable[[list[Filter]], None]


class FilterPopup(Popup):
    """The filters of one column. Apply hands on what was chosen; an empty list takes the filter away."""

    def __init__(
        self, parent: QWidget, column: ListColumn, filters: Sequence[Filter], words: Words, lookups: Lookups, done: Done,
        *, removing: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent, column.label)
        self._column, self._words, self._lookups, self._done = column, words, lookups, done
        self._entered = False
        """Whether Enter applies it, and not the button."""
        self._empty = QCheckBox(words.p_("filter", "Only where nothing is given"))
        match way_of(column):
            case "list":
                self._read = self._check_list(self._choices(), filters)
            case "given":
                self._read = self._given(filters)
            case "records":
                self._read = self._check_list(self._records(), filters, searched=True)
            case "span":
                self._read = self._span(filters)
            case _:
                self._read = self._letters(filters)
        if column.field is not None and not column.field.required:
            self.body.addWidget(self._empty)
            self._empty.setChecked(any(each.op == "empty" for each in filters))
        self._add_more()
        self._trouble = label("", "second", "bad", wrap=True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        foot = self.foot()
        clear = button(removing or words._("Remove filter"), "flat", clicked=lambda: self._finish([]))
        clear.setEnabled(bool(filters))
        foot.addWidget(clear)
        foot.addStretch(1)
        foot.addWidget(button(words._("Apply"), "primary", clicked=self._apply))

    def _add_more(self) -> None:
        """What is asked beside the filters."""

    def _apply(self) -> None:
        if self._empty.isChecked():
            self._finish([Filter(self._column.key, "empty")])
            return
        found = self._read()
        if isinstance(found, Message):
            self._trouble.setText(self._words.say(found))
            self._trouble.show()
            self.adjustSize()
        else:
            self._finish(found)

    def _finish(self, filters: list[Filter]) -> None:
        self.close()
        self._done(filters)

    def keyPressEvent(self, event: Any) -> None:
        """Enter applies."""
        if CommonKeys.of(event) is CommonKeys.OPEN:
            self._entered = True
            self._apply()
            self._entered = False
        else:
            super().keyPressEvent(event)

    def _given(self, filters: Sequence[Filter]) -> Callable[[], list[Filter] | Message]:
        given = QCheckBox(self._words.p_("filter", "Only where something is given"))
        given.setChecked(any(each.op == "not_empty" for each in filters))
        given.toggled.connect(lambda on: self._empty.setChecked(self._empty.isChecked() and not on))
        self._empty.toggled.connect(lambda on: given.setChecked(given.isChecked() and not on))
        self.body.addWidget(given)
        return lambda: [Filter(self._column.key, "not_empty")] if given.isChecked() else []

    # Check lists ---------------------------------------------------------------------------------------------------

    def _choices(self) -> list[tuple[Value, str]]:
        field, words = self._column.field, self._words
        if field is None or field.type in (FieldType.AGENCY, FieldType.AGENCIES):
            return [(code, code) for code in self._lookups.agencies()]
        if field.type is FieldType.BOOLEAN:
            return [(True, show(field, True, words)), (False, show(field, False, words))]
        if field.type is FieldType.COUNTRY:
            with self._lookups.store.read() as reader:
                codes = reader.distinct(self._column.of, field.key)
            return [(code, show(field, code, words)) for code in codes]
        codes_ = field.choices.codes if field.choices else ()
        single = field.type is not FieldType.LIST
        return [(code, show(field, code if single else (code,), words)) for code in codes_]

    def _records(self) -> list[tuple[Value, str]]:
        target = self._column.field.target if self._column.field else None
        return [(each.id, each.title) for each in self._lookups.offered(target or "")]

    def _check_list(
        self, choices: list[tuple[Value, str]], filters: Sequence[Filter], *, searched: bool = False
    ) -> Callable[[], list[Filter] | Message]:
        chosen = next((each.value for each in filters if each.op in ("in", "is")), ())
        picked: set[Any] = set(chosen) if isinstance(chosen, tuple) else {chosen}
        list_ = TickList()
        list_.setAccessibleName(self._column.label)

        def add(value: Value, text: str) -> None:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setSizeHint(QSize(0, ROW))
            item.setCheckState(Qt.CheckState.Checked if value in picked else Qt.CheckState.Unchecked)
            list_.addItem(item)

        known: set[Any] = {value for value, _ in choices}
        if searched and self._column.field is not None:
            for gone in picked - known:
                add(gone, self._lookups.title(self._column.field.target or "", str(gone)))
        for value, text in choices:
            add(value, text)
        search = None
        if searched or len(choices) > _MOST_ROWS:
            search = SearchField(self._words, self._words._("Search the list"))
            search.textChanged.connect(lambda text: self._narrow(list_, text, add if searched else None))
            search.left_down.connect(list_.setFocus)
            self.body.addWidget(search)
        # As high as what stands in it; a search may bring more.
        list_.setFixedHeight(ROW * (_MOST_ROWS if searched else min(list_.count(), _MOST_ROWS)) + 4)
        self.body.addWidget(list_)
        list_.setCurrentRow(0)
        (search or list_).setFocus()

        def read() -> list[Filter] | Message:
            """Those that are ticked; where none is and Enter was pressed in the list, the one that the keys are at."""
            items = [list_.item(at) for at in range(list_.count())]
            ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
            if not ticked and not picked and self._entered and list_.hasFocus() and list_.currentItem() is not None:
                ticked = [list_.currentItem()]
            values = tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)
            return [Filter(self._column.key, "in", values)] if values else []

        return read

    def _narrow(self, list_: QListWidget, text: str, add: Callable[[Value, str], None] | None) -> None:
        if add is not None and self._column.field is not None and len(text) > 1:
            there = {list_.item(at).data(Qt.ItemDataRole.UserRole) for at in range(list_.count())}
            for each in self._lookups.offered(self._column.field.target or "", text):
                if each.id not in there:
                    add(each.id, each.title)
        said = fold(text)
        for at in range(list_.count()):
            item = list_.item(at)
            item.setHidden(said not in fold(item.text()) and item.checkState() != Qt.CheckState.Checked)

    # From and to ---------------------------------------------------------------------------------------------------

    def _span(self, filters: Sequence[Filter]) -> Callable[[], list[Filter] | Message]:
        field = self._column.field or CHANGED
        plain = replace(
            field, required=False, minimum=None, maximum=None, personal=Personal.NONE, key=f"filter_{field.key}"
        )
        editors = []
        for op, text in (
            ("at_least", self._words.p_("filter", "From")),
            ("at_most", self._words.p_("filter", "Up to")),
        ):
            line = QHBoxLayout()
            name = label(text, "second", "second")
            name.setFixedWidth(64)
            editor = make_editor(plain, self._lookups)
            editor.input.setAccessibleName(f"{self._column.label}: {text}")
            editor.put(next((each.value for each in filters if each.op == op), None))
            if isinstance(editor, LineEditor):
                editor.line.returnPressed.connect(self._apply)
            line.addWidget(name)
            line.addWidget(editor, 1)
            self.body.addLayout(line)
            editors.append((op, editor))
        editors[0][1].setFocus()

        def read() -> list[Filter] | Message:
            found: list[Filter] = []
            for op, editor in editors:
                value = editor.read()
                if isinstance(value, Message):
                    return value
                if value is not None:
                    found.append(Filter(self._column.key, op, value))  # type: ignore[arg-type]
            return found

        return read

    # Letters -------------------------------------------------------------------------------------------------------

    def _letters(self, filters: Sequence[Filter]) -> Callable[[], list[Filter] | Message]:
        ways = [
            ("contains", self._words.p_("filter", "contains")), ("starts", self._words.p_("filter", "begins with")),
            ("is", self._words.p_("filter", "is exactly")), ("is_not", self._words.p_("filter", "is not")),
        ]  # fmt: skip
        box = QVBoxLayout()
        how = Choice(ways, self._words._("How to compare"))
        line = QLineEdit()
        line.setAccessibleName(self._column.label)
        there = next((each for each in filters if each.op in dict(ways)), None)
        if there is not None:
            how.set_code(there.op)
            line.setText(str(there.value or ""))
        line.returnPressed.connect(self._apply)
        box.addWidget(how)
        box.addWidget(line)
        self.body.addLayout(box)
        line.setFocus()

        def read() -> list[Filter] | Message:
            text = " ".join(line.text().split())
            return [Filter(self._column.key, how.code(), text)] if text else []  # type: ignore[arg-type]

        return read
