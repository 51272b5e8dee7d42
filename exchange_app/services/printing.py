"""Rosters from the store: as PDF, as workbook, and page by page for the preview and the printer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_app.domain.rules import text
from exchange_app.errors import Trouble
from exchange_app.progress import Progress, Silent
from exchange_app.services.roster.columns import RosterColumn, find, offered, usual
from exchange_app.services.roster.listing import Listing, Orientation, RosterRequest, Subject, Subjects, read, subjects
from exchange_app.services.roster.paper import headings, on_paper, title
from exchange_app.services.roster.people import People
from exchange_app.services.roster.tongues import Tongues
from exchange_app.text import msg, pmsg, words

if TYPE_CHECKING:
    from exchange_app.documents.pages import Pages
    from exchange_app.store import Store

DOCUMENTS = {"roster": pmsg("document", "Roster")}
"""The documents that can be made, by the name they have on the command line."""


class UnknownFormat(Trouble):
    """A file name whose ending names no format that a roster can have."""

    code = "printing.format"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A roster that was read and cut into pages; drawing and saving need the store no more. Usable on any thread."""

    listing: Listing
    pages: Pages

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of its pages in points."""
        return self.pages.paper

    @property
    def people(self) -> int:
        """How many people are on it."""
        return self.listing.size

    def page(self, index: int, ppi: float) -> bytes:
        """One page (from 0) as PNG of `ppi` pixels an inch."""
        from exchange_app.documents.drawing import draw_page

        return draw_page(self.pages, index, ppi=ppi)

    def name(self) -> str:
        """A file name without ending, made of codes and no personal value: `AZ-C-2026-01 roster`."""
        said = words(self.listing.request.languages[0])
        subjects = [each.code for each in (self.listing.cohort, self.listing.outlet) if each is not None]
        return " ".join((*subjects, said.p_("file name", "roster")))

    def save_pdf(self, path: Path, progress: Progress | None = None) -> None:
        """Write the roster as PDF. Raises CannotSave."""
        from exchange_app.documents.drawing import draw_pdf
        from exchange_app.documents.saving import save

        progress = progress or Silent()
        progress.step(0, None, msg("Drawing the pages"))
        said = words(self.listing.request.languages[0])
        subject = self.listing.cohort or self.listing.outlet
        named = said.say(title(self.listing)) + (
            f" – {text(subject, 'title')}" if subject and text(subject, "title") else ""
        )
        author = next((text(each, "name") or each.code for each in self.listing.agencies), "")
        data = draw_pdf(self.pages, title=named, author=author, progress=progress)
        progress.step(0, None, msg("Saving the file"))
        save(path, data)

    def save_workbook(self, path: Path, progress: Progress | None = None) -> None:
        """Write the roster as a plain workbook, one row a person, dates and numbers as such. Raises what sheets raises."""
        from exchange_app.services.roster.workbook import save_workbook

        progress = progress or Silent()
        progress.step(0, None, msg("Saving the file"))
        save_workbook(self.listing, path)


def prepare(store: Store, request: RosterRequest, progress: Progress | None = None) -> Prepared:
    """Read a roster and cut it into pages.

    Raises UnknownColumn, ColumnsDoNotFit, Cancelled, and what the store raises for an unknown cohort or outlet.
    """
    progress = progress or Silent()
    progress.step(0, None, msg("Reading the records"))
    with store.read() as reader:
        listing = read(reader, request, store.agency)
    from exchange_app.documents.pages import make_pages

    progress.step(0, listing.size, msg("Setting the pages"))
    return Prepared(listing, make_pages(on_paper(listing)))


def roster(store: Store, request: RosterRequest, path: Path, progress: Progress | None = None) -> Prepared:
    """Read a roster and save it, as PDF or workbook by the ending of `path`. Raises as prepare and saving do, and
    UnknownFormat.
    """
    ending = path.suffix.lower()
    if ending not in (".pdf", ".xlsx"):
        raise UnknownFormat(
            msg("A roster is saved as .pdf or .xlsx; give {file} one of these endings.", file=path.name)
        )
    made = prepare(store, request, progress)
    if ending == ".pdf":
        made.save_pdf(path, progress)
    else:
        made.save_workbook(path, progress)
    return made


__all__ = [
    "DOCUMENTS", "Listing", "Orientation", "People", "Prepared", "RosterColumn", "RosterRequest", "Subject", "Subjects", "Tongues", "UnknownFormat",
    "find", "headings", "offered", "prepare", "roster", "subjects", "usual",
]  # fmt: skip
