"""How likely each meaning of a column is, by all its signs together."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from exchange_app.kinds import KINDS, FieldType
from exchange_app.sheets.infer.catalogue import fields_of, name_fields, told_by_values
from exchange_app.sheets.infer.profile import fits
from exchange_app.sheets.infer.signs import LOOSE, Fields, Heading, Sign, signs_of
from exchange_app.sheets.infer.views import ColumnView
from exchange_app.sheets.infer.word_files import vocabulary
from exchange_app.text import Language

_SHOWN = 0.5
"""The share of cells from which on values offer a meaning that the heading does not name."""

_WEAK_FORMS = frozenset((FieldType.INTEGER, FieldType.DECIMAL, FieldType.BOOLEAN, FieldType.NATIONAL_ID, FieldType.PASSPORT, FieldType.LEVEL,
                         FieldType.CURRENCY, FieldType.LANGUAGE))  # fmt: skip
"""Types of which values alone never speak: many things are small numbers, and a sensitive field is never guessed."""


@dataclass(slots=True)
class Weighed:
    """A meaning of a column: its fields (() for none of ours), its signs and the sum of their weights."""

    fields: Fields
    signs: tuple[Sign, ...]
    total: float


@cache
def weights() -> dict[str, float]:
    """The weight of each sign, in natural logarithms of odds; a sign that stands in no list weighs nothing."""
    return dict(vocabulary("weights")["signs"])


def total_of(signs: Iterable[Sign]) -> float:
    """What signs weigh together."""
    known = weights()
    return sum(known.get(name, 0.0) * strength for name, strength in signs)


def weighed(view: ColumnView, kind: str, language: Language, heading: Heading) -> list[Weighed]:
    """Every possible meaning of a column with what speaks for it, the likeliest first."""
    found = []
    for fields in possible(view, kind, language, heading):
        signs = tuple(signs_of(view, kind, language, fields, heading))
        found.append(Weighed(fields, signs, total_of(signs)))
    found.sort(key=lambda each: -each.total)
    return found


def add_signs(one: Weighed, signs: tuple[Sign, ...]) -> None:
    """Adds what else speaks for or against a meaning."""
    one.signs += signs
    one.total += total_of(signs)


def weighed_signs(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Signs, each with what it weighs where it was met; those that weigh nothing are left out."""
    known = weights()
    return tuple((name, round(known[name] * strength, 2)) for name, strength in signs if name in known)


def likelihood(one: Weighed, among: Iterable[Weighed]) -> float:
    """How likely one meaning is among those that are left to a column, 0 to 1."""
    return 1.0 / sum(math.exp(min(50.0, other.total - one.total)) for other in among)


def possible(view: ColumnView, kind: str, language: Language, heading: Heading) -> list[Fields]:
    """What a column may give in a kind of list: nothing, what its heading comes near to, what its values show."""
    found: dict[Fields, None] = {(): None, **dict.fromkeys(heading.scores)}
    seen = view.profile
    if seen.count:
        for field in fields_of(kind).values():
            if field.type in LOOSE:
                shown = max(map(seen.share, field.in_lists.like), default=0.0)
            elif (field.type in _WEAK_FORMS or field.sensitive) and told_by_values(field.key).isdisjoint(heading.words):
                continue
            else:
                shown = fits(field, seen, language)
            if shown >= _SHOWN:
                found[field.key,] = None
        if KINDS[kind].people and seen.share("name") >= _SHOWN:
            found[name_fields()[:2]] = None
    if KINDS[kind].people and heading.names >= _SHOWN:
        found |= dict.fromkeys((name_fields()[:2], *((part,) for part in name_fields()[:2])))
    if KINDS[kind].people and seen.share("child") >= _SHOWN:
        found[name_fields()[2:]] = None
    return list(found)
