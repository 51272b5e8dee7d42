"""The report workbook of an import: the partner's own file with its faulty cells marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from exchange_app.kinds import kind
from exchange_app.services.importing.preparing import target_of
from exchange_app.services.importing.preview import Preview, RowKey
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.report import ReportedCell, of_import, write_report
from exchange_app.text import Words


def report(
    preview: Preview, target: Path, words: Words, *, filled: Mapping[RowKey, Collection[str]] | None = None
) -> int:
    """Save the file with every unreadable cell and every row that was set aside marked and listed, but for cells that were `filled`
    in; how many there are.

    Raises TargetBusy, TargetFull, TargetForbidden, TargetMissing.
    """
    assert preview.book is not None
    findings = []
    for sheet, row in preview.rows():
        declared = fields_of(sheet.kind)
        done = (filled or {}).get((sheet.name, row.row), ())
        for each in row.problems:
            if each.field not in done:
                label = words.say(declared[each.field].label) if each.field in declared else ""
                findings.append(
                    ReportedCell(sheet.name, row.row, each.column or "", label, words.say(each.message), each.cell)
                )
        for key, outlet in row.references.items():
            if outlet is None and preview.outlet_codes:
                column = sheet.mapped.column_of(key)
                said = words._("{kind}: nothing of this name is known.", kind=kind(target_of(sheet.kind, key)).label)
                letters = column.column if column is not None else ""
                findings.append(
                    ReportedCell(
                        sheet.name, row.row, letters, words.say(declared[key].label), said, str(row.values[key])
                    )
                )
    aside = [
        ReportedCell(sheet.name, row.row, "", "", words.say(row.why), " · ".join(row.words))
        for sheet in preview.sheets
        for row in sheet.mapped.set_aside
    ]
    headline = of_import(findings, words)
    if aside:
        said = words.n_("{count} row was set aside", "{count} rows were set aside", len(aside))
        headline = replace(headline, about=words.join((headline.about, said) if findings else (said,)))
    return write_report(preview.path, preview.book, [*findings, *aside], target, words, headline=headline)
