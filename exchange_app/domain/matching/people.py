"""Which people are one: exact keys first, suspicion by names and evidence for the rest. Pure; 100,000 in about a second.

The same: one national ID, one passport, one e-mail and name, or one folded name and date of birth, as long as nothing
else speaks against it. Who may be the same is found by blocks and a score: comparing everybody with everybody is out of the question, so people meet only in blocks: same day of birth and start of
the family name, same name and a day of birth with one slip, same phone, same e-mail, same document. What meets is
scored; nothing is ever merged here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from exchange_app.domain.matching.matches import CROWD, Key, Likeness, Match, Pair, RowMatch
from exchange_app.domain.matching.similarity import ratio, scorer, slips
from exchange_app.domain.records import RecordId
from exchange_app.text import fold, name_key

_Column = list[Hashable]
_Day = tuple[int, int, int, int, int]

THRESHOLD = 0.7
_SURE = 0.75
"""The least score of two who share a key against which nothing speaks."""
_UNLIKE = THRESHOLD + 0.05
"""Below this likeness of names a common day of birth alone does not reach THRESHOLD."""
_TURNED = 96
"""How alike (0 to 100) two names in any order of their words must be to be one name turned round."""
_MOST = 0.05
"""What two people who share no day of birth, number or address can still have in their favour: a slip in the day."""
_SAME_NAME = 60.0
"""How alike (0 to 100) the names under one document must be to be one person."""


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


def compare(a: Identity, b: Identity) -> Match:
    """What two people are to each other."""
    return _judged(a, b, _Names((a, b)).likeness(0, 1))


def _judged(a: Identity, b: Identity, likeness: float) -> Match:
    score, evidence = _score(a, b, likeness)
    if _same_key(a, b) and _agree(a, b):
        return Match(a.key, b.key, Likeness.SAME, max(round(score, 2), _SURE), evidence or _evidence(a, b))
    if score >= THRESHOLD:
        return Match(a.key, b.key, Likeness.MAYBE, round(score, 2), evidence)
    return Match(a.key, b.key, Likeness.DIFFERENT, round(max(score, 0.0), 2))


def matches(
    new: Sequence[Identity],
    known: Sequence[Identity] = (),
    *,
    apart: Collection[Pair] = (),
    tick: Callable[[], object] = lambda: None,
) -> list[Match]:
    """Pairs of which at least one is `new` that are the same or may be, the surest first.

    `first` is the known one, or the one that comes earlier. Pairs in `apart` were decided to be two people. `tick` is
    called now and then, and may raise to end it.
    """
    people = [*known, *new]
    names = _Names(people)
    found: list[Match] = []
    for a, b in _meetings(people, names, len(known), tick):
        if apart and frozenset((people[a].key, people[b].key)) in apart:
            continue
        likeness = names.likeness(a, b)
        if likeness < _UNLIKE and not _share(people[a], people[b]):
            continue
        match = _judged(people[a], people[b], likeness)
        if match.likeness is not Likeness.DIFFERENT:
            found.append(match)
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
        self._ratio = scorer()

    def likeness(self, a: int, b: int) -> float:
        """0 to 1, ruled by the less alike of the two names: brothers share a family name."""
        one, other = self.number[a], self.number[b]
        if one == other:
            return 1.0
        ratio = self._ratio
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
            if len(block) > CROWD:
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


def _score(a: Identity, b: Identity, likeness: float) -> tuple[float, tuple[str, ...]]:
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
    return "slip" if swapped or slips(a.isoformat(), b.isoformat()) == 1 else "other"


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
        and slips(a.national_id, b.national_id) > 2
    )


# -- which record each row of a list is


def judge(rows: Sequence[Identity], known: Sequence[Identity]) -> list[RowMatch]:
    """For each row, in order, the record it is or whom it may be. The key of a row is its index.

    All look-ups are by dictionary, so that 50,000 rows take a moment.
    """
    found = [RowMatch() for _ in rows]
    keys = _keys([*known, *rows])
    if known:
        _match(rows, keys, known, found)
    _repeats(rows, [column[len(known) :] for column in keys], found)
    new = [each for each, said in zip(rows, found, strict=True) if said.record is None and said.suspect is None]
    for match in matches(new, known):
        said = found[int(match.second)]
        if said.suspect is None:
            said.suspect = match
    return found


def _keys(people: Sequence[Identity]) -> list[_Column]:
    """Four columns of exact keys: national ID, passport, e-mail with name, name with date of birth."""
    folded = {spelled: fold(spelled) for spelled in {p.family for p in people} | {p.given for p in people}}
    names = [(folded[p.family], folded[p.given]) if p.family and p.given else None for p in people]
    return [
        [p.national_id or None for p in people],
        [p.passport or None for p in people],
        [(p.email, name) if name and p.email else None for p, name in zip(people, names, strict=True)],
        [(p.birth, name) if name and p.birth else None for p, name in zip(people, names, strict=True)],
    ]


def _match(
    people: Sequence[Identity], keys: Sequence[_Column], known: Sequence[Identity], found: list[RowMatch]
) -> None:
    """Finds the record that each row is. Each record is taken once: a second row of the same person is a repetition,
    but two records that were decided to be two people take one row each."""
    indexes: list[dict[Hashable, list[Identity]]] = []
    for column in keys:
        index: dict[Hashable, list[Identity]] = {}
        for each, key in zip(known, column, strict=False):
            if key is not None:
                index.setdefault(key, []).append(each)
        indexes.append(index)
    taken: set[Key] = set()
    for person, said, *own in zip(people, found, *(column[len(known) :] for column in keys), strict=True):
        for index, key in zip(indexes, own, strict=True):
            if key is None or key not in index:
                continue
            fitting = [each for each in index[key] if _agree(person, each)]
            if not fitting:
                continue
            chosen = next((each for each in fitting if each.key not in taken), fitting[0])
            taken.add(chosen.key)
            said.record = str(chosen.key)
            break


def _repeats(people: Sequence[Identity], keys: Sequence[_Column], found: list[RowMatch]) -> None:
    """Rows that are somebody an earlier row is already."""
    places = [_first_places(column) for column in keys]
    repeated = {index for column, first in zip(keys, places, strict=True) for index in _repeating(column, first)}
    first_of: dict[RecordId, int] = {}
    for index, said in enumerate(found):
        if said.record is not None:
            earlier = first_of.setdefault(said.record, index)
        elif index in repeated:
            earlier = _agreeing(
                people,
                index,
                [first[key] for column, first in zip(keys, places, strict=True) if (key := column[index])],
            )
        else:
            continue
        if earlier != index:
            said.suspect = Match(earlier, index, Likeness.SAME, 1.0, _evidence(people[earlier], people[index]))


def _first_places(keys: _Column) -> dict[Hashable, int]:
    """The index at which each key stands first."""
    last = len(keys) - 1
    return dict(zip(reversed(keys), range(last, -1, -1), strict=True))


def _repeating(keys: _Column, first: Mapping[Hashable, int]) -> list[int]:
    """The indexes of keys that stood before."""
    if len(first) == len(keys):
        return []
    return [index for index, key in enumerate(keys) if key is not None and first[key] != index]


def _agreeing(people: Sequence[Identity], index: int, firsts: Sequence[int]) -> int:
    """The first of those who share a key with somebody and against whom nothing speaks; else himself."""
    return next((other for other in firsts if other != index and _agree(people[other], people[index])), index)


def _same_key(a: Identity, b: Identity) -> bool:
    """Whether two people share one of the exact keys (see _keys)."""
    if _same_document(a, b) is not None:
        return True
    if not (a.given and a.family and ((a.email and a.email == b.email) or (a.birth and a.birth == b.birth))):
        return False
    return fold(a.family) == fold(b.family) and fold(a.given) == fold(b.given)


def _agree(a: Identity, b: Identity) -> bool:
    """Whether nothing speaks against two people who share a key: the names fit, and no second document differs."""
    if not (a.given or a.family) or not (b.given or b.family):
        return True
    if ratio(name_key(f"{a.family} {a.given}"), name_key(f"{b.family} {b.given}")) < _SAME_NAME:
        return False
    if a.national_id and b.national_id:
        return a.national_id == b.national_id
    return a.birth is None or b.birth is None or a.birth == b.birth


def _evidence(a: Identity, b: Identity) -> tuple[str, ...]:
    """The fields in which two people agree."""
    pairs = (
        ("national_id", a.national_id, b.national_id), ("passport_number", a.passport, b.passport),
        ("name", name_key(f"{a.family} {a.given}"), name_key(f"{b.family} {b.given}")),
        ("birth_date", a.birth, b.birth), ("phone", a.phone, b.phone), ("email", a.email, b.email),
    )  # fmt: skip
    return tuple(key for key, mine, theirs in pairs if mine and mine == theirs)
