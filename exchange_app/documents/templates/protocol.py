"""The protocol of a selection: by which rules, who was selected and who waits, with scores and reasons, for both sides to sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_app.documents import parts
from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.document import Content, Document, DocumentTable, Request
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.person_columns import find, value
from exchange_app.domain.records import Record
from exchange_app.domain.rules import day, number, text
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.application import DECIDED, DECISION, EXCEPTION, ORDER
from exchange_app.kinds.choices import APPLICATION_STATUS
from exchange_app.kinds.cohort import SELECTED_BY
from exchange_app.text import Message, msg, nmsg, pmsg

_EXCEPTION = f"application.{EXCEPTION}"
_COLUMNS = ("code", "name", "agency", *(f"application.{each}" for each in DECISION))
_GROUPS = ("selected", "waitlisted", "rejected", "ineligible", "withdrawn")
_METHOD = msg(
    "A score is the mean of the points by the weights of the criteria. It is evened: what an evaluator gives the same people less, "
    "or more, than the others do is taken off, the less the fewer sheets they filled in. Seats go by rank, within the seats of each "
    "side and keeping the minimums. Equal scores are put in order as said below, last by the lot."
)


def content(material: Material, request: Request) -> Content:
    """The protocol as its template takes it."""
    options = DOCUMENT.settled(request)
    said = Bilingual(request.languages)
    cohort = material.cohort
    assert cohort is not None
    columns = find(_shown(material))
    showers = [said.shower(column.field) for column in columns]
    groups, entries = [], []
    for label, some in _grouped(material):
        rows = [
            [shower(value(each, column, material.outlets)) for shower, column in zip(showers, columns, strict=True)]
            for each in some
        ]
        count = said.together(nmsg("{count} person", "{count} people", len(some)))
        groups.append((said.together(label), count, rows))
        entries += some
    listed = parts.table_of_people(columns, groups, said)
    if not entries:
        listed["empty"] = said.together(msg("Nothing has been decided for this cohort yet."))
    decided = sorted({str(said.first.date(each)) for each in _days(entries)})
    facts = [said.together(msg("Decided on {day}", day=", ".join(decided)))] if decided else []
    data = {
        **parts.frame(
            material,
            said,
            pmsg("document", "Protocol of the selection"),
            subtitles=[[str(cohort.get("title"))]],
            facts=facts,
        ),
        "orientation": options["orientation"],
        "method": said.each(_METHOD),
        "rules": [[said.together(kind("cohort").field(key).label), shown] for key, shown in _rules(cohort, said)],
        "list": listed,
        "signatures": parts.signatures(material, request.languages) if options["signatures"] else [],
    }
    return Content(data, entries, tagged=not listed["plain"])


def table(material: Material, request: Request) -> DocumentTable:
    """The decisions as a workbook, the rules of the cohort under them."""
    said = Bilingual(request.languages)
    cohort = material.cohort
    assert cohort is not None
    columns = find(_shown(material))
    showers = [said.shower(column.field) for column in columns]
    heads = [" / ".join(dict.fromkeys(each)) for each in parts.headings(columns, said)]
    decision = said.together(pmsg("column", "Decision"))
    rows: list[list[object]] = []
    for label, some in _grouped(material):
        for each in some:
            shown = [
                shower(value(each, column, material.outlets)) for shower, column in zip(showers, columns, strict=True)
            ]
            rows.append([said.together(label), *shown])
    width = len(heads)
    rows += [[None] * (width + 1)]
    rows += [
        [said.together(kind("cohort").field(key).label), shown, *([None] * (width - 1))]
        for key, shown in _rules(cohort, said)
    ]
    rows += [[each, *([None] * width)] for each in said.each(_METHOD)]
    for block in parts.signatures(material, request.languages):
        rows += [[None] * (width + 1), [block["title"], *([None] * width)]]
        rows += [[line, *([None] * width)] for line in block["lines"]]
    return DocumentTable([decision, *heads], rows, [FieldType.TEXT] * (width + 1))


def _shown(material: Material) -> tuple[str, ...]:
    """The columns, with that of exceptions where there are any."""
    some = any(text(_applied(each), EXCEPTION) for each in material.entries)
    return (*_COLUMNS, _EXCEPTION) if some else _COLUMNS


def _grouped(material: Material) -> Iterator[tuple[Message, list[PersonEntry]]]:
    """Everybody of whom something is decided: the selected, the waiting lists of each side, then all others."""
    for status in _GROUPS:
        some = [each for each in material.entries if text(_applied(each), "status") == status]
        sides = sorted({each.applicant.agency for each in some}) if status == "waitlisted" else [""]
        for side in sides:
            of = sorted((each for each in some if side in ("", each.applicant.agency)), key=_order)
            label = APPLICATION_STATUS.label(status)
            if of:
                yield (msg("{status}, {side}", status=label, side=side) if side else label), of


def _applied(entry: PersonEntry) -> Record:
    return entry.records["application"]


def _order(entry: PersonEntry) -> tuple[int | str, ...]:
    application = _applied(entry)
    last = 10**9
    return *(number(application, each) or last for each in ORDER), application.code


def _days(entries: list[PersonEntry]) -> Iterator[date]:
    for each in entries:
        if (found := day(_applied(each), DECIDED)) is not None:
            yield found


def _rules(cohort: Record, said: Bilingual) -> Iterator[tuple[str, str]]:
    for key in SELECTED_BY:
        if cohort.get(key) is not None:
            yield key, " / ".join(dict.fromkeys(parts.value_of(cohort, key, said)))


DOCUMENT = Document(
    title=pmsg("document", "Protocol of the selection"),
    file_word=pmsg("file name", "protocol"),
    content=content,
    table=table,
    options=(parts.ORIENTATION, parts.SIGNATURES),
)
