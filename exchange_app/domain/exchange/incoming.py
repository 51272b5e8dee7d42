"""What a workbook says: the records that it was made from, and what was typed into it, each with the cell it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exchange_app.domain.exchange.pairs import Pair
from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.exchange.versions import Content, Offices
from exchange_app.domain.records import RecordId
from exchange_app.text import Message


@dataclass(frozen=True, slots=True)
class Carried:
    """What an export knows about itself: who made it for whom, from which states.

    `number` counts the sender's exports to that agency; `acknowledged` are the ids of the exports of `to` that the sender
    had merged when it made this one. `records` and `gone` (tombstones) hold only fields that were sent; `texts` is how a
    record was written where another refers to it.
    """

    export: str
    number: int
    sender: str
    to: str
    language: str
    made_at: str
    incarnation: str
    offices: Offices
    acknowledged: tuple[str, ...] = ()
    sheets: tuple[CarriedSheet, ...] = ()
    gone: tuple[Kept, ...] = ()
    pairs: tuple[Pair, ...] = ()
    texts: Mapping[RecordId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CarriedSheet:
    """One visible sheet: (key, header) of its columns in order, its records by the short ID in the first column, the short
    IDs of its spare rows, and by short ID which of its cells the receiver's side was to fill (`1`), one letter a column."""

    kind: str
    name: str
    columns: tuple[tuple[str, str], ...]
    records: Mapping[str, Kept]
    spare: tuple[str, ...] = ()
    free: Mapping[str, str] = field(default_factory=dict)


class Base(StrEnum):
    """Where the base of a workbook was found."""

    FROM_FILE = "from file"
    FOUND = "found"
    """In our own store, by the export's id or number."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell that says something else than its base. `cell` is its address (`Applicants!J9`), `words` what stands in it;
    `locked` says that it was not for them to fill in.
    """

    kind: str
    record: RecordId
    field: str
    was: Content
    content: Content
    cell: str
    words: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that is no record yet. Its id follows from the export and the row's own ID or content alone, so that whoever
    reads it makes the same record; so does its code. `cells` are the addresses by field."""

    kind: str
    record: RecordId
    code: str
    agency: str
    contents: Mapping[str, Content]
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowRemoval:
    """A row in whose last column somebody chose that the record goes."""

    kind: str
    record: RecordId
    cell: str


class FindingKind(StrEnum):
    """What was found in a workbook beside edits."""

    UNREADABLE = "unreadable"
    """A cell whose words are no value of its field; ours stays, the words are kept."""
    IGNORED_COLUMN = "ignored_column"
    MISSING_COLUMN = "missing_column"
    EXCHANGED_HEADING = "exchanged_heading"
    """A heading that stands over another carried column, and that one's over its own: neither is read."""
    MISSING_ROW = "missing_row"
    """A record that was sent and has no row in the file: it stays as it is."""
    MISSING_SHEET = "missing_sheet"
    IDENTICAL_COPY = "identical_copy"
    """A row that stands twice, letter for letter."""
    COPIED_ROW = "copied_row"
    """A row whose ID another row holds with more right: it became a record of its own."""
    TORN = "torn"
    """Rows whose names fit the IDs of other rows: columns were sorted apart."""
    FOREIGN_ROW = "foreign_row"
    """A row of another list, or an ID that this workbook never had."""
    LOCKED_EDIT = "locked_edit"
    """A cell of the sender's own that the receiver's side changed all the same."""
    CHANGED_ID = "changed_id"
    """A row whose ID was changed or taken out: recognised by what stands in it, or read as a new record."""
    IGNORED_SHEET = "ignored_sheet"
    CARRIERS = "carriers"
    """What the workbook carries about itself is missing in part, or disagrees."""
    INCOMPLETE_ROW = "incomplete_row"
    """A new row without a required field."""


@dataclass(frozen=True, slots=True)
class WorkbookFinding:
    """Something to tell: a sentence, and where it stands. `words` are the words of a cell that was not applied."""

    kind: FindingKind
    message: Message
    cell: str | None = None
    words: str | None = None
    record_kind: str | None = None
    record: RecordId | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A workbook read: the same for everybody who reads it, whatever their own store holds.

    `typist` is the agency whose people are taken to have typed into it: the one it was made for.
    """

    carried: Carried
    base: Base
    edits: tuple[CellEdit, ...] = ()
    added: tuple[NewRow, ...] = ()
    removals: tuple[RowRemoval, ...] = ()
    findings: tuple[WorkbookFinding, ...] = ()

    @property
    def typist(self) -> str:
        """The code of the agency that typed."""
        return self.carried.to

    @property
    def untouched(self) -> bool:
        """Whether nothing was typed into it."""
        return not (self.edits or self.added or self.removals)
