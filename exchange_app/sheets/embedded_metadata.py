"""The text that a workbook of ours carries in its hidden sheet, whatever program saved it last."""

from __future__ import annotations

from exchange_app.sheets.embedded_names import HIDDEN_SHEET
from exchange_app.sheets.raw import RawBook


def carried(book: RawBook) -> str | None:
    """The text of the hidden sheet, its chunks put together; None where there is no such sheet."""
    for sheet in book.sheets:
        if sheet.name == HIDDEN_SHEET:
            return "".join(row[0] for row in sheet.rows if row and isinstance(row[0], str))
    return None
