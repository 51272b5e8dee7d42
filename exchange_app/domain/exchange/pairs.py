"""What people said of two records: the same person, or different ones. It is sent and joined as fields are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from exchange_app.domain.exchange.registers import UNKNOWN, Register
from exchange_app.domain.exchange.versions import Content, Offices, Seen, Version, seen_of
from exchange_app.domain.records import RecordId


class Verdict(StrEnum):
    """What was said of a pair."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of a kind, the smaller id first, and the register of what was said of them."""

    kind: str
    first: RecordId
    second: RecordId
    register: Register = UNKNOWN

    @property
    def verdict(self) -> Verdict | None:
        """What holds: nothing where nobody said anything, or took it back; where both were said, that they are different,
        since a link that is doubted must not hold."""
        said = {content for content in self.register.contents if content}
        if not said:
            return None
        return Verdict.DIFFERENT if Verdict.DIFFERENT in said else Verdict.SAME

    def said(self, verdict: Verdict | None, version: Version, offices: Offices) -> Pair:
        """The pair after somebody who has seen all that was said before said this."""
        content: Content = None if verdict is None else verdict.value
        seen = self.register.seen | seen_of((version,), offices)
        return Pair(self.kind, self.first, self.second, Register(frozenset(((version, content),)), seen))

    def join(self, other: Pair) -> Pair:
        """Both together."""
        return Pair(self.kind, self.first, self.second, self.register.join(other.register))


def ordered(one: RecordId, other: RecordId) -> tuple[RecordId, RecordId]:
    """The two ids of a pair, the smaller first."""
    return (one, other) if one < other else (other, one)


def pair_text(pair: Pair) -> str:
    """The state of a pair as store and workbook keep it."""
    register = pair.register
    entries = sorted(([version, content] for version, content in register.entries), key=str)
    held = {"l": entries, "s": dict(sorted(register.seen.counters.items())), "t": sorted(register.seen.typed)}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def pair_of(kind: str, first: RecordId, second: RecordId, text: str | None) -> Pair:
    """The pair whose state was kept as `text` (None: nothing was said)."""
    if not text:
        return Pair(kind, first, second)
    held = json.loads(text)
    entries = frozenset((str(version), content) for version, content in held["l"])
    return Pair(kind, first, second, Register(entries, Seen(held.get("s", {}), frozenset(held.get("t", ())))))
