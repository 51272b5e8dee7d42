"""Registers: the values of one field that stand side by side, and what has been seen of it.

One value is the normal case; several that differ are an open conflict, shown and never chosen silently. Sets
(languages, departments) hold one entry for each element, so that they come together element by element.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from exchange_app.domain.exchange.versions import NOTHING, Content, Offices, Seen, Version, seen_of
from exchange_app.kinds import Field, Merge

Entry = tuple[Version, Content]
"""A version and what it wrote: the whole content of the field, or one element of a set."""


@dataclass(frozen=True, slots=True)
class Register:
    """What stands of a field (`entries`) and every version of it that has been seen, those that stand included."""

    entries: frozenset[Entry]
    seen: Seen = NOTHING

    def join(self, other: Register) -> Register:
        """Both together: what either has and the other has not seen superseded. Commutative, associative, idempotent."""
        if self == other:
            return self
        entries = {
            *(self.entries & other.entries),
            *(each for each in self.entries if not other.seen.covers(each[0])),
            *(each for each in other.entries if not self.seen.covers(each[0])),
        }
        return Register(frozenset(entries), self.seen | other.seen)

    @property
    def versions(self) -> frozenset[Version]:
        """The versions that stand."""
        return frozenset(version for version, _content in self.entries)

    @property
    def contents(self) -> frozenset[Content]:
        """What stands, each different content once."""
        return frozenset(content for _version, content in self.entries)


UNKNOWN = Register(frozenset())
"""A field that was never heard of: it holds nothing and has seen nothing."""


def fresh(field: Field, content: Content, version: Version, offices: Offices) -> Register:
    """The register of a field that one version wrote and nobody else."""
    return Register(frozenset(_entries(field, content, version)), seen_of((version,), offices))


def rewrite(field: Field, register: Register, content: Content, version: Version, offices: Offices) -> Register:
    """The register after a write that has seen all of it. Who wrote the same before goes on standing for it: so it is known
    that a value which was chosen is that of the other side. A set keeps the entries of the elements that stay."""
    entries = set(_entries(field, content, version))
    if field.merge is Merge.SET:
        kept = {each for each in register.entries if each[1] in set(elements(content))}
        entries = kept | {each for each in entries if each[1] not in {element for _version, element in kept}}
    else:
        entries |= {each for each in register.entries if each[1] == content}
    return Register(frozenset(entries), register.seen | seen_of((version,), offices))


def elements(content: Content) -> list[str]:
    """The elements of a set's stored content (a JSON list)."""
    return [str(each) for each in json.loads(str(content))] if content else []


def packed(parts: Iterable[str]) -> Content:
    """The stored content of a set: its elements in one order, so that equal sets are equal texts."""
    found = sorted(set(parts))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else None


def _entries(field: Field, content: Content, version: Version) -> Iterable[Entry]:
    if field.merge is Merge.SET:
        return ((version, element) for element in elements(content))
    return ((version, content),)


def shown(field: Field, register: Register, side: Callable[[Version], bool]) -> Content:
    """What is displayed of a register: a pure function of it.

    Of values in conflict the owner's side comes first (`side` tells whether a version is the owner's), then what is not
    empty, then the greater version. Sets show every element that stands; free text shows all of it.
    """
    if field.merge is Merge.SET:
        return packed(str(content) for content in register.contents)
    contents = register.contents
    if len(contents) <= 1:
        return next(iter(contents), None)
    ordered = sorted(register.entries, key=lambda entry: (entry[1] is None, _downwards(entry[0])))
    if field.merge is Merge.TEXT:
        return together([str(content) for _version, content in ordered if content])
    return next((content for version, content in ordered if side(version)), ordered[0][1])


def _downwards(version: Version) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in version)


def together(texts: Iterable[str]) -> Content:
    """Texts that were written side by side, every line of them kept once."""
    lines: list[str] = []
    for text in texts:
        held = set(lines)
        lines += [line for line in text.split("\n") if line not in held or not line]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) or None


def in_conflict(field: Field, register: Register) -> bool:
    """Whether different values stand, of which a person has to choose."""
    return field.merge is Merge.REGISTER and len(register.contents) > 1
