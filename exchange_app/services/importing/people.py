"""Which applicant of the store a row is, and whom it may be: exact keys first, suspicion for the rest.

The same record: one national ID, one passport, one e-mail and name, or one folded name and date of birth, as long as
nothing else speaks against it. All look-ups are by dictionary, so that 50,000 rows take a moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import ratio

from exchange_app.domain.records import RecordId
from exchange_app.fields import Value
from exchange_app.services.duplicates import Identity, Key, Pair, suspicions
from exchange_app.services.importing.preview import Suspect
from exchange_app.text import fold, name_key

if TYPE_CHECKING:
    from exchange_app.store import Reader

COLUMNS = ("given_name", "family_name", "patronymic", "birth_date", "phone", "email", "national_id", "passport_number")
Keys = tuple[Hashable, ...]
_SAME_NAME = 60.0
"""How alike (0 to 100) the names under one document must be to be one person."""


@dataclass(slots=True)
class Verdict:
    """What was found out about one row: the record it is, or whom it may be; neither means it is new."""

    record: RecordId | None = None
    suspect: Suspect | None = None


@dataclass(slots=True)
class Known:
    """The applicants of the store, as far as they tell people apart."""

    people: list[Identity] = field(default_factory=list)
    codes: dict[RecordId, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()


def read_known(reader: Reader) -> Known:
    """All applicants that stand, and the pairs that were decided to be two people."""
    from exchange_app.store import Query

    rows = reader.table(Query("applicant"), ("code", *COLUMNS))
    return Known(
        [identity(row[1], row[3:]) for row in rows],
        {row[1]: row[2] for row in rows},
        frozenset(frozenset(pair) for pair in reader.not_same()),
    )


def identity(key: Key, values: Sequence[Any]) -> Identity:
    """An identity from the values of COLUMNS, in their order."""
    given, family, patronymic, birth, *rest = values
    phone, email, national_id, passport = rest
    return Identity(
        key, given or "", family or "", patronymic or "", birth, phone or "", email or "", national_id or "", passport or ""
    )


def judge(rows: Sequence[Mapping[str, Value]], known: Known) -> list[Verdict]:
    """For each row, in order, the record it is or whom it may be. `suspect.row` holds the index of an earlier row as its
    number, under an empty sheet name."""
    people = [identity(index, [row.get(key) for key in COLUMNS]) for index, row in enumerate(rows)]
    verdicts = [Verdict() for _ in people]
    keys = _keys(people)
    if known.people:
        _match(people, keys, known, verdicts)
    _repeats(people, keys, verdicts)
    _suspect(people, known, verdicts)
    return verdicts


def _keys(people: Iterable[Identity]) -> list[Keys]:
    """For each person the exact keys: national ID, passport, e-mail with name, name with date of birth."""
    folded: dict[str, str] = {}

    def plain(text: str) -> str:
        found = folded.get(text)
        if found is None:
            found = folded[text] = fold(text)
        return found

    keys: list[Keys] = []
    for each in people:
        name = (plain(each.family), plain(each.given)) if each.family and each.given else None
        keys.append(
            (
                each.national_id or None,
                each.passport or None,
                (each.email, name) if each.email and name else None,
                (each.birth, name) if each.birth and name else None,
            )
        )
    return keys


def _match(people: Sequence[Identity], all_keys: Sequence[Keys], known: Known, verdicts: list[Verdict]) -> None:
    """Finds the record that each row is. Each record is taken once: a second row of the same person is a repetition,
    but two records that were decided to be two people take one row each."""
    indexes: tuple[dict[Hashable, list[Identity]], ...] = tuple(defaultdict(list) for _ in range(4))
    for each, known_keys in zip(known.people, _keys(known.people), strict=True):
        for index, key in zip(indexes, known_keys, strict=True):
            if key is not None:
                index[key].append(each)
    taken: set[Key] = set()
    for person, keys, verdict in zip(people, all_keys, verdicts, strict=True):
        for index, key in zip(indexes, keys, strict=True):
            if key is None or key not in index:
                continue
            fitting = [each for each in index[key] if _agree(person, each)]
            if not fitting:
                continue
            chosen = next((each for each in fitting if each.key not in taken), fitting[0])
            taken.add(chosen.key)
            verdict.record = str(chosen.key)
            break


def _repeats(people: Sequence[Identity], all_keys: Sequence[Keys], verdicts: list[Verdict]) -> None:
    """Rows that are somebody an earlier row is already."""
    first_of: dict[RecordId, int] = {}
    seen: tuple[dict[Hashable, int], ...] = ({}, {}, {}, {})
    for index, (keys, verdict) in enumerate(zip(all_keys, verdicts, strict=True)):
        earlier = first_of.setdefault(verdict.record, index) if verdict.record is not None else index
        for place, key in zip(seen, keys, strict=True):
            if key is None:
                continue
            other = place.setdefault(key, index)
            if other != index and earlier == index and verdict.record is None and _agree(people[other], people[index]):
                earlier = other
        if earlier != index:
            verdict.suspect = Suspect(verdict.record, ("", earlier), 1.0, _evidence(people[earlier], people[index]))


def _suspect(people: Sequence[Identity], known: Known, verdicts: list[Verdict]) -> None:
    """Whom the rows that are still new may be: the surest of each."""
    new = [each for each, verdict in zip(people, verdicts, strict=True) if verdict.record is None and verdict.suspect is None]
    records = {each.key for each in known.people}
    for found in suspicions(new, known.people, apart=known.apart):
        verdict = verdicts[int(found.second)]
        if verdict.suspect is None:
            in_store = found.first in records
            record = str(found.first) if in_store else None
            row = None if in_store else ("", int(found.first))
            verdict.suspect = Suspect(record, row, found.score, found.evidence)


def _agree(a: Identity, b: Identity) -> bool:
    """Whether nothing speaks against two people who share a key: the names fit, and no second document differs."""
    if not (a.given or a.family) or not (b.given or b.family):
        return True
    if ratio(name_key(f"{a.family} {a.given}"), name_key(f"{b.family} {b.given}")) < _SAME_NAME:
        return False
    if a.national_id and b.national_id:
        return a.national_id == b.national_id
    return not _births_differ(a.birth, b.birth)


def _births_differ(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and a != b


def _evidence(a: Identity, b: Identity) -> tuple[str, ...]:
    """The fields in which two people agree."""
    pairs = (
        ("national_id", a.national_id, b.national_id), ("passport_number", a.passport, b.passport),
        ("name", name_key(f"{a.family} {a.given}"), name_key(f"{b.family} {b.given}")),
        ("birth_date", a.birth, b.birth), ("phone", a.phone, b.phone), ("email", a.email, b.email),
    )  # fmt: skip
    return tuple(key for key, mine, theirs in pairs if mine and mine == theirs)
