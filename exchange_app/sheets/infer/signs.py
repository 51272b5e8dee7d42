"""What speaks for and against a column's being one thing: signs from its heading and from its values, each with a name.

No sign decides. Each has a weight (resources/vocabulary/weights.toml), and the weights of all signs together say how likely a meaning is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as each_own
from functools import lru_cache
from typing import TypeAlias

from exchange_app.kinds import KINDS, Field, FieldType
from exchange_app.kinds.registry import cleared
from exchange_app.sheets.infer.catalogue import adapted, fields_of, groups, only_names, partners, told_by_values
from exchange_app.sheets.infer.catalogue import declared as declared_of
from exchange_app.sheets.infer.headers import ENOUGH, candidates
from exchange_app.sheets.infer.inside import shares_inside
from exchange_app.sheets.infer.keys import spelled
from exchange_app.sheets.infer.profile import Profile, fits
from exchange_app.sheets.infer.views import ColumnView
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas, weight
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.names import NameOrder
from exchange_app.text import Language

Sign: TypeAlias = "tuple[str, float]"
"""A sign's name and its strength, 0 to 1."""

Fields: TypeAlias = "tuple[str, ...]"

LOOSE = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST, FieldType.REFERENCE, FieldType.COUNTS, FieldType.AGENCY,
                   FieldType.AGENCIES))  # fmt: skip
"""Types whose values have no form of their own."""

_STEPS = ((0.995, "exact"), (0.95, "sure"), (0.8, "near"), (ENOUGH, "likely"), (0.3, "weak"))
_SHARES = ((0.95, "all"), (0.8, "most"), (0.5, "half"), (0.15, "some"))


def step(number: float, steps: Sequence[tuple[float, str]], below: str) -> str:
    """The name of the highest step that a number reaches."""
    return next((name for least, name in steps if number >= least), below)


def nearness(score: float, below: str) -> str:
    """How near a heading comes to a meaning, in a word."""
    return step(score, _STEPS, below)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading says in a kind of list: how near it comes to each meaning, 0 to 1, and whether it speaks at all.

    `state` is "none" without a heading, "said" where it names a field, "known" where it speaks of something that is no field,
    "unknown" where no word of it is known. `somebody`: it names somebody by their work, as `Editor's e-mail` does.
    """

    scores: dict[Fields, tuple[float, NameOrder]]
    state: str
    ideas: frozenset[str]
    words: frozenset[str]
    somebody: bool

    @property
    def names(self) -> float:
        """How near it comes to a person's name or a part of it."""
        return max((score for fields, (score, _) in self.scores.items() if only_names(fields)), default=0.0)

    @property
    def asks(self) -> dict[str, float]:
        """The fields of the meanings that it comes nearest to, and how near."""
        least = max(ENOUGH, self.best)
        return {key: score for fields, (score, _) in self.scores.items() if score >= least for key in fields}

    @property
    def best(self) -> float:
        """The score of the meaning that it comes nearest to."""
        return max((score for score, _ in self.scores.values()), default=0.0)


def asked_beside(headings: Mapping[int, Heading]) -> dict[int, dict[str, float]]:
    """For each column what the headings of all others ask for, and how near they come to it."""
    asking: dict[str, list[tuple[float, int]]] = {}
    for at, heading in headings.items():
        for key, score in heading.asks.items():
            asking[key] = sorted([*asking.get(key, ()), (score, at)])[-2:]
    others = {at: {key: [score for score, by in two if by != at] for key, two in asking.items()} for at in headings}
    return {at: {key: max(several) for key, several in asked.items() if several} for at, asked in others.items()}


def heading_of(view: ColumnView, kind: str, language: Language) -> Heading:
    """What the heading of a column says in a kind of list."""
    scores: dict[Fields, tuple[float, NameOrder]] = {}
    for each in candidates(view.levels, kind, language) if view.levels else ():
        fields = _borne_out(each.fields, view.profile, kind, language)
        if each.score > scores.get(fields, (0.0, ()))[0]:
            scores[fields] = (each.score, each.order)
    said = adapted(ideas(" ".join(view.levels)), kind)
    known = any(not idea.startswith("~") and weight(idea) >= 0.6 for idea in said)
    best = max((score for score, _ in scores.values()), default=0.0)
    state = "none" if not view.levels else "said" if best >= ENOUGH else "known" if known else "unknown"
    somebody = "applicant" not in said and any("job" in kinds_of(word) for word in " ".join(view.levels).split())
    return Heading(
        scores,
        state,
        frozenset(said) | {"surname"}.intersection(ideas(" ".join(view.levels))),
        frozenset(spelled(view.own)),
        somebody,
    )


def _borne_out(fields: Fields, seen: Profile, kind: str, language: Language) -> Fields:
    """Of several fields that a heading names those that some cell gives."""
    if len(fields) < 2 or only_names(fields) or len(seen.texts) < _FEW:
        return fields
    shares = shares_inside([fields_of(kind)[key] for key in fields], seen, language)
    return tuple(key for key, share in zip(fields, shares, strict=True) if share) or fields


_FEW = 2
"""Fewer cells say nothing of what a column holds."""


def signs_of(
    view: ColumnView,
    kind: str,
    language: Language,
    fields: Fields,
    heading: Heading,
    together: float = 0.0,
    more: float = 0.0,
) -> Iterator[Sign]:
    """What speaks for and against a column's giving these fields; () is none of ours. `together` is the share of cells in which several
    of them stand, where its values offer them; `more` that of cells in which others of ours stand as well."""
    if not fields:
        yield f"nothing: heading {nearness(heading.best, heading.state)}", 1.0
        for idea in sorted(heading.ideas & idea_list("of_others")):
            yield f"nothing: heading of {idea}", 1.0
        yield from _formed(view.profile)
        return
    known = fields_of(kind)
    declared = [known[key] for key in fields]
    yield (
        f"field: {kind} {'+'.join(key for key in known if key in fields) if only_names(fields) else '+'.join(fields)}",
        1.0,
    )
    score = heading.scores.get(fields, (0.0, ()))[0]
    if together:
        score = max((score for part, (score, _) in heading.scores.items() if set(part) <= set(fields)), default=0.0)
    if score >= 0.3:
        yield f"heading: {nearness(score, '')}", 1.0
        if score < heading.best - 0.05:
            yield "heading: another is nearer", min(1.0, 3 * (heading.best - score))
    else:
        yield f"heading: {'another' if heading.state == 'said' else heading.state}", 1.0
    if score < ENOUGH and any(
        each.field in fields and each.ideas <= heading.ideas and sum(map(weight, each.ideas)) >= 0.8
        for each in declared_of(kind)
    ):
        yield f"heading: all words of {'a name' if only_names(fields) else declared[0].type.value}, among others", 1.0
    if score < 0.3 and not told_by_values(fields[0]).isdisjoint(heading.words):
        yield "heading: means it where the values do", 1.0
    if only_names(fields) and score < heading.names:
        yield "heading: of a name", heading.names
    for idea in sorted(heading.ideas - meant_by(kind, fields)):
        if not idea.startswith("~"):
            yield f"heading: {idea} beside", 1.0
            yield f"heading: {idea} beside {fields[0] if idea == 'other' else declared[0].type.value}", 1.0
        elif score >= 0.3:
            yield f"heading: an unknown word beside {'a name' if only_names(fields) else declared[0].type.value}", 1.0
    if heading.somebody:
        yield (
            f"heading: of somebody by their work, {kind} {declared[0].type.value}{' alone' if score < 0.3 else ''}",
            1.0,
        )
    if view.addressed is not None:
        theirs = "theirs" if view.addressed else "of others"
        if only_names(fields) or "person" in declared[0].in_lists.like:
            yield f"values: the e-mail addresses beside are {theirs}", 1.0
        elif declared[0].type is FieldType.EMAIL:
            yield f"values: addresses of those who are named beside, {theirs}", 1.0
    if view.profile.share("counting"):
        yield "values: count the rows", 1.0
    if more:
        yield "values: more than that in a cell", more
    how = "alone" if score < (ENOUGH if together else 0.3) else "values"
    if together:
        yield f"{how}: {fields[0]} and more in a cell", together
    else:
        yield from _values(declared, view.profile, language, how)


@dataclass(frozen=True, slots=True)
class Beside:
    """The columns on both sides of one with what they give, and all fields that other columns give; None where nobody can know."""

    before: tuple[ColumnView | None, Fields] = (None, ())
    behind: tuple[ColumnView | None, Fields] = (None, ())
    given: Set[str] | None = None
    asked: Mapping[str, float] = each_own(default_factory=dict)
    """What the headings of other columns ask for, and how near they come to it."""

    @property
    def first(self) -> bool:
        """Whether no column stands before it but one that counts the rows."""
        return self.before[0] is None or self.before[0].counts_rows

    def partners(self, kind: str) -> set[str]:
        """The fields that belong together with one that stands beside."""
        return {
            other for _, fields in (self.before, self.behind) for key in fields for other in partners(kind).get(key, ())
        }


WISH = "names the records, which no other column does"


def signs_beside(kind: str, fields: Fields, view: ColumnView, heading: Heading, near: Beside) -> Iterator[Sign]:
    """What the columns on both sides say by what they give: lists keep what belongs together side by side, in the order of a form."""
    if not fields:
        return
    belonging = frozenset[str]().union(*(partners(kind).get(key, frozenset()) for key in fields))
    for other, given in (near.before, near.behind):
        if belonging.intersection(given):
            yield "neighbour: belongs together with it", 1.0
            if other is not None and _begun(view) & _begun(other):
                yield "neighbour: belongs together with it and is of the same", 1.0
    first = leads(kind).get(fields[0])
    if near.given is not None and len(fields) == 1 and first and not near.given & first:
        yield f"without what it belongs to: {kind} {fields[0]}", 1.0
    names = set(KINDS[kind].name_fields)
    if near.given is not None and (parts := names.intersection(fields)) and not parts & near.given:
        yield WISH, 1.0
    if near.first and view.profile.share("counting"):
        yield "stands first and counts the rows", 1.0
    if near.first and names.intersection(fields):
        yield f"stands first: {kind} {fields[0] if len(fields) == 1 else 'a whole name'}", 1.0
    if nearest := max((near.asked[key] for key in fields if key in near.asked), default=0.0):
        own = heading.scores.get(fields, (0.0, ()))[0]
        if own <= nearest + _ALIKE and not only_names(fields):
            plainer = " more plainly" if own < nearest - _ALIKE else ""
            yield f"another column asks for {fields_of(kind)[fields[0]].type.value}{plainer}", 1.0
    if len(fields) > 1 and only_names(fields) and not near.asked.keys().isdisjoint(fields):
        yield "another column asks for a part of the name", max(near.asked[key] for key in fields if key in near.asked)
    begins = near.before[0] is not None and "start" in ideas(near.before[0].own)
    if begins and belonging.isdisjoint(near.before[1]) and _ENDS & set(ideas(view.own)):
        yield "neighbour before: begins what this ends", 1.0
    place = _places(kind)
    left, right = near.before[1], near.behind[1]
    for side, gap in (
        ("before", place[fields[0]] - place[left[-1]] if left else None),
        ("behind", place[right[0]] - place[fields[-1]] if right else None),
    ):
        if gap is not None:
            yield (
                f"neighbour {side}: {'next in a form' if gap == 1 else 'near in a form' if 1 < gap < 4 else 'elsewhere in a form'}",
                1.0,
            )


def _begun(view: ColumnView) -> set[str]:
    """The words of a heading without their endings: whose or what it is stands first in each."""
    return {word[:_STEM] for word in spelled(view.own) if len(word) >= _STEM - 1}


_STEM, _ALIKE = 6, 0.03
_ENDS = frozenset(("end", "finish", "until"))


@cleared
@lru_cache(maxsize=8)
def leads(kind: str) -> dict[str, frozenset[str]]:
    """The fields without which another one hardly stands: those before it in what belongs together."""
    found: dict[str, frozenset[str]] = {}
    for group in groups(kind):
        for at, key in enumerate(group):
            found[key] = found.get(key, frozenset()).union(group[:at])
    return found


@cleared
@lru_cache(maxsize=8)
def _places(kind: str) -> dict[str, int]:
    return {key: at for at, key in enumerate(fields_of(kind))}


@cleared
@lru_cache(maxsize=512)
def meant_by(kind: str, fields: Fields) -> frozenset[str]:
    """The ideas of all headings that are declared for fields."""
    return frozenset(idea for each in declared_of(kind) if each.field in fields for idea in each.ideas)


def _formed(seen: Profile) -> Iterator[Sign]:
    """The values of a column that may be none of ours: those with a form of their own."""
    if not seen.count:
        yield "nothing: no values", 1.0
        return
    for look in ("email", "phone", "url", "person", "written", "number", "answer", "identity"):
        if (share := seen.share(look)) > 0.5:
            yield f"nothing: values {look}", share


def _values(declared: Sequence[Field], seen: Profile, language: Language, how: str) -> Iterator[Sign]:
    if not seen.count:
        yield f"{how}: empty", 1.0
        return
    sure = min(1.0, (seen.count + 1) / 4)
    keys = [field.key for field in declared]
    if only_names(keys):
        yield from _names(declared, seen, how, sure)
        return
    for field in declared:
        if field.type in LOOSE:
            yield from _texts(field, seen, language, how, sure)
        else:
            if seen.share("answer") > 0.5 and field.type not in (FieldType.BOOLEAN, FieldType.CHOICE):
                yield f"{how}: a mere yes or no", seen.share("answer")
            what = field.key if field.type is FieldType.CHOICE else field.type.value
            yield f"{how}: {what} {step(fits(field, seen, language), _SHARES, 'none')}", sure
            if field.type is FieldType.DATE:
                yield from _days(field, seen, how, sure)


def _days(field: Field, seen: Profile, how: str, sure: float) -> Iterator[Sign]:
    """Whether days are long past, ahead or of these years, and whether they have a time of day."""
    what = field.day.value if field.day is not None else field.key
    if seen.share("stamp") > 0.5:
        yield f"{how}: {what}, with a time of day", sure
    if seen.years is not None:
        first, last = seen.years
        when = (
            "of grown people's birth" if first >= 1930 and last <= 2012 else "old" if last < 2020 else "of these years"
        )
        yield f"{how}: {what}, {when}", sure
        if last - first > 12:
            yield f"{how}: {what}, far apart", sure


def _texts(field: Field, seen: Profile, language: Language, how: str, sure: float) -> Iterator[Sign]:
    yield f"{how}: text {step(fits(field, seen, language), _SHARES, 'none')}", sure
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT):
        for look in ("decimal", "answer", "long", "written"):
            if (share := seen.share(look)) > 0.3:
                yield f"{how}: {'text' if field.type is FieldType.TEXT else 'long text'}, {look}", share
    if (share := seen.share("address")) > 0.3:
        sort = "with figures" if field.in_lists.figures else "of words" if field.in_lists.words else "of any sort"
        yield f"{how}: {'text' if field.type is FieldType.TEXT else 'long text'} {sort}, address", share
    own = max((seen.share(topic) for topic in field.in_lists.like), default=None)
    if own is not None:
        yield f"{how}: {field.in_lists.like[0]} {step(own, _SHARES, 'none')}", sure
        for topic in field.in_lists.strange:
            if (share := seen.share(topic)) > 0.3:
                yield f"{how}: {field.in_lists.like[0]}, known for {topic}", share
    strange = max((seen.share(topic) for topic in field.in_lists.strange), default=0.0)
    if field.in_lists.strange:
        yield f"{how}: of another topic {step(strange, _SHARES, 'none')}", sure


def _names(declared: Sequence[Field], seen: Profile, how: str, sure: float) -> Iterator[Sign]:
    what = "whole name" if len(declared) > 1 else str(declared[0].name_part.value if declared[0].name_part else "")
    several = seen.share("several words")
    person = seen.share("person") if len(declared) > 1 else max(seen.share("given"), seen.share("person"))
    strange = min(
        1.0,
        sum(
            map(
                seen.share,
                ("email", "written", "phone", "number", "small", "answer", "long", "house", "job", "city", "coded"),
            )
        ),
    )
    yield f"{how}: {what}, several words {step(several, _SHARES, 'none')}", sure
    yield f"{how}: {what}, known names {step(person, _SHARES, 'none')}", sure
    yield f"{how}: {what}, form of names {step(seen.share('name'), _SHARES, 'none')}", sure
    yield f"{how}: {what}, strange {step(strange, _SHARES, 'none')}", sure
    if seen.share("child") > 0.3:
        yield f"{how}: {what}, son or daughter of", sure
    if len(declared) == 1 and (share := seen.share("family")) > 0.15:
        yield f"{how}: {what}, endings of family names {step(share, _SHARES, '')}", sure
    if seen.distinct < 0.6:
        yield f"{how}: {what}, the same again and again", sure
