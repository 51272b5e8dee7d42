"""Badges: name, outlet and languages of each participant on a card, several to a sheet, to be cut out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exchange_app.documents import parts
from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.document import Content, Document, Option, Request
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.person_columns import alphabetical
from exchange_app.domain import titles
from exchange_app.domain.rules import text
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.values import show
from exchange_app.text import msg, pmsg

EMERGENCY = "112"
"""The number that is called for help in both countries."""
_LEVELS = tuple(each for each in kind("applicant").fields if each.type is FieldType.LEVEL)
_PHONE = next(each for each in kind("outlet").fields if each.type is FieldType.PHONE)


def content(material: Material, request: Request) -> Content:
    """The badges as their template takes them."""
    options = DOCUMENT.settled(request)
    said = Bilingual(request.languages)
    entries = alphabetical([each for each in material.entries if parts.wanted(each, options)], request.languages[0])
    title = pmsg("document", "Badges")
    data = {
        **parts.frame(material, said, title),
        "badges": [_badge(each, material, said) for each in entries],
        "across": 2,
        "down": 4 if options["size"] == "large" else 5,
        "empty": "" if entries else said.together(msg("There is nobody of whom a badge could be made.")),
    }
    return Content(data, entries, blank=not entries)


def _badge(entry: PersonEntry, material: Material, said: Bilingual) -> dict[str, Any]:
    person, outlet, cohort = entry.applicant, entry.records.get("outlet"), entry.records.get("cohort")
    family, given = (parts.clean(text(person, key) or "") for key in kind(person.kind).name_fields)
    city = (text(outlet, "city") or "") if outlet else ""
    phone = outlet.get(_PHONE.key) if outlet else None
    levels = [
        f"{said.first.say(each.label)} {show(each, level, said.first)}"
        for each in _LEVELS
        if (level := person.get(each.key)) is not None
    ]
    return {
        "agencies": [parts.clean(titles.title(each)) for each in material.agencies],
        "cohort": parts.clean(titles.title(cohort)) if cohort else "",
        "side": person.agency,
        "ours": bool(material.agencies) and text(material.agencies[0], "code") == person.agency,
        "given": given,
        "family": family or (person.code if not given else ""),
        "employer": parts.clean(text(person, "employer") or ""),
        "place": parts.clean(", ".join(filter(None, (titles.title(outlet) if outlet else "", city)))),
        "phone": show(_PHONE, phone, said.first) if phone else "",
        "spoken": levels,
        "emergency": said.together(pmsg("badge", "Emergency {number}", number=EMERGENCY)),
    }


DOCUMENT = Document(
    title=pmsg("document", "Badges"),
    file_word=pmsg("file name", "badges"),
    about=("cohort", "outlet"),
    content=content,
    options=(
        replace(parts.PEOPLE, default="placed"),
        Option(
            "size",
            msg("Size"),
            choices=(("large", msg("8 on a sheet")), ("small", msg("10 on a sheet"))),
            default="large",
            paper=True,
        ),
    ),
)
