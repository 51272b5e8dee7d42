"""What is done with the cells of a list: copy, paste, clear, fill down, enter; each as one operation with Undo."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.kinds.values import check, show
from exchange_app.progress import Progress
from exchange_app.services.cell_edits import (
    NO_APPLICATION,
    CellChange,
    CellChanges,
    SeenRecord,
    edits_of,
    field_of,
    label_of,
)
from exchange_app.store.results import OperationResult
from exchange_app.text import Message, msg
from ui.components.dialog import ask
from ui.desk.context import Desk
from ui.forms.lookups import Lookups
from ui.forms.record_drafts import RecordDrafts
from ui.forms.saving import end_typed, remove_records, write_edits
from ui.lists.cell_table import Block
from ui.lists.clipboard import from_tsv, to_tsv
from ui.lists.editing import CellEditing, TypedForAll
from ui.lists.keys import select
from ui.lists.list_columns import ListColumn, Look
from ui.lists.list_row import ListRow
from ui.lists.paste_dialog import PasteDialog
from ui.lists.pasting import Paste, RowsRead, plan_paste
from ui.lists.replacing import replace_in_list
from ui.lists.saving import save_list
from ui.lists.scopes import scopes
from ui.lists.table_model import WINDOW
from ui.lists.view import RecordView

Refused = Callable[[str], None]
Made = TypeVar("Made")
_MOST_COPIED = 200_000
_NOT_ALIGNED = msg("These ranges do not lie side by side; cells are copied of the same columns or of the same rows.")
NOT_TYPED = msg("This column is not typed into in the list. Ctrl+Enter opens the record.")


class _Found(NamedTuple):
    """What of some rows is to be written, and which versions of their records that was found in."""

    cells: list[CellChange]
    seen: dict[int, SeenRecord]


class CellCommands:
    """Acts on the cells and records of one list."""

    def __init__(
        self,
        desk: Desk,
        kind_key: str,
        available: Mapping[str, ListColumn],
        view: RecordView,
        editing: CellEditing,
        lookups: Lookups,
        drafts: RecordDrafts,
        owner: QWidget,
    ) -> None:
        """`owner` is the whole list: dialogs open over it, and what is under way ends with it."""
        self._desk, self._kind, self._available, self._view = desk, kind_key, available, view
        self._editing, self._lookups, self._owner = editing, lookups, owner
        self._drafts = drafts
        self._words = desk.words
        view.copy_asked.connect(self.copy)
        view.copy_headed_asked.connect(lambda: self.copy(headed=True))
        view.paste_asked.connect(self.paste)
        view.clear_asked.connect(self.clear)
        view.fill_asked.connect(self.fill_down)
        view.fill.drawn.connect(self.fill_drawn)
        view.replace_asked.connect(self.replace)
        view.remove_asked.connect(self.remove)
        editing.entered.connect(self.enter)
        editing.filled.connect(self.fill_typed)
        view.locked_asked.connect(lambda: self._desk.message(self._words.say(NOT_TYPED), "warning"))
        editing.refused.connect(lambda why: self._desk.message(self._words.say(why), "bad"))

    # Rows ----------------------------------------------------------------------------------------------------------

    def with_rows(
        self, keys: Sequence[int], make: Callable[[Iterator[ListRow]], Made], then: Callable[[Made], None]
    ) -> None:
        """Make something of rows of the list and hand it on: at once where no more than what is painted at a time is still to be
        read, else beside the window, which shows how far that is."""
        model = self._view.model_()
        known, reading = model.known(keys), model.reading
        if len(keys) - len(known) <= WINDOW:
            then(make(reading.lines(keys, known)))
            return

        def task(progress: Progress) -> Made:
            return make(reading.lines(keys, known, progress))

        self._desk.operations.run(task, then, owner=self._owner, shown=True)

    # Copy and paste ------------------------------------------------------------------------------------------------

    def copy(self, *, headed: bool = False) -> None:
        """The selected cells as text for a spreadsheet, in the words that are shown; `headed`, or where it is the whole list, with the
        headings."""
        model, marked = self._view.model_(), self._view.aligned()
        if marked is None:
            if self._view.blocks():
                self._desk.message(self._words.say(_NOT_ALIGNED), "warning")
            return
        rows, places = marked
        keys = [model.keys[row] for row in rows[: _MOST_COPIED + 1]]
        headed = headed or (len(keys) == model.rowCount() and len(keys) > 1)
        labels = [[model.columns[at].label for at in places]] if headed else []
        count = len(keys) * len(places)

        def then(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            if count > 1:
                self._desk.message(self._words.n_("{count} cell copied.", "{count} cells copied.", count))

        self.with_rows(
            keys, lambda lines: to_tsv(chain(labels, ([line.texts[at] for at in places] for line in lines))), then
        )

    def copy_records(self, keys: Sequence[int]) -> None:
        """Whole rows with the headings above them, whether the list shows them or not."""
        labels = [[column.label for column in self._view.model_().columns]]

        def then(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._desk.message(self._words.n_("{count} row copied.", "{count} rows copied.", len(keys)))

        self.with_rows(keys, lambda lines: to_tsv(chain(labels, (line.texts for line in lines))), then)

    def paste(self) -> None:
        """Lay the clipboard's cells over the list; what would be written is shown first where it is more than one cell."""
        grid = from_tsv(QGuiApplication.clipboard().text())
        chosen = self._view.cell_range()
        if not any(cell for row in grid for cell in row):
            return
        if len(self._view.blocks()) > 1:
            self._desk.message(self._words._("Several ranges are marked. Mark one range to paste into."), "warning")
            return
        top, left = (chosen[0], chosen[1]) if chosen else (0, 0)
        height, width = (chosen[2] - chosen[0] + 1, chosen[3] - chosen[1] + 1) if chosen else (1, 1)
        self.paste_at(grid, top, left, height, width)

    def paste_at(self, grid: Sequence[Sequence[str]], top: int, left: int, height: int = 1, width: int = 1) -> None:
        """As paste, with the cells and the place given. Below the last row new records are made."""
        model, words = self._view.model_(), self._words
        reading, rows, keys = model.reading, model.rowCount(), model.keys[top : top + max(len(grid), height)]

        def make(lines: Iterator[ListRow]) -> tuple[Paste, dict[int, SeenRecord]]:
            there = {line.key: line for line in lines}
            over = RowsRead(reading.columns, rows, top, [there.get(key) or reading.gone(key) for key in keys])
            find = self._lookups.find
            plan = plan_paste(over, self._kind, grid, top, left, words, find, height=height, width=width)
            return plan, {key: line.seen for key, line in there.items()}

        self.with_rows(keys, make, lambda made: self._planned(*made))

    def _planned(self, plan: Paste, seen: Mapping[int, SeenRecord]) -> None:
        """Write the one cell that is pasted, or show all that would be written."""
        if len(plan.rows) == 1 and len(plan.rows[0].cells) == 1 and plan.rows[0].key is not None:
            cell = plan.rows[0].cells[0]
            if cell.problem is not None:
                self._desk.message(self._words.say(cell.problem), "bad")
            else:
                self._write_if_sure(plan.changes(), self._becomes([plan.columns[0].label], cell.text), seen=seen)
            return

        self._paste(plan, seen)

    def _paste(self, plan: Paste, seen: Mapping[int, SeenRecord], complaint: str = "") -> None:
        """Show what would be written, and write it; where that is refused, show it again with why."""
        dialog = PasteDialog(self._owner, self._words, plan, self._unseen(plan.changes()), again=bool(complaint))
        dialog.complain(complaint)
        if dialog.exec() == PasteDialog.DialogCode.Accepted:
            self.write(
                plan.changes(),
                msg("Cells pasted into {list}", list=kind(self._kind).plural),
                seen,
                lambda why: self._paste(plan, seen, why),
            )
        dialog.deleteLater()

    # Cells ---------------------------------------------------------------------------------------------------------

    def enter(self, key: int, column: str, value: Value | None, typed: str) -> None:
        """One cell was edited in its place. Where that is refused, what was typed stays, as a draft of the record."""
        seen = self._editing.seen

        def over() -> None:
            self._drafts.drop_cell(seen[key], column, typed)

        def refused(why: str) -> None:
            self._keep(seen[key], column, typed, why)
            over()

        self.write(CellChanges(self._kind, [CellChange(key, column, value)]), seen=seen, refused=refused, written=over)

    def _keep(self, seen: SeenRecord, column: str, typed: str, why: str) -> None:
        """What was typed could not be written: it stays, as a draft of the record."""
        self._editing.unfit.emit(seen, column, typed)
        kept = self._words._("What was typed is kept with the record; it is not saved yet.")
        self._desk.message(f"{why} {kept}", "bad")

    def fill_typed(self, typed: TypedForAll) -> None:
        """What was typed in one cell goes into all that are selected, as one operation; after a question where not all of them are
        seen. Where that is refused it stays, as a draft of the record."""

        def refused(why: str) -> None:
            self._keep(typed.seen, typed.column, typed.text, why)

        def then(found: _Found) -> None:
            if found.cells:
                seen = {**found.seen, typed.key: typed.seen}
                becomes = self._becomes(self._labels(found.cells), typed.text)
                self._write_if_sure(CellChanges(self._kind, found.cells), becomes, seen=seen, refused=refused)

        self._changed(
            [
                (self._keys_of(each), [{at: typed.values[at] for at in each.columns if at in typed.values}])
                for each in self._view.blocks()
            ],
            then,
        )

    def _keys_of(self, block: Block) -> array[int]:
        return self._view.model_().keys[block.top : block.bottom + 1]

    def clear(self) -> None:
        """Empty the selected cells, as far as they may be empty; after a question where not all of them are seen."""
        blocks, refused = self._view.blocks(), list[Message]()
        typed = [self._view.typed_into(each.left, each.right) for each in blocks]

        def emptied(columns: Mapping[int, ListColumn]) -> dict[int, Value | None]:
            found: dict[int, Value | None] = {}
            for at, column in columns.items():
                _, declared = field_of(self._kind, column.key)
                why = check(declared, None)
                if why is not None:
                    refused.append(why)
                else:
                    found[at] = None
            return found

        parts = [(self._keys_of(each), [emptied(columns)]) for each, columns in zip(blocks, typed, strict=True)]

        def then(found: _Found) -> None:
            if found.cells:
                text = self._becomes(self._labels(found.cells), "")
                self._write_if_sure(CellChanges(self._kind, found.cells), text, danger=True, seen=found.seen)
            elif refused:
                self._desk.message(self._words.say(refused[-1]), "bad")
            elif blocks and not any(typed):
                self._view.locked_asked.emit()

        self._changed(parts, then)

    def _changed(
        self,
        parts: Sequence[tuple[Sequence[int], Sequence[Mapping[int, Value | None]]]],
        then: Callable[[_Found], None],
    ) -> None:
        """Hand on which cells of some rows differ from the values that columns (by place) are to have; those of a part row by row, and
        then from the first again."""
        reading = self._view.model_().reading
        wanted: dict[int, Mapping[int, Value | None]] = {}
        for keys, values in parts:
            for at, key in enumerate(keys):
                fresh = values[at % len(values)]
                wanted[key] = {**wanted[key], **fresh} if key in wanted else fresh

        def make(lines: Iterator[ListRow]) -> _Found:
            cells, seen = [], {}
            for line in lines:
                seen[line.key] = line.seen
                cells += [
                    CellChange(line.key, reading.columns[at].key, value)
                    for at, value in wanted[line.key].items()
                    if reading.value(line, at) != value
                ]
            return _Found(cells, seen)

        self.with_rows(list(wanted), make, then)

    def fill_down(self) -> None:
        """Write the topmost selected cells into those under them; with one row selected, the row above it. After a
        question where not all of them are seen.
        """
        model, words, names, parts = self._view.model_(), self._words, list[str](), []
        for each in self._view.blocks():
            top = each.top - 1 if each.top == each.bottom else each.top
            if top >= 0:
                first = model.line(top)
                values = {at: model.reading.value(first, at) for at in self._view.typed_into(each.left, each.right)}
                parts.append((model.keys[top + 1 : each.bottom + 1], [values]))
                names.append(first.texts[0])

        def then(found: _Found) -> None:
            if found.cells:
                fields = words.join(self._labels(found.cells))
                text = words._("Each gets from “{name}”: {fields}.", name="”, “".join(names), fields=fields)
                self._write_if_sure(CellChanges(self._kind, found.cells), text, seen=found.seen)

        self._changed(parts, then)

    def fill_drawn(self, first: int, last: int) -> None:
        """Fill these rows, which lie above or below the selected cells, with what those hold, again and again; then all of them are
        selected. After a question where not all of them are seen."""
        chosen, view, words = self._view.cell_range(), self._view, self._words
        if chosen is None:
            return
        top, left, bottom, right = chosen
        model, reading = view.model_(), view.model_().reading
        places = view.typed_into(left, right)

        def fill(lines: list[ListRow]) -> None:
            values = [{at: reading.value(line, at) for at in places} for line in lines]
            # Upwards the row next to the selected ones gets what the last of them holds.
            turned = (first - top) % len(values)
            self._changed([(model.keys[first : last + 1], values[turned:] + values[:turned])], then)

        def then(found: _Found) -> None:
            select(view, min(first, top), left, max(last, bottom), right)
            if found.cells:
                fields = words.join(self._labels(found.cells))
                text = words.n_(
                    "{fields}: filled from the selected row.", "{fields}: filled from the {count} selected rows.", bottom - top + 1, fields=fields
                )  # fmt: skip
                self._write_if_sure(CellChanges(self._kind, found.cells), text, seen=found.seen)

        self.with_rows(model.keys[top : bottom + 1], list, fill)

    def replace(self) -> None:
        """Find and replace in the list, or in what is selected of it."""

        def parts(column: ListColumn) -> Sequence[str]:
            """A name is found in its parts, which are what can be changed."""
            keys = kind(self._kind).name_fields if column.look is Look.NAME and column.field is None else (column.key,)
            return [key for key in keys if self._available[key].editable]

        places = scopes(self._view, self._kind, self._words, parts)
        replace_in_list(self._owner, self._desk, self._kind, self._available, places, self.write)

    def save(self, narrowed: Sequence[str]) -> None:
        """Save or print what is seen of the list. `narrowed` says what narrows it."""
        places = scopes(self._view, self._kind, self._words, lambda column: [column.key])
        save_list(self._owner, self._desk, self._kind, places, narrowed)

    # Records -------------------------------------------------------------------------------------------------------

    def set_field(
        self,
        keys: Sequence[int],
        column: str,
        value: Value | None,
        seen: Mapping[int, SeenRecord] | None = None,
        *,
        sure: bool = False,
        refused: Refused | None = None,
    ) -> None:
        """Give a field of many records one value, as one operation; unless `sure` after a question where not all of the
        records are seen. `seen` and `refused` as in `write`."""
        if seen is None:
            self.with_seen(keys, lambda seen: self.set_field(keys, column, value, seen, sure=sure, refused=refused))
            return
        if "." in column and all(each.application is None for each in seen.values()):
            self._desk.message(self._words.say(NO_APPLICATION), "warning")
            return
        changes = CellChanges(self._kind, [CellChange(key, column, value) for key in keys])
        if sure:
            self.write(changes, seen=seen, refused=refused)
        else:
            declared = self._available[column]
            text = show(declared.field, value, self._words) if value is not None and declared.field is not None else ""
            self._write_if_sure(changes, self._becomes([declared.label], text), seen=seen, named=True)

    def with_seen(self, keys: Sequence[int], then: Callable[[Mapping[int, SeenRecord]], None]) -> None:
        """Hand on which versions of records are shown."""
        self.with_rows(keys, lambda lines: {line.key: line.seen for line in lines}, then)

    def with_ids(self, keys: Sequence[int], then: Callable[[list[str]], None]) -> None:
        """Hand on the ids of records, in their order."""
        self.with_rows(keys, lambda lines: [line.id for line in lines if line.id], then)

    # Asking --------------------------------------------------------------------------------------------------------

    def _write_if_sure(
        self,
        changes: CellChanges,
        what: str,
        *,
        danger: bool = False,
        seen: Mapping[int, SeenRecord] | None = None,
        named: bool = False,
        refused: Refused | None = None,
    ) -> None:
        """Write; where the person does not see all that changes, first say in how many records and ask. A field that the person
        `named` need not be seen."""
        if seen is None:
            seen = self._seen(changes)
        unseen = self._unseen(changes, named=named)
        if unseen:
            count = changes.records
            title = self._words.n_("Change {count} record?", "Change {count} records?", count)
            sentence = " ".join((what, unseen, self._words._("It is one step that Undo takes back.")))
            if not ask(self._owner, self._words, title, sentence, self._words._("Change"), danger=danger):
                return
        self.write(changes, seen=seen, refused=refused)

    def _unseen(self, changes: CellChanges, *, named: bool = False) -> str:
        """A sentence that says which of the changed records and (unless they were named) fields do not stand in the window; empty if
        all do."""
        keys, view, words = {each.key for each in changes.cells}, self._view, self._words
        unseen = view.unseen(keys)
        if unseen and len(keys) == 1:
            ids = view.model_().ids(list(keys))
            return words._("“{name}” is not in view.", name=self._lookups.title(self._kind, ids[0]) if ids else "")
        if unseen:
            return words.n_(
                "{count} of these records is not in view.", "{count} of these records are not in view.", unseen
            )
        sections = {column.key: at for at, column in enumerate(view.model_().columns)}
        hidden = [
            each
            for each in self._columns(changes.cells)
            if each in sections and not view.column_in_sight(sections[each])
        ]
        labels = [self._available[each].label for each in hidden]
        if named or not labels:
            return ""
        return words.n_("{fields} is not in view.", "{fields} are not in view.", len(labels), fields=words.join(labels))

    def unlisted(self, keys: Sequence[int]) -> str:
        """A sentence that says how many of some records the list does not show; empty if it shows all."""
        hidden = self._view.model_().hidden.intersection(keys)
        return (hidden and self._words.n_(
            "{count} of these records is not in the list that is shown.",
            "{count} of these records are not in the list that is shown.",
            len(hidden),
        )) or ""  # fmt: skip

    @staticmethod
    def _columns(cells: Sequence[CellChange]) -> list[str]:
        return list(dict.fromkeys(each.column for each in cells))

    def _labels(self, cells: Sequence[CellChange]) -> list[str]:
        return [self._available[each].label for each in self._columns(cells)]

    def _becomes(self, labels: Sequence[str], text: str) -> str:
        words, fields, tidy = self._words, self._words.join(labels), text.strip()
        if not tidy:
            return words.n_("{fields} becomes empty.", "{fields} become empty.", len(labels), fields=fields)
        return words.n_(
            "{fields} becomes “{value}”.", "{fields} become “{value}”.", len(labels), fields=fields, value=tidy
        )

    def remove(self) -> None:
        """Remove the checked records, or the current one, after a question."""
        model = self._view.model_()
        keys = model.checked_keys()
        current = self._view.current_key()
        if not keys and current is not None:
            keys = [current]
        if keys:
            hidden = self.unlisted(keys)
            self.with_ids(keys, lambda ids: self.remove_ids(ids, hidden))

    def remove_ids(self, ids: Sequence[str], hidden: str = "") -> None:
        """Remove records after a question that names them and what goes with them, and says what is `hidden` of them."""

        def done(result: OperationResult) -> None:
            self._view.model_().check(list(self._view.model_().checked), False)
            self._desk.step_done(result.label)

        remove_records(self._desk, self._kind, ids, done, None, self._owner, hidden)

    def write(
        self,
        changes: CellChanges,
        label: Message | None = None,
        seen: Mapping[int, SeenRecord] | None = None,
        refused: Refused | None = None,
        written: Callable[[], object] | None = None,
    ) -> None:
        """Write beside the window; then say it, with Undo. `seen` are the records as a person saw them when it began
        (default: as the list shows them now). Where nothing could be written, `refused` gets why and has to keep what
        was typed; without it that is said. `written` is called once it is written."""
        if not changes.records:
            return
        desk = self._desk
        if seen is None:
            seen = self._seen(changes)
        edits, new = edits_of(changes, seen)

        def done(result: OperationResult) -> None:
            if written is not None:
                written()
            replaced = end_typed(desk, edits)
            if result.number:
                desk.step_done(result.label, replaced)
            elif replaced:
                desk.message(replaced, "warning")
            elif any("." in each.column for each in changes.cells):
                desk.message(self._words.say(NO_APPLICATION), "warning")
            self._view.reread()

        def failed(trouble: Trouble) -> None:
            if refused is None:
                desk.show(trouble)
            else:
                refused(trouble.sentence(desk.words))
            self._view.reread()

        write_edits(desk, edits, done, failed, self._owner, label=label or label_of(changes), new=new)

    def _seen(self, changes: CellChanges) -> Mapping[int, SeenRecord]:
        return self._view.model_().seen({each.key for each in changes.cells})
