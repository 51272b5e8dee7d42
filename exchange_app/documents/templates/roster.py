"""The roster: who applied to a cohort or has a place in it, or who has a place at an outlet."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_app.documents import list_of_people
from exchange_app.documents.document import Content, Document, DocumentTable, OptionValue, Request
from exchange_app.documents.material import Material
from exchange_app.domain import titles
from exchange_app.kinds import kind
from exchange_app.kinds.registry import offers_places, other_side
from exchange_app.text import Message, msg, pmsg

_TITLES = {
    "all": pmsg("roster", "List of applicants"),
    "selected": pmsg("roster", "List of selected participants"),
    "placed": pmsg("roster", "List of placed participants"),
}
_NOBODY = {
    "all": msg("Nobody has applied to this cohort yet."),
    "selected": msg("Nobody in this cohort has been selected yet."),
    "placed": msg("Nobody in this cohort has been placed yet."),
}


def content(material: Material, request: Request) -> Content:
    """The roster as its template takes it."""
    options = DOCUMENT.settled(request)
    return list_of_people.content(DOCUMENT, material, request, _title(material, options), _nobody(material, options))


def table(material: Material, request: Request) -> DocumentTable:
    """The same as a workbook."""
    return list_of_people.table(DOCUMENT, material, request)


def usual(about: str, options: Mapping[str, OptionValue]) -> tuple[str, ...]:
    """The columns where nobody chose any."""
    grouped = bool(options.get("grouped"))
    person = ("family_name", "given_name", "agency", "birth_date", "city", "employer")
    stay = ("placement.starts", "placement.ends")
    other = other_side(about)
    beside = () if grouped else (f"{other}.{kind(other).lead}",)
    return (*person, "phone" if offers_places(about) else "application.status", *beside, *stay)


def _title(material: Material, options: Mapping[str, OptionValue]) -> Message:
    if material.outlet is not None:
        return pmsg("roster", "Participants at {outlet}", outlet=titles.title(material.outlet))
    return _TITLES[str(options["people"])]


def _nobody(material: Material, options: Mapping[str, OptionValue]) -> Message:
    if material.outlet is not None:
        return msg("Nobody holds a place at this outlet yet.")
    return _NOBODY[str(options["people"])]


DOCUMENT = Document(
    title=pmsg("document", "Roster"),
    file_word=pmsg("file name", "roster"),
    about=("cohort", "outlet"),
    content=content,
    table=table,
    options=list_of_people.options(usual),
)
