"""Counted records of a kind in words: “3 applicants”."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exchange_app.text import Message, Words, nmsg

_COUNTED: Mapping[str, Callable[[int], Message]] = {
    "agency": lambda count: nmsg("{count} agency", "{count} agencies", count),
    "cohort": lambda count: nmsg("{count} cohort", "{count} cohorts", count),
    "applicant": lambda count: nmsg("{count} applicant", "{count} applicants", count),
    "application": lambda count: nmsg("{count} application", "{count} applications", count),
    "outlet": lambda count: nmsg("{count} outlet", "{count} outlets", count),
    "opening": lambda count: nmsg("{count} opening", "{count} openings", count),
    "placement": lambda count: nmsg("{count} placement", "{count} placements", count),
}


def counted(by_kind: Mapping[str, int], words: Words) -> str:
    """How many records of which kinds: `2 applications and 1 placement`; empty for none."""
    parts = [
        words.say(
            _COUNTED[key](count) if key in _COUNTED else nmsg("{count} more record", "{count} more records", count)
        )
        for key, count in by_kind.items()
    ]
    if len(parts) < 2:
        return "".join(parts)
    return words._("{parts} and {last}", parts=words.join(parts[:-1]), last=parts[-1])
