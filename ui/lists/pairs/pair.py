"""Suspected duplicates as the panel shows them: the sheet's row above, whom it may be below, letters that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from exchange_app.domain.exchange.pairs import Verdict
from ui.components.differences import differing


class PairAnswer(StrEnum):
    """What a person says of a pair."""

    SAME = "same"
    APART = "apart"
    """They are two, and are not asked about again."""
    LATER = "later"
    """Nothing yet: the pair waits."""
    UNDO = "undo"
    """Takes the last answer back."""

    @property
    def verdict(self) -> Verdict | None:
        """What the exchange of both stores calls it."""
        return _VERDICTS.get(self)


_VERDICTS = {PairAnswer.SAME: Verdict.SAME, PairAnswer.APART: Verdict.DIFFERENT}
_ANSWERS = {verdict: answer for answer, verdict in _VERDICTS.items()}


def answer_of(verdict: Verdict | None) -> PairAnswer:
    """The answer by which a verdict is shown."""
    return PairAnswer.LATER if verdict is None else _ANSWERS[verdict]


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
    """A row of the sheet (`line`, its place among all lines) and whom it may be."""

    line: int
    key: tuple[str, str]
    """What the pair is known by when the list is made again."""
    upper: Half
    lower: Half
    score: float
    decision: PairAnswer = PairAnswer.LATER
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
    return differing(above, below, above_tone, below_tone)


def undecided(pairs: Sequence[SuspectedPair]) -> int:
    """How many still wait for a person."""
    return sum(pair.decision is PairAnswer.LATER for pair in pairs)
