"""Which fields a header names, from the header alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from exchange_app.sheets.reading.catalogue import READABLE_KINDS, Declared, adapted, declared, exact_headers
from exchange_app.sheets.reading.keys import parts, tokens
from exchange_app.sheets.reading.lexicon import ideas, speaks_plainly, weight
from exchange_app.sheets.reading.values.names import NameOrder
from exchange_app.sheets.reading.values.readers import NAME_FIELDS
from exchange_app.text import Language, fold

Levels = tuple[str, ...]
"""The texts of a header from the group on top down to the column's own, as typed."""

ENOUGH = 0.6
"""From this score on a header is taken to name a field."""

_PIECES = re.compile(r"\s*[/|\n\r]+\s*|\s+[-–—]\s+")
_LISTING = re.compile(r"\s*[/|\n\r,;&+]+\s*|\s+(?:ve|və|and|-|–)\s+", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![(\[])\d{2,}|\b\d+$(?<!\b[1-5])")
_SAA = re.compile(r"\bs\.? ?a\.? ?a\b")
_ASA = re.compile(r"\ba\.? ?s\.? ?a\b")
_FIO = re.compile(r"\bf\.? ?[io]\.? ?o\b")
_NAMING = frozenset(("given_name", "family_name", "name", "title", "patronymic"))
"""Fields whose header is never half understood: `… adı` is the name of whatever the unknown word is."""

_ELSEWHERE = 0.97
_AMBIGUOUS = 0.55
_NEUTRAL_GROUPS = frozenset(("info", "work", "language", "level", "contact", "choice", "applicant", "activity", "identity", "address", "unvan",
                             "live", "name", "required", "application", "note", "other", "organisation", "media", "person", "position",
                             "programme", "experience", "note"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a header may name: one field, or several that stand in one cell. `order` is that of the parts of a name."""

    fields: tuple[str, ...]
    score: float
    order: NameOrder = ()


_AND_BROKEN = re.compile(r"(?<=\bve)\s*\n\s*|(?<=\bvə)\s*\n\s*|(?<=\band)\s*\n\s*|\s*\n\s*(?=(?:ve|və|and)\b)", re.IGNORECASE)
"""A line break at an `and` parts no languages."""
_GRID = re.compile(r"(.+?)\s*\[([^\[\]]+)\]", re.DOTALL)
"""`Dil bilgisi [İngilizce]`: how forms write the rows of a grid."""


@lru_cache(maxsize=8192)
def candidates(levels: Levels, kind: str, language: Language | None) -> tuple[Candidate, ...]:
    """The readings of a header for one kind of list, best first; none when nothing comes near."""
    if grid := _GRID.fullmatch(levels[-1].strip()):
        found = _candidates((*levels[:-1], grid[1], grid[2]), kind, language)
        if found and found[0].score >= ENOUGH:
            return found
    return _candidates(levels, kind, language)


def _candidates(levels: Levels, kind: str, language: Language | None) -> tuple[Candidate, ...]:
    own, groups = _AND_BROKEN.sub(" ", levels[-1]), levels[:-1]
    scores = _own_scores(own, kind, language)
    several = _several(own, kind, language, scores)
    if groups:
        scores = _with_groups(own, " ".join(groups), kind, language, scores)
        if "name" in ideas(own) and kind == "applicant" and _foreign_group(groups):
            several = [each for each in several if not set(each.fields) <= set(NAME_FIELDS)]
    found = [Candidate((field,), round(score, 3)) for field, score in scores.items() if score >= 0.3] + several
    found.sort(key=lambda each: -each.score)
    return tuple(found)


def _foreign_group(groups: Levels) -> bool:
    return any(idea in ("emergency", "other", "organisation", "work") for group in groups for idea in ideas(group))


def _own_scores(own: str, kind: str, language: Language | None) -> dict[str, float]:
    outside, inside = parts(own)
    if _lists_parts(inside):
        inside = ""
    scores = _phrase(outside, inside, kind, language)
    pieces = [piece for each in _PIECES.split(own) if (piece := parts(each)[0])]
    if len(pieces) > 1:
        readings = [_phrase(piece, "", kind, language) for piece in pieces]
        common = set.intersection(*(set(reading) for reading in readings))
        for field in common:
            each = [reading[field] for reading in readings]
            score = 0.5 * max(each) + 0.5 * sum(each) / len(each)
            if max(each) >= ENOUGH and min(each) >= 0.5:
                scores[field] = max(scores.get(field, 0.0), score)
        if not common and len(pieces) == 2:
            _one_known(readings, pieces, scores)
    if inside and (translated := _phrase(inside, "", kind, language)):
        for field, score in translated.items():
            if field in scores and score >= 0.9:
                scores[field] = max(scores[field], 0.5 * (scores[field] + score))
            elif score >= 0.95 and len(tokens(inside)) > 1:
                scores[field] = 0.85
    return scores


def _lists_parts(inside: str) -> bool:
    """`(ad, vəzifə, telefon)`: parentheses that name the parts of a cell do not explain the header."""
    pieces = [piece for each in _LISTING.split(inside) if (piece := each.strip())]
    return len(pieces) > 2 and sum(any(not idea.startswith("~") for idea in ideas(piece)) for piece in pieces) > 2


def _one_known(readings: list[dict[str, float]], pieces: list[str], scores: dict[str, float]) -> None:
    """`Телефон / Phone`: a piece in an unknown language leaves the other its meaning."""
    for known, unknown in ((0, 1), (1, 0)):
        if readings[known] and not readings[unknown] and all(each.startswith("~") for each in ideas(pieces[unknown])):
            for field, score in readings[known].items():
                scores[field] = max(scores.get(field, 0.0), 0.9 * score)


@lru_cache(maxsize=8192)
def _phrase_cached(outside: str, inside: str, kind: str, language: Language | None) -> tuple[tuple[str, float], ...]:
    scores: dict[str, float] = {}
    exact = exact_headers(kind).get(tokens(f"{outside} {inside}")) or exact_headers(kind).get(tokens(outside)) or ()
    here = {field for field, spoken in exact if language is None or spoken == language}
    for field, _ in exact:
        score = 1.0 if field in here else _AMBIGUOUS if here else _ELSEWHERE
        scores[field] = max(scores.get(field, 0.0), score)
    main = frozenset(adapted(ideas(outside), kind))
    if inside and is_question(outside) and all(idea.startswith("~") for idea in main):
        main = frozenset()
    main = main or frozenset(adapted(ideas(inside), kind))
    if not main or (exact and here):
        return tuple(scores.items())
    hints = frozenset(adapted(ideas(inside), kind))
    asked = is_question(outside)
    near: dict[str, tuple[float, bool]] = {}
    for each in declared(kind):
        if not each.ideas & main:
            continue
        score = _similar(main, hints, each.ideas, asked)
        home = language is None or each.language == language
        score *= 0.98 if home else 0.95
        if each.field in _NAMING and any(idea.startswith("~") for idea in main):
            score *= 0.8
        if each.field in ("name", "title") and "surname" in ideas(outside):
            score *= 0.4
        if score > near.get(each.field, (0.0, False))[0]:
            near[each.field] = (score, home)
    for field, (score, _) in near.items():
        scores[field] = max(scores.get(field, 0.0), score)
    return tuple(scores.items())


def _phrase(outside: str, inside: str, kind: str, language: Language | None) -> dict[str, float]:
    return dict(_phrase_cached(outside, inside, kind, language))


def _heavy(several: frozenset[str], prose: bool) -> float:
    return sum(0.15 if prose and each.startswith("~") else weight(each) for each in several)


def is_question(text: str) -> bool:
    """Whether a header is a whole question, as forms ask it: its words beside the matter do not count."""
    return text.rstrip().endswith("?") and len(text.split()) >= 3


def _similar(main: frozenset[str], hints: frozenset[str], meant: frozenset[str], asked: bool) -> float:
    prose = asked or len(main) >= 6
    shared = main | (hints & meant)
    union = _heavy(shared | meant, prose)
    return (_heavy(shared & meant, prose) / union - 0.1 * len(hints - meant) * (0.1 if prose else 0.2)) if union else 0.0


def _with_groups(own: str, group: str, kind: str, language: Language | None, scores: dict[str, float]) -> dict[str, float]:
    """What the header means under its group: `Pasport / Nömrəsi`, `Təcili əlaqə / Telefon`."""
    mine = frozenset(adapted(ideas(parts(own)[0]), kind))
    above = frozenset(adapted(ideas(group), kind))
    out = dict(scores)
    changing = {each for each in above if weight(each) >= 0.8} - _NEUTRAL_GROUPS
    if not changing and mine != {"name"} and _heavy(mine, False) >= 0.9:
        return out
    if changing:
        for field, score in scores.items():
            covered = any(each.field == field and changing & each.ideas for each in declared(kind))
            if not covered:
                out[field] = score * 0.75
    for each in declared(kind):
        if not each.ideas & above - mine or not (each.ideas & mine or not mine):
            continue
        if _heavy(each.ideas & mine, False) < 0.5 * _heavy(mine, False):
            continue
        whole = _heavy(each.ideas, False) + _heavy(mine - each.ideas, False) + 0.1 * _heavy(above - each.ideas - mine, False)
        score = _heavy(each.ideas & (mine | above), False) / whole if whole else 0.0
        taken = _heavy(each.ideas & above - mine, False)
        if score > ENOUGH and taken >= 0.25:
            score = min(1.0, score + 0.02)
            if changing & each.ideas or score > out.get(each.field, 0.0):
                out[each.field] = max(out.get(each.field, 0.0), score)
    return out


def _several(own: str, kind: str, language: Language | None, scores: dict[str, float]) -> list[Candidate]:
    """Readings of the header as several fields in one cell."""
    outside = parts(own)[0]
    if kind == "applicant" and (names := _names(own, outside)) is not None:
        return [names]
    if _says_one_thing_twice(own, kind):
        return []
    if (joined := _joined(outside, kind, language, scores)) is not None:
        return [joined]
    if (listed := _listed(outside, kind, language)) is not None:
        for field in scores:
            scores[field] *= 0.9
        return [listed]
    return []


def _says_one_thing_twice(own: str, kind: str) -> bool:
    """Whether two pieces of a header name the same field in two languages."""
    pieces = [piece for each in _PIECES.split(own) if (piece := parts(each)[0])]
    if len(pieces) != 2:
        return False
    first, second = (_phrase(piece, "", kind, None) for piece in pieces)
    near = 0.15
    return any(
        score + second.get(field, 0.0) >= 1.6
        and score >= max(first.values()) - near
        and second[field] >= max(second.values()) - near
        for field, score in first.items()
    )


def _joined(outside: str, kind: str, language: Language | None, scores: dict[str, float]) -> Candidate | None:
    """Two or three fields whose ideas together are those of the header: `Doğum yeri və tarixi`."""
    main = frozenset(adapted(ideas(outside), kind))
    if len(main) < 2 or max(scores.values(), default=0.0) >= 0.95 or not _LISTING.search(outside):
        return None
    inside_of: dict[str, tuple[float, bool, Declared]] = {}
    for each in declared(kind):
        if each.ideas <= main and (heavy := _heavy(each.ideas, False)) >= 0.5:
            found = (heavy, each.language == language, each)
            if each.field not in inside_of or found[:2] > inside_of[each.field][:2]:
                inside_of[each.field] = found
    spoken = {(each.field, each.ideas) for each in declared(kind) if each.language == language}
    best: tuple[float, float, int, tuple[Declared, ...]] | None = None
    for number in (2, 3):
        for group in combinations([each for *_, each in inside_of.values()], number):
            union = frozenset().union(*(each.ideas for each in group))
            if any(_heavy(union - frozenset().union(*(o.ideas for o in group if o is not each)), False) < 0.25 for each in group):
                continue
            score = _heavy(union, False) / _heavy(main, len(main) >= 6)
            total = sum(_heavy(each.ideas, False) for each in group)
            home = sum((each.field, each.ideas) in spoken for each in group)
            if best is None or (round(score, 3), total, home) > best[:3]:
                best = (round(score, 3), total, home, group)
    if best is None or best[0] < 0.75 or best[0] < max(scores.values(), default=0.0) + 0.05:
        return None
    order = adapted(ideas(outside), kind)
    placed = sorted(best[3], key=lambda each: max(order.index(i) for i in each.ideas if i in order))
    return Candidate(tuple(each.field for each in placed), min(0.97, best[0]))


def _listed(outside: str, kind: str, language: Language | None) -> Candidate | None:
    """`Kurumu / Görevi`, `Şəhər və ölkə`: pieces that each name a field of their own."""
    pieces = [piece for each in _LISTING.split(outside) if (piece := each.strip())]
    if not 2 <= len(pieces) <= 3:
        return None
    fields: list[str] = []
    seen: list[set[str]] = []
    for piece in pieces:
        reading = {field: score for field, score in _phrase(piece, "", kind, language).items() if score >= 0.9}
        if not reading or any(reading.keys() & other for other in seen):
            return None
        seen.append(set(reading))
        fields.append(max(reading, key=lambda field: reading[field]))
    return Candidate(tuple(fields), 0.97)


def _names(own: str, outside: str) -> Candidate | None:
    """A header of full names, with the order that it says."""
    given, family, father = NAME_FIELDS
    plain = fold(outside)
    if _SAA.search(plain) or _FIO.search(plain):
        return Candidate((family, given, father), 0.97, (family, given, father))
    if _ASA.search(plain):
        return Candidate((given, family, father), 0.97, (given, family, father))
    several = ideas(outside)
    found = set(several)
    strange = {each for each in found if each in ("emergency", "organisation", "work", "birth", "contact", "programme", "passport", "signature")}
    if {"name", "surname"} <= found:
        strange.discard("passport")
    if strange or "other" in found:
        return None
    order: list[str] = []
    after_father = False
    for at, idea in enumerate(several):
        if idea == "father":
            order.append(father)
            after_father = True
            continue
        if idea == "surname":
            order.append(family)
        elif idea == "name" and not after_father and several[at + 1 : at + 2] != ("of",):
            order.append(given)
        after_father = False
    order = list(dict.fromkeys(order))
    rest = sum(weight(each) if not each.startswith("~") else 0.2 for each in found - {"name", "surname", "father", "full", "applicant", "person", "info", "identity", "passport"})
    if family in order and len(order) > 1:
        kept = tuple(order)
        fields = kept if father in kept else (given, family)
        if fields == (given, family) and kept[0] == family:
            fields = (family, given)
        return Candidate(fields, max(0.5, 0.99 - 0.2 * rest), kept)
    if given in order and len(order) == 1 and "full" in found:
        return Candidate((given, family), max(0.5, 0.96 - 0.2 * rest))
    if "applicant" in found and not order and rest < 0.2 and len(found) <= 2:
        return Candidate((given, family), 0.75)
    if "applicant" in found and order == [given] and rest < 0.2:
        return Candidate((given, family), 0.7)
    return None


@lru_cache(maxsize=8192)
def telling(text: str) -> float:
    """How much a cell looks like a header of any kind of list, 0 to 1."""
    if len(text) > 160 or "@" in text or "www." in text or sum(map(str.isdecimal, text)) > 4:
        return 0.0
    if is_row_number(text):
        return 0.7
    own = tokens(text)
    exact = any(own in exact_headers(kind) for kind in READABLE_KINDS)
    if not exact and ((len(own) == 1 and not speaks_plainly(own[0])) or _FIGURES.search(text)):
        return 0.0
    best = 0.0
    for kind in READABLE_KINDS:
        for each in candidates((text,), kind, None)[:1]:
            best = max(best, each.score)
    if best < ENOUGH:
        known = ideas(text)
        strong = [each for each in known if not each.startswith("~") and weight(each) >= 0.6]
        if strong and len(known) <= 3 and len(strong) >= len(known) / 2:
            return 0.5
    return best


_ROW_NUMBER = frozenset(("no", "sira", "sn", "n", "nr", "nomra", "numara", "s", "sirano", "sirasi", "no.", "iinumarasi", "numbar", "rov", "id"))


def is_row_number(text: str) -> bool:
    """Whether a header only counts the rows: №, Sıra, S/N, #."""
    own = tokens(parts(text)[0] or text)
    return bool(own) and len(own) <= 3 and all(each in _ROW_NUMBER for each in own) and own != ("id",)
