"""The list of one kind at the left, the record at the right; both remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from exchange_app.kinds import Many, Tab, kind
from exchange_app.kinds.registry import page_of, seen_in_list
from exchange_app.services.cell_edits import SeenRecord
from exchange_app.text import Message, pmsg
from ui.components.buttons import icon_button
from ui.components.icons import icon
from ui.components.keys import ListKeys
from ui.components.theme import PANE
from ui.desk.context import Desk
from ui.desk.freshness import Freshness, WrittenRecords
from ui.desk.goto import AddRelated, EditRelated, GoTo, ToDuplicates, ToList, ToNew, ToRecord, ToView
from ui.desk.offer import Offer
from ui.forms.next_cohort import NextCohortDialog
from ui.forms.pane import RecordPane
from ui.lists.cell_menu import COPY, COPY_WITH_HEADINGS, PASTE, REPLACE, SAVE
from ui.lists.list_panel import ListPanel


class Spec(NamedTuple):
    """What can be done in a list. `of_one`: with the current record, so it is dark while there is none."""

    text: Message
    icon: str
    keys: ListKeys | None
    do: Callable[[], object]
    of_one: bool = False


BESIDE = 1210
"""From this width on the record stands beside the list, where people still have their status in view; in a narrower window it is a drawer, which one opens and closes."""


class ListingBody(QSplitter):
    """List and record of one kind. `head` stands above the list."""

    counted = Signal()

    def __init__(self, desk: Desk, of: str, head: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.desk, self.kind = desk, of
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        left = QWidget(self)
        self.panel = ListPanel(desk, of, desk.words.say(kind(of).listed.empty), desk.words.say(kind(of).new), left)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0 if head is not None else 8, 0, 0)
        column.setSpacing(0)
        if head is not None:
            column.addWidget(head)
        column.addWidget(self.panel, 1)
        self.addWidget(left)
        self._freshness = Freshness(self, desk.signals, self._concerned, self._refresh)
        self._place = QWidget(self)
        self._place.setObjectName("surface")
        self._place.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place.setMinimumWidth(300)
        self._room = room = QHBoxLayout(self._place)
        room.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self._place)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        sizes = desk.settings.pages.get(f"list.{of}", {}).get("splitter")
        self._drawn = False
        """Whether the drawer is open."""
        self._drawer = icon_button("open", desk.words.p_("action", "Open the record"), clicked=self._open_record)
        self.panel.bar.add_button(self._drawer)
        self._width = sizes if isinstance(sizes, int) and 300 <= sizes <= 1200 else PANE
        self.setSizes([1004, self._width])
        self.splitterMoved.connect(lambda *_: self._moved())
        self.panel.current_changed.connect(self._current)
        self._passed = False
        """Whether the list went on to another record while somebody worked in the one shown."""
        self.panel.view.keys_came.connect(self._catch_up)
        self.panel.view.rows_painted.connect(lambda: self._current(self.panel.current_id))
        self.panel.counted.connect(self.counted)
        self.panel.open_asked.connect(self._open_record)
        self.panel.clicked.connect(lambda: self._current(self.panel.current_id) if self.pane.new else None)
        self.panel.unfit.connect(self._keep_typed)
        self._drafts = self.panel.drafts
        self._drafts.changed.connect(self._mark)
        self._mark()
        self.panel.new_asked.connect(self.start_new)
        self.record_actions = self._make_actions()
        for each in self.record_actions:
            # In the record Ctrl+Enter saves it.
            (self.panel if each is self.record_actions[1] else self).addAction(each)

    @cached_property
    def pane(self) -> RecordPane:
        """The record at the right: made once the rows are painted, or when it is needed before."""
        made = RecordPane(self.desk, self.kind, self._place)
        self._room.addWidget(made)
        made.head.back.setVisible(not self._wide)
        made.left.connect(self._leave_record)
        made.made.connect(self.panel.show_record)
        made.closed_new.connect(lambda: self._closed_new(made))
        made.left_removed.connect(self._catch_up)
        made.removed.connect(lambda record: self.panel.remove([record]) if record else None)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The record stands beside the list where there is room for both."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _wide(self) -> bool:
        return self.width() >= BESIDE

    def _fit(self) -> None:
        shown = self._wide or self._drawn
        if not shown and self._has_pane and self.pane.isAncestorOf(self.window().focusWidget() or self):
            self.panel.take_keys()
        self._place.setVisible(shown)
        self._drawer.setVisible(not shown)
        if self._has_pane:
            self.pane.head.back.setVisible(not self._wide)

    def _draw(self, drawn: bool) -> None:
        """Open or close the drawer; where the record stands beside the list nothing changes."""
        self._drawn = drawn
        self._fit()

    def _leave_record(self) -> None:
        self._draw(False)
        self.panel.take_keys()

    def _closed_new(self, pane: RecordPane) -> None:
        self._draw(False)
        pane.show_id(self.panel.current_id)

    @property
    def _has_pane(self) -> bool:
        return "pane" in self.__dict__

    def _make_actions(self) -> list[QAction]:
        made = []
        of_one = []
        for spec in self._specs():
            action = QAction(icon(spec.icon), self.desk.words.say(spec.text), self)
            if spec.keys is not None:
                action.setShortcuts(spec.keys.sequences)
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, do=spec.do: do())
            made.append(action)
            if spec.of_one:
                of_one.append(action)

        def enable(record: str | None) -> None:
            for each in of_one:
                each.setEnabled(record is not None)

        self.panel.current_changed.connect(enable)
        return made

    def _specs(self) -> Sequence[Spec]:
        panel = self.panel
        return (
            Spec(kind(self.kind).new, "plus", ListKeys.NEW, self.start_new),
            Spec(pmsg("action", "Open the record"), "open", ListKeys.OPEN, self._open_record, of_one=True),
            Spec(pmsg("action", "Remove…"), "trash", ListKeys.REMOVE, panel.remove, of_one=True),
            Spec(COPY, "copy", None, panel.copy),
            Spec(COPY_WITH_HEADINGS, "table", None, panel.copy_with_headings),
            Spec(PASTE, "paste", None, panel.paste),
            Spec(REPLACE, "search", ListKeys.REPLACE, panel.replace),
            Spec(SAVE, "save", ListKeys.SAVE, panel.save),
            Spec(pmsg("action", "Select all records"), "select-all", None, panel.toggle_all),
            Spec(pmsg("action", "Group by this column, or no longer"), "tag", ListKeys.GROUP, panel.toggle_group),
            Spec(pmsg("action", "Mark by a rule…"), "star", ListKeys.MARK, panel.mark),
            Spec(pmsg("action", "Clear all filters"), "filter", ListKeys.UNFILTER, panel.clear_filters),
            *self._many_action(),
            *self._next_action(),
            *self._duplicates_action(),
        )

    def _many_action(self) -> Sequence[Spec]:
        """What is done with many records at once on the way from the list to the placement."""
        panel = self.panel
        match kind(self.kind).listed.many:
            case Many.JOIN:
                text, picture = pmsg("action", "Add to a cohort…"), "calendar"
                return (Spec(text, picture, ListKeys.MANY, lambda: panel.bulk.add_to_cohort(panel.chosen_keys())),)
            case Many.OFFER:
                text, picture = pmsg("action", "Offer places…"), "board"
                return (Spec(text, picture, ListKeys.MANY, lambda: panel.bulk.offer_places(panel.chosen_keys())),)
            case None:
                return [self._adding(tab, tab.add) for tab in kind(self.kind).tabs if tab.many is not None and tab.add]

    def _adding(self, tab: Tab, text: Message) -> Spec:
        """What the tab of a record offers, of the current one."""

        def add() -> None:
            if (record := self.panel.current_id) is not None:
                self.pane.show_id(record)
                self.pane.add_other(tab.kinds[0], {tab.by: record})

        return Spec(text, tab.icon, None, add, of_one=True)

    def _next_action(self) -> Sequence[Spec]:
        """What makes the current record again for another term."""
        term = kind(self.kind).listed.next_term
        return () if term is None else (Spec(term.action, "calendar", ListKeys.NEXT, self._make_next, of_one=True),)

    def _make_next(self) -> None:
        if (record := self.panel.current_id) is not None:
            dialog = NextCohortDialog(self, self.desk, record, to=GoTo(page_of(self.kind)))
            dialog.exec()
            dialog.deleteLater()

    def _duplicates_action(self) -> Sequence[Spec]:
        """What can be done about records that are entered twice."""
        rule = kind(self.kind).same
        if rule is None:
            return ()
        return (
            Spec(
                pmsg("action", "Entered twice…"),
                "duplicates",
                ListKeys.TWICE,
                lambda: self.desk.navigate(ToDuplicates(kind=self.kind)),
            ),
            Spec(rule.link, "link", ListKeys.LINK, lambda: self.pane.link(), of_one=True),
        )

    def _open_record(self) -> None:
        """The keys are for the record: on its tabs, where typing changes nothing. Esc goes back to the list."""
        if self.panel.finish_edit() and (self.pane.new or self.panel.current_id is not None):
            self._draw(True)
            self.pane.take_keys()

    def _keep_typed(self, seen: SeenRecord, column: str, text: str) -> None:
        # A cell that was emptied and may not be so stays as it was: no word was typed that could be lost.
        if text.strip():
            self._draw(True)
            self.pane.keep_typed(seen, column, text)

    def _moved(self) -> None:
        self._width = self.sizes()[1]
        self.panel.keep_extra("splitter", self._width)

    def _current(self, record: str | None) -> None:
        if self.panel.shown and not self._has_pane and not self.panel.view.rows_stand:
            return
        # A list that is read anew may come to another record; only a person who goes to one leaves that in which he works.
        stays = self.pane.new or (self.pane.worked_in() and record != self.pane.record_id)
        self._passed = bool(stays) and not self.panel.has_keys()
        if not self._passed:
            self.pane.show_id(record)

    def _catch_up(self) -> None:
        """Nobody works in the record any more that the list left."""
        if self._passed and not self.pane.new:
            self._passed = False
            self.pane.show_id(self.panel.current_id)

    def _mark(self) -> None:
        """Rows of records with something unsaved carry a mark."""
        self.panel.mark_drafts(self._drafts.keys())

    def showEvent(self, event: Any) -> None:
        """Ask for the rows when first seen."""
        super().showEvent(event)
        self.panel.load_first()
        self._freshness.seen()

    def start_new(self) -> None:
        """The form of a new record."""
        self._draw(True)
        self.pane.start_new()

    def keys_place(self) -> QWidget:
        """The list, or what stands in its place; the form of a new record while it is open."""
        return (
            self.pane.form if self._has_pane and self.pane.new and self._place.isVisible() else self.panel.keys_place()
        )

    def to_search(self) -> bool:
        """Put the cursor into the search field."""
        return self.panel.to_search()

    def counts(self) -> tuple[int, int]:
        """How many records the list shows, and how many there are."""
        return self.panel.shown, self.panel.total

    def remember(self) -> None:
        """Keep at once what of the layout waits to be kept."""
        self.panel.remember()

    def _concerned(self, changes: WrittenRecords) -> bool:
        return changes.touches(seen_in_list(self.kind)) or (self._has_pane and self.pane.concerned(changes))

    def _refresh(self, changes: WrittenRecords) -> None:
        """Show list and record as they are now, as far as they may have changed."""
        if self.panel.loaded and changes.touches(seen_in_list(self.kind)):
            self.panel.refresh(changes)
        if self._has_pane and self.pane.concerned(changes):
            self.pane.refresh()

    def arrive(self, to: GoTo) -> None:
        """Show the records, the record or the form that is asked for."""
        match to:
            case ToList(filters=filters, with_problems=problems):
                known = [each for each in filters if each.column in self.panel.available]
                self.panel.show_empty(known)
                self.panel.use_filters(known, problems=problems, search="")
            case ToView(view=view):
                self.panel.use_view(view)
            case ToRecord(record=record, dialog=dialog):
                self._passed = False
                self._draw(True)
                self.pane.show_id(record)
                self.panel.show_record(record)
                if dialog is not None:
                    QTimer.singleShot(0, self, lambda: self._open_dialog(dialog))
            case ToNew(draft=draft):
                self._draw(True)
                self.pane.take_up(draft)

    def offers(self) -> list[Offer]:
        """What can be done with the columns and the cells, besides what the menu Record says."""
        return self.panel.offers()

    def _open_dialog(self, dialog: AddRelated | EditRelated) -> None:
        if isinstance(dialog, AddRelated):
            self.pane.add_other(dialog.kind, dialog.fixed)
        else:
            self.pane.edit_other(dialog.kind, dialog.record)

    def state(self) -> dict[str, Any]:
        """List and drafts as JSON data."""
        return {"list": self.panel.state(), "pane": self.pane.state() if self._has_pane else None, "drawn": self._drawn}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again."""
        if isinstance(state.get("list"), dict):
            self.panel.restore(state["list"])
        if isinstance(state.get("pane"), dict):
            self.pane.restore(state["pane"])
        self._draw(state.get("drawn") is True)
