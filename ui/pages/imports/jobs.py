"""The import's work beside the window: reading the file, mapping it, comparing it, writing it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exchange_app.domain.records import Record
from exchange_app.progress import Progress
from exchange_app.services.agencies import named_agencies
from exchange_app.services.importing import preview_of
from exchange_app.services.importing.sender_detection import side_of
from exchange_app.services.placing import cohorts
from exchange_app.sheets.infer.context import AgencyName, Corrections
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.store import Store
from exchange_app.text import Words, msg
from ui.pages.imports.review_data import ImportReview, review_of


@dataclass(frozen=True, slots=True)
class Asked:
    """How the file is to be read: corrections, the cohort's code, the side it is from (empty: to be guessed)."""

    corrections: Corrections
    cohort: str | None = None
    side: str = ""
    sheet_at: int = 0


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
    preview = preview_of(store, path, book, cohort=asked.cohort, corrections=asked.corrections, progress=progress)
    progress.step(0, None, msg("Preparing the view"))
    with store.read() as reader:
        known = named_agencies(reader)
        side = asked.side or side_of(preview, known, store.agency)
        at = min(asked.sheet_at, len(preview.sheets) - 1)
        review = review_of(reader, store.agency, side, book, preview, at, words)
        return PreparedReview(review, side, known, tuple(cohorts(reader)))


def show_sheet(store: Store, found: PreparedReview, sheet_at: int, words: Words) -> PreparedReview:
    """Another table of the same preview."""
    with store.read() as reader:
        now = found.review
        review = review_of(reader, store.agency, found.side, now.book, now.preview, sheet_at, words)
    return PreparedReview(review, found.side, found.senders, found.cohorts)
