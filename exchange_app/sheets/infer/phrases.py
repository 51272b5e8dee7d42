"""Which fields one phrase of a header names: as declared, near what is declared, or by the ideas it combines."""

from __future__ import annotations

import re
from functools import lru_cache

from exchange_app.kinds.registry import cleared
from exchange_app.sheets.infer.catalogue import adapted, declared, exact_headers
from exchange_app.sheets.infer.keys import tokens
from exchange_app.sheets.infer.vocabulary.field_rules import OF_ANOTHER, asked_for, field_list, headed, refused
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas, weight
from exchange_app.text import Language

ENOUGH = 0.6
"""From this score on a header is taken to name a field."""

PIECES = re.compile(r"\s*[/|\n\r]+\s*|\s+[-–—]\s+")
LISTING = re.compile(
    r"\s*[/|\n\r,;&+]+\s*|(?<=[^\W\d_]{2})-(?=(?-i:[A-ZÇƏĞİÖŞÜ])[^\W\d_]{2})|\s+(?:ve|və|and|-|–)\s+", re.IGNORECASE
)
_ELSEWHERE = 0.97
_AMBIGUOUS = 0.55


@cleared
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
    if exact and _of_another_matter(inside):
        scores, here = {field: _REFUSED * score for field, score in scores.items()}, set()
    explained = _explained(outside, inside, kind, language, scores)
    if not main or (exact and here):
        return tuple(explained.items())
    scores = explained
    hints = frozenset(adapted(ideas(inside), kind))
    asked, prose = is_question(outside), _in_prose(outside)
    of_anything, never_half = field_list("of_anything"), field_list("never_half")
    near: dict[str, tuple[float, bool]] = {}
    for each in declared(kind):
        if not each.ideas & main:
            continue
        score = _similar(main, hints, each.ideas, asked)
        home = language is None or each.language == language
        score *= 0.98 if home else 0.95
        if each.field == "contact_name" and not idea_list("asks_for_a_person") & main:
            score *= _REFUSED
        if each.field in of_anything and not prose:
            score *= OF_ANOTHER ** sum(idea.startswith("~") for idea in main)
        if each.field in never_half and any(idea.startswith("~") for idea in main):
            score *= 0.8
        if each.field in ("name", "title") and "surname" in ideas(outside):
            score *= 0.4
        if score > near.get(each.field, (0.0, False))[0]:
            near[each.field] = (score, home)
    for field, (score, _) in near.items():
        scores[field] = max(scores.get(field, 0.0), score)
    named = {field for field, _ in exact}
    for field, score in _asked(outside, inside, kind, language, scores).items():
        if field not in named:
            scores[field] = score
    if "clock" in main and "date" not in main:
        scores = {field: score if field == "submitted_on" else _REFUSED * score for field, score in scores.items()}
    return tuple(scores.items())


def _asked(
    outside: str, inside: str, kind: str, language: Language | None, scores: dict[str, float]
) -> dict[str, float]:
    """What the combination of ideas asks for, laid over the `scores` of whole sets: where it is sure, the others step back."""
    several = _means(outside, kind, outside, language)
    prose = _in_prose(outside)
    found = asked_for(several, kind, asked=prose)
    if inside:
        for field, score in asked_for(
            _means(f"{outside} {inside}", kind, outside, language), kind, asked=prose
        ).items():
            found[field] = max(found.get(field, 0.0), score)
    numbered = (
        "application" in several
        and bool({"number", "identity", "card"}.intersection(several))
        and "date" not in several
    )
    foreign = {"passport", "country"} <= set(several) and "citizen" not in several
    if numbered or foreign or "other" in several or ("issue" in several and "consent" not in several):
        return {field: 0.6 * score for field, score in scores.items()}
    scores = {field: _REFUSED * score if field in refused(several, kind) else score for field, score in scores.items()}
    if _of_another_matter(inside):
        scores, found = ({field: _REFUSED * score for field, score in each.items()} for each in (scores, found))
    if idea_list("coded") & set(several):
        uncoded = field_list("uncoded")
        found = {field: _REFUSED * score if field in uncoded else score for field, score in found.items()}
        scores = {field: _REFUSED * score if field in uncoded else score for field, score in scores.items()}
    out = scores | {field: max(score, scores.get(field, 0.0)) for field, score in found.items()}
    best = max(found.values(), default=0.0)
    if best >= _SURE:
        out |= {field: 0.75 * score for field, score in scores.items() if field not in found}
        out |= {
            field: min(out[field], 0.5 * (score + out[field])) for field, score in found.items() if score < best - 0.1
        }
    return out


_REFUSED = 0.6
_DENIED = re.compile(r"\b(?:değil|deyil|not|yox|hariç|without|except|olmadan|olmasın)\b", re.IGNORECASE)


def _of_another_matter(inside: str) -> bool:
    """Whether parentheses say that a header is about something that is none of ours: `(fatura için)`, `(anne-baba)`."""
    if not inside or _DENIED.search(inside):
        return False
    pieces = [piece for each in LISTING.split(inside) if (piece := each.strip())]
    return bool(pieces) and all("other" in ideas(piece) for piece in pieces)


def _explained(
    outside: str, inside: str, kind: str, language: Language | None, scores: dict[str, float]
) -> dict[str, float]:
    """`Təcili əlaqə (tel.)`: parentheses that name another matter take the header's own meaning away."""
    if (
        not inside
        or not scores
        or len(LISTING.split(inside.strip())) > 1
        or not idea_list("matters").intersection(ideas(inside))
    ):
        return scores
    whole = asked_for(_means(f"{outside} {inside}", kind, outside, language), kind)
    field = max(whole, key=lambda key: whole[key], default="")
    if (
        field
        and field not in scores
        and whole[field] >= 0.9
        and all(whole.get(key, 0.0) < whole[field] - 0.1 for key in scores)
    ):
        return {key: 0.8 * score for key, score in scores.items()} | {field: whole[field]}
    return scores


def _means(text: str, kind: str, phrase: str, language: Language | None) -> tuple[str, ...]:
    """The ideas of a text as a kind of list in a language means them."""
    several = headed(adapted(ideas(text), kind), phrase)
    if "unvan" in several and kind == "applicant" and language in _UNVAN:
        several = tuple(_UNVAN[language] if idea == "unvan" else idea for idea in several)
    if (
        kind == "outlet"
        and language == "tr"
        and {"unvan", "organisation"} <= set(several)
        and not {"contact", "person"} & set(several)
    ):
        several = tuple("name" if idea == "unvan" else idea for idea in several)
    return several


_UNVAN: dict[Language | None, str] = {"tr": "position", "az": "address"}
_SURE = 0.75


def phrase_scores(outside: str, inside: str, kind: str, language: Language | None) -> dict[str, float]:
    return dict(_phrase_cached(outside, inside, kind, language))


def heavy(several: frozenset[str], prose: bool) -> float:
    return sum(0.15 if prose and each.startswith("~") else weight(each) for each in several)


def _in_prose(text: str) -> bool:
    return is_question(text) or len(text.split()) >= _PROSE


_PROSE = 6


def is_question(text: str) -> bool:
    """Whether a header is a whole question, as forms ask it: its words beside the matter do not count."""
    return text.rstrip().endswith("?") and len(text.split()) >= 3


def _similar(main: frozenset[str], hints: frozenset[str], meant: frozenset[str], asked: bool) -> float:
    prose = asked or len(main) >= 6
    shared = main | (hints & meant)
    union = heavy(shared | meant, prose)
    return (heavy(shared & meant, prose) / union - 0.1 * len(hints - meant) * (0.1 if prose else 0.2)) if union else 0.0
