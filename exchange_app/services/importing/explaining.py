"""Why a list was read as it was: for each column what it was read as, for each row that is no record what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exchange_app.services.importing.preview import Action, Preview, SheetPreview
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.infer.results import IgnoredColumn, MappedColumn
from exchange_app.text import Message, Words


def explain(preview: Preview, words: Words) -> list[dict[str, Any]]:
    """What the reading of a file goes by, table by table, as `import --explain --json` prints it; in the order of the file."""
    return [
        {
            "sheet": sheet.name,
            "kind": sheet.kind,
            "header_rows": list(sheet.mapped.header_rows),
            "columns": _columns(sheet, words),
            "rows": _rows(sheet, words),
        }
        for sheet in preview.sheets
    ]


def _columns(sheet: SheetPreview, words: Words) -> list[dict[str, Any]]:
    """Every column: the fields that it gives with their labels and how sure that is (from 0 to 1), and why; without fields it is
    left out."""
    mapped = sheet.mapped
    every: list[MappedColumn | IgnoredColumn] = [*mapped.columns, *mapped.ignored_columns]
    found = []
    for each in sorted(every, key=lambda column: column.index):
        fields = each.fields if isinstance(each, MappedColumn) else ()
        found.append(
            {
                "column": each.column,
                "header": each.header,
                "fields": list(fields),
                "read_as": read_as(sheet, each, words) if isinstance(each, MappedColumn) else "",
                "confidence": each.confidence if isinstance(each, MappedColumn) else None,
                "why": words.say(each.why),
                "signs": dict(each.signs) if isinstance(each, MappedColumn) else {},
                "speaks": _speaks(each.signs, words) if isinstance(each, MappedColumn) else "",
                "samples": list(each.samples),
            }
        )
    return found


def read_as(sheet: SheetPreview, column: MappedColumn, words: Words) -> str:
    """The fields that a column gives, by their labels."""
    declared = fields_of(sheet.kind)
    return words.join(words.say(declared[key].label) for key in column.fields)


def _speaks(signs: Sequence[tuple[str, float]], words: Words) -> str:
    """How much the header, the values, the columns beside and how usual the field is speak for it, above 0, or against it."""
    sums = dict.fromkeys(("heading", "values", "neighbour", "field"), 0.0)
    for name, weight in signs:
        sums[next((part for part in sums if name.startswith(part)), "values")] += weight
    if not signs:
        return ""
    header, values, beside, usual = (f"{each:+.1f}" for each in sums.values())
    return words._(
        "header {header}, values {values}, columns beside it {beside}, how usual it is {usual}",
        header=header, values=values, beside=beside, usual=usual,
    )  # fmt: skip


def _rows(sheet: SheetPreview, words: Words) -> list[dict[str, Any]]:
    """The rows not taken as records: `ignored` is no record at all, `aside` waits for a person, `skip` is one that lacks what every record must have."""

    def row(number: int, state: str, why: Sequence[Message]) -> dict[str, Any]:
        signs = dict(sheet.mapped.signs.get(number, ()))
        return {"row": number, "state": state, "why": words.join(map(words.say, why)), "signs": signs}

    found = [row(each.row, "ignored", (each.why,)) for each in sheet.mapped.ignored_rows]
    found += [row(each.row, "aside", (each.why,)) for each in sheet.mapped.set_aside]
    for each in sheet.rows:
        if each.action is Action.SKIP:
            lacking = [problem.message for problem in each.problems if problem.field in each.missing]
            found.append(row(each.row, each.action.value, lacking))
    return sorted(found, key=lambda data: data["row"])
