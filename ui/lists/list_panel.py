"""A whole list: filter bar, table, foot with sums, and the bar of the selected records. What it shows is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from exchange_app.kinds import Personal, kind
from exchange_app.progress import Progress
from exchange_app.store.query import Filter, Query, Sort
from ui.components.labels import Elided
from ui.components.theme import tokens
from ui.forms.lookups import Lookups
from ui.lists.bulk_bar import BulkBar
from ui.lists.column_popup import ColumnPopup
from ui.lists.columns import chosen, columns_of, fitted
from ui.lists.commands import CellCommands
from ui.lists.editing import CellEditing, Ending
from ui.lists.empty_list import none_found, nothing
from ui.lists.filter_bar import FilterBar
from ui.lists.filters import filters_from, sort_from, to_data
from ui.lists.header import MARKS_WIDTH
from ui.lists.header_menu import head_menu
from ui.lists.loader import Answer, Loader
from ui.lists.model import RecordModel
from ui.lists.saved_filters import SavedFilters
from ui.lists.source import StoreSource
from ui.lists.sums import sums_line
from ui.lists.view import RecordView

if TYPE_CHECKING:
    from ui.components.empty import EmptyPage
    from ui.desk.context import Desk
    from ui.desk.operations import Running


class ListPanel(QWidget):
    """The list of one kind of record."""

    current_changed = Signal(object)
    """Id of the current record, or None."""
    counted = Signal()
    """shown or total is another number"""
    open_asked = Signal()
    new_asked = Signal()
    import_asked = Signal()

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
        self._kept: dict[str, Any] = dict(desk.settings.pages.get(f"list.{kind_key}", {}))
        self.sort = sort_from(self._kept.get("sort"), self.available, (Sort(kind(kind_key).lead),))
        filters = filters_from(self._kept.get("filters"), self.available)
        problems, conflicts = bool(self._kept.get("problems")), bool(self._kept.get("conflicts"))
        self.loader = Loader(desk, self._arrived, self)
        # Asked before anything is built: the store answers beside that.
        self.loader.ask(
            Query(
                kind_key,
                "",
                tuple(filters),
                self.sort,
                words.language,
                with_problems=problems,
                with_conflicts=conflicts,
            )
        )
        columns = chosen(kind_key, self.available, self._kept.get("columns"))
        self.model = RecordModel(StoreSource(desk.store, kind_key), columns, words, self)
        self.stack = QStackedWidget(self)
        self.view = RecordView(self.model, words, tokens(), desk.store.agency, desk.settings.density, self.stack)
        self.view.setAccessibleName(words.say(self.declared.plural))
        self.editing = CellEditing(self.view, self.lookups)
        self.view.setItemDelegate(self.editing)
        self.bar = FilterBar(kind_key, self.available, words, self.lookups, self)
        self.bar.set_filters(filters, problems=problems, conflicts=conflicts)
        self.commands = CellCommands(self)
        self.foot = Elided("", "second", "second", self)
        self.foot.setFixedHeight(24)
        self.foot.setContentsMargins(44, 0, 12, 0)
        self.stack.addWidget(self.view)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.bar, 0), (self.stack, 1), (self.foot, 0)):
            column.addWidget(widget, stretch)
        self.total, self.problem_count, self.loaded = 0, 0, False
        self._go_to: str | None = None
        self._reselect = self._sharing = False
        self._tell = QTimer(self, singleShot=True, interval=30)
        self._tell.timeout.connect(self._tell_current)
        self._summing: Running | None = None
        self._add_up = QTimer(self, singleShot=True, interval=120)
        self._add_up.timeout.connect(self._sum)
        self._keep = QTimer(self, singleShot=True, interval=800)
        self._keep.timeout.connect(self._remember)
        self._wire()
        self.view.set_widths(self._widths())
        self._mark_head()

    @cached_property
    def bulk(self) -> BulkBar:
        """The bar of the selected records, made when the first is selected."""
        made = BulkBar(self, self.commands)
        self._column.addWidget(made)
        return made

    @cached_property
    def none_found(self) -> EmptyPage:
        """What stands there when filters leave nothing."""
        return none_found(self)

    @cached_property
    def nothing(self) -> EmptyPage:
        """What stands there before there is any record."""
        return nothing(self, *self._invitation)

    def _wire(self) -> None:
        self.bar.changed.connect(self._filters_changed)
        self.bar.columns_asked.connect(self.choose_columns)
        self.bar.search.left_down.connect(self.view.setFocus)
        self.bar.saved_asked.connect(lambda place: self.saved.open(place))
        self.model.checked_changed.connect(lambda: self.bulk.say())
        self.view.current_key_changed.connect(lambda _key: self._tell.start())
        self.view.find_asked.connect(self.to_search)
        self.view.open_asked.connect(self.open_asked)
        self.view.columns_moved.connect(self._moved)
        self.view.head.sort_asked.connect(self.sort_by)
        self.view.head.menu_asked.connect(self._open_head_menu)
        self.view.head.sectionResized.connect(lambda *_: self._resized())
        self.editing.closeEditor.connect(lambda *_: QTimer.singleShot(0, self._after_edit))
        self._waiting_refresh = False
        self.desk.drafts.gather.connect(lambda: self.editing.end(Ending.KEEP))
        self._held: Answer | None = None

    @cached_property
    def saved(self) -> SavedFilters:
        """The saved filters, with their menu."""
        return SavedFilters(self.desk, self.kind, self, self._data, self.use)

    def _open_head_menu(self, section: int, place: QPoint) -> None:
        head_menu(self, section, place)

    # Asking --------------------------------------------------------------------------------------------------------

    def query(self) -> Query:
        """What the list shows now."""
        return Query(
            self.kind, search=self.bar.search.text().strip(), filters=self.bar.filters, sort=self.sort, language=self.desk.words.language,
            with_problems=self.bar.problems.isChecked(), with_conflicts=self.bar.conflicts.isChecked(),
        )  # fmt: skip

    def load(self) -> None:
        """Ask for the rows; they come beside the window."""
        self._add_up.stop()
        if self._summing is not None:
            self._summing.drop()
            self._summing = None
        self.loader.ask(self.query())

    def refresh(self) -> None:
        """Something was written: ask again, unless a cell is being edited, then after it."""
        self.loader.forget_counts()
        if self._editing:
            self._waiting_refresh = True
        else:
            self.load()

    @property
    def _editing(self) -> bool:
        return self.view.state() == QAbstractItemView.State.EditingState

    def _after_edit(self) -> None:
        if self._editing:
            return
        held, self._held = self._held, None
        if self._waiting_refresh:
            self._waiting_refresh = False
            self.load()
        elif held is not None:
            self._arrived(held)

    def mark_drafts(self, records: frozenset[str]) -> None:
        """These records (ids) have something typed that is not saved."""
        if records != self.model.drafts:
            self.model.drafts = records
            self.view.viewport().update()

    def reread(self) -> None:
        """Read the visible cells again."""
        self.model.reread()
        self.view.repaint_marks()

    def _arrived(self, answer: Answer) -> None:
        if self._editing:
            # Other rows would close the editor and drop what is typed.
            self._held = answer
            return
        first = not self.loaded
        self.loaded = True
        self.total, self.problem_count = answer.total, answer.problems
        self.view.set_rows(answer.keys)
        self.model.keep_checked()
        for chip, count in ((self.bar.problems, answer.problems), (self.bar.conflicts, answer.conflicts)):
            chip.set_count(self.desk.words.number(count) if count else "")
            chip.setVisible(bool(count) or chip.isChecked())
        empty = self.nothing if not answer.total else self.none_found if not len(answer.keys) else self.view
        had_focus = self.view.hasFocus()
        self.stack.setCurrentWidget(empty)
        if had_focus and empty is not self.view:
            self.bar.search.setFocus()
        if self._go_to is not None:
            wanted, self._go_to = self._go_to, None
            self.show_record(wanted)
        elif (first or self._reselect) and isinstance(kept := self._kept.get("current"), str):
            self._select(kept)
        self._reselect = False
        self._tell.start()
        self.counted.emit()
        self.foot.setVisible(bool(len(answer.keys)))
        self._add_up.start()

    def _sum(self) -> None:
        keys = self.model.keys
        if not len(keys):
            return

        def task(progress: Progress) -> list[str]:
            with self.desk.store.read() as reader:
                return sums_line(reader, self.kind, keys, self.desk.words, progress)

        def done(parts: list[str]) -> None:
            if self.model.keys is keys:
                self.foot.setText("      ".join(parts))

        self._summing = self.desk.operations.run(task, done, lambda _trouble: None, owner=self)

    # Current record ------------------------------------------------------------------------------------------------

    def _tell_current(self) -> None:
        key = self.view.current_key()
        self.current_changed.emit(None if key is None else self.model.line(self.view.currentIndex().row()).id)

    @property
    def current_id(self) -> str | None:
        """Id of the current record."""
        index = self.view.currentIndex()
        return self.model.line(index.row()).id if index.isValid() and index.row() < self.model.rowCount() else None

    def _select(self, record: str) -> bool:
        with self.desk.store.read() as reader:
            key = reader.key(self.kind, record)
        return self.view.go_to(key)

    def show_record(self, record: str) -> None:
        """Make a record current; filters that hide it are taken away."""
        if not self.loaded or self.loader.busy:
            self._go_to = record
        elif not self._select(record) and self.bar.in_force:
            self._go_to = record
            self.bar.clear()

    # Filters, order, columns ---------------------------------------------------------------------------------------

    def _filters_changed(self) -> None:
        self._mark_head()
        self._keep.start()
        self.load()

    def _data(self) -> dict[str, Any]:
        return to_data(
            self.bar.filters,
            self.sort,
            self.bar.search.text().strip(),
            self.bar.problems.isChecked(),
            self.bar.conflicts.isChecked(),
        )

    def use(self, data: Any) -> None:
        """Filters, search and order of JSON data, as saved ones are."""
        if not isinstance(data, dict):
            return
        self.sort = sort_from(data.get("sort"), self.available, self.sort)
        self.bar.set_filters(
            filters_from(data.get("filters"), self.available), search=str(data.get("search") or ""),
            problems=bool(data.get("problems")), conflicts=bool(data.get("conflicts")),
        )  # fmt: skip
        self._filters_changed()

    def use_filters(self, filters: Sequence[Filter], *, problems: bool = False, search: str = "") -> None:
        """Put these filters in the place of all others."""
        self.bar.set_filters(
            [each for each in filters if each.column in self.available],
            search=search,
            problems=problems,
            conflicts=False,
        )
        self._filters_changed()

    def sort_by(self, section: int, add: bool, descending: bool | None = None) -> None:
        """Sort by a column, or turn its direction; with `add` behind the columns that sort already."""
        if not self.editing.end(Ending.ENTER):
            return
        key = self.model.columns[section].key
        there = next((each for each in self.sort if each.column == key), None)
        turned = descending if descending is not None else bool(there and not there.descending)
        if add:
            rest = [each for each in self.sort if each.column != key]
            at = next((at for at, each in enumerate(self.sort) if each.column == key), len(rest))
            self.sort = (*rest[:at], Sort(key, turned), *rest[at:])
        else:
            self.sort = (Sort(key, turned if (there and len(self.sort) == 1) or descending is not None else False),)
        self._filters_changed()

    def _mark_head(self) -> None:
        places = {column.key: at for at, column in enumerate(self.model.columns)}
        order = {
            places[each.column]: (number, each.descending)
            for number, each in enumerate(self.sort, 1)
            if each.column in places
        }
        self.view.head.set_marks(order, {places[each.column] for each in self.bar.filters if each.column in places})

    def _widths(self) -> dict[str, int]:
        kept = self._kept.get("widths")
        return {key: width for key, width in kept.items() if isinstance(width, int)} if isinstance(kept, dict) else {}

    def set_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self.editing.end(Ending.ENTER)
        self.view.set_columns(chosen(self.kind, self.available, list(keys)), self._widths())
        if not self._widths():
            self._share_room()
        self._mark_head()
        self._keep.start()

    def _moved(self, keys: list[str]) -> None:
        QTimer.singleShot(0, lambda: self.set_columns(keys))

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page has ended the edit of a cell."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.editing.end(Ending.ENTER_OR_KEEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until a person has set widths the columns share the room there is."""
        super().resizeEvent(event)
        if not self._widths():
            self._share_room()

    def _share_room(self) -> None:
        room = self.width() - MARKS_WIDTH - 12
        if room > 0:
            self._sharing = True
            self.view.set_widths(fitted(self.model.columns, room))
            self._sharing = False

    def _resized(self) -> None:
        if not self._sharing and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._kept["widths"] = {**self._widths(), **self.view.widths()}
            self._keep.start()

    def choose_columns(self, place: QPoint) -> None:
        """The column chooser."""
        shown = [each.key for each in self.model.columns]
        popup = ColumnPopup(
            self, self.desk.words, self.available, shown, kind(self.kind).lead, self.set_columns, self._first_columns
        )
        popup.show_at(place)

    def _first_columns(self) -> None:
        self._kept["widths"] = {}
        self.view.set_columns(chosen(self.kind, self.available, []), {})
        self._share_room()
        self._mark_head()
        self._keep.start()

    def to_search(self) -> bool:
        """Put the cursor into the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()
        return True

    # Remembering ---------------------------------------------------------------------------------------------------

    def layout_state(self) -> dict[str, Any]:
        """Columns, widths, order and filters, as JSON data; never the words of a search."""
        data = self._data()
        data.pop("search")
        return {
            **{key: value for key, value in self._kept.items() if key in ("splitter",)},
            **data,
            "columns": [each.key for each in self.model.columns],
            "widths": self._widths(),
        }

    def keep_extra(self, key: str, value: Any) -> None:
        """Remember something more of this list (the splitter's sizes)."""
        self._kept[key] = value
        self._keep.start()

    def remember(self) -> None:
        """Keep a change of the layout that waits to be kept."""
        if self._keep.isActive():
            self._remember()

    def _remember(self) -> None:
        self._keep.stop()
        personal = {"filters": [each for each in self.layout_state()["filters"] if self._impersonal(each[0])]}
        self.desk.settings.pages[f"list.{self.kind}"] = {**self.layout_state(), **personal}
        self.desk.settings.save()

    def _impersonal(self, key: str) -> bool:
        """Whether a filter may be kept in the settings: those on personal fields are not, they name people."""
        column = self.available.get(key)
        return (
            column is not None
            and key not in ("name", "code")
            and (column.field is None or column.field.personal is Personal.NONE)
        )

    def state(self) -> dict[str, Any]:
        """What a rebuild of the page keeps: also the search, the selection and the current record."""
        self.remember()
        return {
            **self.layout_state(),
            **self._data(),
            "current": self.current_id,
            "checked": sorted(self.model.checked),
            "scroll": self.view.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state() again."""
        self._kept.update({key: state[key] for key in ("columns", "widths", "current", "splitter") if key in state})
        self.view.set_columns(chosen(self.kind, self.available, state.get("columns")), self._widths())
        if not self._widths():
            self._share_room()
        self.model.checked = {int(key) for key in state.get("checked") or ()}
        self._reselect = True
        self.use(state)
        if self.model.checked:
            self.bulk.say()
