"""Whether a table holds records at all, and of which kind."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.sheets.infer.headers import candidates
from exchange_app.sheets.infer.signs import Sign, leads, step
from exchange_app.sheets.infer.views import Assignment, ColumnView
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas
from exchange_app.sheets.infer.weighing import total_of
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.texts import clean
from exchange_app.sheets.word_files import vocabulary
from exchange_app.text import Message, msg


def not_records(
    views: Sequence[ColumnView], cells: Mapping[int, Sequence[Any]], found: Assignment | None
) -> Message | None:
    """Why a table cannot hold records: nothing under the header, or labels with answers beside them. Where the column that names its
    records is known and reaches as far down as any, labels among its values do not make it another thing."""
    if not any(view.profile.count and not view.counts_rows for view in views):
        return msg("no rows under the header")
    if _are_labels(_texts_of(cells, 4), 0.4):
        return msg("a form, no table of records")
    if found is not None and found.score > 0 and _named_to_the_end(found, cells):
        return None
    if any(view.levels and _are_labels(_texts_of({0: cells[view.index]}, 12), 0.6) for view in views):
        return msg("a form, no table of records")
    return None


def _texts_of(cells: Mapping[int, Sequence[Any]], rows: int) -> list[str]:
    return [
        text for column in cells.values() for cell in column[:rows] if isinstance(cell, str) and (text := clean(cell))
    ]


def _named_to_the_end(found: Assignment, cells: Mapping[int, Sequence[Any]]) -> bool:
    def last(column: Sequence[Any]) -> int:
        return max((at for at, cell in enumerate(column) if cell is not None), default=-1)

    names = [
        last(cells[index])
        for index, meaning in found.meanings.items()
        if set(meaning.fields) & set(KINDS[found.kind].name_fields) and meaning.confidence >= _SURE
    ]
    return bool(names) and max(names) >= max(map(last, cells.values()))


_SURE, _TAKEN = 0.8, 0.5
_NAMED = ((0.95, "surely"), (0.75, "likely"), (0.4, "perhaps"))


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


def weigh_kinds(
    tried: Sequence[Assignment], views: Sequence[ColumnView], around: Sequence[str], *, forced: bool
) -> None:
    """Scores readings of one table as different kinds of lists by all that speaks for each; all are nought where it is likelier none of
    ours, unless a person said what it is. `around` are the sheet's name and titles."""
    totals = [total_of(signs_of_list(each, views, around)) for each in tried]
    none = -math.inf if forced else total_of(signs_of_no_list(views))
    best = max(*totals, none)
    shares = [math.exp(total - best) for total in totals]
    for each, share in zip(tried, shares, strict=True):
        each.score = share / (sum(shares) + math.exp(none - best)) if max(totals) > none else 0.0


def signs_of_no_list(views: Sequence[ColumnView]) -> Iterator[Sign]:
    """What speaks for a table's being none of our lists."""
    yield "list: of something else", 1.0
    first = next((view.profile.texts[:_LABELS] for view in views if view.profile.texts), ())
    if named := sum(_label_of(text) is not None for text in first):
        yield "list: of something else, its first cells name fields", named / len(first)


_LABELS = 12


def signs_of_list(found: Assignment, views: Sequence[ColumnView], around: Sequence[str]) -> Iterator[Sign]:
    """What speaks for and against a table's being one kind of list."""
    declared = KINDS[found.kind]
    yield f"list: of {found.kind}", 1.0
    yield "list: what the columns say", found.gain
    yield "list: what a column says on average", found.gain / max(1, len(found.meanings))
    yield f"list: its records are named, {step(found.named, _NAMED, 'hardly')}", 1.0
    yield f"list: of {found.kind}, heading of their names {found.headed[1]}", 1.0
    fields = {key for meaning in found.meanings.values() for key in meaning.fields}
    filled = {
        key
        for view in views
        if view.profile.count and (meaning := found.meanings.get(view.index)) and meaning.confidence >= _TAKEN
        for key in meaning.fields
    }
    for key in sorted(filled):
        yield f"list: {found.kind} with {key}", 1.0
    if any(first and first.isdisjoint(fields) for first in map(leads(found.kind).get, fields)):
        yield f"list: of {found.kind}, without what something in it belongs to", 1.0
    if any("applicant" in ideas(level) for view in views for level in view.levels):
        yield f"list: of {found.kind}, a heading speaks of those who take part", 1.0
    first = next((view for view in views if view.index in found.meanings), None)
    if first is not None and not set(found.meanings[first.index].fields).intersection(declared.name_fields):
        yield f"list: of {found.kind}, somebody's name stands before those of its records", first.profile.share("name")
    left = sum(bool(view.profile.count) and view.index not in found.meanings and not view.counts_rows for view in views)
    yield f"list: of {found.kind}, columns left over", left / max(1, len(views))
    words = vocabulary("idea_lists")["sheet_names"]
    if found.kind in words:
        said = idea_list(f"sheet_names.{found.kind}")
        if any(said.intersection(ideas(text)) for text in around):
            yield "list: its name or title says so", 1.0
