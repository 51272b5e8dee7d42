"""Two ways of doing a thing, timed in turn; what counts is the ratio of their medians."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

RESULTS = Path(__file__).parent / "results"
ROUNDS = 5


@dataclass(frozen=True)
class Ratio:
    """How many times `ours` is of `bare`. Figures are seconds, or megabytes where the name says so."""

    name: str
    bound: float
    ratio: float
    lowest: float
    highest: float
    ours: float
    bare: float
    rounds: int

    def __str__(self) -> str:
        verdict = "reached" if self.ratio <= self.bound else "NOT reached"
        return (
            f"{self.name}: {self.ratio:.3g} (range {self.lowest:.3g} to {self.highest:.3g}, {self.rounds} rounds; "
            f"ours {self.ours:.4g}, bare {self.bare:.4g}); bound {self.bound:.3g} {verdict}"
        )


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    started = perf_counter()
    action()
    return perf_counter() - started


def compare(
    name: str,
    bound: float,
    ours: Callable[[], float],
    bare: Callable[[], float],
    rounds: int = ROUNDS,
    warm_up: bool = True,
) -> Ratio:
    """Measure both in turn, `rounds` times after a warm-up, print the ratio of the medians and keep it in a file.

    Each callable does its work once and gives the figure that it measured itself.
    """
    if warm_up:
        ours()
        bare()
    pairs = [(ours(), bare()) for _ in range(rounds)]
    mine, theirs = statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
    each = [one / other for one, other in pairs]
    result = Ratio(name, bound, mine / theirs, min(each), max(each), mine, theirs, rounds)
    print(result, flush=True)
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / (name.replace(" ", "-").replace(",", "") + ".json")
    target.write_text(json.dumps({**asdict(result), "python": sys.version.split()[0]}, indent=1))
    return result
