"""The record beside the list: head, tabs, form, what belongs to it, history; and the form of a new record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.progress import Progress
from exchange_app.store.results import OperationResult
from exchange_app.text import Message
from ui.components.buttons import button
from ui.components.empty import EmptyPage
from ui.components.labels import Elided, line
from ui.components.theme import PANE, font
from ui.desk.drafts import RECORD, Draft
from ui.desk.freshness import Changes
from ui.desk.goto import EditRelated, ToNew, ToRecord
from ui.desk.unfinished import offer_drafts
from ui.forms.dialogs import RecordDialog
from ui.forms.form import RecordForm
from ui.forms.history import HistoryList, moment
from ui.forms.linked_strip import LinkedStrip
from ui.forms.linking import link, unlink
from ui.forms.lookups import Lookups
from ui.forms.pane_head import PaneHead
from ui.forms.pane_reader import Opened, read_opened
from ui.forms.pane_tabs import tabs_of
from ui.forms.related import RelatedList
from ui.forms.row import FieldRow
from ui.forms.saving import create_record, reveal_field, save_changes, settle_field, strike_problem, undo_operation

if TYPE_CHECKING:
    from ui.desk.context import Desk


class RecordPane(QWidget):
    """Shows one record of a kind at a time. What is typed and not saved is among the drafts of the desk."""

    made = Signal(str)
    """Id of a record that was just made."""
    removed = Signal(str)
    closed_new = Signal()
    """The form of a new record was given up."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(300)
        self.desk, self.kind, self.words = desk, kind, desk.words
        self.lookups = Lookups(desk.store, desk.words)
        self.opened: Opened | None = None
        self._place = f"{RECORD}{kind}"
        self.page_key = _page_key(kind)
        self._wanted: str | None = None
        self._version: int | None = None
        self.new = ""
        """Key of the draft of a new record, while its form is open."""
        self._due: set[str] = set()
        self._just_saved: frozenset[str] = frozenset()
        self._saving = False
        self._making = ""
        self._last = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = PaneHead(desk, kind)
        self.head.edit.clicked.connect(lambda: self.edit())
        self.head.remove_asked.connect(lambda: self.removed.emit(self.record_id or ""))
        column.addWidget(self.head)
        self.linked = LinkedStrip(self.words)
        self.linked.opened.connect(lambda record: self._go(self.kind, record))
        self.linked.unlinked.connect(self.unlink)
        self.head.link_asked.connect(self.link)
        column.addWidget(self.linked)
        self.tabs = QTabBar()
        self.tabs.setFont(font("text"))
        self.tabs.setExpanding(False)
        self.tabs.setDocumentMode(True)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        tab_holder = QWidget()
        tab_holder.setObjectName("paneTabs")
        row = QHBoxLayout(tab_holder)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(self.tabs, 1)
        tab_holder.setFixedHeight(33)
        self._tab_holder = tab_holder
        column.addWidget(tab_holder)
        column.addWidget(line())
        self.stack = QStackedWidget()
        self.form = RecordForm(kind, self.lookups, walks=True)
        self.form.tabbed.connect(self._commit)
        self.form.left_behind.connect(self._behind)
        self.form.drafted.connect(self._drafted)
        self.form.submitted.connect(self.save)
        self.form.settled.connect(self._settle)
        self.form.reveal_asked.connect(self._reveal)
        self.form.struck.connect(self._strike)
        self._add_tab(self.words.p_("tab", "Details"), self.form)
        self.related = tabs_of(self)
        for title, related in self.related:
            self._add_tab(title, related)
            related.opened.connect(self._go)
            related.edited.connect(self.edit_other)
        self.history = HistoryList(kind, self.words)
        self.history.undo_asked.connect(lambda number: undo_operation(self.desk, number, self))
        self._add_tab(self.words.p_("tab", "History"), self.history)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.stack.currentChanged.connect(self._fill_tab)
        self._filled: dict[QWidget, Opened] = {}
        column.addWidget(self.stack, 1)
        # Before the first record, or the word that there is none, has come.
        self._blank = QWidget()
        self._blank.setObjectName("surface")
        self.stack.addWidget(self._blank)
        column.addWidget(self._foot())
        self._show_instead(self._blank)
        desk.drafts.changed.connect(self._say_state)
        desk.drafts.gather.connect(self._drafted)
        running = QApplication.instance()
        if isinstance(running, QApplication):
            running.focusChanged.connect(self._note_row)
        for keys, do in (("Ctrl+S", self.save), ("Ctrl+Return", self.save)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _add_tab(self, title: str, widget: QWidget) -> None:
        self.tabs.addTab(title)
        self.stack.addWidget(widget)

    @cached_property
    def empty(self) -> EmptyPage:
        """What stands here while no record is chosen."""
        made = EmptyPage(
            kind(self.kind).icon,
            self.words._("Choose a record in the list to see it here."),
        )
        made.setObjectName("surface")
        self.stack.addWidget(made)
        return made

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(44)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        self.note = Elided("", "second", "second")
        row.addWidget(self.note, 1)
        self.others = button("", "link", clicked=self._go_to_others, tip=self.words._("Go to what is not saved yet"))
        row.addWidget(self.others)
        self.discard = button(self.words._("Discard"), "flat", clicked=self.give_up)
        self.keep = button(
            self.words._("Save"), "primary", clicked=self.save, tip=self.words._("Save this record (Ctrl+S)")
        )
        row.addWidget(self.discard)
        row.addWidget(self.keep)
        return foot

    def _behind(self, step: int) -> None:
        """Tab behind the last field goes to the buttons, or round; before the first one to the last."""
        if step > 0 and self.keep.isVisible():
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            row = self.form.first_row() if step > 0 else self.form.last_row()
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.form.ensureWidgetVisible(row)

    def sizeHint(self) -> QSize:
        """As wide as the look says."""
        return QSize(PANE, 600)

    # Showing -------------------------------------------------------------------------------------------------------

    @property
    def record_id(self) -> str | None:
        """Id of the record shown."""
        return self.opened.shown.record.id if self.opened and not self.new else None

    def show_nothing(self) -> None:
        """No record is current."""
        self._leave_new()
        self._drafted()
        self.opened, self._wanted = None, None
        self._show_instead(self.empty)

    def _show_instead(self, page: QWidget) -> None:
        """A page in the place of a record."""
        self.head.show_nothing()
        self.linked.show_linked(())
        self._tab_holder.hide()
        self.stack.setCurrentWidget(page)
        self._say_state()

    def show_id(self, record: str | None) -> None:
        """Read a record beside the window and show it; the newest wish wins. The form of a new one stays a draft."""
        if record is None:
            self.show_nothing()
            return
        self._leave_new()
        self._wanted = record

        def task(_progress: Progress) -> Opened:
            with self.desk.store.read() as reader:
                return read_opened(reader, self.kind, record, self.words)

        self.desk.operations.run(
            task, lambda opened: self._arrived(record, opened), lambda _trouble: self._gone(record), owner=self
        )

    def _leave_new(self) -> None:
        """The form of a new record gives way; what is typed in it is among the drafts."""
        if self.new:
            self._drafted()
            self.new = ""
            self.form.discard()
            self.form.shown = None
            self._show_instead(self._blank)

    def _gone(self, record: str) -> None:
        if self._wanted == record:
            self.show_nothing()
        if (draft := self.desk.drafts.get(self._place, record)) is not None:
            words = self.words
            self.desk.message(
                words._(
                    "{record} was removed. What was typed for it and not saved is still kept.", record=draft.name(words)
                ),
                "warning",
                words._("Give it up"),
                lambda: self.desk.drafts.drop(self._place, record),
            )

    def _arrived(self, record: str, opened: Opened) -> None:
        if self._wanted != record or self.new:
            return
        if fresh := self.record_id != record:
            self._drafted()
        self._show(opened, fresh=fresh)
        self._write_due()

    def _show(self, opened: Opened, *, fresh: bool) -> None:
        held = self.opened
        stale = not fresh and held is not None and self.form.dirty > 0
        self.opened = opened
        self.head.show_opened(opened)
        self.linked.show_linked(opened.linked)
        self._tab_holder.show()
        if self.stack.currentIndex() >= self.tabs.count():
            self.stack.setCurrentIndex(max(self.tabs.currentIndex(), 0))
        saved, self._just_saved = self._just_saved, frozenset()
        if fresh:
            saved = frozenset()
        elif saved and opened.shown.record.version == (self._version or 0) + 1:
            # Only this window wrote since: what else is typed here is typed over what stands there now.
            self._version = opened.shown.record.version
        self.form.show_record(opened.shown, saved=saved)
        self._fill_tab()
        draft = self.desk.drafts.get(self._place, opened.shown.record.id)
        if fresh and draft is not None:
            self._version = draft.state["version"]
            self.form.take_draft(draft.state["fields"])
        elif not stale or not self.form.dirty:
            self._version = opened.shown.record.version
            if draft is not None and not self.form.dirty:
                self.desk.drafts.drop(self._place, opened.shown.record.id)
        self._drafted()

    def _fill_tab(self) -> None:
        """The tab in front tells of the record shown. The others wait: most records are only looked at by their first."""
        tab, opened = self.stack.currentWidget(), self.opened
        if isinstance(tab, RelatedList | HistoryList) and opened is not None and self._filled.get(tab) is not opened:
            self._filled[tab] = opened
            tab.show_opened(opened)

    def concerned(self, changes: Changes) -> bool:
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

    # Drafts --------------------------------------------------------------------------------------------------------

    def _drafted(self) -> None:
        """What is typed has changed: it is unsaved from now on, or no more."""
        drafts, fields = self.desk.drafts, self.form.draft()
        if self.new:
            if self.form.begun:
                state = {"version": 0, "fields": fields}
                to = ToNew(self.page_key, self.new)
                drafts.put(
                    Draft(
                        self._place,
                        self.new,
                        state,
                        self.form.begun,
                        kind(self.kind).new.to_data(),
                        to,
                    )
                )
            else:
                drafts.drop(self._place, self.new)
        elif self.opened is not None and (record := self.record_id) is not None:
            if fields:
                self.put_draft(record, self.opened.title, self._version, fields)
            else:
                drafts.drop(self._place, record)
                self._version = self.opened.shown.record.version
        self._say_state()

    def put_draft(self, record: str, title: str, version: int | None, fields: Mapping[str, str]) -> None:
        """What is typed for a record of this kind and not saved, by field."""
        to = ToRecord(self.page_key, record)
        state = {"version": version, "fields": dict(fields)}
        self.desk.drafts.put(Draft(self._place, record, state, len(fields), title, to))

    def _others(self) -> list[Draft]:
        """Drafts of records of this kind that are not shown."""
        shown = self.new or self.record_id
        return [draft for key, draft in self.desk.drafts.of(self._place).items() if key != shown]

    def _go_to_others(self) -> None:
        offer_drafts(self.desk, self._others(), self.others.mapToGlobal(QPoint(0, 0)), self)

    def _say_state(self) -> None:
        words = self.words
        dirty = len(self.form.draft()) if self.opened and not self.new else 0
        others = len(self._others())
        shown = bool(dirty) or bool(self.new)
        if not shown and (self.keep.hasFocus() or self.discard.hasFocus()):
            self._to_row()
        self.discard.setVisible(shown)
        self.keep.setVisible(shown)
        self.keep.setText(words._("Create") if self.new else words._("Save"))
        self.discard.setText(words._("Cancel") if self.new else words._("Discard"))
        self.others.setVisible(others > 0)
        self.others.setText(words.n_("{count} other draft", "{count} other drafts", others))
        self.others.setAccessibleName(self.others.text())
        if self.new:
            text = words._("Not saved yet") if self.form.begun else ""
        elif dirty:
            text = words.n_("{count} field not saved", "{count} fields not saved", dirty)
        elif self.opened is not None and self.opened.shown.record.changed_at is not None:
            record = self.opened.shown.record
            text = words._(
                "Last change: {author}, {moment}",
                author=record.changed_by,
                moment=moment(record.changed_at, words),  # type: ignore[arg-type]
            )
        else:
            text = ""
        self.note.setText(text)

    def _to_row(self) -> None:
        """The keys to the field that had them last."""
        row = self.form.rows.get(self._last) or self.form.first_row()
        (row.editor or row).setFocus()

    def _note_row(self, _before: QWidget | None, taken: QWidget | None) -> None:
        while taken is not None and not isinstance(taken, FieldRow):
            taken = taken.parentWidget()
        if taken is not None and self.form.isAncestorOf(taken):
            self._last = taken.field.key

    def state(self) -> dict[str, Any]:
        """The tab, and which new record's form is open, as JSON data."""
        self._drafted()
        fields = self.form.draft() if self.new else {}
        return {"tab": self.tabs.currentIndex(), "new": self.new or None, "fields": fields}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a state() again."""
        self.tabs.setCurrentIndex(max(0, min(int(state.get("tab") or 0), self.tabs.count() - 1)))
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
        draft = self.desk.drafts.get(self._place, key)
        if draft is None or self.new == key:
            return
        self._begin(key, None)
        self.form.take_draft(draft.state["fields"])
        self.form.edit()

    def _begin(self, key: str, values: Mapping[str, Value] | None) -> None:
        self._leave_new()
        self._drafted()
        self.opened = None
        self.form.discard()
        self.new = key
        self.linked.show_linked(())
        self.head.say_new(self.words.say(kind(self.kind).new))
        self._tab_holder.hide()
        self.stack.setCurrentWidget(self.form)
        self.form.start_new(values)
        self._say_state()

    def edit(self, key: str = "") -> None:
        """Open the editor of a field."""
        if self.opened is not None:
            self.tabs.setCurrentIndex(0)
            self.stack.setCurrentWidget(self.form)
            self.form.edit(key)

    def link(self) -> None:
        """Say that the record shown is the same as another one."""
        if self.opened is not None and self.record_id is not None:
            link(self, self.desk, self.kind, self.record_id, self.opened.title)

    def unlink(self, other: str) -> None:
        """Take back that the record shown is the same as another one."""
        if self.opened is not None and self.record_id is not None:
            names = next((each.title for each in self.opened.linked if each.id == other), "")
            unlink(self, self.desk, self.kind, self.record_id, other, (self.opened.title, names))

    def give_up(self) -> None:
        """Throw away what is typed."""
        if self.new:
            key = self.new
            self._leave_new()
            self.desk.drafts.drop(self._place, key)
            self.closed_new.emit()
            return
        self._due.clear()
        self.form.discard()
        if self.opened is not None:
            self._version = self.opened.shown.record.version
            self.form.show_record(self.opened.shown)
        self._say_state()

    def save(self) -> None:
        """Write what is typed, unless something of it cannot be written."""
        if not self.form.check(strict=True):
            self.form.first_wrong()
            return
        changes = self.form.changes()
        if self.new:
            if self._making != self.new:
                self._making = key = self.new
                create_record(
                    self.desk, self.kind, changes, lambda id, result: self._made(key, id, result), self._not_made, self
                )
        elif changes:
            self._due |= changes.keys()
            self._write_due()
        elif self.opened is not None:
            self.give_up()

    def _commit(self, key: str) -> None:
        """Tab left a field: what is typed in it is saved, where it can be."""
        row = self.form.rows[key]
        if self.new or self.opened is None:
            return
        if not row.changed:
            row.close()
        elif not isinstance(row.read(), Message):
            self._due.add(key)
            self._write_due()

    def _write_due(self) -> None:
        """Save the fields that are to be saved; those that come meanwhile wait for the version that this one makes."""
        if self._saving or not self._due or self.opened is None or self.new:
            return
        changes = {key: value for key, value in self.form.changes().items() if key in self._due}
        self._due.clear()
        if changes:
            self._write(self.opened, changes, self._version)

    def _write(self, opened: Opened, changes: Mapping[str, Value | None], version: int | None) -> None:
        self._saving = True
        save_changes(
            self.desk, self.kind, opened.shown.record.id, changes, version,
            lambda result: self._saved(opened, changes, result),
            self._failed,
            self,
        )  # fmt: skip

    def _settle(self, field: str, value: Value | None) -> None:
        """A person chose which of the values that stand holds."""
        record = self.record_id
        if record is not None:
            settle_field(self.desk, self.kind, record, field, value, self._settled, self.desk.show, self)

    def _reveal(self, field: str) -> None:
        """A masked value is to be shown."""
        if (record := self.record_id) is not None:
            reveal_field(self.desk, self.kind, record, field, self.form, self)

    def _strike(self, problem: int) -> None:
        """Nothing is left to do about a problem."""
        if self.opened is not None:
            strike_problem(self.desk, problem, self.opened.title, self._settled, self.desk.show, self)

    def _settled(self, result: OperationResult) -> None:
        self.desk.undoable(self.words._("{step}.", step=result.label))
        self.refresh()

    def _made(self, key: str, record: str, result: OperationResult) -> None:
        self._making = ""
        here = self.new == key
        if here:
            self._to_row()
            self._leave_new()
        self.desk.drafts.drop(self._place, key)
        self.desk.undoable(self.words._("{step}.", step=result.label))
        if here:
            self.made.emit(record)
            self.show_id(record)

    def _not_made(self, trouble: Trouble) -> None:
        self._making = ""
        self.desk.show(trouble)

    def _saved(self, opened: Opened, changes: Mapping[str, Value | None], result: OperationResult) -> None:
        self._saving = False
        record = opened.shown.record.id
        if result.number:
            self.desk.undoable(self.words._("{step}.", step=result.label))
        if record == self.record_id:
            self._just_saved = frozenset(changes)
            self.refresh()
            return
        # Somebody went on to another record: what was saved is no draft of this one any more.
        draft = self.desk.drafts.get(self._place, record)
        if draft is not None:
            left = {key: text for key, text in draft.state["fields"].items() if key not in changes}
            if left:
                self.put_draft(record, opened.title, opened.shown.record.version + 1, left)
            else:
                self.desk.drafts.drop(self._place, record)
        self._write_due()

    def _failed(self, trouble: Trouble) -> None:
        self._saving = False
        self.desk.show(trouble)

    def _go(self, key: str, record: str) -> None:
        page = kind(key).page
        if page is None:
            self.edit_other(key, record)
        else:
            self.desk.navigate(ToRecord(page.key, record))

    def edit_other(self, key: str, record: str) -> None:
        """The dialog of a record that belongs to the one shown."""
        to = ToRecord(self.page_key, self.record_id or "", EditRelated(key, record))
        dialog = RecordDialog(self, self.desk, key, record, saved=lambda _id: self.refresh(), to=to)
        dialog.exec()
        dialog.deleteLater()


def _page_key(of: str) -> str:
    page = kind(of).page
    return "placements" if page is None else page.key
