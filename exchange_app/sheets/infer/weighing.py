"""How likely each meaning of a column is, by all its signs together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache

from exchange_app.kinds import KINDS, FieldType
from exchange_app.kinds.model import NamePart
from exchange_app.sheets.infer.catalogue import fields_of, groups, name_fields, only_names, told_by_values
from exchange_app.sheets.infer.inside import shares_inside
from exchange_app.sheets.infer.profile import Profile, fits
from exchange_app.sheets.infer.signs import LOOSE, WISH, Beside, Fields, Heading, Sign, signs_beside, signs_of
from exchange_app.sheets.infer.views import ColumnView
from exchange_app.sheets.infer.vocabulary.ideas import idea_list
from exchange_app.sheets.values.names import NameOrder
from exchange_app.sheets.word_files import vocabulary
from exchange_app.text import Language

_SHOWN = 0.5
"""The share of cells from which on values offer a meaning that the heading does not name."""
_FEW = 0.1
"""The share of cells below which nearly none can be a field's: then its heading is not believed."""
_BESIDE = 0.3
"""The share of cells that shows a second field in a column; _SHOWN where what stands there has no form of its own."""

_WEAK_FORMS = frozenset((FieldType.INTEGER, FieldType.DECIMAL, FieldType.BOOLEAN, FieldType.NATIONAL_ID, FieldType.PASSPORT, FieldType.LEVEL,
                         FieldType.CURRENCY, FieldType.LANGUAGE))  # fmt: skip
"""Types of which values alone never speak: many things are small numbers, and a sensitive field is never guessed."""
_WORDS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST))


@dataclass(slots=True)
class Weighed:
    """A meaning of a column: its fields (() for none of ours), its signs and what they weigh together.

    `order` is that of the parts of a name; `spare` are those of its fields that it gives only where no other column does. `wanted` is
    how much it is wished for because no other column names the records; a `guessed` one is offered for such reasons alone.
    """

    fields: Fields
    own: tuple[Sign, ...]
    order: NameOrder = ()
    spare: Fields = ()
    guessed: bool = False
    beside: tuple[Sign, ...] = ()
    wanted: float = 0.0
    total: float = 0.0

    def __post_init__(self) -> None:
        self.set_beside(self.beside)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What speaks for and against it: of its own, and of the other columns."""
        return self.own + self.beside

    @property
    def known(self) -> float:
        """What it weighs as far as more than a wish offers it."""
        return self.total - self.wanted if self.guessed else self.total

    def set_beside(self, beside: tuple[Sign, ...]) -> None:
        """Takes in what the other columns say."""
        self.beside, self.total = beside, total_of(self.own + beside)
        self.wanted = total_of(each for each in beside if each[0] == WISH)

    def without(self, taken: Set[str]) -> Weighed | None:
        """It without fields that other columns give; None where it is nothing then."""
        if taken.isdisjoint(self.fields):
            return self
        rest = tuple(key for key in self.fields if key not in taken)
        if len(rest) < 2 or not taken & set(self.fields) <= set(self.spare):
            return None
        return replace(self, fields=rest)


@cache
def weights() -> dict[str, float]:
    """The weight of each sign, in natural logarithms of odds; a sign that stands in no list weighs nothing."""
    return dict(vocabulary("weights")["signs"])


def total_of(signs: Iterable[Sign]) -> float:
    """What signs weigh together."""
    known = weights()
    return sum(known.get(name, 0.0) * strength for name, strength in signs)


def weighed_signs(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Signs, each with what it weighs where it was met; those that weigh nothing are left out."""
    known = weights()
    return tuple((name, round(known[name] * strength, 2)) for name, strength in signs if name in known)


def likelihood(one: Weighed, among: Iterable[Weighed], *, wanted: bool = True) -> float:
    """How likely one meaning is among those that are left to a column, 0 to 1; one that gives some of the same together is no rival.
    `wanted`: also by what is wished for."""
    return 1.0 / sum(
        math.exp(min(50.0, other.total - one.total if wanted else other.known - one.known))
        for other in among
        if other is one or not (one.spare or other.spare) or set(one.fields).isdisjoint(other.fields)
    )


def weighed(view: ColumnView, kind: str, language: Language, heading: Heading) -> list[Weighed]:
    """Every possible meaning of a column with what speaks for it, the likeliest first."""
    held = dict(_held(view.profile, kind, language, heading))
    found = []
    for fields in _possible(view, kind, language, heading):
        more = max((share for several, share in held.items() if set(fields) < set(several)), default=0.0)
        found.append(_weigh(view, kind, language, fields, heading, more=more))
    known = {frozenset(each.fields) for each in found}
    for fields, share in held.items():
        if frozenset(fields) not in known:
            found.append(_weigh(view, kind, language, fields, heading, share))
    found.sort(key=lambda each: -each.total)
    return found


def weigh_beside(
    found: list[Weighed], view: ColumnView, kind: str, language: Language, heading: Heading, near: Beside
) -> None:
    """Adds what a column may be because of the other columns, and what those say: what belongs together with those on its sides, and the
    name of the records where no other one names them."""
    names, given, seen = set(KINDS[kind].name_fields), near.given or set(), view.profile
    if seen.count and not heading.ideas & idea_list("of_others"):
        offered = {key for each in found if len(each.fields) == 1 for key in each.fields}
        said = heading.state == "said"
        asked = set() if said else near.partners(kind) - set(name_fields()[2:])
        if near.given is not None and seen.distinct > _SHOWN and not (said and len(names) > 1):
            asked |= names
        for key in sorted(asked - offered - given):
            field = fields_of(kind)[key]
            if field.name_part is not None and min(seen.share("capital"), seen.distinct) < _SHOWN:
                continue
            weak = field.type in _WEAK_FORMS or field.type is FieldType.REFERENCE or field.sensitive
            if not weak and fits(field, seen, language) >= _SHOWN:
                found.append(replace(_weigh(view, kind, language, (key,), heading), guessed=True))
    for each in found:
        parts = names.intersection(each.fields)
        if (
            parts
            and heading.state in ("said", "known")
            and not any(set(key) <= set(each.fields) for key in heading.scores)
        ):
            each.guessed = True
        each.set_beside(tuple(signs_beside(kind, each.fields, view, heading, near)))
    found.sort(key=lambda each: -each.total)


def _weigh(
    view: ColumnView,
    kind: str,
    language: Language,
    fields: Fields,
    heading: Heading,
    together: float = 0.0,
    more: float = 0.0,
) -> Weighed:
    """A meaning with what speaks for and against it; a whole name with its patronymic, where the values show one."""
    signs = tuple(signs_of(view, kind, language, fields, heading, together, more))
    order = heading.scores.get(fields, (0.0, ()))[1]
    spare = fields if together else ()
    if fields and only_names(fields) and len(fields) > 1:
        father = name_fields()[2]
        if father not in fields and view.profile.share("child") > 0:
            fields, spare = (*fields, father), (father,)
            order = (*order, NamePart.PATRONYMIC) if order and view.profile.share("child") >= _SHOWN else order
    return Weighed(fields, signs, order, spare)


def _possible(view: ColumnView, kind: str, language: Language, heading: Heading) -> list[Fields]:
    """What a column may give in a kind of list: nothing, what its heading comes near to and its values do not gainsay, what they show."""
    seen, known = view.profile, fields_of(kind)
    found: dict[Fields, None] = {(): None}
    one = seen.count < 2 or len(set(seen.texts)) == 1
    for fields in heading.scores:
        if one or len(fields) > 1 or only_names(fields) or fits(known[fields[0]], seen, language) >= _FEW:
            found[fields] = None
    if seen.count:
        for field in known.values():
            if field.type in LOOSE:
                like = ("address",) if field.in_lists.figures else field.in_lists.like
                shown = max(map(seen.share, like), default=0.0)
            elif (field.type in _WEAK_FORMS or field.sensitive) and told_by_values(field.key).isdisjoint(heading.words):
                continue
            else:
                shown = fits(field, seen, language)
            if shown >= _SHOWN:
                found[field.key,] = None
    if KINDS[kind].people:
        given, family, father = ((part,) for part in name_fields())
        whole = {*given, *family}
        if (seen.share("name") >= _SHOWN or heading.names >= _SHOWN) and not any(whole == {*each} for each in found):
            found[given + family] = None
        if heading.names >= _SHOWN:
            found |= {given: None, family: None}
        if seen.share("child") >= _SHOWN:
            found[father] = None
    return list(found)


_TWO_WORDS = re.compile(r"\w\W+\w")
"""What holds several fields has words to part."""


def _held(seen: Profile, kind: str, language: Language, heading: Heading) -> Iterator[tuple[Fields, float]]:
    """The fields that the cells of a column hold together, as far as its heading speaks of one of them or of nothing else, and the share
    of cells that show it. Fields of one sort, as choices are, come all together; of others those that a cell gives."""
    if not any(map(_TWO_WORDS.search, seen.written)):
        return
    others = heading.ideas & idea_list("of_others")
    for group in groups(kind):
        named = any(not set(group).isdisjoint(fields) for fields in heading.scores)
        if only_names(group) or not (named or (heading.state != "said" and not others)):
            continue
        declared = [fields_of(kind)[key] for key in group]
        shares = shares_inside(declared, seen, language)
        alike = len({each.type for each in declared}) == 1
        formed = max(
            (share for share, each in zip(shares, declared, strict=True) if each.type not in _WORDS), default=0.0
        )
        share = sorted(shares)[-2] if alike else min(sorted(shares)[-2], formed)
        if share > (_SHOWN if alike else _BESIDE):
            yield group if alike else tuple(key for key, share in zip(group, shares, strict=True) if share), share
