"""The cohort that a list of people tells of: its values as far as they stand in the file, for a person to complete."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from exchange_app.domain.record_columns import Gathered
from exchange_app.kinds import Value, kind
from exchange_app.services.importing.preview import Preview, SheetPreview
from exchange_app.sheets.infer.context import AgencyName
from exchange_app.sheets.values.dates import dates_inside, parse_date
from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.lists import read_directions

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def proposed_cohort(preview: Preview, known: Sequence[AgencyName], today: date) -> dict[str, Value]:
    """The values of a cohort into which the people of a file go: what stands above its table names it and may say its days, and from
    whom to whom they go. Where it does not, everybody sends and hosts. It is open: people apply to it."""
    sheet = next((each for each in preview.sheets if kind(each.kind).current is not None), None)
    if sheet is None:
        return {}
    lines = list(_lines_above(preview, sheet))
    named: dict[str, Value] = {"title": _title(preview, sheet, lines), "status": "open"}
    return {**named, **_sides(lines, known), **_days(lines, today), **_of_everybody(sheet)}


def _lines_above(preview: Preview, sheet: SheetPreview) -> Iterator[str]:
    """What stands alone in the rows above the header."""
    raw = preview.book.sheet(sheet.mapped.sheet) if preview.book is not None else None
    first = min(sheet.mapped.header_rows, default=1)
    for row in raw.rows[: first - 1] if raw is not None and not sheet.mapped.turned else ():
        filled = [str(cell).strip() for cell in row if cell is not None and str(cell).strip()]
        if len(filled) == 1:
            yield filled[0]


def _title(preview: Preview, sheet: SheetPreview, lines: Sequence[str]) -> str:
    """The line above the table that names a year, else the last one, else the name of the file."""
    said = [each for each in lines if not any(True for _ in dates_inside(each))]
    line = next((each for each in said if _YEAR.search(each)), "") or (said[-1] if said else preview.path.stem)
    return line.partition(":")[0].strip() or line


def _sides(lines: Sequence[str], known: Sequence[AgencyName]) -> Mapping[str, Value]:
    """Who sends to whom, where a line says just that (`TR → AZ`); else all send, and none hosts alone."""
    codes, read = {each.country: each.code for each in known}, read_directions({}, several=False)
    for sending, hosting in filter(None, map(read, lines)):
        if {sending, hosting} <= codes.keys():
            return {"sending": (codes[sending],), "hosting": codes[hosting]}
    return {"sending": tuple(each.code for each in known)}


def _days(lines: Sequence[str], today: date) -> Mapping[str, Value]:
    """First and last day, where just two days are written above the table."""
    read = [parse_date(words, today) for line in lines for _, _, words in dates_inside(line)]
    days, imported = [each for each in read if not isinstance(each, Fault)], kind("cohort").imported
    if imported is None or len(days) != 2 or days[0] == days[1]:
        return {}
    return dict(zip(imported.periods["date"], sorted(days), strict=True))


def _of_everybody(sheet: SheetPreview) -> Mapping[str, Value]:
    """The field of work, where it is that of everybody in the list."""
    fields = set(Gathered([row.values for row in sheet.rows]).column("track")) if sheet.rows else set()
    (track,) = fields if len(fields) == 1 else (None,)
    return {"track": track} if track is not None else {}
