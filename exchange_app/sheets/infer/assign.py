"""Columns to fields: headers first, the values as evidence, each field once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from exchange_app.kinds import FieldType
from exchange_app.sheets.infer.catalogue import fields_of, name_fields, only_names
from exchange_app.sheets.infer.completing import complete
from exchange_app.sheets.infer.evidence import STRICT, by_values, by_words_and_values
from exchange_app.sheets.infer.headers import ENOUGH, Candidate, Levels, candidates, is_row_number
from exchange_app.sheets.infer.keys import parts, tokens
from exchange_app.sheets.infer.profile import Profile, fits, likeness
from exchange_app.sheets.infer.views import BY_BOTH, BY_HEADER, Assignment, ColumnView, Meaning
from exchange_app.sheets.infer.vocabulary.ideas import ideas, weight
from exchange_app.text import Language

_SURE = 0.95
_DECLARED = 0.995
"""A header that is declared word for word: its column is read even where no value has the form of the field, and all are reported."""


def assign(columns: Sequence[ColumnView], kind: str, language: Language) -> Assignment:
    """The best reading of the columns as a list of this kind."""
    found = Assignment(kind)
    offers: list[tuple[bool, float, int, int, Meaning]] = []
    for view in columns:
        if view.counts_rows and not _names_document(view):
            continue
        for place, each in enumerate(_offers(view, kind, language)):
            offers.append((not view.profile.count, -each.confidence, place, view.index, each))
    _latest_first(columns, offers)
    offers.sort(key=lambda each: each[:4])
    taken: dict[str, int] = {}
    for *_, index, meaning in offers:
        if index in found.meanings:
            continue
        rival = next((taken[key] for key in meaning.fields if key in taken), None)
        if rival is not None:
            found.doubles.setdefault(index, rival)
            continue
        found.meanings[index] = meaning
        taken.update(dict.fromkeys(meaning.fields, index))
    for index in found.meanings:
        found.doubles.pop(index, None)
    views = {view.index: view for view in columns}
    complete(found, views, kind, language)
    return found


def _latest_first(columns: Sequence[ColumnView], offers: list[tuple[bool, float, int, int, Meaning]]) -> None:
    """Of columns for the same field that name years the last one is meant: `2025 kontenjanı | 2027 kontenjanı`."""
    years = {
        view.index: max(found)
        for view in columns
        if (found := [int(year) for year in _YEAR.findall(" ".join(view.levels))])
    }
    if len(years) < 2:
        return
    last: dict[str, int] = {}
    for *_, index, meaning in offers:
        if index in years:
            last[meaning.fields[0]] = max(last.get(meaning.fields[0], 0), years[index])
    for at, (empty, confidence, place, index, meaning) in enumerate(offers):
        if index in years and years[index] < last[meaning.fields[0]]:
            offers[at] = (empty, confidence + _EARLIER, place, index, meaning)


_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_EARLIER = 0.5


def _names_document(view: ColumnView) -> bool:
    return "identity" in ideas(view.own) and view.profile.share("identity") + view.profile.share("fin") > 0.5


def _offers(view: ColumnView, kind: str, language: Language) -> list[Meaning]:
    out: list[Meaning] = []
    readings = candidates(view.levels, kind, language) if view.levels else ()
    for each in readings:
        score = _weighed(each, view.own, view.profile, kind, language)
        if score >= ENOUGH:
            why = BY_HEADER if each.score >= _SURE or not view.profile.count else BY_BOTH
            fields = _narrowed(each.fields, view.profile, kind, language)
            out.append(Meaning(fields, round(min(score, 1.0), 2), why, each.order))
    if not out:
        out.extend(by_values(view, kind))
    if not out or max(each.confidence for each in out) < 0.9:
        out.extend(by_words_and_values(view, kind, language))
    return out


def _narrowed(fields: tuple[str, ...], seen: Profile, kind: str, language: Language) -> tuple[str, ...]:
    """Of several fields only the one whose form all values have, where no value has the form of another; of the parts of a name
    only the first where all cells hold one word."""
    if (
        len(fields) > 1
        and fields[0] == name_fields()[0]
        and only_names(fields)
        and seen.count >= 3
        and not seen.share("several words")
    ):
        return fields[:1]
    if len(fields) == 1 or not seen.count or only_names(fields):
        return fields
    if seen.share("date inside") + seen.share("phone inside") + seen.share("contact") > 0.2:
        return fields
    phones = [key for key in fields if fields_of(kind)[key].type is FieldType.PHONE]
    if len(phones) == 1 and seen.share("phone") > 0.9:
        return (phones[0],)
    declared = fields_of(kind)
    fit = {key: fits(declared[key], seen, language) for key in fields if declared[key].type in STRICT}
    whole = [key for key, share in fit.items() if share > 0.8]
    if len(whole) == 1 and all(share < 0.1 for key, share in fit.items() if key != whole[0]) and len(fit) > 1:
        return (whole[0],)
    return fields


_LITTLE = frozenset(
    key for word in "id ids no code kod ref number nömrə numara kodu applicant app".split() for key in tokens(word)
)


_OTHERS_WORDS, _HALF = -0.9, 0.5
"""From this likeness down a column holds the words of quite another matter: kinds of media under a header of what somebody does."""


def _says_little(header: str) -> bool:
    """Whether a header may number or mark anything: `ID` over X0, X1 … is no national ID."""
    return set(tokens(header)) <= _LITTLE


def _weighed(each: Candidate, header: str, seen: Profile, kind: str, language: Language) -> float:
    declared = fields_of(kind)
    if len(each.fields) > 1:
        strict = [declared[key] for key in each.fields if declared[key].type in STRICT]
        if only_names(each.fields):
            strange = (
                seen.share("email")
                + seen.share("written")
                + seen.share("phone")
                + max(seen.share("number"), seen.share("small"))
            )
            return each.score * (1.0 if strange < 0.5 else 0.3)
        if strict and seen.count and max(fits(one, seen, language) for one in strict) < 0.15:
            return each.score * 0.7
        return each.score - 0.02
    wanted = declared[each.fields[0]]
    if seen.count >= 3 and wanted.type not in STRICT and each.score < _SURE + 0.05:
        like = likeness(wanted, seen)
        certain = each.score >= _SURE
        strange = any(idea.startswith("~") for idea in ideas(parts(header)[0]))
        score = each.score * (1 + (0.5 if certain else 0.8) * min(0.0, like + 0.4)) + (
            0.25 * max(0.0, like - 0.3) if 0.4 <= each.score < 0.8 and not strange else 0.0
        )
        if like <= _OTHERS_WORDS or (wanted.key == "contact_role" and fits(declared["kind"], seen, language) > 0.9):
            score *= _HALF
        each = replace(each, score=min(score, 0.99))
    fit = fits(wanted, seen, language)
    strict_type = wanted.type in STRICT
    if wanted.key == "notes" and seen.count >= 3 and seen.share("decimal") > 0.9:
        return 0.0
    if wanted.key == "needs" and seen.count >= 3 and seen.share("answer") == 1.0:
        return 0.0
    if strict_type and wanted.type not in (FieldType.BOOLEAN, FieldType.CHOICE) and seen.share("answer") > 0.5:
        return 0.0
    if strict_type and fit == 0.0 and seen.count >= 3 and _says_little(header):
        return 0.0
    if strict_type and fit < 0.1 and seen.count >= 5 and each.score < _DECLARED:
        return each.score * 0.5
    if each.score >= _SURE:
        if fit < 0.15 and seen.count >= 5 and not strict_type:
            return each.score * 0.5
        return each.score * (0.9 + 0.1 * fit)
    if fit < 0.15 and seen.count >= 3:
        return each.score * 0.3
    if fit > 0.8:
        return each.score
    return each.score * (0.6 + 0.4 * fit)


def row_number(cell: Any) -> int | None:
    """The number in a cell that counts rows: `7`, `7.` or a number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < 10**6:
        return int(cell)
    if isinstance(cell, str) and len(cell) < 8 and (digits := cell.strip().rstrip(".)")).isdecimal():
        return int(digits)
    return None


def counts_rows(levels: Levels, cells: Sequence[Any]) -> bool:
    """Whether a column numbers the rows: by its header, or by its values where it has none."""
    own = levels[-1] if levels else ""
    if own and is_row_number(own):
        return not any(weight(idea) >= 0.6 for level in levels[:-1] for idea in ideas(level))
    little = bool(own) and _says_little(own)
    if parts(own)[0] and not little:
        return False
    numbers = [number for cell in cells[:200] if (number := row_number(cell)) is not None]
    filled = sum(cell is not None for cell in cells[:200])
    rising = sum(b - a in (0, 1) for a, b in itertools.pairwise(numbers))
    if little and not (
        numbers and len(numbers) == filled and numbers[1:] == list(range(numbers[0] + 1, numbers[0] + filled))
    ):
        return False
    return len(numbers) >= 3 and len(numbers) > 0.7 * filled and rising > 0.8 * (len(numbers) - 1) and numbers[0] <= 2
