"""National IDs, passport numbers, e-mail addresses, web addresses: what must be exact or is a problem."""

from __future__ import annotations

import re
from typing import Any

from exchange_app.kinds.values import check_email, check_national_id
from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.texts import clean, not_given, told
from exchange_app.text import Message, msg

SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE]\+\d+")
_POINT_ZERO = re.compile(r"(?<=\d)[.,]0+$")
_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})")
"""`10.000.000.146`: a number as it is shown, of which no figure is lost."""
_PASSPORT = re.compile(r"[A-Z]{0,4}\d{5,10}|[A-Z0-9]{6,12}")
_BETWEEN = re.compile(r"\s|(?<=[A-Z])-(?=\d)|№|(?<![A-Z])NO[.\s]\s?(?=\d)")
"""What stands between the letters and the figures of a passport: blanks, a dash, `№`, `No.`."""
USUAL_EMAIL = re.compile(r"(?!.{251})[a-z0-9_+%-]+(?:\.[a-z0-9_+%-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}")
USUAL_NATIONAL_ID = re.compile(r"[0-9A-Z]{7}")
USUAL_PASSPORT = re.compile(r"[A-Z]{1,4}[0-9]{5,10}")
"""How they look where they stand as they are stored: the readers need not be asked."""
_CAPITALS = str.maketrans({"ı": "I", "i": "I", "İ": "I"})
LOST = msg("The spreadsheet shortened this number and lost digits; type it again as text.")
_MOST_DIGITS = 15
_NAMED = re.compile(r"[^<>@]*<([^<>@\s]+@[^<>@\s]+)>")
"""An address with the name before it, as mail programs write it."""
_ADDRESS = re.compile(r"[^\s@,;/|<>]+@[^\s@,;/|<>]+\.[^\s@,;/|<>]+")
_WRAPPED = re.compile(r"^(?:[\"“'<]|mailto:|(?:e-?\s?posta|e-?\s?poçt|e-?mail|mail)\s*:\s*)|[\"”'>;,.]$", re.IGNORECASE)
"""What programs and people put around an address."""
_URL = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:[/?#:]\S*)?", re.IGNORECASE)


def capitals(text: str) -> str:
    """Capitals for codes, which know no dotted İ."""
    return text.translate(_CAPITALS).upper()


def _code(cell: Any) -> str | Fault | None:
    """A cell of identifiers as text in capitals: numbers give their digits while the cell holds them all."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return Fault(msg("A date stands where a document number is expected; type it again as text."))
    if isinstance(cell, float) and not cell.is_integer():
        return Fault(LOST)
    text = clean(cell).lstrip("'") if isinstance(cell, str) else str(int(cell))
    if not_given(text):
        return None
    text = re.sub(r"[.,]", "", text) if _GROUPED.fullmatch(text) else _POINT_ZERO.sub("", text)
    return (
        Fault(LOST) if SCIENTIFIC.fullmatch(text) or (text.isdecimal() and len(text) > _MOST_DIGITS) else capitals(text)
    )


def read_national_id(cell: Any) -> Any:
    """T.C. kimlik no with its check digits, or a FİN of seven letters and digits."""
    if not isinstance(text := _code(cell), str):
        return text
    code = text.replace(" ", "").replace("-", "")
    wrong = check_national_id(code)
    return code if wrong is None else Fault(wrong)


def read_passport(cell: Any) -> Any:
    """A passport number in capitals."""
    if not isinstance(text := _code(cell), str):
        return text
    code = _BETWEEN.sub("", text)
    if _PASSPORT.fullmatch(code) and any(map(str.isdecimal, code)):
        return code
    return Fault(msg("This is not a passport number; compare it with the document."))


def read_email(cell: Any) -> Any:
    """An e-mail address as it stands, in small letters (only A to Z: the others are part of the address)."""
    text = clean(cell) if isinstance(cell, str) else "?"
    if "@" in text:
        named = _NAMED.fullmatch(text)
        text = named[1] if named else _WRAPPED.sub("", text)
    wrong = check_email(text)
    if wrong is None:
        return text.lower()
    return None if not_given(text) else Fault(_no_email(text) or wrong)


def _no_email(text: str) -> Message | None:
    """Why a text with an @ is no e-mail address, where that can be said more exactly."""
    if " " in text and text.count("@") == 1:
        return msg("There is a space in the e-mail address; write it without.")
    if len(_ADDRESS.findall(text)) > 1:
        return msg("More than one e-mail address stands here; keep one of them.")
    return msg("There is more than one @ in the e-mail address; write it with one.") if text.count("@") > 1 else None


def _url(text: str) -> str | Fault:
    return text if _URL.fullmatch(text) else Fault(msg("This is not a web address; write it as www.example.com."))


read_url = told(_url)
"""A web address as typed."""
