"""Many seeds at once, on every processor: what broke, and how often each step and each law was tried."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing import get_context

from .running import Run, run
from .shrinking import shrunk, story

_AT_ONCE = 10


@dataclass
class Numbers:
    """What came of many seeds. `broken` gives by law the seeds that broke it, `faults` the first runs of each."""

    seeds: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    broken: dict[str, list[int]] = field(default_factory=dict)
    faults: list[Run] = field(default_factory=list)

    def add(self, ran: Run) -> None:
        self.seeds += 1
        self.counts += ran.counts
        if ran.broken is not None:
            seeds = self.broken.setdefault(ran.broken.law, [])
            if not seeds:
                self.faults.append(ran)
            seeds.append(ran.seed)

    def told(self) -> Iterator[str]:
        """Everything in lines, the most tried first."""
        for name, count in sorted(self.counts.items(), key=lambda each: (each[0].split()[0], -each[1])):
            yield f"  {count:>9,}  {name}"
        for law, seeds in self.broken.items():
            yield f"  BROKEN in {len(seeds)} of {self.seeds} seeds: {law} ({', '.join(map(str, seeds[:8]))}{' …' if len(seeds) > 8 else ''})"


def many(
    first: int,
    count: int,
    *,
    agencies: int | None = None,
    jobs: int | None = None,
    progress: Callable[[Numbers], None] = lambda _: None,
) -> Numbers:
    """Run `count` seeds from `first` on."""
    found = Numbers()
    chunks = iter([range(at, min(at + _AT_ONCE, first + count)) for at in range(first, first + count, _AT_ONCE)])
    with ProcessPoolExecutor(
        jobs or os.cpu_count() or 1, mp_context=get_context("spawn"), max_tasks_per_child=30
    ) as pool:
        open_ = {
            pool.submit(some, chunk, agencies) for chunk in itertools.islice(chunks, 2 * (jobs or os.cpu_count() or 1))
        }
        while open_:
            done, open_ = wait(open_, return_when=FIRST_COMPLETED)
            for each in done:
                for ran in each.result():
                    found.add(ran)
                if (chunk := next(chunks, None)) is not None:
                    open_.add(pool.submit(some, chunk, agencies))
            progress(found)
    return found


def some(seeds: range, agencies: int | None = None) -> list[Run]:
    """Run some seeds here, one after the other; of those that hold only the numbers are kept."""
    ran = []
    for seed in seeds:
        found = run(seed, agencies=agencies)
        ran.append(found if found.broken is not None else Run(seed, found.agencies, counts=found.counts))
    return ran


def must_hold(seeds: range) -> Counter[str]:
    """Run some seeds; raises AssertionError with the shortest story of the first that breaks a law."""
    counts: Counter[str] = Counter()
    for ran in some(seeds):
        counts += ran.counts
        if ran.broken is not None:
            raise AssertionError(
                f"A law is broken.\n{story(shrunk(ran))}\nAgain by: python3 dev.py simulate --first {ran.seed} --seeds 1"
            )
    return counts
