"""Which fields a header names, from the header alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from exchange_app.kinds.model import NamePart
from exchange_app.kinds.registry import cleared, person_name
from exchange_app.sheets.infer.catalogue import exact_headers, fields_of, only_names, readable_kinds
from exchange_app.sheets.infer.header_dialogue import without_reference
from exchange_app.sheets.infer.headings import LISTING, Levels, is_question, likelihoods, unknown
from exchange_app.sheets.infer.keys import ROMANS, parts, spelled, stems, tokens
from exchange_app.sheets.infer.vocabulary.ideas import ideas, speaks_plainly, weight
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.names import NameOrder
from exchange_app.text import Language, fold

ENOUGH = 0.6
"""From this score on a header is taken to name a field."""

_CERTAIN, _NEAR, _SURE, _ELSEWHERE, _AMBIGUOUS = 0.93, 0.94, 0.62, 0.97, 0.55
_FIGURES = re.compile(r"(?<![(\[])\d{2,}|\b\d+$(?<!\b[1-5])")
_AND_BROKEN = re.compile(
    r"(?<=\bve)\s*\n\s*|(?<=\bvə)\s*\n\s*|(?<=\band)\s*\n\s*|\s*\n\s*(?=(?:ve|və|and)\b)", re.IGNORECASE
)
"""A line break at an `and` parts no languages."""
_GRID = re.compile(r"(.+?)\s*\[([^\[\]]+)\]", re.DOTALL)
"""`Dil bilgisi [İngilizce]`: how forms write the rows of a grid."""
_MANY = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a header may name: one field, or several that stand in one cell. `order` is that of the parts of a name."""

    fields: tuple[str, ...]
    score: float
    order: NameOrder = ()


@cleared
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
    if groups and (figure := own.strip(" .)")) in ROMANS:
        own = str(ROMANS.index(figure) + 1)
    if groups and (bare := without_reference(own)) is not None:
        own = bare
    if (
        groups
        and {"language", "level"} & set(ideas(groups[-1]))
        and (of := fields_of(kind).get(f"level_{fold(own.strip())}"))
    ):
        own = of.label.text
    if groups and not ideas(own):
        own, groups = groups[-1], groups[:-1]
    single = _single((*groups, own), kind, language)
    listed = _listed(own, groups, kind, language)
    if not listed and max((each.score for each in single), default=0.0) < ENOUGH:
        outside, inside = parts(own)
        listed = _listed(inside, (*groups, outside), kind, language) if outside and inside else []
    found = [replace(each, score=round(each.score, 3)) for each in (*single, *listed) if each.score >= 0.3]
    return tuple(sorted(found, key=lambda each: -each.score))


def _single(levels: Levels, kind: str, language: Language | None) -> list[Candidate]:
    """One field, or the name of a person, by all words together; a header that is declared names its field."""
    most = _NEAR if is_question(levels[-1]) else 1.0
    scores = {fields: min(score, most + score / 200) for fields, score in likelihoods(levels, kind, language).items()}
    outside, inside = parts(levels[-1])
    known = exact_headers(kind) if len(levels) == 1 else {}
    exact = known.get(tokens(levels[-1])) or known.get(tokens(outside if unknown(ideas(inside)) else levels[-1])) or ()
    here = {field for field, spoken in exact if language is None or spoken == language}
    for field, _ in exact:
        score = 1.0 if field in here else _AMBIGUOUS if here else _ELSEWHERE
        scores[field] = score if field in here else max(score, scores.get(field, 0.0))
    return [_named(tuple(fields.split("+")), score, levels[-1]) for fields, score in scores.items()]


def _best(levels: Levels, kind: str, language: Language | None) -> Candidate:
    return max(_single(levels, kind, language), key=lambda each: each.score, default=Candidate((), 0.0))


def _named(fields: tuple[str, ...], score: float, own: str) -> Candidate:
    """A candidate; the parts of a name in the order that the header says."""
    if len(fields) == 1:
        return Candidate(fields, score)
    order = next((found for text in parts(own) if len(found := name_order(ideas(text))) > 1), ())
    held = tuple(person_name()[part] for part in order)
    return Candidate(held if set(held) == set(fields) else fields, score, order)


_PARTS = {"name": NamePart.GIVEN, "surname": NamePart.FAMILY, "father": NamePart.PATRONYMIC}


def name_order(several: Sequence[str]) -> NameOrder:
    """The parts of a name that ideas list, in their order: of the words of `father's name` the first."""
    found = [
        _PARTS[idea]
        for at, idea in enumerate(several)
        if idea in _PARTS and not (idea == "name" and several[at - 1 : at] == ("father",))
    ]
    return tuple(dict.fromkeys(found))


def _listed(own: str, groups: Levels, kind: str, language: Language | None) -> list[Candidate]:
    """`Kurumu / Görevi`, `Doğum yeri və tarixi`, `Ad, soyad, vəzifə`: pieces that each name fields of their own, those behind the first
    perhaps with its words. One between them may be known for none of ours: `nömrəsi, verilmə və bitmə tarixi`."""
    pieces = [piece for each in LISTING.split(parts(own)[0]) if (piece := each.strip())]
    if not 2 <= len(pieces) <= _MANY:
        return []
    fields: list[str] = []
    score = _ELSEWHERE
    for at, piece in enumerate(pieces):
        alone = _best((*groups, piece), kind, language)
        beside = _best((*groups, pieces[0] if at else pieces[-1], piece), kind, language)
        best = alone if (at == 0 and alone.score >= _CERTAIN) or beside.score < _SURE else beside
        if best.score < ENOUGH and fields and at < len(pieces) - 1 and not unknown(ideas(piece)):
            continue
        if best.score < _SURE or set(best.fields) & set(fields):
            return []
        fields += best.fields
        score = min(score, best.score)
    if only_names(fields):
        return []
    said = {key: part for part, key in person_name().items()}
    order = tuple(said[field] for field in fields if field in said)
    return [
        Candidate((*(key for key in said if key in fields), *(key for key in fields if key not in said)), score, order)
    ]


@cleared
@lru_cache(maxsize=8192)
def telling(text: str) -> float:
    """How much a cell looks like a header of any kind of list, 0 to 1."""
    if len(text) > 160 or "@" in text or "www." in text or sum(map(str.isdecimal, text)) > 4:
        return 0.0
    if is_row_number(text):
        return 0.7
    own = tokens(text)
    exact = any(own in exact_headers(kind) for kind in readable_kinds())
    if not exact and ((len(own) == 1 and not speaks_plainly(spelled(text)[0])) or _FIGURES.search(text)):
        return 0.0
    best = max((each.score for kind in readable_kinds() for each in candidates((text,), kind, None)[:1]), default=0.0)
    if "coded" in kinds_of(text):
        return min(best, 0.5)
    if best < ENOUGH:
        known = ideas(text)
        strong = [each for each in known if not each.startswith("~") and weight(each) >= 0.6]
        if strong and len(known) <= 3 and len(strong) >= len(known) / 2:
            return 0.5
    return best


_ROW_NUMBER = frozenset("no sira sn n nr nomra numara s sirano sirasi iinumarasi numbar rov id si".split())


def is_row_number(text: str) -> bool:
    """Whether a header only counts the rows: №, Sıra, S/N, #."""
    own = tokens(parts(text)[0] or text)
    return (
        bool(own)
        and len(own) <= 3
        and all(any(stem in _ROW_NUMBER for stem in stems(each) if len(stem) > 3 or stem == each) for each in own)
        and own != ("id",)
    )


__all__ = ["ENOUGH", "Candidate", "Levels", "candidates", "is_question", "is_row_number", "telling"]
