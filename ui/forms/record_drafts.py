"""What is typed for the records of one kind and not saved, by record: drafts of the desk that lead back to their form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from exchange_app.kinds import kind
from ui.desk.drafts import RECORD, Draft, Drafts
from ui.desk.goto import ToNew, ToRecord


class Typed(NamedTuple):
    """What is typed, by field as it is typed, and the version of the record over which it is; 0 for a new one."""

    version: int | None
    fields: Mapping[str, str]


class RecordDrafts:
    """The drafts of the records of one kind. The key of a draft is the record's id, or one that was made for a new one."""

    def __init__(self, drafts: Drafts, kind_key: str) -> None:
        self._drafts, self._new = drafts, kind(kind_key).new
        self._place = f"{RECORD}{kind_key}"
        page = kind(kind_key).page
        # Records without a page of their own stand in the list of placements.
        self.page = "placements" if page is None else page.key
        self.changed, self.gather = drafts.changed, drafts.gather

    def get(self, key: str) -> Draft | None:
        """The draft of a record."""
        return self._drafts.get(self._place, key)

    def typed(self, key: str) -> Typed | None:
        """What is typed for a record and not saved."""
        draft = self.get(key)
        return None if draft is None else Typed(draft.state["version"], draft.state["fields"])

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
        return frozenset(self._drafts.of(self._place))

    def others(self, shown: str | None) -> list[Draft]:
        """All but that of one record."""
        return [draft for key, draft in self._drafts.of(self._place).items() if key != shown]
