"""What is written into the cells of a list: what is typed in one or in all that are selected, nothing, or what others hold."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from exchange_app.kinds import Value
from exchange_app.kinds.values import check
from exchange_app.services.cell_edits import CellChange, CellChanges, SeenRecord, field_of
from exchange_app.text import Message, msg
from ui.desk.context import Desk
from ui.forms.record_drafts import RecordDrafts
from ui.lists.cell_table import Block
from ui.lists.cell_writer import CellWriter
from ui.lists.editing import CellEditing, TypedForAll
from ui.lists.keys import select
from ui.lists.list_columns import ListColumn
from ui.lists.list_row import ListRow
from ui.lists.view import RecordView

NOT_TYPED = msg("This column is not typed into in the list. Ctrl+Enter opens the record.")


class _Found(NamedTuple):
    """What of some rows is to be written, and which versions of their records that was found in."""

    cells: list[CellChange]
    seen: dict[int, SeenRecord]


class CellFilling:
    """Fills the cells of one list."""

    def __init__(
        self,
        desk: Desk,
        kind_key: str,
        view: RecordView,
        editing: CellEditing,
        drafts: RecordDrafts,
        writer: CellWriter,
    ) -> None:
        self._desk, self._kind, self._view = desk, kind_key, view
        self._editing, self._drafts, self._writer, self._words = editing, drafts, writer, desk.words
        view.clear_asked.connect(self.clear)
        view.fill_asked.connect(self.fill_down)
        view.fill.drawn.connect(self.fill_drawn)
        editing.entered.connect(self.enter)
        editing.filled.connect(self.fill_typed)
        view.locked_asked.connect(lambda: self._desk.message(self._words.say(NOT_TYPED), "warning"))
        editing.refused.connect(lambda why: self._desk.message(self._words.say(why), "bad"))

    def enter(self, key: int, column: str, value: Value | None, typed: str) -> None:
        """One cell was edited in its place. Where that is refused, what was typed stays, as a draft of the record."""
        seen = self._editing.seen

        def over() -> None:
            self._drafts.drop_cell(seen[key], column, typed)

        def refused(why: str) -> None:
            self._keep(seen[key], column, typed, why)
            over()

        self._writer.write(
            CellChanges(self._kind, [CellChange(key, column, value)]), seen=seen, refused=refused, written=over
        )

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
                becomes = self._writer.becomes(self._writer.labels(found.cells), typed.text)
                self._writer.write_if_sure(CellChanges(self._kind, found.cells), becomes, seen=seen, refused=refused)

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
                text = self._writer.becomes(self._writer.labels(found.cells), "")
                self._writer.write_if_sure(CellChanges(self._kind, found.cells), text, danger=True, seen=found.seen)
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

        self._writer.with_rows(list(wanted), make, then)

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
                fields = words.join(self._writer.labels(found.cells))
                text = words._("Each gets from “{name}”: {fields}.", name="”, “".join(names), fields=fields)
                self._writer.write_if_sure(CellChanges(self._kind, found.cells), text, seen=found.seen)

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
                fields = words.join(self._writer.labels(found.cells))
                text = words.n_(
                    "{fields}: filled from the selected row.", "{fields}: filled from the {count} selected rows.", bottom - top + 1, fields=fields
                )  # fmt: skip
                self._writer.write_if_sure(CellChanges(self._kind, found.cells), text, seen=found.seen)

        self._writer.with_rows(model.keys[top : bottom + 1], list, fill)
