"""Full names in one cell become given name, family name and patronymic."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from exchange_app.kinds.model import NamePart
from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.gazetteer import ends_like, is_given_name, known_words
from exchange_app.sheets.values.several import PEOPLE, people
from exchange_app.sheets.values.texts import clean, not_given, said
from exchange_app.sheets.values.titles import untitled
from exchange_app.text import fold, msg

NameOrder = tuple[NamePart, ...]
"""The parts of a name in the order in which the cell gives them; () where the header does not say."""

_GIVEN, _FAMILY, _FATHER = NamePart
FAMILY_FIRST: NameOrder = (_FAMILY, _GIVEN)
_CHILD_LENGTH = 4
"""Letters of the word for a son or daughter where it is written together with the father's name."""


NO_NAME = Fault(msg("A name is written in letters; compare the cell with the document."))


def read_name(cell: Any) -> Any:
    """Part of a person's name: text that is no number or date."""
    text = clean(cell) if type(cell) is str else ""
    if type(cell) is str and not_given(text) and not (fold(text) in said("nothing_or_name") and text.istitle()):
        return None
    if not any(map(str.isalpha, text)):
        return NO_NAME
    return PEOPLE if people(cell, whole=False) else untitled(text)


_NUMBERED = re.compile(r"^\d{1,4}[.)]\s*(?=[^\W\d])")


def read_names(order_of: Callable[[str], NameOrder], parts: Sequence[NamePart]) -> Reader:
    """A reader giving `parts` of a full name, which stands in the order that `order_of` gives for it.

    Words in capitals are the family name. Without an order the last word is the family name. `Zakir qızı` is a patronymic wherever it stands.
    """
    places = [tuple(NamePart).index(part) for part in parts]

    def read(cell: Any) -> Any:
        if type(cell) is str and people(cell):
            return (PEOPLE, *(None,) * (len(places) - 1))
        text = _NUMBERED.sub("", clean(cell)).strip("* ") if type(cell) is str else "0"
        if not_given(text):
            return None
        strange = "@" in text or any(map(str.isdecimal, text)) or not any(map(str.isalpha, text))
        found = (NO_NAME, None, None) if strange else split_name(text, order_of(text))
        return tuple(found[at] for at in places)

    return read


_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ASIDE = msg("What stands in brackets is not kept; put it into the notes.")
_ONE_WORD = msg("Only one word of the name is given; write given name and family name.")


def split_name(text: str, order: NameOrder = ()) -> tuple[Any, Any, Any]:
    """The three parts of a cleaned full name; a part that is not there is None."""
    text = untitled(text)
    if (bare := _BRACKETS.sub(" ", text)) != text and any(map(str.isalpha, bare)):
        given, family, patronymic = split_name(clean(bare), order)
        return given, family if isinstance(family, Fault) else Fault(_ASIDE, family), patronymic
    before, _, behind = (part.strip() for part in text.partition(","))
    if before and behind and len(before.split()) <= 3:
        text, order = f"{before} {behind}".replace(",", " "), _comma_order(before, behind, order)
    pieces = [piece for each in _APART.split(text) if (piece := untitled(each.strip()))]
    if len(pieces) > 1:
        return _apart(pieces, order)
    words, patronymic = _patronymic(" ".join(pieces).replace("_", " ").split())
    capital = [word for word in words if _capitals(word)]
    if capital and len(capital) < len(words) and any(map(_spoken, capital)):
        given = [word for word in words if not _capitals(word)]
        if patronymic is None and _FATHER in order and len(given) > 1:
            given, patronymic = given[:-1], given[-1]
        return " ".join(given), " ".join(capital), patronymic
    return _by_order(words, patronymic, order)


def written_order(text: str) -> list[str]:
    """The words of a name of which only the order says what they are; none where something else does."""
    text = untitled(text)
    words, _ = _patronymic(text.split())
    told = any(mark in text for mark in ",/|<_(") or sum(map(_capitals, words)) not in (0, len(words))
    return [] if told or len(text.split()) < 2 else words


_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")
_APART = re.compile(r"\s*(?:/|\||<<)\s*")


def _apart(pieces: list[str], order: NameOrder) -> tuple[Any, Any, Any]:
    """`LETİFOVA / YEGANE`: what stands between the strokes are the parts of the name, the family name first unless the header says else."""
    parts = tuple(dict.fromkeys(order)) or FAMILY_FIRST
    if _FATHER not in parts:
        parts = (*parts, _FATHER)
    found: dict[NamePart, str] = {}
    for part, piece in zip(parts, pieces, strict=False):
        words, patronymic = _patronymic(piece.split())
        if patronymic is not None and part is not _FATHER:
            found[_FATHER], piece = patronymic, " ".join(words)
        found.setdefault(part, piece)
    given, family = found.get(_GIVEN), found.get(_FAMILY)
    return given or Fault(_ONE_WORD), family or Fault(_ONE_WORD), found.get(_FATHER)


def _comma_order(before: str, behind: str, order: NameOrder) -> NameOrder:
    """`Aydın, Pınar` is family name first, as the comma says, unless the header gives another order and the words themselves do not object."""
    turned = (_FAMILY,) * len(before.split()) + (_GIVEN,) + (_FATHER,) * (_FATHER in order)
    if not order or order[0] is _FAMILY:
        return turned
    first, last = before.split()[0], behind.split()[0]
    objects = is_given_name(last) or ends_like(first, "family_endings")
    return turned if objects and not is_given_name(first) else order


def _patronymic(words: list[str]) -> tuple[list[str], str | None]:
    """Takes `Zakir qızı` (also `Zakirqızı`, `Zakir-qızı`) out of the words. `Ağaoğlu` at an end is a family name where no other word is one."""
    child = known_words("child")
    for at, word in enumerate(words if len(words) > 2 else ()):
        key = fold(word).strip(".")
        if (key in child or word.lower() in known_words("child_short")) and at > 0:
            return words[: at - 1] + words[at + 1 :], f"{words[at - 1]} {word}"
        glued = (key.rpartition("-")[2] if "-" in key else key[-_CHILD_LENGTH:]) in child and len(key) > 6
        if not glued:
            continue
        others = words[:at] + words[at + 1 :]
        family = ends_like(word, "sure_endings") and at in (0, len(words) - 1)
        families = (each for each in others if ends_like(each, "sure_endings") and not is_given_name(each))
        if "-" in key or not family or any(families):
            return others, word
    return words, None


def _spoken(word: str) -> bool:
    """Whether a word in capitals can be said, unlike initials: KAYA, ÖZ."""
    return len(word) > 2 or bool(set("aeiou").intersection(fold(word)))


def _capitals(word: str) -> bool:
    letters = [each for each in word if each.isalpha()]
    return not _INITIALS.fullmatch(word) and len(letters) > 1 and all(each.isupper() for each in letters)


def begins_with_family(order: NameOrder) -> bool:
    """Whether the family name stands before the given name."""
    return _FAMILY in order and (_GIVEN not in order or order.index(_FAMILY) < order.index(_GIVEN))


def _by_order(words: list[str], patronymic: str | None, order: NameOrder) -> tuple[Any, Any, Any]:
    if len(words) < 2:
        family = words[0] if words and order[:1] == (_FAMILY,) else None
        given = words[0] if words and family is None else None
        return given or Fault(_ONE_WORD), family or (Fault(_ONE_WORD) if words else None), patronymic
    if patronymic is None and _FATHER in order and len(words) > 2:
        words = list(words)
        patronymic = words.pop({0: 0, len(order) - 1: -1}.get(order.index(_FATHER), 1))
    if not order and _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0]):
        order = FAMILY_FIRST
    begins = begins_with_family(order)
    at, step = (order.count(_FAMILY), 1) if begins else (len(words) - 1, -1)
    while words[-1][:1].isupper() and words[at - 1].islower() and 1 <= at + step < len(words):
        at += step  # van der Berg
    first, last = " ".join(words[:at]), " ".join(words[at:])
    return (last, first, patronymic) if begins else (first, last, patronymic)
