"""Who may be the same person: candidates by blocks, a score by names and evidence. Pure; 100,000 people in about a second.

Comparing everybody with everybody is out of the question, so people meet only in blocks: same day of birth and start of
the family name, same name and a day of birth with one slip, same phone, same e-mail, same document. What meets is
scored; nothing is ever merged here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from exchange_app.text import name_key

Key = str | int
Pair = frozenset[Key]
_Day = tuple[int, int, int, int, int]

THRESHOLD = 0.7
_UNLIKE = THRESHOLD + 0.05
"""Below this likeness of names a common day of birth alone does not reach THRESHOLD."""
_TURNED = 96
"""How alike (0 to 100) two names in any order of their words must be to be one name turned round."""
_MOST = 0.05
"""What two people who share no day of birth, number or address can still have in their favour: a slip in the day."""
_CROWD = 40
"""A block with more people than this says nothing about any two of them."""


class Identity(NamedTuple):
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


def suspicions(
    new: Sequence[Identity],
    known: Sequence[Identity] = (),
    *,
    apart: Collection[Pair] = (),
    tick: Callable[[], object] | None = None,
) -> list[Suspicion]:
    """Pairs of which at least one is `new`, with a score of THRESHOLD or more, the surest first.

    `first` is the known one, or the one that comes earlier. Pairs in `apart` were decided to be two people. `tick` is
    called now and then, and may raise to end it.
    """
    people = [*known, *new]
    names = _Names(people)
    found: list[Suspicion] = []
    for a, b in _meetings(people, names, len(known), tick or (lambda: None)):
        if apart and frozenset((people[a].key, people[b].key)) in apart:
            continue
        likeness = names.likeness(a, b)
        if likeness < _UNLIKE and not _share(people[a], people[b]):
            continue
        score, evidence = _compare(people[a], people[b], likeness)
        if score >= THRESHOLD:
            found.append(Suspicion(people[a].key, people[b].key, round(score, 2), evidence))
    found.sort(key=lambda each: -each.score)
    return found


class _Names:
    """Everybody's name as a number: equal for names with one loose key. What is made of a name is made once."""

    def __init__(self, people: Sequence[Identity]) -> None:
        families, of_family = _numbered_keys([p.family for p in people])
        givens, of_given = _numbered_keys([p.given for p in people])
        step = len(givens)
        codes = [family * step + given for family, given in zip(of_family, of_given, strict=True)]
        numbers = {code: number for number, code in enumerate(dict.fromkeys(codes))}
        self.number = list(map(numbers.__getitem__, codes))
        self.family = [families[code // step] for code in numbers]
        self.given = [givens[code % step] for code in numbers]
        both = zip(self.family, self.given, strict=True)
        self._sorted = [" ".join(sorted(f"{family} {given}".split())) for family, given in both]

    def likeness(self, a: int, b: int) -> float:
        """0 to 1, ruled by the less alike of the two names: brothers share a family name."""
        one, other = self.number[a], self.number[b]
        if one == other:
            return 1.0
        family, given = ratio(self.family[one], self.family[other]), ratio(self.given[one], self.given[other])
        apart = 0.7 * min(family, given) + 0.3 * max(family, given)
        return max(apart, ratio(self._sorted[one], self._sorted[other], score_cutoff=_TURNED)) / 100


def _meetings(
    people: Sequence[Identity], names: _Names, known: int, tick: Callable[[], object]
) -> Iterator[tuple[int, int]]:
    """Index pairs (a < b, b new) that share a block, each once."""
    seen: set[tuple[int, int]] = set()
    for keys in _blocks(people, names):
        tick()
        for block in _crowds(keys):
            if len(block) > _CROWD:
                continue
            for pair in combinations(block, 2):
                if pair[1] >= known and pair not in seen:
                    seen.add(pair)
                    yield pair


def _blocks(people: Sequence[Identity], names: _Names) -> Iterator[Sequence[Hashable]]:
    """For each way to meet, everybody's key, or none at all; None meets nobody."""
    births = [p.birth for p in people]
    known = {birth: None if birth is None else _numbers_of(birth) for birth in set(births)}
    days = list(map(known.__getitem__, births))
    yield _both(days, 0, _numbered(family[:3] or None for family in names.family), names)
    yield _both(days, 0, _numbered(given or None for given in names.given), names)
    yield _both(days, 0, _turned(names), names)
    for slip in range(1, 5):
        yield _both(days, slip, range(len(names.family)), names)
    yield _undated(births, names)
    yield [p.phone or None for p in people]
    yield [p.email or None for p in people]
    yield [p.national_id or None for p in people]
    yield [p.passport or None for p in people]


def _numbers_of(birth: date) -> _Day:
    """The number of a day, and those it shares with days one slip away: in the day, the month, the year; turned round."""
    year, month, day = birth.year, birth.month, birth.day
    low, high = sorted((month, day))
    return birth.toordinal(), year * 12 + month, year * 31 + day, month * 31 + day, (year * 31 + low) * 31 + high


def _turned(names: _Names) -> list[int | None]:
    """One number for names that are each other turned round, and for no name at all; all others share more already."""
    pairs = list(zip(names.family, names.given, strict=True))
    known = set(pairs)
    return _numbered(
        frozenset(pair) if not any(pair) or (pair[0] != pair[1] and pair[::-1] in known) else None for pair in pairs
    )


def _numbered_keys(spelled: Sequence[str]) -> tuple[list[str], list[int]]:
    """The different loose keys of names, and for each name the place of its key."""
    places: dict[str, int] = {}
    of_spelling = {each: places.setdefault(name_key(each), len(places)) for each in dict.fromkeys(spelled)}
    return list(places), list(map(of_spelling.__getitem__, spelled))


def _numbered(keys: Iterable[Hashable]) -> list[int | None]:
    """Equal keys as equal numbers; None stays."""
    numbers: dict[Hashable, int] = {}
    return [None if key is None else numbers.setdefault(key, len(numbers)) for key in keys]


def _both(
    days: Sequence[_Day | None], which: int, of_name: Sequence[int | None], names: _Names
) -> Sequence[int | None]:
    """For everybody one number for a number of his day and one of his name; None where either is not known."""
    step = len(of_name)
    if of_name.count(None) == step:
        return ()
    parts = map(of_name.__getitem__, names.number)
    return [
        None if day is None or part is None else day[which] * step + part for day, part in zip(days, parts, strict=True)
    ]


def _undated(births: Sequence[date | None], names: _Names) -> Sequence[Hashable]:
    """By name alone, for names of which somebody has no date of birth."""
    if None not in births:
        return ()
    open_names = {name for birth, name in zip(births, names.number, strict=True) if birth is None}
    telling = {name for name in open_names if len(names.family[name]) + len(names.given[name]) > 2}
    return [name if name in telling else None for name in names.number]


def _crowds(keys: Sequence[Hashable]) -> Iterable[list[int]]:
    """The blocks of two or more, as ascending indices. Most keys are alone, and nothing is made for those."""
    first: dict[Hashable, int] = {}
    blocks: dict[Hashable, list[int]] = {}
    for index, place in enumerate(map(first.setdefault, keys, range(len(keys)))):
        if index != place:
            blocks.setdefault(keys[index], [place]).append(index)
    blocks.pop(None, None)
    return blocks.values()


def _share(a: Identity, b: Identity) -> bool:
    """Whether two people have an address, a number or a document in common."""
    return bool(
        (a.phone and a.phone == b.phone)
        or (a.email and a.email == b.email)
        or (a.national_id and a.national_id == b.national_id)
        or (a.passport and a.passport == b.passport)
    )


def _compare(a: Identity, b: Identity, likeness: float) -> tuple[float, tuple[str, ...]]:
    """Score and evidence for two people who met in a block; nothing where it is clear early that they are two."""
    evidence: list[str] = []
    score = likeness - 0.25
    if likeness >= 0.8:
        evidence.append("name")
    if (document := _same_document(a, b)) is not None:
        evidence.insert(0, document)
        score = max(score + 0.4, 0.75)
    elif _other_document(a, b):
        score -= 0.3
    if score + _MOST < THRESHOLD and not (a.birth == b.birth or _share(a, b)):
        return 0.0, ()
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
