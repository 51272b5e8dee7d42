"""The short ID of a row in an exchange workbook: a record's code with a check character, so that a typing slip shows."""

from __future__ import annotations

from exchange_app.kinds import KINDS

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Digits and capitals without those that are taken for each other (0, 1, I, O)."""


def check_character(text: str) -> str:
    """The check character of a text: another one for every single wrong or every two swapped neighbouring characters."""
    total = 0
    for place, character in enumerate(text, 1):
        total += place * (ord(character) % 31 + 1)
    return ALPHABET[total % 31]


def short_id(code: str) -> str:
    """A code with its check character: `AZ-2026-0042·K`."""
    return f"{code}·{check_character(code)}"


def code_of(text: str) -> str | None:
    """The code of a short ID, or None where the check character does not fit. A plain point is taken as well."""
    code, _, check = text.strip().replace(".", "·").rpartition("·")
    return code if code and check == check_character(code) else None


def spare_code(agency: str, export: int, kind: str, number: int) -> str:
    """The code of a spare row, minted before anyone types: `AZ+12-APP-007` for the seventh of applicants in no. 12."""
    return f"{agency}+{export}-{_letters(kind)}-{number:03}"


def content_code(agency: str, export: int, kind: str, digest: bytes, length: int = 4) -> str:
    """The code of a row that had no ID, made of its content: `AZ+12-APP-K7Q2`."""
    drawn = "".join(ALPHABET[each % 31] for each in digest[:length])
    return f"{agency}+{export}-{_letters(kind)}-{drawn}"


def export_of(code: str) -> tuple[str, int] | None:
    """For whom and in which of its exports the code of a spare row was minted: (AZ, 12); None for any other code."""
    head, plus, rest = code.partition("+")
    number, dash, _ = rest.partition("-")
    return (head, int(number)) if plus and dash and number.isascii() and number.isdecimal() else None


def _letters(kind: str) -> str:
    """Three letters for a kind."""
    return KINDS[kind].letters
