"""Whether a table holds records at all, and of which kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.sheets.infer.headers import ENOUGH, Levels, candidates
from exchange_app.sheets.infer.values.gazetteer import kinds_of
from exchange_app.sheets.infer.values.texts import clean
from exchange_app.sheets.infer.views import Assignment, ColumnView
from exchange_app.sheets.infer.vocabulary.lexicon import ideas
from exchange_app.text import Message, msg

_HINTS = {
    "applicant": ("applicant", "application"),
    "outlet": ("organisation", "hosting", "count"),
    "cohort": ("cohort", "programme"),
}


def not_records(
    views: Sequence[ColumnView], cells: Mapping[int, Sequence[Any]], headers: Sequence[Levels]
) -> Message | None:
    """Why a table cannot hold records: nothing under the header, labels with answers beside them, lists of values."""
    filled = [view for view in views if view.profile.count and not view.counts_rows]
    if not filled:
        return msg("no rows under the header")
    if _is_form(views, cells):
        return msg("a form, no table of records")
    if _is_list_of_values(filled, cells):
        return msg("lists of allowed values")
    return None


def _is_form(views: Sequence[ColumnView], cells: Mapping[int, Sequence[Any]]) -> bool:
    """Labels stand under labels: a cover sheet with `Kurum: … | Şehir: …` line by line."""
    every = [
        text for view in views for cell in cells[view.index][:4] if isinstance(cell, str) and (text := clean(cell))
    ]
    if _are_labels(every, 0.4):
        return True
    for view in views:
        texts = [text for cell in cells[view.index][:12] if isinstance(cell, str) and (text := clean(cell))]
        if view.levels and _are_labels(texts, 0.6):
            return True
    return False


def _are_labels(texts: Sequence[str], share: float) -> bool:
    """Whether two texts at least, and that share of all, name a field each. None is looked at once it can no longer be so: most
    are values, and to find that a value names no field takes as long as to read a header."""
    named: set[str] = set()
    enough = max(2, share * len(texts))
    for at, text in enumerate(texts):
        if len(named) + len(texts) - at < enough:
            return False
        if (field := _label_of(text)) is not None:
            named.add(field)
    return len(named) >= enough


def _label_of(text: str) -> str | None:
    """The field that a cell's text names outright; words of choices and names of languages are values as well and do not count."""
    if "coded" in kinds_of(text):
        return None
    for kind in readable_kinds():
        for each in candidates((text.rstrip(" :"),), kind, None)[:1]:
            if each.score >= 0.95 and not each.fields[0].startswith("level_"):
                return each.fields[0]
    return None


def _is_list_of_values(filled: Sequence[ColumnView], cells: Mapping[int, Sequence[Any]]) -> bool:
    """Columns of different lengths, each filled from the top and without repetition, belong to no records."""
    if len(filled) < 2:
        return False
    lengths: list[int] = []
    for view in filled:
        column = [clean(cell) if isinstance(cell, str) else cell for cell in cells[view.index]]
        given = [cell for cell in column if cell is not None]
        last = max((at for at, cell in enumerate(column) if cell is not None), default=-1)
        if last + 1 - len(given) > 0 or len(set(map(str, given))) < len(given):
            return False
        lengths.append(len(given))
    return len(set(lengths)) >= max(2, 0.5 * len(lengths)) and max(lengths) <= 300 and max(lengths) - min(lengths) >= 2


def score_of(found: Assignment, views: Sequence[ColumnView], sheet: str, *, forced: bool) -> float:
    """How well a table reads as one kind of list; 0 where it cannot be one."""
    fields = {key for meaning in found.meanings.values() for key in meaning.fields}
    if not found.meanings:
        return 0.0
    named = bool(fields & set(KINDS[found.kind].name_fields))
    if not forced and (len(found.meanings) < 2 or (not named and len(found.meanings) < 5)):
        return 0.0
    by_index = {view.index: view for view in views}
    score = 0.0
    for index, meaning in found.meanings.items():
        score += meaning.confidence / _sharing(by_index[index].levels) * (1 + 0.2 * (len(meaning.fields) - 1))
    score *= _naming(found) ** 2 if named else 0.4
    score += 0.6 * len(set(ideas(sheet)) & set(_HINTS.get(found.kind, ())))
    return score if forced or score >= 0.6 else 0.0


def _naming(found: Assignment) -> float:
    """How surely the columns are known that name the records."""
    sure = [
        meaning.confidence
        for meaning in found.meanings.values()
        if set(meaning.fields) & set(KINDS[found.kind].name_fields)
    ]
    return max(sure, default=0.0)


_OWN = {
    "applicant": frozenset(
        "birth_date birth_place national_id passport_number passport_expiry gender patronymic experience_years emergency_name".split()
    ),
    "outlet": frozenset(("places", "departments")),
    "cohort": frozenset(("opens", "closes", "minimum_age", "maximum_age")),
}
"""Fields that only lists of this kind have."""
_STRANGER, _SURE = 0.7, 0.85


def weigh_strangers(tried: Sequence[Assignment]) -> None:
    """Lowers the scores of readings that leave out columns which surely hold what only another kind of list has: where there are
    dates of birth, the organisations are those of people."""
    own = {
        each.kind: {
            at
            for at, meaning in each.meanings.items()
            if meaning.confidence >= _SURE and _OWN.get(each.kind, frozenset()).intersection(meaning.fields)
        }
        for each in tried
    }
    for each in tried:
        strangers = set().union(*(columns for kind, columns in own.items() if kind != each.kind)) - set(each.meanings)
        each.score *= _STRANGER ** len(strangers)


def _sharing(levels: Levels) -> int:
    """How many kinds have a field for this header."""
    if not levels:
        return 1
    return max(1, sum(any(c.score >= ENOUGH for c in candidates(levels, kind, None)[:1]) for kind in readable_kinds()))


__all__ = ["not_records", "score_of", "weigh_strangers"]
