"""The emergency sheet: whom to call, and what to know, about everybody who has a place."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_app.documents import list_of_people
from exchange_app.documents.document import Content, Document, DocumentTable, OptionValue, Request
from exchange_app.documents.material import Material
from exchange_app.kinds import kind
from exchange_app.kinds.registry import other_side
from exchange_app.text import msg, pmsg

_TITLE = pmsg("document", "Emergency sheet")


def content(material: Material, request: Request) -> Content:
    """The sheet as its template takes it."""
    nobody = msg("Nobody has a place yet.")
    return list_of_people.content(DOCUMENT, material, request, _TITLE, nobody)


def table(material: Material, request: Request) -> DocumentTable:
    """The same as a workbook."""
    return list_of_people.table(DOCUMENT, material, request)


def usual(about: str, options: Mapping[str, OptionValue]) -> tuple[str, ...]:
    """The columns where nobody chose any. What somebody needs is sensitive: it is added by whoever answers for it."""
    other = other_side(about)
    beside = () if options.get("grouped") else (f"{other}.{kind(other).lead}",)
    return ("name", "agency", "phone", "emergency_name", "emergency_phone", *beside)


DOCUMENT = Document(
    title=_TITLE,
    file_word=pmsg("file name", "emergency"),
    about=("cohort", "outlet"),
    content=content,
    table=table,
    options=list_of_people.options(usual, "placed"),
)
