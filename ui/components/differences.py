"""What differs between two texts, to the letter: pieces that are marked, and pieces that are alike."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from ui.components.marks import Tone


def spans_of(old: str, new: str, tone: Tone) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]:
    """Both values in pieces, what differs marked to the letter; whole values when less than 40 % is alike."""
    if SequenceMatcher(None, old, new, autojunk=False).ratio() < 0.4:
        return [(old, "struck")], [(new, tone)]
    return differing(old, new, "struck", tone)


def differing(old: str, new: str, old_tone: str, new_tone: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Two texts in pieces of (words, tone), tone empty where they are alike."""
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if a < b:
            before.append((old[a:b], "" if kind == "equal" else old_tone))
        if c < d:
            after.append((new[c:d], "" if kind == "equal" else new_tone))
    return before, after
