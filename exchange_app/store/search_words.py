"""What the search index holds of a record: its code and the folded words of a few fields, none of them sensitive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exchange_app.kinds import FieldType
from exchange_app.store.kind_schema import Plan
from exchange_app.text import fold

_PHONE = re.compile(r"(?<![\w-])[+0][\d\s()\-.]{3,}\d")
_NO_NAMES = (FieldType.PHONE, FieldType.EMAIL, FieldType.URL)
_AS_A = str.maketrans("əƏ", "aA")
"""Turkish lists write Əliyev as Aliyev and Cəfərov as Cafarov."""
_IN_PASSPORTS = str.maketrans(
    {"ə": "a", "Ə": "A", "x": "kh", "X": "Kh", "q": "g", "Q": "G", "c": "j", "C": "J"}
    | {"ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "ğ": "gh", "Ğ": "Gh"}
)
"""How passports spell letters of ours: Xəyal is Khayal there, Cəfərov Jafarov, Quliyev Guliyev."""
_TRUNKS = (("+994", "0"), ("+90", "0"), ("+", "00"))


def words_of(plan: Plan, code: str, values: Iterable[Any]) -> str:
    """The words to index for one record; `values` are the stored values of `plan.searched`, in that order."""
    return code.lower() + "".join(
        _said(plan.fields[key].type, value) for key, value in zip(plan.searched, values, strict=True)
    )


def words_of_all(plan: Plan, codes: Sequence[str], columns: Mapping[str, Sequence[Any]]) -> list[str]:
    """The words of many records, whose values stand in columns; each different value is worked out once, and columns of nothing
    but different ones without any letter of our own as one text."""
    parts: list[Iterable[str]] = [map(str.lower, codes)]
    for key in plan.searched:
        if key not in columns:
            continue
        values, type = columns[key], plan.fields[key].type
        different = set(values)
        if (
            2 * len(different) > len(values)
            and all(values)
            and (lines := "\n".join(values)).isascii()
            and lines.count("\n") < len(values)
        ):
            parts += _said_alike(type, lines)
            continue
        said = {value: _said(type, value) for value in different}
        parts.append(map(said.__getitem__, values))
    return list(map("".join, zip(*parts, strict=True)))


def _said_alike(type: FieldType, lines: str) -> list[list[str]]:
    """The words of values that are lines of one text, as `_said` says each, in one column or more."""
    said = [_spaced(lines.lower())]
    if type not in _NO_NAMES and (spelled := lines.translate(_IN_PASSPORTS)) != lines:
        pairs = zip(lines.split("\n"), spelled.split("\n"), strict=True)
        said.append([f" {new.lower()}" if new != old else "" for old, new in pairs])
    if type is FieldType.PHONE:
        lines = "\n" + lines
        for international, trunk in _TRUNKS:
            lines = lines.replace("\n" + international, "\n" + trunk)
        said.append(_spaced(lines[1:]))
    return said


def _spaced(lines: str) -> list[str]:
    return (" " + lines.replace("\n", "\n ")).split("\n")


def _said(type: FieldType, value: Any) -> str:
    """The words of one value behind a space; none where nothing is given."""
    if not value:
        return ""
    words = " " + (value.lower() if value.isascii() else fold(value))
    if type not in _NO_NAMES:
        spelled = {value.translate(_AS_A), value.translate(_IN_PASSPORTS)} - {value}
        words += "".join(sorted(f" {fold(each)}" for each in spelled))
    return f"{words} {national(value)}" if type is FieldType.PHONE else words


def national(phone: str) -> str:
    """An E.164 number as it is dialled at home, without spaces: +994501234567 → 0501234567."""
    for international, trunk in _TRUNKS:
        if phone.startswith(international):
            return trunk + phone[len(international) :]
    return phone


def joined_figures(search: str) -> str:
    """Phone numbers typed in groups become one word each; any other text stays."""
    return _PHONE.sub(lambda found: re.sub(r"\D", "", found[0]), search)
