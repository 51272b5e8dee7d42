"""Chance that comes again with the seed: ids, incarnations and export ids are drawn from it, anew for each step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from types import SimpleNamespace
from unittest.mock import patch
from uuid import UUID

from exchange_app.services import exporting
from exchange_app.store import identity, ids

_FIRST = 1_700_000_000_000_000_000
_STEP = 60_000_000_000


class Draw:
    """What a store draws at random. Each step draws from its own well, so that leaving out others changes nothing of it."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.source = Random()
        self.moment = 0
        self.begin(0)

    def begin(self, step: int) -> None:
        """Draw for a step from here on."""
        self.source.seed(f"{self.seed} step {step}")
        self.moment = _FIRST + step * _STEP

    def bytes(self, count: int) -> bytes:
        return self.source.randbytes(count)

    def now(self) -> int:
        self.moment += 1_000_000
        return self.moment


@contextmanager
def drawn_from(seed: int) -> Iterator[Draw]:
    """Within it everything that is drawn at random in a store is drawn from the seed."""
    draw = Draw(seed)
    with (
        patch.object(ids, "os", SimpleNamespace(urandom=draw.bytes)),
        patch.object(ids, "time", SimpleNamespace(time_ns=draw.now)),
        patch.object(ids, "_last", [0]),
        patch.object(identity, "os", SimpleNamespace(urandom=draw.bytes)),
        patch.object(exporting, "uuid4", lambda: UUID(bytes=draw.bytes(16), version=4)),
    ):
        yield draw
