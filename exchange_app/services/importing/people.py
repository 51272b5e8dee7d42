"""Which applicant of the store a row is, and whom it may be: exact keys first, suspicion for the rest.

The same record: one national ID, one passport, one e-mail and name, or one folded name and date of birth, as long as
nothing else speaks against it. All look-ups are by dictionary, so that 50,000 rows take a moment.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import ratio

from exchange_app.domain.columns import Gathered
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Value
from exchange_app.services.duplicates.candidates import Identity, Key, Pair, suspicions
from exchange_app.services.importing.preview import Suspect
from exchange_app.text import fold, name_key

if TYPE_CHECKING:
    from exchange_app.store import Reader

COLUMNS = ("given_name", "family_name", "patronymic", "birth_date", "phone", "email", "national_id", "passport_number")
Column = list[Hashable]
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
        key,
        given or "",
        family or "",
        patronymic or "",
        birth,
        phone or "",
        email or "",
        national_id or "",
        passport or "",
    )


def identities(rows: Sequence[Mapping[str, Value]]) -> list[Identity]:
    """The identity of each row, by its index."""
    gathered = Gathered(rows)
    columns = (gathered.column(key, None if key == "birth_date" else "") for key in COLUMNS)
    return list(map(Identity._make, zip(range(len(rows)), *columns, strict=True)))


def judge(rows: Sequence[Mapping[str, Value]], known: Known) -> list[Verdict]:
    """For each row, in order, the record it is or whom it may be. `suspect.row` holds the index of an earlier row as its
    number, under an empty sheet name."""
    people = identities(rows)
    verdicts = [Verdict() for _ in people]
    keys = _keys([*known.people, *people])
    if known.people:
        _match(people, keys, known, verdicts)
    _repeats(people, [column[len(known.people) :] for column in keys], verdicts)
    _suspect(people, known, verdicts)
    return verdicts


def _keys(people: Sequence[Identity]) -> list[Column]:
    """Four columns of exact keys: national ID, passport, e-mail with name, name with date of birth."""
    folded = {spelled: fold(spelled) for spelled in {p.family for p in people} | {p.given for p in people}}
    names = [(folded[p.family], folded[p.given]) if p.family and p.given else None for p in people]
    return [
        [p.national_id or None for p in people],
        [p.passport or None for p in people],
        [(p.email, name) if name and p.email else None for p, name in zip(people, names, strict=True)],
        [(p.birth, name) if name and p.birth else None for p, name in zip(people, names, strict=True)],
    ]


def _match(people: Sequence[Identity], keys: Sequence[Column], known: Known, verdicts: list[Verdict]) -> None:
    """Finds the record that each row is. Each record is taken once: a second row of the same person is a repetition,
    but two records that were decided to be two people take one row each."""
    indexes: list[dict[Hashable, list[Identity]]] = []
    for column in keys:
        index: dict[Hashable, list[Identity]] = {}
        for each, key in zip(known.people, column, strict=False):
            if key is not None:
                index.setdefault(key, []).append(each)
        indexes.append(index)
    taken: set[Key] = set()
    for person, verdict, *own in zip(people, verdicts, *(column[len(known.people) :] for column in keys), strict=True):
        for index, key in zip(indexes, own, strict=True):
            if key is None or key not in index:
                continue
            fitting = [each for each in index[key] if _agree(person, each)]
            if not fitting:
                continue
            chosen = next((each for each in fitting if each.key not in taken), fitting[0])
            taken.add(chosen.key)
            verdict.record = str(chosen.key)
            break


def _repeats(people: Sequence[Identity], keys: Sequence[Column], verdicts: list[Verdict]) -> None:
    """Rows that are somebody an earlier row is already."""
    places = [_first_places(column) for column in keys]
    repeated = {index for column, first in zip(keys, places, strict=True) for index in _repeating(column, first)}
    first_of: dict[RecordId, int] = {}
    for index, verdict in enumerate(verdicts):
        if verdict.record is not None:
            earlier = first_of.setdefault(verdict.record, index)
        elif index in repeated:
            earlier = _agreeing(
                people,
                index,
                [first[key] for column, first in zip(keys, places, strict=True) if (key := column[index])],
            )
        else:
            continue
        if earlier != index:
            verdict.suspect = Suspect(verdict.record, ("", earlier), 1.0, _evidence(people[earlier], people[index]))


def _first_places(keys: Column) -> dict[Hashable, int]:
    """The index at which each key stands first."""
    last = len(keys) - 1
    return dict(zip(reversed(keys), range(last, -1, -1), strict=True))


def _repeating(keys: Column, first: Mapping[Hashable, int]) -> list[int]:
    """The indexes of keys that stood before."""
    if len(first) == len(keys):
        return []
    return [index for index, key in enumerate(keys) if key is not None and first[key] != index]


def _agreeing(people: Sequence[Identity], index: int, firsts: Sequence[int]) -> int:
    """The first of those who share a key with somebody and against whom nothing speaks; else himself."""
    return next((other for other in firsts if other != index and _agree(people[other], people[index])), index)


def _suspect(people: Sequence[Identity], known: Known, verdicts: list[Verdict]) -> None:
    """Whom the rows that are still new may be: the surest of each."""
    new = [
        each
        for each, verdict in zip(people, verdicts, strict=True)
        if verdict.record is None and verdict.suspect is None
    ]
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
