"""What the import page shows of a reading: lines of the partner's sheet beside what they become. Plain data, no widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from exchange_app.domain.sheet_address import address, column_letters
from exchange_app.kinds import Value
from exchange_app.sheets.raw import BrokenCell, Cell
from exchange_app.text import Message, Words


class LineState(StrEnum):
    """What will happen to a line."""

    NEW = "add"
    CHANGE = "update"
    SAME = "same"
    TWICE = "duplicate"
    SKIP = "skip"
    """A record that cannot be stored, or that a person left out."""
    HEADING = "heading"
    """Not a record at all: a heading in the list, a total, an empty row."""
    ASIDE = "aside"
    """It may be a record: a person takes it in, or leaves it out."""


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that could not be read: `column` counts from 0, None where nothing stands in the sheet for it."""

    field: str | None
    column: int | None
    cell: str
    message: Message
    place: str = ""
    """Its address in the file, where that is not the line's and the column's."""


@dataclass(slots=True)
class ImportLine:
    """One row of the sheet, `row` counted from 0. Records have values, headings a `why`."""

    row: int
    state: LineState
    values: Mapping[str, Value] = field(default_factory=dict)
    troubles: tuple[UnreadCell, ...] = ()
    guessed: frozenset[int] = frozenset()
    """Columns whose value is an informed guess, to be looked at."""
    changed: Mapping[str, Value | None] = field(default_factory=dict)
    """Fields that differ from the store, with what stands there."""
    matches: str | None = None
    """The code of the record that it meets."""
    why: Message | None = None
    left_out: bool = False
    """A person said no to this row."""
    turned: bool = False
    """The record is a column of the sheet, `row` counts columns."""

    @property
    def name(self) -> str:
        """The number of the row as the spreadsheet program shows it, or the letters of the column."""
        return column_letters(self.row) if self.turned else str(self.row + 1)

    @property
    def is_record(self) -> bool:
        """Whether the line is about a person, an outlet or a cohort."""
        return self.state not in (LineState.HEADING, LineState.ASIDE)

    @property
    def waits(self) -> bool:
        """Whether it was set aside and nobody has left it out."""
        return self.state is LineState.ASIDE and not self.left_out

    @property
    def shown_state(self) -> LineState:
        """The state as it is shown: left out where a person said so."""
        return LineState.SKIP if self.left_out and self.state is not LineState.HEADING else self.state

    def trouble_at(self, column: int) -> UnreadCell | None:
        """What is wrong in a cell of the sheet."""
        return next((each for each in self.troubles if each.column == column), None)

    def trouble_of(self, key: str) -> UnreadCell | None:
        """What is wrong with a field."""
        return next((each for each in self.troubles if each.field == key), None)


@dataclass(frozen=True, slots=True)
class Target:
    """A column at the right: a field of the record, and how its values are shown."""

    key: str
    label: str
    show: Callable[[Value], str]
    names: bool
    """Whether it names the record of a row."""


def cell_text(cell: Cell) -> str:
    """A cell as the spreadsheet program would show it, on one line."""
    match cell:
        case None:
            return ""
        case str():
            return " ".join(cell.split()) if "\n" in cell or "\r" in cell or "\t" in cell else cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case int():
            return str(cell)
        case float():
            return f"{cell:.15g}"
        case datetime():
            return f"{cell:%d.%m.%Y %H:%M}"
        case date():
            return f"{cell.day:02}.{cell.month:02}.{cell.year:04}"
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            return str(cell)
        case BrokenCell():
            return cell.words


def place_of(line: ImportLine, trouble: UnreadCell) -> str:
    """The address of a trouble's cell, or the row's number where no cell stands for it."""
    if trouble.place:
        return trouble.place
    return address(line.row, trouble.column) if trouble.column is not None else line.name


def state_word(state: LineState, words: Words) -> str:
    """The word in the pill."""
    match state:
        case LineState.NEW:
            return words.p_("row", "New")
        case LineState.CHANGE:
            return words.p_("row", "Change")
        case LineState.SAME:
            return words.p_("row", "Same")
        case LineState.TWICE:
            return words.p_("row", "Twice?")
        case LineState.SKIP | LineState.HEADING:
            return words.p_("row", "Left out")
        case LineState.ASIDE:
            return words.p_("row", "Set aside")


STATE_TONE: Mapping[LineState, str] = {
    LineState.NEW: "accent",
    LineState.CHANGE: "theirs",
    LineState.SAME: "neutral",
    LineState.TWICE: "warning",
    LineState.SKIP: "neutral",
    LineState.HEADING: "neutral",
    LineState.ASIDE: "warning",
}


FILTERS = ("all", "add", "update", "same", "duplicate", "problems", "aside")


def passes(line: ImportLine, chosen: str) -> bool:
    """Whether a line is shown under a filter of FILTERS."""
    match chosen:
        case "all":
            return True
        case "problems":
            return line.is_record and bool(line.troubles)
        case _:
            return line.shown_state == chosen


def counts_of(lines: Sequence[ImportLine]) -> dict[str, int]:
    """How many records there are under each filter, those a person left out under `skip`, headings under `heading`, lines set
    aside under `aside`."""
    counts = dict.fromkeys((*FILTERS, "skip", "heading"), 0)
    for line in lines:
        if not line.is_record:
            counts[line.shown_state.value] += 1
            continue
        counts["all"] += 1
        counts[line.shown_state.value] += 1
        counts["problems"] += bool(line.troubles)
    return counts
