"""The report workbook of an import: the partner's own file with its faulty cells marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from exchange_app.kinds import kind
from exchange_app.services.importing.preparing import target_of
from exchange_app.services.importing.preview import Preview, RowDecisions
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.report import ReportedCell, of_import, write_report
from exchange_app.sheets.values.texts import words_of
from exchange_app.text import Words


def report(preview: Preview, target: Path, words: Words, decisions: RowDecisions | None = None) -> int:
    """Save the file with every unreadable cell, every row that was set aside and every one that a person left out marked and listed,
    but for cells that a person filled in; how many there are.

    Raises TargetBusy, TargetFull, TargetForbidden, TargetMissing.
    """
    assert preview.book is not None
    decided = decisions or RowDecisions()
    left_out = decided.left_out
    out = frozenset(left_out)
    findings = []
    for sheet, row in preview.rows():
        if (sheet.name, row.row) in out:
            continue
        declared = fields_of(sheet.kind)
        done = decided.filled.get((sheet.name, row.row), ())
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
        if (sheet.name, row.row) not in out
    ]
    why = words._("left out when the list was imported")
    left = [ReportedCell(name, row, "", "", why, _words_of(preview, name, row)) for name, row in left_out]
    headline = of_import(findings, words)
    counted = (
        (words.n_("{count} row was set aside", "{count} rows were set aside", len(aside)), aside),
        (words.n_("{count} row was left out", "{count} rows were left out", len(left)), left),
    )
    if told := [said for said, rows in counted if rows]:
        headline = replace(headline, about=words.join((headline.about, *told) if findings else told))
    return write_report(preview.path, preview.book, [*findings, *aside, *left], target, words, headline=headline)


def _words_of(preview: Preview, name: str, row: int) -> str:
    """What the cells of a row say; of a record that is a column nothing, for its cells stand in many rows."""
    sheet = preview.book.sheet(name) if preview.book is not None else None
    turned = any(each.mapped.turned for each in preview.sheets if each.name == name)
    if sheet is None or turned or not 0 < row <= len(sheet.rows):
        return ""
    return " · ".join(text for cell in sheet.rows[row - 1] if (text := words_of(cell)))
