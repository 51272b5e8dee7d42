"""A whole list: filter bar, table, foot with sums, and the bar of the selected records. What it shows is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from exchange_app.kinds import Maker, kind
from exchange_app.store.query import Filter, Query, Sort
from ui.components.empty import EmptyPage
from ui.components.theme import tokens
from ui.desk.context import Desk
from ui.desk.freshness import EVERYTHING, WrittenRecords
from ui.desk.goto import ToImport
from ui.desk.offer import Offer
from ui.forms.lookups import Lookups
from ui.forms.record_drafts import RecordDrafts
from ui.lists import empty_list
from ui.lists.block_moves import BlockMoves
from ui.lists.bulk_bar import BulkBar
from ui.lists.cell_menu import Entry, cell_menu, entries, only
from ui.lists.column_layout import ColumnLayout
from ui.lists.commands import CellCommands
from ui.lists.current_record import CurrentRecord
from ui.lists.editing import CellEditing, Ending
from ui.lists.filter_bar import FilterBar
from ui.lists.filters import query_from
from ui.lists.groups import ListGroups, is_groupable
from ui.lists.header_menu import column_offers, head_menu
from ui.lists.list_columns import chosen, columns_of
from ui.lists.list_query import ListQuery
from ui.lists.list_settings import ListSettings
from ui.lists.loader import Answer, Loader
from ui.lists.marking import Marking
from ui.lists.saved_views import SavedViews
from ui.lists.selection_foot import SelectionFoot
from ui.lists.source import StoreSource
from ui.lists.sums_foot import SumsFoot
from ui.lists.table_model import RecordModel
from ui.lists.view import RecordView


class ListPanel(QWidget):
    """The list of one kind of record."""

    current_changed = Signal(object)
    """Id of the current record, or None."""
    clicked = Signal()
    """Somebody clicked into the rows."""
    counted = Signal()
    """shown or total is another number"""
    unfit = Signal(object, str, str)
    """record's id, column key and what was typed into its cell, which cannot be its value"""
    open_asked = Signal()
    new_asked = Signal()

    def __init__(
        self, desk: Desk, kind_key: str, empty_sentence: str, new_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.desk, self.kind, self.declared = desk, kind_key, kind(kind_key)
        words = desk.words
        self._invitation = (empty_sentence, new_text)
        self.lookups = Lookups(desk.store, words)
        self.available = columns_of(kind_key, words)
        self.settings = ListSettings(desk.settings, kind_key, self.available, self.layout_state, self)
        kept = self.settings.kept
        first = query_from(kept, kind_key, self.available, words.language, (Sort(self.declared.lead),))
        self.drafts = RecordDrafts(desk.drafts, kind_key)
        self.drafts.take_cells(desk.store)
        self.loader = Loader(desk, lambda: self.query.query(), lambda: self.editing.under_way, self)
        # Asked before anything is built: the store answers beside that.
        self.loader.ask(first)
        columns = chosen(kind_key, self.available, kept.get("columns"))
        self.model = RecordModel(StoreSource(desk.store, kind_key), columns, words, self)
        self.loader.checked = lambda: self.model.checked
        self.stack = QStackedWidget(self)
        self.view = RecordView(self.model, words, tokens(), desk.store.agency, desk.settings.density, self.stack)
        self.view.setAccessibleName(words.say(self.declared.plural))
        self.editing = CellEditing(self.view, self.lookups, self.drafts.in_cell)
        self.view.setItemDelegate(self.editing)
        self.bar = FilterBar(kind_key, self.available, words, self.lookups, self)
        self.marking = Marking(self.bar, self.model, self.available, words, self.lookups)
        self.marking.use(kept.get("marks"))
        self.query = ListQuery(first, self.available, self.bar)
        self.commands = CellCommands(
            desk, kind_key, self.available, self.view, self.editing, self.lookups, self.drafts, self
        )
        self.column_layout = ColumnLayout(
            kind_key, self.available, self.view, words, kept.get("widths"), self.finish_edit
        )
        self.current = CurrentRecord(desk.store, kind_key, self.view, self._ready, self._unhide)
        BlockMoves(desk, kind_key, self.view)
        self.foot = SumsFoot(desk, kind_key, self.model, self)
        self.stack.addWidget(self.view)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.stack, 1)
        column.addLayout(self._beside, 1)
        feet = QHBoxLayout()
        feet.addWidget(self.foot, 1)
        feet.addWidget(SelectionFoot(desk, kind_key, self.view))
        column.addLayout(feet)
        self.total, self.loaded = 0, False
        self.groups: ListGroups | None = None
        """What the list is grouped by, where it is."""
        self.group_by(kept.get("group"))
        self._answered: Query | None = None
        self._wire()
        self._mark_head()

    def _wire(self) -> None:
        self.loader.asked.connect(self.foot.stop)
        self.loader.arrived.connect(self._arrived)
        self.query.changed.connect(self._query_changed)
        self.column_layout.changed.connect(self._layout_changed)
        self.marking.changed.connect(self._layout_changed)
        self.current.changed.connect(self.current_changed)
        self.bar.columns_asked.connect(self.choose_columns)
        self.bar.search.left_down.connect(self.view.setFocus)
        self.bar.saved_asked.connect(lambda place: self.saved.open(place))
        self.model.checked_changed.connect(lambda: self.bulk.say())
        self.view.clicked.connect(lambda _index: self.clicked.emit())
        self.view.find_asked.connect(self.to_search)
        self.view.open_asked.connect(self.open_asked)
        self.view.menu_asked.connect(self._open_head_menu)
        self.view.save_asked.connect(self.save)
        self.view.cell_menu_asked.connect(self._open_cell_menu)
        self.view.head.sort_asked.connect(self.sort_by)
        self.editing.unfit.connect(self.unfit)
        self.editing.settled.connect(self.drafts.end_cell)
        self.editing.typing.connect(
            lambda seen, column, text: self.drafts.hold_cell(self.desk.store, seen, column, text)
        )
        self.editing.ended.connect(lambda seen, column: self.drafts.drop_cell(seen, column))
        self.editing.closeEditor.connect(lambda *_: QTimer.singleShot(0, self.loader.release))
        self.desk.drafts.gather.connect(self._keep_cell)

    @cached_property
    def bulk(self) -> BulkBar:
        """The bar of the selected records, made when the first is selected."""
        made = BulkBar(self.desk, self.kind, self.available, self.model, self.lookups, self.commands, self)
        made.cleared.connect(self.view.setFocus)
        made.save_asked.connect(self.save)
        self._column.addWidget(made)
        return made

    @cached_property
    def none_found(self) -> EmptyPage:
        """What stands there when filters leave nothing."""
        return empty_list.none_found(self.stack, self.desk.words, self.bar.clear)

    @cached_property
    def nothing(self) -> EmptyPage:
        """What stands there before there is any record: those that others list are brought in."""
        sentence, new = self._invitation
        if self._brought_in:
            text, icon, do = (
                self.desk.words._("Import a list…"),
                "import",
                lambda: self.desk.navigate(ToImport(choose=True)),
            )
        else:
            text, icon, do = new, "plus", self.new_asked.emit
        return empty_list.nothing(self.stack, self.declared.listed.icon, sentence, text, do, icon)

    @property
    def _brought_in(self) -> bool:
        """Whether lists of these records are sent by others."""
        imported = self.declared.imported
        return imported is not None and self.declared.listed.importable and imported.maker is not Maker.SELF

    @cached_property
    def saved(self) -> SavedViews:
        """The saved views, with their menu."""
        return SavedViews(self.desk, self.kind, self, self.view_data, self.use_view)

    # Rows ----------------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for the rows; they come beside the window."""
        self.loader.load()

    def load_first(self) -> None:
        """Ask for the rows unless they are there or on their way."""
        if not self.loaded and not self.loader.busy:
            self.load()

    def refresh(self, changes: WrittenRecords = EVERYTHING) -> None:
        """Something was written: ask again, unless a cell is being edited, then after it; or with the first rows."""
        self.foot.written(changes)
        self.loader.refresh()

    def mark_drafts(self, records: frozenset[str]) -> None:
        """These records (ids) have something typed that is not saved."""
        self.view.mark_drafts(records)

    def reread(self) -> None:
        """Read the visible cells again."""
        self.view.reread()

    def _arrived(self, answer: Answer) -> None:
        self.loaded, self.total = True, answer.total
        listed = self.model.checked - self.model.hidden
        self.view.set_rows(answer.keys)
        self.column_layout.rows_arrived()
        # What another search or filter hides stays checked; what a write took out of the list does not.
        asked = answer.query._replace(sort=(), language="en")
        left = listed & self.model.hidden if asked == self._answered else frozenset()
        self.model.check(answer.gone | left, False)
        self._answered = asked
        for chip, count in ((self.bar.problems, answer.problems), (self.bar.conflicts, answer.conflicts)):
            chip.set_count(self.desk.words.number(count) if count else "")
            chip.setVisible(bool(count) or chip.isChecked())
        shown = self.nothing if not answer.total else self.none_found if not len(answer.keys) else self.view
        before = self.keys_place()
        had_keys = before.hasFocus()
        self.stack.setCurrentWidget(shown)
        if had_keys and shown is not before:
            shown.setFocus()
        self.current.rows_arrived()
        self.counted.emit()
        self.foot.rows_arrived()
        if self.groups is not None:
            self.groups.read(answer.query)

    @property
    def shown(self) -> int:
        """How many records the list shows."""
        return self.model.rowCount()

    def _keep_cell(self) -> None:
        """What is being typed in a cell is kept; a method, which ends with the panel."""
        self.editing.end(Ending.KEEP)

    # Current record ------------------------------------------------------------------------------------------------

    @property
    def current_id(self) -> str | None:
        """Id of the current record."""
        return self.current.id

    def show_record(self, record: str) -> None:
        """Make a record current; filters that hide it are taken away."""
        self.current.show(record)

    def _ready(self) -> bool:
        return self.loaded and not self.loader.busy

    def _unhide(self) -> bool:
        hidden = self.bar.in_force
        if hidden:
            self.bar.clear()
        return hidden

    def chosen_keys(self) -> list[int]:
        """The records that are checked, else the current one."""
        row = self.view.currentIndex().row()
        return self.model.checked_keys() or ([self.model.keys[row]] if row >= 0 else [])

    def toggle_all(self) -> None:
        """Check every record of the list, or none if all are."""
        self.view.toggle_all()

    def copy(self) -> None:
        """The selected cells to the clipboard."""
        self.commands.copy()

    def copy_with_headings(self) -> None:
        """The selected cells and the headings above them to the clipboard."""
        self.commands.copy(headed=True)

    def paste(self) -> None:
        """The cells of the clipboard into the list."""
        self.commands.paste()

    def replace(self) -> None:
        """Find and replace in the list or in what is selected of it."""
        if self.finish_edit():
            self.commands.replace()

    def save(self) -> None:
        """Save or print what is seen of the list."""
        if self.finish_edit():
            self.commands.save(self.bar.said())

    def remove(self, records: Sequence[str] = ()) -> None:
        """Remove records by their ids, or the checked ones, or the current one, after a question."""
        if records:
            self.commands.remove_ids(records)
        else:
            self.commands.remove()

    # Keys ----------------------------------------------------------------------------------------------------------

    def keys_place(self) -> QWidget:
        """What takes the keys: the rows, or what stands in their place."""
        return self.stack.currentWidget() or self

    def take_keys(self) -> None:
        """The keys to the rows."""
        self.view.setFocus()

    def has_keys(self) -> bool:
        """Whether the rows have the keys."""
        return self.view.hasFocus()

    def finish_edit(self) -> bool:
        """End the edit of a cell and keep what is typed. False while that cannot be the value: the editor stays open."""
        return self.editing.end(Ending.ENTER)

    def to_search(self) -> bool:
        """Put the cursor into the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page has ended the edit of a cell."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.editing.end(Ending.ENTER_OR_KEEP)

    # Filters, order, columns ---------------------------------------------------------------------------------------

    @property
    def sort(self) -> tuple[Sort, ...]:
        """The order of the list."""
        return self.query.sort

    def use(self, data: Any) -> None:
        """Filters, search and order of JSON data, as saved ones are."""
        self.query.use(data)

    def view_data(self) -> dict[str, Any]:
        """What is shown and how, as JSON data, as saved views keep it."""
        return {
            **self.query.to_data(),
            "columns": self.column_layout.keys(),
            "widths": self.column_layout.widths,
            "marks": self.marking.to_data(),
            "group": self.groups.column.key if self.groups is not None else None,
        }

    def use_view(self, data: Any) -> None:
        """Show what a saved view says; one of an older program says nothing of columns, and these stay."""
        if not self.finish_edit():
            return
        if isinstance(data, dict) and isinstance(data.get("columns"), list):
            self.column_layout.restore(data["columns"], data.get("widths"))
            self.group_by(data.get("group"))
            self.marking.use(data.get("marks"))
        self.use(data)

    def use_filters(self, filters: Sequence[Filter], *, problems: bool = False, search: str = "") -> None:
        """Put these filters in the place of all others."""
        self.query.use_filters(filters, problems=problems, search=search)

    def show_empty(self, filters: Sequence[Filter]) -> None:
        """Show the columns in which filters find nothing given, beside the name: there it is to be typed."""
        keys = self.column_layout.keys()
        lacking = [each.column for each in filters if each.op == "empty" and each.column not in keys]
        if lacking:
            self.set_columns([*keys[:1], *lacking, *keys[1:]])

    def clear_filters(self) -> None:
        """Take every filter away."""
        self.bar.clear()

    def ask_filter(self, key: str, place: QPoint) -> None:
        """Open the filter of a column at a global place."""
        self.bar.ask(key, place)

    def sort_by(self, section: int, add: bool, descending: bool | None = None) -> None:
        """Sort by a column, or turn its direction; with `add` behind the columns that sort already."""
        column = self.model.columns[section]
        if column.masked:
            said = self.desk.words._("{field} is masked: its order would tell the values.", field=column.label)
            self.desk.message(said, "warning")
        elif self.editing.end(Ending.ENTER):
            self.query.sort_by(column.key, add, descending)

    def set_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self.column_layout.set(keys)

    def mark(self, key: str = "", place: QPoint | None = None) -> None:
        """Ask for a rule that marks rows or cells, by a column; without one, first by which."""
        if self.finish_edit():
            self.marking.ask(key, place)

    def group_by(self, key: object) -> None:
        """Show beside the rows how many records hold what in this column; in none that can be grouped by: no longer."""
        if self.groups is not None:
            self.groups.hide()
            self.groups.deleteLater()
            self.groups = None
        column = self.available.get(key) if isinstance(key, str) else None
        if column is not None and is_groupable(column):
            self.groups = ListGroups(self.desk, column, self)
            self.groups.chosen.connect(lambda filters, key=column.key: self.bar.replace(key, filters))
            self.groups.closed.connect(self.toggle_group)
            self._beside.insertWidget(0, self.groups)
        if self.loaded:
            self.column_layout.set_room(self._room())

    def toggle_group(self) -> None:
        """Group by the column of the current cell, or no longer."""
        column = self.available.get(self.view.current_column())
        if self.groups is None and (column is None or not is_groupable(column)):
            label = column.label if column is not None else ""
            self.desk.message(self.desk.words._("{field}: records cannot be grouped by it.", field=label), "warning")
            return
        self.set_group(None if self.groups is not None or column is None else column.key)

    def set_group(self, key: str | None) -> None:
        """Group by a column, or no longer, and remember it."""
        had_keys = self.groups is not None and self.groups.isAncestorOf(QApplication.focusWidget() or self)
        self.group_by(key)
        if had_keys:
            self.take_keys()
        if self.groups is not None:
            self.groups.read(self.query.query())
        self._layout_changed()

    def _room(self) -> int:
        if self.groups is None:
            return self.width()
        self.groups.fit(self.width())
        return self.width() - self.groups.width()

    def choose_columns(self, place: QPoint) -> None:
        """The column chooser."""
        self.column_layout.choose(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until a person has set widths the columns share the room there is."""
        super().resizeEvent(event)
        self.column_layout.set_room(self._room())

    def _open_head_menu(self, section: int, place: QPoint) -> None:
        head_menu(self, self, self.model.columns, section, self.declared.lead, self.desk.words, place)

    def _open_cell_menu(self, place: QPoint) -> None:
        if self.editing.end(Ending.ENTER):
            cell_menu(self, self._entries(), self.desk.words, place)

    def offers(self) -> list[Offer]:
        """What the menus of cells and columns offer, of every column by its name."""
        words, place = self.desk.words, self.mapToGlobal(QPoint(self.width() // 2, 80))
        found = [
            Offer(words.say(each.text), each.do, each.keys.spoken(words) if each.keys else "", each.icon)
            for part in (self._entries() if self.view.currentIndex().isValid() else ())
            for each in part
            if each.enabled
        ]
        for column in self.available.values():
            name = column.label if "." not in column.key else words._("{column} (application)", column=column.label)
            found += [
                Offer(words._("{field}: {value}", field=name, value=text), do, icon=picture)
                for text, picture, do in column_offers(
                    self, self.model.columns, column, self.declared.lead, words, place
                )
            ]
        return found

    def _entries(self) -> list[list[Entry]]:
        index = self.view.currentIndex()
        column = self.model.columns[index.column()]
        value = self.model.reading.value(self.model.line(index.row()), index.column())
        filters = only(column, value)
        narrow = None if filters is None else lambda: self.bar.replace(column.key, filters)
        return entries(self.view, narrow)

    def _query_changed(self) -> None:
        self._layout_changed()
        self.load()

    def _layout_changed(self) -> None:
        self._mark_head()
        self.settings.later()

    def _mark_head(self) -> None:
        self.view.head.set_marks(*self.query.marks(self.model.columns))

    # Remembering ---------------------------------------------------------------------------------------------------

    def layout_state(self) -> dict[str, Any]:
        """Columns, widths, order and filters, as JSON data; never the words of a search."""
        data = self.view_data()
        data.pop("search")
        return {**self.settings.extra, **data}

    def keep_extra(self, key: str, value: Any) -> None:
        """Remember something more of this list (the splitter's sizes)."""
        self.settings.extra[key] = value
        self.settings.later()

    def remember(self) -> None:
        """Keep a change of the layout that waits to be kept."""
        self.settings.save_due()

    def state(self) -> dict[str, Any]:
        """What a rebuild of the page keeps: also the search, the selection and the current record."""
        self.remember()
        return {
            **self.layout_state(),
            **self.query.to_data(),
            "current": self.current_id,
            "checked": sorted(self.model.checked),
            "scroll": self.view.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again."""
        self.settings.restore(state)
        self.column_layout.restore(state.get("columns"), state.get("widths", self.column_layout.widths))
        self.group_by(state.get("group"))
        self.marking.use(state.get("marks"))
        self.model.checked = {int(key) for key in state.get("checked") or ()}
        current = state.get("current")
        self.current.show_again(current if isinstance(current, str) else None)
        self.use(state)
        if self.model.checked:
            self.bulk.say()
