"""Several fields in one cell: what has a form of its own is taken out first, the words that remain are the texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from typing import Any

from exchange_app.kinds import Field, FieldType
from exchange_app.kinds.model import Day
from exchange_app.sheets.values.countries import find_country, told_by_codes
from exchange_app.sheets.values.dates import dates_inside
from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.phones import Regions, phones_inside, read_phone
from exchange_app.sheets.values.texts import clean, not_given, words_of
from exchange_app.text import msg

_LABEL = re.compile(
    r"(?<![^\W_])(?:tel(?:efon)?u?|mob(?:il)?|cep|gsm|e-?\s?mail|mail|e-?\s?posta|e-?\s?poçt|whatsapp|wp|faks|phone|mobile|əlaqə|iletişim|ad[ıi]?|dahili)\s*[.:]+\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[/|;,\n\r•()\[\]<>]+\s*|\s+[-–—]+\s+|\s*[–—]\s*")
_NO_AT = re.compile(r"[a-zA-Z0-9_.-]+(?:\s(?:at|\(at\)|\[at\])\s[a-zA-Z0-9_-]+)?(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}")
_EDGE = " \t\n\r/|;,-–—:()[]<>.•"
_FORMS: Mapping[FieldType, tuple[re.Pattern[str], ...]] = {
    FieldType.EMAIL: (
        # from the beginning of a word alone, else a long one is gone through from each of its letters
        re.compile(r"(?<![^\s,;/|()<>:])[^\s,;/|()<>:]+@[^\s,;/|()<>]+"),
        re.compile(r"(?<![^\s,;/|()<>:])[^\s,;/|()<>:]+\s*@\s*[^\s,;/|()<>]+"),
    ),
    FieldType.DATE: (),
    FieldType.PASSPORT: (re.compile(r"\b[A-Za-z]{1,3} ?\d{6,9}\b|\b\d{8,9}\b"),),
    FieldType.NATIONAL_ID: (re.compile(r"\b\d{11}\b|\b(?=\w*\d)[0-9A-Z]{7}\b"),),
    FieldType.PHONE: (re.compile(r"\+?\d[\d\s()-]{3,}\d"),),
    FieldType.COUNTRY: (),
}
"""What has a form of its own, in the order in which it is taken out, and its looks."""
_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT)
_UNREAD = Fault(msg("This part of the cell cannot be read; write it alone."))
_MOST, _LONG = 4, 255
"""More texts than so many stand in the order of the fields; no address has so many letters."""

RegionalReader = Callable[[Any, Regions], Any]


def read_composite(fields: Sequence[Field], readers: Sequence[Reader], cells: Sequence[Any] = ()) -> RegionalReader:
    """A reader giving one result per field. `readers` read the parts; those of phones are not used. `cells` are some of the column.

    Words too many are the fault of what is missing: an address without its `@` of the address, else the part with figures, else the last.
    """
    ends = [parts[-1] for cell in cells if isinstance(cell, str) and len(parts := _BETWEEN.split(clean(cell))) > 1]
    codes = told_by_codes(ends)
    texts = [at for at, field in enumerate(fields) if field.type not in _FORMS]
    formed = [at for form in _FORMS for at, field in enumerate(fields) if field.type is form]

    def one(at: int, words: Any, regions: Regions) -> Any:
        return read_phone(words, regions) if fields[at].type is FieldType.PHONE else readers[at](words)

    def read(cell: Any, regions: Regions) -> Any:
        results: list[Any] = [None] * len(fields)
        if not isinstance(cell, str):
            whole = [at for at in formed if not isinstance(one(at, cell, regions), Fault)]
            at = min(whole, default=0)
            results[at] = one(at, cell if whole or fields[0].type not in _TEXTS else words_of(cell), regions)
            return tuple(results)
        if not_given(clean(cell)):
            return None
        rest = cell
        for at in formed:
            spans = _spans(fields[at], rest, codes)
            if spans:
                results[at] = one(at, rest[spans[0][0] : spans[-1][1]].strip(_EDGE), regions)
            for start, end in reversed(spans):
                rest = f"{rest[:start]} ; {rest[end:]}"
        parts = [part for each in _BETWEEN.split(_LABEL.sub(" ", rest)) if (part := clean(each).strip(_EDGE))]
        parts = [part for part in parts if not not_given(part)]
        for at in [each for each in formed if results[each] is None]:
            mail = fields[at].type is FieldType.EMAIL
            broken = [
                part for part in parts if mail and ("@" in part or (len(part) < _LONG and _NO_AT.fullmatch(part)))
            ]
            spare = [part for part in parts if any(map(str.isdecimal, part))] + parts[::-1]
            for part in broken + (spare if len(parts) > len(texts) else []):
                parts.remove(part)
                found = one(at, part, regions)
                results[at] = found if isinstance(found, Fault) else _UNREAD
                break
        if len(parts) > len(texts) > 0:
            parts[len(texts) - 1 :] = [", ".join(parts[len(texts) - 1 :])]
        for at, part in zip(texts, _arranged(parts, [fields[at] for at in texts]), strict=False):
            results[at] = readers[at](part)
        return tuple(results)

    return read


def _spans(field: Field, text: str, codes: bool) -> list[tuple[int, int]]:
    """Where the values of a field stand in a text."""
    spans: list[tuple[int, int]] = []
    match field.type:
        case FieldType.DATE:
            days = [(start, end) for start, end, _ in dates_inside(text)]
            return days[-1:] if field.day is Day.LAST else days[:1]
        case FieldType.PHONE:
            spans = [(start, end) for start, end, _ in phones_inside(text)]
        case FieldType.COUNTRY:
            edges = [0, *(edge for found in _BETWEEN.finditer(text) for edge in found.span()), len(text)]
            parts = list(zip(edges[::2], edges[1::2], strict=True))
            named = [part for part in parts if find_country(clean(text[slice(*part)]).strip(_EDGE), codes=codes)]
            return named[-1:]
    found = next(filter(None, (look.search(text) for look in _FORMS[field.type])), None)
    return spans or ([found.span()] if found else [])


def _arranged(parts: list[str], fields: list[Field]) -> Sequence[str]:
    """The parts in the order in which they are likeliest to be the fields: of a name and a job each is known by its words."""
    if not 1 < len(parts) <= min(len(fields), _MOST):
        return parts
    known = [kinds_of(part) for part in parts]

    def worth(order: Sequence[int]) -> int:
        liked = sum(bool(set(known[at]) & set(field.in_lists.like)) for at, field in zip(order, fields, strict=False))
        return liked - sum(
            bool(set(known[at]) & set(field.in_lists.strange)) for at, field in zip(order, fields, strict=False)
        )

    return [parts[at] for at in max(permutations(range(len(parts))), key=worth)]
