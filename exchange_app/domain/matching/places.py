"""Which outlets or cohorts are one: by name, place or day, phone and e-mail. Pure.

One name at one place is the same. One name in two cities, a name that is alike, and a name that is another one and a
general word (`Hürriyet`, `Hürriyet Gazetesi`) may be the same. Two that differ in a figure (`Radio 1`, `Radio 2`) are two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from exchange_app.domain.matching.matches import CROWD, Key, Likeness, Match, Pair, RowMatch
from exchange_app.domain.matching.similarity import most_alike, ratio, ratio_from_the_start
from exchange_app.kinds import Value
from exchange_app.text import fold, name_key

LEAST = 80.0
"""Names less alike (0 to 100) than this are never compared for their spelling."""
_ALIKE = 88.0
_ALIKE_FROM_THE_START = 0.96
_WITH_A_COMMON_NUMBER = 70.0
_ONE_CITY = 75.0
_ELSEWHERE, _SHORTER = 0.75, 0.85
_FORMS = re.compile(r"\b(?:a\.? ?s\.?|ltd\.?(?: ?sti\.?)?|mmc|llc|inc\.?|asc)\s*$")
_GENERAL = frozenset(
    name_key(word)
    for word in (
        "ajans ajansı agency agentliyi dergi dergisi jurnal jurnalı magazine gazete gazetesi qəzet qəzeti newspaper haber xəbər news "
        "media medya grubu qrupu group kanal kanalı channel radio radyo radyosu radiosu televizyon televizyonu televiziya televiziyası "
        "television tv yayın portal portalı sitesi saytı"
    ).split()
)
"""Words that say what an outlet is, not which."""


class Place(NamedTuple):
    """What one outlet or cohort is known by. `marks` are values that differ between two of one name: cities, days."""

    key: Key
    name: str
    marks: tuple[Value | None, ...] = ()
    phone: str = ""
    email: str = ""


@lru_cache(maxsize=8192)
def place_key(name: str) -> str:
    """The loose key of a name without the legal form behind it: `Trend A.Ş.` and `TREND` are one."""
    return name_key(_FORMS.sub("", fold(name)))


def alike(one: str, other: str) -> float:
    """How alike two different keys are, 0 to 1: 0 where they are two names."""
    if _figures(one) != _figures(other):
        return 0.0
    score = ratio(one, other)
    if score >= _ALIKE or (
        score >= LEAST and min(len(one), len(other)) > 3 and ratio_from_the_start(one, other) >= _ALIKE_FROM_THE_START
    ):
        return round(max(score / 100, ratio_from_the_start(one, other)), 2)
    return _SHORTER if _bare(one) == other or _bare(other) == one else 0.0


def compare(a: Place, b: Place) -> Match:
    """What two places are to each other."""
    one, other = place_key(a.name), place_key(b.name)
    likeness, score = Likeness.DIFFERENT, 0.0
    evidence: tuple[str, ...] = ()
    if one and other:
        shared = tuple(
            field for field, mine, theirs in (("phone", a.phone, b.phone), ("email", a.email, b.email))
            if mine and mine == theirs
        )  # fmt: skip
        agree = _agree(a, b)
        if one == other:
            elsewhere = bool(a.marks) and isinstance(a.marks[0], str)
            if agree or elsewhere:
                likeness, score = (Likeness.SAME, 1.0) if agree else (Likeness.MAYBE, _ELSEWHERE)
                evidence = ("name", *shared)
        elif agree and (score := alike(one, other)):
            likeness, evidence = Likeness.MAYBE, ("name", *shared)
        elif agree and shared and _figures(one) == _figures(other) and ratio(one, other) >= _WITH_A_COMMON_NUMBER:
            likeness, score, evidence = Likeness.MAYBE, round(ratio(one, other) / 100, 2), shared
    return Match(a.key, b.key, likeness, score, evidence)


def matches(
    new: Sequence[Place], known: Sequence[Place], *, apart: Collection[Pair], tick: Callable[[], object]
) -> list[Match]:
    """Pairs of which at least one is new that are one or may be, the surest first; as people.matches."""
    places = [*known, *new]
    found = []
    for first, second in _meetings(places, len(known), tick):
        one, other = places[first], places[second]
        if frozenset((one.key, other.key)) in apart:
            continue
        match = compare(one, other)
        if match.likeness is not Likeness.DIFFERENT:
            found.append(match)
    found.sort(key=lambda each: -each.score)
    return found


def judge(rows: Sequence[Place], known: Sequence[Place]) -> list[RowMatch]:
    """For each row, in order, the record it is or which it may be. A record is taken once: a second row of it repeats."""
    found = [RowMatch() for _ in rows]
    by_key: dict[str, list[Place]] = {}
    shorter: dict[str, set[str]] = {}

    def enter(place: Place) -> None:
        key = place_key(place.name)
        if key not in by_key:
            shorter.setdefault(_bare(key), set()).add(key)
        by_key.setdefault(key, []).append(place)

    for each in known:
        enter(each)
    taken: set[Key] = set()
    for place, said in zip(rows, found, strict=True):
        if not (key := place_key(place.name)):
            continue
        pairs = [(each, compare(each, place)) for each in by_key.get(key, ())]
        if not any(match.likeness is Likeness.SAME for _each, match in pairs):
            near = sorted(_near(key, by_key.keys(), shorter))
            pairs += [(each, compare(each, place)) for other in near for each in by_key[other]]
        pairs.sort(key=lambda pair: (-pair[1].score, pair[0].key in taken, fold(pair[0].name) != fold(place.name)))
        if not pairs or pairs[0][1].likeness is Likeness.DIFFERENT:
            enter(place)
            continue
        best, match = pairs[0]
        if match.likeness is Likeness.SAME:
            repeated = isinstance(best.key, int) or best.key in taken
            said.record = None if isinstance(best.key, int) else best.key
            said.suspect = match if repeated else None
            taken.add(best.key)
        else:
            said.suspect = match
            enter(place)
    return found


def _near(key: str, keys: Collection[str], shorter: dict[str, set[str]]) -> set[str]:
    """The other keys that may be alike: in their letters, or but for general words."""
    found = {other for other, _score in most_alike(key, keys, limit=CROWD, least=LEAST)}
    bare = _bare(key)
    found |= shorter.get(bare, set()) | shorter.get(key, set()) | ({bare} if bare in keys else set())
    return {each for each in found - {key} if alike(key, each)}


def _meetings(places: Sequence[Place], known: int, tick: Callable[[], object]) -> Iterator[tuple[int, int]]:
    """Index pairs (a < b, b new) that may be one, each once."""
    by_key: dict[str, list[int]] = {}
    for index, place in enumerate(places):
        if key := place_key(place.name):
            by_key.setdefault(key, []).append(index)
    shorter: dict[str, set[str]] = {}
    for key in by_key:
        shorter.setdefault(_bare(key), set()).add(key)
    seen: set[tuple[int, int]] = set()

    def once(pairs: Iterable[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
        for pair in pairs:
            first, second = min(pair), max(pair)
            if second >= known and (first, second) not in seen:
                seen.add((first, second))
                yield first, second

    for count, (key, indexes) in enumerate(by_key.items()):
        if count % 100 == 0:
            tick()
        if len(indexes) <= CROWD:
            yield from once(combinations(indexes, 2))
        if indexes[-1] >= known:
            for other in _near(key, by_key.keys(), shorter):
                yield from once((a, b) for a in indexes[:CROWD] for b in by_key[other][:CROWD])
    for values in ([p.phone for p in places], [p.email for p in places]):
        sharing: dict[str, list[int]] = {}
        for index, value in enumerate(values):
            if value:
                sharing.setdefault(value, []).append(index)
        for indexes in sharing.values():
            if 1 < len(indexes) <= CROWD:
                yield from once(combinations(indexes, 2))


def _bare(key: str) -> str:
    """A key without its general words; empty where nothing would be left that says which it is."""
    words = [word for word in key.split() if word not in _GENERAL]
    return " ".join(words) if len("".join(words)) > 2 else ""


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _agree(a: Place, b: Place) -> bool:
    """Whether no mark that both have differs; `Bakü` and `Bakı` are one city, so are `Gəncə` and `Ganja`."""
    return all(
        mine is None or theirs is None or _one(mine, theirs) for mine, theirs in zip(a.marks, b.marks, strict=True)
    )


def _one(mine: Value, theirs: Value) -> bool:
    if isinstance(mine, str) and isinstance(theirs, str):
        one, other = name_key(mine), name_key(theirs)
        return ratio(one, other) >= _ONE_CITY or f" {one} " in f" {other} " or f" {other} " in f" {one} "
    return mine == theirs
