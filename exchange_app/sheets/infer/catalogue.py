"""The fields that each kind of list can give, and how a header names them: made from the declarations, nothing typed again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from exchange_app.kinds import KINDS, Choices, Field, FieldType
from exchange_app.kinds.columns import read_fields
from exchange_app.kinds.registry import cleared, imported_kinds, person_name
from exchange_app.sheets.infer.keys import tokens
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas, weight
from exchange_app.sheets.word_files import vocabulary
from exchange_app.text import LANGUAGES, Language, words


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared header of a field, as ideas."""

    field: str
    language: Language
    ideas: frozenset[str]


def readable_kinds() -> tuple[str, ...]:
    """The kinds that a table is tried as, the likeliest first."""
    return imported_kinds()[::-1]


@cleared
@lru_cache(maxsize=8)
def fields_of(kind: str) -> dict[str, Field]:
    """read_fields by key."""
    return {field.key: field for field in read_fields(kind)}


def name_fields() -> tuple[str, ...]:
    """The fields of a person's name: given name, family name, patronymic."""
    return tuple(person_name().values())


def only_names(fields: Iterable[str]) -> bool:
    """Whether fields are nothing but parts of a person's name."""
    return set(fields) <= set(person_name().values())


@cleared
@lru_cache(maxsize=8)
def groups(kind: str) -> tuple[tuple[str, ...], ...]:
    """The fields of a kind that belong together, as it declares them; choices of a first, a second and so on do as well."""
    imported, choices = KINDS[kind].imported, of_type(kind, FieldType.REFERENCE)
    declared = (*imported.together, *imported.periods.values()) if imported is not None else ()
    return (*declared, choices) if len(choices) > 1 else declared


@cleared
@lru_cache(maxsize=8)
def partners(kind: str) -> dict[str, frozenset[str]]:
    """Each field with those that it belongs together with."""
    found: dict[str, frozenset[str]] = {}
    for group in groups(kind):
        for key in group:
            found[key] = found.get(key, frozenset()).union(group) - {key}
    return found


@cleared
@lru_cache(maxsize=256)
def of_type(kind: str, wanted: FieldType) -> tuple[str, ...]:
    """The fields of a type that a kind of list can give."""
    return tuple(field.key for field in read_fields(kind) if field.type is wanted)


def chosen_from(kind: str, choices: Choices) -> str:
    """The first field of a kind of list that has these choices. Raises StopIteration where none has."""
    return next(field.key for field in read_fields(kind) if field.choices is choices)


def told_by_values(field: str) -> frozenset[str]:
    """The folded words of headings that mean another field, and this one where the values have its form."""
    return frozenset(vocabulary("phrases")["told_by_values"].get(field, "").split())


def spellings(field: Field) -> Iterable[tuple[Language, str]]:
    """Every declared header of a field with its language: the label in each language, and the synonyms."""
    for language in LANGUAGES:
        yield language, field.label.text if language == "en" else words(language).say(field.label)
        for synonym in field.synonyms.get(language, ()):
            yield language, synonym


@cleared
@lru_cache(maxsize=8)
def exact_headers(kind: str) -> dict[tuple[str, ...], tuple[tuple[str, Language], ...]]:
    """Token keys of a whole header → the fields it is declared for, each with the language."""
    found: dict[tuple[str, ...], dict[tuple[str, Language], None]] = {}
    for field in read_fields(kind):
        for language, text in spellings(field):
            if key := tokens(text):
                found.setdefault(key, {})[field.key, language] = None
    return {key: tuple(several) for key, several in found.items()}


def _meant(several: tuple[str, ...], lists: str) -> tuple[str, ...]:
    """Ideas by what they mean in such lists."""
    others = vocabulary("idea_lists")["meant"][lists]
    return tuple(others.get(each, each) for each in several)


def adapted(several: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Ideas as a kind of list means them: where people are no records, or the header is about somebody else, `name and
    surname` is a name; `adı (pasaporttaki)` as well; where outlets are,
    nobody lives."""
    if "newsroom" in several and "name" in several:
        several = tuple("organisation" if each == "newsroom" else each for each in several)
    if kind != "applicant" and "contact" in several:
        several = tuple("person" if each == "staff" else each for each in several)
    if kind != "applicant":
        several = _meant(several, "rounds") if kind == "cohort" else several
        if {"reception", "hosting"} & set(several):
            several = tuple("organisation" if each == "newsroom" else each for each in several)
    several = _meant(several, "people" if kind == "applicant" else "others")
    if "obtained" in several:
        obtained = ("issue",) if {"passport", "identity"} & set(several) else ()
        several = tuple(other for each in several for other in (obtained if each == "obtained" else (each,)))
    if kind == "applicant":
        if (
            "experience" in several
            and {"passport", "date"} & set(several)
            and not idea_list("at_work").intersection(several)
        ):
            several = tuple("expiry" if each == "experience" else each for each in several)
        if "work" in several and "department" in several:
            several = tuple("organisation" if each == "department" else each for each in several)
        if {"name", "surname"} & set(several) and not {"number", "expiry", "card", "info", "date"} & set(several):
            several = tuple(each for each in several if each != "passport")
        if not {"emergency", "other"}.intersection(several):
            return several
        return tuple("name" if each == "surname" else each for each in several)
    if kind == "outlet" and "name" not in several and idea_list("of_an_outlet").intersection(several):
        several = tuple(each for each in several if each != "organisation")
    changed = {"surname": "name", "full": "name", "applicant": "person"}
    return tuple(changed.get(each, each) for each in several if each not in ("live", "experience"))


@cleared
@lru_cache(maxsize=8)
def declared(kind: str) -> tuple[Declared, ...]:
    """Every declared header of the kind as a set of ideas, without repetitions."""
    found: dict[Declared, None] = {}
    for field in read_fields(kind):
        for language, text in spellings(field):
            several = frozenset(adapted(ideas(text), kind))
            vague = len(tokens(text)) > 1 and sum(map(weight, several)) < 0.5
            if several and several != {"date"} and not vague and not all(each.startswith("~") for each in several):
                found[Declared(field.key, language, several)] = None
    return tuple(found)


@cleared
@lru_cache(maxsize=1)
def language_tokens() -> dict[str, frozenset[Language]]:
    """Token → the languages in whose declared headers and choice words it is met."""
    found: dict[str, set[Language]] = {}
    for kind in readable_kinds():
        for field in read_fields(kind):
            for language, text in spellings(field):
                if language != "en" and text == field.label.text:
                    continue
                for token in tokens(text):
                    if len(token) > 1:
                        found.setdefault(token, set()).add(language)
    return {token: frozenset(languages) for token, languages in found.items()}
