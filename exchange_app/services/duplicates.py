"""Who may be the same person: candidates by blocks, a score by names and evidence. Pure; 100,000 people in about a second.

Comparing everybody with everybody is out of the question, so people meet only in blocks: same day of birth and start of
the family name, same name and a day of birth with one slip, same phone, same e-mail, same document. What meets is
scored; nothing is ever merged here.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio, token_sort_ratio

from exchange_app.text import name_key

Key = str | int
Pair = frozenset[Key]

THRESHOLD = 0.7
_CROWD = 40
"""A block with more people than this says nothing about any two of them."""


@dataclass(slots=True)
class Identity:
    """What one person is known by; `key` is whatever the caller calls him: a record id, a row number."""

    key: Key
    given: str = ""
    family: str = ""
    patronymic: str = ""
    birth: date | None = None
    phone: str = ""
    email: str = ""
    national_id: str = ""
    passport: str = ""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two that may be one. `score` is 0 to 1; `evidence` names the fields that speak for it, the strongest first."""

    first: Key
    second: Key
    score: float
    evidence: tuple[str, ...]


def suspicions(new: Sequence[Identity], known: Sequence[Identity] = (), *, apart: Collection[Pair] = ()) -> list[Suspicion]:
    """Pairs of which at least one is `new`, with a score of THRESHOLD or more, the surest first.

    `first` is the known one, or the one that comes earlier. Pairs in `apart` were decided to be two people.
    """
    people = [*known, *new]
    names = _Names(people)
    found: list[Suspicion] = []
    for a, b in _meetings(people, names, len(known)):
        if apart and frozenset((people[a].key, people[b].key)) in apart:
            continue
        score, evidence = _compare(people[a], people[b], names.likeness(a, b))
        if score >= THRESHOLD:
            found.append(Suspicion(people[a].key, people[b].key, round(score, 2), evidence))
    found.sort(key=lambda each: -each.score)
    return found


class _Names:
    """The loose keys of everybody's names, each spelling worked out once."""

    def __init__(self, people: Sequence[Identity]) -> None:
        keys = {spelling: name_key(spelling) for spelling in {p.family for p in people} | {p.given for p in people}}
        self.family = [keys[p.family] for p in people]
        self.given = [keys[p.given] for p in people]
        self.full = [f"{family} {given}" for family, given in zip(self.family, self.given, strict=True)]

    def likeness(self, a: int, b: int) -> float:
        """0 to 1, ruled by the less alike of the two names: brothers share a family name."""
        family, given = ratio(self.family[a], self.family[b]), ratio(self.given[a], self.given[b])
        apart = 0.7 * min(family, given) + 0.3 * max(family, given)
        turned = token_sort_ratio(self.full[a], self.full[b])
        return (max(apart, turned) if turned >= 96 else apart) / 100


def _meetings(people: Sequence[Identity], names: _Names, known: int) -> Iterator[tuple[int, int]]:
    """Index pairs (a < b, b new) that share a block, each once."""
    seen: set[tuple[int, int]] = set()
    for keys in _blocks(people, names):
        for block in _crowds(keys):
            if len(block) > _CROWD:
                continue
            for pair in combinations(block, 2):
                if pair[1] >= known and pair not in seen:
                    seen.add(pair)
                    yield pair


def _blocks(people: Sequence[Identity], names: _Names) -> Iterator[list[Hashable]]:
    """For each way to meet, everybody's key; None meets nobody."""
    births = [p.birth for p in people]
    both = list(zip(births, names.family, names.given, names.full, strict=True))
    yield [(birth, family[:3]) if birth and family else None for birth, family, _, _ in both]
    yield [(birth, given) if birth and given else None for birth, _, given, _ in both]
    yield [(birth, min(family, given), max(family, given)) if birth else None for birth, family, given, _ in both]
    yield [(birth.year, birth.month, full) if birth else None for birth, _, _, full in both]
    yield [(birth.year, -birth.day, full) if birth else None for birth, _, _, full in both]
    yield [(-birth.month, birth.day, full) if birth else None for birth, _, _, full in both]
    yield [(birth.year, *sorted((birth.month, birth.day)), full) if birth else None for birth, _, _, full in both]
    yield _undated(births, names.full)
    yield [p.phone or None for p in people]
    yield [p.email or None for p in people]
    yield [p.national_id or None for p in people]
    yield [p.passport or None for p in people]


def _undated(births: Sequence[date | None], full: Sequence[str]) -> list[Hashable]:
    """By name alone, for names of which somebody has no date of birth."""
    open_names = {name for birth, name in zip(births, full, strict=True) if birth is None and len(name) > 3}
    return [name if name in open_names else None for name in full]


def _crowds(keys: list[Hashable]) -> Iterable[list[int]]:
    """The blocks of two or more, as ascending indices. Most keys are alone, so the few shared ones are found first."""
    last = dict(zip(keys, range(len(keys)), strict=True))
    if len(last) == len(keys):
        return ()
    shared = {key for index, key in enumerate(keys) if last[key] != index}
    shared.discard(None)
    if not shared:
        return ()
    blocks: dict[Hashable, list[int]] = {key: [] for key in shared}
    for index, key in enumerate(keys):
        if key in shared:
            blocks[key].append(index)
    return blocks.values()


def _compare(a: Identity, b: Identity, likeness: float) -> tuple[float, tuple[str, ...]]:
    """Score and evidence for two people who met in a block."""
    evidence: list[str] = []
    score = likeness - 0.25
    if likeness >= 0.8:
        evidence.append("name")
    if (document := _same_document(a, b)) is not None:
        evidence.insert(0, document)
        score = max(score + 0.4, 0.75)
    elif _other_document(a, b):
        score -= 0.3
    match _births(a.birth, b.birth):
        case "same":
            evidence.append("birth_date")
            score += 0.2
        case "slip":
            score += 0.05
        case "other":
            score -= 0.25
    for key, mine, theirs in (("phone", a.phone, b.phone), ("email", a.email, b.email)):
        if mine and mine == theirs:
            evidence.append(key)
            score += 0.15
    if a.patronymic and b.patronymic and ratio(name_key(a.patronymic), name_key(b.patronymic)) < 60:
        score -= 0.2
    return min(score, 1.0), tuple(evidence)


def _births(a: date | None, b: date | None) -> str:
    if a is None or b is None:
        return "unknown"
    if a == b:
        return "same"
    swapped = a.year == b.year and (a.month, a.day) == (b.day, b.month)
    return "slip" if swapped or Levenshtein.distance(a.isoformat(), b.isoformat()) == 1 else "other"


def _same_document(a: Identity, b: Identity) -> str | None:
    if a.national_id and a.national_id == b.national_id:
        return "national_id"
    if a.passport and a.passport == b.passport:
        return "passport_number"
    return None


def _other_document(a: Identity, b: Identity) -> bool:
    """Whether both show a national ID and the two are not one with a slip."""
    return bool(
        a.national_id
        and b.national_id
        and len(a.national_id) == len(b.national_id)
        and Levenshtein.distance(a.national_id, b.national_id) > 2
    )
