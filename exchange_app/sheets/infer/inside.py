"""How many cells of a column give each of several fields when they are read for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from exchange_app.kinds import Field
from exchange_app.sheets.infer.profile import Profile
from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.phones import ASSUMED
from exchange_app.sheets.values.readers import ColumnEvidence, Setting, reader_of
from exchange_app.text import Language

_LOOKED_AT = 40
_TODAY = date(2040, 1, 1)
_REGIONS = (ASSUMED, "TR", "AZ")


def shares_inside(fields: Sequence[Field], seen: Profile, language: Language) -> list[float]:
    """The shares of cells from which each of the fields can be read, 0 to 1."""
    texts = seen.written[:_LOOKED_AT]
    reader = reader_of(fields, Setting(language, _TODAY), evidence=ColumnEvidence(texts))
    counts = [0] * len(fields)
    for text in texts:
        found = reader.read(text, _REGIONS) if reader.regional else reader.read(text)
        if isinstance(found, tuple):
            counts = [count + _says(part) for count, part in zip(counts, found, strict=True)]
    return [count / len(texts) * len(seen.texts) / seen.count if count else 0.0 for count in counts]


def _says(part: Any) -> bool:
    """Whether a part of a cell is a value: words have letters, and what cannot be read is none."""
    if isinstance(part, str):
        return part.startswith("+") or any(map(str.isalpha, part))
    return part is not None and not isinstance(part, Fault)
