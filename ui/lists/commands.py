"""What is done with the cells of a list: copy, paste, clear, fill down, enter; each as one operation with Undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from exchange_app.errors import Trouble
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.values import check, show
from exchange_app.services.cell_edits import (
    NO_APPLICATION,
    CellChange,
    CellChanges,
    SeenRecord,
    edits_of,
    field_of,
    label_of,
    without_application,
)
from exchange_app.store.results import OperationResult
from exchange_app.text import Message, msg
from ui.components.dialog import ask
from ui.desk.context import Desk
from ui.forms.lookups import Lookups
from ui.forms.record_drafts import RecordDrafts
from ui.forms.saving import end_typed, remove_records, write_edits
from ui.lists.clipboard import from_tsv, to_tsv
from ui.lists.editing import CellEditing
from ui.lists.list_columns import ListColumn
from ui.lists.paste_dialog import PasteDialog
from ui.lists.pasting import Paste, plan_paste
from ui.lists.view import RecordView

Refused = Callable[[str], None]
_MOST_COPIED = 200_000
NOT_TYPED = msg("This column is not typed into in the list. Ctrl+Enter opens the record.")


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
        view.remove_asked.connect(self.remove)
        editing.entered.connect(self.enter)
        view.locked_asked.connect(lambda: self._desk.message(self._words.say(NOT_TYPED), "warning"))
        editing.refused.connect(lambda why: self._desk.message(self._words.say(why), "bad"))

    # Copy and paste ------------------------------------------------------------------------------------------------

    def copy(self, *, headed: bool = False) -> None:
        """The selected cells as text for a spreadsheet, in the words that are shown; `headed`, or where it is the whole list, with the
        headings."""
        chosen = self._view.cell_range()
        if chosen is None:
            return
        top, left, bottom, right = chosen
        bottom = min(bottom, top + _MOST_COPIED)
        model = self._view.model_()
        rows = [line.texts[left : right + 1] for line in model.lines(range(top, bottom + 1))]
        if headed or (bottom - top + 1 == model.rowCount() and bottom > top):
            rows.insert(0, [column.label for column in model.columns[left : right + 1]])
        QGuiApplication.clipboard().setText(to_tsv(rows))
        count = (bottom - top + 1) * (right - left + 1)
        if count > 1:
            self._desk.message(self._words.n_("{count} cell copied.", "{count} cells copied.", count))

    def paste(self) -> None:
        """Lay the clipboard's cells over the list; what would be written is shown first where it is more than one cell."""
        grid = from_tsv(QGuiApplication.clipboard().text())
        chosen = self._view.cell_range()
        if not any(cell for row in grid for cell in row):
            return
        top, left = (chosen[0], chosen[1]) if chosen else (0, 0)
        height, width = (chosen[2] - chosen[0] + 1, chosen[3] - chosen[1] + 1) if chosen else (1, 1)
        self.paste_at(grid, top, left, height, width)

    def paste_at(self, grid: Sequence[Sequence[str]], top: int, left: int, height: int = 1, width: int = 1) -> None:
        """As paste, with the cells and the place given. Below the last row new records are made."""
        model = self._view.model_()
        seen = model.seen(model.keys[top : top + max(len(grid), height)])
        plan = plan_paste(
            model, self._kind, grid, top, left, self._words, self._lookups.find, height=height, width=width
        )
        if len(plan.rows) == 1 and len(plan.rows[0].cells) == 1 and plan.rows[0].key is not None:
            cell = plan.rows[0].cells[0]
            if cell.problem is not None:
                self._desk.message(self._words.say(cell.problem), "bad")
            else:
                self._write_if_sure(plan.changes(), self._becomes(plan.columns[0].label, cell.text), seen=seen)
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
        editing, words = self._editing, self._words
        seen = editing.seen

        def over() -> None:
            self._drafts.drop_cell(seen[key], column, typed)

        def refused(why: str) -> None:
            editing.unfit.emit(seen[key], column, typed)
            over()
            kept = words._("What was typed is kept with the record; it is not saved yet.")
            self._desk.message(f"{why} {kept}", "bad")

        self.write(CellChanges(self._kind, [CellChange(key, column, value)]), seen=seen, refused=refused, written=over)

    def clear(self) -> None:
        """Empty the selected cells, as far as they may be empty; after a question where not all of them are seen."""
        chosen = self._view.cell_range()
        if chosen is None:
            return
        top, left, bottom, right = chosen
        model = self._view.model_()
        cells: list[CellChange] = []
        refused: Message | None = None
        for column_at in range(left, right + 1):
            column = model.columns[column_at]
            if not column.editable or column.field is None:
                continue
            _, declared = field_of(self._kind, column.key)
            why = check(declared, None)
            if why is not None:
                refused = why
                continue
            cells += [
                CellChange(line.key, column.key, None)
                for line in model.lines(range(top, bottom + 1))
                if line.raw[column_at] is not None
            ]
        if cells:
            fields = self._labels(cells)
            text = self._words.n_(
                "{fields} becomes empty.", "{fields} become empty.", len(fields), fields=self._words.join(fields)
            )
            self._write_if_sure(CellChanges(self._kind, cells), text, danger=True)
        elif refused is not None:
            self._desk.message(self._words.say(refused), "bad")
        elif not any(column.editable for column in model.columns[left : right + 1]):
            self._view.locked_asked.emit()

    def fill_down(self) -> None:
        """Write the topmost selected cells into those under them; with one row selected, the row above it. After a
        question where not all of them are seen.
        """
        chosen = self._view.cell_range()
        if chosen is None:
            return
        top, left, bottom, right = chosen
        if top == bottom:
            top -= 1
        if top < 0:
            return
        model = self._view.model_()
        values, first = self._values(top, left, right), model.line(top)
        lines = model.lines(range(top + 1, bottom + 1))
        cells = [
            CellChange(line.key, column.key, values[column.key])
            for at, column in enumerate(model.columns[left : right + 1], left)
            if column.key in values
            for line in lines
            if _differs(column, line.raw[at], first.raw[at])
        ]
        if cells:
            text = self._words._(
                "Each gets from “{name}”: {fields}.", name=first.texts[0], fields=self._words.join(self._labels(cells))
            )
            self._write_if_sure(CellChanges(self._kind, cells), text)

    def _values(self, row: int, left: int, right: int) -> dict[str, Value | None]:
        """Canonical values of cells of a row; of references the id, not the name that is shown."""
        model = self._view.model_()
        several = enumerate(model.columns[left : right + 1], left)
        return {
            column.key: self.value(row, at) for at, column in several if column.editable and column.field is not None
        }

    def value(self, row: int, at: int) -> Value | None:
        """The canonical value of a cell; of a reference the id, not the name that is shown."""
        model = self._view.model_()
        line, field = model.line(row), model.columns[at].field
        value: Value | None = line.raw[at]
        if value is None or field is None:
            return value
        if field.type is FieldType.REFERENCE:
            with self._desk.store.read() as reader:
                return cast("Value | None", reader.rows(self._kind, (f"{model.columns[at].key}.id",), [line.key])[0][2])
        return bool(value) if field.type is FieldType.BOOLEAN else value

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
        if column.startswith("application."):
            with self._desk.store.read() as reader:
                lacking = without_application(reader, keys)
            if lacking == len(keys):
                self._desk.message(self._words.say(NO_APPLICATION), "warning")
                return
        changes = CellChanges(self._kind, [CellChange(key, column, value) for key in keys])
        if sure:
            self.write(changes, seen=seen, refused=refused)
        else:
            declared = self._available[column]
            text = show(declared.field, value, self._words) if value is not None and declared.field is not None else ""
            self._write_if_sure(changes, self._becomes(declared.label, text), seen=seen)

    # Asking --------------------------------------------------------------------------------------------------------

    def _write_if_sure(
        self, changes: CellChanges, what: str, *, danger: bool = False, seen: Mapping[int, SeenRecord] | None = None
    ) -> None:
        """Write; where the person does not see all that changes, first say in how many records and ask."""
        if seen is None:
            seen = self._seen(changes)
        unseen = self._unseen(changes)
        if unseen:
            count = changes.records
            title = self._words.n_("Change {count} record?", "Change {count} records?", count)
            sentence = " ".join((what, unseen, self._words._("It is one step that Undo takes back.")))
            if not ask(self._owner, self._words, title, sentence, self._words._("Change"), danger=danger):
                return
        self.write(changes, seen=seen)

    def _unseen(self, changes: CellChanges) -> str:
        """A sentence that says which of the changed records and fields do not stand in the window; empty if all do."""
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
        if not labels:
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

    def _becomes(self, field: str, text: str) -> str:
        words, tidy = self._words, text.strip()
        if not tidy:
            return words.n_("{fields} becomes empty.", "{fields} become empty.", 1, fields=field)
        return words._("{field} becomes “{value}”.", field=field, value=tidy)

    def remove(self) -> None:
        """Remove the checked records, or the current one, after a question."""
        model = self._view.model_()
        keys = model.checked_keys()
        current = self._view.current_key()
        if not keys and current is not None:
            keys = [current]
        if keys:
            self.remove_ids(model.ids(keys), self.unlisted(keys))

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


def _differs(column: ListColumn, cell: object, other: object) -> bool:
    """Whether two raw cells hold different values; two records may have one name, so of references the names do not say."""
    return cell != other or (column.field is not None and column.field.type is FieldType.REFERENCE)
