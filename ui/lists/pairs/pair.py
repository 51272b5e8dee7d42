"""Suspected duplicates as the panel shows them: the sheet's row above, whom it may be below, letters that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

Spans = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two: who it is, in the words of a list."""

    side: str
    ours: bool
    parts: tuple[str, str, str]
    """Name, date of birth (or city), telephone."""
    where: str
    """The row of the sheet, or the code of the record with who entered it."""


@dataclass(slots=True)
class SuspectedPair:
    """A row of the sheet (`line`, its place among all lines) and whom it may be. `decision`: same, apart, later."""

    line: int
    upper: Half
    lower: Half
    score: float
    decision: str = "later"
    evidence: tuple[str, ...] = field(default=())

    def spans(self) -> tuple[list[Spans], list[Spans]]:
        """Both halves' parts in pieces; what differs carries the tone of its side."""
        tones = ["ours" if half.ours else "theirs" for half in (self.upper, self.lower)]
        if tones[0] == tones[1]:
            tones[1] = "ours" if tones[0] == "theirs" else "theirs"
        made = [marked(a, b, tones[0], tones[1]) for a, b in zip(self.upper.parts, self.lower.parts, strict=True)]
        return [above for above, _ in made], [below for _, below in made]


def marked(above: str, below: str, above_tone: str, below_tone: str) -> tuple[Spans, Spans]:
    """Two texts in pieces of (words, tone), tone empty where they are alike."""
    if above == below or not above or not below:
        return [(above, "")], [(below, "")]
    first: Spans = []
    second: Spans = []
    for kind, a, b, c, d in SequenceMatcher(None, above, below, autojunk=False).get_opcodes():
        if a < b:
            first.append((above[a:b], "" if kind == "equal" else above_tone))
        if c < d:
            second.append((below[c:d], "" if kind == "equal" else below_tone))
    return first, second


def undecided(pairs: Sequence[SuspectedPair]) -> int:
    """How many still wait for a person."""
    return sum(pair.decision == "later" for pair in pairs)
