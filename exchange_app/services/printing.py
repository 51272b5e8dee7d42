"""Documents from the store: as PDF, as workbook, and page by page for the preview and the printer."""

from __future__ import annotations

import re
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from exchange_app.documents.document import Content, Document, Request
from exchange_app.documents.engine import draw_pages, draw_pdf
from exchange_app.documents.material import Material
from exchange_app.documents.person_columns import find
from exchange_app.documents.registry import document, documents, template
from exchange_app.errors import Trouble
from exchange_app.files import save
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access
from exchange_app.services.disclosures import enter_document, enter_list
from exchange_app.services.document_material import (
    Subject,
    Subjects,
    entered_twice,
    read_material,
    subjects,
    without_claim,
)
from exchange_app.services.listing import GivenTwice
from exchange_app.sheets.write import write_table
from exchange_app.store import Store
from exchange_app.text import Message, msg, words

_SIZE = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class UnknownFormat(Trouble):
    """A file name whose ending names no format that the document can have."""

    code = "printing.format"


class DrawnPages(ABC):
    """What was drawn page by page, each as packed SVG, for looking at and for a printer."""

    __slots__ = ()
    pages: tuple[bytes, ...]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of its pages in points."""
        found = _SIZE.search(self.page(0)[:2000])
        assert found is not None
        return float(found[1]), float(found[2])

    def page(self, index: int) -> bytes:
        """One page (from 0) as SVG."""
        return zlib.decompress(self.pages[index])

    @abstractmethod
    def name(self) -> str:
        """What it is called, without any personal value."""


@dataclass(frozen=True, slots=True)
class PreparedDocument(DrawnPages):
    """A document whose records were read; drawing and saving need the store no more. Usable on any thread.

    `pages` are there when it was prepared for looking at, each as packed SVG. `doubts` are sentences on people who are on it
    twice, or at an outlet without being selected.
    """

    request: Request
    document: Document
    material: Material = field(repr=False)
    content: Content = field(repr=False)
    doubts: tuple[Message, ...] = field(default=(), repr=False)
    pages: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def people(self) -> int:
        """How many people are on it."""
        return len(self.content.entries)

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings of the files it can be saved as."""
        return formats_of(self.document)

    @property
    def sensitive(self) -> dict[str, list[str]]:
        """The sensitive fields that were chosen as its columns, by kind."""
        settled, found = self.document.settled(self.request), dict[str, list[str]]()
        for option in self.document.options:
            if option.usual is not None and option.key in settled:
                for column in find(cast(Iterable[str], settled[option.key])):
                    if column.sensitive:
                        found.setdefault(column.of, []).append(column.field.key)
        return found

    def name(self) -> str:
        """A file name without ending, made of codes and no personal value: `AZ-C-2026-01 roster`."""
        said = words(self.request.languages[0])
        return " ".join((*(each.code for each in self.material.subjects), said.say(self.document.file_word)))

    def save(self, path: Path, progress: Progress | None = None) -> int:
        """Write the document in the format of the ending; how many pages it has, 0 where it has none.

        Raises UnknownFormat, what drawing raises, and what replacing a file raises; the old file is intact then.
        """
        progress = progress or Silent()
        refuse_format(self.document, path)
        match path.suffix.lower():
            case ".pdf":
                data = self.content.data
                found, pages = draw_pdf(
                    template(self.request.document), data, tagged=self.content.tagged, progress=progress
                )
                progress.step(0, None, msg("Saving the file"))
                save(path, found)
                return pages
            case _:
                self._save_workbook(path, progress)
                return 0

    def _save_workbook(self, path: Path, progress: Progress) -> None:
        assert self.document.table is not None
        table = self.document.table(self.material, self.request)
        progress.step(0, None, msg("Saving the file"))
        write_table(path, table.headers, table.rows, table.types)


def formats_of(wanted: Document) -> tuple[str, ...]:
    """The endings of the files that a document can be saved as."""
    return (".pdf", ".xlsx") if wanted.table else (".pdf",)


def refuse_format(wanted: Document, path: Path) -> None:
    """Raises UnknownFormat where a document cannot be saved under a name."""
    if path.suffix.lower() not in formats_of(wanted):
        endings = ", ".join(formats_of(wanted))
        raise UnknownFormat(
            msg("{document} is saved as {endings}; {file} has another ending.", document=wanted.title, endings=endings, file=path.name)
        )  # fmt: skip


def disclose(store: Store, made: PreparedDocument, *, access: Access) -> None:
    """Enter which sensitive values a document shows. To be called before anybody sees it."""
    for of, fields in made.sensitive.items():
        shown = {each.records[of].id: each.records[of] for each in made.content.entries if of in each.records}
        enter_list(store, list(shown.values()), fields, access=access, basis=made.name())


def give(store: Store, made: PreparedDocument, *, access: Access) -> None:
    """Enter that a document is saved or printed, and which sensitive values it shows. To be called before it is."""
    disclose(store, made, access=access)
    enter_document(store, made.document.title, made.material.subjects[-1], made.people, access=access)


def gather(store: Store, request: Request, progress: Progress | None = None) -> PreparedDocument:
    """Read what a document says, without drawing it.

    Raises UnknownDocument, UnknownOption, UnknownColumn, Cancelled, and what the store raises for an unknown cohort or outlet.
    """
    progress = progress or Silent()
    progress.step(0, None, msg("Reading the records"))
    wanted = document(request.document)
    wanted.settled(request)
    with store.read() as reader:
        material = read_material(reader, request, store.agency)
        content = wanted.content(material, request)
        doubts = (*entered_twice(reader, content.entries), *without_claim(reader, content.entries))
    return PreparedDocument(request, wanted, material, content, doubts)


def prepare(store: Store, request: Request, progress: Progress | None = None) -> PreparedDocument:
    """Read a document and draw its pages. Raises as gather does, and ColumnsDoNotFit, DocumentTooLarge."""
    made = gather(store, request, progress)
    pages = draw_pages(template(request.document), made.content.data, progress=progress)
    return PreparedDocument(made.request, made.document, made.material, made.content, made.doubts, tuple(pages))


def print_to(
    store: Store, request: Request, path: Path, progress: Progress | None = None, *, access: Access
) -> tuple[PreparedDocument, int]:
    """Read a document and save it in the format of the ending; the document, and how many pages it has. That it is given away,
    and the sensitive values in it, are entered in the journal.
    """
    made = gather(store, request, progress)
    give(store, made, access=access)
    return made, made.save(path, progress)


def options_from(name: str, given: Iterable[str]) -> dict[str, bool | str | tuple[str, ...]]:
    """Options as a person types them, each `key=value`. Raises UnknownDocument, UnknownOption, GivenTwice."""
    wanted = document(name)
    found: dict[str, bool | str | tuple[str, ...]] = {}
    for each in given:
        key, _, value = each.partition("=")
        if key.strip() in found:
            raise GivenTwice(key.strip())
        option = next((option for option in wanted.options if option.key == key.strip()), None)
        found[key.strip()] = option.read(value.strip()) if option else value
    return found


__all__ = [
    "DrawnPages",
    "Material",
    "PreparedDocument",
    "Request",
    "Subject",
    "Subjects",
    "UnknownFormat",
    "disclose",
    "documents",
    "gather",
    "give",
    "options_from",
    "prepare",
    "print_to",
    "refuse_format",
    "subjects",
]
