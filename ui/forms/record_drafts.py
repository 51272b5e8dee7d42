"""What is typed for the records of one kind and not saved, by record: drafts of the desk that lead back to their form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import NamedTuple

from exchange_app.kinds import kind
from exchange_app.services.cell_edits import SeenRecord, field_of
from exchange_app.services.naming import title_of
from exchange_app.store import Store
from ui.desk.drafts import RECORD, Draft, Drafts
from ui.desk.goto import EditRelated, ToNew, ToRecord

CELL = f"{RECORD}cell:"
"""Before the kind of a list, in the place of what is typed in the editor of one of its cells."""


class Typed(NamedTuple):
    """What is typed, by field as it is typed, and the version of the record over which it is; 0 for a new one."""

    version: int | None
    fields: Mapping[str, str]


class RecordDrafts:
    """The drafts of the records of one kind. The key of a draft is the record's id, or one that was made for a new one."""

    def __init__(self, drafts: Drafts, kind_key: str) -> None:
        self._drafts, self._kind, self._new = drafts, kind_key, kind(kind_key).new
        self._place, self._cells = f"{RECORD}{kind_key}", f"{CELL}{kind_key}"
        page = kind(kind_key).page
        # Records without a page of their own stand in the list of placements.
        self.page = "placements" if page is None else page.key
        self.changed, self.gather = drafts.changed, drafts.gather

    def get(self, key: str) -> Draft | None:
        """The draft of a record."""
        return self._drafts.get(self._place, key)

    def typed(self, key: str) -> Typed | None:
        """What is typed for a record and not saved."""
        return _typed(self.get(key))

    def take(self, key: str) -> Typed | None:
        """What is to stand in the record's form; where nothing of this window does, what was typed in another one."""
        return _typed(self._drafts.take(self._place, key))

    def put(
        self, record: str, title: str, version: int | None, fields: Mapping[str, str], to: ToRecord | None = None
    ) -> None:
        """This is typed for a record from now on; `to` leads to it where it is not a record of a list of its own."""
        state = {"version": version, "fields": dict(fields)}
        self._drafts.put(Draft(self._place, record, state, len(fields), title, to or ToRecord(self.page, record)))

    def put_new(self, key: str, count: int, fields: Mapping[str, str]) -> None:
        """This is typed for a new record from now on; `count` of its fields were not filled in beforehand."""
        state = {"version": 0, "fields": dict(fields)}
        self._drafts.put(Draft(self._place, key, state, count, self._new.to_data(), ToNew(self.page, key)))

    def drop(self, key: str) -> None:
        """What was typed for a record is saved or given up."""
        self._drafts.drop(self._place, key)

    def keys(self) -> frozenset[str]:
        """The keys of all."""
        return frozenset(self._drafts.of(self._place)) | {each.key for each in self._drafts.waiting(self._place)}

    def others(self, shown: str | None) -> list[Draft]:
        """All but the one that stands in the form of a record."""
        held = [draft for key, draft in self._drafts.of(self._place).items() if key != shown]
        return held + self._drafts.waiting(self._place)

    def put_behind(self, record: str, version: int | None, fields: Mapping[str, str], left: Draft) -> None:
        """Keep beside what is typed for a record what was `left` of it elsewhere."""
        state = {"version": version, "fields": dict(fields)}
        self._drafts.put_behind(Draft(self._place, record, state, 1, left.title, left.to))

    # Cells of the list of this kind --------------------------------------------------------------------------------

    def put_cell(self, store: Store, seen: SeenRecord, column: str, text: str) -> str | None:
        """What was typed into a cell and is not its value is a draft of the record from now on, over the version that was
        seen; of a record that belongs to that one, a draft of its dialog. Gives the record's id, None where there is none.
        """
        owner, field = field_of(self._kind, column)
        record, version = _owner(self._kind, seen, column)
        if record is None:
            return None
        drafts = self if owner == self._kind else RecordDrafts(self._drafts, owner)
        over, fields = drafts.typed(record) or (version, {})
        to = _way(self.page, self._kind, seen, column)
        drafts.put(record, _title(store, owner, record), over, {**fields, field.key: text}, to)
        return record

    def hold_cell(self, store: Store, seen: SeenRecord, column: str, text: str) -> None:
        """This is typed in the editor of a cell, which is open."""
        key = f"{seen.id} {column}"
        held = self._drafts.get(self._cells, key)
        owner, _field = field_of(self._kind, column)
        record, _version = _owner(self._kind, seen, column)
        title = held.title if held is not None else _title(store, owner, record or seen.id)
        state = {"seen": asdict(seen), "column": column, "text": text}
        self._drafts.put(Draft(self._cells, key, state, 1, title, _way(self.page, self._kind, seen, column)))

    def drop_cell(self, seen: SeenRecord, column: str, text: str | None = None) -> None:
        """The editor of a cell is closed, and what was typed in it is written, kept with its record, or given up; with
        `text` only where it holds nothing else by now."""
        key = f"{seen.id} {column}"
        held = self._drafts.get(self._cells, key)
        if held is not None and text in (None, held.state["text"]):
            self._drafts.drop(self._cells, key)

    def take_cells(self, store: Store) -> None:
        """No editor of a cell is open yet: what was left in one, by a window that ended too soon, is a draft of its record."""
        for draft in [*self._drafts.of(self._cells).values(), *self._drafts.waiting(self._cells)]:
            seen, column, text = SeenRecord(**draft.state["seen"]), draft.state["column"], draft.state["text"]
            owner, field = field_of(self._kind, column)
            record, version = _owner(self._kind, seen, column)
            drafts = self if owner == self._kind else RecordDrafts(self._drafts, owner)
            if record is not None:
                typed = drafts.typed(record)
                if typed is None or typed.fields.get(field.key, text) == text:
                    self.put_cell(store, seen, column, text)
                else:
                    drafts.put_behind(record, version, {field.key: text}, draft)
            self._drafts.take(self._cells, draft.key)
            self._drafts.drop(self._cells, draft.key)


def _typed(draft: Draft | None) -> Typed | None:
    return None if draft is None else Typed(draft.state["version"], draft.state["fields"])


def _owner(kind_key: str, seen: SeenRecord, column: str) -> tuple[str | None, int | None]:
    """The record that a cell belongs to, and the version of it that was seen."""
    owner, _field = field_of(kind_key, column)
    return (seen.id, seen.version) if owner == kind_key else (seen.application, seen.application_version)


def _way(page: str, kind_key: str, seen: SeenRecord, column: str) -> ToRecord:
    """Back to what is typed for the record that a cell belongs to."""
    owner, _field = field_of(kind_key, column)
    record, _version = _owner(kind_key, seen, column)
    own = owner == kind_key or record is None
    return ToRecord(page, seen.id) if own else ToRecord(page, seen.id, EditRelated(owner, str(record)))


def _title(store: Store, kind_key: str, record: str) -> str:
    with store.read() as reader:
        return title_of(reader, kind_key, record)
