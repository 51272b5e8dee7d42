"""Whether declarations say everything, and nothing that contradicts itself or another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as attributes

from exchange_app.kinds.model import UNSAID, Field, FieldType, Kind, NamePart

CARRIED = ("pk", "id", "code", "agency", "version", "created_at", "created_by", "changed_at", "changed_by", "removed")
"""What every record carries beside its fields."""
COMPUTED = ("name", "problems", "conflicts")
"""The columns that every list has beside those and its kind's fields."""


_CHOSEN = (FieldType.CHOICE, FieldType.LEVEL, FieldType.LANGUAGE, FieldType.CURRENCY)


class BadDeclaration(ValueError):
    """A declaration that leaves something out without saying so, or that contradicts itself or another one."""


def check_all(declared: Iterable[Kind]) -> None:
    """Raises BadDeclaration with the first fault of the declarations taken together."""
    every = list(declared)
    kinds = {each.key: each for each in every}
    if len(kinds) < len(every):
        raise BadDeclaration("Two kinds have the same key.")
    for each in every:
        for fault in (*_unsaid(each), *_of_fields(each, kinds)) or _of_kind(each, kinds):
            raise BadDeclaration(f"The kind “{each.key}” {fault}.")
    letters = [each.code_letter for each in every]
    if twice := {each for each in letters if letters.count(each) > 1}:
        raise BadDeclaration(f"Two kinds have the code letter “{twice.pop()}”.")
    letters = [each.letters for each in every if each.shared is not None]
    if twice := {each for each in letters if letters.count(each) > 1}:
        raise BadDeclaration(f"Two kinds have the letters “{twice.pop()}” for spare rows.")


def _unsaid(each: Kind) -> Iterator[str]:
    for attribute in attributes(each):
        if getattr(each, attribute.name) is UNSAID:
            yield f"does not say its {attribute.name}; where there is none, it says None or an empty tuple"


def _of_fields(each: Kind, kinds: Mapping[str, Kind]) -> Iterator[str]:
    if len(set(each.keys)) < len(each.keys):
        yield "has two fields of one key"
    for field in each.fields:
        if field.key in (*CARRIED, *COMPUTED) and field.key not in (each.code_field, *each.name_fields):
            yield f"has a field “{field.key}”, which every record carries already"
        if (field.type is FieldType.REFERENCE) is not bool(field.target):
            yield f"has a field “{field.key}” that names a kind without referring to it, or refers to none"
        if field.target and field.target not in kinds:
            yield f"refers by “{field.key}” to “{field.target}”, and there is no such kind"
        if field.type in _CHOSEN and field.choices is None:
            yield f"has a field “{field.key}” with nothing to choose from"
        if field.follows and not _followed(each, field, kinds):
            yield f"has a field “{field.key}” that follows “{field.follows}”, which is no such field of what it refers to"


def _followed(each: Kind, field: Field, kinds: Mapping[str, Kind]) -> bool:
    reference, _, key = field.follows.partition(".")
    other = kinds.get(each.references.get(reference, ""))
    return other is not None and key in other.keys and other.field(key).type is field.type


def _of_kind(each: Kind, kinds: Mapping[str, Kind]) -> Iterator[str]:
    keys = set(each.keys)
    for what in ("name_fields", "listed_by", "searched", "card", "indexed", "facts"):
        for key in getattr(each, what):
            if key not in keys:
                yield f"names “{key}” in its {what}, and has no such field"
    if not each.name_fields:
        yield "has no name_fields: by what is one of its records called?"
    elif not each.named and not set(each.list_name) & each.references.keys():
        yield "is not listed by any record that names it"
    elif each.named and len(each.name_fields) > 1 and each.name_label is None:
        yield "does not say its name_label: what stands over a name of several parts"
    if hidden := [key for key in each.searched if each.field(key).sensitive]:
        yield f"is searched by the sensitive field “{hidden[0]}”"
    for what in ("columns", "search_line"):
        for column in getattr(each, what):
            if not _column(each, column, kinds):
                yield f"has no column “{column}”, which it names in its {what}"
    in_form = [key for section in each.sections for key in section.fields]
    if each.sections and sorted(in_form) != sorted(each.keys):
        wrong = sorted(keys.symmetric_difference(in_form)) or sorted({key for key in in_form if in_form.count(key) > 1})
        yield f"has a form in which “{wrong[0]}” does not stand once"
    if not each.sections:
        yield "has no form: its sections are empty"
    if each.belongs_to is not None and each.belongs_to not in each.references:
        yield f"belongs to “{each.belongs_to}”, which is no reference of it"
    if each.page is None and each.belongs_to is None and not each.seen_at:
        yield "is seen nowhere: it has neither a page nor a record it belongs to"
    yield from _of_sharing(each, kinds)
    yield from _of_import(each)
    yield from _of_relations(each, kinds)


def _of_sharing(each: Kind, kinds: Mapping[str, Kind]) -> Iterator[str]:
    shared = each.shared
    if shared is None:
        return
    if sum(map(bool, (shared.sides, shared.along, shared.referred))) != 1:
        yield "does not say by one rule which of its records a partner may have"
    for key in shared.sides:
        if key not in each.keys or each.field(key).type not in (FieldType.AGENCY, FieldType.AGENCIES):
            yield f"is shared with the sides in “{key}”, which is no field of agencies"
    if shared.along and shared.along not in each.references:
        yield f"is shared along “{shared.along}”, which is no reference of it"
    for key, target in each.references.items():
        if kinds[target].shared is None:
            yield f"leaves for partners, but “{target}”, to which it refers by “{key}”, does not"


def _of_import(each: Kind) -> Iterator[str]:
    parts = [held.name_part for held in each.fields if held.name_part is not None]
    if each.people and sorted(parts, key=list(NamePart).index) != list(NamePart):
        yield "is of people, but its fields do not hold each part of a name once"
    if each.imported is None:
        return
    if not each.named:
        yield "is imported, but has no name of its own by which it is known again"
    several = (key for keys in (*each.imported.together, *each.imported.periods.values()) for key in keys)
    for key in (*each.imported.marks, *each.imported.own, *several):
        if key not in each.keys:
            yield f"names “{key}” in how it is imported, and has no such field"


def _of_relations(each: Kind, kinds: Mapping[str, Kind]) -> Iterator[str]:
    for tab in each.tabs:
        for key in tab.kinds:
            if key not in kinds:
                yield f"has a tab of “{key}”, and there is no such kind"
        if tab.add is not None and tab.by not in kinds[tab.kinds[0]].references:
            yield f"has a tab that adds “{tab.kinds[0]}” by “{tab.by}”, which is no reference of that"
    for path in filter(None, (each.home, each.host)):
        if _end_of(each, path, kinds) is None:
            yield f"has a side at “{path}”, which leads to no record, country or agency"
    if each.same is not None:
        for key in (*each.same.identity.values(), *each.same.loose):
            if key not in each.keys:
                yield f"names “{key}” in how two of it are compared, and has no such field"
    if (each.same is not None or each.imported is not None) and len(each.facts) != 2:
        yield "does not say in its facts the two fields that beside the name tell its records apart"
    if each.current is not None:
        other = kinds.get(each.current.kind)
        if other is None or other.references.get(each.current.by) != each.key:
            yield f"shows its newest “{each.current.kind}”, which does not refer to it by “{each.current.by}”"
    if each.placing is not None:
        for what in ("who", "where"):
            if getattr(each.placing, what) not in each.references:
                yield f"gives a place by “{getattr(each.placing, what)}”, which is no reference of it"
        for what in ("starts", "ends", "lock"):
            if getattr(each.placing, what) not in each.keys:
                yield f"gives a place by “{getattr(each.placing, what)}”, and has no such field"
    known = set(each.field(each.state).choices.codes) if each.state and each.field(each.state).choices else set()  # type: ignore[union-attr]
    for state in (*each.moves, *(after for several in each.moves.values() for after in several)):
        if state not in known:
            yield f"moves to or from “{state}”, which is no state of it"
    if each.page is not None and each.page.sum and each.page.sum not in each.keys:
        yield f"adds up “{each.page.sum}” under its list, and has no such field"


def _column(each: Kind, path: str, kinds: Mapping[str, Kind]) -> bool:
    head, _, rest = path.partition(".")
    if not rest:
        return head in each.keys or head in (*CARRIED, *COMPUTED)
    current = each.current.kind if each.current is not None else ""
    target = head if head == current else each.references.get(head, "")
    return target in kinds and _column(kinds[target], rest, kinds)


def _end_of(each: Kind, path: str, kinds: Mapping[str, Kind]) -> Field | None:
    head, _, rest = path.partition(".")
    if head not in each.keys:
        return None
    found = each.field(head)
    if rest:
        target = kinds.get(found.target or "")
        return _end_of(target, rest, kinds) if target is not None else None
    ends = (FieldType.REFERENCE, FieldType.COUNTRY, FieldType.AGENCY)
    return found if found.type in ends else None
