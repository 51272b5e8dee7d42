"""What an import would do, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import Value, kind
from exchange_app.sheets.infer.context import Corrections
from exchange_app.sheets.infer.mapping import HIDDEN_LIST
from exchange_app.sheets.infer.results import ASIDE, CellProblem, MappedColumn, MappedSheet
from exchange_app.sheets.raw import RawBook
from exchange_app.text import Message

RowKey = tuple[str, int]
"""Sheet name and row number, as the spreadsheet program shows them."""


class Action(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    DUPLICATE = "duplicate"
    """It may be somebody who is there already; a person decides."""
    SKIP = "skip"
    """It lacks what every record must have, or a person left it out."""


class RowDecision(StrEnum):
    """What a person decided about a row."""

    SAME = "same"
    """The suspected one is the same: the row updates that record."""
    APART = "apart"
    """Two of them: the row becomes a record of its own, and the pair is never proposed again."""
    LATER = "later"
    """Not decided: the row waits, nothing of it is written."""
    LEAVE_OUT = "leave_out"
    """Nothing of this row is wanted."""


@dataclass(frozen=True, slots=True)
class RowDecisions:
    """A person's decisions; rows without one do what the preview says, duplicates wait.

    `filled` holds values typed in for a row: they replace what the file says, None takes a value away.
    """

    rows: Mapping[RowKey, RowDecision] = field(default_factory=dict)
    filled: Mapping[RowKey, Mapping[str, Value | None]] = field(default_factory=dict)

    @property
    def left_out(self) -> list[RowKey]:
        """The rows that a person left out, in the order of their numbers."""
        left = (key for key, said in self.rows.items() if said is RowDecision.LEAVE_OUT)
        return sorted(left, key=lambda key: (key[1], key[0]))


@dataclass(frozen=True, slots=True)
class Suspect:
    """Who a row may be: a record of the store, or an earlier row of the file."""

    record: RecordId | None
    row: RowKey | None
    score: float
    evidence: tuple[str, ...]


@dataclass(slots=True)
class RowPreview:
    """One row: its values as read, what it would do, and to whom.

    `values` are by catalogue key; of what refers to another record the words of the cell, with that record's id in `references`
    (None where nothing is called so). `changes` are the fields that would change in `record`, with their new values;
    `application_changes` those of its application.
    """

    row: int
    values: Mapping[str, Value]
    action: Action = Action.ADD
    record: RecordId | None = None
    code: str | None = None
    """The code of `record`, or of the suspected one."""
    changes: Mapping[str, Value | None] = field(default_factory=dict)
    application: RecordId | None = None
    application_changes: Mapping[str, Value | None] = field(default_factory=dict)
    references: Mapping[str, RecordId | None] = field(default_factory=dict)
    suspect: Suspect | None = None
    missing: tuple[str, ...] = ()
    """Required fields that the row lacks."""
    problems: tuple[CellProblem, ...] = ()


SURE_FROM = 0.75
"""A column that is less sure than so is a question to the person."""


@dataclass(slots=True)
class SheetPreview:
    """The rows of one sheet that was recognised as a list of `kind`."""

    kind: str
    mapped: MappedSheet
    rows: list[RowPreview]

    @property
    def name(self) -> str:
        """The sheet's name; of a text file the empty text."""
        return self.mapped.sheet or ""

    @property
    def asked_columns(self) -> list[MappedColumn]:
        """The columns of which a person is asked whether they are what they were read as; not those that are it only together."""
        return [column for column in self.mapped.columns if column.confidence < SURE_FROM and not column.parts]

    @property
    def lacking(self) -> list[str]:
        """The fields without which no record is stored and that no row gives: their column was not found."""
        missing = [set(row.missing) for row in self.rows]
        everywhere = set.intersection(*missing) if missing else set()
        return [key for key in kind(self.kind).keys if key in everywhere]


@dataclass(slots=True)
class Preview:
    """An import as it would be. Nothing has been written; `based_on` is the store's last operation at that time."""

    path: Path
    format: str
    sheets: list[SheetPreview]
    ignored_sheets: list[tuple[str, Message]]
    cohort: Record | None = None
    """Into which the people of the file go; without an id it is made along with them."""
    needs_cohort: bool = False
    """The list speaks of applications (choices, dates, scores), which are only kept when a cohort is named."""
    outlet_codes: Mapping[RecordId, str] = field(default_factory=dict)
    based_on: int = 0
    book: RawBook | None = None
    """The file as it lies, for the report."""
    corrections: Corrections = field(default_factory=Corrections)
    """What held for the reading: what a person said of this file, and header rows that were remembered."""
    corrected: bool = False
    """Whether a person said something of it that is to be remembered."""

    def rows(self) -> Iterator[tuple[SheetPreview, RowPreview]]:
        """All rows with their sheet."""
        for sheet in self.sheets:
            for row in sheet.rows:
                yield sheet, row

    @property
    def asked_columns(self) -> list[tuple[SheetPreview, MappedColumn]]:
        """The columns of all sheets of which a person is asked whether they are what they were read as."""
        return [(sheet, column) for sheet in self.sheets for column in sheet.asked_columns]

    @property
    def hidden_lists(self) -> list[str]:
        """The names of hidden sheets that were left out although a list stands in them."""
        return [name for name, why in self.ignored_sheets if why == HIDDEN_LIST]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each action takes, how many are set aside for a person, and how many cells have problems."""
        actions = [row.action for sheet in self.sheets for row in sheet.rows]
        found = {action.value: actions.count(action) for action in Action}
        found[ASIDE] = sum(len(sheet.mapped.set_aside) for sheet in self.sheets)
        found["problems"] = sum(len(row.problems) for sheet in self.sheets for row in sheet.rows if row.problems)
        return found

    @property
    def writes(self) -> bool:
        """Whether applying it as it stands would write anything."""
        return any(row.action in (Action.ADD, Action.UPDATE) for _, row in self.rows())
