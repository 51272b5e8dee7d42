"""Lists as csv: with the delimiter that the person's spreadsheet program takes, and nothing in it that one would calculate."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from exchange_app.text import Language

DELIMITERS = {",": ",", ";": ";", "tab": "\t"}
"""What --delimiter takes, beside auto."""
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().,/+-]*\Z)")
"""How a cell begins that a spreadsheet program takes for a formula. Numbers and telephone numbers are none."""


def delimiter_for(language: Language) -> str:
    """What separates cells where the decimal sign is a comma (Turkish, Azerbaijani), and where it is a point."""
    return "," if language == "en" else ";"


def to_csv(headers: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """A table as csv; a cell that would be a formula has an apostrophe before it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def guarded(cell: str) -> str:
    """The cell as it can be opened safely."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
