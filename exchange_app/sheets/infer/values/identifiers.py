"""National IDs, passport numbers, e-mail addresses, web addresses: what must be exact or is a problem."""

from __future__ import annotations

import re
from typing import Any

from exchange_app.kinds.values import is_turkish_id
from exchange_app.sheets.infer.values.fault import Fault
from exchange_app.sheets.infer.values.texts import clean, not_given
from exchange_app.text import Message, msg

_EMAIL = re.compile(r"[^\s@,;<>()\[\]:\"]+@(?:[^\s@.,;<>()\[\]:\"]+\.)+[^\W\d_]{2,}")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE]\+\d+")
_POINT_ZERO = re.compile(r"(\d+)[.,]0+")
_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})")
"""`10.000.000.146`: a number as it is shown, of which no figure is lost."""
_FIN = re.compile(r"[0-9A-Z]{7}")
_PASSPORT = re.compile(r"[A-Z]{0,4}\d{5,10}|[A-Z0-9]{6,12}")
_BETWEEN = re.compile(r"\s|№|(?<![A-Z])NO[.\s]\s?(?=\d)")
"""What stands between the letters and the figures of a passport: blanks, `№`, `No.`."""
USUAL_EMAIL = re.compile(r"(?!.{251})[a-z0-9_+%-]+(?:\.[a-z0-9_+%-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}")
USUAL_NATIONAL_ID = re.compile(r"[0-9A-Z]{7}")
USUAL_PASSPORT = re.compile(r"[A-Z]{1,4}[0-9]{5,10}")
"""How they look where they stand as they are stored: the readers need not be asked."""
_CAPITALS = str.maketrans({"ı": "I", "i": "I", "İ": "I"})
_LOST = msg("The spreadsheet shortened this number and lost digits; type it again as text.")


def capitals(text: str) -> str:
    """Capitals for codes, which know no dotted İ."""
    return text.translate(_CAPITALS).upper()


def _code(cell: Any) -> str | Fault | None:
    """A cell of identifiers as text: numbers give their digits while the cell holds them all."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return Fault(msg("A date stands where a document number is expected; type it again as text."))
    if isinstance(cell, float):
        if not cell.is_integer() or abs(cell) >= 10**15:
            return Fault(_LOST)
        return str(int(cell))
    if isinstance(cell, int):
        return str(cell) if abs(cell) < 10**15 else Fault(_LOST)
    text = clean(cell).lstrip("'")
    if not_given(text):
        return None
    if _SCIENTIFIC.fullmatch(text):
        return Fault(_LOST)
    if found := _POINT_ZERO.fullmatch(text):
        text = found[1]
    elif _GROUPED.fullmatch(text):
        text = re.sub(r"[.,]", "", text)
    return Fault(_LOST) if text.isdecimal() and len(text) > 15 else text


def read_national_id(cell: Any) -> Any:
    """T.C. kimlik no with its check digits, or a FİN of seven letters and digits."""
    text = _code(cell)
    if not isinstance(text, str):
        return text
    code = capitals(text.replace(" ", "").replace("-", ""))
    if len(code) == 11 and code.isdecimal():
        if is_turkish_id(code):
            return code
        return Fault(msg("The check digits of this Turkish identity number do not fit; compare it with the document."))
    if _FIN.fullmatch(code):
        return code
    return Fault(msg("A national ID is 11 digits (Türkiye) or a FİN of 7 letters and digits (Azerbaijan)."))


def read_passport(cell: Any) -> Any:
    """A passport number in capitals."""
    text = _code(cell)
    if not isinstance(text, str):
        return text
    code = _BETWEEN.sub("", capitals(text))
    if _PASSPORT.fullmatch(code) and any(map(str.isdecimal, code)):
        return code
    return Fault(msg("This is not a passport number; compare it with the document."))


def read_email(cell: Any) -> Any:
    """An e-mail address as it stands, in small letters (only A to Z: the others are part of the address)."""
    if not isinstance(cell, str):
        return Fault(_NO_EMAIL)
    text = clean(cell)
    if "@" in text:
        named = _NAMED.fullmatch(text)
        text = named[1] if named else _WRAPPED.sub("", text)
    if _EMAIL.fullmatch(text) and ".." not in text:
        strange = next((letter for letter in text if letter.isalpha() and not letter.isascii()), None)
        return text.lower() if strange is None else Fault(_strange(strange))
    if not_given(text):
        return None
    if " " in text and text.count("@") == 1:
        return Fault(msg("There is a space in the e-mail address; write it without."))
    if len(_ADDRESS.findall(text)) > 1:
        return Fault(msg("More than one e-mail address stands here; keep one of them."))
    if text.count("@") > 1:
        return Fault(msg("There is more than one @ in the e-mail address; write it with one."))
    return Fault(_NO_EMAIL)


def _strange(letter: str) -> Message:
    return msg(
        "An e-mail address has only the letters A to Z, and no “{letter}”; compare it with the source.", letter=letter
    )


_NAMED = re.compile(r"[^<>@]*<([^<>@\s]+@[^<>@\s]+)>")
"""An address with the name before it, as mail programs write it."""
_ADDRESS = re.compile(r"[^\s@,;/|<>]+@[^\s@,;/|<>]+\.[^\s@,;/|<>]+")
_WRAPPED = re.compile(r"^(?:[\"“'<]|mailto:|(?:e-?\s?posta|e-?\s?poçt|e-?mail|mail)\s*:\s*)|[\"”'>;,]$", re.IGNORECASE)
"""What programs and people put around an address."""
_NO_EMAIL = msg("This is not an e-mail address; write it as name@example.com.")
_URL = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:[/?#:]\S*)?", re.IGNORECASE)


def read_url(cell: Any) -> Any:
    """A web address as typed."""
    if isinstance(cell, str):
        text = clean(cell)
        if not_given(text):
            return None
        if _URL.fullmatch(text):
            return text
    return Fault(msg("This is not a web address; write it as www.example.com."))
