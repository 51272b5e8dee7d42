"""What a certificate vouches for, its number, and a check value of both."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.domain.rules import day
from exchange_app.kinds.placement import PLACING

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that are taken for one another (Crockford's base 32)."""
_LENGTH = 8
_CHECK = re.compile(r"^(?P<number>.*\S)\s+(?P<first>[0-9A-Za-z]{4})[\s–-]?(?P<second>[0-9A-Za-z]{4})$", re.DOTALL)
_MEANT = str.maketrans("ILOUilou", "110V110V")


def check_value(number: str, facts: Iterable[str]) -> str:
    """Eight letters and figures, as `K7QF-M2X9`, that another number or another fact would change.

    It guards against slips and altered papers; that there is such a certificate at all, the store alone can say.
    """
    said = "\n".join(unicodedata.normalize("NFC", each) for each in (number, *facts))
    digest = int.from_bytes(hashlib.sha256(said.encode()).digest())
    letters = "".join(_LETTERS[digest >> 5 * at & 31] for at in range(_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def read(text: str) -> tuple[str, str]:
    """The number and the check value in what was typed or scanned; the check value is empty where none was given."""
    said = " ".join(text.split())
    found = _CHECK.match(said)
    if found is None:
        return said, ""
    check = f"{found['first']}-{found['second']}".translate(_MEANT).upper()
    return found["number"], check


def stay(records: Mapping[str, Record]) -> tuple[date | None, date | None]:
    """The first and the last day of somebody's place, of its opening where it says none, else of the cohort."""
    found = [
        (day(record, PLACING.starts), day(record, PLACING.ends))
        for of in ("placement", "opening", "cohort")
        if (record := records.get(of)) is not None
    ]
    return (
        next((first for first, _ in found if first is not None), None),
        next((last for _, last in found if last is not None), None),
    )


def facts(records: Mapping[str, Record]) -> tuple[str, ...]:
    """Who, where, in what and when, of the records of a place by kind."""
    named = (titles.title(records[of]) if of in records else "" for of in ("applicant", "outlet", "cohort"))
    return (*named, *(each.isoformat() if each else "" for each in stay(records)))
