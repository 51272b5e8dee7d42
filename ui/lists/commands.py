"""What is done with the cells and records of a list: copy, paste, replace, save, set a field, remove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from exchange_app.kinds import Value, kind
from exchange_app.kinds.values import show
from exchange_app.services.cell_edits import (
    NO_APPLICATION,
    CellChange,
    CellChanges,
    SeenRecord,
)
from exchange_app.store.results import OperationResult
from exchange_app.text import msg
from ui.desk.context import Desk
from ui.forms.lookups import Lookups
from ui.forms.record_drafts import RecordDrafts
from ui.forms.saving import remove_records
from ui.lists.cell_filling import CellFilling
from ui.lists.cell_writer import CellWriter, Refused
from ui.lists.clipboard import from_tsv, to_tsv
from ui.lists.editing import CellEditing
from ui.lists.list_columns import ListColumn, Look
from ui.lists.list_row import ListRow
from ui.lists.paste_dialog import PasteDialog
from ui.lists.pasting import Paste, RowsRead, plan_paste
from ui.lists.replacing import replace_in_list
from ui.lists.saving import save_list
from ui.lists.scopes import scopes
from ui.lists.view import RecordView

_MOST_COPIED = 200_000
_NOT_ALIGNED = msg("These ranges do not lie side by side; cells are copied of the same columns or of the same rows.")


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
        self._lookups, self._owner, self._words = lookups, owner, desk.words
        self.writer = CellWriter(desk, kind_key, available, view, lookups, owner)
        self.filling = CellFilling(desk, kind_key, view, editing, drafts, self.writer)
        view.copy_asked.connect(self.copy)
        view.copy_headed_asked.connect(lambda: self.copy(headed=True))
        view.paste_asked.connect(self.paste)
        view.replace_asked.connect(self.replace)
        view.remove_asked.connect(self.remove)

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

        self.writer.with_rows(
            keys, lambda lines: to_tsv(chain(labels, ([line.texts[at] for at in places] for line in lines))), then
        )

    def copy_records(self, keys: Sequence[int]) -> None:
        """Whole rows with the headings above them, whether the list shows them or not."""
        labels = [[column.label for column in self._view.model_().columns]]

        def then(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._desk.message(self._words.n_("{count} row copied.", "{count} rows copied.", len(keys)))

        self.writer.with_rows(keys, lambda lines: to_tsv(chain(labels, (line.texts for line in lines))), then)

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

        self.writer.with_rows(keys, make, lambda made: self._planned(*made))

    def _planned(self, plan: Paste, seen: Mapping[int, SeenRecord]) -> None:
        """Write the one cell that is pasted, or show all that would be written."""
        if len(plan.rows) == 1 and len(plan.rows[0].cells) == 1 and plan.rows[0].key is not None:
            cell = plan.rows[0].cells[0]
            if cell.problem is not None:
                self._desk.message(self._words.say(cell.problem), "bad")
            else:
                self.writer.write_if_sure(
                    plan.changes(), self.writer.becomes([plan.columns[0].label], cell.text), seen=seen
                )
            return

        self._paste(plan, seen)

    def _paste(self, plan: Paste, seen: Mapping[int, SeenRecord], complaint: str = "") -> None:
        """Show what would be written, and write it; where that is refused, show it again with why."""
        dialog = PasteDialog(self._owner, self._words, plan, self.writer.unseen(plan.changes()), again=bool(complaint))
        dialog.complain(complaint)
        if dialog.exec() == PasteDialog.DialogCode.Accepted:
            self.writer.write(
                plan.changes(),
                msg("Cells pasted into {list}", list=kind(self._kind).plural),
                seen,
                lambda why: self._paste(plan, seen, why),
            )
        dialog.deleteLater()

    def replace(self) -> None:
        """Find and replace in the list, or in what is selected of it."""

        def parts(column: ListColumn) -> Sequence[str]:
            """A name is found in its parts, which are what can be changed."""
            keys = kind(self._kind).name_fields if column.look is Look.NAME and column.field is None else (column.key,)
            return [key for key in keys if self._available[key].editable]

        places = scopes(self._view, self._kind, self._words, parts)
        replace_in_list(self._owner, self._desk, self._kind, self._available, places, self.writer.write)

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
            self.writer.with_seen(
                keys, lambda seen: self.set_field(keys, column, value, seen, sure=sure, refused=refused)
            )
            return
        if "." in column and all(each.application is None for each in seen.values()):
            self._desk.message(self._words.say(NO_APPLICATION), "warning")
            return
        changes = CellChanges(self._kind, [CellChange(key, column, value) for key in keys])
        if sure:
            self.writer.write(changes, seen=seen, refused=refused)
        else:
            declared = self._available[column]
            text = show(declared.field, value, self._words) if value is not None and declared.field is not None else ""
            self.writer.write_if_sure(changes, self.writer.becomes([declared.label], text), seen=seen, named=True)

    def remove(self) -> None:
        """Remove the checked records, or the current one, after a question."""
        model = self._view.model_()
        keys = model.checked_keys()
        current = self._view.current_key()
        if not keys and current is not None:
            keys = [current]
        if keys:
            hidden = self.writer.unlisted(keys)
            self.writer.with_ids(keys, lambda ids: self.remove_ids(ids, hidden))

    def remove_ids(self, ids: Sequence[str], hidden: str = "") -> None:
        """Remove records after a question that names them and what goes with them, and says what is `hidden` of them."""

        def done(result: OperationResult) -> None:
            self._view.model_().check(list(self._view.model_().checked), False)
            self._desk.step_done(result.label)

        remove_records(self._desk, self._kind, ids, done, None, self._owner, hidden)
