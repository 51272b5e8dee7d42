"""Counted records of kinds in words: “3 applicants, 1 outlet”."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_app.kinds import kind
from exchange_app.text import Words


def counted(by_kind: Mapping[str, int], words: Words) -> str:
    """How many records of which kinds: `2 applications and 1 placement`; empty for none."""
    parts = [words.say(kind(key).counted(count)) for key, count in by_kind.items()]
    if len(parts) < 2:
        return "".join(parts)
    return words._("{parts} and {last}", parts=words.join(parts[:-1]), last=parts[-1])
