"""The record beside the list: head, tabs, form, what belongs to it, history; and the form of a new record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.progress import Progress
from exchange_app.store.results import OperationResult
from ui.components.buttons import button
from ui.components.empty import EmptyPage
from ui.components.labels import Elided, line
from ui.components.theme import PANE, font
from ui.forms.form import RecordForm
from ui.forms.history import HistoryList, moment
from ui.forms.lookups import Lookups
from ui.forms.pane_head import PaneHead
from ui.forms.pane_reader import Opened, read_opened
from ui.forms.pane_tabs import tabs_of
from ui.forms.saving import create_record, save_changes, settle_field, strike_problem, undo_operation
from ui.pages.duplicates.strip import LinkedStrip

if TYPE_CHECKING:
    from ui.desk.context import Desk


class RecordPane(QWidget):
    """Shows one record of a kind at a time. Drafts of other records are kept until they are saved or given up."""

    made = Signal(str)
    """Id of a record that was just made."""
    removed = Signal(str)
    drafts_changed = Signal()

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(300)
        self.desk, self.kind, self.words = desk, kind, desk.words
        self.lookups = Lookups(desk.store, desk.words)
        self.opened: Opened | None = None
        self.drafts: dict[str, tuple[int, dict[str, str]]] = {}
        self._wanted: str | None = None
        self._after_load: Mapping[str, str] | None = None
        self.new = False
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
        self.form = RecordForm(kind, self.lookups)
        self.form.drafted.connect(self._drafted)
        self.form.submitted.connect(self.save)
        self.form.settled.connect(self._settle)
        self.form.struck.connect(self._strike)
        self._add_tab(self.words.p_("tab", "Details"), self.form)
        self.related = tabs_of(self)
        for title, related in self.related:
            self._add_tab(title, related)
            related.opened.connect(self._go)
            related.edited.connect(self._edit_other)
        self.history = HistoryList(kind, self.words)
        self.history.undo_asked.connect(lambda number: undo_operation(self.desk, number, self))
        self._add_tab(self.words.p_("tab", "History"), self.history)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        column.addWidget(self.stack, 1)
        # Before the first record, or the word that there is none, has come.
        self._blank = QWidget()
        self._blank.setObjectName("surface")
        self.stack.addWidget(self._blank)
        column.addWidget(self._foot())
        self._show_instead(self._blank)
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
        self.discard = button(self.words._("Discard"), "flat", clicked=self.give_up)
        self.keep = button(
            self.words._("Save"), "primary", clicked=self.save, tip=self.words._("Save this record (Ctrl+S)")
        )
        row.addWidget(self.discard)
        row.addWidget(self.keep)
        return foot

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
        self._put_draft_aside()
        self.opened, self.new, self._wanted = None, False, None
        self._show_instead(self.empty)

    def _show_instead(self, page: QWidget) -> None:
        """A page in the place of a record."""
        self.head.show_nothing()
        self.linked.show_linked(())
        self._tab_holder.hide()
        self.stack.setCurrentWidget(page)
        self._say_state()

    def show_id(self, record: str | None) -> None:
        """Read a record beside the window and show it; the newest wish wins."""
        if record is None:
            self.show_nothing()
            return
        self._wanted = record

        def task(_progress: Progress) -> Opened:
            with self.desk.store.read() as reader:
                return read_opened(reader, self.kind, record, self.words)

        self.desk.operations.run(
            task, lambda opened: self._arrived(record, opened), lambda _trouble: self._gone(record), owner=self
        )

    def _gone(self, record: str) -> None:
        if self._wanted == record:
            self.show_nothing()

    def _arrived(self, record: str, opened: Opened) -> None:
        if self._wanted != record:
            return
        before = self.record_id
        if before != record:
            self._put_draft_aside()
        if self.new:
            return
        self._show(opened, fresh=before != record)

    def _show(self, opened: Opened, *, fresh: bool) -> None:
        held = self.opened
        stale = not fresh and held is not None and self.form.dirty > 0
        self.opened = opened
        self.head.show_opened(opened)
        self.linked.show_linked(opened.linked)
        self._tab_holder.show()
        if self.stack.currentIndex() >= self.tabs.count():
            self.stack.setCurrentIndex(max(self.tabs.currentIndex(), 0))
        self.form.show_record(opened.shown)
        for _title, related in self.related:
            related.show_related(opened.related)
        self.history.show_opened(opened)
        if fresh and opened.shown.record.id in self.drafts:
            version, draft = self.drafts[opened.shown.record.id]
            self.form.take_draft(draft)
            self._version = version
        elif not stale:
            self._version = opened.shown.record.version
        self._say_state()

    def refresh(self) -> None:
        """Read the record shown again; what is typed stays, with the version it was opened with."""
        if self._wanted is not None and not self.new:
            self.show_id(self._wanted)

    # Drafts --------------------------------------------------------------------------------------------------------

    def _drafted(self) -> None:
        record = self.record_id
        if record is not None:
            draft = self.form.draft()
            if draft:
                self.drafts[record] = (self._version, draft)
            else:
                self.drafts.pop(record, None)
                if self.opened is not None:
                    self._version = self.opened.shown.record.version
        self._say_state()
        self.drafts_changed.emit()

    def _put_draft_aside(self) -> None:
        if self.record_id is not None and self.form.dirty:
            self.drafts[self.record_id] = (self._version, self.form.draft())

    def _say_state(self) -> None:
        dirty = len(self.form.draft()) if self.opened or self.new else 0
        others = [each for each in self.drafts if each != self.record_id]
        self.discard.setVisible(bool(dirty) or self.new)
        self.keep.setVisible(bool(dirty) or self.new)
        self.keep.setText(self.words._("Create") if self.new else self.words._("Save"))
        self.discard.setText(self.words._("Cancel") if self.new else self.words._("Discard"))
        if self.new:
            text = ""
        elif dirty:
            text = self.words.n_("{count} field not saved", "{count} fields not saved", dirty)
        elif others:
            text = self.words.n_(
                "{count} other record has unsaved changes", "{count} other records have unsaved changes", len(others)
            )
        elif self.opened is not None and self.opened.shown.record.changed_at is not None:
            record = self.opened.shown.record
            text = self.words._(
                "Last change: {author}, {moment}",
                author=record.changed_by,
                moment=moment(record.changed_at, self.words),  # type: ignore[arg-type]
            )
        else:
            text = ""
        self.note.setText(text)

    def state(self) -> dict[str, Any]:
        """Drafts and the tab, as JSON data."""
        self._put_draft_aside()
        return {
            "tab": self.tabs.currentIndex(),
            "drafts": {record: [version, draft] for record, (version, draft) in self.drafts.items()},
            "new": self.form.draft() if self.new else None,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a state() again."""
        for record, held in dict(state.get("drafts") or {}).items():
            if isinstance(held, list) and len(held) == 2 and isinstance(held[1], dict):
                self.drafts[record] = (int(held[0]), dict(held[1]))
        self.tabs.setCurrentIndex(max(0, min(int(state.get("tab") or 0), self.tabs.count() - 1)))
        if isinstance(state.get("new"), dict):
            self.start_new()
            self.form.take_draft(state["new"])

    # Doing ---------------------------------------------------------------------------------------------------------

    def start_new(self, values: Mapping[str, Value] | None = None) -> None:
        """The empty form of a new record."""
        self._put_draft_aside()
        self.new, self.opened = True, None
        self.linked.show_linked(())
        self.head.say_new(self.words.say(kind(self.kind).new))
        self._tab_holder.hide()
        self.stack.setCurrentWidget(self.form)
        self.form.discard()
        self.form.start_new(values)
        self._say_state()
        self.form.edit()

    def edit(self, key: str = "") -> None:
        """Open the editor of a field."""
        if self.opened is not None:
            self.tabs.setCurrentIndex(0)
            self.stack.setCurrentWidget(self.form)
            self.form.edit(key)

    def link(self) -> None:
        """Say that the record shown is the same as another one."""
        from ui.pages.duplicates.linking import link

        if self.opened is not None and self.record_id is not None:
            link(self, self.desk, self.kind, self.record_id, self.opened.title)

    def unlink(self, other: str) -> None:
        """Take back that the record shown is the same as another one."""
        from ui.pages.duplicates.linking import unlink

        if self.opened is not None and self.record_id is not None:
            names = next((each.title for each in self.opened.linked if each.id == other), "")
            unlink(self, self.desk, self.kind, self.record_id, other, (self.opened.title, names))

    def give_up(self) -> None:
        """Throw away what is typed."""
        was_new, self.new = self.new, False
        self.form.discard()
        if was_new:
            wanted, self._wanted = self._wanted, None
            self.form.shown = None
            self.show_id(wanted)
            return
        self.drafts.pop(self.record_id or "", None)
        if self.opened is not None:
            self._version = self.opened.shown.record.version
            self.form.show_record(self.opened.shown)
        self._say_state()
        self.drafts_changed.emit()

    def save(self) -> None:
        """Write what is typed, unless something of it cannot be written."""
        if not self.form.check(strict=True):
            self.form.first_wrong()
            return
        changes = self.form.changes()
        if self.new:
            create_record(self.desk, self.kind, changes, self._made, None, self)
        elif self.opened is not None and changes:
            record = self.opened.shown.record
            save_changes(
                self.desk,
                self.kind,
                record.id,
                changes,
                self._version,
                self.opened.title,
                lambda result: self._saved(record.id, result),
                self._failed,
                self,
            )
        elif self.opened is not None:
            self.give_up()

    def _settle(self, field: str, value: Value | None) -> None:
        """A person chose which of the values that stand holds."""
        record = self.record_id
        if record is not None:
            settle_field(self.desk, self.kind, record, field, value, self._settled, self.desk.show, self)

    def _strike(self, problem: int) -> None:
        """Nothing is left to do about a problem."""
        if self.opened is not None:
            strike_problem(self.desk, problem, self.opened.title, self._settled, self.desk.show, self)

    def _settled(self, result: OperationResult) -> None:
        self.desk.undoable(self.words._("{step}.", step=result.label))
        self.refresh()

    def _made(self, record: str, result: OperationResult) -> None:
        self.new = False
        self.form.discard()
        self.desk.undoable(self.words._("{step}.", step=result.label))
        self.made.emit(record)
        self.show_id(record)

    def _saved(self, record: str, result: OperationResult) -> None:
        self.drafts.pop(record, None)
        if record == self.record_id:
            self.form.discard()
        if result.number:
            self.desk.undoable(self.words._("{step}.", step=result.label))
        self.drafts_changed.emit()
        self.show_id(record)

    def _failed(self, trouble: Trouble) -> None:
        from exchange_app.store import StaleRecord
        from ui.components.dialog import Dialog
        from ui.forms.clash import ClashDialog

        if not isinstance(trouble, StaleRecord) or self.opened is None:
            self.desk.show(trouble)
            return
        record, title = self.opened.shown.record.id, self.opened.title
        clash = ClashDialog(self, self.lookups, self.kind, trouble, self.form.changes())
        if clash.exec() == Dialog.DialogCode.Accepted:
            save_changes(
                self.desk,
                self.kind,
                record,
                clash.chosen(),
                trouble.version,
                title,
                lambda result: self._saved(record, result),
                self._failed,
                self,
            )

    def _go(self, key: str, record: str) -> None:
        page = kind(key).page
        if page is None:
            self._edit_other(key, record)
        else:
            self.desk.navigate(page.key, id=record)

    def _edit_other(self, key: str, record: str) -> None:
        from ui.forms.dialogs import RecordDialog

        dialog = RecordDialog(self, self.desk, key, record, saved=lambda _id: self.refresh())
        dialog.exec()
        dialog.deleteLater()
