"""The changes of a review as flat arrays of numbers: which rows a list shows is worked out without saying one value."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from exchange_app.domain.exchange.comparing import Change, RecordMerge
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.kinds import KINDS
from exchange_app.text import fold
from ui.pages.merge.groups import CHANGES


@dataclass(frozen=True, slots=True)
class ListContents:
    """What a list shows: a group, with whole records round its changes or without, by record or by column, and the
    letters that names have to hold."""

    group: str = "conflict"
    whole: bool = False
    by_column: bool = False
    needle: str = ""


@dataclass(slots=True)
class FieldChanges:
    """All changes of one field: its kind, its key, and its changes by group."""

    kind: str
    field: str
    numbers: dict[str, array[int]] = dataclass_field(default_factory=dict)


class ChangeTable:
    """Every change by number, in the order of the workbook; records by number, with the numbers of their changes."""

    def __init__(self, records: Sequence[RecordMerge], names: Sequence[str]) -> None:
        """`names` are the records' names as they are shown, in the same order."""
        self.records, self.names = records, names
        self.changes: list[Change] = []
        self.record_of = array("l")
        self.first = array("l", [0])
        self.by_group: dict[str, array[int]] = {key: array("l") for key in CHANGES}
        self.columns: list[FieldChanges] = []
        places: dict[tuple[str, str], FieldChanges] = {}
        for number, record in enumerate(records):
            for change in record.changes:
                at = len(self.changes)
                self.changes.append(change)
                self.record_of.append(number)
                group = change.group.value
                self.by_group[group].append(at)
                column = places.get((change.kind, change.field))
                if column is None:
                    column = places[change.kind, change.field] = FieldChanges(change.kind, change.field)
                held = column.numbers.get(group)
                if held is None:
                    held = column.numbers[group] = array("l")
                held.append(at)
            self.first.append(len(self.changes))
        order = {(kind, key): (a, b) for a, kind in enumerate(KINDS) for b, key in enumerate(KINDS[kind].keys)}
        self.columns = sorted(places.values(), key=lambda each: order.get((each.kind, each.field), (0, -1)))
        self._folded: list[str] | None = None

    def of_record(self, record: int) -> range:
        """The numbers of a record's changes."""
        return range(self.first[record], self.first[record + 1])

    def prepare_search(self) -> None:
        """Fold all names once; cheap to call again. Done beside the window."""
        if self._folded is None:
            self._folded = [
                f"{fold(name)} {fold(record.code)}" for name, record in zip(self.names, self.records, strict=True)
            ]

    def _matching(self, needle: str) -> bytearray | None:
        if not needle.strip():
            return None
        self.prepare_search()
        words = fold(needle).split()
        return bytearray(all(word in said for word in words) for said in self._folded or ())

    def rows(self, shown: ListContents, closed: Iterable[int] = ()) -> array[int]:
        """The rows of a list, one number each: a change by its number, or -1 - n for the heading of record (or column) n.

        `closed` are headings (as rows) whose changes are folded away."""
        matching, shut = self._matching(shown.needle), frozenset(closed)
        numbers = self.by_group.get(shown.group, array("l"))
        if shown.by_column:
            return self._by_column(shown.group, matching, shut)
        rows, last, record_of = array("l"), -1, self.record_of
        for at in numbers:
            record = record_of[at]
            if matching is not None and not matching[record]:
                continue
            if record != last:
                last = record
                rows.append(-1 - record)
                if shown.whole and -1 - record not in shut:
                    rows.extend(self.of_record(record))
            if not shown.whole and -1 - record not in shut:
                rows.append(at)
        return rows

    def _by_column(self, group: str, matching: bytearray | None, shut: frozenset[int]) -> array[int]:
        rows = array("l")
        for number, column in enumerate(self.columns):
            held: Iterable[int] = column.numbers.get(group, ())
            if matching is not None:
                held = [at for at in held if matching[self.record_of[at]]]
            if held:
                rows.append(-1 - number)
                if -1 - number not in shut:
                    rows.extend(held)
        return rows

    def under(self, heading: int, shown: ListContents) -> Sequence[int]:
        """The numbers of the changes under a heading."""
        if shown.by_column:
            return self.columns[-1 - heading].numbers.get(shown.group, ())
        numbers = self.of_record(-1 - heading)
        return numbers if shown.whole else [at for at in numbers if self.changes[at].group.value == shown.group]

    def counts(self) -> Mapping[str, int]:
        """How many changes each group has; a new record is counted once."""
        found = {key: len(numbers) for key, numbers in self.by_group.items()}
        found["added"] = sum(self.changes[at].field == REMOVAL for at in self.by_group["added"])
        return found
