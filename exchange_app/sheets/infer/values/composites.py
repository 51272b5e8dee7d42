"""Several fields in one cell: what has a form of its own is taken out first, the words that remain are the texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from exchange_app.kinds import Field, FieldType
from exchange_app.kinds.model import Day
from exchange_app.sheets.infer.values.countries import find_country, told_by_codes
from exchange_app.sheets.infer.values.dates import dates_inside
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.phones import Regions, phones_inside, read_phone
from exchange_app.sheets.infer.values.texts import clean, not_given, words_of
from exchange_app.text import msg

_EMAIL = re.compile(r"[^\s,;/|()<>:]+\s*@\s*[^\s,;/|()<>]+")
_EMAIL_TIGHT = re.compile(r"[^\s,;/|()<>:]+@[^\s,;/|()<>]+")
_PASSPORT = re.compile(r"\b[A-Za-z]{1,3} ?\d{6,9}\b|\b\d{8,9}\b")
_ID = re.compile(r"\b\d{11}\b|\b(?=\w*\d)[0-9A-Z]{7}\b")
_LABEL = re.compile(
    r"(?<![^\W_])(?:tel(?:efon)?u?|mob(?:il)?|cep|gsm|e-?\s?mail|mail|e-?\s?posta|e-?\s?poçt|whatsapp|wp|faks|phone|mobile|əlaqə|iletişim|ad[ıi]?|dahili)\s*[.:]+\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[/|;,\n\r•()\[\]<>]+\s*|\s+[-–—]+\s+|\s*[–—]\s*")
_NO_AT = re.compile(r"[a-zA-Z0-9_.-]+(?:\s(?:at|\(at\)|\[at\])\s[a-zA-Z0-9_-]+)?(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}")
_EDGE = " \t\n\r/|;,-–—:()[]<>.•"
_FORMED = {
    FieldType.EMAIL, FieldType.DATE, FieldType.PHONE, FieldType.PASSPORT, FieldType.NATIONAL_ID, FieldType.COUNTRY,
}  # fmt: skip
_TEXTS = {FieldType.TEXT, FieldType.LONG_TEXT}

RegionalReader = Callable[[Any, Regions], Any]


def read_composite(fields: Sequence[Field], readers: Sequence[Reader], cells: Sequence[Any] = ()) -> RegionalReader:
    """A reader giving one result per field. `readers` read the parts; those of phones are not used. `cells` are some of the column."""
    ends = [parts[-1] for cell in cells if isinstance(cell, str) and len(parts := _BETWEEN.split(clean(cell))) > 1]
    codes = told_by_codes(ends)
    texts = [at for at, field in enumerate(fields) if field.type not in _FORMED]
    formed = [at for at, field in enumerate(fields) if field.type in _FORMED]
    formed.sort(key=lambda at: _ORDER.index(fields[at].type))

    def read(cell: Any, regions: Regions) -> Any:
        if not isinstance(cell, str):
            return tuple(_whole(cell, fields, readers, regions))
        if not_given(clean(cell)):
            return None
        text, results = cell, [None] * len(fields)
        for at in formed:
            results[at], text = _take(fields[at], readers[at], text, regions, codes)
        parts = [part for each in _BETWEEN.split(_LABEL.sub(" ", text)) if (part := clean(each).strip(_EDGE))]
        parts = [part for part in parts if not not_given(part)]
        parts = _without_broken_mail(parts, formed, fields, readers, results)
        _spread(parts, texts, formed, fields, readers, results)
        return tuple(results)

    return read


_ORDER = (
    FieldType.EMAIL, FieldType.DATE, FieldType.PASSPORT, FieldType.NATIONAL_ID, FieldType.PHONE, FieldType.COUNTRY,
)  # fmt: skip


def _whole(cell: Any, fields: Sequence[Field], readers: Sequence[Reader], regions: Regions) -> list[Any]:
    """A cell that is a date or a number belongs to the field that takes such a cell."""
    out: list[Any] = [None] * len(fields)
    for at, field in enumerate(fields):
        if field.type not in _FORMED:
            continue
        found = read_phone(cell, regions) if field.type is FieldType.PHONE else readers[at](cell)
        if not isinstance(found, Fault):
            out[at] = found
            return out
    out[0] = readers[0](words_of(cell)) if fields[0].type in _TEXTS else readers[0](cell)
    return out


def _take(field: Field, read: Reader, text: str, regions: Regions, codes: bool) -> tuple[Any, str]:
    match field.type:
        case FieldType.EMAIL:
            found = _EMAIL_TIGHT.search(text) or _EMAIL.search(text)
            span = (found.start(), found.end()) if found else None
        case FieldType.DATE:
            spans = [(start, end) for start, end, _ in dates_inside(text)]
            span = spans[-1] if spans and field.day is Day.LAST else spans[0] if spans else None
        case FieldType.PASSPORT:
            found = _PASSPORT.search(text)
            span = (found.start(), found.end()) if found else None
        case FieldType.NATIONAL_ID:
            found = _ID.search(text)
            span = (found.start(), found.end()) if found else None
        case FieldType.PHONE:
            return _take_phone(text, regions)
        case _:
            return _take_country(text, codes)
    if span is None:
        return None, text
    return read(text[span[0] : span[1]].strip(_EDGE)), f"{text[: span[0]]} ; {text[span[1] :]}"


def _take_phone(text: str, regions: Regions) -> tuple[Any, str]:
    runs = phones_inside(text)
    if not runs:
        short = re.search(r"\+?\d[\d\s()-]{3,}\d", text)
        if short is None:
            return None, text
        return read_phone(short[0], regions), f"{text[: short.start()]} ; {text[short.end() :]}"
    result = read_phone(text[runs[0][0] : runs[-1][1]], regions)
    rest = text
    for start, end, _ in reversed(runs):
        rest = f"{rest[:start]} ; {rest[end:]}"
    return result, rest


def _take_country(text: str, codes: bool) -> tuple[Any, str]:
    parts = [clean(part).strip(_EDGE) for part in _BETWEEN.split(text)]
    for at in range(len(parts) - 1, -1, -1):
        if parts[at] and (code := find_country(parts[at], codes=codes)):
            return code, " ; ".join(parts[:at] + parts[at + 1 :])
    return None, text


def _spread(
    parts: list[str], texts: list[int], formed: list[int], fields: Sequence[Field], readers: Sequence[Reader],
    results: list[Any],
) -> None:  # fmt: skip
    """Gives the remaining words to the text fields in order; words too many are the fault of what is missing."""
    missing = [at for at in formed if results[at] is None]
    if missing and len(parts) > len(texts):
        spare = _likeliest(parts, len(texts))
        results[missing[0]] = _unread(readers[missing[0]](parts[spare]))
        parts = parts[:spare] + parts[spare + 1 :]
    if not texts:
        return
    for at, part in zip(texts, parts, strict=False):
        results[at] = readers[at](part)
    if len(parts) > len(texts):
        last = texts[-1]
        results[last] = readers[last](", ".join(parts[len(texts) - 1 :]))


def _without_broken_mail(
    parts: list[str], formed: list[int], fields: Sequence[Field], readers: Sequence[Reader], results: list[Any]
) -> list[str]:
    """The parts without one that is an e-mail address but for its `@`: it is the fault of the address, not a word of a text."""
    wanted = next((at for at in formed if fields[at].type is FieldType.EMAIL and results[at] is None), None)
    broken = next((at for at, part in enumerate(parts) if "@" in part or _NO_AT.fullmatch(part)), None)
    if wanted is None or broken is None:
        return parts
    results[wanted] = _unread(readers[wanted](parts[broken]))
    return parts[:broken] + parts[broken + 1 :]


def _likeliest(parts: list[str], texts: int) -> int:
    """Which of the parts is the one that could not be read: one with figures, else the last."""
    for at, part in enumerate(parts):
        if any(map(str.isdecimal, part)):
            return at
    return len(parts) - 1


def _unread(found: Any) -> Any:
    return (
        found if isinstance(found, Fault) else Fault(msg("This part of the cell cannot be read; write it alone."), None)
    )
