"""What a person types or pastes into a field, as its canonical value: read as the cells of workbooks are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from exchange_app.domain.matching.lookup import Hit
from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.masking import MASKED, is_mask
from exchange_app.kinds.values import check
from exchange_app.text import Message, Words, msg

FindReference = Callable[[str, str], Hit]
"""From a kind and a typed name or code to the id of the one record meant, or None."""

_NOTHING = frozenset(("", "-", "—", "–"))


def parse_typed(
    field: Field, text: str, words: Words, find: FindReference | None = None, today: date | None = None
) -> Value | Message | None:
    """The canonical value of what was typed, None for nothing, or the sentence that says why it is no value of the field.

    Dates, choices and answers are read in all three languages. `find` looks up references; `today` (default: the
    machine's day) is for the rule that nobody is born in the future.
    """
    today = today or date.today()
    tidy = unicodedata.normalize("NFC", text.replace("\u00a0", " ")).strip()
    if field.type is not FieldType.LONG_TEXT:
        tidy = " ".join(tidy.split())
    if field.sensitive and is_mask(tidy):
        return MASKED
    found = None if tidy in _NOTHING else _read(field, tidy, words, find, today)
    if isinstance(found, Message):
        return found
    return check(field, found, today) or found


def _read(field: Field, text: str, words: Words, find: FindReference | None, today: date) -> Value | Message | None:
    match field.type:
        case FieldType.REFERENCE:
            hit = find(field.target or "", text) if find else Hit()
            if hit.several:
                return msg(
                    "{field}: several records are called “{text}”; choose one from the list.",
                    field=field.label,
                    text=text,
                )
            return hit.record or msg(
                "{field}: no record is called “{text}”; choose one from the list.", field=field.label, text=text
            )
        case FieldType.LONG_TEXT:
            return text
        case FieldType.AGENCY:
            return text.upper()
        case FieldType.AGENCIES:
            return tuple(dict.fromkeys(part.upper() for part in re.split(r"[\s,;/]+", text) if part))
        case FieldType.COUNTS:
            return _counts(field, text)
        case _:
            return _as_cell(field, text, words, today)


def _as_cell(field: Field, text: str, words: Words, today: date) -> Value | Message | None:
    # Imported with the first value that is typed, as pages are when they are first shown: a megabyte and 30 ms of every
    # start (the list stands in 5.8 bare windows, and 6 are its bound), and whoever looks something up types none.
    from exchange_app.sheets.values.readers import Fault, Setting, reader_of

    column = reader_of([field], Setting(words.language, today))
    regions = {"tr": ("TR", "AZ"), "az": ("AZ", "TR")}.get(words.language, ("TR", "AZ"))
    found = column.read(text, regions) if column.regional else column.read(text)
    read: Value | Message | None = found.message if isinstance(found, Fault) else found
    return read


def _counts(field: Field, text: str) -> dict[str, int] | Message:
    found = {side.upper(): int(number) for side, number in re.findall(r"([A-Za-z]{2,8})\s*[:=]?\s*(\d+)", text)}
    return found or msg("{field}: write each side with its number, such as TR 12, AZ 12.", field=field.label)
