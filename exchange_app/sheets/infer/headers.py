"""Which fields a header names, from the header alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from exchange_app.kinds.registry import cleared
from exchange_app.sheets.infer.catalogue import exact_headers, fields_of, name_fields, only_names, readable_kinds
from exchange_app.sheets.infer.groups import of_the_record, under_group
from exchange_app.sheets.infer.header_dialogue import without_reference
from exchange_app.sheets.infer.keys import ROMANS, parts, spelled, stems, tokens
from exchange_app.sheets.infer.periods import period_scores, periods_of
from exchange_app.sheets.infer.phrases import ENOUGH, LISTING, PIECES, is_question, phrase_scores
from exchange_app.sheets.infer.several import Candidate, several_in_one
from exchange_app.sheets.infer.vocabulary.field_rules import field_list, withdrawn
from exchange_app.sheets.infer.vocabulary.ideas import ideas, speaks_plainly, weight
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.text import Language, fold

Levels = tuple[str, ...]
"""The texts of a header from the group on top down to the column's own, as typed."""

_FIGURES = re.compile(r"(?<![(\[])\d{2,}|\b\d+$(?<!\b[1-5])")
_AND_BROKEN = re.compile(
    r"(?<=\bve)\s*\n\s*|(?<=\bvə)\s*\n\s*|(?<=\band)\s*\n\s*|\s*\n\s*(?=(?:ve|və|and)\b)", re.IGNORECASE
)
"""A line break at an `and` parts no languages."""
_GRID = re.compile(r"(.+?)\s*\[([^\[\]]+)\]", re.DOTALL)
"""`Dil bilgisi [İngilizce]`: how forms write the rows of a grid."""


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
    if groups and (figure := own.strip(" .)")) in ROMANS and _CHOOSING & set(ideas(" ".join(groups))):
        own = str(ROMANS.index(figure) + 1)
    if groups and (bare := without_reference(own)) is not None:
        return _of_the_person(bare, groups, kind, language)
    scores = _own_scores(own, kind, language)
    several = several_in_one(own, kind, language, scores)
    if groups:
        if (level := f"level_{fold(own.strip())}") in fields_of(kind) and {"language", "level"} & set(
            ideas(" ".join(groups))
        ):
            scores[level] = max(scores.get(level, 0.0), 0.95)
        scores = under_group(own, " ".join(groups), kind, language, scores)
        if kind == "cohort" and (named := period_scores(own, " ".join(groups))):
            scores = named
        share = of_the_record(own, " ".join(groups), kind)
        several = [replace(each, score=share * each.score) for each in several]
        if (
            "name" in ideas(own)
            and kind == "applicant"
            and (_foreign_group(groups) or any("contact" in ideas(group) for group in groups))
        ):
            several = [each for each in several if not only_names(each.fields)]
    found = [Candidate((field,), round(score, 3)) for field, score in scores.items() if score >= 0.3] + several
    found.sort(key=lambda each: -each.score)
    return tuple(found)


def _of_the_person(own: str, groups: Levels, kind: str, language: Language | None) -> tuple[Candidate, ...]:
    """What a header means that speaks about the person named by the headers above it; nothing where that is none of ours."""
    above = {idea for group in groups for idea in ideas(group)}
    if "other" in above or not own:
        return ()
    if kind == "applicant" and "emergency" in above:
        scores = _own_scores(own, kind, language)
        return tuple(
            Candidate((f"emergency_{key}",), scores[field])
            for field, key in (("phone", "phone"), (name_fields()[0], "name"))
            if scores.get(field, 0.0) >= ENOUGH
        )
    found = _candidates((*groups, own), kind, language)
    if kind != "applicant":
        return found
    return found if _OF_ONESELF & above and not _foreign_group(groups) and "contact" not in above else ()


_CHOOSING = frozenset(("choice", "want", "organisation", "hosting"))
_OF_ONESELF = frozenset(("applicant", "name", "surname"))


def _foreign_group(groups: Levels) -> bool:
    return any(idea in ("emergency", "other", "organisation", "work") for group in groups for idea in ideas(group))


_SECOND = frozenset(("second", "third", "reserve", "extra", "fixed", "live"))
_NO_STATUS = frozenset(("health", "citizen", "training"))
"""`Sağlık durumu` is no state of an application."""
_ANOTHER_ONE = 0.62
"""A second e-mail or the telephone at home is taken only where no column has a better right."""


def _own_scores(own: str, kind: str, language: Language | None) -> dict[str, float]:
    scores = _all_scores(own, kind, language)
    several = set(ideas(own))
    one_of_several = field_list("one_of_several")
    if "mobile" not in several and _SECOND & several and not one_of_several.isdisjoint(scores):
        scores = {
            field: min(score, _ANOTHER_ONE) if field in one_of_several else score for field, score in scores.items()
        }
    if kind == "outlet" and "il" in several:
        if "organisation" in several:
            scores.pop("name", None)
        if any(word.startswith("yil") for word in spelled(own)) or any(idea.startswith("~") for idea in several):
            scores.pop("city", None)
    if (
        kind == "applicant"
        and "status" in several
        and (_NO_STATUS & several or any(idea.startswith("~") for idea in several))
    ):
        scores.pop("status", None)
    if (kind == "applicant" and {"reason", "want"} <= several) or ("reason" in several and is_question(own)):
        scores.pop("status_reason", None)
    if kind == "applicant" and {"il", "years"} & set(ideas(parts(own)[1])):
        scores.pop("position", None)
    if (
        kind == "cohort"
        and "age" in several
        and any(idea.startswith("~") for idea in several)
        and not {"minimum", "maximum", "start", "range"} & several
    ):
        scores = {field: score for field, score in scores.items() if field not in periods_of(kind)["age"]}
    none = withdrawn(several, kind)
    return {field: score for field, score in scores.items() if field not in none}


def _all_scores(own: str, kind: str, language: Language | None) -> dict[str, float]:
    outside, inside = parts(own)
    if _lists_parts(inside):
        inside = ""
    scores = phrase_scores(outside, inside, kind, language)
    pieces = [piece for each in PIECES.split(own) if (piece := parts(each)[0])]
    if len(pieces) > 1:
        readings = [phrase_scores(piece, "", kind, language) for piece in pieces]
        common = set.intersection(*(set(reading) for reading in readings))
        for field in common:
            each = [reading[field] for reading in readings]
            score = 0.5 * max(each) + 0.5 * sum(each) / len(each)
            if max(each) >= ENOUGH and min(each) >= 0.5:
                scores[field] = max(scores.get(field, 0.0), score)
        if not common and len(pieces) == 2:
            _one_known(readings, pieces, scores)
    if kind == "outlet" and "surname" in ideas(own) and not {"other", "organisation"} & set(ideas(own)):
        asked, whole = "contact_name", {"contact", "person", "name"} & set(ideas(own))
        return {field: 0.4 * score for field, score in scores.items()} | ({asked: 0.9} if whole else {})
    if inside and (translated := phrase_scores(inside, "", kind, language)):
        for field, score in translated.items():
            if field in scores and score >= 0.9:
                scores[field] = max(scores[field], 0.5 * (scores[field] + score))
            elif score >= 0.95 and len(tokens(inside)) > 1:
                scores[field] = max(scores.get(field, 0.0), 0.9 if is_question(outside) else 0.85)
    return scores


def _lists_parts(inside: str) -> bool:
    """`(ad, vəzifə, telefon)`: parentheses that name the parts of a cell do not explain the header."""
    pieces = [piece for each in LISTING.split(inside) if (piece := each.strip())]
    return len(pieces) > 2 and sum(any(not idea.startswith("~") for idea in ideas(piece)) for piece in pieces) > 2


def _one_known(readings: list[dict[str, float]], pieces: list[str], scores: dict[str, float]) -> None:
    """`Телефон / Phone`: a piece in an unknown language leaves the other its meaning."""
    for known, unknown in ((0, 1), (1, 0)):
        if readings[known] and not readings[unknown] and all(each.startswith("~") for each in ideas(pieces[unknown])):
            for field, score in readings[known].items():
                scores[field] = max(scores.get(field, 0.0), 0.9 * score)


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
    best = 0.0
    for kind in readable_kinds():
        for each in candidates((text,), kind, None)[:1]:
            best = max(best, each.score)
    if "coded" in kinds_of(text):
        return min(best, 0.5)
    if best < ENOUGH:
        known = ideas(text)
        strong = [each for each in known if not each.startswith("~") and weight(each) >= 0.6]
        if strong and len(known) <= 3 and len(strong) >= len(known) / 2:
            return 0.5
    return best


_ROW_NUMBER = frozenset(
    (
        "no",
        "sira",
        "sn",
        "n",
        "nr",
        "nomra",
        "numara",
        "s",
        "sirano",
        "sirasi",
        "no.",
        "iinumarasi",
        "numbar",
        "rov",
        "id",
        "si",
    )
)


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
