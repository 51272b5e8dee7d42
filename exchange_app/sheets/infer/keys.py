"""Headers as keys: tokens that are equal however a header is spelled, abbreviated, hyphenated or glued together."""

from __future__ import annotations

import re
from functools import lru_cache

from exchange_app.sheets.values.texts import clean
from exchange_app.text import fold, name_key

_CAMEL = re.compile(r"(?<=[a-zçəğıöşü])(?=[A-ZÇƏĞİÖŞÜ][a-zçəğıöşü])")
_LOST = re.compile(r"(?<=\w)\?(?=\w)|(?<=\s)\?(?=\w)|^\?(?=\w)")
_E_MAIL = re.compile(r"\be[\s\-‐‑–._]+(?=(?:mail|posta|poct|poet))")
_DOTTED = re.compile(r"\b(?:\w\.\s?){1,}\w\b\.?|\b(?:[^\W\d_]/){2,}[^\W\d_]\b")
_NUMERO = re.compile(r"№|#|\bn[or]\b\.?|\bn°|\bnº", re.IGNORECASE)
_ROMAN = re.compile(
    r"\b(I{1,3}|IV|V)\b(?=[\s.\-]*(?:c[iıuü]\s+)?(?:seç|sec|terc|üst|ust|choi|pref|önc|onc))", re.IGNORECASE
)
ROMANS = ("I", "II", "III", "IV", "V")
_TOKEN = re.compile(r"\b[^\W\d_]\d\b|[^\W\d_]+|\d+")
"""A letter with a figure is a code: `C1`."""
_MARKS = re.compile("[¹²³⁰⁴⁵⁶⁷⁸⁹†‡*]+")
"""Marks of footnotes at a header."""
_AS_IN = re.compile(r"\s[-–—]\s(?:exactly )?as (?:in|on|it|written|shown)\b.*$", re.IGNORECASE)
_PARENTHESES = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")


@lru_cache(maxsize=8192)
def spelled(text: str) -> tuple[str, ...]:
    """The words of a header text, folded: `E-posta`, `E posta`, `eposta` → one word; abbreviations with points are one word too."""
    text = _MARKS.sub(" ", text)
    if text.endswith("?") and " " not in text:
        text = text[:-1] + "ə"
    text = _ROMAN.sub(lambda found: str(ROMANS.index(found[1].upper()) + 1) + " ", _LOST.sub("ə", text))
    text = text.replace("WhatsApp", "whatsapp")
    if not text.isupper():
        text = _CAMEL.sub(" ", text)
    plain = fold(_NUMERO.sub(" no ", text))
    plain = _E_MAIL.sub("e", plain)
    plain = _DOTTED.sub(lambda found: re.sub(r"[./\s]", "", found[0]) + " ", plain)
    return tuple(_TOKEN.findall(plain))


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a header text, each by its loosest key."""
    return tuple(map(name_key, spelled(text)))


def light(word: str) -> str:
    """A folded word with digraphs as one letter (`ish` → `is`): a key that leaves short words apart which `name_key` takes for one."""
    for old, new in _LIGHT:
        word = word.replace(old, new)
    return word


_LIGHT = (("sh", "s"), ("ch", "c"), ("gh", "g"), ("kh", "x"), ("q", "k"), ("w", "v"))


@lru_cache(maxsize=8192)
def parts(text: str) -> tuple[str, str]:
    """A header without its parentheses, and what stood in them."""
    text = _AS_IN.sub("", clean(_MARKS.sub(" ", text)))
    inside = " ".join(_PARENTHESES.findall(text))
    outside = clean(_PARENTHESES.sub(" ", text))
    return (outside, inside) if outside else (inside, "")


def normal(text: str) -> str:
    """A header as a key to be remembered: equal for headers that differ only in spelling."""
    return " ".join(tokens(clean(text)))


_SUFFIXES = (
    "larinizin", "lariniz", "larinin", "larin", "lari", "lar", "inizin", "unuzun", "inizi", "iniz", "unuz", "nizin", "niz",
    "nuz", "imiz", "umuz", "sinin", "sunun", "sina", "sinda", "sin", "inin", "unun", "nin", "nun", "indan", "inda", "ina",
    "dadir", "tadir", "dir", "dur", "tir", "tur", "dan", "tan", "nda", "da", "ta", "si", "su", "in", "un", "ni", "im", "um", "i", "u", "a", "s", "iat",
    "iorsunuz", "irsiniz", "ursunuz", "arsiniz", "dirm", "durm", "tirm", "turm", "mis", "mus", "digi", "dugu", "tigi", "tugu", "digin", "diginiz", "dii", "di", "acag", "lig", "lug",
)  # fmt: skip
_ENDINGS = re.compile(f"(?:{'|'.join(_SUFFIXES)})+")


@lru_cache(maxsize=8192)
def stems(token: str) -> tuple[str, ...]:
    """The token and what remains of it when endings are taken off, longest first, never below two letters."""
    return (token, *(token[:end] for end in range(len(token) - 1, 1, -1) if _ENDINGS.fullmatch(token[end:])))
