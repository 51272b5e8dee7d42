"""Lists as csv: with the delimiter that the person's spreadsheet program takes, and nothing in it that one would calculate."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from exchange_app.services.agencies import agency_of
from exchange_app.sheets.formula_guard import guarded
from exchange_app.store import Reader

DELIMITERS = {",": ",", ";": ";", "tab": "\t"}
"""What --delimiter takes, beside auto."""


def delimiter_for(reader: Reader, own: str) -> str:
    """What separates cells in the language of the store's agency: `;` where the decimal sign is a comma (Turkish, Azerbaijani)."""
    agency = agency_of(reader, own)
    language = agency.get("language") if agency is not None else None
    return ";" if language in ("tr", "az") else ","


def to_csv(headers: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """A table as csv, with the line ends that spreadsheet programs write; a cell that they would calculate has an apostrophe
    before it, which the import takes off."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows(map(guarded, row) for row in rows)
    return text.getvalue()
