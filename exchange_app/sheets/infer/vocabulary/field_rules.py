"""What a combination of ideas asks for: birth and a place is the place of birth, however many other words a question has.

The rules are those of resources/vocabulary/field_rules.toml. `catalogue.declared` knows headers as whole sets of ideas; here a
field is known by the few ideas that it cannot do without.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from exchange_app.kinds import KINDS, FieldType
from exchange_app.kinds.registry import cleared
from exchange_app.sheets.infer.keys import tokens
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, known_ideas, weight
from exchange_app.sheets.word_files import BadVocabulary, vocabulary, words

_LOOSE = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST, FieldType.REFERENCE))


@cleared
@lru_cache(maxsize=1)
def _formed() -> frozenset[str]:
    """Fields whose values have a form of their own: the values will object where the header was misunderstood."""
    return frozenset(field.key for kind in KINDS.values() for field in kind.fields if field.type not in _LOOSE)


@cache
def field_list(name: str) -> frozenset[str]:
    """The fields of a list of field_rules.toml."""
    return frozenset(words(vocabulary("field_rules")["fields"][name]))


def told_by_values(field: str) -> frozenset[str]:
    """The folded words of headings that mean another field, and this one where the values have its form."""
    return frozenset(words(vocabulary("field_rules")["told_by_values"].get(field, "")))


@dataclass(frozen=True, slots=True)
class Rule:
    """A field, the groups of ideas of each of which one must be there, what may stand beside them and what must not."""

    field: str
    groups: tuple[frozenset[str], ...]
    beside: frozenset[str]
    never: frozenset[str]
    base: float


@cache
def rules(kind: str) -> tuple[Rule, ...]:
    """The rules of a kind of list."""
    listed = vocabulary("field_rules")["kinds"].get(kind, {})
    return tuple(_rule(field, line) for field, lines in listed.items() for line in lines)


def _rule(field: str, line: str) -> Rule:
    """A line of field_rules.toml. Raises BadVocabulary."""
    body, _, never = line.partition("!")
    must, _, beside = body.partition("~")
    needed = words(must)
    score = float(needed[0]) if needed and needed[0][0].isdecimal() else None
    groups = tuple(frozenset(group.split("/")) for group in (needed if score is None else needed[1:]))
    rule = Rule(field, groups, _named(beside), _named(never), _USUAL if score is None else score)
    if not groups:
        raise BadVocabulary(f"the rule “{line}” of {field} needs no idea")
    for idea in rule.beside.union(rule.never, *groups):
        if idea not in known_ideas():
            raise BadVocabulary(f"the rule “{line}” of {field} names the idea “{idea}”, which is none")
    return rule


@cache
def withdrawing(kind: str) -> tuple[Rule, ...]:
    """What takes fields from a header of a kind of list. Raises BadVocabulary."""
    lines = vocabulary("field_rules")["withdrawn"].get(kind, {})
    return tuple(_rule(field, line) for field, line in lines.items())


def withdrawn(several: Set[str], kind: str) -> frozenset[str]:
    """Fields that a header with these ideas does not name, whatever else it holds."""
    return frozenset(
        rule.field
        for rule in withdrawing(kind)
        if not rule.never & several and all(group & several for group in rule.groups)
    )


def _named(line: str) -> frozenset[str]:
    """The ideas of a part of a rule, those of a list in its place."""
    return frozenset(idea for each in words(line) for idea in (idea_list(each[1:]) if each[0] == "@" else (each,)))


_USUAL = 0.97
"""The score of a rule that says none."""


def asked_for(several: Sequence[str], kind: str, *, asked: bool = False) -> dict[str, float]:
    """Fields that ideas ask for, with scores 0 to 1: the share of the ideas that the field explains, strange words counting little.
    `asked`: they are those of a whole question, which has many other words."""
    ideas = frozenset(several)
    if "other" in ideas:
        return {}
    known = {idea for idea in ideas if not idea.startswith("~")}
    strange = len(ideas) - len(known)
    last = next((idea for idea in reversed(several) if not idea.startswith("~") and weight(idea) >= 0.5), "")
    scores: dict[str, float] = {}
    neutral, named, of_anything = idea_list("neutral"), field_list("named"), field_list("of_anything")
    for rule in rules(kind):
        if rule.never & ideas or not all(group & known for group in rule.groups):
            continue
        explained = {idea for group in rule.groups for idea in group & known} | (rule.beside & known)
        whole = sum(map(weight, explained))
        rest = sum(weight(idea) for idea in known - explained - neutral)
        formed = rule.field in _formed() and rule.base > _VAGUE
        if rule.field in named:
            rest += sum(0.7 - weight(idea) for idea in known - explained - neutral if weight(idea) < 0.7)
        rest += min(strange, 3) * (
            0.08
            if formed
            else 0.7
            if rule.field in named and "passport" not in known
            else 0.25
            if rule.field in _formed()
            else 0.12
        )
        share = whole / (whole + rest)
        score = rule.base * ((0.4 + 0.6 * share) if formed else share)
        if explained & {last} and any(last in group for group in rule.groups):
            score = min(1.0, score + _HEAD)
        if rule.field in of_anything and not asked:
            score *= OF_ANOTHER**strange
        scores[rule.field] = max(scores.get(rule.field, 0.0), round(score, 3))
    return scores


_VAGUE = 0.9
"""Rules that start lower rest on one word that says little: with strange words beside it they say nothing."""

_HEAD = 0.02
"""What it counts that the last idea of weight is one the field cannot do without: it is what the others describe."""


def refused(several: Sequence[str], kind: str) -> frozenset[str]:
    """Fields that some idea rules out although all that they need is said."""
    known = frozenset(idea for idea in several if not idea.startswith("~"))
    met = [rule for rule in rules(kind) if all(group & known for group in rule.groups)]
    return frozenset(rule.field for rule in met if rule.never & known) - {
        rule.field for rule in met if not rule.never & known
    }


OF_ANOTHER = 0.6
"""What each unknown word leaves of the score of such a field."""


_WITHIN = frozenset(tokens("at in of within from"))


def headed(several: Sequence[str], text: str) -> tuple[str, ...]:
    """The ideas without the one that only says where: the place of work in `kurumdaki görevi`, the work in `görev yaptığı kurum`.
    The last of the two is meant, in English the first one before an `at` or `of`."""
    said = [idea for idea in several if idea in _JOB_AND_PLACE]
    if set(said) != set(_JOB_AND_PLACE):
        return tuple(several)
    first, second = dict.fromkeys(said)
    where = second if _WITHIN.intersection(tokens(text)) else first
    return tuple("work" if idea == where else idea for idea in several)


_JOB_AND_PLACE = ("position", "organisation")
