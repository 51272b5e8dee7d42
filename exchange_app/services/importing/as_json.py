"""A preview as `import --json` prints it."""

from __future__ import annotations

from typing import Any

from exchange_app.services.importing.preparing import counted, target_of, unmatched_references
from exchange_app.services.importing.preview import Preview, RowPreview, SheetPreview
from exchange_app.text import Words


def to_json(preview: Preview, words: Words, *, dry_run: bool) -> dict[str, Any]:
    """The document of `import --json`."""
    return {
        "file": preview.path.name,
        "format": preview.format,
        "dry_run": dry_run,
        "cohort": (preview.cohort.code or None) if preview.cohort is not None else None,
        "new_cohort": preview.cohort.get("title") if preview.cohort is not None and not preview.cohort.id else None,
        "sheets": [_sheet(preview, sheet, words) for sheet in preview.sheets],
        "ignored_sheets": [{"sheet": name, "why": words.say(why)} for name, why in preview.ignored_sheets],
        "counts": counted(preview),
    }


def _sheet(preview: Preview, sheet: SheetPreview, words: Words) -> dict[str, Any]:
    data = sheet.mapped.to_json(words)
    asked = {column.column for column in sheet.asked_columns}
    for column in data["columns"]:
        column["asked"] = column["column"] in asked
    records = [written for written in data["rows"] if "action" not in written]
    for row, written in zip(sheet.rows, records, strict=True):
        _add_verdict(preview, sheet, row, written, words)
    return data


def _add_verdict(preview: Preview, sheet: SheetPreview, row: RowPreview, written: dict[str, Any], words: Words) -> None:
    for key, outlet in row.references.items():
        written["values"][f"{key}_{target_of(sheet.kind, key)}"] = (
            preview.outlet_codes.get(outlet) if outlet is not None else None
        )
    for key, message in unmatched_references(preview, sheet, row):
        column = sheet.mapped.column_of(key)
        letters = column.column if column is not None else None
        written["problems"].append(
            {"field": key, "column": letters, "cell": str(row.values[key]), "message": words.say(message)}
        )
    written["action"] = row.action.value
    written["matches"] = row.code
    if row.changes or row.application_changes:
        written["changes"] = sorted({**row.changes, **row.application_changes})
    if row.suspect is not None:
        written["suspect"] = {
            "score": row.suspect.score,
            "evidence": list(row.suspect.evidence),
            "row": row.suspect.row[1] if row.suspect.row is not None else None,
        }
