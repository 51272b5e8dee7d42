"""A listing in words: titles, headings, cells and signature lines, ready for the documents room."""

from __future__ import annotations

from exchange_app.documents.model import Column, Group, Roster, SignatureBlock
from exchange_app.domain.records import Record
from exchange_app.domain.rules import day, text
from exchange_app.kinds import kind
from exchange_app.kinds.values import show
from exchange_app.services.roster.columns import RosterColumn, heading
from exchange_app.services.roster.listing import Listing, Section
from exchange_app.services.roster.people import People
from exchange_app.services.roster.tongues import Tongues
from exchange_app.text import Message, msg, nmsg, pmsg, words

_TITLES = {
    People.ALL: pmsg("roster", "List of applicants"),
    People.SELECTED: pmsg("roster", "List of selected participants"),
    People.PLACED: pmsg("roster", "List of placed participants"),
}


def title(listing: Listing) -> Message:
    """What the roster is called."""
    if listing.outlet is not None:
        return pmsg("roster", "Participants at {outlet}", outlet=text(listing.outlet, "name") or listing.outlet.code)
    return _TITLES[listing.request.people]


def on_paper(listing: Listing) -> Roster:
    """The roster as the documents room takes it, in the languages that were asked for."""
    tongues = Tongues(listing.request.languages)
    return Roster(
        languages=listing.request.languages,
        agencies=tuple(text(each, "name") or each.code for each in listing.agencies),
        titles=tongues.each(title(listing)),
        subtitles=_subtitles(listing, tongues),
        facts=_facts(listing, tongues),
        as_of=tongues.together(_as_of(listing)),
        columns=_columns(listing, tongues),
        groups=_groups(listing, tongues),
        empty=tongues.together(_nobody(listing)),
        signatures=_signatures(listing) if listing.request.signatures else (),
        page_label=" · ".join(dict.fromkeys(each._("Page {page} of {pages}") for each in tongues.words)),
        continued=tongues.first._("{title} (continued)"),
        orientation=listing.request.orientation,
    )


def headings(listing: Listing, tongues: Tongues) -> list[tuple[str, ...]]:
    """The heading of each column in every language."""
    return [tongues.each(heading(column, listing.columns)) for column in listing.columns]


def _as_of(listing: Listing) -> Message:
    return msg("As of {date}", date=listing.as_of)


def _facts(listing: Listing, tongues: Tongues) -> tuple[str, ...]:
    count = nmsg("{count} person", "{count} people", listing.size)
    return (*dict.fromkeys(tongues.each(_as_of(listing))), tongues.together(count))


def _nobody(listing: Listing) -> Message:
    if listing.outlet is not None:
        return msg("Nobody holds a place at this outlet yet.")
    match listing.request.people:
        case People.ALL:
            return msg("Nobody has applied to this cohort yet.")
        case People.SELECTED:
            return msg("Nobody in this cohort has been selected yet.")
        case People.PLACED:
            return msg("Nobody in this cohort has been placed yet.")


def _subtitles(listing: Listing, tongues: Tongues) -> tuple[str, ...]:
    found = []
    if listing.outlet is not None:
        city, country = (_both(listing.outlet, key, tongues) for key in ("city", "country"))
        found.append(", ".join(each for each in (city, country) if each))
    if listing.cohort is not None:
        name, programme = text(listing.cohort, "title") or "", text(listing.cohort, "programme") or ""
        days = tongues.days(day(listing.cohort, "starts"), day(listing.cohort, "ends"))
        found.append(" · ".join(dict.fromkeys(each for each in (name, programme) if each)))
        found.append(" · ".join(each for each in (_both(listing.cohort, "track", tongues), days) if each))
    return tuple(each for each in found if each)


def _both(record: Record, key: str, tongues: Tongues) -> str:
    return tongues.shower(kind(record.kind).field(key))(record.get(key))


def _columns(listing: Listing, tongues: Tongues) -> tuple[Column, ...]:
    number = Column("number", tongues.each(pmsg("column", "No.")), 4, "right", whole=True)
    heads = headings(listing, tongues)
    return (number, *(_column(each, head, tongues) for each, head in zip(listing.columns, heads, strict=True)))


def _column(column: RosterColumn, heads: tuple[str, ...], tongues: Tongues) -> Column:
    width = column.field.width * (2 if tongues.double(column.field) else 1)
    return Column(column.key, heads, width, "right" if column.right else "left", column.named, column.whole)


def _groups(listing: Listing, tongues: Tongues) -> tuple[Group, ...]:
    showers = [tongues.shower(column.field) for column in listing.columns]
    groups, number = [], 0
    for section in listing.sections:
        rows = []
        for values in section.rows:
            number += 1
            rows.append([str(number), *[shower(value) for shower, value in zip(showers, values, strict=True)]])
        groups.append(Group(*_section(listing, section, tongues), rows))
    return tuple(groups)


def _section(listing: Listing, section: Section, tongues: Tongues) -> tuple[str, str]:
    """A section's heading, and what stands beside it in a lighter tone."""
    if not listing.request.grouped:
        return "", ""
    count = tongues.together(nmsg("{count} person", "{count} people", len(section.rows)))
    if section.heading is None:
        return tongues.together(pmsg("roster", "Not placed yet")), count
    name = text(section.heading, kind(section.heading.kind).name_fields[0]) or section.heading.code
    if section.heading.kind == "outlet":
        beside = show(kind("outlet").field("city"), section.heading.get("city"), tongues.first)
    else:
        beside = tongues.days(day(section.heading, "starts"), day(section.heading, "ends"))
    return name, " · ".join(each for each in (beside, count) if each)


def _signatures(listing: Listing) -> tuple[SignatureBlock, ...]:
    """A place to sign for each agency, in its own language where the document is in it."""
    blocks = []
    for agency in listing.agencies[:3]:
        spoken = text(agency, "language")
        said = words(next((each for each in listing.request.languages if each == spoken), listing.request.languages[0]))
        lines = (
            said.p_("signature", "Name and position"),
            said.p_("signature", "Signature"),
            said.p_("signature", "Date"),
        )
        blocks.append(SignatureBlock(text(agency, "name") or agency.code, lines))
    return tuple(blocks)
