"""The attendance sheet: people down, days across, and a box for each to be ticked or signed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from exchange_app.documents import parts
from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.document import Content, Document, Option, Request
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.person_columns import alphabetical
from exchange_app.domain import titles
from exchange_app.kinds import kind
from exchange_app.kinds.registry import other_side
from exchange_app.text import msg, nmsg, pmsg

ACROSS = 10
"""Days on a sheet: two weeks of work."""
MOST_DAYS = 400
"""Days after which a list ends: more than a year is no training."""
_WEEKEND = 5
_PERSON = kind("applicant")


def content(material: Material, request: Request) -> Content:
    """The sheets as their template takes them."""
    options = DOCUMENT.settled(request)
    said = Bilingual(request.languages)
    entries = alphabetical([each for each in material.entries if parts.wanted(each, options)], request.languages[0])
    days = _days(material, entries, working=options["days"] == "working") if options["days"] != "none" else []
    title = pmsg("document", "Attendance sheet")
    subtitles = [[each] for each in parts.names_of_subjects(material)]
    count = said.together(nmsg("{count} person", "{count} people", len(entries)))
    data = {
        **parts.frame(material, said, title, subtitles=subtitles, facts=[count]),
        "heads": [said.each(each) for each in (pmsg("column", "No."), _PERSON.name_label or _PERSON.label, kind(other_side(material.about)).label)],
        "people": [_person(each, material) for each in entries],
        "walk_in": parts.BLANK,
        "sheets": [_sheet(some, entries, said) for some in _evenly(days)] or [_empty_sheet(len(entries))],
        "foot": said.each(pmsg("attendance", "Trainer’s signature")),
        "note": said.each(msg("Days on which somebody is not here are grey.")) if days else [],
    }  # fmt: skip
    return Content(data, entries)


def _days(material: Material, entries: Sequence[PersonEntry], *, working: bool) -> list[date]:
    """The days of the cohort, else of the stays of its people."""
    stays = [stay for each in entries if (stay := _stay(each)) is not None]
    first, last = parts.term(material.cohort) if material.cohort is not None else (None, None)
    first = first or min((each[0] for each in stays), default=None)
    last = last or max((each[1] for each in stays), default=None)
    if first is None or last is None:
        return []
    return [each for each in _from_to(first, last) if not working or each.weekday() < _WEEKEND]


def _evenly(days: Sequence[date]) -> Iterator[Sequence[date]]:
    """The days of each sheet, about as many on each."""
    sheets = -(-len(days) // ACROSS)
    for at in range(sheets):
        yield days[at * len(days) // sheets : (at + 1) * len(days) // sheets]


def _from_to(first: date, last: date) -> Iterator[date]:
    for at in range(min((last - first).days + 1, MOST_DAYS)):
        yield first + timedelta(days=at)


def _stay(entry: PersonEntry) -> tuple[date, date] | None:
    """From when until when somebody is at the outlet; None where that is not known."""
    for of in ("placement", "opening"):
        record = entry.records.get(of)
        starts, ends = (None, None) if record is None else parts.term(record)
        if starts is not None and ends is not None:
            return starts, ends
    return None


def _person(entry: PersonEntry, material: Material) -> list[str]:
    beside = entry.records.get(other_side(material.about))
    return [parts.clean(titles.listed(entry.applicant)), parts.clean(titles.title(beside)) if beside else ""]


def _sheet(days: Sequence[date], entries: Sequence[PersonEntry], said: Bilingual) -> dict[str, Any]:
    stays = [_stay(each) for each in entries]
    return {
        "days": [
            [f"{each.day}.{each.month:02}", *dict.fromkeys(spoken.short_weekday(each) for spoken in said.words)]
            for each in days
        ],
        "away": [[stay is not None and not stay[0] <= each <= stay[1] for each in days] for stay in stays],
    }


def _empty_sheet(people: int) -> dict[str, Any]:
    """Columns without days, which are written over them by hand."""
    return {"days": [[]] * ACROSS, "away": [[False] * ACROSS] * people}


DOCUMENT = Document(
    title=pmsg("document", "Attendance sheet"),
    file_word=pmsg("file name", "attendance"),
    about=("cohort", "outlet"),
    content=content,
    options=(
        replace(parts.PEOPLE, default="selected"),
        Option(
            "days",
            msg("Days"),
            choices=(
                ("working", msg("Monday to Friday")),
                ("all", msg("Every day")),
                ("none", msg("Written by hand")),
            ),
            default="working",
        ),
    ),
)
