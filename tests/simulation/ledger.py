"""An account of every edit, kept apart from the product: who wrote what, and what the writer had seen.

It knows nothing of versions, counters and registers. An edit stands for a set of marks, each with a content. A mark that
an edit had seen and does not keep is superseded. What stands at an office is what no edit known there supersedes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from exchange_app.kinds import Merge, kind

Mark = str
Entry = tuple[Mark, Any]
Place = tuple[str, str]
"""A record and a field of it; `removed` for whether it is there, and the other record for what was said of a pair."""
REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of one place. Edits of the same mark are the same edit, whoever tells of it."""

    mark: Mark
    entries: frozenset[Entry]
    seen: frozenset[Mark]


@dataclass(slots=True)
class Known:
    """What an office or a workbook knows: the edits of each place."""

    edits: dict[Place, frozenset[Edit]] = field(default_factory=dict)

    def copy(self) -> Known:
        return Known(dict(self.edits))

    def at(self, place: Place) -> frozenset[Edit]:
        return self.edits.get(place, frozenset())

    def add(self, place: Place, edit: Edit) -> None:
        self.edits[place] = self.at(place) | {edit}

    def learn(self, other: Known) -> None:
        """All that another one knows."""
        for place, edits in other.edits.items():
            self.edits[place] = self.at(place) | edits

    def of(self, records: Iterable[str]) -> dict[str, dict[Place, frozenset[Edit]]]:
        found: dict[str, dict[Place, frozenset[Edit]]] = {each: {} for each in records}
        for place, edits in self.edits.items():
            if place[0] in found:
                found[place[0]][place] = edits
        return found

    def records(self) -> set[str]:
        return {record for record, _field in self.edits}

    def marks(self, place: Place) -> frozenset[Mark]:
        """Every mark known of a place."""
        return frozenset(
            mark for each in self.at(place) for mark in (*(mark for mark, _ in each.entries), *each.seen, each.mark)
        )

    def standing(self, place: Place) -> frozenset[Entry]:
        """What stands at a place."""
        edits = self.at(place)
        if len(edits) == 1:
            return frozenset(entry for each in edits for entry in each.entries)
        kept = [(each.seen, {mark for mark, _content in each.entries}) for each in edits]
        return frozenset(
            entry
            for each in edits
            for entry in each.entries
            if not any(entry[0] in seen and entry[0] not in left for seen, left in kept)
        )

    def contents(self, place: Place) -> frozenset[Any]:
        return frozenset(content for _mark, content in self.standing(place))

    def removal(self, record: str) -> str:
        """Whether a record stands, is removed, or is contested."""
        place = (record, REMOVED)
        standing = self.standing(place)
        contents = {content for _mark, content in standing}
        if 1 not in contents:
            return "stands"
        seen = {mark for each in self.at(place) for mark in each.seen}
        unseen = any(
            mark not in seen
            for other in self.edits
            if other[0] == record and other[1] != REMOVED and "|" not in other[1]
            for mark in {*(mark for mark, _content in self.standing(other)), *self._of_set(other)}
        )
        return "contested" if len(contents) > 1 or unseen else "removed"

    def _of_set(self, place: Place) -> set[Mark]:
        """Every edit of a set: taking elements out is one, though nothing of it stands."""
        return {each.mark for each in self.at(place) if {mark for mark, _content in each.entries} != {each.mark}}


class Ledger:
    """Writes edits down as they are made."""

    def __init__(self) -> None:
        self.written = 0

    def mark(self) -> Mark:
        self.written += 1
        return f"e{self.written}"

    def write(
        self,
        known: Known,
        place: Place,
        record_kind: str,
        content: Any,
        mark: Mark,
        before: frozenset[Mark] = frozenset(),
    ) -> Edit:
        """An edit of a place by someone who knows `known`, and the marks `before` although they were taken back."""
        standing = known.standing(place)
        seen = known.marks(place) | before
        if place[1] == REMOVED:
            seen |= {
                mark
                for other in known.edits
                if other[0] == place[0] and "|" not in other[1]
                for mark in known.marks(other)
            }
        elif "|" not in place[1] and kind(record_kind).field(place[1]).merge is Merge.SET:
            wanted = elements(content)
            kept = {entry for entry in standing if entry[1] in wanted}
            made = {(f"{mark}/{each}", each) for each in wanted - {entry[1] for entry in kept}}
            return Edit(mark, frozenset(kept | made), seen | {mark})
        return Edit(mark, frozenset({(mark, content)}), seen | {mark})


def elements(content: Any) -> set[str]:
    """The elements of a set as the store's columns hold it."""
    return set(json.loads(content)) if content else set()


def typed_mark(export: str, record: str, field_key: str, content: Any) -> Mark:
    """The mark of what stands in a cell: the same words in the same cell of two copies are one edit."""
    return f"typed {export} {record} {field_key} {content!r}"


def differences(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> list[tuple[Place, Any]]:
    """Each place of which another content is shown; a record that was not there before, with all its fields."""
    found: list[tuple[Place, Any]] = []
    for record, shown in after.items():
        held = before.get(record)
        for key, content in shown.items():
            if held is None:
                if key != REMOVED:
                    found.append(((record, key), content))
            elif held[key] != content:
                found.append(((record, key), content))
    return found
