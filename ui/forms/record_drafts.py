"""What is typed for the records of one kind and not saved, by record: drafts of the desk that lead back to their form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
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
        self.place, self._cells = f"{RECORD}{kind_key}", f"{CELL}{kind_key}"
        page = kind(kind_key).page
        # Records without a page of their own stand in the list of placements.
        self.page = "placements" if page is None else page.key
        self.changed, self.gather, self.ended = drafts.changed, drafts.gather, drafts.ended

    def get(self, key: str) -> Draft | None:
        """The draft of a record."""
        return self._drafts.get(self.place, key)

    def typed(self, key: str) -> Typed | None:
        """What is typed for a record and not saved."""
        return _typed(self.get(key))

    def take(self, key: str) -> Typed | None:
        """What is to stand in the record's form; where nothing of this window does, what was typed in another one."""
        return _typed(self._drafts.take(self.place, key))

    def put(
        self, record: str, title: str, version: int | None, fields: Mapping[str, str], to: ToRecord | None = None
    ) -> None:
        """This is typed for a record from now on; `to` leads to it where it is not a record of a list of its own."""
        state = {"version": version, "fields": dict(fields)}
        self._drafts.put(Draft(self.place, record, state, len(fields), title, to or ToRecord(self.page, record)))

    def put_new(self, key: str, count: int, fields: Mapping[str, str]) -> None:
        """This is typed for a new record from now on; `count` of its fields were not filled in beforehand."""
        state = {"version": 0, "fields": dict(fields)}
        self._drafts.put(Draft(self.place, key, state, count, self._new.to_data(), ToNew(self.page, key)))

    def drop(self, key: str) -> None:
        """What was typed for a record is saved or given up."""
        self._drafts.drop(self.place, key)

    def leave_out(self, key: str, fields: Collection[str], version: int | None = None) -> None:
        """These fields are written: what else is typed for a record stays, over another version where one is given."""
        draft = self.get(key)
        typed = _typed(draft)
        if draft is None or typed is None:
            return
        left = {field: text for field, text in typed.fields.items() if field not in fields}
        if left:
            state = {"version": typed.version if version is None else version, "fields": left}
            self._drafts.put(replace(draft, state=state, count=len(left)))
        else:
            self.drop(key)

    def end(self, record: str, fields: Collection[str]) -> None:
        """What was typed for these fields of a record is over, also where it stands in the record's form: something is
        written into them from elsewhere."""
        self.leave_out(record, fields)
        self.ended.emit(self.place, record, frozenset(fields))

    def keys(self) -> frozenset[str]:
        """The keys of all."""
        return frozenset(self._drafts.of(self.place)) | {each.key for each in self._drafts.waiting(self.place)}

    def others(self, shown: str | None) -> list[Draft]:
        """All but the one that stands in the form of a record."""
        held = [draft for key, draft in self._drafts.of(self.place).items() if key != shown]
        return held + self._drafts.waiting(self.place)

    def put_behind(self, record: str, version: int | None, fields: Mapping[str, str], left: Draft) -> None:
        """Keep beside what is typed for a record what was `left` of it elsewhere."""
        state = {"version": version, "fields": dict(fields)}
        self._drafts.put_behind(Draft(self.place, record, state, 1, left.title, left.to))

    # Cells of the list of this kind --------------------------------------------------------------------------------

    def put_cell(self, store: Store, seen: SeenRecord, column: str, text: str) -> str | None:
        """What was typed into a cell and is not its value is a draft of the record from now on, over the version that was
        seen; of a record that belongs to that one, a draft of its dialog. Gives the record's id, None where there is none.
        """
        owner, field = field_of(self._kind, column)
        record, version = _owner(self._kind, seen, column)
        if record is None:
            return None
        drafts = self._owners(owner)
        over, fields = drafts.typed(record) or (version, {})
        to = _way(self.page, self._kind, seen, column)
        drafts.put(record, _title(store, owner, record), over, {**fields, field.key: text}, to)
        return record

    def in_cell(self, seen: SeenRecord, column: str) -> tuple[str, SeenRecord] | None:
        """What is typed for a cell and not saved, and its record in the version over which that is typed."""
        owner, field = field_of(self._kind, column)
        record, version = _owner(self._kind, seen, column)
        typed = self._owners(owner).take(record) if record is not None else None
        if typed is None or field.key not in typed.fields:
            return None
        over = min(typed.version or version or 0, version or 0)
        older = seen._replace(version=over) if owner == self._kind else seen._replace(application_version=over)
        return typed.fields[field.key], older

    def end_cell(self, seen: SeenRecord, column: str) -> None:
        """What was typed for a cell is to stand in it."""
        owner, field = field_of(self._kind, column)
        record, _version = _owner(self._kind, seen, column)
        if record is not None:
            self._owners(owner).end(record, (field.key,))

    def _owners(self, owner: str) -> RecordDrafts:
        return self if owner == self._kind else RecordDrafts(self._drafts, owner)

    def hold_cell(self, store: Store, seen: SeenRecord, column: str, text: str) -> None:
        """This is typed in the editor of a cell, which is open; maybe over what was typed for it before."""
        key = f"{seen.id} {column}"
        held = self._drafts.get(self._cells, key)
        before = self.in_cell(seen, column)
        owner, _field = field_of(self._kind, column)
        record, _version = _owner(self._kind, seen, column)
        title = held.title if held is not None else _title(store, owner, record or seen.id)
        state = {"seen": seen._asdict(), "column": column, "text": text, "over": before and before[0]}
        # A field is counted once.
        count = 1 if before is None else 0
        self._drafts.put(Draft(self._cells, key, state, count, title, _way(self.page, self._kind, seen, column)))

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
            drafts = self._owners(owner)
            if record is not None:
                typed = drafts.typed(record)
                if typed is None or typed.fields.get(field.key, text) in (text, draft.state.get("over")):
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
