"""What may be typed into a column: lists to choose from, days, whole numbers within bounds."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_app.sheets.write.cells import column_letters
from exchange_app.sheets.write.model import Book, CellKind, ColumnPlan, SheetPlan
from exchange_app.sheets.write.parts import attribute


def validations(sheet: SheetPlan, book: Book, places: Mapping[str, str], last: int) -> str:
    """The dataValidations element of a sheet whose rows end at `last`; `places` gives the range of each list."""
    found = []
    for at, column in enumerate(sheet.columns):
        rule = _rule(column, places)
        if rule:
            letters = column_letters(at)
            title, text = book.refused.get(CellKind.TEXT if column.choices is not None else column.kind, ("", ""))
            said = f' errorTitle="{attribute(title[:31])}" error="{attribute(text[:250])}"' if text else ""
            stop = "" if column.strict else ' errorStyle="warning"'
            opening, formulas = rule
            found.append(
                f'<dataValidation {opening} allowBlank="1" showErrorMessage="1"{stop}{said} sqref="{letters}2:{letters}{max(last, 2)}">'
                f"{formulas}</dataValidation>"
            )
    return f'<dataValidations count="{len(found)}">{"".join(found)}</dataValidations>' if found else ""


def _rule(column: ColumnPlan, places: Mapping[str, str]) -> tuple[str, str] | None:
    if column.choices is not None:
        return 'type="list"', f"<formula1>{places[column.choices]}</formula1>"
    match column.kind:
        case CellKind.DATE:
            return 'type="date" operator="between"', "<formula1>1</formula1><formula2>73050</formula2>"
        case CellKind.INTEGER:
            low = column.minimum if column.minimum is not None else 0
            high = column.maximum if column.maximum is not None else 29999
            return 'type="whole" operator="between"', f"<formula1>{low}</formula1><formula2>{high}</formula2>"
        case _:
            return None
