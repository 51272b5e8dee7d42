"""A list of people on paper: who is on it, under which headings, with which columns; of a cohort or of an outlet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from exchange_app.documents import parts
from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.document import Content, Document, DocumentTable, Option, OptionValue, Request
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.person_columns import alphabetical, find, value
from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import text
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.columns import Column
from exchange_app.kinds.registry import other_side
from exchange_app.text import Language, Message, msg, nmsg, pmsg, sort_key


@dataclass(frozen=True, slots=True)
class _Section:
    """The people under one heading: an outlet, a cohort, or nothing (the placeless, or a list without groups)."""

    heading: Record | None
    entries: list[PersonEntry]


def content(document: Document, material: Material, request: Request, title: Message, nobody: Message) -> Content:
    """The list as `people` of common.typ takes it. `nobody` is said where it is empty."""
    options = document.settled(request)
    said = Bilingual(request.languages)
    sections = _sections(material, options, request.languages[0])
    entries = [entry for section in sections for entry in section.entries]
    columns = find(_keys(options))
    showers = [said.shower(column.field) for column in columns]
    groups = []
    for section in sections:
        rows = [
            [shower(value(entry, column, material.outlets)) for shower, column in zip(showers, columns, strict=True)]
            for entry in section.entries
        ]
        groups.append((*_heading(section, said, bool(options["grouped"])), rows))
    blank = parts.BLANK if options["walk_in"] else 0
    listed = parts.table_of_people(columns, groups, said, signed=bool(options["signed"]), blank=blank)
    if not entries:
        listed["empty"] = said.together(nobody)
    count = said.together(nmsg("{count} person", "{count} people", len(entries)))
    data = {
        **parts.frame(material, said, title, subtitles=_subtitles(material, said), facts=[count]),
        "orientation": options["orientation"],
        "list": listed,
        "signatures": parts.signatures(material, request.languages) if options["signatures"] else [],
    }
    return Content(data, entries, tagged=not listed["plain"])


def table(document: Document, material: Material, request: Request) -> DocumentTable:
    """The same columns as a workbook: dates and numbers as such, choices in words, a column for the group."""
    options = document.settled(request)
    said = Bilingual(request.languages)
    columns = find(_keys(options))
    showers = [said.shower(column.field) for column in columns]
    types = [column.plain_type for column in columns]
    rows: list[list[object]] = []
    for section in _sections(material, options, request.languages[0]):
        lead = [_name(section, said)] if options["grouped"] else []
        for entry in section.entries:
            values = [(column, value(entry, column, material.outlets)) for column in columns]
            cells = [_cell(*each, shower(each[1])) for each, shower in zip(values, showers, strict=True)]
            rows.append([len(rows) + 1, *lead, *cells])
    heads = [" / ".join(dict.fromkeys(each)) for each in parts.headings(columns, said)]
    group = [said.together(kind(other_side(material.about)).label)] if options["grouped"] else []
    return DocumentTable(
        [said.together(pmsg("column", "No.")), *group, *heads],
        rows,
        [FieldType.INTEGER, *(FieldType.TEXT for _ in group), *types],
    )


def _keys(options: Mapping[str, OptionValue]) -> tuple[str, ...]:
    keys = options["columns"]
    assert isinstance(keys, tuple)
    return keys


def _subtitles(material: Material, said: Bilingual) -> list[list[str]]:
    """A line for the place of an outlet, for a cohort's name and programme, and for its track and period."""
    found = []
    if material.outlet is not None:
        where = zip(*(parts.value_of(material.outlet, key, said) for key in ("city", "country")), strict=True)
        found.append([", ".join(filter(None, each)) for each in where])
    if material.cohort is not None:
        name, programme = text(material.cohort, "title") or "", text(material.cohort, "programme") or ""
        found.append([" · ".join(dict.fromkeys(filter(None, (name, programme))))])
        days = said.days(*parts.term(material.cohort))
        tracks = parts.value_of(material.cohort, "track", said)
        found.append([" · ".join(filter(None, each)) for each in zip(tracks, days, strict=True)])
    return found


def _sections(material: Material, options: Mapping[str, OptionValue], language: Language) -> list[_Section]:
    entries = alphabetical([each for each in material.entries if parts.wanted(each, options)], language)
    if not options["grouped"]:
        return [_Section(None, entries)]
    of = other_side(material.about)
    groups: dict[RecordId | None, list[PersonEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.at(of), []).append(entry)

    def order(key: RecordId | None) -> tuple[bool, date, str]:
        if key is None:
            return (True, date.max, "")
        heading = groups[key][0].records[of]
        return (False, parts.term(heading)[0] or date.max, sort_key(titles.title(heading), language))

    return [_Section(groups[key][0].records[of] if key else None, groups[key]) for key in sorted(groups, key=order)]


def _heading(section: _Section, said: Bilingual, grouped: bool) -> tuple[str, str]:
    """A section's heading, and what stands beside it in a lighter tone."""
    if not grouped:
        return "", ""
    count = said.together(nmsg("{count} person", "{count} people", len(section.entries)))
    if section.heading is None:
        beside = ""
    else:
        days = said.days(*parts.term(section.heading))
        beside = text(section.heading, "city") or " / ".join(dict.fromkeys(filter(None, days)))
    return _name(section, said), " · ".join(filter(None, (beside, count)))


def _name(section: _Section, said: Bilingual) -> str:
    if section.heading is None:
        return said.together(pmsg("roster", "Not placed yet"))
    return titles.title(section.heading)


def _cell(column: Column, found: Value | None, shown: str) -> date | int | Decimal | str | None:
    if found is None:
        return None
    if column.plain_type is not FieldType.TEXT and isinstance(found, date | int | Decimal):
        return found
    return shown


def options(
    usual: Callable[[str, Mapping[str, OptionValue]], tuple[str, ...]], people: str = "all"
) -> tuple[Option, ...]:
    """What is chosen of a list: its people, groups and columns (`usual` where nobody chose any), and its paper."""
    return (
        replace(parts.PEOPLE, default=people),
        Option("grouped", msg("Grouped by outlet"), about=("cohort",)),
        Option("grouped", msg("Grouped by cohort"), about=("outlet",)),
        Option("columns", msg("Columns"), usual=usual, default=()),
        parts.ORIENTATION,
        parts.SIGNED,
        parts.WALK_IN,
        parts.SIGNATURES,
    )
