"""Rows under a header that are no records: how to fill the columns in (`gün.ay.il`, `siyahıdan seçin`), or an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from exchange_app.sheets.infer.results import MappedRow
from exchange_app.sheets.infer.values.texts import clean, words_of
from exchange_app.sheets.raw import RawSheet
from exchange_app.text import fold

_LOOKED_AT = 3
_TELLS = re.compile(
    r"\b(?:gun|gg|dd|gün)\s?[./-]\s?(?:ay|aa|mm)\s?[./-]\s?(?:il|yil|yyyy|iiii|ssss|yy)\b|\byyyy\b|\b(?:sec(?:in|iniz|ilsin)|select|choose|pick)\b|\bsiyahidan\b|\blisteden\b|\bfrom (?:the )?list\b"
    r"|\b(?:simvol|karakter|haneli|hane|characters?|digits?)\b|\b(?:mes|meselen|orn|ornek|ornegin|numune|example|e\.g|eg)\b\.?|\b(?:zorunlu|mecburi|required|mandatory|optional|ixtiyari|istege bagli)\b"
    r"|\b(?:metin|metn|text|numeric|reqemle|rakamla|rakam|reqem|number only|tarix|tarih|date)$|\bherfle|\bharfle|\bletters\b|\bx{3,}\b|[x_.…]{4,}|\b0?5xx\b|…|\b(?:yazin|yaziniz|qeyd edin|giriniz|daxil edin|doldurun|enter|type|write|fill)\b"
)
_EXAMPLE = re.compile(r"^\(?(?:ornek|ornegin|orn\.|numune|misal|meselen|mes\.|example|sample|e\.g\.)(?:\b|[:.)]|$)")


def hint_rows(
    sheet: RawSheet, records: Sequence[int], columns: Sequence[int], read: Callable[[Sequence[int]], list[MappedRow]]
) -> list[int]:
    """Those of the first rows that say how to fill a list in, or show it with an example. `columns` are those that give fields;
    `read` reads rows. A record with faults is no hint: most of a hint's cells are words about what belongs there."""
    found: list[int] = []
    for index in records[:_LOOKED_AT]:
        row = sheet.rows[index]
        texts = [
            text
            for column in columns
            if column < len(row) and row[column] is not None and (text := clean(words_of(row[column])))
        ]
        first = next((clean(words_of(cell)) for cell in row if cell is not None), "")
        if _EXAMPLE.match(fold(first)) and len(records) > 1:
            found.append(index)
            continue
        telling = sum(_TELLS.search(fold(text)) is not None for text in texts)
        if len(texts) < 3 or not telling:
            break
        faults = len({problem.column for problem in read([index])[0].problems if problem.cell})
        if telling < 2 or max(telling, faults) < 0.4 * len(texts) or not faults:
            break
        found.append(index)
    return found if len(found) < len(records) else []
