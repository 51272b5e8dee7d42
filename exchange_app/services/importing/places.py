"""Which outlet or cohort of the store a row is, and which it may be: by name, place and dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from exchange_app.domain.records import RecordId
from exchange_app.kinds import KINDS, Value
from exchange_app.services.importing.people import Verdict
from exchange_app.services.importing.preview import Suspect
from exchange_app.text import fold, name_key

if TYPE_CHECKING:
    from exchange_app.store import Reader

_ALIKE = 88.0
_ONE_CITY = 75.0


@dataclass(frozen=True, slots=True)
class Place:
    """An outlet or a cohort, as far as lists tell them apart. `marks` are values that differ between two: cities, days."""

    key: RecordId | int
    name: str
    marks: tuple[Value | None, ...]


def read_places(reader: Reader, kind: str) -> tuple[list[Place], dict[RecordId, str]]:
    """All outlets or cohorts that stand, and their codes."""
    from exchange_app.store import Query

    declared = KINDS[kind]
    marks = [f"{key}.id" if key in declared.references else key for key in _marks(kind)]
    rows = reader.table(Query(kind), ("code", "name", *marks))
    return [Place(row[1], row[3] or "", row[4:]) for row in rows], {row[1]: row[2] for row in rows}


def _marks(of: str) -> tuple[str, ...]:
    """The fields that differ between two records of one name."""
    imported = KINDS[of].imported
    return imported.marks if imported is not None else ()


def judge(kind: str, rows: Sequence[Mapping[str, Value]], known: Sequence[Place]) -> list[Verdict]:
    """For each row, in order, the record it is or which it may be; as people.judge."""
    declared, marks = KINDS[kind], _marks(kind)
    places = [Place(i, declared.name(row), tuple(row.get(mark) for mark in marks)) for i, row in enumerate(rows)]
    verdicts = [Verdict() for _ in places]
    by_name: dict[str, list[Place]] = {}
    for each in known:
        by_name.setdefault(name_key(each.name), []).append(each)
    taken: set[RecordId | int] = set()
    for place, verdict in zip(places, verdicts, strict=True):
        if place.name:
            _judge(place, verdict, by_name, taken)
    return verdicts


def _judge(place: Place, verdict: Verdict, by_name: dict[str, list[Place]], taken: set[RecordId | int]) -> None:
    key = name_key(place.name)
    same = [each for each in by_name.get(key, ()) if _agree(place, each)]
    same.sort(key=lambda each: (each.key in taken, fold(each.name) != fold(place.name)))
    if same:
        found = same[0]
        if isinstance(found.key, int) or found.key in taken:
            verdict.suspect = _suspect(found, 1.0)
        else:
            taken.add(found.key)
        verdict.record = None if isinstance(found.key, int) else found.key
        return
    elsewhere = [each for each in by_name.get(key, ()) if place.marks and isinstance(place.marks[0], str)]
    verdict.suspect = _suspect(elsewhere[0], 0.8) if elsewhere else _alike(key, place, by_name)
    by_name.setdefault(key, []).append(place)


def _alike(key: str, place: Place, by_name: Mapping[str, list[Place]]) -> Suspect | None:
    """The most alike name whose marks agree."""
    for name, score, _ in process.extract(key, by_name.keys(), scorer=ratio, limit=3, score_cutoff=_ALIKE):
        if name == key or _figures(name) != _figures(key):
            continue
        for other in by_name[name]:
            if _agree(place, other):
                return _suspect(other, round(score / 100, 2))
    return None


def _suspect(other: Place, score: float) -> Suspect:
    if isinstance(other.key, int):
        return Suspect(None, ("", other.key), score, ("name",))
    return Suspect(other.key, None, score, ("name",))


def _figures(text: str) -> str:
    """The digits of a name: `Group 1` and `Group 2` are two, however alike."""
    return "".join(filter(str.isdigit, text))


def _agree(a: Place, b: Place) -> bool:
    """Whether no mark that both have differs; `Bakü` and `Bakı` are one city."""
    return all(
        mine is None or theirs is None or _one(mine, theirs) for mine, theirs in zip(a.marks, b.marks, strict=True)
    )


def _one(mine: Value, theirs: Value) -> bool:
    if isinstance(mine, str) and isinstance(theirs, str):
        return ratio(fold(mine), fold(theirs)) >= _ONE_CITY
    return mine == theirs
