"""The shortest story that still breaks the same law: steps are left out as long as it does (delta debugging)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .running import Run, Step, again


def shrunk(run: Run, told: Callable[[int], None] = lambda left: None) -> Run:
    """A shortest story of a broken one; `told` hears how many steps are left. One that holds comes back as it is."""
    if run.broken is None:
        return run
    best, parts = again(run.seed, run.agencies, run.steps), 2
    if not _same(best, run):
        return run
    while len(best.steps) > 1:
        steps = best.steps[1:]
        parts = min(parts, len(steps))
        found = next((each for each in _without(best, steps, parts) if _same(each, run)), None)
        if found is not None:
            best, parts = found, max(parts - 1, 2)
            told(len(best.steps))
        elif parts >= len(steps):
            break
        else:
            parts = min(2 * parts, len(steps))
    return best


def _without(run: Run, steps: Sequence[Step], parts: int):  # type: ignore[no-untyped-def]
    size = -(-len(steps) // parts)
    # the last steps first: what broke the law stands there, and what is after it is of no use
    for start in range(0, len(steps), size):
        yield again(run.seed, run.agencies, [run.steps[0], *steps[:start], *steps[start + size :]])


def _same(one: Run, other: Run) -> bool:
    """Whether the same law is broken in both."""
    return one.broken is not None and other.broken is not None and one.broken.law == other.broken.law


def story(run: Run) -> str:
    """A run in words: its seed, its steps that applied, the law it breaks."""
    head = f"Seed {run.seed}, {run.agencies} agencies, {len(run.lines)} steps:"
    end = [] if run.broken is None else [f"    BROKEN: {run.broken}"]
    return "\n".join([head, *run.lines, *([run.doing] if run.doing else []), *end])
