"""Headers of cells that hold several fields: full names, `Doğum yeri və tarixi`, `Kurumu / Görevi`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from exchange_app.kinds.model import NamePart
from exchange_app.kinds.registry import person_name
from exchange_app.sheets.infer.catalogue import Declared, adapted, declared, name_fields
from exchange_app.sheets.infer.keys import parts, spelled
from exchange_app.sheets.infer.phrases import LISTING, PIECES, heavy, phrase_scores
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas, weight
from exchange_app.sheets.values.names import NameOrder
from exchange_app.text import Language, fold

_LETTERS = re.compile(r"(?:s\.? ?a\.? ?a|a\.? ?s\.? ?a|f\.? ?[io]\.? ?o)\.?")
"""`S.A.A.`, `A S A`, `FİO` as a whole header; inside a longer one they are one word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a header may name: one field, or several that stand in one cell. `order` is that of the parts of a name."""

    fields: tuple[str, ...]
    score: float
    order: NameOrder = ()


def several_in_one(own: str, kind: str, language: Language | None, scores: dict[str, float]) -> list[Candidate]:
    """Readings of the header as several fields in one cell."""
    outside = parts(own)[0]
    if kind == "applicant" and (listed := _name_and_more(outside, language)) is not None:
        for field in scores:
            scores[field] *= 0.8
        return [listed]
    if kind == "applicant" and (names := _names(own, outside)) is not None:
        return [names]
    if _says_one_thing_twice(own, kind) or (kind == "outlet" and {"newsroom", "name"} <= set(ideas(outside))):
        return []
    if (joined := _joined(outside, kind, language, scores)) is not None:
        return [joined]
    if (listed := _listed(outside, kind, language)) is not None:
        for field in scores:
            scores[field] *= 0.9
        return [listed]
    return []


def _says_one_thing_twice(own: str, kind: str) -> bool:
    """Whether two pieces of a header name the same field in two languages."""
    pieces = [piece for each in PIECES.split(own) if (piece := parts(each)[0])]
    if len(pieces) != 2:
        return False
    first, second = (phrase_scores(piece, "", kind, None) for piece in pieces)
    near = 0.15
    return any(
        score + second.get(field, 0.0) >= 1.6
        and score >= max(first.values()) - near
        and second[field] >= max(second.values()) - near
        for field, score in first.items()
    )


def _joined(outside: str, kind: str, language: Language | None, scores: dict[str, float]) -> Candidate | None:
    """Two or three fields whose ideas together are those of the header: `Doğum yeri və tarixi`."""
    main = frozenset(adapted(ideas(outside), kind))
    if len(main) < 2 or "other" in main or max(scores.values(), default=0.0) >= 0.95 or not LISTING.search(outside):
        return None
    inside_of: dict[str, tuple[float, bool, Declared]] = {}
    for each in declared(kind):
        if each.ideas <= main and (counts := heavy(each.ideas, False)) >= 0.5:
            found = (counts, each.language == language, each)
            if each.field not in inside_of or found[:2] > inside_of[each.field][:2]:
                inside_of[each.field] = found
    spoken = {(each.field, each.ideas) for each in declared(kind) if each.language == language}
    best: tuple[float, float, int, tuple[Declared, ...]] | None = None
    for number in (2, 3):
        for group in combinations([each for *_, each in inside_of.values()], number):
            union = frozenset().union(*(each.ideas for each in group))
            if any(
                heavy(union - frozenset().union(*(o.ideas for o in group if o is not each)), False) < 0.25
                for each in group
            ):
                continue
            score = heavy(union, False) / heavy(main, len(main) >= 6)
            total = sum(heavy(each.ideas, False) for each in group)
            home = sum((each.field, each.ideas) in spoken for each in group)
            if best is None or (round(score, 3), total, home) > best[:3]:
                best = (round(score, 3), total, home, group)
    if best is None or best[0] < 0.75 or best[0] < max(scores.values(), default=0.0) + 0.05:
        return None
    order = adapted(ideas(outside), kind)
    placed = sorted(best[3], key=lambda each: max(order.index(i) for i in each.ideas if i in order))
    return Candidate(tuple(each.field for each in placed), min(0.97, best[0]))


def _listed(outside: str, kind: str, language: Language | None) -> Candidate | None:
    """`Kurumu / Görevi`, `Şəhər və ölkə`: pieces that each name a field of their own."""
    pieces = [piece for each in LISTING.split(outside) if (piece := each.strip())]
    if not 2 <= len(pieces) <= 3 or ("emergency" in ideas(outside) and {"name", "surname"} & set(ideas(outside))):
        return None
    if any(
        a < b or b < a for a, b in combinations([frozenset(ideas(piece)) for piece in pieces], 2)
    ) or "birth" in ideas(outside):
        return None
    fields: list[str] = []
    seen: list[set[str]] = []
    for piece in pieces:
        if sum(map(weight, ideas(piece))) < 0.5:
            return None
        reading = {field: score for field, score in phrase_scores(piece, "", kind, language).items() if score >= 0.9}
        if not reading or any(reading.keys() & other for other in seen):
            return None
        seen.append(set(reading))
        field = max(reading, key=lambda field: reading[field])
        fields.append("emergency_phone" if field == "phone" and "emergency" in ideas(outside) else field)
    return Candidate(tuple(fields), 0.97)


def _name_and_more(outside: str, language: Language | None) -> Candidate | None:
    """`Ad, soyad, vəzifə, iş yeri`: the whole name with other fields behind it in one cell; not that of a person to be asked."""
    if idea_list("of_another") & set(ideas(outside.partition(":")[0])) and ":" in outside:
        return None
    pieces = [piece for each in LISTING.split(outside) if (piece := each.strip())]
    if not 2 <= len(pieces) <= _MANY:
        return None
    order: list[NamePart] = []
    fields: list[str] = []
    for piece in pieces:
        said = [idea for idea in ideas(piece) if idea not in ("applicant", "full", "person")]
        if said and set(said) <= {"name", "surname", "father"} and not fields:
            named = [_PART_OF_NAME[idea] for at, idea in enumerate(said) if said[at - 1 : at] != ["father"]]
            order.extend(named if len(said) > 1 or "full" not in ideas(piece) else list(_WHOLE))
            continue
        reading = {
            field: score for field, score in phrase_scores(piece, "", "applicant", language).items() if score >= 0.9
        }
        if not order or not reading or not set(reading).isdisjoint(name_fields()):
            return None
        fields.append(max(reading, key=lambda field: reading[field]))
    if not set(_WHOLE) <= set(order) or not fields or len(set(order)) + len(set(fields)) < len(order) + len(fields):
        return None
    return Candidate((*_fields_of(part for part in NamePart if part in order), *fields), 0.97, tuple(order))


_MANY = 6


def _order_inside(own: str) -> NameOrder:
    """The parts of a name that parentheses list: `İşçi (soyadı, adı, atasının adı)`; () where they list anything else."""
    order: list[NamePart] = []
    several = ideas(parts(own)[1])
    for at, idea in enumerate(several):
        if idea == "name" and several[at - 1 : at] == ("father",):
            continue
        part = _PART_OF_NAME.get(idea)
        if part is None:
            return ()
        order.append(part)
    return tuple(order) if set(_WHOLE) <= set(order) and len(set(order)) == len(order) else ()


_PART_OF_NAME = {"name": NamePart.GIVEN, "surname": NamePart.FAMILY, "father": NamePart.PATRONYMIC}
_WHOLE = (NamePart.GIVEN, NamePart.FAMILY)
"""What makes a whole name."""


def _fields_of(order: Iterable[NamePart]) -> tuple[str, ...]:
    return tuple(person_name()[part] for part in order)


def _named(order: NameOrder, score: float) -> Candidate:
    return Candidate(_fields_of(order), score, order)


def _names(own: str, outside: str) -> Candidate | None:
    """A header of full names, with the order that it says."""
    given, family, father = NamePart
    plain = fold(outside)
    words = {re.sub(r"[. ]", "", plain)} if _LETTERS.fullmatch(plain) else set(spelled(outside))
    if words & {"saa", "fio", "foo"}:
        return _named((family, given, father), 0.97)
    if "asa" in words:
        return _named((given, family, father), 0.97)
    several = tuple("applicant" if idea == "staff" else idea for idea in ideas(outside))
    found = set(several)
    if (order_inside := _order_inside(own)) and not found & idea_list("of_another"):
        unknown = sum(each.startswith("~") for each in found)
        listed = _fields_of(part for part in NamePart if part in order_inside)
        return Candidate(listed, 0.97 if not unknown else 0.75, order_inside)
    strange = found & idea_list("no_whole_name")
    if {"name", "surname"} <= found:
        strange.discard("passport")
    if strange or "other" in found:
        return None
    order: list[NamePart] = []
    after_father = False
    for at, idea in enumerate(several):
        if idea == "father":
            order.append(father)
            after_father = True
            continue
        if idea == "surname":
            order.append(family)
        elif idea == "name" and not after_father and several[at + 1 : at + 2] != ("of",):
            order.append(given)
        after_father = False
    order = list(dict.fromkeys(order))
    rest = sum(
        weight(each) if not each.startswith("~") else 0.2
        for each in found - {"name", "surname", "father", "full", "applicant", "person", "info", "identity", "passport"}
    )
    if family in order and len(order) > 1:
        kept = tuple(order)
        held = kept if father in kept else (family, given) if kept[0] is family else _WHOLE
        return Candidate(_fields_of(held), max(0.5, 0.99 - 0.2 * rest), kept)
    if given in order and len(order) == 1 and "full" in found:
        return Candidate(_fields_of(_WHOLE), max(0.5, 0.96 - 0.2 * rest))
    if "applicant" in found and not order and rest < 0.2 and len(found) <= 2:
        return Candidate(_fields_of(_WHOLE), 0.75)
    if "applicant" in found and order == [given] and rest < 0.2:
        return Candidate(_fields_of(_WHOLE), 0.7)
    return None
