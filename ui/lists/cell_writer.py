"""Reads the rows of a list and writes what is to change in them: after a question where a person does not see all of it, as one
operation with Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.cell_edits import (
    NO_APPLICATION,
    CellChange,
    CellChanges,
    SeenRecord,
    edits_of,
    label_of,
)
from exchange_app.store.results import OperationResult
from exchange_app.text import Message
from ui.components.dialog import ask
from ui.desk.context import Desk
from ui.forms.lookups import Lookups
from ui.forms.saving import end_typed, write_edits
from ui.lists.list_columns import ListColumn
from ui.lists.list_row import ListRow
from ui.lists.table_model import WINDOW
from ui.lists.view import RecordView

Refused = Callable[[str], None]
Made = TypeVar("Made")


class CellWriter:
    """Of one list."""

    def __init__(
        self,
        desk: Desk,
        kind_key: str,
        available: Mapping[str, ListColumn],
        view: RecordView,
        lookups: Lookups,
        owner: QWidget,
    ) -> None:
        """`owner` is the whole list: questions open over it, and what is under way ends with it."""
        self._desk, self._kind, self._available, self._view = desk, kind_key, available, view
        self._lookups, self._owner, self._words = lookups, owner, desk.words

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

    def with_seen(self, keys: Sequence[int], then: Callable[[Mapping[int, SeenRecord]], None]) -> None:
        """Hand on which versions of records are shown."""
        self.with_rows(keys, lambda lines: {line.key: line.seen for line in lines}, then)

    def with_ids(self, keys: Sequence[int], then: Callable[[list[str]], None]) -> None:
        """Hand on the ids of records, in their order."""
        self.with_rows(keys, lambda lines: [line.id for line in lines if line.id], then)

    def write_if_sure(
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
        unseen = self.unseen(changes, named=named)
        if unseen:
            count = changes.records
            title = self._words.n_("Change {count} record?", "Change {count} records?", count)
            sentence = " ".join((what, unseen, self._words._("It is one step that Undo takes back.")))
            if not ask(self._owner, self._words, title, sentence, self._words._("Change"), danger=danger):
                return
        self.write(changes, seen=seen, refused=refused)

    def unseen(self, changes: CellChanges, *, named: bool = False) -> str:
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

    def labels(self, cells: Sequence[CellChange]) -> list[str]:
        return [self._available[each].label for each in self._columns(cells)]

    def becomes(self, labels: Sequence[str], text: str) -> str:
        words, fields, tidy = self._words, self._words.join(labels), text.strip()
        if not tidy:
            return words.n_("{fields} becomes empty.", "{fields} become empty.", len(labels), fields=fields)
        return words.n_(
            "{fields} becomes “{value}”.", "{fields} become “{value}”.", len(labels), fields=fields, value=tidy
        )

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
