"""The bar under the list while records are selected: what can be done with all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from exchange_app.kinds import FieldType, Many, Value, kind
from exchange_app.kinds.registry import page_of
from exchange_app.kinds.values import show
from exchange_app.progress import Progress
from exchange_app.services.cell_edits import SeenRecord
from exchange_app.services.records import add_to_cohort
from exchange_app.store.results import OperationResult
from exchange_app.text import Message, msg
from ui.components.buttons import button, tool_button
from ui.components.dialog import Dialog, ask
from ui.components.fields import Choice, Labelled
from ui.components.kept_dialog import keep_dialog
from ui.components.labels import label
from ui.components.overflow import OverflowRow
from ui.desk.context import Desk
from ui.desk.drafts import Draft
from ui.desk.goto import GoTo
from ui.forms.both_ways import tell_joined
from ui.forms.dialogs import RecordDialog
from ui.forms.editors import Editor, make_editor
from ui.forms.lookups import Lookups
from ui.forms.offering import OfferDialog
from ui.lists.commands import CellCommands
from ui.lists.list_columns import ListColumn, Look
from ui.lists.table_model import RecordModel

_MOST_ADDRESSES = 60


class BulkBar(QWidget):
    """Forty-four pixels high; the rows above do not move when it comes."""

    save_asked = Signal()
    cleared = Signal()
    """The records were unselected here."""

    def __init__(
        self,
        desk: Desk,
        kind_key: str,
        available: Mapping[str, ListColumn],
        model: RecordModel,
        lookups: Lookups,
        commands: CellCommands,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._desk, self._kind, self._available = desk, kind_key, available
        self._model, self._lookups, self._commands, self._owner = model, lookups, commands, parent
        words = self._words = desk.words
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        self.count = label("", "strong")
        row.addWidget(self.count)
        row.addSpacing(8)
        self.buttons = OverflowRow(words._("More"))
        row.addWidget(self.buttons, 1)
        status = self._status_column()
        if status is not None:
            self.status = tool_button(words._("Change status"), menu=self._status_menu(status))
            self.buttons.add(self.status)
        self.buttons.add(tool_button(words._("Change a field…"), "pencil", clicked=self._change_field))
        match kind(kind_key).listed.many:
            case Many.JOIN:
                text, do = words._("Add to a cohort…"), self.add_to_cohort
                tip = words._("Give each an application in a cohort (Ctrl+Shift+P)")
                self.buttons.add(_with_tip(tip, tool_button(text, "calendar", clicked=lambda: do(self._keys()))))
            case Many.OFFER:
                text, do = words._("Offer places…"), self.offer_places
                tip = words._("Open places for a cohort at each of them (Ctrl+Shift+P)")
                self.buttons.add(_with_tip(tip, tool_button(text, "board", clicked=lambda: do(self._keys()))))
        if any(each.field is not None and each.field.type is FieldType.EMAIL for each in available.values()):
            self.buttons.add(tool_button(words._("Write e-mail"), "mail", clicked=self._mail))
        self.buttons.add(tool_button(words._("Copy"), "copy", clicked=self.copy))
        self.buttons.add(tool_button(words._("Save or print…"), "save", clicked=self.save_asked.emit))
        self.buttons.add(tool_button(words._("Remove…"), "trash", clicked=commands.remove))
        clear = button(
            words._("Clear selection"), "flat", "close", clicked=self._clear, tip=words._("Clear selection (Esc)")
        )
        row.addWidget(clear)
        self.hide()

    def say(self) -> None:
        """Appear with the number of records selected, or go."""
        count, hidden = len(self._model.checked), len(self._model.hidden)
        if count:
            said = self._words.say(kind(self._kind).listed.nouns.chosen(count))
            if hidden:
                said = self._words.n_(
                    "{selected}, {count} of them not in this list",
                    "{selected}, {count} of them not in this list",
                    hidden,
                    selected=said,
                )
            self.count.setText(said)
        self.setVisible(bool(count))

    def _clear(self) -> None:
        self._model.check(list(self._model.checked), False)
        self.cleared.emit()

    def _keys(self) -> list[int]:
        return self._model.checked_keys()

    def _status_column(self) -> ListColumn | None:
        return next((each for each in self._available.values() if each.look is Look.STATUS), None)

    def _status_menu(self, column: ListColumn) -> QMenu:
        menu = QMenu(self)
        field = column.field
        for code in field.choices.codes if field is not None and field.choices is not None else ():
            action = menu.addAction(show(field, code, self._words))  # type: ignore[arg-type]
            action.triggered.connect(
                lambda _checked=False, code=code: self._commands.set_field(self._keys(), column.key, code)
            )
        return menu

    def _change_field(self) -> None:
        keys = self._keys()
        self._commands.writer.with_seen(keys, lambda seen: self._ask_field(keys, seen))

    def _ask_field(
        self,
        keys: list[int],
        seen: Mapping[int, SeenRecord],
        before: tuple[str, Value | None] | None = None,
        complaint: str = "",
    ) -> None:
        """Ask for a field and its value, and write it; where that is refused, ask again with what was typed."""
        hidden = self._commands.writer.unlisted(keys)
        dialog = FieldDialog(self._owner, self._available, self._lookups, len(keys), before, hidden)
        place, to = f"bulk:{self._kind}", GoTo(page_of(self._kind))
        if kept := keep_dialog(dialog, self._desk.drafts, lambda: dialog.draft(place, to), place, ""):
            dialog.take_up(kept)
        dialog.complain(complaint)
        if dialog.exec() == Dialog.DialogCode.Accepted:
            typed = dialog.column.key, dialog.value
            self._commands.set_field(
                keys, *typed, seen, sure=True, refused=lambda why: self._ask_field(keys, seen, typed, why)
            )
        dialog.deleteLater()

    def add_to_cohort(self, keys: list[int]) -> None:
        """Ask for a cohort, and give these people an application in it."""
        desk = self._desk
        dialog = CohortDialog(self._owner, self._lookups, len(keys), self._commands.writer.unlisted(keys))

        def make() -> None:
            new = RecordDialog(dialog, desk, "cohort", saved=dialog.offer)
            new.exec()
            new.deleteLater()

        dialog.new_asked.connect(make)
        if keys and dialog.exec() == Dialog.DialogCode.Accepted and dialog.cohort:
            cohort = dialog.cohort
            self._commands.writer.with_ids(keys, lambda ids: add_applications(desk, ids, cohort, self._owner))
        dialog.deleteLater()

    def offer_places(self, keys: list[int]) -> None:
        """Open places for a cohort at these outlets."""

        def offer(ids: list[str]) -> None:
            dialog = OfferDialog(self._owner, self._desk, outlets=ids, to=GoTo(page_of(self._kind)))
            dialog.exec()
            dialog.deleteLater()

        if keys:
            self._commands.writer.with_ids(keys, offer)

    def _mail(self) -> None:
        desk, keys = self._desk, self._keys()
        if not self._sure(
            self._words.n_("Write an e-mail to {count} record?", "Write an e-mail to {count} records?", len(keys)), keys
        ):
            return
        column = next(
            each.key
            for each in self._available.values()
            if each.field is not None and each.field.type is FieldType.EMAIL
        )

        def task(_progress: Progress) -> list[str]:
            with desk.store.read() as reader:
                return [row[2] for row in reader.rows(self._kind, (column,), keys) if row[2]]

        desk.operations.run(task, self._write_to, owner=self)

    def _write_to(self, addresses: Sequence[str]) -> None:
        desk = self._desk
        if not addresses:
            desk.message(self._words._("None of the selected records has an e-mail address."), "warning")
        elif len(addresses) > _MOST_ADDRESSES or not QDesktopServices.openUrl(
            QUrl("mailto:?bcc=" + ",".join(addresses))
        ):
            QGuiApplication.clipboard().setText("; ".join(addresses))
            desk.message(
                self._words.n_(
                    "{count} address is on the clipboard.", "{count} addresses are on the clipboard.", len(addresses)
                )
            )

    def _sure(self, title: str, keys: list[int]) -> bool:
        """Whether what is to be done is meant also for those that the list does not show; without any of them no question."""
        hidden = self._commands.writer.unlisted(keys)
        return not hidden or ask(self._owner, self._words, title, hidden, self._words._("Go on"))

    def copy(self) -> None:
        """The selected records with their headers, as cells for a spreadsheet."""
        keys = self._keys()
        if self._sure(self._words.n_("Copy {count} row?", "Copy {count} rows?", len(keys)), keys):
            self._commands.copy_records(keys)


def _with_tip(tip: str, made: QToolButton) -> QToolButton:
    made.setToolTip(tip)
    return made


class FieldDialog(Dialog):
    """Chooses a field and the value that all selected records get; `before` is what was chosen the last time, `hidden` a
    sentence about those that the list does not show."""

    def __init__(
        self,
        parent: QWidget,
        available: Mapping[str, ListColumn],
        lookups: Lookups,
        count: int,
        before: tuple[str, Value | None] | None = None,
        hidden: str = "",
    ) -> None:
        words = lookups.words
        title = words.n_("Change a field of {count} record", "Change a field of {count} records", count)
        super().__init__(
            parent,
            words,
            title,
            " ".join(
                filter(
                    None,
                    (words._("Every selected record gets this value. It is one step that Undo takes back."), hidden),
                )
            ),
            width=440,
        )
        self._lookups, self._count = lookups, count
        self._columns = {key: column for key, column in available.items() if column.editable}
        self.column = next(iter(self._columns.values()))
        self.value: Value | None = None
        self._editor: Editor | None = None
        names = [
            (key, column.label if "." not in key else words._("{column} (application)", column=column.label))
            for key, column in self._columns.items()
        ]
        self.choice = Choice(names, words._("Field"))
        self.choice.picked.connect(lambda key: self._choose(key))
        self.body.addWidget(Labelled(words._("Field"), self.choice))
        self.body.addWidget(label(words._("New value (empty clears the field)"), "second", "second"))
        if before is not None:
            self.choice.set_code(before[0])
        self._choose(self.choice.code(), before[1] if before is not None else None)
        self._begun = self._typed()
        self.add_cancel()
        self.add_action(words._("Change"), self._apply)

    def _choose(self, key: str, value: Value | None = None) -> None:
        self.column = self._columns[key]
        if self._editor is not None:
            self.body.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        assert self.column.field is not None
        self._editor = make_editor(self.column.field, self._lookups)
        if value is not None:
            self._editor.put(value)
        self.body.addWidget(self._editor)
        self._editor.show()
        self.complain("")

    def _typed(self) -> dict[str, str]:
        return {"column": self.column.key, "text": self._editor.text() if self._editor is not None else ""}

    def draft(self, place: str, to: GoTo) -> Draft | None:
        """What is typed and not written; None where nothing is."""
        typed = self._typed()
        if not typed["text"] or typed == self._begun:
            return None
        return Draft(place, "", typed, 1, self.windowTitle(), to)

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Show what was typed the last time."""
        if kept["column"] in self._columns:
            self.choice.set_code(kept["column"])
            self._choose(kept["column"])
            assert self._editor is not None
            self._editor.put_text(kept["text"])

    def _apply(self) -> None:
        assert self._editor is not None
        value = self._editor.read()
        if isinstance(value, Message):
            self._editor.mark("bad")
            self.complain(self.words.say(value))
            return
        if value is None and not self._sure_to_empty():
            return
        self.value = value
        self.accept()

    def _sure_to_empty(self) -> bool:
        words, field = self.words, self.column.label
        title = words.n_(
            "Empty {field} of {count} record?", "Empty {field} of {count} records?", self._count, field=field
        )
        return ask(
            self,
            words,
            title,
            words._("No value was entered. Undo brings everything back."),
            words._("Empty"),
            danger=True,
        )


class CohortDialog(Dialog):
    """Chooses the cohort that the selected people are added to."""

    new_asked = Signal()
    """None of them: a new one is to be made, and given to offer()."""

    def __init__(self, parent: QWidget, lookups: Lookups, count: int, hidden: str = "") -> None:
        words = lookups.words
        title = words.n_("Add {count} person to a cohort", "Add {count} people to a cohort", count)
        super().__init__(
            parent,
            words,
            title,
            " ".join(
                filter(None, (words._("Each gets an application in the cohort; those who have one keep it."), hidden))
            ),
            width=440,
        )
        self._lookups = lookups
        self.choice = Choice([], words._("Cohort"))
        self.body.addWidget(Labelled(words._("Cohort"), self.choice))
        new = button(words._("New cohort…"), "flat", "plus", clicked=self.new_asked.emit)
        self.foot.insertWidget(0, new)
        self.add_cancel()
        self._add = self.add_action(words._("Add"), self.accept)
        self.offer("")

    def offer(self, cohort: str) -> None:
        """The cohorts there are, and this one chosen."""
        self.choice.clear()
        for each in self._lookups.offered("cohort", most=None):
            self.choice.addItem(each.title, each.id)
        self.choice.set_code(cohort)
        self._add.setEnabled(self.choice.count() > 0)

    @property
    def cohort(self) -> str:
        """Id of the cohort chosen."""
        return self.choice.code()


def add_applications(desk: Desk, ids: Sequence[str], cohort: str, owner: QWidget) -> None:
    """An application in the cohort for everybody of these who has none there, as one operation."""

    def task(_progress: Progress) -> OperationResult:
        return add_to_cohort(desk.store, ids, cohort, access=desk.access)

    def done(result: OperationResult) -> None:
        if result.number:
            tell_joined(desk, result, owner)
        else:
            desk.message(desk.words.say(ALL_THERE))

    desk.operations.write(task, done, owner=owner)


ALL_THERE = msg("Everybody selected is in this cohort already.")
