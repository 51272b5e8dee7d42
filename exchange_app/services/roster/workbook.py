"""A listing as a plain workbook: the same columns, dates and numbers as such, choices in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from exchange_app.domain.rules import text
from exchange_app.kinds import Field, FieldType, Value, kind
from exchange_app.services.roster.listing import Listing, Section
from exchange_app.services.roster.paper import headings
from exchange_app.services.roster.tongues import Tongues
from exchange_app.text import pmsg

_AS_THEY_ARE = frozenset({FieldType.DATE, FieldType.INTEGER, FieldType.DECIMAL})


def save_workbook(listing: Listing, path: Path) -> None:
    """Write the listing; a column for the group comes first where it is grouped."""
    from exchange_app.sheets.write import write_table

    tongues = Tongues(listing.request.languages)
    headers = [" / ".join(dict.fromkeys(heads)) for heads in headings(listing, tongues)]
    types = [column.field.type if column.field.type in _AS_THEY_ARE else FieldType.TEXT for column in listing.columns]
    showers = [tongues.shower(column.field) for column in listing.columns]
    fields = [column.field for column in listing.columns]
    number = tongues.together(pmsg("column", "No."))
    rows: list[list[object]] = []
    for section in listing.sections:
        lead = [_section(section, tongues)] if listing.request.grouped else []
        for values in section.rows:
            cells = [
                _cell(field, value, shower(value)) for field, value, shower in zip(fields, values, showers, strict=True)
            ]
            rows.append([len(rows) + 1, *lead, *cells])
    group = []
    if listing.request.grouped:
        of = kind("cohort" if listing.outlet is not None else "outlet")
        group = [tongues.together(of.label)]
    write_table(path, [number, *group, *headers], rows, [FieldType.INTEGER, *(FieldType.TEXT for _ in group), *types])


def _section(section: Section, tongues: Tongues) -> str:
    if section.heading is None:
        return tongues.together(pmsg("roster", "Not placed yet"))
    return text(section.heading, kind(section.heading.kind).name_fields[0]) or section.heading.code


def _cell(field: Field, value: Value | None, shown: str) -> date | int | Decimal | str | None:
    if value is None:
        return None
    if field.type in _AS_THEY_ARE and isinstance(value, date | int | Decimal):
        return value
    return shown
