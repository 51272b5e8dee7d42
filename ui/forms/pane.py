"""The record beside the list: head, tabs, form, what belongs to it, history; and the form of a new record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exchange_app.kinds import Value, kind
from exchange_app.progress import Progress
from exchange_app.services.cell_edits import SeenRecord, field_of
from ui.components.dialog import Dialog, ask_to_discard
from ui.components.empty import EmptyPage
from ui.components.keys import RecordKeys
from ui.components.theme import PANE
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.goto import AddRelated, EditRelated, ToRecord
from ui.desk.to_people import to_people_of
from ui.desk.unfinished import offer_drafts
from ui.forms.dialogs import RecordDialog
from ui.forms.edit_session import EditSession
from ui.forms.form import RecordForm
from ui.forms.last_row import LastRow
from ui.forms.linked_strip import LinkedStrip
from ui.forms.linking import link, unlink
from ui.forms.lookups import Lookups
from ui.forms.pane_foot import PaneFoot
from ui.forms.pane_head import PaneHead
from ui.forms.pane_reader import PaneContents, read_opened
from ui.forms.pane_tabs import PaneTabs
from ui.forms.record_drafts import RecordDrafts
from ui.forms.record_saver import RecordSaver
from ui.forms.saving import undo_operation
from ui.forms.several import dialog_to_add


class RecordPane(QWidget):
    """Shows one record of a kind at a time. What is typed and not saved is among the drafts of the desk."""

    made = Signal(str)
    """Id of a record that was just made."""
    removed = Signal(str)
    closed_new = Signal()
    """The form of a new record was given up."""
    left_removed = Signal()
    """Nothing is typed any more in a record that was removed, or it was never made."""
    left = Signal()
    """The keys go back to the list."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(300)
        self.desk, self.kind, self.words = desk, kind, desk.words
        self.form = RecordForm(kind, Lookups(desk.store, desk.words), walks=True)
        self.drafts = RecordDrafts(desk.drafts, kind)
        self.session = EditSession(self.form, self.drafts)
        self.saver = RecordSaver(desk, kind, self.form, self.session, self.drafts, self)
        self._last_row = LastRow(self.form)
        self._wanted: str | None = None
        """id of the record that was asked for last"""
        self.head = PaneHead(desk, kind)
        self.linked = LinkedStrip(self.words)
        self.pages = PaneTabs(kind, self.words, self.form, self._add_by, self)
        self.tabs = self.pages.bar
        self.foot = PaneFoot(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.head, 0), (self.linked, 0), (self.pages, 1), (self.foot, 0)):
            column.addWidget(widget, stretch)
        # Before the first record, or the word that there is none, has come.
        self._blank = QWidget()
        self._blank.setObjectName("surface")
        self._wire()
        self._show_instead(self._blank)

    def _wire(self) -> None:
        self.head.edit.clicked.connect(lambda: self.edit())
        self.head.back.clicked.connect(self.left)
        self.head.remove_asked.connect(self._ask_removal)
        self.head.link_asked.connect(self.link)
        self.linked.opened.connect(lambda record: self._go(self.kind, record))
        self.linked.unlinked.connect(self.unlink)
        self.pages.opened.connect(self._go)
        self.pages.edited.connect(self.edit_other)
        self.pages.selecting.connect(lambda: self.desk.navigate(to_people_of(self.record_id or "")))
        self.pages.undo_asked.connect(lambda number: undo_operation(self.desk, number, self))
        self.form.left_behind.connect(self._behind)
        self.saver.created.connect(self._created)
        self.saver.written.connect(self.refresh)
        self.foot.save_asked.connect(self.save)
        self.foot.discard_asked.connect(self._give_up)
        self.foot.others_asked.connect(self._go_to_others)
        self.foot.keys_freed.connect(self._last_row.take_keys)
        self.session.changed.connect(self._say_state)
        self.session.changed.connect(self._leave_removed)
        self.drafts.changed.connect(self._say_state)
        for keys in RecordKeys.SAVE.sequences:
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    @cached_property
    def empty(self) -> EmptyPage:
        """What stands here while no record is chosen."""
        made = EmptyPage(kind(self.kind).icon, self.words._("Choose a record in the list to see it here."))
        made.setObjectName("surface")
        return made

    def _behind(self, step: int) -> None:
        """Tab behind the last field goes to the buttons, or round; before the first one to the last."""
        if step > 0 and self.foot.take_keys():
            return
        row = self.form.first_row() if step > 0 else self.form.last_row()
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self.form.ensureWidgetVisible(row)

    def sizeHint(self) -> QSize:
        """As wide as the look says."""
        return QSize(PANE, 600)

    # Showing -------------------------------------------------------------------------------------------------------

    @property
    def opened(self) -> PaneContents | None:
        """The record shown, as it was read."""
        return self.session.opened

    @property
    def record_id(self) -> str | None:
        """Id of the record shown."""
        return self.session.record_id

    @property
    def new(self) -> str:
        """Key of the draft of a new record, while its form is open."""
        return self.session.new

    def show_nothing(self) -> None:
        """No record is current."""
        self._leave_new()
        self.session.clear()
        self._wanted = None
        self._show_instead(self.empty)

    def _show_instead(self, page: QWidget) -> None:
        """A page in the place of a record."""
        self.head.show_nothing()
        self.linked.show_linked(())
        self.pages.show_instead(page)
        self._say_state()

    def show_id(self, record: str | None) -> None:
        """Read a record beside the window and show it; the newest wish wins. The form of a new one stays a draft."""
        if record is None:
            self.show_nothing()
            return
        self._leave_new()
        self._wanted = record

        def task(_progress: Progress) -> PaneContents:
            with self.desk.store.read() as reader:
                return read_opened(reader, self.kind, record, self.words)

        self.desk.operations.run(
            task, lambda opened: self._arrived(record, opened), lambda _trouble: self._gone(record), owner=self
        )

    def _leave_new(self) -> None:
        if self.session.leave_new():
            self._show_instead(self._blank)

    def _gone(self, record: str) -> None:
        here = self._wanted == record
        if here:
            self.show_nothing()
        self._say_removed(record)
        if here:
            self.left_removed.emit()

    def _say_removed(self, record: str) -> None:
        """What is typed for a record that was removed is not lost."""
        if (draft := self.drafts.get(record)) is not None:
            words = self.words
            self.desk.message(
                words._(
                    "{record} was removed. What was typed for it and not saved is still kept.", record=draft.name(words)
                ),
                "warning",
                words._("Give it up"),
                lambda: self.saver.discard() if record == self.record_id else self.drafts.drop(record),
            )

    def _leave_removed(self) -> None:
        if self.session.removed and not self.form.under_way:
            self.left_removed.emit()

    def _ask_removal(self) -> None:
        """Nobody types in a record that is to go."""
        self.take_keys()
        self.removed.emit(self.record_id or "")

    def _arrived(self, record: str, opened: PaneContents) -> None:
        if self._wanted != record or self.new:
            return
        other, known = record != self.record_id, self.session.removed
        if other and self.has_keys():
            # They were for the record before.
            self.take_keys()
        self.head.show_opened(opened)
        self.linked.show_linked(opened.linked)
        self.pages.show_opened(opened)
        self.session.show(opened)
        if self.session.removed and (other or not known):
            self._say_removed(record)
        self.saver.write_due()

    def concerned(self, changes: WrittenRecords) -> bool:
        """Whether what is shown may have changed: the record, those named in it or linked with it, or any of another kind,
        as those may belong to it now."""
        if changes.everything or any(each != self.kind for each in changes.records):
            return True
        named = {self._wanted or ""}
        if (opened := self.opened) is not None:
            record = opened.shown.record
            named |= opened.names.keys() | {each.id for each in opened.linked}
            named |= {each.record.id for each in opened.related}
            named |= {str(record.get(key)) for key in kind(self.kind).references}
        return changes.touches_any(self.kind, named)

    def refresh(self) -> None:
        """Read the record shown again; what is typed stays, with the version it was opened with."""
        if self._wanted is not None and not self.new:
            self.show_id(self._wanted)

    def _say_state(self) -> None:
        self.foot.say(self.session, len(self.drafts.others(self.session.key)))

    def _go_to_others(self, place: QPoint) -> None:
        offer_drafts(self.desk, self.drafts.others(self.session.key), place, self)

    def take_keys(self) -> None:
        """The keys to the tabs of the record, or to the form of a new one."""
        if self.new:
            self.form.edit()
        else:
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where no editor takes it: back to where one came from. What is typed stays a draft."""
        if RecordKeys.of(event) is RecordKeys.BACK:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def has_keys(self) -> bool:
        """Whether the keys are in the record shown, and not on its tabs."""
        taken = self.window().focusWidget()
        within = taken is not None and taken is not self.tabs and self.isAncestorOf(taken)
        return within and self.record_id is not None

    def worked_in(self) -> bool:
        """Whether somebody works in the record shown; in one that was removed only who has typed something in it."""
        return self.has_keys() and (not self.session.removed or self.form.under_way)

    def state(self) -> dict[str, Any]:
        """The tab, and which new record's form is open, as JSON data."""
        return {"tab": self.pages.state(), **self.session.state()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a state() again."""
        self.pages.restore(state.get("tab"))
        if isinstance(key := state.get("new"), str):
            self.take_up(key)
            if self.new != key and (fields := state.get("fields")):
                # Nothing was typed into it yet: it was opened with values of its own.
                self._begin(key, None)
                self.form.take_draft(fields)

    # Doing ---------------------------------------------------------------------------------------------------------

    def start_new(self, values: Mapping[str, Value] | None = None) -> None:
        """The empty form of a new record."""
        self._begin(f"new:{uuid4()}", values)
        self.form.edit()

    def take_up(self, key: str) -> None:
        """The form of a new record that was begun before, with what was typed in it."""
        typed = None if self.new == key else self.drafts.take(key)
        if typed is None:
            return
        self._begin(key, None)
        self.form.take_draft(typed.fields)
        self.form.edit()

    def _begin(self, key: str, values: Mapping[str, Value] | None) -> None:
        self._leave_new()
        self.session.clear()
        self.form.discard()
        self.linked.show_linked(())
        self.head.say_new(self.words.say(kind(self.kind).new))
        self.pages.show_instead(self.form)
        self.session.begin(key, values)

    def keep_typed(self, seen: SeenRecord, column: str, text: str) -> None:
        """What was typed into a cell and is not its value stays a draft of the record, and is seen in its form."""
        record = self.drafts.put_cell(self.desk.store, seen, column, text)
        if record is not None and record == self.record_id:
            # Written later, it is written over what was seen when it was typed.
            self.session.version = min(self.session.version or seen.version, seen.version)
            self.form.take_draft({field_of(self.kind, column)[1].key: text})

    def edit(self, key: str = "") -> None:
        """Open the editor of a field."""
        if self.opened is not None:
            self.pages.show_form()
            self.form.edit(key)

    def save(self) -> None:
        """Write what is typed, unless something of it cannot be written."""
        self.saver.save()

    def _give_up(self) -> None:
        """“Discard” says what it does; “Cancel”, under the form of a new record, asks where something was typed."""
        if not self.session.begun or ask_to_discard(self, self.words):
            self.give_up()

    def give_up(self) -> None:
        """Throw away what is typed."""
        if key := self.new:
            self._leave_new()
            self.drafts.drop(key)
            self.closed_new.emit()
        else:
            self.saver.discard()

    def _created(self, key: str, record: str) -> None:
        """A new record was made, and somebody may have gone on to another one meanwhile."""
        here = self.new == key
        if here:
            self._last_row.take_keys()
            self._leave_new()
        self.drafts.drop(key)
        if here:
            self.made.emit(record)
            self.show_id(record)

    # Other records -------------------------------------------------------------------------------------------------

    def link(self) -> None:
        """Say that the record shown is the same as another one."""
        if self.opened is not None and self.record_id is not None:
            link(self, self.desk, self.kind, self.record_id, self.opened.title)

    def unlink(self, other: str) -> None:
        """Take back that the record shown is the same as another one."""
        if self.opened is not None and self.record_id is not None:
            names = next((each.title for each in self.opened.linked if each.id == other), "")
            unlink(self, self.desk, self.kind, self.record_id, other, (self.opened.title, names))

    def _go(self, key: str, record: str) -> None:
        page = kind(key).page
        if page is None:
            self.edit_other(key, record)
        else:
            self.desk.navigate(ToRecord(page.key, record))

    def edit_other(self, key: str, record: str) -> None:
        """The dialog of a record that belongs to the one shown."""
        to = self._back(EditRelated(key, record))
        self._open(RecordDialog(self, self.desk, key, record, saved=lambda _id: self.refresh(), to=to))

    def add_other(self, key: str, fixed: Mapping[str, Value]) -> None:
        """The dialog of new records that belong to the one shown."""
        to = self._back(AddRelated(key, dict(fixed)))
        self._open(dialog_to_add(self, self.desk, kind(self.kind), key, fixed, to=to, saved=self.refresh))

    def _add_by(self, key: str, field: str) -> None:
        if self.record_id is not None:
            self.add_other(key, {field: self.record_id})

    def _back(self, way: AddRelated | EditRelated) -> ToRecord:
        return ToRecord(self.drafts.page, self._wanted or "", way)

    def _open(self, dialog: Dialog) -> None:
        dialog.exec()
        dialog.deleteLater()
