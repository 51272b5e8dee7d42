"""Rows under a header that are no records: how to fill the columns in (`gün.ay.il`, `siyahıdan seçin`), or an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from exchange_app.sheets.infer.results import MappedRow
from exchange_app.sheets.infer.row_evidence import Roles, holds, says
from exchange_app.sheets.raw import RawSheet
from exchange_app.sheets.values.texts import clean, words_of
from exchange_app.text import fold

_LOOKED_AT = 3
_BLANKS = re.compile(
    r"[x_.…]{4,}|…|\bx{3,}\b|\b0?5xx\b|\b(?:metin|metn|text|numeric|reqemle|rakamla|rakam|reqem|tarix|tarih|date)$"
)
"""Room for an answer, or the sort of it at the end."""


def hint_rows(
    sheet: RawSheet, records: Sequence[int], roles: Roles, read: Callable[[Sequence[int]], list[MappedRow]]
) -> list[int]:
    """Those of the first rows that say how to fill a list in, or show it with an example; `read` reads rows. A record with faults is
    no hint: most of a hint's cells are words about what belongs there."""
    found: list[int] = []
    for index in records[:_LOOKED_AT]:
        texts = {
            at: text
            for at, cell in enumerate(sheet.rows[index])
            if cell is not None and (text := clean(words_of(cell)))
        }
        given = [fold(text) for column, text in texts.items() if column in roles.fields]
        first = min(texts, default=-1)
        if (
            texts
            and len(records) > 1
            and says("examples", fold(texts[first]))
            and (first not in roles.names or ":" in texts[first])
        ):
            found.append(index)
            continue
        telling = sum(holds("instructs", text) or _BLANKS.search(text) is not None for text in given)
        if len(given) < 3 or not telling:
            break
        faults = len({problem.column for problem in read([index])[0].problems if problem.cell})
        if telling < 2 or max(telling, faults) < 0.4 * len(given) or not faults:
            break
        found.append(index)
    return found if len(found) < len(records) else []
