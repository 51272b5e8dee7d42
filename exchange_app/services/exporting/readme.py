"""The first sheet of an exchange workbook: what it is, who sent it, what to fill in, in the reader's language."""

from __future__ import annotations

from datetime import date

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.kinds import kind
from exchange_app.kinds.registry import shared_fields
from exchange_app.services.disclosures import sensitive_names
from exchange_app.services.exporting.scope import ExportScope
from exchange_app.text import Words


def readme(
    found: ExportScope, sender: Record, said: Words, number: int, today: date, *, with_sensitive: bool
) -> tuple[str, list[str]]:
    """The title of the sheet and its lines; the first line is the heading."""
    name = titles.title(sender)
    counts = said.join(
        f"{said.say(kind(key).plural)}: {said.number(len(records))}" for key, records in found.records.items()
    )
    cohorts = "; ".join(titles.title(each) for each in found.records["cohort"])
    lines = [
        said._("Exchange workbook no. {number} from {agency}", number=number, agency=name),
        said._("For {agency}, {day}", agency=titles.title(found.partner), day=said.long_date(today)),
        "",
        said._("Cohorts: {cohorts}", cohorts=cohorts or "–"),
        counts,
        "",
        said._(
            "White cells are yours to fill in or correct. Grey cells are kept by the other agency and are locked; tell it what is wrong there."
        ),
        said._(
            "New people, outlets or places: use the free rows at the end of each sheet. They have their ID already; leave it as it is."
        ),
        said._(
            "Do not change the first column. It tells which record a row is, so you may sort, filter and hide as you like."
        ),
        said._("To take a record out, choose “yes” in the last column. A row that you delete takes nothing out."),
        said._(
            "Where a cell offers a list, choose from it. Dates are written as day.month.year, phones with the country code, such as +994 50 123 45 67."
        ),
        said._(
            "Save the file as an Excel workbook (.xlsx) and send it back; every name, sheet and column may stay as it is."
        ),
    ]
    if with_sensitive:
        fields = said.join(sensitive_names(shared_fields(), said))
        lines.append(
            said._(
                "This file holds sensitive data ({fields}). Keep it safe, and delete it when it is no longer needed.",
                fields=fields,
            )
        )
    return said.p_("sheet", "Read me"), lines
