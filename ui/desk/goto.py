"""Where to go in the window, and what is to be seen there: one class for each thing that can be asked of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exchange_app.kinds import Value

if TYPE_CHECKING:
    from exchange_app.store import Filter


@dataclass(frozen=True, slots=True)
class GoTo:
    """A page as it is, by its key."""

    page: str


@dataclass(frozen=True, slots=True)
class AddRelated:
    """The dialog of a new record that belongs to the one shown, with the values that make it so."""

    kind: str
    fixed: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class EditRelated:
    """The dialog of a record that belongs to the one shown."""

    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class ToRecord(GoTo):
    """A record in the list of its kind, and a dialog over it."""

    record: str
    dialog: AddRelated | EditRelated | None = None


@dataclass(frozen=True, slots=True)
class ToNew(GoTo):
    """The form of a new record that was begun; `draft` is the key of what was typed in it."""

    draft: str


@dataclass(frozen=True, slots=True)
class ToList(GoTo):
    """A list with these filters in place of those in force."""

    filters: tuple[Filter, ...] = ()
    with_problems: bool = False


@dataclass(frozen=True, slots=True)
class ToView(GoTo):
    """A list as a saved view shows it; `view` is what was saved."""

    view: Any


@dataclass(frozen=True, slots=True)
class ToBoard(GoTo):
    """The board of a cohort."""

    page: str = "placements"
    cohort: str = ""


@dataclass(frozen=True, slots=True)
class ToDuplicates(GoTo):
    """The records of a kind that may be entered twice."""

    page: str = "duplicates"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ToDocuments(GoTo):
    """The documents of a cohort or an outlet; none: those that were chosen last."""

    page: str = "documents"
    cohort: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class ToImport(GoTo):
    """Reading a list: of a file, or the one that was left with something decided; `choose`: where none is open or was left, a
    person is asked for one."""

    page: str = "import"
    path: Path | None = None
    choose: bool = False


@dataclass(frozen=True, slots=True)
class ToPrepare(GoTo):
    """The dialog in which a workbook for a partner is prepared; no partner: the one that is shown."""

    page: str = "exchange"
    partner: str = ""


@dataclass(frozen=True, slots=True)
class ToFirstSteps(GoTo):
    """Home with the list of the first steps."""

    page: str = "home"


@dataclass(frozen=True, slots=True)
class ToLog(GoTo):
    """The workbooks that were sent and received."""

    page: str = "exchange"


@dataclass(frozen=True, slots=True)
class ToReturned(GoTo):
    """The review of a workbook that came back; no path: a person is asked for the file."""

    page: str = "merge"
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class ToReview(GoTo):
    """A review that was left, by the hash of its file's content."""

    page: str = "merge"
    review: str = ""


def as_data(to: GoTo) -> dict[str, Any]:
    """The way back to what is typed, as JSON data; it is kept in the store with that."""
    wanted: dict[str, Any] = {}
    match to:
        case ToRecord(record=record, dialog=dialog):
            wanted["id"] = record
            match dialog:
                case AddRelated(kind, fixed):
                    wanted["add"] = [kind, dict(fixed)]
                case EditRelated(kind, other):
                    wanted["edit"] = [kind, other]
        case ToNew(draft=draft):
            wanted["new"] = draft
        case ToBoard(cohort=cohort):
            wanted["cohort"] = cohort
        case ToPrepare(partner=partner):
            wanted["prepare"] = partner
        case ToReview(review=review):
            wanted["review"] = review
    return {"page": to.page, "wanted": wanted}


def from_data(data: Mapping[str, Any]) -> GoTo:
    """The way back that was kept as data; only the page where the rest is not understood."""
    page = str(data["page"])
    match data["wanted"]:
        case {"new": str(draft)}:
            return ToNew(page, draft)
        case {"id": str(record), "add": [str(kind), dict(fixed)]}:
            return ToRecord(page, record, AddRelated(kind, fixed))
        case {"id": str(record), "edit": [str(kind), str(other)]}:
            return ToRecord(page, record, EditRelated(kind, other))
        case {"id": str(record)}:
            return ToRecord(page, record)
        case {"cohort": str(cohort)}:
            return ToBoard(page, cohort)
        case {"prepare": str(partner)}:
            return ToPrepare(page, partner)
        case {"review": str(review)}:
            return ToReview(page, review)
    return GoTo(page)
