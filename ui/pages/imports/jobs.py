"""The import's work beside the window: reading the file, mapping it, comparing it, writing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exchange_app.domain.records import Record
from exchange_app.kinds import Value
from exchange_app.progress import Progress
from exchange_app.services.agencies import named_agencies
from exchange_app.services.importing import Preview, preview_of, reading_context
from exchange_app.services.importing.sender_detection import side_of
from exchange_app.services.importing.unread_sheets import unread_sheet
from exchange_app.services.placing import cohorts
from exchange_app.sheets.infer.context import AgencyName, Corrections
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.store import Reader, Store
from exchange_app.text import Words, msg
from ui.pages.imports.review_data import ImportReview, review_of, sheet_names


@dataclass(frozen=True, slots=True)
class Asked:
    """How the file is to be read: corrections, the cohort's code or the values of one that is made with it, the side it is from
    (empty: to be guessed)."""

    corrections: Corrections
    cohort: str | None = None
    new_cohort: Mapping[str, Value] = field(default_factory=dict)
    side: str = ""
    sheet_at: int = 0
    sheet: str = ""
    """The name of the sheet to be shown, wherever it stands now; empty: the one at `sheet_at`."""


@dataclass(frozen=True, slots=True)
class PreparedReview:
    """A review with what the page offers beside it."""

    review: ImportReview
    side: str
    senders: tuple[AgencyName, ...]
    cohorts: tuple[Record, ...]


def open_book(path: Path, progress: Progress) -> RawBook:
    """Read a file in the confined child process. Raises Trouble where that cannot be, Cancelled."""
    progress.step(0, None, msg("Opening {name}", name=path.name))
    return read_workbook(path, progress=progress)


def pasted_book(text: str) -> RawBook | None:
    """What was copied from a spreadsheet, as a workbook of one sheet; None for a text that is no table."""
    rows = tuple(
        tuple(cell.strip() or None for cell in line.split("\t")) for line in text.replace("\r\n", "\n").split("\n")
    )
    while rows and not any(rows[-1]):
        rows = rows[:-1]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    return RawBook("csv", (RawSheet("", rows),), separator="\t")


def look_at(store: Store, path: Path, book: RawBook, asked: Asked, words: Words, progress: Progress) -> PreparedReview:
    """Map the book, compare it with the store and put it into the shape of the page."""
    preview = preview_of(
        store, path, book, cohort=asked.cohort, new_cohort=asked.new_cohort, corrections=asked.corrections, progress=progress
    )  # fmt: skip
    progress.step(0, None, msg("Preparing the view"))
    with store.read() as reader:
        known = named_agencies(reader)
        side = asked.side or side_of(preview, known, store.agency)
        review = _review(reader, store, side, book, preview, _place(preview, asked), words)
        return PreparedReview(review, side, known, tuple(cohorts(reader)))


def _place(preview: Preview, asked: Asked) -> int:
    """Which sheet is shown: the one asked for; where no list is found at all, the largest that is not hidden."""
    names = sheet_names(preview)
    at = min(asked.sheet_at, len(names) - 1)
    if asked.sheet in names and names[at] != asked.sheet:
        return names.index(asked.sheet)
    if preview.sheets or at or asked.sheet or preview.book is None:
        return at
    sheets = [preview.book.sheet(name) for name in names]
    return max(range(len(names)), key=lambda place: _extent(sheets[place]))


def _extent(sheet: RawSheet | None) -> tuple[bool, int]:
    return (not sheet.hidden, sheet.height) if sheet is not None else (False, 0)


def _review(
    reader: Reader, store: Store, side: str, book: RawBook, preview: Preview, at: int, words: Words
) -> ImportReview:
    """A table of the preview, or behind these a sheet that was not read."""
    if at < len(preview.sheets):
        return review_of(reader, store.agency, side, book, preview, at, words)
    name, why = preview.ignored_sheets[at - len(preview.sheets)]
    raw = book.sheet(name) or RawSheet(name, ())
    asked = unread_sheet(raw, why, reading_context(reader, store.agency))
    return ImportReview(book, preview, at, raw, (), (), [], [], unread=asked)


def show_sheet(store: Store, found: PreparedReview, sheet_at: int, words: Words) -> PreparedReview:
    """Another table of the same preview, or behind these a sheet that was not read."""
    with store.read() as reader:
        now = found.review
        review = _review(reader, store, found.side, now.book, now.preview, sheet_at, words)
    return PreparedReview(review, found.side, found.senders, found.cohorts)
